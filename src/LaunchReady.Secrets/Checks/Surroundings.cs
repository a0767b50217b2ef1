namespace LaunchReady.Secrets.Checks;

/// <summary>What a path says of the file: a key among test data is something else than one in the app.</summary>
internal static class Surroundings
{
    private static readonly HashSet<string> Folders = new(StringComparer.OrdinalIgnoreCase)
    {
        "test", "tests", "__tests__", "spec", "specs", "fixture", "fixtures", "__fixtures__", "testdata", "test-data", "mock", "mocks", "__mocks__", "e2e", "cypress",
        "doc", "docs", "documentation", "example", "examples", "sample", "samples", "node_modules", "vendor", "third_party", "site-packages", "pods",
    };

    private static readonly string[] Names = [".test.", ".spec.", "_test.", "test_", ".example", ".sample", ".template", ".dist", "readme", "changelog", ".md", ".rst", ".d.ts"];

    /// <summary>Tests, documentation, examples or somebody else's package.</summary>
    public static bool IsAside(string path)
    {
        var names = path.Split('/', '!');
        return names[..^1].Any(Folders.Contains) || Names.Any(n => names[^1].Contains(n, StringComparison.OrdinalIgnoreCase));
    }
}
