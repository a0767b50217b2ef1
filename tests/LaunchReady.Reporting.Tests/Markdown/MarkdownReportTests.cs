using LaunchReady.Core.Verdicts;

namespace LaunchReady.Reporting.Tests.Markdown;

public sealed class MarkdownReportTests
{
    [Fact]
    public void Markdown_Failing_ReadsAsStored()
    {
        using var writer = new StringWriter();
        Reports.WriteMarkdown(Samples.Failing(), writer);
        Golden.Match(writer.ToString(), "summary.md");
    }

    [Theory]
    [InlineData(Verdict.Fail)]
    [InlineData(Verdict.Inconclusive)]
    public void Markdown_OfFiveThousandCases_FitsIntoAComment(Verdict verdict)
    {
        using var writer = new StringWriter();
        Reports.WriteMarkdown(Samples.Large(250, 20, verdict), writer);
        writer.ToString().Length.ShouldBeLessThan(65_536);
    }

    /// <summary>A build's page is read by more people than may see customers' records.</summary>
    [Fact]
    public void Markdown_HasRequests_AndNoAnswers()
    {
        using var writer = new StringWriter();
        var result = Samples.Failing();
        Reports.WriteMarkdown(result, writer);
        var exchanges = result.Checks.SelectMany(c => c.Judgement.Cells).SelectMany(c => c.Exchanges).ToArray();
        exchanges.ShouldContain(x => x.Answer.Length > 10);
        writer.ToString().ShouldContain("curl -sS -H \"Authorization: Bearer $");
        exchanges.ShouldAllBe(x => x.Answer.Length <= 10 || !writer.ToString().Contains(x.Answer));
    }

    [Fact]
    public void Markdown_NamesWhatItCuts()
    {
        using var writer = new StringWriter();
        Reports.WriteMarkdown(Samples.Large(250, 1, Verdict.Fail), writer);
        writer.ToString().ShouldContain("248 more in the JSON result.");
        writer.ToString().ShouldContain("and 230 more");
    }

    [Fact]
    public void Markdown_SaysWhatRestsOnSomebodysWord()
    {
        using var writer = new StringWriter();
        Reports.WriteMarkdown(Samples.Waived(), writer);
        Reports.WriteMarkdown(Samples.Attested(), writer);
        writer.ToString().ShouldContain("### Accepted risk");
        writer.ToString().ShouldContain("✎ Attested: ");
        writer.ToString().ShouldContain("Holds until 1 June 2026.");
    }

    [Fact]
    public void Markdown_Hostile_HoldsNoTag()
    {
        using var writer = new StringWriter();
        Reports.WriteMarkdown(Samples.Hostile(), writer);
        var outsideCode = string.Concat(writer.ToString().Split('`').Where((_, i) => i % 2 == 0));
        string[] own = ["@<!-- -->", "<details>", "</details>", "<summary>", "</summary>"];
        own.Aggregate(outsideCode, (text, tag) => text.Replace(tag, "", StringComparison.Ordinal)).ShouldNotContain("<");
    }
}
