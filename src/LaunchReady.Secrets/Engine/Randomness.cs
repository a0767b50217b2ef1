namespace LaunchReady.Secrets.Engine;

/// <summary>
/// How unlike a word a value is: the mean cost in bits of each character after the one before it, by a table counted over 375,000 different identifiers and words of public
/// packages. Words cost about 4.2 bits (95 of 100 below 5.2), random letters and digits about 6.0 (95 of 100 above 5.3), random hexadecimal about 7.5.
/// </summary>
internal static class Randomness
{
    private const int Symbols = 38;
    private const double UnitsPerBit = 16;
    private const double RandomBits = 5.2;
    private const double PasswordBits = 4.4;
    private const int ShortestRandom = 16;

    private static readonly byte[] Costs = Load();

    /// <summary>Mean bits a character; 0 for fewer than two characters.</summary>
    public static double BitsPerCharacter(ReadOnlySpan<byte> value)
    {
        var (sum, pairs) = (0, 0);
        for (var i = 1; i < value.Length; i++)
        {
            var (a, b) = (Symbol(value[i - 1]), Symbol(value[i]));
            if (a >= 0 && b >= 0)
            {
                sum += Costs[(a * Symbols) + b];
                pairs++;
            }
        }

        return pairs == 0 ? 0 : sum / (pairs * UnitsPerBit);
    }

    /// <summary>At least sixteen characters that no word or name explains, digits among them, and not of a few characters only.</summary>
    public static bool IsRandom(ReadOnlySpan<byte> value) =>
        value.Length >= ShortestRandom && value.IndexOfAnyInRange((byte)'0', (byte)'9') >= 0 && Distinct(value) >= 9
        && BitsPerCharacter(value) >= RandomBits && Placeholder.IsReal(value);

    /// <summary>Not simply a word with a number.</summary>
    public static bool IsPasswordLike(ReadOnlySpan<byte> value) => Distinct(value) >= 6 && BitsPerCharacter(value) >= PasswordBits;

    private static int Distinct(ReadOnlySpan<byte> value)
    {
        UInt128 seen = 0;
        foreach (var c in value)
        {
            seen |= UInt128.One << (c & 127);
        }

        return (int)UInt128.PopCount(seen);
    }

    private static int Symbol(byte c) => c switch
    {
        >= (byte)'a' and <= (byte)'z' => c - 'a',
        >= (byte)'A' and <= (byte)'Z' => c - 'A',
        >= (byte)'0' and <= (byte)'9' => c - '0' + 26,
        (byte)'_' => 36,
        (byte)'-' => 37,
        _ => -1,
    };

    private static byte[] Load()
    {
        using var stream = typeof(Randomness).Assembly.GetManifestResourceStream("LaunchReady.Secrets.Engine.byte-pairs.bin")!;
        var table = new byte[Symbols * Symbols];
        stream.ReadExactly(table);
        return table;
    }
}
