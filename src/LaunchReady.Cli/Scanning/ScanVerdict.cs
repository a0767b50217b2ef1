using LaunchReady.Core.Decisions;
using LaunchReady.Core.Verdicts;
using LaunchReady.Secrets.Checks;
using LaunchReady.Secrets.Facts;

namespace LaunchReady.Cli.Scanning;

/// <summary>What a scan ends with: the checks of the kinds of place it looked at decide, as in an audit.</summary>
internal static class ScanVerdict
{
    public static int ExitCodeOf(SecretFacts facts)
    {
        var kinds = facts.Sources.Select(s => s.Kind).ToHashSet();
        var verdict = SecretChecks.Judge(facts).Where(c => c.Judgement.Verdict == Verdict.Fail || kinds.Any(k => SecretChecks.Kind(c.Check.Id) == k)).Select(c => c.Judgement.Verdict).Worst();
        return verdict switch
        {
            Verdict.Fail => ExitCode.NotReady,
            Verdict.Inconclusive => ExitCode.Undecided,
            Verdict.Pass or Verdict.Attested => ExitCode.Ready,
            _ => ExitCode.Undecided,
        };
    }
}
