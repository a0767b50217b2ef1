namespace LaunchReady.Cli.Initialising;

/// <summary>What the command line asked for.</summary>
/// <param name="Out">Full path of the configuration to write.</param>
internal sealed record InitRequest(string Source, Uri? Base, string Out, bool Force, string? Name, bool SignUp)
{
    public string Folder => Path.GetDirectoryName(Out)!;

    public static bool IsUrl(string text) =>
        text.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("https://", StringComparison.OrdinalIgnoreCase);
}
