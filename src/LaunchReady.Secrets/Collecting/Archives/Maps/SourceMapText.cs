using System.Buffers;
using System.Buffers.Text;

namespace LaunchReady.Secrets.Collecting.Archives.Maps;

/// <summary>
/// Source maps (ECMA-426), as files or at the end of a script: the originals that <c>sourcesContent</c> holds are visited as
/// <c>bundle.js.map!src/config.ts</c>, and the file itself without them.
/// </summary>
internal static class SourceMapText
{
    /// <summary>True where the content was a map or held one, and all of it was visited.</summary>
    public static bool Visit(PartPath path, ReadOnlyMemory<byte> content, WalkState state)
    {
        if (LooksLikeMap(content.Span))
        {
            return Map(path, path, content, state);
        }

        var (start, length) = Inline(content.Span);
        if (length == 0 || !state.TryHold(length + (long)content.Length))
        {
            return false;
        }

        var buffer = ArrayPool<byte>.Shared.Rent(length + 3);
        try
        {
            var text = content.Span.Slice(start, length).TrimEnd((byte)'=');
            text = text[..(text.Length - (text.Length % 4 == 1 ? 1 : 0))];
            text.CopyTo(buffer);
            var padded = (text.Length + 3) & ~3;
            buffer.AsSpan(text.Length, padded - text.Length).Fill((byte)'=');
            if (Base64.DecodeFromUtf8InPlace(buffer.AsSpan(0, padded), out var written) != OperationStatus.Done
                || !LooksLikeMap(buffer.AsSpan(0, written)) || !Map(path, path.Inner("<source map>"), buffer.AsMemory(0, written), state))
            {
                return false;
            }

            state.Visitor.Leaf(path, Without(content, [(start, length)]));
            return true;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
            state.Release(length + (long)content.Length);
        }
    }

    private static bool LooksLikeMap(ReadOnlySpan<byte> content)
    {
        // A byte order mark, or the line )]}' that servers put before JSON.
        var start = content[..Math.Min(16, content.Length)].IndexOf((byte)'{');
        return start >= 0 && content[..start].IndexOfAnyExcept(BeforeJson) < 0
            && content.IndexOf("\"sourcesContent\""u8) >= 0 && content.IndexOf("\"mappings\""u8) >= 0;
    }

    private static (int Start, int Length) Inline(ReadOnlySpan<byte> content)
    {
        var at = content.LastIndexOf("sourceMappingURL=data:application/json"u8);
        var marker = at < 0 ? -1 : content.Slice(at, Math.Min(128, content.Length - at)).IndexOf(";base64,"u8);
        if (marker < 0)
        {
            return (0, 0);
        }

        var start = at + marker + ";base64,"u8.Length;
        var end = content[start..].IndexOfAnyExcept(Alphabet);
        return (start, end < 0 ? content.Length - start : end);
    }

    private static readonly SearchValues<byte> Alphabet = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/="u8);

    private static readonly SearchValues<byte> BeforeJson = SearchValues.Create([.. " \t\r\n)]}'"u8, 0xEF, 0xBB, 0xBF]);

    /// <param name="origin">Under which the originals stand.</param>
    /// <param name="self">The map without its originals.</param>
    private static bool Map(PartPath origin, PartPath self, ReadOnlyMemory<byte> json, WalkState state)
    {
        var map = SourceMapReader.Read(json.Span, state.MembersLeft);
        if (map.Originals.Count == 0)
        {
            return false;
        }

        foreach (var original in map.Originals)
        {
            if (!state.CountMember())
            {
                state.Visitor.Skipped(origin, state.Exhausted!, -1);
                return true;
            }

            SourceMapReader.Unescape(json.Span, original, content => state.Visitor.Leaf(origin.Inner(original.Name), content));
        }

        state.Visitor.Leaf(self, Without(json, map.Cut));
        if (map.Damaged)
        {
            state.Skip(self, SkipKind.Damaged, "is no sound JSON: what stands before the damage was read");
        }

        return true;
    }

    private static ReadOnlyMemory<byte> Without(ReadOnlyMemory<byte> content, IReadOnlyList<(int Start, int Length)> cuts)
    {
        var rest = new ArrayBufferWriter<byte>(Math.Max(16, content.Length - cuts.Sum(c => c.Length)));
        var at = 0;
        foreach (var (start, length) in cuts)
        {
            rest.Write(content.Span[at..start]);
            at = start + length;
        }

        rest.Write(content.Span[at..]);
        return rest.WrittenMemory;
    }
}
