using LaunchReady.Core.Verdicts;

namespace LaunchReady.Core.Checks;

/// <summary>What is known of a check without running it. Titles tell the good state; they never begin with "Ensure" or "Check".</summary>
/// <param name="Id">Stable id, "family.rule-in-words".</param>
public sealed record CheckDescriptor(string Id)
{
    /// <summary>The S, T or onboarding gate served.</summary>
    public required string Gate { get; init; }

    /// <summary>The good state.</summary>
    public required string Title { get; init; }

    /// <summary>The bad state, as a founder would say it.</summary>
    public required string FailureTitle { get; init; }

    /// <summary>What breaks for the business when it fails.</summary>
    public required string WhatBreaks { get; init; }

    /// <summary>How it is fixed, for the engineer.</summary>
    public required string Fix { get; init; }

    /// <summary>OWASP API id, ASVS id in the form v5.0.0-x.y.z, CWE, WFC fault code.</summary>
    public required IReadOnlyList<string> Standards { get; init; }

    /// <summary>Working hours an engineer plans for the fix in one place.</summary>
    public required double Hours { get; init; }

    /// <summary>Seed ids of the requirements answered (C1, F2, ...).</summary>
    public IReadOnlyList<string> Cites { get; init; } = [];

    /// <summary>Id of the check whose failure on a subject explains a failure of this one there: both are mended at once.</summary>
    public string? FollowsFrom { get; init; }

    /// <summary>However many operations it fails on, the fix is in one place: how tokens are checked, not what each route does.</summary>
    public bool IsMendedOnce { get; init; }

    /// <summary>It reads sources and judges the values in them; every other check tries something as somebody.</summary>
    public bool ReadsSources => Gate == "S3";

    /// <summary>The word between a subject and its caller: an operation is tried by somebody, a value is found in a source.</summary>
    public string Between => ReadsSources ? "in" : "by";

    /// <summary>A red flag (F1-F5) that a Fail raises: stop do-it-yourself.</summary>
    public string? RedFlag { get; init; }

    /// <summary>"GET /jobs by stranger", or that it is the check as a whole.</summary>
    public string Case(Cell cell)
    {
        ArgumentNullException.ThrowIfNull(cell);
        return cell.Subject == Cell.Whole ? Cell.Whole : $"{cell.Subject} {Between} {cell.Caller}";
    }
}
