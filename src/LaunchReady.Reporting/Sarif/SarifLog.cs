namespace LaunchReady.Reporting.Sarif;

/// <summary>What a SARIF 2.1.0 log (OASIS) of one run says, as far as GitHub and GitLab read it.</summary>
public sealed record SarifLog(string ToolVersion, IReadOnlyList<SarifRule> Rules, IReadOnlyList<SarifResult> Results)
{
    /// <summary>What could not run: shown as notes of the tool, never as results.</summary>
    public IReadOnlyList<string> Notifications { get; init; } = [];

    /// <summary>The run reached its end.</summary>
    public bool IsComplete { get; init; } = true;

    /// <summary>Distinguishes this analysis from others that upload for the same commit: "launchready/audit/".</summary>
    public required string Category { get; init; }

    /// <summary>The pass ledger and what else only this tool's readers look at; sections of names and numbers or words.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Properties { get; init; } = new Dictionary<string, IReadOnlyDictionary<string, string>>();
}

/// <param name="Name">For people, in the good state or as the thing that is found.</param>
/// <param name="Help">How it is fixed, as plain text.</param>
/// <param name="HelpMarkdown">The same for GitHub's page.</param>
/// <param name="Severity">From 0 to 10, as GitHub sorts security alerts.</param>
public sealed record SarifRule(string Id, string Name, string Description, string Help, string HelpMarkdown, double Severity, IReadOnlyList<string> Tags)
{
    public string? HelpUri { get; init; }
}

public enum SarifLevel
{
    Error,
    Warning,
    Note,
}

/// <param name="Fingerprint">Stable over runs: what tools tell one finding by.</param>
public sealed record SarifResult(string RuleId, SarifLevel Level, string Message, string Fingerprint, IReadOnlyList<SarifPlace> Places)
{
    /// <summary>Nobody knows yet: kind "open".</summary>
    public bool IsOpen { get; init; }

    /// <summary>Why the finding is set aside for now: owner, reason and last day.</summary>
    public string? Suppression { get; init; }
}

/// <param name="File">Relative to the repository, with "/" between names.</param>
/// <param name="Within">What stands there, where a line says nothing: an operation, a string of a compiled file.</param>
public sealed record SarifPlace(string File, int? Line, string? Within = null);
