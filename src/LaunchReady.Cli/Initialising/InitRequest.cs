namespace LaunchReady.Cli.Initialising;

/// <summary>What the command line asked for.</summary>
/// <param name="Sources">Documents, captures and collections, as files or URLs.</param>
/// <param name="Auth">A Web Fuzzing Commons file (auth.yaml) to take people and sign-in from.</param>
/// <param name="Out">Full path of the configuration to write.</param>
internal sealed record InitRequest(IReadOnlyList<string> Sources, string? Auth, Uri? Base, string Out, bool Force, string? Name, bool SignUp)
{
    public string Folder => Path.GetDirectoryName(Out)!;

    /// <summary>Addresses that the user agreed to contact by naming them.</summary>
    public IReadOnlyList<Uri> Named => [.. Base is null ? [] : new[] { Base }, .. Sources.Where(IsUrl).Select(s => new Uri(s))];

    public static bool IsUrl(string text) =>
        text.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("https://", StringComparison.OrdinalIgnoreCase);
}
