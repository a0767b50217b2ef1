using System.Globalization;
using LaunchReady.Api.Facts;
using LaunchReady.Core.Runs;
using LaunchReady.Reporting;

namespace LaunchReady.Cli.Auditing;

/// <summary>Where a run keeps what it saw and said: `.launchready/runs/ID/`.</summary>
internal sealed record RunFolder(string Path, string Id)
{
    public string Ledger => System.IO.Path.Combine(Path, "ledger.jsonl");

    public string FactsFile => System.IO.Path.Combine(Path, "facts.json");

    public string Html => System.IO.Path.Combine(Path, "report.html");

    public string Json => System.IO.Path.Combine(Path, "result.json");

    public static RunFolder Make(string parent, TimeProvider time)
    {
        var id = time.GetUtcNow().ToString("yyyyMMdd-HHmmss-fff", CultureInfo.InvariantCulture);
        var path = System.IO.Path.Combine(parent, ".launchready", "runs", id);
        Directory.CreateDirectory(path);
        var ignore = System.IO.Path.Combine(parent, ".launchready", ".gitignore");
        if (!File.Exists(ignore))
        {
            // Runs hold excerpts of answers: not for git.
            File.WriteAllText(ignore, "*\n");
        }

        return new RunFolder(path, id);
    }

    public async Task WriteAsync(ApiFacts facts, RunResult result, CancellationToken cancellation)
    {
        await WriteAsync(FactsFile, stream => System.Text.Json.JsonSerializer.SerializeAsync(stream, facts, ApiFactsJson.Default.ApiFacts, cancellation)).ConfigureAwait(false);
        await WriteReportsAsync(result, cancellation).ConfigureAwait(false);
    }

    public async Task WriteReportsAsync(RunResult result, CancellationToken cancellation)
    {
        await WriteAsync(Html, stream => Reports.WriteHtmlAsync(result, stream, cancellation)).ConfigureAwait(false);
        await WriteAsync(Json, stream =>
        {
            Reports.WriteJson(result, stream);
            return Task.CompletedTask;
        }).ConfigureAwait(false);
    }

    /// <summary>Whole or not at all: a full disk must not leave half a report that looks like a whole one.</summary>
    private static async Task WriteAsync(string file, Func<Stream, Task> write)
    {
        var partial = file + ".partial";
        try
        {
            await using (var stream = File.Create(partial))
            {
                await write(stream).ConfigureAwait(false);
            }

            File.Move(partial, file, overwrite: true);
        }
        catch (IOException error)
        {
            File.Delete(partial);
            throw new IOException($"{System.IO.Path.GetFileName(file)} could not be written to {System.IO.Path.GetDirectoryName(file)}: {error.Message}", error);
        }
    }
}
