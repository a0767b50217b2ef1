using System.Buffers.Text;
using System.Text;
using LaunchReady.Secrets.Engine;

namespace LaunchReady.Secrets.Rules.Proofs;

/// <summary>Tokens of Discord's bots begin with the base64 of the bot's number, which has seventeen to nineteen digits.</summary>
internal static class DiscordToken
{
    private const int LeastDigits = 17;
    private const int MostDigits = 20;

    public static bool NamesItsUser(ReadOnlySpan<byte> value)
    {
        var dot = Math.Max(0, value.IndexOf((byte)'.'));
        var number = value[..dot];
        if (!Base64Url.IsValid(number) || Placeholder.IsStandIn(value[dot..]))
        {
            return false;
        }

        var user = Base64Url.DecodeFromUtf8(number);
        return user.Length is >= LeastDigits and <= MostDigits && user.AsSpan().IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0;
    }

    public static string Mint(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        // The digits come from the random value, so that each sample names another bot.
        var digits = "1" + string.Concat(value.Take(LeastDigits).Select(c => (char)('0' + (c % 10))));
        return Base64Url.EncodeToString(Encoding.ASCII.GetBytes(digits)) + value[value.IndexOf('.', StringComparison.Ordinal)..];
    }
}
