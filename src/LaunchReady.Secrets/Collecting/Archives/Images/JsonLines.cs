using System.Buffers;
using System.Text;
using System.Text.Json;

namespace LaunchReady.Secrets.Collecting.Archives.Images;

/// <summary>JSON as lines <c>name = value</c> with all escapes undone, so that what a shell command in a history says is seen as it was typed.</summary>
internal static class JsonLines
{
    public const int Longest = 16 << 20;

    /// <summary>Null where it is no JSON.</summary>
    public static ReadOnlyMemory<byte>? Of(ReadOnlySpan<byte> json)
    {
        var to = new ArrayBufferWriter<byte>(json.Length + 256);
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        var name = "";
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType == JsonTokenType.PropertyName)
                {
                    name = reader.GetString() ?? "";
                }
                else if (reader.TokenType is JsonTokenType.String or JsonTokenType.Number)
                {
                    Line(to, name, ref reader);
                }
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }

        return to.WrittenMemory;
    }

    /// <summary>The entries of Env are assignments already.</summary>
    private static void Line(ArrayBufferWriter<byte> to, string name, ref Utf8JsonReader reader)
    {
        if (name != "Env")
        {
            Encoding.UTF8.GetBytes(name.AsSpan(0, Math.Min(name.Length, 256)), to);
            to.Write(" = "u8);
        }

        var span = to.GetSpan(reader.ValueSpan.Length + 1);
        var written = reader.TokenType == JsonTokenType.String ? reader.CopyString(span) : Copy(reader.ValueSpan, span);
        span[written] = (byte)'\n';
        to.Advance(written + 1);
    }

    private static int Copy(ReadOnlySpan<byte> from, Span<byte> to)
    {
        from.CopyTo(to);
        return from.Length;
    }
}
