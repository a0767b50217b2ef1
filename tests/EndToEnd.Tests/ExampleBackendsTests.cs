using LaunchReady.Core.Checks;
using LaunchReady.Core.Verdicts;

namespace EndToEnd.Tests;

/// <summary>Real backends with the configurations of examples/: sound ones are not accused, flawed twins are found out, and nearly every cell is decided.</summary>
public sealed class ExampleBackendsTests
{
    private const double LeastDecided = 0.9;

    [Theory]
    [InlineData("better-auth", "", "")]
    [InlineData("better-auth", "wide-role", "roles.administration-needs-its-role,tenancy.lists-hold-own-rows")]
    [InlineData("directus", "", "")]
    [InlineData("directus", "open-policy", "tenancy.reads-refuse-other-organisation,tenancy.lists-hold-own-rows")]
    [InlineData("directus", "wide-role", "roles.matrix-holds")]
    // The client chooses the field that carries the organisation: this framework's default, and rightly reported.
    [InlineData("parse-server", "", "tenancy.creation-stays-in-own-organisation")]
    [InlineData("parse-server", "open-class", "auth.refuses-no-token,tenancy.reads-refuse-other-organisation,tenancy.lists-hold-own-rows")]
    [InlineData("parse-server", "wide-role", "tenancy.writes-refuse-other-organisation,tenancy.deletes-refuse-other-organisation,roles.matrix-holds")]
    public async Task RealBackend_IsJudgedRightly(string name, string flaw, string failing)
    {
        Assert.SkipWhen(ExampleBackend.WhyNot(name) is not null, ExampleBackend.WhyNot(name) ?? "");
        var cancellation = TestContext.Current.CancellationToken;
        await using var backend = await ExampleBackend.StartAsync(name, flaw, cancellation);

        var checks = await backend.AuditAsync(cancellation);

        var failed = checks.Values.Where(c => c.Judgement.Verdict == Verdict.Fail).Select(c => c.Check.Id).ToArray();
        var expected = failing.Split(',', StringSplitOptions.RemoveEmptyEntries);
        expected.Except(failed).ShouldBeEmpty($"not found: {Told(checks)}");
        if (flaw.Length == 0)
        {
            failed.Except(expected).ShouldBeEmpty($"accused wrongly: {Told(checks)}");
            var applicable = checks.Values.Sum(c => c.Judgement.Coverage.Applicable);
            var decided = checks.Values.Sum(c => c.Judgement.Coverage.Decided);
            ((double)decided / applicable).ShouldBeGreaterThanOrEqualTo(LeastDecided, $"{decided} of {applicable}: {Told(checks)}");
        }
    }

    private static string Told(IReadOnlyDictionary<string, CheckResult> checks) =>
        string.Join('\n', checks.Values.SelectMany(c => c.Judgement.Cells.Where(x => x.Verdict is Verdict.Fail or Verdict.Inconclusive).Select(x => $"{c.Check.Id} {x.Subject} {x.Caller}: {x.Verdict} {x.Sentence}")));
}
