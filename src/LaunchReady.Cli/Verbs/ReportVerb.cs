using System.CommandLine;
using LaunchReady.Cli.Auditing;
using LaunchReady.Cli.Storing;
using LaunchReady.Core.Decisions;
using LaunchReady.Core.Runs;
using LaunchReady.Reporting;
using LaunchReady.Reporting.Console;

namespace LaunchReady.Cli.Verbs;

/// <summary>`launchready report`: a kept run in any format, without touching the target.</summary>
internal static class ReportVerb
{
    public static Command Command()
    {
        var run = new Argument<string?>("run") { Description = "A run (`last`, its id or the beginning of it), its folder, or a result.json; the newest otherwise", Arity = ArgumentArity.ZeroOrOne };
        var format = new Option<string>("--format") { Description = "What to write", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "html", "markdown", "json", "sarif", "junit");
        var output = new Option<string?>("--out") { Description = "File to write to; standard output otherwise" };
        var gate = new Option<bool>("--gate") { Description = "End with the exit code of the decision: 0 ready, 1 not ready, 2 undecided" };
        var command = new Command("report", "Show a kept run again, in any format") { run, format, output, gate };
        command.SetAction(async (parse, cancellation) =>
        {
            var store = RunStore.Here();
            var stored = store.Get(parse.GetValue(run), Console.Error.WriteLine);
            await WriteAsync(store.Compared(stored.Result!), parse.GetValue(format)!, parse.GetValue(output), cancellation).ConfigureAwait(false);
            return !parse.GetValue(gate) ? ExitCode.Ready : stored.Result!.Run.IsPartial ? ExitCode.Cancelled : ExitCode.Of(stored.Result.Decision);
        });
        return command;
    }

    private static async Task WriteAsync(RunResult result, string format, string? file, CancellationToken cancellation)
    {
        if (file is null && format == "text")
        {
            Reports.WriteConsole(result, Screen.Output(), new ConsoleOptions());
            return;
        }

        try
        {
            await using var stream = file is null ? Console.OpenStandardOutput() : File.Create(file);
            if (format is "json" or "sarif" or "junit")
            {
                ResultFormats.Write(format, result, stream);
                return;
            }

            await using var writer = new StreamWriter(stream, leaveOpen: true);
            switch (format)
            {
                case "html":
                    await Reports.WriteHtmlAsync(result, writer, cancellation).ConfigureAwait(false);
                    break;
                case "markdown":
                    Reports.WriteMarkdown(result, writer);
                    break;
                default:
                    Reports.WriteText(result, writer);
                    break;
            }
        }
        catch (Exception error) when (file is not null && error is IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException($"{file}: it could not be written ({RunFolder.Reason(error)}). Give another place with --out.", ExitCode.Internal);
        }
    }
}
