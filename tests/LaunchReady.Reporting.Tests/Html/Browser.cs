using LaunchReady.Reporting.Tests.Html;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Browser))]

namespace LaunchReady.Reporting.Tests.Html;

/// <summary>Debian's Chromium, started once; pages are opened from files, so nothing is contacted.</summary>
public sealed class Browser : IAsyncLifetime
{
    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public static string? Executable => Environment.GetEnvironmentVariable("CHROMIUM") ?? Places.FirstOrDefault(File.Exists);

    public async ValueTask InitializeAsync()
    {
        if (Executable is { } path)
        {
            _playwright = await Playwright.CreateAsync();
            _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = path, Args = ["--no-sandbox", "--disable-gpu"] });
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
    }

    /// <summary>A page as somebody with this width and setting sees it, with all that it complains of or asks for.</summary>
    internal async Task<OpenPage> OpenAsync(string html, int width, ColorScheme scheme = ColorScheme.Light)
    {
        Assert.SkipWhen(_browser is null, "no Chromium here; install it, or name it in CHROMIUM");
        var file = Path.Combine(Directory.CreateTempSubdirectory("launchready-page-").FullName, "page.html");
        await File.WriteAllTextAsync(file, html);
        var context = await _browser!.NewContextAsync(new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = width, Height = 900 }, ColorScheme = scheme, BypassCSP = true, Offline = true });
        var page = await context.NewPageAsync();
        var noise = new List<string>();
        page.Console += (_, message) => noise.Add($"console {message.Type}: {message.Text}");
        page.PageError += (_, error) => noise.Add($"error: {error}");
        page.Request += (_, request) => noise.Add($"request: {request.Url}");
        await page.GotoAsync(new Uri(file).AbsoluteUri);
        noise.Remove($"request: {new Uri(file).AbsoluteUri}");
        return new OpenPage(page, context, file, noise);
    }
}

internal sealed record OpenPage(IPage Page, IBrowserContext Context, string File, List<string> Noise) : IAsyncDisposable
{
    public async ValueTask DisposeAsync()
    {
        await Context.DisposeAsync();
        Directory.Delete(Path.GetDirectoryName(File)!, recursive: true);
    }
}
