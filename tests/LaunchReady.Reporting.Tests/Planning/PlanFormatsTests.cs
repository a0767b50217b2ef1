using System.Text;
using System.Text.Json;
using LaunchReady.Core.Planning;
using LaunchReady.Core.Runs;
using LaunchReady.Reporting.Planning;

namespace LaunchReady.Reporting.Tests.Planning;

public sealed class PlanFormatsTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 15, 8, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("text", "plan.txt")]
    [InlineData("markdown", "plan.md")]
    [InlineData("csv", "plan.csv")]
    [InlineData("json", "plan.json")]
    [InlineData("ics", "plan.ics")]
    public void Plan_Failing_ReadsAsStored(string format, string file) => Golden.Match(Write(Samples.Failing(), format), file);

    [Fact]
    public void Plan_AsIssues_ReadsAsStored() => Golden.Match(
        string.Concat(PlanIssues.Files(SprintPlan.Of(Samples.Failing(), 1), Samples.Facts().RunId).Select(f => $"=== {f.Name}\n{f.Content}")), "plan-issues.txt");

    /// <summary>RFC 5545, sections 3.1 (lines of at most 75 octets, CRLF, folded by a space) and 3.6.1 (what an event must have).</summary>
    [Theory]
    [InlineData("failing")]
    [InlineData("hostile")]
    [InlineData("large")]
    public void Calendar_KeepsToItsForm(string name)
    {
        var text = Write(Html.HtmlReportTests.Named(name), "ics");
        text.Replace("\r\n", "", StringComparison.Ordinal).ShouldNotContain("\n");
        text.Split("\r\n").ShouldAllBe(l => Encoding.UTF8.GetByteCount(l) <= 75);
        var lines = text.Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        (lines[0], lines[^1]).ShouldBe(("BEGIN:VCALENDAR", "END:VCALENDAR"));
        var events = lines.Count(l => l == "BEGIN:VEVENT");
        events.ShouldBePositive();
        foreach (var name2 in new[] { "END:VEVENT", "UID:", "DTSTAMP:", "DTSTART:", "DTEND:", "SUMMARY:", "DESCRIPTION:" })
        {
            lines.Count(l => l.StartsWith(name2, StringComparison.Ordinal)).ShouldBe(events);
        }

        lines.Where(l => l.StartsWith("UID:", StringComparison.Ordinal)).ShouldBeUnique();
        lines.ShouldAllBe(l => l.Contains(':'));
    }

    [Fact]
    public void Calendar_PutsEachTask_BehindWhatItWaitsFor()
    {
        var lines = Write(Samples.Failing(), "ics").Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n");
        var starts = lines.Where(l => l.StartsWith("DTSTART:", StringComparison.Ordinal)).ToArray();
        starts[0].ShouldBe("DTSTART:20260315T080000Z");
        starts.ShouldBeInOrder();
    }

    [Fact]
    public void Json_HasEveryTask_WithWhatItCloses()
    {
        var result = Samples.Failing();
        using var json = JsonDocument.Parse(Write(result, "json"));
        json.RootElement.GetProperty("schema").GetString().ShouldBe("launchready.plan/1");
        json.RootElement.GetProperty("answer").GetString().ShouldBe("senior-engineer");
        json.RootElement.GetProperty("cost").GetProperty("from").GetDouble().ShouldBePositive();
        json.RootElement.GetProperty("tasks").GetArrayLength().ShouldBe(SprintPlan.Of(result, 1).Tasks.Count);
    }

    private static string Write(RunResult result, string format)
    {
        using var stream = new MemoryStream();
        Reports.WritePlan(SprintPlan.Of(result, 1), result.Run, new PlanRate(100, "EUR"), format, Start, stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
