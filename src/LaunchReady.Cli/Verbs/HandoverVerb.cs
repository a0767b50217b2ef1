using System.CommandLine;
using LaunchReady.Cli.Storing;
using LaunchReady.Cli.Writing;
using LaunchReady.Core.Decisions;
using LaunchReady.Reporting;

namespace LaunchReady.Cli.Verbs;

/// <summary>`launchready handover`: what the team takes over at launch, in two files.</summary>
internal static class HandoverVerb
{
    public static Command Command()
    {
        var run = new Argument<string?>("run") { Description = "A run (`last`, its id or the beginning of it), its folder, or a result.json; the newest otherwise", Arity = ArgumentArity.ZeroOrOne };
        var output = new Option<string>("--out") { Description = "Folder for handover.md and handover.html", DefaultValueFactory = _ => "handover" };
        var force = new Option<bool>("--force") { Description = "Overwrite what an earlier handover wrote there" };
        var command = new Command("handover", "Write the handover pack: checklist, launch notes, runbook, accepted risk") { run, output, force };
        command.SetAction(async (parse, cancellation) =>
        {
            var store = RunStore.Here();
            var result = store.Compared(store.Get(parse.GetValue(run), Console.Error.WriteLine).Result!);
            var folder = parse.GetValue(output)!;
            var (markdown, page) = (Path.Combine(folder, "handover.md"), Path.Combine(folder, "handover.html"));
            using var text = new StringWriter();
            using var html = new StringWriter();
            Reports.WriteHandoverMarkdown(result, text);
            await Reports.WriteHandoverHtmlAsync(result, html, cancellation).ConfigureAwait(false);
            NamedFiles.Write(folder, [(Path.GetFileName(markdown), text.ToString()), (Path.GetFileName(page), html.ToString())], parse.GetValue(force));
            await Console.Out.WriteLineAsync($"{markdown}\n{page}").ConfigureAwait(false);
            return ExitCode.Ready;
        });
        return command;
    }
}
