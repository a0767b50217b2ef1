using System.CommandLine;
using System.Globalization;
using LaunchReady.Cli.Storing;
using LaunchReady.Core.Checks;
using LaunchReady.Core.Decisions;
using LaunchReady.Core.Evidence;
using LaunchReady.Core.Verdicts;
using LaunchReady.Targets.SideFiles;

namespace LaunchReady.Cli.Verbs;

/// <summary>`launchready waive`: a named person accepts one finding until a day. Written beside launchready.yaml, so that it is a change of its own in git.</summary>
internal static class WaiveVerb
{
    private const int ShortestPrefix = 8;

    public static Command Command()
    {
        var fingerprint = new Argument<string>("fingerprint") { Description = "Of the finding, as reports print it; its first 8 characters or more will do" };
        var owner = new Option<string>("--owner") { Description = "The person who accepts the risk", Required = true };
        var reason = new Option<string>("--reason") { Description = "Why", Required = true };
        var until = new Option<string>("--until") { Description = "Last day (YYYY-MM-DD), at most 90 days ahead", Required = true };
        var blocker = new Option<bool>("--accept-blocker") { Description = "Mean it also where the finding stops L1 or L2" };
        var run = new Option<string?>("--run") { Description = "The run that has the finding; the newest otherwise" };
        var config = new Option<string?>("--config") { Description = "launchready.yaml to use; found by walking up otherwise" };
        var command = new Command("waive", "Accept the risk of one finding until a day") { fingerprint, owner, reason, until, blocker, run, config };
        command.SetAction(parse => Waive(new Request(
            parse.GetValue(fingerprint)!.TrimStart('#').ToLowerInvariant(), parse.GetValue(owner)!.Trim(), parse.GetValue(reason)!.Trim(), parse.GetValue(until)!, parse.GetValue(blocker), parse.GetValue(run), parse.GetValue(config)), TimeProvider.System));
        return command;
    }

    private sealed record Request(string Fingerprint, string Owner, string Reason, string Until, bool AcceptBlocker, string? Run, string? Config);

    private static int Waive(Request request, TimeProvider time)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(Auditing.Configuration.Find(request.Config)))!;
        var until = Until(request.Until, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime));
        if (request.Owner.Length == 0 || request.Reason.Length == 0)
        {
            throw new UserErrorException("A waiver needs a person and a reason: give --owner and --reason.", ExitCode.Usage);
        }

        var result = new RunStore(folder).Get(request.Run, Console.Error.WriteLine).Result!;
        var (check, cell, whole) = Find(result.Checks, request.Fingerprint, result.Run.RunId);
        if (WaiverBook.IsHardBlocker(check, cell) && !request.AcceptBlocker)
        {
            throw new UserErrorException(
                $"#{whole} stops {(check.Gate == "S3" ? "L2" : "L1")}: {cell.Sentence}\nSuch a finding is fixed, not accepted. Whoever accepts it all the same says so with --accept-blocker, and answers for it by name.", ExitCode.Usage);
        }

        var path = Path.Combine(folder, WaiverText.FileName);
        try
        {
            WaiverText.Add(path, new Waiver(request.Owner, request.Reason, until, whole) { AcceptsBlocker = request.AcceptBlocker }, $"{check.Id}: {check.Case(cell)}");
        }
        catch (WaivedAlreadyException)
        {
            throw new UserErrorException($"{path}: #{whole} is waived already. Change that entry, or take it out first.", ExitCode.Usage);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException($"{path}: it could not be written ({Auditing.RunFolder.Reason(error)}).", ExitCode.Internal);
        }

        Console.Out.WriteLine($"{request.Owner} accepts until {until.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)}: {cell.Sentence}");
        Console.Out.WriteLine($"Written to {path}. It counts from the next `launchready audit` on (or `launchready audit --from facts.json`); the verdict beneath stays what it is.");
        return ExitCode.Ready;
    }

    private static DateOnly Until(string text, DateOnly today)
    {
        if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var until))
        {
            throw new UserErrorException($"--until {text}: this is no day. Write it as {today.AddDays(30):yyyy-MM-dd}.", ExitCode.Usage);
        }

        var last = today.AddDays(Waiver.MaximumDays);
        return until < today ? throw new UserErrorException($"--until {text}: this day is over.", ExitCode.Usage)
            : until > last ? throw new UserErrorException($"--until {text}: a waiver lasts {Waiver.MaximumDays} days at most; {last:yyyy-MM-dd} is the latest day.", ExitCode.Usage)
            : until;
    }

    private static (CheckDescriptor Check, Cell Cell, string Fingerprint) Find(IReadOnlyList<CheckResult> checks, string prefix, string run)
    {
        if (prefix.Length < ShortestPrefix || !prefix.All(char.IsAsciiHexDigit))
        {
            throw new UserErrorException($"{prefix}: a fingerprint is sixteen hexadecimal digits, as reports print it behind #; give {ShortestPrefix} of them or more.", ExitCode.Usage);
        }

        var matches = checks.SelectMany(c => c.Judgement.Cells.Select(x => (c.Check, Cell: x, Fingerprint: Fingerprint.OfFinding(c.Check.Id, x.Subject, x.Caller))))
            .Where(c => c.Fingerprint.StartsWith(prefix, StringComparison.Ordinal)).DistinctBy(c => c.Fingerprint).ToArray();
        var match = matches switch
        {
            [var one] => one,
            [] => throw new UserErrorException($"#{prefix}: run {run} has no such finding. Reports and `launchready report --format json` print the fingerprints; another run is named with --run.", ExitCode.Usage),
            _ => throw new UserErrorException($"#{prefix}: {matches.Length} findings begin so. Give more of it.", ExitCode.Usage),
        };
        return match.Cell.Verdict is Verdict.Fail or Verdict.Inconclusive ? match
            : throw new UserErrorException($"#{match.Fingerprint}: {match.Cell.Verdict.Word()} stops nothing, so there is nothing to accept.", ExitCode.Usage);
    }
}
