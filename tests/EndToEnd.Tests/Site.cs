using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using LaunchReady.Api.Resources;
using LaunchReady.Cli.Demonstration;

namespace EndToEnd.Tests;

/// <summary>The sample backend with a configuration folder, seen from outside: its ledger files, its objects, its process.</summary>
internal sealed class Site : IAsyncDisposable
{
    private readonly FieldworkHost _host;

    private Site(FieldworkHost host) => _host = host;

    public string Folder => Path.GetDirectoryName(_host.ConfigurationFile)!;

    public string Address => _host.Address;

    private string Runs => Path.Combine(Folder, ".launchready", "runs");

    public string LedgerFile => Directory.GetFiles(Runs, "ledger.jsonl", SearchOption.AllDirectories).ShouldHaveSingleItem();

    public string RunFolder => Path.GetDirectoryName(LedgerFile)!;

    public static async Task<Site> StartAsync()
    {
        Environment.SetEnvironmentVariable("LAUNCHREADY_FIELDWORK", Fieldwork.Folder);
        return new Site(await FieldworkHost.StartAsync("", TestContext.Current.CancellationToken));
    }

    /// <summary>INT, STOP, CONT or KILL for the backend's process.</summary>
    public Task SignalAsync(string signal) => Tool.SignalAsync(_host.ProcessId, signal);

    public void Edit(string file, string old, string with)
    {
        var path = Path.Combine(Folder, file);
        var text = File.ReadAllText(path);
        text.ShouldContain(old);
        File.WriteAllText(path, text.Replace(old, with, StringComparison.Ordinal));
    }

    /// <summary>Leaves the operations of the capture only: a whole run in little time.</summary>
    public void Narrow()
    {
        Edit("launchready.yaml", $"  documents: [\"{Address}/openapi.json\"]\n", "");
        Edit("launchready.yaml", "    \"POST /invites\": {body: {role: technician}}\n", "");
        Edit("launchready.yaml", "  operations:\n", "");
    }

    /// <summary>Waits until a run has made and written down so many objects.</summary>
    public Task UntilMadeAsync(Tool run, int objects) => UntilAsync(run, () => Made() >= objects);

    /// <summary>Waits for something that a run which goes on brings about.</summary>
    public async Task UntilAsync(Tool run, Func<bool> condition)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(40));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        while (!condition())
        {
            if (run.HasEnded)
            {
                (await run.EndAsync()).All.ShouldBe("a run that is still going on");
            }

            await timer.WaitForNextTickAsync(patience.Token);
        }
    }

    public IReadOnlyList<LedgerEntry> Remaining() => Ledger.Read(LedgerFile).Remaining;

    /// <summary>How the backend answers the owner who asks for an object of the ledger.</summary>
    public async Task<int> StatusAsync(LedgerEntry entry)
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var client = new HttpClient { BaseAddress = new Uri(Address) };
        using var seed = JsonDocument.Parse(await File.ReadAllBytesAsync(Path.Combine(Folder, "seed.json"), cancellation));
        var person = seed.RootElement.GetProperty("identities").EnumerateArray().Single(i => i.GetProperty("key").GetString() == entry.Identity);
        var session = await client.PostAsJsonAsync("/sessions", new { email = person.GetProperty("email").GetString(), password = person.GetProperty("password").GetString() }, cancellation);
        var token = (await session.Content.ReadFromJsonAsync<JsonElement>(cancellation)).GetProperty("accessToken").GetString();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return (int)(await client.GetAsync(entry.Delete["DELETE ".Length..], cancellation)).StatusCode;
    }

    public async ValueTask DisposeAsync() => await _host.DisposeAsync();

    private int Made() => Directory.Exists(Runs)
        ? Directory.GetFiles(Runs, "ledger.jsonl", SearchOption.AllDirectories).Sum(f => Ledger.Read(f).Remaining.Count(e => e.Marker is null))
        : 0;
}
