using LaunchReady.Core.Checks;
using LaunchReady.Core.Verdicts;
using LaunchReady.Secrets.Facts;
using LaunchReady.Secrets.Rules;

namespace EndToEnd.Tests;

/// <summary>Every flaw turns exactly the checks red that it names; all others keep their verdict and their coverage. Without flaws both gates pass whole.</summary>
public sealed class FlawMatrixTests
{
    /// <summary>A flaw that changes what there is to check, not how well it is kept: tokens under a shared secret have no public key to confuse.</summary>
    private static readonly Dictionary<string, string> TakesAway = new(StringComparer.Ordinal) { ["weak-signing-secret"] = "auth.refuses-key-confusion" };

    [Fact]
    public async Task Without_flaws_both_gates_pass_and_every_cell_is_decided()
    {
        var (facts, checks) = await Fieldwork.AuditAsync("", TestContext.Current.CancellationToken);

        facts.Operations.Count.ShouldBeGreaterThan(40);
        facts.Identities.ShouldAllBe(i => i.Dead == null);
        foreach (var check in checks.Values)
        {
            check.Judgement.Verdict.ShouldBeOneOf([Verdict.Pass, Verdict.NotApplicable], $"{check.Check.Id}: {check.Judgement.Sentence}");
            check.Judgement.Coverage.IsComplete.ShouldBeTrue($"{check.Check.Id}: {check.Judgement.Coverage}");
        }

        checks.Values.Where(c => c.Judgement.Verdict == Verdict.NotApplicable).Select(c => c.Check.Id).ShouldBe(["auth.signing-secret-is-strong"]);
    }

    [Fact]
    public async Task Each_flaw_fails_exactly_the_checks_it_names()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var flaws = Fieldwork.Flaws().Where(f => !IsSecret(f)).ToArray();
        flaws.Length.ShouldBeGreaterThanOrEqualTo(25);
        var (_, sound) = await Fieldwork.AuditAsync("", cancellation);
        var wrong = new List<string>();
        await Parallel.ForEachAsync(flaws, new ParallelOptions { MaxDegreeOfParallelism = 2, CancellationToken = cancellation }, async (flaw, token) =>
        {
            var (_, checks) = await Fieldwork.AuditAsync(flaw.Key, token);
            lock (wrong)
            {
                wrong.AddRange(Differences(flaw.Key, flaw.Value, checks, sound));
            }
        });

        wrong.ShouldBeEmpty(string.Join('\n', wrong));
    }

    [Fact]
    public async Task Without_flaws_nothing_around_the_backend_holds_a_secret()
    {
        var (facts, checks) = await Fieldwork.ScanAsync("", TestContext.Current.CancellationToken);

        facts.Sources.ShouldAllBe(s => s.Unread == null && s.Files > 0);
        checks.Count.ShouldBe(5);
        foreach (var check in checks.Values)
        {
            check.Judgement.Verdict.ShouldBe(Verdict.Pass, $"{check.Check.Id}: {check.Judgement.Sentence} {string.Join(" | ", check.Judgement.Cells.Where(c => c.Verdict != Verdict.Pass).Select(c => c.Sentence))}");
            check.Judgement.Coverage.IsComplete.ShouldBeTrue($"{check.Check.Id}: {check.Judgement.Coverage}");
        }

        // What was made for clients is found and let be; the developer's own .env is no place that leaks.
        facts.Found.Where(f => f.Places.Any(p => p.Kind == PlaceKind.Bundle)).ShouldAllBe(f => f.Exposure == Exposure.PublicByDesign || f.Exposure == Exposure.PublicIfRestricted);
        facts.Found.Where(f => f.Places.Any(p => p.Kind == PlaceKind.Bundle)).Count().ShouldBe(4);
        facts.Found.Where(f => f.Places.All(p => p.Kind == PlaceKind.Untracked)).Count().ShouldBe(4);
    }

    [Fact]
    public async Task Each_secret_fails_exactly_the_places_it_names()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var flaws = Fieldwork.Flaws().Where(IsSecret).ToArray();
        flaws.Length.ShouldBeGreaterThanOrEqualTo(14);
        var (_, sound) = await Fieldwork.ScanAsync("", cancellation);
        var wrong = new List<string>();
        foreach (var (flaw, named) in flaws)
        {
            var (_, checks) = await Fieldwork.ScanAsync(flaw, cancellation);
            wrong.AddRange(Differences(flaw, named, checks, sound));
        }

        wrong.ShouldBeEmpty(string.Join('\n', wrong));
    }

    private static bool IsSecret(KeyValuePair<string, IReadOnlySet<string>> flaw) => flaw.Value.All(check => check.StartsWith("secrets.", StringComparison.Ordinal));

    private static IEnumerable<string> Differences(
        string flaw, IReadOnlySet<string> named, IReadOnlyDictionary<string, CheckResult> checks, IReadOnlyDictionary<string, CheckResult> sound)
    {
        foreach (var (id, check) in checks)
        {
            var verdict = check.Judgement.Verdict;
            if (named.Contains(id))
            {
                if (verdict != Verdict.Fail)
                {
                    yield return $"{flaw}: {id} is {verdict}, it must fail";
                }
            }
            else if (verdict == Verdict.Fail)
            {
                yield return $"{flaw}: {id} fails and is not named: {check.Judgement.Sentence}";
            }
            else if (TakesAway.GetValueOrDefault(flaw) != id
                && (verdict != sound[id].Judgement.Verdict || check.Judgement.Coverage != sound[id].Judgement.Coverage))
            {
                yield return $"{flaw}: {id} is {verdict} with {check.Judgement.Coverage}, without the flaw {sound[id].Judgement.Verdict} with {sound[id].Judgement.Coverage}";
            }
        }
    }
}
