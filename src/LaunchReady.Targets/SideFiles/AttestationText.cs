using System.Globalization;
using LaunchReady.Core.Attesting;
using LaunchReady.Targets.Yaml;

namespace LaunchReady.Targets.SideFiles;

/// <summary>Writes launchready.attestations.yaml.</summary>
public static class AttestationText
{
    public const string FileName = AttestationFile.FileName;

    private const string Head = "# What people vouch for, because it cannot be measured from outside: who, on which evidence, until when. Kept in git; the newest entry of a statement counts.\n";

    /// <param name="sha256">Of the evidence, where that is a file.</param>
    /// <param name="about">The statement in words: becomes a comment.</param>
    public static void Add(string path, Testimony testimony, string? sha256, string about)
    {
        ArgumentNullException.ThrowIfNull(testimony);
        var said = testimony.Said;
        List<string> parts =
        [
            $"statement: {testimony.Statement}", $"by: {YamlWriting.Quoted(said.By)}",
            string.Create(CultureInfo.InvariantCulture, $"on: {said.On:yyyy-MM-dd}"), string.Create(CultureInfo.InvariantCulture, $"until: {said.Expires:yyyy-MM-dd}"),
            sha256 is null ? $"link: {YamlWriting.Quoted(said.Evidence)}" : $"file: {YamlWriting.Quoted(said.Evidence)}, sha256: \"{sha256}\"",
        ];
        if (testimony.Figure is { } figure)
        {
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"figure: {figure}"));
        }

        if (testimony.Sessions is { } sessions)
        {
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"sessions: {sessions}"));
        }

        if (testimony.Credential is { } credential)
        {
            parts.Add($"credential: \"{credential}\"");
        }

        SideFileText.Append(path, Head, about, $"- {{{string.Join(", ", parts)}}}");
    }
}
