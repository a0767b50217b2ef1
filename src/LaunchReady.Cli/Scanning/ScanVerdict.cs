using LaunchReady.Core.Decisions;
using LaunchReady.Core.Verdicts;
using LaunchReady.Secrets.Checks;
using LaunchReady.Secrets.Facts;

namespace LaunchReady.Cli.Scanning;

/// <summary>What a scan ends with: the checks of the kinds of place it looked at decide, as in an audit.</summary>
internal sealed record ScanVerdict(int ExitCode, string Sentence)
{
    public static ScanVerdict Of(SecretFacts facts)
    {
        var kinds = facts.Sources.Select(s => s.Kind).ToHashSet();
        var judged = SecretChecks.Judge(facts).Where(c => c.Judgement.Verdict == Verdict.Fail || kinds.Contains(SecretChecks.Kind(c.Check.Id))).Select(c => c.Judgement).ToArray();
        return judged.Select(j => j.Verdict).Worst() switch
        {
            Verdict.Fail => new(Core.Decisions.ExitCode.NotReady, "Not clean: rotate what leaked first, then take it out."),
            Verdict.Pass or Verdict.Attested => new(Core.Decisions.ExitCode.Ready, "Clean: no secret in what was read."),
            _ => new(Core.Decisions.ExitCode.Undecided, $"Undecided: {Undecided(facts, judged)}"),
        };
    }

    private static string Undecided(SecretFacts facts, Judgement[] judged)
    {
        if (facts.Sources.Any(s => s.Unread is not null || s.Skipped.Any(k => k.IsCode)))
        {
            return facts.Sources.All(s => s.Files == 0) ? "nothing could be read." : "what was not read may hold a secret.";
        }

        return judged.FirstOrDefault(j => j.Verdict == Verdict.Inconclusive) is { } open ? $"{open.Sentence}. To decide: {open.NextStep}." : "nothing was read. Name a folder, repository, app, log or archive.";
    }
}
