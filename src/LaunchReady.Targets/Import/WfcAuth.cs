using LaunchReady.Core.Evidence;
using LaunchReady.Core.Targets;
using LaunchReady.Targets.Reading;
using LaunchReady.Targets.Yaml;

namespace LaunchReady.Targets.Import;

/// <summary>A variable that the imported text refers to; the value masks itself and is there for whoever writes `.env`.</summary>
public sealed record ImportedVariable(string Name, Secret Value);

/// <summary>A flow under `sign-in`.</summary>
/// <param name="Request">Method and address, as the flow states them.</param>
/// <param name="Text">Its lines, indented to stand under its name.</param>
public sealed record ImportedFlow(string Name, string Request, string Text);

/// <summary>An identity without its organisation and role, which the file does not know.</summary>
/// <param name="Text">Its lines, indented to stand under its name.</param>
public sealed record ImportedPerson(string Key, string Text);

/// <summary>What the rest of a configuration knows and an import does not.</summary>
public sealed record WfcSurroundings
{
    /// <summary>An endpoint (a path on the server) as the configuration writes it: below the base URL, or as a URL.</summary>
    public Func<string, string> Address { get; init; } = static endpoint => endpoint;

    /// <summary>The cookie that carries the session, where known: the file says only that there is one.</summary>
    public string? SessionCookie { get; init; }
}

/// <summary>What an import gives; nothing in it is a secret but the values of the variables.</summary>
/// <param name="Variables">To be set before the first run.</param>
/// <param name="Errors">With errors nothing else counts.</param>
/// <param name="Remarks">What could not be taken over, and what a person must still decide.</param>
public sealed record WfcImport(IReadOnlyList<ImportedVariable> Variables, IReadOnlyList<ConfigurationError> Errors, IReadOnlyList<string> Remarks)
{
    public IReadOnlyList<ImportedFlow> Flows { get; init; } = [];

    public IReadOnlyList<ImportedPerson> People { get; init; } = [];

    /// <summary>Other servers that people sign in at; `allow` must name them.</summary>
    public IReadOnlyList<Origin> Elsewhere { get; init; } = [];
}

/// <summary>Imports the authentication file of Web Fuzzing Commons (auth.yaml): its literal secrets become references to the environment.</summary>
public static class WfcAuth
{
    private static readonly string[] Known = ["name", "fixedHeaders", "loginEndpointAuth", "requireMockHandling"];

    public static WfcImport Import(string path, WfcSurroundings? surroundings = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var notes = new Notes(path);
        var root = Document.Read(path, notes, "give the path of the auth.yaml");
        if (root is not null && (root as YamlMapping)?["auth"] is not YamlSequence { Items.Count: > 0 })
        {
            notes.Error(root, "this is no Web Fuzzing Commons file: it has no list 'auth'");
        }

        if (root is null || notes.HasErrors)
        {
            return new WfcImport([], notes.Errors, notes.Remarks);
        }

        var secrets = new ImportedSecrets();
        var writer = new WfcWriter(notes, secrets, surroundings ?? new WfcSurroundings());
        var template = root.Mapping()["authTemplate"].Mapping();
        foreach (var item in root.Mapping()["auth"].Items())
        {
            Add(writer, notes, item, template);
        }

        return notes.HasErrors
            ? new WfcImport([], notes.Errors, notes.Remarks)
            : new WfcImport(secrets.All, [], notes.Remarks) { Flows = writer.Flows, People = writer.People, Elsewhere = writer.Elsewhere };
    }

    private static void Add(WfcWriter writer, Notes notes, YamlNode item, YamlMapping template)
    {
        // The template fills in what an entry leaves out, so that required keys can be judged only afterwards.
        var entry = Merged(item.Mapping(), template);
        if (entry.Scalar("name") is not { } name)
        {
            notes.Error(item, "an entry of 'auth' has no name");
            return;
        }

        foreach (var strange in entry.Entries.Where(static e => !Known.Contains(e.Key.Value)))
        {
            notes.Remark(strange.Key, $"{Printable.Quote(strange.Key.Value)} was not taken over");
        }

        writer.Add(name, entry);
    }

    private static YamlMapping Merged(YamlMapping entry, YamlMapping template)
    {
        var own = entry.Entries.Select(e => e.Value is YamlMapping inner && template[e.Key.Value] is YamlMapping outer ? new YamlEntry(e.Key, Merged(inner, outer)) : e);
        return new YamlMapping([.. own, .. template.Entries.Where(t => entry.Find(t.Key.Value) is null)], entry.Line, entry.Column);
    }
}
