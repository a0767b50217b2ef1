using System.Text;
using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;
using LaunchReady.Core.Runs;
using LaunchReady.Core.Verdicts;
using LaunchReady.Reporting.Tests.Html;

namespace LaunchReady.Reporting.Tests.JUnit;

public sealed class JUnitReportTests
{
    public static TheoryData<string> All => HtmlReportTests.All;

    [Theory]
    [MemberData(nameof(All))]
    public void JUnit_AnyResult_FitsTheCommonSchema(string name)
    {
        var file = Environment.GetEnvironmentVariable("LAUNCHREADY_JUNIT_XSD");
        Assert.SkipWhen(file is null, "LAUNCHREADY_JUNIT_XSD names no schema; `. eng/corpora.sh` fetches it");
        var schemas = new XmlSchemaSet();
        schemas.Add(null, file!);
        var faults = new List<string>();
        Parse(HtmlReportTests.Named(name)).Validate(schemas, (_, e) => faults.Add(e.Message));
        faults.ShouldBeEmpty();
    }

    [Fact]
    public void JUnit_Failing_IsAsStored() => Golden.Match(Write(Samples.Failing()), "report.junit.xml");

    [Theory]
    [MemberData(nameof(All))]
    public void Cases_CountAsTheChecksDo(string name)
    {
        var result = HtmlReportTests.Named(name);
        var cases = Parse(result).Descendants("testcase").ToArray();
        cases.Length.ShouldBe(result.Checks.Count);
        cases.Count(c => c.Element("failure") is not null).ShouldBe(result.Checks.Count(c => c.Judgement is { Verdict: Verdict.Fail, IsWaived: false }));
        cases.Count(c => c.Element("error") is not null).ShouldBe(result.Checks.Count(c => c.Judgement is { Verdict: Verdict.Inconclusive, IsWaived: false }));
        cases.Count(c => c.Element("skipped") is not null).ShouldBe(result.Checks.Count(c => c.Judgement.Verdict == Verdict.NotApplicable || c.Judgement.IsWaived));
    }

    private static XDocument Parse(RunResult result)
    {
        using var reader = XmlReader.Create(new StringReader(Write(result)), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
        return XDocument.Load(reader);
    }

    private static string Write(RunResult result)
    {
        using var stream = new MemoryStream();
        Reports.WriteJUnit(result, stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
