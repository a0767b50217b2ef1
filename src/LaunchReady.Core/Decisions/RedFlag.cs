using LaunchReady.Core.Checks;
using LaunchReady.Core.Verdicts;

namespace LaunchReady.Core.Decisions;

public enum FlagState
{
    /// <summary>A check that would raise it is undecided, or nobody has vouched for what cannot be measured. First: what nobody set is unknown.</summary>
    Undecided,

    Raised,

    /// <summary>No check of the version can raise it.</summary>
    NotLookedFor,

    NotRaised,

    /// <summary>Not raised because somebody vouches for it: nothing was tried.</summary>
    VouchedFor,
}

/// <summary>F1-F5: a raised one means that the team should not go on alone. Computed from findings and attestations.</summary>
/// <param name="Raising">The failing checks that raise it.</param>
/// <param name="Open">Checks that could raise it and are undecided.</param>
/// <param name="Deciding">Checks that looked for it, or that somebody vouched for, and did not raise it.</param>
public sealed record RedFlag(string Id, string Title, FlagState State, IReadOnlyList<CheckResult> Raising, IReadOnlyList<CheckResult> Open, IReadOnlyList<CheckResult> Deciding)
{
    private static readonly (string Id, string Title)[] Known =
    [
        ("F1", "One shared backend key inside the mobile client"),
        ("F2", "No check of the organisation in what the database returns"),
        ("F3", "Password reset or invite fails without a word"),
        ("F4", "Secrets already in git history"),
        ("F5", "Nobody can say where production logs live or who is alerted"),
    ];

    public static IReadOnlyList<RedFlag> Of(IReadOnlyList<CheckResult> checks)
    {
        ArgumentNullException.ThrowIfNull(checks);
        return [.. Known.Select(k => Of(k.Id, k.Title, [.. checks.Where(c => c.Check.RedFlag == k.Id)]))];
    }

    private static RedFlag Of(string id, string title, IReadOnlyList<CheckResult> checks)
    {
        CheckResult[] With(params Verdict[] verdicts) => [.. checks.Where(c => verdicts.Contains(c.Judgement.Verdict))];
        var (raising, open, deciding) = (With(Verdict.Fail), With(Verdict.Inconclusive), With(Verdict.Pass, Verdict.Attested));
        var state = raising.Length > 0 ? FlagState.Raised
            : checks.Count == 0 ? FlagState.NotLookedFor
            : open.Length > 0 ? FlagState.Undecided
            : deciding.Length > 0 && deciding.All(c => c.Judgement.Attestation is not null) ? FlagState.VouchedFor
            : FlagState.NotRaised;
        return new RedFlag(id, title, state, raising, open, deciding);
    }
}
