using System.Text.Json;
using System.Text.Json.Serialization;

namespace LaunchReady.Api.Resources;

/// <summary>One object the run made, with what it takes to remove it.</summary>
/// <param name="Delete">Method and address of the removing request, e.g. "DELETE /jobs/17"; empty where the API has none.</param>
/// <param name="Identity">Who made it and may remove it.</param>
public sealed record LedgerEntry(string What, string Organisation, string Identity, string Delete, bool Done)
{
    /// <summary>JSON body of the removing request, where it needs one.</summary>
    public string? Body { get; init; }
}

/// <summary>Everything a run created, written down before anything else happens, so that `launchready cleanup` can finish after a crash. Readable by its owner only.</summary>
public sealed class Ledger(string? file) : IDisposable
{
    private readonly List<LedgerEntry> _entries = [];
    private readonly StreamWriter? _writer = file is null ? null : Open(file);

    public IReadOnlyList<LedgerEntry> Remaining => [.. Folded().Where(e => !e.Done)];

    public int Count => _entries.Count(e => !e.Done);

    public void Add(LedgerEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        _entries.Add(entry);
        _writer?.WriteLine(JsonSerializer.Serialize(entry, LedgerJson.Default.LedgerEntry));
        _writer?.Flush();
    }

    public void Removed(LedgerEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        Add(entry with { Done = true });
    }

    /// <summary>Opens an earlier run's ledger to finish it.</summary>
    public static Ledger Continue(string file)
    {
        var entries = Read(file);
        var ledger = new Ledger(file);
        ledger._entries.AddRange(entries);
        return ledger;
    }

    /// <summary>Entries of a ledger file that were not removed; broken last lines of a crashed run are passed over.</summary>
    public static IReadOnlyList<LedgerEntry> Read(string file)
    {
        using var ledger = new Ledger(null);
        foreach (var line in File.ReadLines(file))
        {
            try
            {
                if (JsonSerializer.Deserialize(line, LedgerJson.Default.LedgerEntry) is { } entry)
                {
                    ledger._entries.Add(entry);
                }
            }
            catch (JsonException)
            {
                // The line that was being written when the run died; nothing was created for it yet or the line before names it.
            }
        }

        return ledger.Remaining;
    }

    public void Dispose() => _writer?.Dispose();

    private IEnumerable<LedgerEntry> Folded() => _entries
        .GroupBy(e => (e.What, e.Organisation, e.Delete))
        .Select(g => g.Last());

    private static StreamWriter Open(string file)
    {
        var options = new FileStreamOptions { Mode = FileMode.Append, Access = FileAccess.Write, Share = FileShare.Read };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new StreamWriter(file, options);
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(LedgerEntry))]
internal sealed partial class LedgerJson : JsonSerializerContext;
