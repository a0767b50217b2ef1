using LaunchReady.Secrets.Facts;

namespace LaunchReady.Cli.Scanning;

/// <summary>What a path is called in findings; how it is read, its content decides.</summary>
internal static class ScanKind
{
    public static PlaceKind Of(string path) => Directory.Exists(path)
        ? PlaceKind.Tree
        : Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".apk" or ".aab" or ".ipa" or ".xapk" or ".apks" or ".apkm" => PlaceKind.Bundle,
            ".log" => PlaceKind.CiLog,
            ".zip" or ".tar" or ".gz" or ".tgz" or ".xz" or ".zst" or ".7z" or ".jar" or ".whl" or ".bz2" => PlaceKind.Artifact,
            _ => PlaceKind.Tree,
        };
}
