using System.Globalization;
using LaunchReady.Core.Verdicts;
using LaunchReady.Secrets.Facts;
using LaunchReady.Secrets.Rules;

namespace LaunchReady.Secrets.Checks;

/// <summary>Turns what was found in some kinds of place into cells: one a secret, one a source.</summary>
internal static class SecretCells
{
    /// <summary>Files that are named for tools which show findings beside the code.</summary>
    private const int MostLocations = 20;

    /// <param name="asideCounts">False where tests and documentation are as public as all else: in what customers get.</param>
    public static IReadOnlyList<Cell> Of(SecretFacts facts, PlaceKind kind, bool asideCounts)
    {
        var sources = facts.Sources.Where(s => s.Kind == kind).ToArray();
        var secrets = facts.Found.Where(f => !f.Allowed && f.Places.Any(p => p.Kind == kind)).Select(f => (Found: f, Cell: Of(f, kind, asideCounts))).ToArray();
        return [.. secrets.Select(s => s.Cell), .. sources.Select(Of)];
    }

    private static Cell Of(FoundSecret found, PlaceKind kind, bool asideCounts)
    {
        var places = found.Places.Where(p => p.Kind == kind).ToArray();
        var subject = $"{found.Rule} #{found.Fingerprint}";
        var caller = places[0].Source;
        var where = Where(places);
        var aside = asideCounts && places.All(p => Surroundings.IsAside(p.Path));
        var cell = found switch
        {
            { Exposure: Exposure.PublicByDesign } => Cell.Pass(subject, caller, $"{found.Title} {found.Shown} {where}: made to be public"),
            { Exposure: Exposure.Test } => Cell.Pass(subject, caller, $"{found.Title} {found.Shown} {where}: a key of the test mode") with { Advice = $"{found.Title} {found.Shown} {where} works in the provider's test mode only. Keep it out of what customers get." },
            { Exposure: Exposure.PublicIfRestricted } => Cell.Pass(subject, caller, $"{found.Title} {found.Shown} {where}: public if restricted") with { Advice = IsFirst(found, kind) ? $"{found.Title} {found.Shown} {where} is safe only when it is restricted. Is it? {found.Restrict[0]}" : null },
            { Rotated: { } rotated } when kind == PlaceKind.History => new Cell(subject, caller, Verdict.Attested,
                string.Create(CultureInfo.InvariantCulture, $"{found.Title} {found.Shown} {where} was rotated on {rotated.On:yyyy-MM-dd}, says {rotated.By}; the history keeps the old value")),
            { Rotated: { } rotated } => Cell.Fail(subject, caller, string.Create(CultureInfo.InvariantCulture,
                $"{found.Title} {found.Shown} is said to be rotated since {rotated.On:yyyy-MM-dd} and still stands {where}. {Remove(kind)}"), []),
            { Certainty: Certainty.Guessed } when aside => Cell.Pass(subject, caller, $"{found.Title} {found.Shown} {where}: in tests or documentation, and only its name speaks for it"),
            { Certainty: Certainty.Guessed } => Ask(found, subject, caller, where, "only its name speaks for it"),
            _ when aside && !IsChecked(found) => Ask(found, subject, caller, where, "it stands among tests, documentation or other people's packages"),
            _ => Cell.Fail(subject, caller, $"{found.Title} {found.Shown} {where}{Elsewhere(found, kind)}. Rotate it first: {found.RotationPage}", []),
        };
        return cell.Verdict is Verdict.Fail or Verdict.Inconclusive or Verdict.Attested
            ? cell with { Rotation = found.Rotated is null ? RotationOf(found, where) : null, Locations = Locations(places) }
            : cell;
    }

    private static Rotation RotationOf(FoundSecret found, string where) => new(
        found.Fingerprint, found.Title, found.Shown,
        found.Purpose switch
        {
            Purpose.ApiKey => RotationOrder.ApiKey,
            Purpose.DatabasePassword => RotationOrder.DatabasePassword,
            Purpose.SigningKey => RotationOrder.SigningKey,
            _ => throw new ArgumentOutOfRangeException(nameof(found), found.Purpose, "unknown purpose"),
        },
        found.RotationPage, found.RotationSteps, where);

    private static Location[] Locations(SecretPlace[] places) =>
        [.. places.Where(p => p.Kind is PlaceKind.Tree or PlaceKind.Untracked or PlaceKind.History && !p.Path.Contains('!', StringComparison.Ordinal)).Select(p => new Location(p.Path, p.Line)).Distinct().Take(MostLocations)];

    /// <summary>What is left to do once the value opens nothing any more.</summary>
    private static string Remove(PlaceKind kind) => kind switch
    {
        PlaceKind.Tree or PlaceKind.Untracked => "Take it out of the code.",
        PlaceKind.Bundle => "Build the app anew without it.",
        PlaceKind.CiLog => "Delete the log.",
        PlaceKind.Artifact => "Build anew without it and withdraw the old build.",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "nothing can be removed there"),
    };

    /// <summary>Advice on one value is given once, however many places have it.</summary>
    private static bool IsFirst(FoundSecret found, PlaceKind kind) => found.Places.Select(p => p.Kind).Where(k => k != PlaceKind.Untracked).Min() == kind;

    /// <summary>"; the same value stands in the app and in CI output": what has to be done together.</summary>
    private static string Elsewhere(FoundSecret found, PlaceKind kind)
    {
        var others = found.Places.Select(p => p.Kind).Where(k => k != kind).Distinct().Order().Select(Words).ToArray();
        return others.Length == 0 ? "" : $"; the same value stands {string.Join(" and ", others)}";
    }

    private static string Words(PlaceKind kind) => kind switch
    {
        PlaceKind.Tree => "in the code",
        PlaceKind.Untracked => "in a file that git ignores",
        PlaceKind.History => "in the repository's history",
        PlaceKind.Bundle => "in the app",
        PlaceKind.CiLog => "in CI output",
        PlaceKind.Artifact => "in a build artifact",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "unknown kind of place"),
    };

    /// <summary>Nobody makes up a value whose checksum holds; a key in armour is often made for a test.</summary>
    private static bool IsChecked(FoundSecret found) => found.Certainty == Certainty.Proven && found.Purpose != Purpose.SigningKey;

    private static Cell Ask(FoundSecret found, string subject, string caller, string where, string why) => Cell.Inconclusive(
        subject, caller, Reason.AmbiguousAnswer, $"{found.Title} {found.Shown} {where}, and {why}",
        $"rotate it, or say that it is none: add `{{fingerprint: \"{found.Fingerprint}\", reason: ...}}` to `code.secrets.allow` in launchready.yaml");

    private static string Where(SecretPlace[] places)
    {
        var first = places[0];
        var text = first.Within is { } within ? $"{first.Path} ({within})" : first.Line is { } line ? string.Create(CultureInfo.InvariantCulture, $"{first.Path}:{line}") : first.Path;
        if (first.Commit is { } commit)
        {
            text = $"{text} of commit {commit[..Math.Min(10, commit.Length)]}{(first.Date is { } date ? string.Create(CultureInfo.InvariantCulture, $" ({date:yyyy-MM-dd})") : "")}{(first.Reachable is { } by ? $", kept by {by}" : "")}";
        }

        return places.Length == 1 ? $"in {text}" : string.Create(CultureInfo.InvariantCulture, $"in {text} and {places.Length - 1} more places");
    }

    private static Cell Of(SourceFacts source)
    {
        var code = source.Skipped.Where(s => s.IsCode).ToArray();
        var read = string.Create(CultureInfo.InvariantCulture, $"{source.Files} files, {source.Bytes / 1e6:F1} MB");
        if (source.Unread is { } why)
        {
            return Cell.Inconclusive("what was read", source.Name, Reason.EvidenceUnreadable, $"{source.Name} was not read wholly: {why}", source.NextStep);
        }

        if (code.Length > 0)
        {
            return Cell.Inconclusive("what was read", source.Name, Reason.EvidenceUnreadable,
                $"{source.Name}: {read} were read, but not {string.Join(", ", code.Select(s => string.Create(CultureInfo.InvariantCulture, $"{s.Count} x {s.Reason} (as {s.Example})")))}",
                $"make {code[0].Example} readable, or leave it out of the app, and run `launchready audit` again");
        }

        return source.Bytes == 0 && !source.IsStaged
            ? Cell.Inconclusive("what was read", source.Name, Reason.EvidenceMissing, $"{source.Name} holds nothing that could be read", "name a folder or file with content")
            : Cell.Pass("what was read", source.Name, $"{read} were read");
    }
}
