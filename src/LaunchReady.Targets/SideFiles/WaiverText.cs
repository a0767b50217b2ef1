using System.Globalization;
using LaunchReady.Core.Verdicts;
using LaunchReady.Targets.Yaml;

namespace LaunchReady.Targets.SideFiles;

/// <summary>Writes launchready.waivers.yaml: an entry is added at the end, and what stands there stays as it is.</summary>
public static class WaiverText
{
    public const string FileName = WaiverFile.FileName;

    private const string Head = "# Accepted risks: each is one finding, a person who answers for it, and a last day. Kept in git; lapsed ones no longer count.\n";

    /// <param name="about">What is accepted, for whoever reads the file: becomes a comment.</param>
    /// <exception cref="WaivedAlreadyException">The finding has an entry.</exception>
    public static void Add(string path, Waiver waiver, string about)
    {
        ArgumentNullException.ThrowIfNull(waiver);
        if (File.Exists(path) && File.ReadAllText(path).Contains(waiver.Fingerprint, StringComparison.OrdinalIgnoreCase))
        {
            throw new WaivedAlreadyException();
        }

        var flag = waiver.AcceptsBlocker ? ", accept-blocker: true" : "";
        SideFileText.Append(path, Head, about, string.Create(CultureInfo.InvariantCulture, $"- {{fingerprint: \"{waiver.Fingerprint}\", owner: {YamlWriting.Quoted(waiver.Owner)}, reason: {YamlWriting.Quoted(waiver.Reason)}, until: {waiver.Until:yyyy-MM-dd}{flag}}}"));
    }
}

/// <summary>The finding has an entry already.</summary>
public sealed class WaivedAlreadyException() : Exception("waived already");
