namespace LaunchReady.Core.Targets;

/// <summary>Where the app's code lies and what was built of it: the places in which a secret leaks. Paths are absolute. Of each list, null means that nobody said, and empty that there is none.</summary>
public sealed record CodeTarget
{
    /// <summary>The repository's folder; its history belongs to it.</summary>
    public string? Repository { get; init; }

    /// <summary>Files that customers install: APK, AAB, IPA.</summary>
    public IReadOnlyList<string>? Bundles { get; init; }

    /// <summary>Saved output of CI jobs: files, folders, downloaded archives.</summary>
    public IReadOnlyList<string>? CiLogs { get; init; }

    /// <summary>What else is built and handed out: web builds, images, packages.</summary>
    public IReadOnlyList<string>? Artifacts { get; init; }

    /// <summary>Values that are no secret, by fingerprint.</summary>
    public IReadOnlyList<AllowedSecret> Allowed { get; init; } = [];

    /// <summary>Values that leaked and were made anew since, by fingerprint.</summary>
    public IReadOnlyList<RotatedSecret> Rotated { get; init; } = [];

    /// <summary>Credentials of the user's own making, to be looked for besides the known ones.</summary>
    public IReadOnlyList<OwnSecretRule> Rules { get; init; } = [];
}

/// <param name="Fingerprint">Sixteen hexadecimal digits, as every report prints them behind "#".</param>
/// <param name="Reason">Why it is no secret.</param>
public sealed record AllowedSecret(string Fingerprint, string Reason);

/// <param name="Fingerprint">Sixteen hexadecimal digits, as every report prints them behind "#".</param>
/// <param name="On">The day from which the old value opens nothing.</param>
/// <param name="By">Who vouches for it.</param>
public sealed record RotatedSecret(string Fingerprint, DateOnly On, string By);

/// <param name="Id">Names it in reports and baselines.</param>
/// <param name="Title">"Acme device token".</param>
/// <param name="Shape">What it looks like: "acme_[A-Za-z0-9]{32}".</param>
/// <param name="Words">Words of which one must stand in the name it is given to; empty where the shape alone tells.</param>
public sealed record OwnSecretRule(string Id, string Title, string Shape, IReadOnlyList<string> Words);
