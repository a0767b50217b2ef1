using System.Globalization;
using LaunchReady.Secrets;
using LaunchReady.Secrets.Facts;
using LaunchReady.Secrets.Rules;

namespace LaunchReady.Cli.Scanning;

/// <summary>What a scan found, for a person: secrets first, what is public next, guesses last; then what was read and what was not.</summary>
internal static class ScanText
{
    private const int FewPlaces = 3;

    public static void Write(SecretFacts facts, TimeSpan elapsed, bool all, int known, ScanVerdict verdict, TextWriter to)
    {
        var found = facts.Found.Where(f => !f.Allowed).ToArray();
        Section(found, f => f is { Exposure: Exposure.Secret, Certainty: not Certainty.Guessed }, "Secrets", all, to);
        Section(found, f => f is { Exposure: Exposure.Secret, Certainty: Certainty.Guessed } && (all || f.Places.Any(p => !Secrets.Checks.SecretChecks.IsAside(p.Path))), "Perhaps secrets: only a name speaks for them", all, to);
        Section(found, f => f.Exposure == Exposure.PublicIfRestricted, "Public if restricted: are they?", all, to);
        Section(found, f => f.Exposure == Exposure.Test, "Test keys", all, to);
        if (all)
        {
            Section(found, f => f.Exposure == Exposure.PublicByDesign, "Public by design", all, to);
        }

        Summary(facts, found, elapsed, known, to);
        to.WriteLine(verdict.Sentence);
    }

    private static void Section(FoundSecret[] found, Func<FoundSecret, bool> belongs, string title, bool all, TextWriter to)
    {
        var part = found.Where(belongs).ToArray();
        if (part.Length == 0)
        {
            return;
        }

        to.WriteLine($"{title} ({part.Length})");
        foreach (var secret in part)
        {
            to.WriteLine($"  {secret.Title}  {secret.Shown}{(secret.Exposure == Exposure.Secret ? $"  {secret.Severity.ToString().ToLowerInvariant()}" : "")}");
            if (secret.Live is { } live)
            {
                to.WriteLine(live.State switch
                {
                    LiveState.Works => $"    {live.Host} accepts it: it works today",
                    LiveState.Refused => $"    {live.Host} refuses it ({live.Answer}): it works no longer, or never did",
                    _ => $"    {live.Host} gave no clear answer ({live.Answer}): take it for one that works",
                });
            }

            foreach (var place in secret.Places.Take(all ? int.MaxValue : FewPlaces))
            {
                to.WriteLine($"    {Place(place)}");
            }

            if (!all && secret.PlacesInAll > FewPlaces)
            {
                to.WriteLine($"    and {secret.PlacesInAll - FewPlaces} more places");
            }

            foreach (var step in secret.Exposure == Exposure.PublicIfRestricted ? secret.Restrict.Take(1) : secret is { Exposure: Exposure.Secret, Certainty: not Certainty.Guessed } ? [$"rotate: {secret.RotationPage}"] : [])
            {
                to.WriteLine($"    {step}");
            }
        }

        to.WriteLine();
    }

    private static string Place(SecretPlace place)
    {
        var text = place.Line is { } line ? string.Create(CultureInfo.InvariantCulture, $"{place.Path}:{line}") : place.Path;
        text = place.Within is { } within ? $"{text} ({within})" : text;
        text = place.Source is "." or "" ? text : place.Source.EndsWith('/') ? place.Source + text : place.Path.StartsWith(Path.GetFileName(place.Source), StringComparison.Ordinal) ? text : $"{place.Source}: {text}";
        var commit = place.Commit is { } id ? $"  commit {id[..Math.Min(10, id.Length)]}{(place.Date is { } date ? string.Create(CultureInfo.InvariantCulture, $" of {date:yyyy-MM-dd}") : "")}{(place.InHead == false ? ", not in HEAD" : "")}{(place.Reachable is { } by ? $", kept by {by}" : "")}" : "";
        return place.Kind == PlaceKind.Untracked ? $"{text}  (ignored by git: on this machine only)" : text + commit;
    }

    private static void Summary(SecretFacts facts, FoundSecret[] found, TimeSpan elapsed, int known, TextWriter to)
    {
        var bytes = facts.Sources.Sum(s => s.Bytes);
        var secrets = found.Count(f => f is { Exposure: Exposure.Secret, Certainty: not Certainty.Guessed });
        var guesses = found.Count(f => f is { Exposure: Exposure.Secret, Certainty: Certainty.Guessed });
        to.WriteLine($"{Count(secrets, "secret")}, {Count(guesses, "guess", "guesses")}, {Count(found.Length - secrets - guesses, "public or test key")}{(known > 0 ? $"; {known} known ones are not told" : "")}");
        to.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Read {Count(facts.Sources.Sum(s => s.Files), "file")}, {Size(bytes)} in {elapsed.TotalSeconds:F2} s{(bytes > 10_000_000 ? $" ({bytes / 1e6 / Math.Max(0.001, elapsed.TotalSeconds):F0} MB/s)" : "")}, for {SecretScan.KnownKinds} kinds of credential"));
        foreach (var source in facts.Sources)
        {
            if (source.Unread is { } why)
            {
                to.WriteLine($"Not read: {source.Name}: {why}. To decide: {source.NextStep}");
            }

            foreach (var skipped in source.Skipped)
            {
                to.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Not read: {skipped.Count} x {skipped.Reason} (as {skipped.Example})"));
            }
        }
    }

    private static string Count(long count, string one, string? many = null) => string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? one : many ?? one + "s")}");

    private static string Size(long bytes) => bytes switch
    {
        < 10_000 => Count(bytes, "byte"),
        < 10_000_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e3:F0} kB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:F1} MB"),
    };
}
