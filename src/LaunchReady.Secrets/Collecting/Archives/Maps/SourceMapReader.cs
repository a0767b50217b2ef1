using System.Buffers;
using System.Globalization;

namespace LaunchReady.Secrets.Collecting.Archives.Maps;

/// <summary>An original as it stands in the JSON: a string token with its quotes.</summary>
internal sealed record MapOriginal(string Name, int Start, int Length);

/// <param name="Cut">The arrays that hold the originals.</param>
internal sealed record SourceMap(IReadOnlyList<MapOriginal> Originals, IReadOnlyList<(int Start, int Length)> Cut, bool Damaged);

/// <summary>
/// Finds the originals without copying them. Maps of sections hold maps, so a list belongs to the object it stands in. Only strings and brackets are looked at:
/// what else is wrong with the JSON keeps nobody from reading the originals.
/// </summary>
internal ref struct SourceMapReader
{
    private static readonly SearchValues<byte> Marks = SearchValues.Create("\"{}[]"u8);
    private static readonly SearchValues<byte> EndsLiteral = SearchValues.Create(",]}"u8);

    private readonly ReadOnlySpan<byte> _json;
    private readonly int _most;
    private readonly List<MapOriginal> _originals = [];
    private readonly List<(int Start, int Length)> _cuts = [];
    private readonly Dictionary<int, (List<string?> Names, List<(int Start, int Length)> Contents)> _open = [];
    private int _at;
    private int _depth;

    private SourceMapReader(ReadOnlySpan<byte> json, int most)
    {
        _json = json;
        _most = most;
        _at = Math.Max(0, json.IndexOf((byte)'{'));
    }

    public static SourceMap Read(ReadOnlySpan<byte> json, int most)
    {
        var walk = new SourceMapReader(json, most);
        var damaged = !walk.Run();
        foreach (var depth in walk._open.Keys.ToArray())
        {
            walk.Close(depth);
        }

        return new SourceMap(walk._originals, walk._cuts, damaged);
    }

    /// <summary>Gives the text of an original, in memory that is good during the call.</summary>
    public static void Unescape(ReadOnlySpan<byte> json, MapOriginal original, Action<ReadOnlyMemory<byte>> then)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(original.Length);
        try
        {
            then(buffer.AsMemory(0, JsonText.Unescape(json.Slice(original.Start + 1, original.Length - 2), buffer)));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>False where the JSON ends before its last bracket.</summary>
    private bool Run()
    {
        while (_json[_at..].IndexOfAny(Marks) is var skipped and >= 0)
        {
            _at += skipped;
            if (_json[_at] != (byte)'"')
            {
                Bracket();
            }
            else if (!String(out var start) || !Property(_json[start.._at]))
            {
                return false;
            }

            if (_depth == 0)
            {
                return true;
            }
        }

        return false;
    }

    private void Bracket()
    {
        switch (_json[_at++])
        {
            case (byte)'{' or (byte)'[':
                _depth++;
                break;
            case (byte)'}':
                Close(_depth--);
                break;
            default:
                _depth--;
                break;
        }
    }

    /// <summary>Goes on behind the string that begins here; false where it has no end.</summary>
    private bool String(out int start)
    {
        start = _at;
        _at = JsonText.EndOfString(_json, start);
        if (_at < 0)
        {
            _at = start;
            return false;
        }

        return true;
    }

    /// <summary>Reads the list that a name of interest is given; false where it has no end.</summary>
    private bool Property(ReadOnlySpan<byte> name)
    {
        var names = name.SequenceEqual("\"sources\""u8);
        if ((!names && !name.SequenceEqual("\"sourcesContent\""u8)) || Next() != ':')
        {
            return true;
        }

        _at++;
        if (Next() != '[')
        {
            return true;
        }

        _at++;
        return List(names);
    }

    private bool List(bool names)
    {
        if (!_open.TryGetValue(_depth, out var lists))
        {
            _open[_depth] = lists = ([], []);
        }

        var (start, end) = (_at, _at);
        var whole = false;
        while (Next() is var next and >= 0)
        {
            if (next == ',')
            {
                _at++;
                continue;
            }

            if (next == ']')
            {
                _at++;
                whole = true;
                break;
            }

            var from = _at;
            if (!Element())
            {
                break;
            }

            Take(names, lists, next == '"' ? (from, _at - from) : default);
            end = _at;
        }

        if (!names && lists.Contents.Count < _most && end > start)
        {
            _cuts.Add((start, end - start));
        }

        return whole;
    }

    private readonly void Take(bool names, (List<string?> Names, List<(int Start, int Length)> Contents) lists, (int Start, int Length) token)
    {
        if (names)
        {
            lists.Names.Add(token.Length > 0 && lists.Names.Count < _most ? JsonText.Of(_json.Slice(token.Start + 1, token.Length - 2)) : null);
        }
        else if (lists.Contents.Count < _most)
        {
            lists.Contents.Add(token);
        }
    }

    /// <summary>Goes on behind a string, a literal, or all of an object or list.</summary>
    private bool Element()
    {
        if (_json[_at] == (byte)'"')
        {
            return String(out _);
        }

        if (_json[_at] is not ((byte)'{' or (byte)'['))
        {
            var length = _json[_at..].IndexOfAny(EndsLiteral);
            _at = length < 0 ? _json.Length : _at + length;
            // A closing brace here closes nothing: it is stepped over.
            _at += length == 0 ? 1 : 0;
            return length >= 0;
        }

        for (var open = 0; _json[_at..].IndexOfAny(Marks) is var skipped and >= 0;)
        {
            _at += skipped;
            if (_json[_at] == (byte)'"')
            {
                if (!String(out _))
                {
                    return false;
                }

                continue;
            }

            open += _json[_at++] is (byte)'{' or (byte)'[' ? 1 : -1;
            if (open == 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The next character that is no blank; -1 at the end.</summary>
    private int Next()
    {
        while (_at < _json.Length && _json[_at] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')
        {
            _at++;
        }

        return _at < _json.Length ? _json[_at] : -1;
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
