using LaunchReady.Core.Comparing;
using LaunchReady.Core.Decisions;
using LaunchReady.Core.Runs;
using LaunchReady.Reporting;

namespace LaunchReady.Cli.Storing;

/// <summary>A kept run: read, or with the reason why it cannot be.</summary>
/// <param name="File">Its result.json.</param>
internal sealed record StoredRun(string Id, string File, RunResult? Result, string? Problem);

/// <summary>The runs kept under `.launchready/runs`, newest first. Nothing there is ever changed; what cannot be read is named and passed by.</summary>
internal sealed class RunStore(string home)
{
    private const string ResultFile = "result.json";
    private const long LargestResult = 1L << 30;
    private const int MostListed = 10;

    /// <summary>So far back the trend goes, and what was fixed is known to have come back.</summary>
    private const int MostEarlier = 19;

    private readonly string _runs = Path.Combine(home, ".launchready", "runs");

    /// <summary>The folder of the launchready.yaml found by walking up, else the current one.</summary>
    public static RunStore Here()
    {
        var file = Targets.TargetFile.Find(Environment.CurrentDirectory);
        return new RunStore(file is null ? Environment.CurrentDirectory : Path.GetDirectoryName(Path.GetFullPath(file))!);
    }

    /// <summary>Newest first, by name: a name is the time at which the run began.</summary>
    public IReadOnlyList<string> Ids => Directory.Exists(_runs)
        ? [.. Directory.EnumerateDirectories(_runs).Where(d => File.Exists(Path.Combine(d, ResultFile))).Select(d => Path.GetFileName(d)).OrderDescending(StringComparer.Ordinal)]
        : [];

    public IEnumerable<StoredRun> All => Ids.Select(id => Read(id, Path.Combine(_runs, id, ResultFile)));

    /// <summary>The newest run that can be read; runs that cannot are told to <paramref name="say"/>.</summary>
    public StoredRun Newest(Action<string> say)
    {
        foreach (var run in All)
        {
            if (run.Result is not null)
            {
                return run;
            }

            say($"{run.File}: {run.Problem}. It is passed by.");
        }

        throw new UserErrorException($"{_runs}: there is no run to read. Run `launchready audit` first, or name a result.json.", ExitCode.Usage);
    }

    /// <summary>The result with what changed against the newest whole run of the same target before it; as it is where there is none.</summary>
    public RunResult Compared(RunResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var earlier = All.Where(r => string.CompareOrdinal(r.Id, result.Run.RunId) < 0).Select(r => r.Result).OfType<RunResult>()
            .Where(r => !r.Run.IsPartial && r.Run.TargetName == result.Run.TargetName).Take(MostEarlier).ToArray();
        return earlier.Length == 0 ? result : result with
        {
            Changes = Changes.Between(earlier[0], result, earlier[1..]),
            Trend = [.. earlier.Reverse().Append(result).Select(RunPoint.Of)],
        };
    }

    /// <summary>A run by "last", its id or the beginning of it, its folder, or a result file; null is the newest.</summary>
    public StoredRun Get(string? reference, Action<string> say)
    {
        if (reference is null or "last")
        {
            return Newest(say);
        }

        var file = Directory.Exists(reference) ? Path.Combine(reference, ResultFile) : reference;
        if (!File.Exists(file))
        {
            var matches = Ids.Where(id => id.StartsWith(reference, StringComparison.Ordinal)).ToArray();
            file = matches is [var id] ? Path.Combine(_runs, id, ResultFile) : throw Unknown(reference, matches);
        }

        var run = Read(Path.GetFileName(Path.GetDirectoryName(Path.GetFullPath(file)))!, file);
        return run.Result is not null ? run : throw new UserErrorException($"{file}: {run.Problem}. Name another run, or run `launchready audit` again; the file was left as it is.", ExitCode.Usage);
    }

    private UserErrorException Unknown(string reference, string[] matches) => new(
        matches.Length > 1 ? $"{reference}: {matches.Length} runs begin so ({string.Join(", ", matches.Take(MostListed))}). Give more of the name."
        : Ids.Count == 0 ? $"{reference}: there is no such run or file, and {_runs} holds none. Run `launchready audit` first."
        : $"{reference}: there is no such run or file. There are {string.Join(", ", Ids.Take(MostListed))}{(Ids.Count > MostListed ? $" and {Ids.Count - MostListed} more" : "")}.",
        ExitCode.Usage);

    private static StoredRun Read(string id, string file)
    {
        try
        {
            using var stream = File.OpenRead(file);
            return stream.Length > LargestResult
                ? new StoredRun(id, file, null, "it is larger than 1 GB, which no result is")
                : new StoredRun(id, file, Reports.ReadJson(stream), null);
        }
        catch (UnreadableResultException error)
        {
            return new StoredRun(id, file, null, error.Message);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return new StoredRun(id, file, null, Auditing.RunFolder.Reason(error));
        }
    }
}
