using System.Globalization;
using Fieldwork.Flaws;

namespace Fieldwork.Hosting;

/// <summary>What the command line asks for.</summary>
internal sealed record Options
{
    public string Urls { get; init; } = "http://127.0.0.1:5080";

    public IReadOnlyList<string> Flaws { get; init; } = [];

    public bool ListFlaws { get; init; }

    public string? SeedFile { get; init; }

    /// <summary>The folder for the code, the app and what was built.</summary>
    public string? Surroundings { get; init; }

    /// <summary>No backend is started.</summary>
    public bool OnlySurroundings { get; init; }

    public TimeSpan TokenLife { get; init; } = TimeSpan.FromHours(8);
}

internal static class CommandLine
{
    public const string Usage =
        "Usage: fieldwork [--urls URL] [--flaws ID,ID,...] [--list-flaws] [--seed-file PATH] [--token-life HH:MM:SS]"
        + " [--surroundings DIR [--only-surroundings]]";

    /// <summary>The options, or one sentence that says what is wrong.</summary>
    public static (Options? Options, string? Error) Parse(IReadOnlyList<string> args)
    {
        var options = new Options();
        for (var at = 0; at < args.Count; at++)
        {
            if (args[at] is "--list-flaws" or "--only-surroundings")
            {
                options = args[at] == "--list-flaws" ? options with { ListFlaws = true } : options with { OnlySurroundings = true };
                continue;
            }

            if (at + 1 == args.Count)
            {
                return (null, $"'{args[at]}' is not an option, or its value is missing. {Usage}");
            }

            var (next, error) = With(options, args[at], args[++at]);
            if (next is null)
            {
                return (null, error);
            }

            options = next;
        }

        return options is { OnlySurroundings: true, Surroundings: null }
            ? (null, $"'--only-surroundings' needs '--surroundings DIR'. {Usage}")
            : (options, null);
    }

    private static (Options? Options, string? Error) With(Options options, string name, string value)
    {
        switch (name)
        {
            case "--urls":
                return (options with { Urls = value }, null);
            case "--seed-file":
                return (options with { SeedFile = value }, null);
            case "--surroundings":
                return (options with { Surroundings = value }, null);
            case "--flaws":
                string[] ids = value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
                var unknown = Array.Find(ids, id => !FlawCatalogue.ById.ContainsKey(id));
                return unknown is null
                    ? (options with { Flaws = ids }, null)
                    : (null, $"There is no flaw '{unknown}'. List them with --list-flaws.");
            case "--token-life":
                return TimeSpan.TryParse(value, CultureInfo.InvariantCulture, out var life) && life > TimeSpan.Zero
                    ? (options with { TokenLife = life }, null)
                    : (null, $"'{value}' is not a duration like 08:00:00.");
            default:
                return (null, $"'{name}' is not an option. {Usage}");
        }
    }
}
