using System.CommandLine;
using LaunchReady.Cli.Auditing;
using LaunchReady.Core.Decisions;
using LaunchReady.Targets.Keys;

namespace LaunchReady.Cli.Verbs;

/// <summary>`launchready config check` and `launchready config explain KEY`.</summary>
internal static class ConfigVerb
{
    public static Command Command() => new("config", "Check or explain the configuration") { Check(), Explain() };

    private static Command Check()
    {
        var config = new Option<string?>("--config") { Description = "launchready.yaml to check" };
        var command = new Command("check", "Read launchready.yaml and say everything that is wrong with it") { config };
        command.SetAction(parse =>
        {
            var (target, path) = Configuration.Load(parse.GetValue(config));
            foreach (var source in target.Api?.Sources.Where(s => !s.Location.Contains("://", StringComparison.Ordinal) && !File.Exists(Path.Combine(target.Folder, s.Location))) ?? [])
            {
                // No mistake yet: a build may make the file before the audit, which insists on it.
                Console.Error.WriteLine($"{target.Api!.SourcePlaces.GetValueOrDefault(source.Location, path)}: there is no file '{source.Location}' yet");
            }

            Console.Out.WriteLine($"{path} is valid: {target.Name}, {target.Organisations.Count} organisations, {target.Identities.Count} identities, mode {target.Mode}.");
            return ExitCode.Ready;
        });
        return command;
    }

    private static Command Explain()
    {
        var key = new Argument<string>("key") { Description = "A key, whole (api.base) or its last word (base)" };
        key.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && result.Tokens[0].Value.StartsWith('-'))
            {
                result.AddError($"'{result.Tokens[0].Value}' is no key");
            }
        });
        var command = new Command("explain", "Say what a key means, with an example") { key };
        command.SetAction(parse =>
        {
            var lookup = ConfigurationKeys.Explain(parse.GetValue(key)!);
            foreach (var found in lookup.Found)
            {
                Console.Out.WriteLine($"{found.Path} ({found.Type}{(found.Required ? ", required" : "")}): {found.Meaning}");
                if (found.Default is not null)
                {
                    Console.Out.WriteLine($"  default: {found.Default}");
                }

                if (found.Example is not null)
                {
                    Console.Out.WriteLine($"  example: {found.Example}");
                }

                if (found.Keys.Count > 0)
                {
                    Console.Out.WriteLine($"  keys: {string.Join(", ", found.Keys)}");
                }
            }

            if (lookup.Found.Count == 0)
            {
                Console.Error.WriteLine($"There is no key '{parse.GetValue(key)}'.{(lookup.DidYouMean is { } near ? $" Did you mean '{near}'?" : "")}");
                return ExitCode.Usage;
            }

            return ExitCode.Ready;
        });
        return command;
    }
}
