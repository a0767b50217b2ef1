using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using LaunchReady.Secrets.Collecting;
using LaunchReady.Secrets.Collecting.Archives.Maps;
using LaunchReady.Secrets.Collecting.Git;
using LaunchReady.Secrets.Collecting.Logs;
using LaunchReady.Secrets.Engine;
using LaunchReady.Secrets.Facts;
using LaunchReady.Secrets.Tests.Engine;
using LaunchReady.TestKit;
using Shouldly;

namespace LaunchReady.Secrets.Tests.Fuzzing;

/// <summary>Every reader of the slice over damaged files: no exception, bounded text and memory, the same twice. Archives and packs have their own beside their tests.</summary>
public sealed class ReaderFuzzTests
{
    private static readonly string Key = "sk_live_" + "51QbZr8KxTnWm4VhLdPj7YsG2";

    private static readonly byte[][] Maps =
    [
        Bytes("""{"version":3,"sources":["a.ts","b.ts"],"sourcesContent":["const a = \"x\\n\";\n","\ud83d\ude00 null"],"names":[],"mappings":"AAAA;"}"""),
        Bytes("""{"version":3,"sections":[{"offset":{"line":0},"map":{"sources":["c"],"sourcesContent":[null,"let c"],"mappings":""}}]}"""),
    ];

    private static readonly byte[][] Logs =
    [
        Bytes($"2024-05-01T12:00:00.1234567Z ##[group]Run env\n2024-05-01T12:00:00.1234567Z \u001B[36;1mTOKEN: ***\u001B[0m\r\n2024-05-01T12:00:01.1234567Z key={Key}\n"),
        Bytes($"2024-05-01T12:00:00.123456Z 00O section_start:1560896352:build\r\u001B[0KBuilding\n2024-05-01T12:00:00.123456Z 00O {Key[..12]}\n2024-05-01T12:00:00.123456Z 00O+{Key[12..]}\n"),
        Bytes("Started by user \u001B[8mha:////4AbCd==\u001B[0madmin\n[2024-05-01T12:00:00.123Z] + echo hi\n"),
        [0xFF, 0xFE, .. Encoding.Unicode.GetBytes($"export KEY={Key}\r\n")],
    ];

    private static readonly byte[][] Texts =
    [
        Bytes($"const key = \"{Key}\";\npassword: \"hunter2hunter2\"\ncurl -u admin:Pa55word!x https://user:s3cr3tpass@db.example.com/x\n"),
        Bytes($"-----BEGIN RSA PRIVATE KEY-----\n{Convert.ToBase64String(new byte[300])}\n-----END RSA PRIVATE KEY-----\n"),
        Bytes($"{Convert.ToBase64String(Bytes($"STRIPE={Key}\n"))} {Convert.ToHexString(Bytes($"KEY={Key}"))} a%3D{Key}\\u0041\\x41"),
        Encoding.Unicode.GetBytes($"<add key=\"Stripe\" value=\"{Key}\" />"),
        [0, 1, 2, 0, .. Encoding.Unicode.GetBytes($"token = {Key}"), 0, 0, 9, 8, .. Encoding.BigEndianUnicode.GetBytes(Key), 7],
    ];

    [Fact]
    public void SourceMaps() => Fuzz.Run("source-map", Maps, 4_000, static (file, _) =>
    {
        var map = SourceMapReader.Read(file, 100);
        var text = 0L;
        foreach (var original in map.Originals)
        {
            SourceMapReader.Unescape(file, original, content => text += content.Length);
        }

        text.ShouldBeLessThanOrEqualTo(file.Length);
        map.Cut.ShouldAllBe(c => c.Start >= 0 && c.Length > 0 && c.Start + c.Length <= file.Length);
    });

    [Fact]
    public void CiLogs() => Fuzz.Run("ci-log", Logs, 3_000, static (file, cancellation) =>
    {
        var (first, second) = (Cleaned(file, cancellation), Cleaned(file, cancellation));
        second.ShouldBe(first);
        first.Length.ShouldBeLessThanOrEqualTo((3 * file.Length) + 16);
    });

    [Fact]
    public void TheEngine() => Fuzz.Run("engine", Texts, 500, static (file, cancellation) =>
    {
        var (first, second) = (Found(file, "file.bin", cancellation), Found(file, "file.bin", cancellation));
        second.ShouldBe(first);
    }, slowness: 10);

    [Fact]
    public void TheEngine_AgreesWithTheSlowReference() => Fuzz.Run("engine-reference", [.. Texts.Select(t => t[..Math.Min(t.Length, 160)])], 25, static (file, _) =>
    {
        var fast = new List<Hit>();
        new Scanner(RuleSet.Default).Scan(file, fast);
        var slow = ReferenceScan.Scan(RuleSet.Default, file);
        fast.OrderBy(h => h.Start).ThenBy(h => h.Rule).ShouldBe(slow.OrderBy(h => h.Start).ThenBy(h => h.Rule));
    }, slowness: 500);

    /// <summary>Whatever the name and the content: containers, binaries and texts through everything that opens and scans them.</summary>
    [Theory]
    [InlineData("app.apk")]
    [InlineData("bundle.js.map")]
    [InlineData("data.bin")]
    public void TheWholeWay(string name) => Fuzz.Run($"whole-{name}", [.. Maps, .. Texts, Zip(Texts[0], "a/.env"), Zip(Zip(Texts[1], "k.pem"), "in.zip"), Gzip(Texts[0]), Tar(Texts[0])], 250, (file, cancellation) =>
        Found(file, name, cancellation).ShouldBe(Found(file, name, cancellation)), slowness: 20);

    [Fact]
    public void TheIndexOfGit()
    {
        var folder = Directory.CreateTempSubdirectory("launchready-fuzz-");
        try
        {
            Git(folder.FullName, "init", "-q");
            foreach (var file in new[] { "a.txt", "b/c.txt", "b/d.txt" })
            {
                Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder.FullName, file))!);
                File.WriteAllText(Path.Combine(folder.FullName, file), file);
            }

            Git(folder.FullName, "add", ".");
            var versions = new List<byte[]>();
            foreach (var version in new[] { "2", "4" })
            {
                Git(folder.FullName, "update-index", "--index-version", version);
                versions.Add(File.ReadAllBytes(Path.Combine(folder.FullName, ".git", "index")));
            }

            var damaged = Path.Combine(folder.FullName, "index");
            Fuzz.Run("git-index", versions, 1_500, (file, _) =>
            {
                File.WriteAllBytes(damaged, file);
                (GitIndex.Read(damaged, 20)?.Count ?? 0).ShouldBeLessThanOrEqualTo(file.Length / 40);
            });
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static string Cleaned(byte[] file, CancellationToken cancellation)
    {
        var text = new StringBuilder();
        LogText.Read(file, window =>
        {
            text.Append(Encoding.Latin1.GetString(window.Text.Span)).Append('\n');
            window.LineOf(window.Text.Length / 2).ShouldBeGreaterThan(0);
        }, cancellation);
        return text.ToString();
    }

    private static string Found(byte[] file, string name, CancellationToken cancellation)
    {
        var (findings, unread) = (new Findings("salt"), new Unread());
        var parts = new PartScanner(RuleSet.Default, findings);
        var origin = new PartOrigin(PlaceKind.Artifact, "source", name);
        if (!new Opener(parts, unread).TryOpen(file, origin, cancellation))
        {
            parts.Scan(file, origin);
        }

        return string.Join('\n', findings.ToFacts().Select(f => $"{f.Rule} {f.Fingerprint} {f.PlacesInAll}").Concat(unread.ToFacts().Select(u => $"{u.Reason} {u.Count}")));
    }

    private static byte[] Zip(byte[] content, string name)
    {
        var to = new MemoryStream();
        using (var zip = new ZipArchive(to, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = zip.CreateEntry(name).Open();
            entry.Write(content);
        }

        return to.ToArray();
    }

    private static byte[] Gzip(byte[] content)
    {
        var to = new MemoryStream();
        using (var gzip = new GZipStream(to, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(content);
        }

        return to.ToArray();
    }

    private static byte[] Tar(byte[] content)
    {
        var to = new MemoryStream();
        using (var tar = new System.Formats.Tar.TarWriter(to, leaveOpen: true))
        {
            tar.WriteEntry(new System.Formats.Tar.PaxTarEntry(System.Formats.Tar.TarEntryType.RegularFile, "a/.env") { DataStream = new MemoryStream(content) });
        }

        return to.ToArray();
    }

    private static void Git(string folder, params IEnumerable<string> arguments)
    {
        using var git = Process.Start(new ProcessStartInfo("git", ["-C", folder, .. arguments]) { RedirectStandardError = true })!;
        git.WaitForExit();
        git.ExitCode.ShouldBe(0);
    }
}
