using System.IO.Compression;
using LaunchReady.Bundles.Facts;

namespace LaunchReady.Bundles;

/// <summary>An APK, AAB, XAPK or IPA as a file: what it declares, and the hosts it names. Names inside it are data and open nothing.</summary>
public static class InstalledApp
{
    private const long LargestMember = 64L * 1024 * 1024;
    private const long LargestApp = 1024L * 1024 * 1024;
    private const int MostMembers = 50_000;
    private const string ManifestName = "AndroidManifest.xml";

    /// <summary>Never throws for what the file holds; <see cref="BundleFacts.Unread"/> says why something is missing.</summary>
    public static BundleFacts Read(string name, string path, CancellationToken cancellation)
    {
        try
        {
            using var file = File.OpenRead(path);
            using var zip = new ZipArchive(file);
            return Read(name, zip, mayNest: true, cancellation);
        }
        catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException or NotSupportedException)
        {
            return new BundleFacts(name) { Unread = "it cannot be opened as an app" };
        }
    }

    private static BundleFacts Read(string name, ZipArchive zip, bool mayNest, CancellationToken cancellation)
    {
        var inner = zip.GetEntry(ManifestName) is null ? zip.Entries.Where(e => e.Name.EndsWith(".apk", StringComparison.OrdinalIgnoreCase)).MaxBy(e => e.Length) : null;
        if (inner is not null && mayNest && Content(inner) is { } nested)
        {
            using var archive = new ZipArchive(new MemoryStream(nested));
            return Read(name, archive, mayNest: false, cancellation);
        }

        var hosts = new HostNames();
        var unread = Hosts(zip, hosts, cancellation);
        return new BundleFacts(name) { Android = Android(zip, cancellation), Apple = Apple(zip), Hosts = hosts.All, Unread = unread };
    }

    private static AndroidFacts? Android(ZipArchive zip, CancellationToken cancellation)
    {
        var module = zip.GetEntry(ManifestName) is null ? "base/" : "";
        var manifest = Content(zip.GetEntry(module.Length == 0 ? ManifestName : $"base/manifest/{ManifestName}"));
        return manifest is null ? null : AndroidApp.Read(manifest, path => Content(zip.GetEntry(module + path)) is { } bytes ? bytes : (ReadOnlyMemory<byte>?)null, cancellation);
    }

    private static AppleFacts? Apple(ZipArchive zip)
    {
        var list = zip.Entries.FirstOrDefault(e => e.FullName.Split('/') is ["Payload", var folder, "Info.plist"] && folder.EndsWith(".app", StringComparison.Ordinal));
        if (list is null)
        {
            return null;
        }

        var folder = list.FullName[..^list.Name.Length];
        var program = folder.Split('/')[1][..^".app".Length];
        return AppleFactsReader.Read(Content(list), Content(zip.GetEntry(folder + program)), Content(zip.GetEntry(folder + "embedded.mobileprovision")));
    }

    /// <summary>Why not every member was looked at; null where all were.</summary>
    private static string? Hosts(ZipArchive zip, HostNames hosts, CancellationToken cancellation)
    {
        var left = LargestApp;
        var unread = zip.Entries.Count > MostMembers ? "it has more members than are looked at" : null;
        foreach (var entry in zip.Entries.Take(MostMembers).OrderBy(e => e.FullName, StringComparer.Ordinal))
        {
            cancellation.ThrowIfCancellationRequested();
            left -= entry.Length;
            if (left < 0 || Content(entry) is not { } bytes)
            {
                unread ??= $"{entry.FullName} is too large or damaged";
                continue;
            }

            if (BinaryText.Read(entry.FullName, bytes, cancellation) is { } rendition)
            {
                hosts.Read(rendition.Text.Span, at => $"{entry.FullName} ({rendition.PlaceOf(at)})");
            }
            else if (!bytes.AsSpan(0, Math.Min(bytes.Length, 512)).Contains((byte)0))
            {
                hosts.Read(bytes, _ => entry.FullName);
            }
        }

        return unread;
    }

    /// <summary>Null where there is no such member, or it cannot be read; a length that lies is cut.</summary>
    private static byte[]? Content(ZipArchiveEntry? entry)
    {
        if (entry is null || entry.Length > LargestMember)
        {
            return null;
        }

        try
        {
            using var stream = entry.Open();
            var bytes = new byte[entry.Length];
            return bytes.AsSpan(0, stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false)).ToArray();
        }
        catch (Exception e) when (e is IOException or InvalidDataException or NotSupportedException)
        {
            return null;
        }
    }
}
