using System.CommandLine;
using LaunchReady.Core.Decisions;

namespace LaunchReady.Cli.Verbs;

internal static class InitVerb
{
    public static Command Command()
    {
        var source = new Argument<string>("source") { Description = "URL or file of an OpenAPI document, or a HAR capture" };
        var command = new Command("init", "Write a first launchready.yaml") { source };
        command.SetAction(_ => ExitCode.Usage);
        return command;
    }
}
