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
        var text = File.Exists(path) ? File.ReadAllText(path) : Head;
        if (text.Contains(waiver.Fingerprint, StringComparison.OrdinalIgnoreCase))
        {
            throw new WaivedAlreadyException();
        }

        var flag = waiver.AcceptsBlocker ? ", accept-blocker: true" : "";
        var entry = string.Create(CultureInfo.InvariantCulture, $"# {Comment(about)}\n- {{fingerprint: \"{waiver.Fingerprint}\", owner: {YamlWriting.Quoted(waiver.Owner)}, reason: {YamlWriting.Quoted(waiver.Reason)}, until: {waiver.Until:yyyy-MM-dd}{flag}}}\n");
        var partial = path + ".partial";
        File.WriteAllText(partial, text.Trim() is "[]" or "" ? Head + entry : text.TrimEnd('\n') + "\n" + entry);
        File.Move(partial, path, overwrite: true);
    }

    /// <summary>One line, whatever the finding says: nothing of it may become an entry.</summary>
    private static string Comment(string about) => string.Concat(about.EnumerateRunes().Take(200).Select(r => System.Text.Rune.IsControl(r) || r.Value is 0x2028 or 0x2029 or 0x85 ? " " : r.ToString()));
}

/// <summary>The finding has an entry already.</summary>
public sealed class WaivedAlreadyException() : Exception("waived already");
