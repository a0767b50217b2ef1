namespace LaunchReady.Secrets.Rules.Proofs;

/// <summary>
/// Access key ids of Amazon Web Services: four letters for the kind, then sixteen of base 32. Since 2019 the first forty bits hold the account's number of twelve digits;
/// those made before begin with I or J and hold none.
/// </summary>
internal static class AwsKeyId
{
    private const int Kind = 4;
    private const long Accounts = 1_000_000_000_000;

    public static bool IsPlausible(ReadOnlySpan<byte> value)
    {
        long bits = 0;
        for (var i = Kind; i < Kind + 10; i++)
        {
            var digit = Digit(value[i]);
            if (digit < 0)
            {
                return false;
            }

            bits = bits << 5 | (uint)digit;
        }

        // Ten digits are fifty bits; the account's number stands in the forty after the first.
        return value[Kind] is (byte)'I' or (byte)'J' || (bits >> 9 & ((1L << 40) - 1)) < Accounts;
    }

    private static int Digit(byte c) => c switch
    {
        >= (byte)'A' and <= (byte)'Z' => c - 'A',
        >= (byte)'2' and <= (byte)'7' => c - '2' + 26,
        _ => -1,
    };
}
