using LaunchReady.Targets.Reading;

namespace LaunchReady.Targets.Secrets;

/// <summary>Variables that a configuration refers to, for whoever writes `.env`.</summary>
public static class Variables
{
    /// <summary>A configuration in this folder would find the variable: in the process, in `.env` beside it or at the repository root.</summary>
    public static bool IsSet(string name, string folder, Func<string, string?> process)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        return EnvironmentValues.Read(folder, process, new Notes(folder)).Has(name);
    }

    /// <summary>The line of `.env` that reads back as this value; null where none does.</summary>
    public static string? Line(string name, string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var isPlain = !value.Contains('\'', StringComparison.Ordinal) && !value.Any(char.IsControl);
        var line = isPlain ? $"{name}='{value}'" : $"{name}=\"{Escaped(value)}\"";
        return EnvironmentFile.Parse(line).Values.GetValueOrDefault(name) == value ? line : null;
    }

    private static string Escaped(string value) => value
        .Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)
        .Replace("\n", "\\n", StringComparison.Ordinal).Replace("\r", "\\r", StringComparison.Ordinal).Replace("\t", "\\t", StringComparison.Ordinal);
}
