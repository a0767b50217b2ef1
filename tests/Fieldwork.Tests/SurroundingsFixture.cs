using System.Diagnostics;
using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using Fieldwork.Flaws;
using Fieldwork.Surroundings;

namespace Fieldwork.Tests;

/// <summary>Surroundings in a temporary folder, read as their formats mean it.</summary>
internal sealed class SurroundingsFixture : IDisposable
{
    public SurroundingsFixture(params string[] flaws)
    {
        Folder = Path.Combine(Directory.CreateTempSubdirectory("fieldwork-").FullName, "around");
        SurroundingsFolder.Write(Folder, new FlawSwitches(flaws), Warnings.Add);
    }

    public string Folder { get; }

    public List<string> Warnings { get; } = [];

    public string Read(string path) => File.ReadAllText(Path.Combine(Folder, path));

    /// <summary>The files of main's newest commit, one after the other.</summary>
    public string Head() => string.Concat(Git("ls-tree", "-r", "--name-only", "HEAD").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(path => Git("show", $"HEAD:{path}")));

    public string App(string entry)
    {
        using var archive = ZipFile.OpenRead(Path.Combine(Folder, SurroundingsFolder.App));
        using var reader = new StreamReader(archive.GetEntry(entry)!.Open());
        return reader.ReadToEnd();
    }

    /// <summary>Names and contents of the image's files, of those in a layer as "layer 1!app/.env".</summary>
    public IReadOnlyDictionary<string, string> Image()
    {
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        using var image = File.OpenRead(Path.Combine(Folder, SurroundingsFolder.Image));
        var layer = 0;
        foreach (var (name, content) in Tar(image))
        {
            files.Add(name, Encoding.UTF8.GetString(content));
            if (name.EndsWith("/layer.tar", StringComparison.Ordinal))
            {
                layer++;
                using var stream = new MemoryStream(content);
                foreach (var (inner, text) in Tar(stream))
                {
                    files.Add($"layer {layer}!{inner}", Encoding.UTF8.GetString(text));
                }
            }
        }

        return files;
    }

    public string Git(params string[] arguments)
    {
        var start = new ProcessStartInfo("git", ["-C", Path.Combine(Folder, SurroundingsFolder.Repository), .. arguments]) { RedirectStandardOutput = true, UseShellExecute = false };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        process.ExitCode.ShouldBe(0, string.Join(' ', arguments));
        return output;
    }

    /// <summary>Every object that git has, whatever leads to it.</summary>
    public string AllObjects() => Git("cat-file", "--batch-all-objects", "--batch");

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(Folder)!, recursive: true);

    private static List<(string Name, byte[] Content)> Tar(Stream stream)
    {
        var files = new List<(string, byte[])>();
        using var reader = new TarReader(stream, leaveOpen: true);
        while (reader.GetNextEntry() is { } entry)
        {
            using var content = new MemoryStream();
            entry.DataStream?.CopyTo(content);
            files.Add((entry.Name, content.ToArray()));
        }

        return files;
    }
}
