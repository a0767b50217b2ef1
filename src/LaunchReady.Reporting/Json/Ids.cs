using System.Globalization;
using LaunchReady.Core.Decisions;
using LaunchReady.Core.Gates;
using LaunchReady.Core.Verdicts;

namespace LaunchReady.Reporting.Json;

/// <summary>How closed lists are spelt in results; part of the schema.</summary>
internal static class Ids
{
    public static string Of(Verdict verdict) => verdict switch
    {
        Verdict.Pass => "pass",
        Verdict.Fail => "fail",
        Verdict.Inconclusive => "inconclusive",
        Verdict.NotApplicable => "not-applicable",
        Verdict.Attested => "attested",
        _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict, "unknown verdict"),
    };

    public static string Of(GateKind kind) => kind switch
    {
        GateKind.LaunchCriterion => "launch-criterion",
        GateKind.Scorecard => "scorecard",
        GateKind.Supporting => "supporting",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "unknown kind"),
    };

    public static string Of(RotationOrder order) => order switch
    {
        RotationOrder.ApiKey => "api-key",
        RotationOrder.DatabasePassword => "database-password",
        RotationOrder.SigningKey => "signing-key",
        _ => throw new ArgumentOutOfRangeException(nameof(order), order, "unknown order"),
    };

    public static string Of(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Of(FlagState state) => state switch
    {
        FlagState.Raised => "raised",
        FlagState.Undecided => "undecided",
        FlagState.NotLookedFor => "not-looked-for",
        FlagState.NotRaised => "not-raised",
        FlagState.VouchedFor => "vouched-for",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "unknown state"),
    };
}
