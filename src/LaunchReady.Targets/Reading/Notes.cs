using LaunchReady.Targets.Yaml;

namespace LaunchReady.Targets.Reading;

/// <summary>Errors and remarks of one file, gathered until everything has been read.</summary>
internal sealed class Notes(string file)
{
    private readonly List<ConfigurationError> _errors = [];
    private readonly List<string> _remarks = [];

    public string File { get; } = file;

    public bool HasErrors => _errors.Count > 0;

    public IReadOnlyList<string> Remarks => _remarks;

    /// <summary>In the order of the file, each once.</summary>
    public IReadOnlyList<ConfigurationError> Errors => [.. _errors.Distinct().OrderBy(static e => e.Line).ThenBy(static e => e.Column)];

    public void Error(YamlNode at, string message) => Error(at.Line, at.Column, message);

    public void Error(int line, int column, string message) => _errors.Add(new ConfigurationError(File, line, column, message));

    /// <summary>"launchready.yaml:9:15: api.documents[0]", for what only a later step can judge.</summary>
    public string Place(YamlNode at, string path) => $"{File}:{at.Line}:{at.Column}: {path}";

    public void Remark(YamlNode at, string message) => _remarks.Add($"{File}:{at.Line}:{at.Column}: {message}");

    public void Remark(string message) => _remarks.Add(message);
}
