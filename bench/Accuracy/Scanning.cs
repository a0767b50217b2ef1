using LaunchReady.Secrets.Collecting;
using LaunchReady.Secrets.Engine;
using LaunchReady.Secrets.Facts;

namespace Accuracy;

/// <summary>What the scan says of a sample, through everything that opens and scans a file.</summary>
internal static class Scanning
{
    public static IReadOnlyList<FoundSecret> Of(Sample sample)
    {
        var findings = new Findings("accuracy");
        var parts = new PartScanner(RuleSet.Default, findings);
        var origin = new PartOrigin(sample.File.EndsWith(".log", StringComparison.Ordinal) ? PlaceKind.CiLog : PlaceKind.Tree, "corpus", sample.File);
        var opener = new Opener(parts, new Unread());
        if (!opener.TryOpen(sample.Text, origin, CancellationToken.None))
        {
            parts.Scan(sample.Text, origin);
        }

        return findings.ToFacts();
    }
}
