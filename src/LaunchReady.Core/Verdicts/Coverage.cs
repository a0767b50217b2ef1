namespace LaunchReady.Core.Verdicts;

/// <summary>How much of what applies was decided: "142 of 142 protected operations".</summary>
/// <param name="Decided">Cells with Pass, Fail or Attested.</param>
/// <param name="Applicable">All cells but the not-applicable ones.</param>
/// <param name="Unit">What is counted, in the plural.</param>
public sealed record Coverage(int Decided, int Applicable, string Unit)
{
    public bool IsComplete => Decided == Applicable;

    public override string ToString() => $"{Decided} of {Applicable} {Unit}";
}
