using System.CommandLine;
using LaunchReady.Cli.Auditing;
using LaunchReady.Cli.Storing;
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
            if (!parse.GetValue(force) && new[] { markdown, page }.FirstOrDefault(File.Exists) is { } there)
            {
                throw new UserErrorException($"{there}: it is there already and was left as it is. Give another folder with --out, or overwrite it with --force.", ExitCode.Usage);
            }

            try
            {
                Directory.CreateDirectory(folder);
                await using (var writer = new StreamWriter(markdown))
                {
                    Reports.WriteHandoverMarkdown(result, writer);
                }

                await using (var writer = new StreamWriter(page))
                {
                    await Reports.WriteHandoverHtmlAsync(result, writer, cancellation).ConfigureAwait(false);
                }
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                throw new UserErrorException($"{folder}: it could not be written ({RunFolder.Reason(error)}). Give another folder with --out.", ExitCode.Internal);
            }

            await Console.Out.WriteLineAsync($"{markdown}\n{page}").ConfigureAwait(false);
            return ExitCode.Ready;
        });
        return command;
    }
}
