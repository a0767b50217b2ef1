using System.Diagnostics;
using System.IO.Compression;

namespace LaunchReady.Bundles.Tests.Corpora;

/// <summary>Real APKs of the npm registry; docs/guide/corpora.md tells how to get them.</summary>
internal static class Apks
{
    public static IReadOnlyList<string> Files()
    {
        var folder = Environment.GetEnvironmentVariable("LAUNCHREADY_APKS");
        if (string.IsNullOrEmpty(folder))
        {
            folder = Path.Combine(Path.GetTempPath(), "launchready-corpora", "apks");
        }

        var files = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.apk", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToArray() : [];
        Assert.SkipWhen(files.Length == 0, "no APKs: LAUNCHREADY_APKS is not set; see docs/guide/corpora.md");
        return files;
    }

    public static IEnumerable<(string Name, byte[] Content)> Entries(string apk, Func<string, bool> wanted)
    {
        using var zip = ZipFile.OpenRead(apk);
        foreach (var entry in zip.Entries.Where(e => wanted(e.FullName)))
        {
            using var stream = entry.Open();
            using var bytes = new MemoryStream();
            stream.CopyTo(bytes);
            yield return (entry.FullName, bytes.ToArray());
        }
    }

    public static byte[] Entry(string apk, string name) => Entries(apk, n => n == name).Single().Content;

    /// <summary>What the tool prints; the test skips where the tool is not installed.</summary>
    public static string Run(string tool, params string[] arguments)
    {
        var start = new ProcessStartInfo(tool, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, StandardOutputEncoding = System.Text.Encoding.UTF8 };
        Process? process;
        try
        {
            process = Process.Start(start);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip($"{tool} is not installed");
            return "";
        }

        using (process)
        {
            var errors = process!.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            process.ExitCode.ShouldBe(0, errors.Result);
            return output;
        }
    }
}
