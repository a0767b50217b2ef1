using Spectre.Console;

namespace LaunchReady.Cli.Auditing;

/// <summary>Standard output for results, standard error for progress; NO_COLOR is honoured on both.</summary>
internal static class Screen
{
    public static IAnsiConsole Output() => Make(Console.Out);

    public static IAnsiConsole Error() => Make(Console.Error);

    private static IAnsiConsole Make(TextWriter writer) => AnsiConsole.Create(new AnsiConsoleSettings
    {
        Out = new AnsiConsoleOutput(writer),
        ColorSystem = string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")) ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
    });
}
