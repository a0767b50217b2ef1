using System.Diagnostics;

namespace EndToEnd.Tests;

/// <summary>What a run of the tool came to.</summary>
internal sealed record Outcome(int Code, string Output, string Error)
{
    public string All => Output + Error;

    /// <summary>What a person who made a mistake must never see.</summary>
    public Outcome ShouldBeReadable()
    {
        All.ShouldNotContain("   at ");
        All.ShouldNotContain("Exception");
        All.ShouldNotContain("LaunchReady failed");
        return this;
    }

    /// <summary>What a run that ended early still knows is what it read before it asked the API: the code.</summary>
    public Outcome ShouldPassTheCodeAtMost()
    {
        Output.Split('\n').Where(l => l.StartsWith("✔ Pass", StringComparison.Ordinal)).ShouldAllBe(l => l.StartsWith("✔ Pass: S3", StringComparison.Ordinal) || l.StartsWith("✔ Pass: L2", StringComparison.Ordinal));
        return this;
    }
}

/// <summary>The built command-line tool as a process of its own, stopped by its id.</summary>
internal sealed class Tool : IDisposable
{
    private readonly Process _process;
    private readonly Task<string> _output;
    private readonly Task<string> _error;

    private Tool(ProcessStartInfo start)
    {
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        start.UseShellExecute = false;
        start.Environment["NO_COLOR"] = "1";
        start.Environment.Remove("LAUNCHREADY_CONFIG");
        _process = Process.Start(start)!;
        _output = _process.StandardOutput.ReadToEndAsync();
        _error = _process.StandardError.ReadToEndAsync();
    }

    public static string Path { get; } = System.IO.Path.Combine(AppContext.BaseDirectory, "launchready");

    public bool HasEnded => _process.HasExited;

    /// <summary>Through env, which puts the program in its place under the same process id: a test run in the background passes an ignored SIGINT on to what it starts.</summary>
    public static Tool Start(string folder, params IEnumerable<string> arguments) =>
        new(new ProcessStartInfo("env", ["--default-signal=INT", Path, .. arguments]) { WorkingDirectory = folder });

    public static async Task<Outcome> RunAsync(string folder, params IEnumerable<string> arguments)
    {
        using var tool = Start(folder, arguments);
        return await tool.EndAsync();
    }

    public static async Task<Outcome> RunProgramAsync(string program, string folder, params IEnumerable<string> arguments)
    {
        using var tool = new Tool(new ProcessStartInfo(program, arguments) { WorkingDirectory = folder });
        return await tool.EndAsync();
    }

    /// <param name="signal">INT, TERM, KILL, STOP, CONT.</param>
    public static async Task SignalAsync(int process, string signal) =>
        (await RunProgramAsync("kill", Environment.CurrentDirectory, $"-{signal}", $"{process}")).Code.ShouldBe(0);

    public Task SignalAsync(string signal) => SignalAsync(_process.Id, signal);

    /// <summary>Stops the process and waits until each of its threads stands still: the signal is on its way for a while.</summary>
    public async Task FreezeAsync()
    {
        await SignalAsync("STOP");
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(20));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        while (!Directory.GetDirectories($"/proc/{_process.Id}/task").All(StandsStill))
        {
            await timer.WaitForNextTickAsync(patience.Token);
        }
    }

    private static bool StandsStill(string thread)
    {
        try
        {
            return File.ReadAllText(System.IO.Path.Combine(thread, "status")).Contains("State:\tT", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            // It ended while it was looked at.
            return false;
        }
    }

    public async Task<Outcome> EndAsync()
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(60));
        await _process.WaitForExitAsync(patience.Token);
        return new Outcome(_process.ExitCode, await _output, await _error);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }
}
