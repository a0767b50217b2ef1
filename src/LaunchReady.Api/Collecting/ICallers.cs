using LaunchReady.Api.Exchanges;
using LaunchReady.Api.Identities;
using LaunchReady.Core.Evidence;

namespace LaunchReady.Api.Collecting;

/// <summary>A token state: the same caller with another token.</summary>
/// <param name="Token">Null sends none at all.</param>
internal sealed record TokenTry(Facts.ProbeKind Kind, string? Token, string InWords);

/// <summary>What probing needs of the identities: credentials for a call, sessions, token variants, and the record of an exchange.</summary>
internal interface ICallers
{
    CallerRequest Credentials(Caller caller, Call call);

    /// <summary>The caller's context with another token in the same place; null drops the token and its cookies.</summary>
    CallerRequest CredentialsWith(Caller caller, Call call, string? token);

    /// <summary>Renews when the token's learnt life is nearly over; a caller that cannot be renewed is dead afterwards.</summary>
    Task EnsureAliveAsync(Caller caller, CancellationToken cancellation);

    /// <summary>Signs in anew; false where that does not work.</summary>
    Task<bool> SignInAgainAsync(Caller caller, CancellationToken cancellation);

    /// <summary>A second session of the same person; null where the identity has a static token or sign-in fails.</summary>
    Task<Caller?> FreshAsync(Caller caller, CancellationToken cancellation);

    /// <summary>Signs out; null where no sign-out is known.</summary>
    Task<Answer?> SignOutAsync(Caller caller, CancellationToken cancellation);

    /// <summary>Tries the caller's refresh token; null where it has none.</summary>
    Task<bool?> RefreshWorksAsync(Caller caller, CancellationToken cancellation);

    Exchange Record(string label, Caller caller, CallerRequest request, Answer answer);
}
