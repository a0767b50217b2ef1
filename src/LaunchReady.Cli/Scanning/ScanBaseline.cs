using LaunchReady.Core.Decisions;
using LaunchReady.Secrets.Facts;

namespace LaunchReady.Cli.Scanning;

/// <summary>Findings that are known: one line each, the fingerprint first, so that it reads and merges well.</summary>
internal static class ScanBaseline
{
    private const string Head = "# Known findings of `launchready scan`: fingerprint, rule, first place. Lines may be removed; what is removed is told again.";

    public static HashSet<string> Read(string file)
    {
        try
        {
            var lines = File.ReadAllLines(file);
            if (lines.Length == 0 || lines[0] != Head)
            {
                throw new UserErrorException($"{file}:1: this is no baseline. Write one with `launchready scan --write-baseline {file}`.", ExitCode.Usage);
            }

            return [.. lines.Skip(1).Where(l => l.Length >= 16).Select(l => l[..16])];
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new UserErrorException($"{file}: there is no such file. Write one with `launchready scan --write-baseline {file}`.", ExitCode.Usage);
        }
    }

    /// <summary>Adds what was found to what was known.</summary>
    public static void Write(string file, SecretFacts facts, HashSet<string> known) => File.WriteAllLines(file,
        [Head, .. known.Select(k => $"{k} known before").Concat(facts.Found.Select(f => $"{f.Fingerprint} {f.Rule} {f.Places[0].Path}")).Order(StringComparer.Ordinal)]);
}
