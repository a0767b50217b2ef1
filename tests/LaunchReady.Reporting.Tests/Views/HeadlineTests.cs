namespace LaunchReady.Reporting.Tests.Views;

public sealed class HeadlineTests
{
    [Fact]
    public void TerminalAndMarkdown_NameTheCommit()
    {
        using var text = new StringWriter();
        Reports.WriteText(Samples.Matrix(), text);
        text.ToString().ShouldContain(", commit 9f2c41d07b3e, ");
        using var markdown = new StringWriter();
        Reports.WriteMarkdown(Samples.Matrix(), markdown);
        markdown.ToString().ShouldContain(", commit 9f2c41d07b3e, ");
    }
}
