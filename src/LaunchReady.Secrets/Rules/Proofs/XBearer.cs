using System.Buffers.Binary;

namespace LaunchReady.Secrets.Rules.Proofs;

/// <summary>Bearer tokens of X: base64 of sixteen zero bytes and the app's number, lowest byte first; then two halves around an equals sign in its percent code.</summary>
internal static class XBearer
{
    private const int Head = 32;
    private const int Zeros = 16;

    public static bool NamesItsApp(ReadOnlySpan<byte> value)
    {
        Span<byte> head = stackalloc byte[Head / 4 * 3];
        if (System.Buffers.Text.Base64.DecodeFromUtf8(value[..Head], head, out _, out var written) != System.Buffers.OperationStatus.Done || written != head.Length)
        {
            return false;
        }

        var app = BinaryPrimitives.ReadUInt64LittleEndian(head[Zeros..]);
        return head[..Zeros].IndexOfAnyExcept((byte)0) < 0 && app is > 0 and < uint.MaxValue && value[Head..].IndexOf("%3D"u8) > 0;
    }

    public static string Mint(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        Span<byte> head = stackalloc byte[Head / 4 * 3];
        BinaryPrimitives.WriteUInt64LittleEndian(head[Zeros..], 0x10_0000UL + value[^1]);
        var rest = value[Head..].Replace('%', 'k');
        return $"{Convert.ToBase64String(head)}{rest[..27]}%3D{rest[30..]}";
    }
}
