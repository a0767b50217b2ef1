using System.CommandLine;
using System.Text.Json;
using LaunchReady.Api.Facts;
using LaunchReady.Cli.Auditing;
using LaunchReady.Cli.Storing;
using LaunchReady.Core.Decisions;
using LaunchReady.Core.Runs;
using LaunchReady.Core.Targets;
using LaunchReady.Reporting;
using LaunchReady.Reporting.Console;
using LaunchReady.Targets;
using LaunchReady.Targets.SideFiles;

namespace LaunchReady.Cli.Verbs;

/// <summary>`launchready audit`: the whole walk from configuration to decision.</summary>
internal static class AuditVerb
{
    public static Command Command()
    {
        var config = new Option<string?>("--config") { Description = "launchready.yaml to use; found by walking up otherwise" };
        var plan = new Option<bool>("--plan") { Description = "List every write the audit would make, and make none" };
        var from = new Option<string?>("--from") { Description = "Judge saved facts again (facts.json), without touching the network" };
        var format = new Option<string>("--format") { Description = "What goes to standard output", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "json", "markdown", "sarif", "junit");
        var output = new Option<string?>("--out") { Description = "Folder for the run's files; `.launchready` beside the configuration otherwise" };
        var quiet = new Option<bool>("--quiet") { Description = "Print the decision only" };
        var matrix = new Option<bool>("--propose-matrix") { Description = "Write what every role could do to launchready.matrix.yaml, for you to correct and confirm" };
        var failOn = FailOn.Option();
        var command = new Command("audit", "Audit the target of launchready.yaml and decide") { config, plan, from, format, output, quiet, matrix, failOn };
        command.SetAction((parse, cancellation) => RunAsync(new Request(
            parse.GetValue(config), parse.GetValue(plan), parse.GetValue(from), parse.GetValue(format)!, parse.GetValue(output), parse.GetValue(quiet), parse.GetValue(matrix), parse.GetValue(failOn)), cancellation));
        return command;
    }

    private sealed record Request(string? Config, bool Plan, string? From, string Format, string? Out, bool Quiet, bool ProposeMatrix, string? FailOn);

    private static async Task<int> RunAsync(Request request, CancellationToken cancellation)
    {
        var (target, path) = Configuration.Load(request.Config);
        if (target.Api is null)
        {
            throw new UserErrorException($"{path}: there is no `api`. Add `api.base` and a document; `launchready init URL` writes both.", ExitCode.ConfigurationInvalid);
        }

        if (request.Plan)
        {
            return await PlanVerb.RunAsync(target, cancellation).ConfigureAwait(false);
        }

        var home = request.Out ?? target.Folder;
        using var turn = Turn.Take(home);
        var folder = RunFolder.Make(home, TimeProvider.System);
        try
        {
            var (facts, result) = request.From is { } file
                ? await FromAsync(file, target, folder, cancellation).ConfigureAwait(false)
                : await LiveAsync(target, folder, CleanupVerb.CommandFor(request.Config, request.Out), cancellation).ConfigureAwait(false);
            result = new RunStore(home).Compared(result);
            var code = await ConcludeAsync(request, folder, facts, result).ConfigureAwait(false);
            if (request.ProposeMatrix)
            {
                Propose(target, facts.Api);
            }

            return code;
        }
        catch (OperationCanceledException)
        {
            throw new UserErrorException("Stopped before anything was written to the target: there is nothing to clean up and no report.", ExitCode.Cancelled);
        }
        finally
        {
            folder.Abandon();
        }
    }

    /// <summary>Also after Ctrl-C the partial report is written; a report that cannot be kept does not keep the decision from being said.</summary>
    private static async Task<int> ConcludeAsync(Request request, RunFolder folder, AuditFacts facts, RunResult result)
    {
        var unwritten = await folder.WriteAsync(facts, result, CancellationToken.None).ConfigureAwait(false);
        try
        {
            Print(request, folder, result);
        }
        catch (IOException error)
        {
            unwritten = $"{unwritten} The result could not be printed to standard output: {RunFolder.Reason(error)}.".TrimStart();
        }

        if (unwritten is null)
        {
            return facts.Api.Cancelled ? ExitCode.Cancelled : OfNew(request, result) ?? ExitCode.Of(result.Decision);
        }

        var written = new[] { folder.Html, folder.Json }.FirstOrDefault(File.Exists);
        await Console.Error.WriteLineAsync($"{unwritten} The decision is {result.Decision.Words()}. {(written is null ? "Free some space or give another folder with --out, then run again for the report." : $"The report is in {written}.")}").ConfigureAwait(false);
        foreach (var left in written is null ? facts.Api.ObjectsLeft : [])
        {
            await Console.Error.WriteLineAsync($"  left on the target: {left}").ConfigureAwait(false);
        }

        return ExitCode.Internal;
    }

    /// <summary>Without a run to compare with, everything is new: the decision stands.</summary>
    private static int? OfNew(Request request, RunResult result)
    {
        if (request.FailOn is not null && result.Changes is null)
        {
            Console.Error.WriteLine("There is no earlier run of this target to compare with: --fail-on takes everything for new.");
        }

        return result.Changes is { } changes ? FailOn.ExitCodeOf(request.FailOn, changes) : null;
    }

    private static async Task<(AuditFacts, RunResult)> LiveAsync(Target target, RunFolder folder, string cleanup, CancellationToken cancellation)
    {
        using var progress = ProgressDisplay.For(Screen.Error(), TimeProvider.System);
        using var second = new SecondSignal($"Left at once. Run `{cleanup}` to remove what this run made.");
        await using var first = cancellation.Register(() => progress.Phase($"Stopping, and removing what the run made. Ctrl-C again leaves at once; `{cleanup}` then removes the rest."));
        return await AuditSession.RunAsync(target, folder, TimeProvider.System, Steps(progress), cancellation).ConfigureAwait(false);
    }

    public static Action<string, int, int> Steps(IProgressDisplay progress)
    {
        var probing = false;
        return (text, done, total) =>
        {
            if (total == 0)
            {
                probing = false;
                progress.Phase(text);
                return;
            }

            if (!probing)
            {
                probing = true;
                progress.Phase($"Probing {total} operations");
            }

            progress.Step(done, total, text);
        };
    }

    private static async Task<(AuditFacts, RunResult)> FromAsync(string file, Target target, RunFolder folder, CancellationToken cancellation)
    {
        try
        {
            await using var stream = File.OpenRead(file);
            var facts = await JsonSerializer.DeserializeAsync(stream, AuditFactsJson.Default.AuditFacts, cancellation).ConfigureAwait(false);
            if (facts?.Version != AuditFacts.CurrentVersion)
            {
                throw new UserErrorException($"{file}: these facts are of version '{facts?.Version}', this LaunchReady reads '{AuditFacts.CurrentVersion}'. Run `launchready audit` again.", ExitCode.Usage);
            }

            var now = TimeProvider.System.GetUtcNow();
            return (facts, AuditSession.Judge(facts, target, folder.Id, now, now));
        }
        catch (JsonException error)
        {
            throw new UserErrorException($"{file}:{error.LineNumber + 1}:{error.BytePositionInLine + 1}: this is no facts file ({error.Message}). Give the facts.json of a run folder.", ExitCode.Usage);
        }
        catch (FileNotFoundException)
        {
            throw new UserErrorException($"{file}: there is no such file. Give the facts.json of a folder under .launchready/runs.", ExitCode.Usage);
        }
    }

    private static void Propose(Target target, ApiFacts facts)
    {
        var path = Path.Combine(target.Folder, MatrixFile.FileName);
        var written = MatrixFile.Write(path, MatrixProposal.From(facts));
        foreach (var error in written.Errors)
        {
            Console.Error.WriteLine(error);
        }

        Console.Error.WriteLine($"{path}: {written.Proposed} cells proposed, {written.Kept} kept. Correct them, set confirmed-by and confirmed-on, and keep the file in git.");
    }

    private static void Print(Request request, RunFolder folder, RunResult result)
    {
        switch (request.Format)
        {
            case "json" or "sarif" or "junit":
                using (var output = Console.OpenStandardOutput())
                {
                    ResultFormats.Write(request.Format, result, output);
                }

                break;
            case "markdown":
                Reports.WriteMarkdown(result, Console.Out);
                break;
            default:
                Reports.WriteConsole(result, Screen.Output(), new ConsoleOptions { Quiet = request.Quiet, ReportPaths = [.. new[] { folder.Html, folder.Json }.Where(File.Exists)] });
                break;
        }
    }
}
