namespace LaunchReady.Secrets.Collecting;

/// <summary>Whether a text may be, or may hold, a source map: then the walker for containers looks for the originals in it.</summary>
internal static class SourceMaps
{
    public static bool MayBe(string path, ReadOnlySpan<byte> bytes)
    {
        if (path.EndsWith(".map", StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        return IsScript(path) && bytes.LastIndexOf("sourceMappingURL=data:"u8) >= 0;
    }

    private static bool IsScript(string path) => path.EndsWith(".js", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".mjs", StringComparison.OrdinalIgnoreCase)
        || path.EndsWith(".cjs", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".css", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".bundle", StringComparison.OrdinalIgnoreCase);
}
