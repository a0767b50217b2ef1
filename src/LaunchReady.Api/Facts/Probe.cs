using LaunchReady.Core.Evidence;
using LaunchReady.Core.Verdicts;

namespace LaunchReady.Api.Facts;

/// <summary>What one probe changed against the owner's good exchange.</summary>
public enum ProbeKind
{
    NoToken,
    GarbageToken,
    ExpiredToken,
    TamperedToken,
    UnsignedToken,
    KeyConfusion,
    ForgedWithGuessedSecret,
    SignedOutToken,
    OtherEnvironmentToken,

    /// <summary>A stranger calls an operation that is public by declaration or by nature.</summary>
    PublicOperation,

    /// <summary>The other organisation reads an object by its id.</summary>
    ForeignRead,

    /// <summary>The other organisation changes an object, acts on it or adds to it.</summary>
    ForeignWrite,
    ForeignDelete,

    /// <summary>The other organisation's own list, search, export.</summary>
    ForeignList,

    /// <summary>Numbers in the other organisation's own answers while the owner adds objects.</summary>
    ForeignCount,

    /// <summary>Creation that names the owner's organisation or objects.</summary>
    ForeignCreation,

    /// <summary>The other organisation's own request with the owner's organisation named in a header or query.</summary>
    TenantSelector,

    /// <summary>An identity of another role in the owner's organisation.</summary>
    Role,

    /// <summary>A person changes their own role.</summary>
    SelfPromotion,
}

/// <summary>What an answer amounts to, by the dialect learnt from this target.</summary>
public enum AnswerClass
{
    /// <summary>No answer was asked for or kept.</summary>
    None,

    /// <summary>Turned away in the target's own dialect.</summary>
    Refused,

    /// <summary>A success with content.</summary>
    Served,

    /// <summary>A success without content: null, an empty object or list.</summary>
    ServedEmpty,
    Throttled,
    ServerFault,
    BlockedByEdge,
    TransportFault,

    /// <summary>Neither a refusal nor a success that says anything: 409, 415, an unknown 400.</summary>
    Unclassified,
}

/// <summary>What happened to the owner's state, read back as the owner.</summary>
public enum Effect
{
    /// <summary>A read: there is nothing to change.</summary>
    NotAWrite,
    Unchanged,
    Changed,

    /// <summary>The state cannot be read back.</summary>
    Unknown,
}

/// <summary>A positive control: the same request by someone who may.</summary>
/// <param name="Text">What was seen, in words.</param>
public sealed record Control(bool Held, string Text)
{
    /// <summary>The owner did not succeed, but got further than the stranger: authentication is decided, nothing else.</summary>
    public bool IsContrast { get; init; }

    /// <summary>No control is needed: the caller is a stranger.</summary>
    public static Control NotNeeded { get; } = new(true, "");
}

/// <summary>One change to one good exchange, with its controls and what came of it. Facts only: the verdict is the checks' business.</summary>
public sealed record Probe(ProbeKind Kind, string Operation, string Caller)
{
    /// <summary>The caller where nobody of a second organisation got to try.</summary>
    public const string OtherOrganisation = "another organisation";

    public string Owner { get; init; } = "";

    public AnswerClass Answer { get; init; }

    public int Status { get; init; }

    /// <summary>Private data of the owner seen in the answer, in words; empty where none was seen.</summary>
    public IReadOnlyList<string> Leaks { get; init; } = [];

    public Effect Effect { get; init; }

    public string EffectText { get; init; } = "";

    public Control OwnerControl { get; init; } = new(false, "the owner's call was not made");

    public Control CallerControl { get; init; } = Control.NotNeeded;

    /// <summary>The owner's own answer showed data by which a leak would be recognised.</summary>
    public bool OwnerDataRecognisable { get; init; }

    /// <summary>The answer equals what every organisation gets, and holds no private data.</summary>
    public bool SameForEveryone { get; init; }

    /// <summary>The owner's success on this write showed an effect on read-back: "unchanged" means something.</summary>
    public bool OwnerEffectSeen { get; init; }

    /// <summary>The probe was not made, or cannot be judged, for this reason.</summary>
    public Reason? Blocked { get; init; }

    public string? BlockedText { get; init; }

    public string? NextStep { get; init; }

    /// <summary>The probe does not concern this operation or target, and why.</summary>
    public string? NotApplicable { get; init; }

    /// <summary>True but arguable.</summary>
    public string? Advice { get; init; }

    public IReadOnlyList<Exchange> Exchanges { get; init; } = [];
}
