namespace LaunchReady.Reporting.Tests.Handover;

public sealed class HandoverTests
{
    [Fact]
    public void Markdown_ReadsAsStored()
    {
        using var writer = new StringWriter();
        Reports.WriteHandoverMarkdown(Samples.Failing(), writer);
        Golden.Match(writer.ToString(), "handover.md");
    }

    [Fact]
    public async Task Html_ReadsAsStored() =>
        Golden.Match(System.Text.RegularExpressions.Regex.Replace(await PageAsync(Samples.Failing()), "<style>.*?</style>", "<style></style>", System.Text.RegularExpressions.RegexOptions.Singleline), "handover.html");

    [Fact]
    public async Task NothingChecked_IsUnknown_NeverWell()
    {
        var page = await PageAsync(Samples.Empty());
        page.ShouldContain("UNDECIDED");
        page.ShouldNotContain("No leaked credential is known.");
        page.ShouldNotContain("✔");
    }

    [Fact]
    public async Task Hostile_HoldsNoScript() => (await PageAsync(Samples.Hostile())).ShouldNotContain("<script");

    private static async Task<string> PageAsync(Core.Runs.RunResult result)
    {
        await using var writer = new StringWriter();
        await Reports.WriteHandoverHtmlAsync(result, writer, TestContext.Current.CancellationToken);
        return writer.ToString();
    }
}
