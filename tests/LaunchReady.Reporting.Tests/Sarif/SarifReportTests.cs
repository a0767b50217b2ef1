using System.Text;
using System.Text.Json;
using LaunchReady.Core.Evidence;
using LaunchReady.Core.Runs;
using LaunchReady.Core.Verdicts;
using LaunchReady.Reporting.Tests.Html;
using NJsonSchema;

namespace LaunchReady.Reporting.Tests.Sarif;

public sealed class SarifReportTests
{
    public static TheoryData<string> All => HtmlReportTests.All;

    [Theory]
    [MemberData(nameof(All))]
    public async Task Sarif_AnyResult_FitsTheSchemaOfOasis(string name)
    {
        var file = Environment.GetEnvironmentVariable("LAUNCHREADY_SARIF_SCHEMA");
        Assert.SkipWhen(file is null, "LAUNCHREADY_SARIF_SCHEMA names no schema; `. eng/corpora.sh` fetches it");
        var schema = await JsonSchema.FromJsonAsync(await File.ReadAllTextAsync(file!, TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
        schema.Validate(Write(HtmlReportTests.Named(name))).ShouldBeEmpty();
    }

    [Fact]
    public void Sarif_Failing_IsAsStored() => Golden.Match(Write(Samples.Failing()), "report.sarif");

    [Theory]
    [MemberData(nameof(All))]
    public void Results_AreWhatFailsOrStaysOpen_AndNothingThatPasses(string name)
    {
        var result = HtmlReportTests.Named(name);
        using var json = JsonDocument.Parse(Write(result));
        var run = json.RootElement.GetProperty("runs")[0];
        var told = run.GetProperty("results").EnumerateArray().ToArray();
        var cells = result.Checks.Where(c => c.Judgement.Verdict is Verdict.Fail or Verdict.Inconclusive)
            .Sum(c => Math.Max(c.Judgement.Cells.Count == 0 ? 1 : 0, c.Judgement.Cells.Count(x => x.Verdict is Verdict.Fail or Verdict.Inconclusive)));
        told.Length.ShouldBe(cells);
        told.Count(r => r.TryGetProperty("kind", out var kind) && kind.GetString() == "open").ShouldBe(told.Count(r => r.GetProperty("level").GetString() == "none"));
        told.Select(r => r.GetProperty("partialFingerprints").GetProperty("launchready/v1").GetString()).Distinct().Count().ShouldBe(told.Length);
        run.GetProperty("properties").GetProperty("gates").EnumerateObject().Count().ShouldBe(result.Gates.Count);
        run.GetProperty("invocations")[0].GetProperty("executionSuccessful").GetBoolean().ShouldBe(!result.Run.IsPartial);
    }

    [Fact]
    public void AnAcceptedRisk_IsASuppression()
    {
        using var json = JsonDocument.Parse(Write(Samples.Waived()));
        var suppression = json.RootElement.GetProperty("runs")[0].GetProperty("results")[0].GetProperty("suppressions")[0];
        suppression.GetProperty("kind").GetString().ShouldBe("external");
        suppression.GetProperty("justification").GetString().ShouldNotBeNull().ShouldContain("accepts the risk until");
    }

    [Fact]
    public void ALeakedCredential_StandsInItsFile()
    {
        var cell = Cell.Fail("kind #1", "source", "leaked", []) with { Locations = [new Location("src/with space/a.ts", 7)] };
        var result = RunResult.From(Samples.Failing().Run, [new(Samples.Tenant, Judgement.FromCells([cell], "values", _ => "", _ => "leaked", ""))]);
        using var json = JsonDocument.Parse(Write(result));
        var told = json.RootElement.GetProperty("runs")[0].GetProperty("results")[0];
        var place = told.GetProperty("locations")[0].GetProperty("physicalLocation");
        place.GetProperty("artifactLocation").GetProperty("uri").GetString().ShouldBe("src/with%20space/a.ts");
        place.GetProperty("region").GetProperty("startLine").GetInt32().ShouldBe(7);
        told.GetProperty("partialFingerprints").GetProperty("launchready/v1").GetString().ShouldBe(Fingerprint.OfFinding(Samples.Tenant.Id, "kind #1", "source"));
    }

    private static string Write(RunResult result)
    {
        using var stream = new MemoryStream();
        Reports.WriteSarif(result, stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
