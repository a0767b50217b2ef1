using System.CommandLine;
using System.CommandLine.Invocation;
using LaunchReady.Api;
using LaunchReady.Cli.Auditing;
using LaunchReady.Cli.Verbs;
using LaunchReady.Core.Decisions;

namespace LaunchReady.Cli;

/// <summary>The verbs, and the exit codes of everything that is not a decision.</summary>
internal static class CommandLine
{
    public static async Task<int> RunAsync(string[] arguments)
    {
        var root = new RootCommand("May this app let its first 100 customers in? Proves it, gate by gate.")
        {
            DemoVerb.Command(), AuditVerb.Command(), InitVerb.Command(), ScanVerb.Command(), ReportVerb.Command(), DiffVerb.Command(), HistoryVerb.Command(), SprintVerb.Command(), HandoverVerb.Command(), WaiveVerb.Command(), AttestVerb.Command(), WaiversVerb.Command(), ConfigVerb.Command(), CleanupVerb.Command(),
        };
        var result = root.Parse(arguments);
        if (result.Action is ParseErrorAction || result.Errors.Count > 0)
        {
            foreach (var error in result.Errors)
            {
                await Console.Error.WriteLineAsync(error.Message).ConfigureAwait(false);
            }

            await Console.Error.WriteLineAsync("Run `launchready --help` to see what there is.").ConfigureAwait(false);
            return ExitCode.Usage;
        }

        try
        {
            return await result.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = TimeSpan.FromSeconds(30) }).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Cancelled;
        }
        catch (NotAuditedException error)
        {
            await Console.Error.WriteLineAsync(error.Message).ConfigureAwait(false);
            return error.IsTargetAway ? ExitCode.Undecided : ExitCode.ConfigurationInvalid;
        }
        catch (UserErrorException error)
        {
            await Console.Error.WriteLineAsync(error.Message).ConfigureAwait(false);
            return error.ExitCode;
        }
        catch (IOException error)
        {
            // A full disk or a folder that cannot be written: the user's to mend.
            await Console.Error.WriteLineAsync($"{RunFolder.Reason(error)}. Free some space or give another folder with --out, then run again.").ConfigureAwait(false);
            return ExitCode.Internal;
        }
        catch (UnauthorizedAccessException error)
        {
            await Console.Error.WriteLineAsync($"{error.Message} Give a folder you may write to with --out.").ConfigureAwait(false);
            return ExitCode.Internal;
        }
#pragma warning disable CA1031 // The last door: an unknown fault must end as 70, never as a crash that reads like a verdict.
        catch (Exception error)
#pragma warning restore CA1031
        {
            await Console.Error.WriteLineAsync($"LaunchReady failed: {error.GetType().Name}: {error.Message}").ConfigureAwait(false);
            if (Environment.GetEnvironmentVariable("LAUNCHREADY_VERBOSE") == "1")
            {
                await Console.Error.WriteLineAsync(error.StackTrace).ConfigureAwait(false);
            }

            return ExitCode.Internal;
        }
    }
}

/// <summary>Something the user can mend: one message that says what and what next.</summary>
internal sealed class UserErrorException(string message, int exitCode) : Exception(message)
{
    public int ExitCode { get; } = exitCode;
}
