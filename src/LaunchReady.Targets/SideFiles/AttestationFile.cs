using System.Globalization;
using LaunchReady.Core.Attesting;
using LaunchReady.Core.Verdicts;
using LaunchReady.Targets.Keys;
using LaunchReady.Targets.Reading;
using LaunchReady.Targets.Secrets;
using LaunchReady.Targets.Yaml;

namespace LaunchReady.Targets.SideFiles;

/// <summary>launchready.attestations.yaml: what people vouch for, with evidence that is held against its hash each time.</summary>
internal static class AttestationFile
{
    public const string FileName = "launchready.attestations.yaml";

    private const int CredentialDigits = 16;

    public static IReadOnlyList<Testimony> Read(Notes notes, DateOnly today, string folder)
    {
        if (!File.Exists(notes.File) || Document.Read(notes.File, notes) is not { } document)
        {
            return [];
        }

        new Shape(notes).Check(document, SideFileKeys.Attestations, "");
        new LiteralSecrets(notes, hasReferences: false).CheckAll(document);
        var items = document.Items();
        return [.. Enumerable.Range(0, items.Count).Where(i => items[i] is YamlMapping).Select(i => One(new Entry(notes, items[i].Mapping(), $"[{i.ToString(CultureInfo.InvariantCulture)}]"), today, folder))];
    }

    private sealed record Entry(Notes Notes, YamlMapping Item, string Path);

    private static Testimony One(Entry entry, DateOnly today, string folder)
    {
        var (item, statement) = (entry.Item, entry.Item.Text("statement") ?? "");
        var on = LenientDate.Of(entry.Notes, item, "on", entry.Path, "the attestation");
        var until = LenientDate.Of(entry.Notes, item, "until", entry.Path, "the attestation");
        if (on > today)
        {
            // Said tomorrow: a clock that jumped, or a slip. Either way nobody has said it yet.
            entry.Notes.Remark(item["on"]!, $"{entry.Path}: the day {on:yyyy-MM-dd} is yet to come: the attestation does not count");
            until = default;
        }
        else if (on != default && until > on.AddDays(Testimony.MaximumDays))
        {
            entry.Notes.Error(item["until"]!, $"{entry.Path}.until: {until:yyyy-MM-dd} is more than {Testimony.MaximumDays} days after 'on': {on.AddDays(Testimony.MaximumDays):yyyy-MM-dd} is the latest day");
        }

        var (evidence, state) = Evidence(entry, folder);
        return new Testimony(statement, new Attestation(item.Text("by") ?? "", on, evidence, until), state)
        {
            Figure = Figure(entry), Sessions = item.Whole("sessions"), Credential = Credential(entry, statement),
        };
    }

    private static (string Shown, EvidenceState State) Evidence(Entry entry, string folder)
    {
        var link = entry.Item.Text("link");
        var file = entry.Item.Text("file");
        if (link is not null == file is not null)
        {
            entry.Notes.Error(entry.Item, $"{entry.Path}: give the evidence as 'link', or as 'file' with its 'sha256'");
            return ("", EvidenceState.FileMissing);
        }

        if (link is not null)
        {
            return (link, EvidenceState.Link);
        }

        var hash = entry.Item.Text("sha256");
        if (hash is null || hash.Length != 64 || !hash.All(char.IsAsciiHexDigit))
        {
            entry.Notes.Error(entry.Item["sha256"] ?? entry.Item, $"{entry.Path}.sha256: 64 hexadecimal digits of the file are expected; `launchready attest` writes them");
            return (file!, EvidenceState.FileMissing);
        }

        var path = Path.Combine(folder, file!);
        return (file!, !File.Exists(path) ? EvidenceState.FileMissing : string.Equals(EvidenceHash.Of(path), hash, StringComparison.OrdinalIgnoreCase) ? EvidenceState.FileHeld : EvidenceState.FileChanged);
    }

    private static decimal? Figure(Entry entry)
    {
        if (entry.Item.Text("figure") is not { } text)
        {
            return null;
        }

        if (Values.TryPercent(text, out var figure))
        {
            return figure;
        }

        entry.Notes.Error(entry.Item["figure"]!, $"{entry.Path}.figure: {Printable.Quote(text)} is not a share in per cent such as 99.72");
        return null;
    }

    private static string? Credential(Entry entry, string statement)
    {
        var text = entry.Item.Text("credential")?.TrimStart('#').ToLowerInvariant();
        if (statement == Statements.Rotated && (text is null || text.Length != CredentialDigits || !text.All(char.IsAsciiHexDigit)))
        {
            entry.Notes.Error(entry.Item["credential"] ?? entry.Item, $"{entry.Path}.credential: the fingerprint of the credential is expected, sixteen hexadecimal digits as reports print it behind #; never the secret itself");
        }

        return text;
    }
}
