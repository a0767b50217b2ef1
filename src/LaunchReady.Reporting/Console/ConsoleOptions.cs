namespace LaunchReady.Reporting.Console;

/// <summary>How the result is printed.</summary>
public sealed record ConsoleOptions
{
    /// <summary>The decision and nothing else.</summary>
    public bool Quiet { get; init; }

    /// <summary>Plain lines without colour, boxes or wrapping; null decides by whether a person's terminal reads.</summary>
    public bool? Plain { get; init; }

    /// <summary>Where the reports were written, in the order they are named.</summary>
    public IReadOnlyList<string> ReportPaths { get; init; } = [];
}
