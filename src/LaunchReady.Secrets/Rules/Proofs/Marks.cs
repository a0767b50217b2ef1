using System.Text;
using LaunchReady.Secrets.Engine;

namespace LaunchReady.Secrets.Rules.Proofs;

/// <summary>Marks that an issuer puts into its values.</summary>
internal static class Marks
{
    private static ReadOnlySpan<byte> OpenAi => "T3BlbkFJ"u8;

    /// <summary>Keys of OpenAI hold its name in base64, somewhere in the middle.</summary>
    public static bool HasOpenAi(ReadOnlySpan<byte> value) => value.IndexOf(OpenAi) >= 0 && Placeholder.IsReal(value);

    public static string MintOpenAi(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var at = (value.Length / 2) - (OpenAi.Length / 2);
        return value.Contains(Encoding.ASCII.GetString(OpenAi), StringComparison.Ordinal) ? value : value[..at] + Encoding.ASCII.GetString(OpenAi) + value[(at + OpenAi.Length)..];
    }

    /// <summary>A digit, as values too short for more have at least.</summary>
    public static bool HasDigit(ReadOnlySpan<byte> value) => value.IndexOfAnyInRange((byte)'0', (byte)'9') >= 0 && Placeholder.IsReal(value);

    /// <summary>Capitals and small letters, digits or not, and no stand-in.</summary>
    public static bool HasBothCases(ReadOnlySpan<byte> value) =>
        value.IndexOfAnyInRange((byte)'a', (byte)'z') >= 0 && value.IndexOfAnyInRange((byte)'A', (byte)'Z') >= 0 && Randomness.BitsPerCharacter(value) > 5 && Placeholder.IsReal(value);
}
