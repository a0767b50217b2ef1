using LaunchReady.Targets.SideFiles;
using Microsoft.Extensions.Time.Testing;

namespace LaunchReady.Targets.Tests;

/// <summary>A throw-away folder with configuration files, a clock that stands on 1 December 2026 and an environment of its own.</summary>
internal sealed class Workspace : IDisposable
{
    public const string Valid = """
        version: 1
        name: Fieldwork
        salt: 3f9c0a5be41d4c27
        allow: ["http://127.0.0.1:5080"]
        api:
          base: http://127.0.0.1:5080
        organisations: {acme: {}, birch: {}}
        roles: {owner: {administration: true}, technician: {}}
        sign-in:
          password:
            request: POST /sessions
            json: {email: "${email}", password: "${password}"}
            token: {json: /accessToken}
        identities:
          acme-owner: {organisation: acme, role: owner, sign-in: password, email: owner@acme.example, password: "${env:OWNER_PASSWORD}"}

        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("lr-targets-");

    public Workspace()
    {
        Directory.CreateDirectory(Path.Combine(Folder, ".git"));
    }

    public string Folder => _folder.FullName;

    public string File => Path.Combine(Folder, TargetFile.FileName);

    public string MatrixPath => Path.Combine(Folder, MatrixFile.FileName);

    public Dictionary<string, string> Environment { get; } = new(StringComparer.Ordinal) { ["OWNER_PASSWORD"] = "correct horse" };

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 12, 1, 9, 0, 0, TimeSpan.Zero));

    public void Write(string name, string text) => System.IO.File.WriteAllBytes(Path.Combine(Folder, name), System.Text.Encoding.UTF8.GetBytes(text));

    public TargetReading Load(string yaml)
    {
        Write(TargetFile.FileName, yaml);
        return Load();
    }

    public TargetReading Load() => TargetFile.Load(File, Environment.GetValueOrDefault, Clock);

    /// <summary>Errors as "line:column: message", without the folder.</summary>
    public List<string> Errors(string yaml) => [.. Load(yaml).Errors.Select(static e => $"{e.Line}:{e.Column}: {e.Message}")];

    public void Dispose() => _folder.Delete(recursive: true);
}
