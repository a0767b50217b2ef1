namespace LaunchReady.Core.Decisions;

/// <summary>What the process returns. Precedence where several hold: 64, 3, 70, 130, then 1 before 2, then 0.</summary>
public static class ExitCode
{
    public const int Ready = 0;
    public const int NotReady = 1;
    public const int Undecided = 2;
    public const int ConfigurationInvalid = 3;
    public const int Usage = 64;
    public const int Internal = 70;
    public const int Cancelled = 130;

    public static int Of(Decision decision) => decision switch
    {
        Decision.Ready or Decision.ReadyWithAcceptedRisk => Ready,
        Decision.NotReady => NotReady,
        Decision.Undecided => Undecided,
        _ => throw new ArgumentOutOfRangeException(nameof(decision), decision, "unknown decision"),
    };
}
