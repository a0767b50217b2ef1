namespace LaunchReady.Core.Decisions;

public enum Decision
{
    Ready,
    ReadyWithAcceptedRisk,
    NotReady,
    Undecided,
}

public static class DecisionText
{
    public static string Words(this Decision decision) => decision switch
    {
        Decision.Ready => "READY",
        Decision.ReadyWithAcceptedRisk => "READY WITH ACCEPTED RISK",
        Decision.NotReady => "NOT READY",
        Decision.Undecided => "UNDECIDED",
        _ => throw new ArgumentOutOfRangeException(nameof(decision), decision, "unknown decision"),
    };

    public static string Id(this Decision decision) => decision switch
    {
        Decision.Ready => "ready",
        Decision.ReadyWithAcceptedRisk => "ready-with-accepted-risk",
        Decision.NotReady => "not-ready",
        Decision.Undecided => "undecided",
        _ => throw new ArgumentOutOfRangeException(nameof(decision), decision, "unknown decision"),
    };
}
