using LaunchReady.Reporting.Sarif;
using LaunchReady.Secrets.Facts;
using LaunchReady.Secrets.Rules;

namespace LaunchReady.Cli.Scanning;

/// <summary>One result for each secret, its places as locations, the fingerprint stable over moves.</summary>
internal static class ScanSarif
{
    private const int MostPlaces = 10;

    public static SarifLog Of(SecretFacts facts, string version)
    {
        var found = facts.Found.Where(f => !f.Allowed && f.Exposure == Exposure.Secret).ToArray();
        return new SarifLog(version, [.. found.DistinctBy(f => f.Rule).Select(Rule)], [.. found.Select(Result)])
        {
            Category = "launchready/scan/",
            Notifications =
            [
                .. facts.Sources.Where(s => s.Unread is not null).Select(s => $"{s.Name} was not read wholly: {s.Unread}. To decide: {s.NextStep}"),
                .. facts.Sources.SelectMany(s => s.Skipped.Select(k => $"Not read: {k.Count} x {k.Reason} (as {k.Example})")),
            ],
        };
    }

    private static SarifRule Rule(FoundSecret secret)
    {
        var steps = string.Join(' ', secret.RotationSteps);
        return new SarifRule(
            secret.Rule, secret.Title, $"{secret.Title}: whoever reads it can use it.", $"Rotate it: {steps} ({secret.RotationPage})",
            $"Rotate it at <{secret.RotationPage}>:\n\n{string.Join('\n', secret.RotationSteps.Select(s => $"1. {s}"))}", Severity(secret), ["security", "secret", "CWE-798"]) { HelpUri = secret.RotationPage };
    }

    private static SarifResult Result(FoundSecret secret) => new(
        secret.Rule, secret.Certainty == Certainty.Guessed ? SarifLevel.Warning : SarifLevel.Error, $"{secret.Title} {secret.Shown}. Rotate it: {string.Join(' ', secret.RotationSteps)}",
        secret.Fingerprint, [.. secret.Places.Take(MostPlaces).Select(p => new SarifPlace(p.Path, p.Line, p.Within))]);

    private static double Severity(FoundSecret secret) => secret.Severity switch
    {
        Secrets.Rules.Severity.Critical => 9.5,
        Secrets.Rules.Severity.High => 8.5,
        Secrets.Rules.Severity.Medium => 5.5,
        _ => 3.5,
    };
}
