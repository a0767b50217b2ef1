using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace LaunchReady.Secrets.Collecting.Archives.Maps;

/// <summary>An original as it stands in the JSON: a string token with its quotes.</summary>
internal sealed record MapOriginal(string Name, int Start, int Length);

/// <param name="Cut">The arrays that hold the originals.</param>
internal sealed record SourceMap(IReadOnlyList<MapOriginal> Originals, IReadOnlyList<(int Start, int Length)> Cut, bool Damaged);

/// <summary>Finds the originals without copying them. Maps of sections hold maps, so a list belongs to the object it stands in.</summary>
internal ref struct SourceMapReader
{
    private readonly int _most;
    private readonly List<MapOriginal> _originals = [];
    private readonly List<(int Start, int Length)> _cuts = [];
    private readonly Dictionary<int, (List<string?> Names, List<(int Start, int Length)> Contents)> _open = [];
    private Utf8JsonReader _reader;

    private SourceMapReader(ReadOnlySpan<byte> json, int offset, int most)
    {
        _reader = new Utf8JsonReader(json[offset..]);
        _most = most;
        Offset = offset;
    }

    private readonly int Offset { get; }

    public static SourceMap Read(ReadOnlySpan<byte> json, int most)
    {
        var walk = new SourceMapReader(json, json.IndexOf((byte)'{'), most);
        var damaged = false;
        try
        {
            walk.Run();
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            damaged = true;
        }

        foreach (var depth in walk._open.Keys.ToArray())
        {
            walk.Close(depth);
        }

        return new SourceMap(walk._originals, walk._cuts, damaged);
    }

    /// <summary>Gives the text of an original, in memory that is good during the call.</summary>
    public static void Unescape(ReadOnlySpan<byte> json, MapOriginal original, Action<ReadOnlyMemory<byte>> then)
    {
        var token = new Utf8JsonReader(json.Slice(original.Start, original.Length));
        var buffer = ArrayPool<byte>.Shared.Rent(original.Length);
        try
        {
            token.Read();
            then(buffer.AsMemory(0, Copy(ref token, buffer)));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static int Copy(ref Utf8JsonReader token, byte[] buffer)
    {
        try
        {
            return token.CopyString(buffer);
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair can't be unescaped: the text as it stands is better than none.
            token.ValueSpan.CopyTo(buffer);
            return token.ValueSpan.Length;
        }
    }

    private void Run()
    {
        while (_reader.Read())
        {
            if (_reader.TokenType == JsonTokenType.EndObject)
            {
                Close(_reader.CurrentDepth + 1);
            }
            else if (_reader.TokenType == JsonTokenType.PropertyName)
            {
                var names = _reader.ValueTextEquals("sources"u8);
                var contents = _reader.ValueTextEquals("sourcesContent"u8);
                _reader.Read();
                if ((names || contents) && _reader.TokenType == JsonTokenType.StartArray)
                {
                    List(names);
                }
            }
        }
    }

    private void List(bool names)
    {
        var depth = _reader.CurrentDepth;
        var start = Offset + (int)_reader.BytesConsumed;
        if (!_open.TryGetValue(depth, out var lists))
        {
            _open[depth] = lists = ([], []);
        }

        var end = start;
        try
        {
            while (_reader.Read() && _reader.TokenType != JsonTokenType.EndArray)
            {
                if (names)
                {
                    lists.Names.Add(_reader.TokenType == JsonTokenType.String && lists.Names.Count < _most ? Text() : null);
                }
                else if (lists.Contents.Count < _most)
                {
                    lists.Contents.Add(_reader.TokenType == JsonTokenType.String ? (Offset + (int)_reader.TokenStartIndex, (int)(_reader.BytesConsumed - _reader.TokenStartIndex)) : default);
                }

                end = Offset + (int)_reader.BytesConsumed;
                _reader.Skip();
            }
        }
        finally
        {
            if (!names && lists.Contents.Count < _most && end > start)
            {
                _cuts.Add((start, end - start));
            }
        }
    }

    private string? Text()
    {
        try
        {
            return _reader.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private void Close(int depth)
    {
        if (!_open.Remove(depth, out var lists))
        {
            return;
        }

        for (var i = 0; i < lists.Contents.Count; i++)
        {
            if (lists.Contents[i].Length > 0)
            {
                var name = i < lists.Names.Count ? lists.Names[i] : null;
                _originals.Add(new MapOriginal(name ?? string.Create(CultureInfo.InvariantCulture, $"source {i + 1}"), lists.Contents[i].Start, lists.Contents[i].Length));
            }
        }
    }
}
