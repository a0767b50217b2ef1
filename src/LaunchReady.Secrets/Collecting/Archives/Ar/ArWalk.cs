using System.Globalization;
using System.Text;
using LaunchReady.Secrets.Collecting.Archives.Streams;

namespace LaunchReady.Secrets.Collecting.Archives.Ar;

/// <summary><c>ar</c> archives: Debian packages and static libraries, with the long names of GNU (<c>//</c>) and BSD (<c>#1/</c>).</summary>
internal sealed class ArWalk(PartReader reader, PartPath path, int depth)
{
    private const int LongestTable = 4 << 20;

    private string _names = "";

    public void Run(Stream stream)
    {
        var header = new byte[60];
        _ = stream.Fill(header.AsSpan(0, 8));
        while (reader.State.Exhausted is null)
        {
            var read = stream.Fill(header);
            if (read == 0)
            {
                return;
            }

            if (read < header.Length || header[58] != (byte)'`' || header[59] != (byte)'\n' || !TryNumber(header.AsSpan(48, 10), out var size))
            {
                reader.State.Skip(path, SkipKind.Damaged, "is damaged: what stands before the damage was read");
                return;
            }

            Member(Encoding.Latin1.GetString(header, 0, 16).TrimEnd(' '), stream, size);
            if ((size & 1) == 1)
            {
                _ = stream.ReadByte();
            }
        }

        reader.State.Visitor.Skipped(path, reader.State.Exhausted, -1);
    }

    private void Member(string name, Stream stream, long size)
    {
        var content = new SliceStream(stream, size);
        if (name.StartsWith("#1/", StringComparison.Ordinal) && TryNumber(Encoding.Latin1.GetBytes(name[3..]), out var length) && length <= Math.Min(size, ArchiveLimits.LongestName))
        {
            var own = new byte[length];
            _ = content.Fill(own);
            name = Names.Of(own).TrimEnd('\0');
        }
        else if (name == "//")
        {
            _names = Table(content, size);
        }
        else if (name.Length > 1 && name[0] == '/' && int.TryParse(name.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at < _names.Length)
        {
            var end = _names.IndexOf('\n', at);
            name = _names[at..(end < 0 ? _names.Length : end)].TrimEnd('/');
        }
        else if (name.Length > 1)
        {
            name = name.TrimEnd('/');
        }

        if (name != "//" && reader.State.CountMember())
        {
            reader.Read(path.Inner(name), content, content.Left, depth + 1);
        }

        Streaming.Drain(content);
        if (content.Torn)
        {
            reader.State.Skip(path.Inner(name), SkipKind.Damaged, "is cut off: what is there was read", content.Left);
        }
    }

    private static string Table(SliceStream content, long size)
    {
        var bytes = new byte[Math.Min(size, LongestTable)];
        return Encoding.Latin1.GetString(bytes, 0, content.Fill(bytes));
    }

    private static bool TryNumber(ReadOnlySpan<byte> text, out long value) =>
        long.TryParse(text.TrimEnd((byte)' '), NumberStyles.None, CultureInfo.InvariantCulture, out value);
}
