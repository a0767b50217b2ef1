using System.Text;
using System.Text.Unicode;

namespace LaunchReady.Secrets.Collecting.Archives;

internal static class Names
{
    /// <summary>UTF-8 where the bytes are, else each byte a character: a name is shown, never opened, so that losing none is what counts.</summary>
    public static string Of(ReadOnlySpan<byte> bytes)
    {
        bytes = bytes[..Math.Min(bytes.Length, ArchiveLimits.LongestName * 4)];
        return Utf8.IsValid(bytes) ? Encoding.UTF8.GetString(bytes) : Encoding.Latin1.GetString(bytes);
    }
}
