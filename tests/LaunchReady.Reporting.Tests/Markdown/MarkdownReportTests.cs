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

    [Fact]
    public void Markdown_Hostile_HoldsNoTag()
    {
        using var writer = new StringWriter();
        Reports.WriteMarkdown(Samples.Hostile(), writer);
        var outsideCode = string.Concat(writer.ToString().Split('`').Where((_, i) => i % 2 == 0));
        outsideCode.Replace("@<!-- -->", "", StringComparison.Ordinal).ShouldNotContain("<");
    }
}
