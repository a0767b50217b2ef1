using LaunchReady.Api.Checks.Authentication;
using LaunchReady.Api.Checks.Authorization;
using LaunchReady.Api.Facts;
using LaunchReady.Core.Checks;
using LaunchReady.Core.Verdicts;

namespace LaunchReady.Api.Checks;

/// <summary>The slice's catalogue: one line per check.</summary>
public static class ApiChecks
{
    public static IReadOnlyList<ICheck<ApiFacts>> All { get; } =
    [
        new RefusesNoTokenCheck(),
        new RefusesGarbageTokenCheck(),
        new RefusesExpiredTokenCheck(),
        new RefusesTamperedTokenCheck(),
        new RefusesUnsignedTokenCheck(),
        new RefusesKeyConfusionCheck(),
        new SigningSecretIsStrongCheck(),
        new RefusesSignedOutTokenCheck(),
        new SignOutEndsSessionCheck(),
        new RefusesOtherEnvironmentTokenCheck(),
        new PublicOperationsCheck(),
        new ReadsRefuseOtherOrganisationCheck(),
        new WritesRefuseOtherOrganisationCheck(),
        new DeletesRefuseOtherOrganisationCheck(),
        new ListsHoldOwnRowsCheck(),
        new CountsHoldOwnRowsCheck(),
        new CreationStaysInOwnOrganisationCheck(),
        new SelectorDoesNotSwitchOrganisationCheck(),
        new MatrixHoldsCheck(),
        new AdministrationNeedsItsRoleCheck(),
        new NobodyPromotesThemselvesCheck(),
    ];

    /// <summary>Judges saved or fresh facts; no network, file or clock.</summary>
    public static IReadOnlyList<CheckResult> Judge(ApiFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var rest = facts.EarlyEnd is { } end ? Cell.Inconclusive("what the run did not reach", Cell.Everybody, end.Reason, $"{end.Text}; what was not reached is open", end.NextStep) : null;
        return [.. All.Select(c => (c.Descriptor, Judgement: AccessMarks.On(c.Descriptor.Id, c.Judge(facts)))).Select(c => new CheckResult(c.Descriptor, rest is null ? c.Judgement : c.Judgement.EndedEarly(rest)))];
    }
}
