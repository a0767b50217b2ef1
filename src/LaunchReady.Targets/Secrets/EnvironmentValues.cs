using LaunchReady.Core.Evidence;
using LaunchReady.Targets.Reading;
using LaunchReady.Targets.Yaml;

namespace LaunchReady.Targets.Secrets;

/// <summary>Resolves `${env:NAME}`: the process environment first, then `.env` beside the configuration, then `.env` at the repository root.</summary>
internal sealed class EnvironmentValues(Func<string, string?> process, IReadOnlyList<IReadOnlyDictionary<string, string>> files, Notes notes)
{
    private readonly HashSet<string> _reported = new(StringComparer.Ordinal);

    public static EnvironmentValues Read(string folder, Func<string, string?> process, Notes notes)
    {
        var files = new List<IReadOnlyDictionary<string, string>>();
        foreach (var place in new[] { folder, TargetFile.RepositoryRoot(folder) }.OfType<string>().Distinct(StringComparer.Ordinal))
        {
            var path = Path.Combine(place, ".env");
            if (EnvironmentFile.TryReadText(path) is not { } text)
            {
                continue;
            }

            var (values, badLines) = EnvironmentFile.Parse(text);
            files.Add(values);
            foreach (var line in badLines)
            {
                notes.Remark($"{path}:{line}:1: this line is not KEY=VALUE and was skipped");
            }
        }

        return new EnvironmentValues(process, files, notes);
    }

    public bool Has(string name) => Value(name) is not null;

    /// <summary>The value; null after an error that tells which variable to set.</summary>
    public Secret? Resolve(string name, YamlNode at, string path)
    {
        if (!EnvironmentFile.IsName(name) || Printable.LooksLikeCredential(name))
        {
            notes.Error(at, $"{path}: {Printable.Quote("${env:" + name + "}")} names no environment variable: letters, digits and underscores only");
            return null;
        }

        var value = Value(name);
        if (value is null && _reported.Add(name))
        {
            notes.Error(at, $"{path}: the environment variable {name} is not set or empty: export it, or add the line {name}=... to .env beside this file");
        }

        return value is null ? null : new Secret(value, "env:" + name);
    }

    private string? Value(string name) =>
        process(name) is { Length: > 0 } fromProcess ? fromProcess : files.Select(f => f.GetValueOrDefault(name)).FirstOrDefault(static v => v is { Length: > 0 });
}
