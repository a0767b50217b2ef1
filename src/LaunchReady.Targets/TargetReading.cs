using LaunchReady.Core.Targets;

namespace LaunchReady.Targets;

/// <summary>One mistake in a configuration file and where it stands. The message names the remedy and never a secret.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1.</param>
public sealed record ConfigurationError(string File, int Line, int Column, string Message)
{
    public override string ToString() => $"{File}:{Line}:{Column}: {Message}";
}

/// <summary>What came of reading: a target exactly if there are no errors.</summary>
/// <param name="Remarks">Worth a line on the screen, no reason to stop: a lapsed exclusion, a matrix that nobody has confirmed.</param>
public sealed record TargetReading(Target? Target, IReadOnlyList<ConfigurationError> Errors, IReadOnlyList<string> Remarks);
