using LaunchReady.Secrets.Rules;

namespace LaunchReady.Secrets.Facts;

/// <summary>All that the secret collectors saw, without one secret in it: values are shown as first characters and a keyed fingerprint.</summary>
public sealed record SecretFacts
{
    public const string CurrentVersion = "launchready.facts.secrets/1";

    public string Version { get; init; } = CurrentVersion;

    public IReadOnlyList<FoundSecret> Found { get; init; } = [];

    /// <summary>What was read, and what was not and why.</summary>
    public IReadOnlyList<SourceFacts> Sources { get; init; } = [];

    /// <summary>Kinds of place of which the user says that there is none.</summary>
    public IReadOnlyList<PlaceKind> None { get; init; } = [];

    public IReadOnlyList<string> Remarks { get; init; } = [];
}

/// <summary>How sure it is that a value is what its rule says.</summary>
public enum Certainty
{
    /// <summary>Only a common name ("secret", "password") speaks for it.</summary>
    Guessed,

    /// <summary>It has the provider's shape or stands under the provider's name.</summary>
    Shaped,

    /// <summary>A checksum holds, or it parses as the thing itself.</summary>
    Proven,
}

/// <summary>One secret, wherever it stands.</summary>
/// <param name="Rule">Id of the rule that knows most of it.</param>
/// <param name="Fingerprint">One-way under the project's salt: the same in every place, run and format.</param>
/// <param name="Shown">First characters and fingerprint: safe to print.</param>
public sealed record FoundSecret(string Rule, string Fingerprint, string Shown)
{
    /// <summary>"Stripe secret key".</summary>
    public required string Title { get; init; }

    public required string Provider { get; init; }

    public required Exposure Exposure { get; init; }

    public required Severity Severity { get; init; }

    public required Purpose Purpose { get; init; }

    public required Certainty Certainty { get; init; }

    /// <summary>Where it is rotated.</summary>
    public required string RotationPage { get; init; }

    public IReadOnlyList<string> RotationSteps { get; init; } = [];

    /// <summary>How it is restricted, where it is public if restricted.</summary>
    public IReadOnlyList<string> Restrict { get; init; } = [];

    /// <summary>The first places in order of path; <see cref="PlacesInAll"/> counts all.</summary>
    public IReadOnlyList<SecretPlace> Places { get; init; } = [];

    public int PlacesInAll { get; init; }

    /// <summary>The configuration says that it is no secret.</summary>
    public bool Allowed { get; init; }

    /// <summary>What the provider answered, where it was asked.</summary>
    public LiveFacts? Live { get; init; }

    /// <summary>The configuration says since when the value opens nothing, and who vouches for it.</summary>
    public RotatedFacts? Rotated { get; init; }
}

/// <summary>What the provider says of a key.</summary>
public enum LiveState
{
    /// <summary>No clear answer: it may work.</summary>
    Unknown,

    Works,

    /// <summary>The provider does not know the key, or knows it no longer.</summary>
    Refused,
}

/// <param name="Host">Who was asked.</param>
/// <param name="Answer">The status, or why there was none.</param>
public sealed record LiveFacts(LiveState State, string Host, string Answer);

public sealed record RotatedFacts(DateOnly On, string By);

/// <summary>The places where secrets leak.</summary>
public enum PlaceKind
{
    /// <summary>A file of the working tree.</summary>
    Tree,

    /// <summary>A file that git ignores, such as .env: on this machine only.</summary>
    Untracked,

    /// <summary>A blob, commit message or note of the repository's history.</summary>
    History,

    /// <summary>Inside an app that customers install.</summary>
    Bundle,

    /// <summary>Output of a CI job.</summary>
    CiLog,

    /// <summary>Something that was built or packed: archive, image, web build.</summary>
    Artifact,
}

/// <summary>Where a secret stands.</summary>
/// <param name="Source">The source as the user named it: "." or "app-release.apk".</param>
/// <param name="Path">Inside the source, with "!" where a container is entered: "classes.dex", "layer 3!app/.env".</param>
public sealed record SecretPlace(PlaceKind Kind, string Source, string Path)
{
    /// <summary>From 1, where lines mean something.</summary>
    public int? Line { get; init; }

    /// <summary>In words, where a line says nothing: "string resource maps_key", "com.acme.Config.API_KEY".</summary>
    public string? Within { get; init; }

    /// <summary>The commit that first had it.</summary>
    public string? Commit { get; init; }

    /// <summary>Author's date of that commit.</summary>
    public DateTimeOffset? Date { get; init; }

    /// <summary>Whether the newest commit of the checked-out branch still has it; null outside history.</summary>
    public bool? InHead { get; init; }

    /// <summary>What makes it reachable, where it is not an ordinary commit: "a stash", "no branch (dangling)".</summary>
    public string? Reachable { get; init; }
}

/// <summary>How one source was read: unread is not clean.</summary>
public sealed record SourceFacts(PlaceKind Kind, string Name)
{
    /// <summary>Files, members or objects read to their end.</summary>
    public long Files { get; init; }

    public long Bytes { get; init; }

    public IReadOnlyList<SkippedFacts> Skipped { get; init; } = [];

    /// <summary>Only what is staged for the next commit was read: nothing staged is nothing to find.</summary>
    public bool IsStaged { get; init; }

    /// <summary>Why the source as a whole was not read, or not wholly; null where it was.</summary>
    public string? Unread { get; init; }

    /// <summary>The command or setting that would have it read.</summary>
    public string? NextStep { get; init; }
}

/// <param name="Reason">"password-protected", "damaged", "larger than 2 GB".</param>
/// <param name="Example">One of them.</param>
/// <param name="IsCode">What was skipped may hold text of the app: the source is not wholly read.</param>
public sealed record SkippedFacts(string Reason, long Count, long Bytes, string Example, bool IsCode);
