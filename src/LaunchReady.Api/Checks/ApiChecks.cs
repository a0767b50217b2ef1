using LaunchReady.Api.Checks.Authentication;
using LaunchReady.Api.Checks.Authorization;
using LaunchReady.Api.Facts;
using LaunchReady.Core.Checks;

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
    public static IReadOnlyList<CheckResult> Judge(ApiFacts facts) => [.. All.Select(c => new CheckResult(c.Descriptor, c.Judge(facts)))];
}
