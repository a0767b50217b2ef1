using System.Text;
using LaunchReady.Secrets.Collecting.Archives;

namespace LaunchReady.Secrets.Tests.Archives;

/// <summary>Everything a walk told.</summary>
internal sealed class Seen : IPartVisitor
{
    public Dictionary<string, string> Leaves { get; } = [];

    public List<PartPath> Paths { get; } = [];

    public List<(PartPath Path, Skip Skip, long Bytes)> Skips { get; } = [];

    public long Bytes { get; private set; }

    public int Large { get; private set; }

    public static Seen Of(byte[] content, string name = "file", ArchiveLimits? limits = null)
    {
        var seen = new Seen();
        new ArchiveWalker(seen, limits).Walk(name, content, TestContext.Current.CancellationToken);
        return seen;
    }

    public static Seen Streamed(byte[] content, string name = "file", ArchiveLimits? limits = null)
    {
        var seen = new Seen();
        new ArchiveWalker(seen, limits).Walk(name, new MemoryStream(content), TestContext.Current.CancellationToken);
        return seen;
    }

    public bool Told(SkipKind kind, string path = "") => Skips.Exists(s => s.Skip.Kind == kind && s.Path.Display.Contains(path, StringComparison.Ordinal));

    public void Leaf(PartPath path, ReadOnlyMemory<byte> content)
    {
        Paths.Add(path);
        Bytes += content.Length;
        Leaves[path.Display] = Encoding.UTF8.GetString(content.Span[..Math.Min(content.Length, 4096)]);
    }

    public void LargeLeaf(PartPath path, Stream content)
    {
        Paths.Add(path);
        Large++;
        var buffer = new byte[64 << 10];
        for (var read = content.Read(buffer); read > 0; read = content.Read(buffer))
        {
            Bytes += read;
        }
    }

    public void Skipped(PartPath path, Skip skip, long bytes) => Skips.Add((path, skip, bytes));
}
