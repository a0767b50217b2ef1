using LaunchReady.Api.Facts;
using LaunchReady.Core.Checks;
using LaunchReady.Core.Verdicts;

namespace LaunchReady.Api.Checks.Authentication;

/// <summary>A weak HMAC secret is found offline, without a request (RFC 8725 section 3.5).</summary>
internal sealed class SigningSecretIsStrongCheck : ICheck<ApiFacts>
{
    public CheckDescriptor Descriptor { get; } = new("auth.signing-secret-is-strong")
    {
        Gate = "S1",
        Title = "The secret that signs tokens cannot be guessed",
        FailureTitle = "The secret that signs tokens was guessed",
        WhatBreaks = "Whoever guesses it writes valid tokens for every account.",
        Fix = "Sign with a random secret of at least 256 bits from a secret store, or with a private key; then let all tokens run out.",
        Standards = ["API2:2023", "v5.0.0-11.4.2", "CWE-521", "CWE-321"],
        Hours = 2,
        Cites = ["C1", "D1", "L1"],
    };

    public Judgement Judge(ApiFacts facts)
    {
        if (facts.Session.JwtAlgorithm is not { } algorithm)
        {
            return facts.Session.HasSessionToken || facts.Identities.Any(i => i.Dead is null)
                ? Judgement.NotApplicable("the tokens of this API are not JSON Web Tokens")
                : Judgement.Inconclusive(Reason.NoCredential, "no token was seen");
        }

        if (!algorithm.StartsWith("HS", StringComparison.Ordinal))
        {
            return Judgement.NotApplicable($"the tokens are signed with a private key ({algorithm})");
        }

        const string Subject = "token signature";
        var cell = facts.Session.GuessedSecret is { } secret
            ? Cell.Fail(Subject, "anybody", $"the signing secret is {secret}, found offline in a list of usual secrets", facts.Session.Exchanges)
            : Cell.Pass(Subject, "anybody", "the signing secret is none of the usual ones");
        return Judgement.FromCells([cell], "signing secrets", _ => "the signing secret is none of the usual ones", failed => failed[0].Sentence, "no token");
    }
}
