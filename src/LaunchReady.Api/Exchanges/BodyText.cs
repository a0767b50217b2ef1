using System.IO.Compression;
using System.Text;

namespace LaunchReady.Api.Exchanges;

/// <summary>Turns the bytes of an answer into text: content encodings undone within the limit, then the charset.</summary>
internal static class BodyText
{
    private const int DeepestEncoding = 3;

    public static Answer Into(Answer answer, RawBody raw, int limit)
    {
        var codings = answer.AllHeaders("Content-Encoding")
            .SelectMany(v => v.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            .Select(c => c.ToLowerInvariant())
            .Where(c => c != "identity")
            .ToList();
        if (raw.Bytes.IsEmpty || codings.Count == 0)
        {
            return answer with { Body = Decode(raw.Bytes, answer.ContentType), Truncated = raw.Cut };
        }

        return Unpack(answer, raw, codings, limit);
    }

    /// <summary>By byte order mark, then by the charset named, then as UTF-8. Half a character at the cut is dropped.</summary>
    public static string Decode(ReadOnlyMemory<byte> bytes, string? contentType)
    {
        var span = bytes.Span;
        var (encoding, mark) = span switch
        {
            [0xEF, 0xBB, 0xBF, ..] => (Encoding.UTF8, 3),
            [0xFF, 0xFE, ..] => (Encoding.Unicode, 2),
            [0xFE, 0xFF, ..] => (Encoding.BigEndianUnicode, 2),
            _ => (Charset(contentType), 0),
        };
        span = span[mark..];
        var decoder = encoding.GetDecoder();
        var characters = new char[encoding.GetMaxCharCount(span.Length)];
        return new string(characters, 0, decoder.GetChars(span, characters, flush: false));
    }

    private static Answer Unpack(Answer answer, RawBody raw, List<string> codings, int limit)
    {
        var unknown = codings.Count > DeepestEncoding || codings.Exists(c => c is not ("gzip" or "x-gzip" or "deflate" or "br"));
        if (unknown)
        {
            return answer with { Truncated = raw.Cut, Fault = TransportFault.InvalidHttp, FaultText = $"content encoding \"{string.Join(", ", codings)[..Math.Min(40, string.Join(", ", codings).Length)]}\" was not asked for and cannot be undone" };
        }

        var bytes = raw.Bytes;
        var cut = raw.Cut || !raw.Complete;
        var broken = false;
        for (var i = codings.Count - 1; i >= 0; i--)
        {
            (bytes, var more, var bad) = Undo(bytes, codings[i], limit);
            // A cut input always ends badly: that is the limit's doing and not the server's.
            broken |= bad && !cut;
            cut |= more;
        }

        var text = answer with { Body = Decode(bytes, answer.ContentType), Truncated = raw.Cut || (cut && raw.Complete) };
        return broken ? text with { Fault = TransportFault.InvalidHttp, FaultText = $"the body is not what content encoding {codings[^1]} promises" } : text;
    }

    private static (ReadOnlyMemory<byte> Bytes, bool Cut, bool Broken) Undo(ReadOnlyMemory<byte> packed, string coding, int limit)
    {
        using var source = new MemoryStream(packed.ToArray(), writable: false);
        using var stream = Open(source, packed.Span, coding);
        var result = new MemoryStream();
        var step = new byte[16 * 1024];
        try
        {
            int read;
            while ((read = stream.Read(step)) > 0)
            {
                var room = limit - (int)result.Length;
                result.Write(step, 0, Math.Min(read, room));
                if (read > room)
                {
                    return (Taken(), true, false);
                }
            }

            return (Taken(), false, false);
        }
        catch (Exception error) when (error is InvalidDataException or InvalidOperationException or IOException)
        {
            return (Taken(), false, true);
        }

        ReadOnlyMemory<byte> Taken() => result.GetBuffer().AsMemory(0, (int)result.Length);
    }

    private static Stream Open(MemoryStream source, ReadOnlySpan<byte> packed, string coding) => coding switch
    {
        "br" => new BrotliStream(source, CompressionMode.Decompress),
        // "deflate" means zlib, and some servers send it bare.
        "deflate" => IsZlib(packed) ? new ZLibStream(source, CompressionMode.Decompress) : new DeflateStream(source, CompressionMode.Decompress),
        _ => new GZipStream(source, CompressionMode.Decompress),
    };

    private static bool IsZlib(ReadOnlySpan<byte> bytes) => bytes.Length > 1 && (bytes[0] & 0x0F) == 8 && ((bytes[0] << 8) | bytes[1]) % 31 == 0;

    private static Encoding Charset(string? contentType)
    {
        var at = contentType?.IndexOf("charset=", StringComparison.OrdinalIgnoreCase) ?? -1;
        if (at < 0)
        {
            return Encoding.UTF8;
        }

        var name = contentType![(at + 8)..].Split(';')[0].Trim().Trim('"', '\'').ToLowerInvariant();
        try
        {
            return name is "windows-1252" or "iso-8859-15" ? Encoding.Latin1 : Encoding.GetEncoding(name);
        }
        catch (Exception error) when (error is ArgumentException or NotSupportedException)
        {
            return Encoding.UTF8;
        }
    }
}
