using System.Globalization;
using LaunchReady.Core.Decisions;
using LaunchReady.Core.Runs;
using LaunchReady.Reporting;

namespace LaunchReady.Cli.Auditing;

/// <summary>Where a run keeps what it saw and said: `.launchready/runs/ID/`.</summary>
internal sealed record RunFolder(string Path, string Id)
{
    public string Ledger => System.IO.Path.Combine(Path, "ledger.jsonl");

    public string FactsFile => System.IO.Path.Combine(Path, "facts.json");

    /// <summary>Shared by the runs: what of a repository's history is read already.</summary>
    public string Cache => System.IO.Path.GetFullPath(System.IO.Path.Combine(Path, "..", "..", "cache"));

    public string Html => System.IO.Path.Combine(Path, "report.html");

    public string Json => System.IO.Path.Combine(Path, "result.json");

    /// <summary>Makes the folder before anything is contacted: without it there would be no ledger of what the run creates.</summary>
    public static RunFolder Make(string parent, TimeProvider time)
    {
        try
        {
            return MakeIn(parent, time);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw Unusable(parent, error);
        }
    }

    /// <summary>Removes the folder of a run that did not begin; a folder that holds anything stays.</summary>
    public void Abandon()
    {
        if (Directory.Exists(Path) && !Directory.EnumerateFileSystemEntries(Path).Any())
        {
            Directory.Delete(Path);
        }
    }

    public static UserErrorException Unusable(string parent, Exception error) => IsFile(parent)
        ? new UserErrorException($"{parent}: this is a file, and the run needs a folder for its ledger and reports. Give a folder with --out. Nothing was contacted.", ExitCode.Usage)
        : new UserErrorException($"No folder for the run's ledger and reports can be made in {parent} ({Reason(error)}). Give one that can be written to with --out. Nothing was contacted.", ExitCode.Internal);

    /// <summary>The system's words without the path they repeat.</summary>
    public static string Reason(Exception error) => error.Message.Split(" : '")[0].TrimEnd('.', ' ');

    private static bool IsFile(string path)
    {
        for (var at = System.IO.Path.GetFullPath(path); at is not null; at = System.IO.Path.GetDirectoryName(at))
        {
            if (System.IO.Path.Exists(at))
            {
                return File.Exists(at);
            }
        }

        return false;
    }

    private static RunFolder MakeIn(string parent, TimeProvider time)
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

    /// <summary>Writes facts and reports. Each file is tried by itself: what can be kept is kept.</summary>
    /// <returns>Null where all is written, else one sentence that says what is not and why.</returns>
    public async Task<string?> WriteAsync(AuditFacts facts, RunResult result, CancellationToken cancellation)
    {
        var failed = new List<string>();
        var why = "";
        foreach (var (file, write) in Files(facts, result, cancellation))
        {
            try
            {
                await WriteAsync(file, write).ConfigureAwait(false);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                failed.Add(System.IO.Path.GetFileName(file));
                why = Reason(error);
            }
        }

        return failed.Count == 0 ? null : $"{string.Join(", ", failed)} could not be written to {Path}: {why}.";
    }

    /// <summary>For code scanning and test pages of CI systems.</summary>
    private string Sarif => System.IO.Path.Combine(Path, "report.sarif");

    private string JUnit => System.IO.Path.Combine(Path, "report.junit.xml");

    private IEnumerable<(string File, Func<Stream, Task> Write)> Files(AuditFacts facts, RunResult result, CancellationToken cancellation)
    {
        yield return (FactsFile, stream => System.Text.Json.JsonSerializer.SerializeAsync(stream, facts, AuditFactsJson.Default.AuditFacts, cancellation));
        yield return (Html, stream => Reports.WriteHtmlAsync(result, stream, cancellation));
        foreach (var (file, format) in new[] { (Json, "json"), (Sarif, "sarif"), (JUnit, "junit") })
        {
            yield return (file, stream =>
            {
                ResultFormats.Write(format, result, stream);
                return Task.CompletedTask;
            });
        }
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
        catch (IOException)
        {
            File.Delete(partial);
            throw;
        }
    }
}
