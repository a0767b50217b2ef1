using LaunchReady.Core.Targets;
using LaunchReady.Targets.Keys;
using LaunchReady.Targets.Reading;
using LaunchReady.Targets.Secrets;
using LaunchReady.Targets.Yaml;

namespace LaunchReady.Targets.SideFiles;

using Cells = IReadOnlyDictionary<string, IReadOnlyDictionary<string, bool>>;

/// <summary>What writing a matrix did.</summary>
/// <param name="Kept">Confirmed cells left as they were.</param>
/// <param name="Proposed">Cells that wait for a person.</param>
/// <param name="Errors">Where the existing file could not be read it was left alone.</param>
public sealed record MatrixWriting(int Kept, int Proposed, IReadOnlyList<ConfigurationError> Errors);

/// <summary>launchready.matrix.yaml: who may do what, confirmed by a person.</summary>
public static class MatrixFile
{
    public const string FileName = "launchready.matrix.yaml";

    /// <summary>Writes what a run has seen. Confirmed rows stay word for word; what is new beside them waits under `proposed`. An unconfirmed file is written anew.</summary>
    /// <param name="path">The matrix file.</param>
    /// <param name="cells">Operation ("GET /jobs") -> role -> allowed.</param>
    public static MatrixWriting Write(string path, Cells cells)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(cells);
        var notes = new Notes(path);
        var existing = File.Exists(path) ? Document.Read(path, notes) : null;
        if (existing is not null)
        {
            Check(existing, notes, null);
        }

        if (notes.HasErrors)
        {
            return new MatrixWriting(0, 0, notes.Errors);
        }

        var confirmedBy = existing.Mapping().Text("confirmed-by");
        var confirmed = confirmedBy is null ? new Dictionary<string, IReadOnlyDictionary<string, bool>>(StringComparer.Ordinal) : Rows(existing.Mapping()["operations"]);
        var proposed = Without(cells, confirmed);
        Replace(path, MatrixText.Of(confirmedBy, existing.Mapping().Text("confirmed-on"), confirmed, proposed));
        return new MatrixWriting(confirmed.Values.Sum(static r => r.Count), proposed.Values.Sum(static r => r.Count), []);
    }

    /// <summary>The matrix that decides: null while nobody has confirmed it.</summary>
    internal static RoleMatrix? Read(Notes notes, IReadOnlyCollection<string>? roles, DateOnly today)
    {
        if (!File.Exists(notes.File) || Document.Read(notes.File, notes) is not { } document)
        {
            return null;
        }

        Check(document, notes, roles);
        var root = document.Mapping();
        if (root.Text("confirmed-by") is null)
        {
            notes.Remark(root, "this matrix is only a proposal: read the rows, then add 'confirmed-by: YOUR NAME' and 'confirmed-on: DATE'; until then it decides nothing");
            return null;
        }

        if (root.Date("confirmed-on") is { } day && day > today.AddDays(1))
        {
            notes.Error(root["confirmed-on"]!, $"confirmed-on: {day:yyyy-MM-dd} lies ahead");
        }

        if (root["proposed"].Mapping().Entries.Count is > 0 and var waiting)
        {
            notes.Remark(root.Find("proposed")!.Key, $"{waiting} rows wait under 'proposed': read them and move them to 'operations'");
        }

        return new RoleMatrix(Rows(root["operations"]));
    }

    private static void Check(YamlNode document, Notes notes, IReadOnlyCollection<string>? roles)
    {
        new Shape(notes).Check(document, SideFileKeys.Matrix, "");
        new LiteralSecrets(notes, hasReferences: false).CheckAll(document);
        var root = document.Mapping();
        if (root.Find("confirmed-by") is { } by && root.Find("confirmed-on") is null)
        {
            notes.Error(by.Key, "the key 'confirmed-on' is missing, for example 'confirmed-on: 2026-11-24'");
        }

        var entries = root["operations"].Mapping().Entries.Concat(root["proposed"].Mapping().Entries).SelectMany(static o => o.Value.Mapping().Entries.Select(c => (Operation: o.Key.Value, Cell: c)));
        foreach (var (operation, cell) in entries.Where(e => roles is not null && !roles.Contains(e.Cell.Key.Value) && Values.IsName(e.Cell.Key.Value)))
        {
            notes.Error(cell.Key, $"{Printable.Name(operation)}: the role {Printable.Quote(cell.Key.Value)} is not declared under roles in {TargetFile.FileName}{Hints.Hint(cell.Key.Value, roles!, Hints.OneOf(roles!))}");
        }
    }

    private static Dictionary<string, IReadOnlyDictionary<string, bool>> Rows(YamlNode? node)
    {
        var rows = new Dictionary<string, IReadOnlyDictionary<string, bool>>(StringComparer.Ordinal);
        foreach (var row in node.Mapping().Entries)
        {
            rows.TryAdd(row.Key.Value, row.Value.Mapping().Entries.DistinctBy(static c => c.Key.Value).ToDictionary(static c => c.Key.Value, static c => c.Value is YamlScalar { Value: "allow" }, StringComparer.Ordinal));
        }

        return rows;
    }

    private static Dictionary<string, IReadOnlyDictionary<string, bool>> Without(Cells cells, Cells confirmed)
    {
        var rest = new Dictionary<string, IReadOnlyDictionary<string, bool>>(StringComparer.Ordinal);
        foreach (var (operation, roles) in cells)
        {
            var open = roles.Where(r => !confirmed.TryGetValue(operation, out var known) || !known.ContainsKey(r.Key)).ToDictionary(StringComparer.Ordinal);
            if (open.Count > 0)
            {
                rest[operation] = open;
            }
        }

        return rest;
    }

    /// <summary>A file beside it, then a rename: a crash leaves the old matrix or the new one, never half of one.</summary>
    private static void Replace(string path, string text)
    {
        var temporary = path + "." + Environment.ProcessId + ".tmp";
        File.WriteAllText(temporary, text);
        File.Move(temporary, path, overwrite: true);
    }
}
