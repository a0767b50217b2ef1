using LaunchReady.Core.Decisions;
using LaunchReady.Core.Targets;
using LaunchReady.Targets;

namespace LaunchReady.Cli.Auditing;

/// <summary>Finds and loads launchready.yaml for a verb; what is wrong with it is said whole, once.</summary>
internal static class Configuration
{
    public static (Target Target, string Path) Load(string? given)
    {
        var path = Find(given);
        var reading = TargetFile.Load(path, Environment.GetEnvironmentVariable, TimeProvider.System);
        foreach (var remark in reading.Remarks)
        {
            Console.Error.WriteLine(remark);
        }

        if (reading.Target is not { } target)
        {
            var count = reading.Errors.Count == 1 ? "1 error" : $"{reading.Errors.Count} errors";
            throw new UserErrorException($"{string.Join('\n', reading.Errors)}\n{count} in the configuration. Mend {(reading.Errors.Count == 1 ? "it" : "them")} and run `launchready config check`.", ExitCode.ConfigurationInvalid);
        }

        return (target, path);
    }

    public static string Find(string? given)
    {
        var path = given ?? Environment.GetEnvironmentVariable("LAUNCHREADY_CONFIG") ?? TargetFile.Find(Environment.CurrentDirectory);
        if (path is null)
        {
            throw new UserErrorException("There is no launchready.yaml here or above. Make one with `launchready init URL-OR-FILE`, or name one with --config.", ExitCode.ConfigurationInvalid);
        }

        return File.Exists(path) ? path : throw new UserErrorException($"{path}: there is no such file. Make one with `launchready init URL-OR-FILE`.", ExitCode.ConfigurationInvalid);
    }
}
