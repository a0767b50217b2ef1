using LaunchReady.Core.Runs;
using LaunchReady.Reporting.Console;
using LaunchReady.Reporting.Tests.Html;
using Microsoft.Extensions.Time.Testing;
using Spectre.Console;
using Spectre.Console.Testing;

namespace LaunchReady.Reporting.Tests.Console;

public sealed class ConsoleReportTests
{
    public static TheoryData<string, int> AllWidths
    {
        get
        {
            var data = new TheoryData<string, int>();
            foreach (var name in HtmlReportTests.All)
            {
                data.Add(name.Data, 40);
                data.Add(name.Data, 120);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(AllWidths))]
    public void Rich_AnyResult_FitsTheWidthAndLeavesMarkupAlone(string name, int width)
    {
        var text = Rich(HtmlReportTests.Named(name), width);
        text.Split('\n').Max(l => l.TrimEnd().Length).ShouldBeLessThanOrEqualTo(width);
        text.ShouldNotContain("\u001b");
        text.ShouldNotContain("\u202E");
    }

    [Theory]
    [InlineData(80)]
    [InlineData(120)]
    public void Rich_Failing_ReadsAsStored(int width) => Golden.Match(Rich(Samples.Failing(), width), $"console-{width}.txt");

    [Fact]
    public void Plain_Failing_ReadsAsStored() => Golden.Match(Piped(Samples.Failing(), new ConsoleOptions { ReportPaths = [".launchready/runs/1/report.html"] }), "console-plain.txt");

    [Fact]
    public void Plain_Undecided_ReadsAsStored() => Golden.Match(Piped(Samples.Undecided()), "console-plain-undecided.txt");

    [Fact]
    public void Plain_Waived_ReadsAsStored() => Golden.Match(Piped(Samples.Waived()), "console-plain-waived.txt");

    [Fact]
    public void Plain_Hostile_MovesNoCursorAndDrawsNoBox()
    {
        var text = Piped(Samples.Hostile());
        text.Where(c => char.IsControl(c) && c is not '\n').ShouldBeEmpty();
        text.ShouldNotContain("\u202E");
        text.ShouldNotContain("│");
        text.ShouldContain("[/]");
    }

    [Fact]
    public void Quiet_Failing_PrintsTheDecisionOnly() =>
        Piped(Samples.Failing(), new ConsoleOptions { Quiet = true }).ShouldBe("✖ NOT READY: Fieldwork (https://api.fieldwork.test/v1)\n");

    [Fact]
    public void Progress_Piped_PrintsOneLinePerPhase()
    {
        using var writer = new StringWriter { NewLine = "\n" };
        using (var progress = ProgressDisplay.For(Console(writer), TimeProvider.System))
        {
            progress.Phase("Reading the surface");
            progress.Step(1, 2, "GET /jobs");
            progress.Phase("Probing");
        }

        writer.ToString().ShouldBe("Reading the surface\nProbing\n");
    }

    [Fact]
    public void Progress_Live_KeepsThePaceAndDrawsTheLastStep()
    {
        using var writer = new StringWriter();
        var time = new FakeTimeProvider();
        using (var progress = new LiveProgress(writer, () => 60, time))
        {
            progress.Phase("Probing");
            progress.Step(1, 3, "first");
            time.Advance(TimeSpan.FromSeconds(1));
            progress.Step(2, 3, "second \u001b[2J");
            progress.Step(3, 3, "third");
        }

        var text = writer.ToString();
        text.ShouldNotContain("first");
        text.ShouldContain("Probing  2 of 3  second \\u001B[2J");
        text.ShouldContain("3 of 3");
        text.ShouldEndWith("\r\u001b[2K");
    }

    private static string Rich(RunResult result, int width)
    {
        using var console = new TestConsole().Width(width);
        Reports.WriteConsole(result, console, new ConsoleOptions { Plain = false });
        return string.Join('\n', console.Output.ReplaceLineEndings("\n").Split('\n').Select(l => l.TrimEnd()));
    }

    private static string Piped(RunResult result, ConsoleOptions? options = null)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        Reports.WriteConsole(result, Console(writer), options);
        return writer.ToString();
    }

    private static IAnsiConsole Console(TextWriter writer) => AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(writer) });
}
