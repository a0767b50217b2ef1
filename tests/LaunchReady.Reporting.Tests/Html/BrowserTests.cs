using System.Text.Json;
using Microsoft.Playwright;

namespace LaunchReady.Reporting.Tests.Html;

/// <summary>The pages in a real browser: silent, self-contained, within their width, and readable for everybody.</summary>
public sealed class BrowserTests(Browser browser)
{
    public static TheoryData<string, int> Pages => [.. new[] { "failing", "undecided", "partial", "empty", "all-pass", "waived", "attested", "hostile", "matrix", "handover" }.SelectMany(name => new[] { 390, 1280 }.Select(width => (name, width)))];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Page_IsSilent_AsksForNothing_AndStaysWithinItsWidth(string name, int width)
    {
        await using var open = await browser.OpenAsync(await Html(name), width);
        await open.Page.EvaluateAsync("document.querySelectorAll('details').forEach(d => d.open = true)");
        open.Noise.ShouldBeEmpty();
        var wide = await open.Page.EvaluateAsync<string[]>("""
            [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
              .map(e => `${e.tagName}.${e.className.baseVal ?? e.className}: ${e.textContent.slice(0, 60)}`).slice(0, 5)
            """);
        wide.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("failing", ColorScheme.Light)]
    [InlineData("failing", ColorScheme.Dark)]
    [InlineData("attested", ColorScheme.Light)]
    [InlineData("waived", ColorScheme.Dark)]
    [InlineData("hostile", ColorScheme.Light)]
    [InlineData("matrix", ColorScheme.Light)]
    [InlineData("matrix", ColorScheme.Dark)]
    [InlineData("undecided", ColorScheme.Light)]
    [InlineData("handover", ColorScheme.Light)]
    [InlineData("handover", ColorScheme.Dark)]
    public async Task Page_HasNoSeriousHurdle_ForAnybody(string name, ColorScheme scheme)
    {
        var axe = Environment.GetEnvironmentVariable("LAUNCHREADY_AXE");
        Assert.SkipWhen(axe is null, "LAUNCHREADY_AXE names no axe.min.js; `. eng/corpora.sh` fetches it");
        foreach (var width in new[] { 390, 1280 })
        {
            await using var open = await browser.OpenAsync(await Html(name), width, scheme);
            await open.Page.EvaluateAsync("document.querySelectorAll('details').forEach(d => d.open = true)");
            (await HurdlesAsync(open.Page, axe!)).ShouldBeEmpty($"at {width}");
        }

        // The control: a page with a hurdle is told from one without.
        await using var bad = await browser.OpenAsync("<!doctype html><html lang=\"en\"><title>x</title><main><h1>x</h1><p style=\"color:#eee;background:#fff\">pale words</p><button></button></main></html>", 390);
        (await HurdlesAsync(bad.Page, axe!)).Length.ShouldBeGreaterThan(1);
    }

    private static async Task<string[]> HurdlesAsync(IPage page, string axe)
    {
        await page.AddScriptTagAsync(new PageAddScriptTagOptions { Path = axe });
        var found = await page.EvaluateAsync<string>("axe.run().then(r => JSON.stringify(r.violations.filter(v => ['serious', 'critical'].includes(v.impact)).map(v => `${v.id}: ${v.help}: ${v.nodes.slice(0, 3).map(n => n.html.slice(0, 200) + ' ' + n.failureSummary)}`)))");
        return JsonSerializer.Deserialize<string[]>(found)!;
    }

    [Fact]
    public async Task Page_IsUsableWithTheKeyboardAlone()
    {
        await using var open = await browser.OpenAsync(await Html("failing"), 1280);
        await open.Page.Keyboard.PressAsync("Tab");
        (await open.Page.EvaluateAsync<string>("document.activeElement.textContent")).ShouldBe("Skip to the findings");
        await open.Page.Keyboard.PressAsync("Enter");
        (await open.Page.EvaluateAsync<string>("location.hash")).ShouldBe("#main");
        await open.Page.FocusAsync("details.case > summary");
        await open.Page.Keyboard.PressAsync("Enter");
        (await open.Page.EvaluateAsync<bool>("document.querySelector('details.case').open")).ShouldBeTrue();
    }

    [Fact]
    public async Task Page_Prints_WithTheEvidenceOfFailingChecks()
    {
        await using var open = await browser.OpenAsync(await Html("failing"), 1280);
        var pdf = await open.Page.PdfAsync(new PagePdfOptions { Format = "A4", PrintBackground = true });
        System.Text.Encoding.ASCII.GetString(pdf, 0, 5).ShouldBe("%PDF-");
        await open.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
        (await open.Page.EvaluateAsync<double>("document.querySelector('details.case.inprint table').getBoundingClientRect().height")).ShouldBeGreaterThan(40);
        (await open.Page.EvaluateAsync<string>("getComputedStyle(document.querySelector('nav')).display")).ShouldBe("none");
    }

    private static async Task<string> Html(string name)
    {
        if (name != "handover")
        {
            return await HtmlReportTests.Render(name == "matrix" ? Samples.Matrix() : HtmlReportTests.Named(name));
        }

        await using var writer = new StringWriter();
        await Reports.WriteHandoverHtmlAsync(Samples.Failing(), writer, TestContext.Current.CancellationToken);
        return writer.ToString();
    }
}
