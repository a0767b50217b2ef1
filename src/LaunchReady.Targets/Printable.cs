using System.Text.RegularExpressions;

namespace LaunchReady.Targets;

/// <summary>What of a configuration may appear in a message. A credential in the wrong place must not be printed by the error about it.</summary>
internal static partial class Printable
{
    private const int LongestQuote = 80;

    private static readonly string[] Prefixes =
    [
        "AKIA", "ASIA", "AIza", "ya29.", "ghp_", "gho_", "ghu_", "ghs_", "ghr_", "github_pat_", "glpat-", "xoxb-", "xoxp-", "xoxa-", "xoxr-", "xapp-",
        "sk_live_", "sk_test_", "rk_live_", "rk_test_", "pk_live_", "whsec_", "sk-ant-", "sk-proj-", "hf_", "npm_", "pypi-", "dop_v1_", "shpat_", "SG.", "sbp_",
        "sb_secret_", "key-",
    ];

    /// <summary>The text in quotes; a long text or one that may be a credential is only described.</summary>
    public static string Quote(string text)
    {
        if (text.Length > LongestQuote || LooksLikeCredential(text))
        {
            return "(not shown)";
        }

        return "'" + string.Concat(text.Select(static c => char.IsControl(c) ? '?' : c)) + "'";
    }

    /// <summary>A key as part of a path.</summary>
    public static string Name(string text) => Quote(text) is ['\'', .. var shown, '\''] ? shown : "(not shown)";

    /// <summary>A token by its form, a known prefix, or long text without any order; ids such as UUIDs are none.</summary>
    public static bool LooksLikeCredential(string text)
    {
        if (UserInfo().IsMatch(text) || Jwt().IsMatch(text))
        {
            return true;
        }

        foreach (var run in Runs().EnumerateMatches(text))
        {
            if (IsCredentialRun(text.AsSpan(run.Index, run.Length)))
            {
                return true;
            }
        }

        return text.Contains("-----BEGIN", StringComparison.Ordinal) && text.Contains("PRIVATE KEY", StringComparison.Ordinal);
    }

    private static bool IsCredentialRun(ReadOnlySpan<char> run)
    {
        foreach (var prefix in Prefixes)
        {
            if (run.Length >= prefix.Length + 12 && run.StartsWith(prefix, StringComparison.Ordinal) && run.ContainsAnyInRange('0', '9'))
            {
                return true;
            }
        }

        if (run.Length < 32 || !run.ContainsAnyInRange('0', '9'))
        {
            return false;
        }

        var isHex = run.ToString().All(char.IsAsciiHexDigit);
        if (isHex)
        {
            return run.Length >= 40;
        }

        return run.ContainsAnyInRange('a', 'z') && run.ContainsAnyInRange('A', 'Z') && Entropy(run) >= 4.2;
    }

    private static double Entropy(ReadOnlySpan<char> run)
    {
        var counts = new Dictionary<char, int>();
        foreach (var c in run)
        {
            counts[c] = counts.GetValueOrDefault(c) + 1;
        }

        var length = (double)run.Length;
        return -counts.Values.Sum(n => n / length * Math.Log2(n / length));
    }

    [GeneratedRegex(@"eyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}\.", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Jwt();

    [GeneratedRegex("://[^/@:?#]*:[^/@]+@", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex UserInfo();

    [GeneratedRegex("[A-Za-z0-9_+.=-]{16,}", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Runs();
}
