using System.Text;
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

    /// <summary>A creation whose answer is not in yet, by the word to search for; null for an object that is known to be there.</summary>
    public string? Marker { get; init; }

    [JsonIgnore]
    public string InWords => $"{What} of {Organisation}";
}

/// <summary>The ledger cannot be written: nothing more may be created. The message says so, without a full stop.</summary>
public sealed class LedgerException(string message, Exception inner) : Exception(message, inner);

/// <summary>What a ledger file holds.</summary>
/// <param name="Remaining">Objects that were not removed.</param>
/// <param name="Broken">Numbers of the lines that cannot be read: what they name may be left on the target.</param>
public sealed record LedgerReading(IReadOnlyList<LedgerEntry> Remaining, IReadOnlyList<int> Broken);

/// <summary>Everything a run created, written down before anything else happens, so that `launchready cleanup` can finish after a crash. Readable by its owner only.</summary>
public sealed class Ledger(string? file) : IDisposable
{
    private readonly List<LedgerEntry> _entries = [];
    private readonly FileStream? _stream = file is null ? null : Open(file);
    private bool _lineIsOpen;
    private LedgerEntry? _begun;

    public IReadOnlyList<LedgerEntry> Remaining => [.. Folded(_entries).Where(e => !e.Done)];

    public int Count => _entries.Count(e => !e.Done);

    /// <exception cref="LedgerException">The line could not be written; the object is remembered for this run's own clean-up.</exception>
    public void Add(LedgerEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        _entries.Add(entry);
        try
        {
            Write(entry);
        }
        catch (IOException error)
        {
            throw new LedgerException($"the list of created objects could not be written ({error.Message.Split(" : '")[0].TrimEnd('.')}), so nothing more was made", error);
        }
        finally
        {
            Settle();
        }
    }

    /// <summary>Writes a creation down before its request is sent: a crash in between must not lose what the target made.</summary>
    public void Begin(LedgerEntry creation)
    {
        Settle();
        try
        {
            Add(creation);
        }
        catch (LedgerException)
        {
            // The request is not sent, so there is nothing to remember.
            _entries.Remove(creation);
            throw;
        }

        _begun = creation;
    }

    /// <summary>What was begun last is answered, and what came of it is written down by itself.</summary>
    public void Settle()
    {
        if (_begun is { } begun)
        {
            _begun = null;
            Removed(begun);
        }
    }

    /// <summary>What was begun last has no answer and never gets one: it stays listed.</summary>
    public void LeaveBegun() => _begun = null;

    public void Removed(LedgerEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var done = entry with { Done = true };
        _entries.Add(done);
        try
        {
            Write(done);
        }
        catch (IOException)
        {
            // A removal that is not written down is only tried once more: the object is gone by then.
        }
    }

    /// <summary>Opens an earlier run's ledger to finish it; fails while that run still has it open.</summary>
    public static Ledger Continue(string file)
    {
        var ledger = new Ledger(file);
        ledger._entries.AddRange(Entries(file, []));
        // A crash may have left half a line: what is appended must not be glued to it.
        ledger._lineIsOpen = true;
        return ledger;
    }

    public static LedgerReading Read(string file)
    {
        var broken = new List<int>();
        var entries = Entries(file, broken);
        return new LedgerReading([.. Folded(entries).Where(e => !e.Done)], broken);
    }

    public void Dispose() => _stream?.Dispose();

    private static List<LedgerEntry> Entries(string file, List<int> broken)
    {
        var entries = new List<LedgerEntry>();
        var number = 0;
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            number++;
            if (line.Length == 0)
            {
                continue;
            }

            try
            {
                entries.Add(JsonSerializer.Deserialize(line, LedgerJson.Default.LedgerEntry) ?? throw new JsonException());
            }
            catch (JsonException)
            {
                broken.Add(number);
            }
        }

        return entries;
    }

    private void Write(LedgerEntry entry)
    {
        if (_stream is null)
        {
            return;
        }

        var line = (_lineIsOpen ? "\n" : "") + JsonSerializer.Serialize(entry, LedgerJson.Default.LedgerEntry) + "\n";
        _lineIsOpen = true;
        // One write without a buffer: a line stands in the file before the next request is sent.
        _stream.Write(Encoding.UTF8.GetBytes(line));
        _lineIsOpen = false;
    }

    private static IEnumerable<LedgerEntry> Folded(List<LedgerEntry> entries) => entries
        .GroupBy(e => (e.What, e.Organisation, e.Delete, e.Marker))
        .Select(g => g.Last());

    private static FileStream Open(string file)
    {
        var options = new FileStreamOptions { Mode = FileMode.Append, Access = FileAccess.Write, Share = FileShare.Read, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(file, options);
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(LedgerEntry))]
internal sealed partial class LedgerJson : JsonSerializerContext;
