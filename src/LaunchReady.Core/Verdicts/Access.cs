namespace LaunchReady.Core.Verdicts;

/// <summary>What a case says of who may do what: one mark of the authorization matrix.</summary>
/// <param name="Who">As the matrix names its columns: "without signing in", an identity, or an identity on another organisation's data.</param>
/// <param name="May">What is expected.</param>
/// <param name="GotIn">What was seen; null where that stayed open.</param>
public sealed record Access(string Who, bool May, bool? GotIn)
{
    public const string Stranger = "without signing in";

    public static string OnOtherData(string caller) => $"{caller}, on another organisation's data";
}
