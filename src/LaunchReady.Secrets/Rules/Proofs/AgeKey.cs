using System.Text;

namespace LaunchReady.Secrets.Rules.Proofs;

/// <summary>Keys of the file encryption age: Bech32 (BIP 173) in upper case, six digits of checksum at the end.</summary>
internal static class AgeKey
{
    private const string Alphabet = "QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L";
    private const int Checked = 6;

    private static readonly uint[] Generator = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];

    private static ReadOnlySpan<byte> Name => "age-secret-key-"u8;

    public static bool Holds(ReadOnlySpan<byte> value) => Remainder(value[(Name.Length + 1)..]) == 1;

    public static string Mint(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var bare = value[..^Checked];
        var rest = Remainder(Encoding.ASCII.GetBytes(bare[(Name.Length + 1)..] + new string(Alphabet[0], Checked))) ^ 1;
        return bare + string.Concat(Enumerable.Range(0, Checked).Select(i => Alphabet[(int)(rest >> (5 * (Checked - 1 - i)) & 31)]));
    }

    private static uint Remainder(ReadOnlySpan<byte> digits)
    {
        var rest = 1u;
        foreach (var c in Name)
        {
            rest = Step(rest, (uint)c >> 5);
        }

        rest = Step(rest, 0);
        foreach (var c in Name)
        {
            rest = Step(rest, (uint)c & 31);
        }

        foreach (var c in digits)
        {
            rest = Step(rest, (uint)Alphabet.IndexOf((char)c, StringComparison.Ordinal));
        }

        return rest;
    }

    private static uint Step(uint rest, uint digit)
    {
        var top = rest >> 25;
        rest = (rest & 0x1ffffff) << 5 ^ digit;
        for (var i = 0; i < Generator.Length; i++)
        {
            rest ^= (top >> i & 1) != 0 ? Generator[i] : 0;
        }

        return rest;
    }
}
