using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using LaunchReady.Core.Evidence;
using LaunchReady.Core.Runs;
using LaunchReady.Core.Verdicts;
using LaunchReady.Reporting.Tests.Html;
using NJsonSchema;

namespace LaunchReady.Reporting.Tests.Json;

public sealed class JsonReportTests
{
    public static TheoryData<string> All => HtmlReportTests.All;

    [Theory]
    [MemberData(nameof(All))]
    public async Task Json_AnyResult_FitsTheSchema(string name)
    {
        var schema = await Schema();
        schema.Validate(Write(HtmlReportTests.Named(name))).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("\"launchready.result/2\"", "\"launchready.result/3\"")]
    [InlineData("\"not-ready\"", "\"maybe\"")]
    [InlineData("\"caller\":", "\"colour\":")]
    [InlineData("\"owner-call-failed\"", "\"felt-wrong\"")]
    [InlineData("\"reason\": \"owner-call-failed\",", "")]
    public async Task Schema_BrokenResult_IsRefused(string old, string broken)
    {
        var schema = await Schema();
        var json = Write(Samples.Failing());
        json.ShouldContain(old);
        schema.Validate(json.Replace(old, broken, StringComparison.Ordinal)).ShouldNotBeEmpty();
    }

    [Fact]
    public void Json_Failing_IsTheStoredResultOfVersion2() => Golden.Match(Write(Samples.Failing()), "result-2.json");

    /// <summary>Results that earlier versions wrote stay as they are: who reads them must go on reading them.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task StoredResults_FitTheirSchema_AndAreRead(int version)
    {
        var schema = await Schema(version == 2 ? "result.schema.json" : $"result-{version}.schema.json");
        var file = Beside($"Golden/result-{version}.json");
        schema.Validate(await File.ReadAllTextAsync(file)).ShouldBeEmpty();
        await using var stream = File.OpenRead(file);
        var result = Reports.ReadJson(stream);
        Rewritten(result).ShouldBe(Rewritten(Samples.Failing()));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Json_ReadBack_IsTheSameResult(string name)
    {
        var written = Write(HtmlReportTests.Named(name));
        Write(Reports.ReadJson(new MemoryStream(Encoding.UTF8.GetBytes(written)))).ShouldBe(written);
    }

    [Theory]
    [InlineData("", "no JSON")]
    [InlineData("{", "line 1")]
    [InlineData("[]", "names no schema")]
    [InlineData("{}", "names no schema")]
    [InlineData("""{"schema":"launchready.result/9"}""", "version 'launchready.result/9'")]
    [InlineData("""{"schema":"launchready.result/2"}""", "damaged")]
    [InlineData("""{"schema":2}""", "damaged")]
    public void Json_Unreadable_SaysWhy(string text, string why) =>
        Should.Throw<UnreadableResultException>(() => Reports.ReadJson(new MemoryStream(Encoding.UTF8.GetBytes(text)))).Message.ShouldContain(why);

    private static string Rewritten(RunResult result) => Write(result with { Score = null });

    [Fact]
    public void Json_Cells_HasOneRowPerCheckSubjectAndCaller()
    {
        using var json = JsonDocument.Parse(Write(Samples.Failing()));
        var rows = json.RootElement.GetProperty("cells").EnumerateArray().ToArray();
        rows.Length.ShouldBe(Samples.Failing().Checks.Sum(c => c.Judgement.Cells.Count));
        var leak = rows.First(r => r.GetProperty("verdict").GetString() == "fail");
        leak.GetProperty("fingerprint").GetString()
            .ShouldBe(Fingerprint.OfFinding(leak.GetProperty("check").GetString()!, "GET /jobs/{jobId}", "birch-owner"));
    }

    [Fact]
    public void Json_Partial_ExitsAsCancelledAndKeepsTheDecision()
    {
        using var json = JsonDocument.Parse(Write(Samples.Partial()));
        json.RootElement.GetProperty("exitCode").GetInt32().ShouldBe(130);
        json.RootElement.GetProperty("decision").GetString().ShouldBe("undecided");
    }

    [Fact]
    public void Json_ManyCells_IsPassedOnInPieces()
    {
        using var stream = new Pieces();
        Reports.WriteJson(Samples.Large(operations: 500, checks: 4, Verdict.Fail), stream);
        stream.Length.ShouldBeGreaterThan(1_000_000);
        stream.Largest.ShouldBeLessThan(200_000);
    }

    private sealed class Pieces : MemoryStream
    {
        public int Largest { get; private set; }

        public override void Write(byte[] buffer, int offset, int count)
        {
            Largest = Math.Max(Largest, count);
            base.Write(buffer, offset, count);
        }
    }

    private static string Write(RunResult result)
    {
        using var stream = new MemoryStream();
        Reports.WriteJson(result, stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static async Task<JsonSchema> Schema(string name = "result.schema.json")
    {
        // The validator knows the older name of "$defs" only.
        var text = await File.ReadAllTextAsync(Beside($"../../schema/{name}"));
        return await JsonSchema.FromJsonAsync(text.Replace("$defs", "definitions", StringComparison.Ordinal), TestContext.Current.CancellationToken);
    }

    private static string Beside(string path, [CallerFilePath] string caller = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(caller)!, "..", path));
}
