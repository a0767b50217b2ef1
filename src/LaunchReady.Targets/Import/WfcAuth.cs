using LaunchReady.Core.Evidence;
using LaunchReady.Targets.Reading;
using LaunchReady.Targets.Yaml;

namespace LaunchReady.Targets.Import;

/// <summary>A variable that the imported text refers to; the value masks itself and is there for whoever writes `.env`.</summary>
public sealed record ImportedVariable(string Name, Secret Value);

/// <summary>What an import gives.</summary>
/// <param name="Text">`sign-in` and `identities` for launchready.yaml, without any secret; null with errors.</param>
/// <param name="Variables">To be set before the first run.</param>
/// <param name="Remarks">What a person must still decide, and what could not be taken over.</param>
public sealed record WfcImport(string? Text, IReadOnlyList<ImportedVariable> Variables, IReadOnlyList<ConfigurationError> Errors, IReadOnlyList<string> Remarks);

/// <summary>Imports the authentication file of Web Fuzzing Commons (auth.yaml): its literal secrets become references to the environment.</summary>
public static class WfcAuth
{
    private static readonly string[] Known = ["name", "fixedHeaders", "loginEndpointAuth", "requireMockHandling"];

    public static WfcImport Import(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var notes = new Notes(path);
        var root = Document.Read(path, notes);
        if (root is not null && (root as YamlMapping)?["auth"] is not YamlSequence { Items.Count: > 0 })
        {
            notes.Error(root, "this is no Web Fuzzing Commons file: it has no list 'auth'");
        }

        if (root is null || notes.HasErrors)
        {
            return new WfcImport(null, [], notes.Errors, notes.Remarks);
        }

        var secrets = new ImportedSecrets();
        var writer = new WfcWriter(notes, secrets);
        var template = root.Mapping()["authTemplate"].Mapping();
        foreach (var item in root.Mapping()["auth"].Items())
        {
            Add(writer, notes, item, template);
        }

        notes.Remark("give every identity its organisation and role: the imported file knows neither");
        return notes.HasErrors ? new WfcImport(null, [], notes.Errors, notes.Remarks) : new WfcImport(writer.Text(), secrets.All, [], notes.Remarks);
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
