using System.CommandLine;
using LaunchReady.Cli.Auditing;
using LaunchReady.Cli.Demonstration;
using LaunchReady.Core.Attesting;
using LaunchReady.Core.Decisions;
using LaunchReady.Core.Runs;
using LaunchReady.Core.Verdicts;
using LaunchReady.Reporting;
using LaunchReady.Reporting.Console;

namespace LaunchReady.Cli.Verbs;

/// <summary>`launchready demo`: the sample backend, flawed and sound, audited side by side on loopback.</summary>
internal static class DemoVerb
{
    public static Command Command()
    {
        var output = new Option<string?>("--out") { Description = "Folder for the reports; the current folder otherwise" };
        var flaws = new Option<string>("--flaws") { Description = "Flaws to switch on in the flawed backend", DefaultValueFactory = _ => FieldworkHost.DemoFlaws };
        var command = new Command("demo", "Audit a sample backend with and without flaws, and show both decisions") { output, flaws };
        command.SetAction((parse, cancellation) => RunAsync(parse.GetValue(output) ?? Environment.CurrentDirectory, parse.GetValue(flaws)!, cancellation));
        return command;
    }

    private static async Task<int> RunAsync(string output, string flaws, CancellationToken cancellation)
    {
        var flawed = await OneAsync(output, flaws, "flawed", cancellation).ConfigureAwait(false);
        var sound = await OneAsync(output, "", "sound", cancellation).ConfigureAwait(false);
        var screen = Screen.Output();
        Reports.WriteConsole(flawed.Result, screen, new ConsoleOptions { ReportPaths = [flawed.Folder.Html] });
        Console.Out.WriteLine();
        Reports.WriteConsole(sound.Result, screen, new ConsoleOptions { ReportPaths = [sound.Folder.Html] });
        Console.Out.WriteLine();
        Console.Out.WriteLine($"With flaws:    {flawed.Result.Decision.Words(),-12} {flawed.Folder.Html}");
        Console.Out.WriteLine($"Without flaws: {sound.Result.Decision.Words(),-12} {sound.Folder.Html}");
        if (sound.Result.Checks.Where(c => !Statements.All.Any(s => s.Check.Id == c.Check.Id)).All(c => c.Judgement.Verdict is Verdict.Pass or Verdict.NotApplicable))
        {
            Console.Out.WriteLine("The sound backend passes every check that could be tried. It is undecided on the gates this version cannot check yet and on what only people can say (`launchready attest`).");
        }

        return ExitCode.Ready;
    }

    private static async Task<(RunFolder Folder, RunResult Result)> OneAsync(string output, string flaws, string name, CancellationToken cancellation)
    {
        await using var host = await FieldworkHost.StartAsync(flaws, cancellation).ConfigureAwait(false);
        var (target, _) = Configuration.Load(host.ConfigurationFile);
        target = target with { Name = $"Fieldwork ({name})" };
        var folder = RunFolder.Make(output, TimeProvider.System);
        using var progress = ProgressDisplay.For(Screen.Error(), TimeProvider.System);
        progress.Phase($"Auditing Fieldwork, {name}, at {host.Address}");
        var (facts, result) = await AuditSession.RunAsync(target, folder, TimeProvider.System, AuditVerb.Steps(progress), cancellation).ConfigureAwait(false);
        return await folder.WriteAsync(facts, result, CancellationToken.None).ConfigureAwait(false) is { } unwritten
            ? throw new UserErrorException($"{unwritten} Free some space or give another folder with --out, then run again.", ExitCode.Internal)
            : (folder, result);
    }
}
