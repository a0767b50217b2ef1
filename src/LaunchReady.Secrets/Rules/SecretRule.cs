namespace LaunchReady.Secrets.Rules;

/// <summary>Decides by structure or checksum whether a value that has a rule's shape is one.</summary>
/// <param name="value">The bytes that the shape matched.</param>
internal delegate bool Proof(ReadOnlySpan<byte> value);

/// <summary>Turns a random value of the right shape into one that the rule's proof accepts: the samples of rules with a checksum need it.</summary>
internal delegate string Mint(string value);

/// <summary>One kind of credential, as data.</summary>
/// <param name="Id">Stable: "stripe-secret-key".</param>
/// <param name="Title">What it is, as its owner would say: "Stripe secret key".</param>
/// <param name="Provider">Who issues it.</param>
internal sealed record SecretRule(string Id, string Title, Provider Provider)
{
    /// <summary>What it looks like, in the language of <see cref="Shape"/>; any of them.</summary>
    public required IReadOnlyList<string> Shapes { get; init; }

    /// <summary>
    /// Empty where the shape alone tells (it begins with a prefix that nothing else has). Else words in lower case of which one must stand in the name that the value is assigned to:
    /// "datadog" finds <c>DATADOG_API_KEY=...</c> and <c>"datadogKey": "..."</c>.
    /// </summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    public FoundBy FoundBy { get; init; }


    /// <summary>With <see cref="Words"/>: of these, too, one must stand in the name ("secret" besides "adyen"); empty asks for nothing more.</summary>
    public IReadOnlyList<string> AlsoWords { get; init; } = [];

    public Exposure Exposure { get; init; } = Exposure.Secret;

    public Severity Severity { get; init; } = Severity.High;

    public Purpose Purpose { get; init; } = Purpose.ApiKey;

    /// <summary>Asked after the shape; null where the shape is all there is.</summary>
    public Proof? Proof { get; init; }

    /// <summary>Completes generated samples where <see cref="Proof"/> asks for more than the shape.</summary>
    public Mint? Mint { get; init; }

    /// <summary>The proof is a checksum or a parse: a match is the thing itself, not something like it.</summary>
    public bool IsProven { get; init; }

    /// <summary>Its name is one that anything may have ("token"): a person decides.</summary>
    public bool IsGuess { get; init; }

    /// <summary>The steps that restrict a value that is public if restricted; empty elsewhere.</summary>
    public IReadOnlyList<string> Restrict { get; init; } = [];

    /// <summary>Lines that must be found, besides the generated ones; <c>{}</c> stands for a generated value.</summary>
    public IReadOnlyList<string> Found { get; init; } = [];

    /// <summary>Lines that must not be found, besides the generated ones; <c>{}</c> stands for a generated value.</summary>
    public IReadOnlyList<string> NotFound { get; init; } = [];
}
