using System.Text.RegularExpressions;
using LaunchReady.Core.Runs;
using LaunchReady.Core.Verdicts;

namespace LaunchReady.Reporting.Tests.Html;

public sealed class HtmlReportTests
{
    public static TheoryData<string> All => ["failing", "undecided", "partial", "empty", "all-pass", "waived", "attested", "hostile", "large", "matrix"];

    internal static RunResult Named(string name) => name switch
    {
        "failing" => Samples.Failing(),
        "undecided" => Samples.Undecided(),
        "partial" => Samples.Partial(),
        "empty" => Samples.Empty(),
        "all-pass" => Samples.AllPass(),
        "waived" => Samples.Waived(),
        "attested" => Samples.Attested(),
        "hostile" => Samples.Hostile(),
        "large" => Samples.Large(800, 20, Verdict.Pass),
        "matrix" => Samples.Matrix() with { Changes = null, Trend = [] },
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "no such sample"),
    };

    [Theory]
    [MemberData(nameof(All))]
    public async Task Html_AnyResult_IsWellFormedAndLoadsNothing(string name)
    {
        var html = await Render(Named(name));
        if (Environment.GetEnvironmentVariable("REPORT_SAMPLES") is { Length: > 0 } folder)
        {
            await File.WriteAllTextAsync(Path.Combine(folder, $"{name}.html"), html);
        }

        WellFormed.Faults(html).ShouldBeEmpty();
        Regex.IsMatch(html, """<(script|link|img|iframe|object|embed|base|form)\b""", RegexOptions.IgnoreCase).ShouldBeFalse();
        var tags = string.Concat(Regex.Matches(html, "<[a-z][^>]*>").Select(m => m.Value));
        Regex.IsMatch(tags, """\s(src|srcset|action|style|on\w+)=|href="(?!#)""", RegexOptions.IgnoreCase).ShouldBeFalse();
        Regex.IsMatch(Regex.Match(html, "<style>.*?</style>", RegexOptions.Singleline).Value, @"url\(|@import").ShouldBeFalse();
    }

    [Fact]
    public async Task Html_Failing_ReadsAsStored()
    {
        var html = await Render(Samples.Failing());
        Golden.Match(Regex.Replace(html, "<style>.*?</style>", "<style></style>", RegexOptions.Singleline), "report.html");
    }

    [Theory]
    [InlineData(Verdict.Pass)]
    [InlineData(Verdict.Inconclusive)]
    [InlineData(Verdict.Fail)]
    public async Task Html_800OperationsBy20Checks_StaysUnderFiveMegabytes(Verdict verdict)
    {
        var html = await Render(Samples.Large(800, 20, verdict));
        System.Text.Encoding.UTF8.GetByteCount(html).ShouldBeLessThan(5_000_000);
    }

    [Fact]
    public async Task Html_Hostile_EncodesWhatTheTargetSaid()
    {
        var html = await Render(Samples.Hostile());
        html.ShouldNotContain("<script");
        html.ShouldNotContain("<img");
        html.ShouldNotContain("\u202E");
        html.ShouldContain("&lt;script&gt;alert(1)&lt;/script&gt;");
        html.ShouldContain("مرحبا");
    }

    [Fact]
    public async Task TheBanner_NamesTheCommit_AndWhatEndsFirst()
    {
        (await Render(Samples.Matrix())).ShouldContain("<dt>Commit</dt><dd><code>9f2c41d07b3e</code>");
        (await Render(Samples.Waived())).ShouldContain("accepts “Not so: ");
        (await Render(Samples.Attested())).ShouldContain("<dt>Next to end</dt><dd>1 June 2026: after it Ada Holm vouches for “");
        (await Render(Samples.AllPass())).ShouldNotContain("Next to end");
        (await Render(Samples.AllPass())).ShouldNotContain("Commit");
    }

    [Fact]
    public async Task Html_Empty_ClaimsNothing()
    {
        var html = await Render(Samples.Empty());
        html.ShouldContain("UNDECIDED");
        html.ShouldContain("0 of 14 gates are built into this version. No check applied.");
        html.ShouldNotContain("✔");
    }

    [Fact]
    public async Task Html_Failing_FollowsTheOrderOfTheReport()
    {
        var html = await Render(Samples.Failing());
        string[] order = ["Read this first", "<h1>", "id=\"stops\"", "id=\"launch\"", "id=\"scorecard\"", "id=\"flags\"", "id=\"detail\"", "id=\"unverified\"", "id=\"accepted\"", "id=\"advice\"", "id=\"passed\"", "id=\"run\""];
        var places = order.Select(o => html.IndexOf(o, StringComparison.Ordinal)).ToArray();
        places.ShouldAllBe(p => p > 0);
        places.ShouldBeInOrder();
    }

    internal static async Task<string> Render(RunResult result)
    {
        await using var writer = new StringWriter();
        await Reports.WriteHtmlAsync(result, writer, TestContext.Current.CancellationToken);
        return writer.ToString();
    }
}
