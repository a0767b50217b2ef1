using LaunchReady.Core.Decisions;
using LaunchReady.Core.Runs;
using LaunchReady.Core.Verdicts;

namespace LaunchReady.Core.Comparing;

/// <summary>One kept run in the trend.</summary>
/// <param name="Failing">Failing cases, accepted ones included.</param>
/// <param name="Undecided">Undecided cases.</param>
public sealed record RunPoint(string RunId, DateTimeOffset Finished, Decision Decision, Score? Score, int Failing, int Undecided)
{
    public static RunPoint Of(RunResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        int Count(Verdict verdict) => result.Checks.Sum(c => c.Judgement.Cells.Count(x => x.Verdict == verdict));
        return new RunPoint(result.Run.RunId, result.Run.Finished, result.Decision, result.Score, Count(Verdict.Fail), Count(Verdict.Inconclusive));
    }
}
