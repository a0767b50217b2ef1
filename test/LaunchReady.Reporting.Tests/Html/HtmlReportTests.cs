using System.Text.RegularExpressions;
using LaunchReady.Core.Runs;
using LaunchReady.Core.Verdicts;

namespace LaunchReady.Reporting.Tests.Html;

public sealed class HtmlReportTests
{
    public static TheoryData<string> All => ["failing", "undecided", "partial", "empty", "all-pass", "waived", "attested", "hostile", "large"];

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
        Regex.IsMatch(html, """\b(src|action|srcset)=|url\(|@import|\son\w+="|href="(?!#)""", RegexOptions.IgnoreCase).ShouldBe(name == "hostile" && Regex.IsMatch(html, "src=x onerror"));
    }

    internal static async Task<string> Render(RunResult result)
    {
        await using var writer = new StringWriter();
        await Reports.WriteHtmlAsync(result, writer, TestContext.Current.CancellationToken);
        return writer.ToString();
    }
}
