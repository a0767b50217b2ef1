using LaunchReady.Bundles;
using LaunchReady.Secrets.Collecting.Archives;
using LaunchReady.Secrets.Collecting.Logs;
using LaunchReady.Secrets.Collecting.Tree;
using LaunchReady.Secrets.Facts;

namespace LaunchReady.Secrets.Collecting;

/// <summary>Opens what hides its text: containers inside containers, and binaries whose format is known. One for each thread.</summary>
internal sealed class Opener(PartScanner parts, Unread unread) : IOpener
{
    /// <summary>Text has none of it in its beginning; a prefix of script before an archive is text, and its archive is found by its end.</summary>
    private const int Looked = 512;

    public bool Opens(ReadOnlySpan<byte> bytes) => Magic.Of(bytes[..Math.Min(bytes.Length, Looked)]) != ContainerKind.None || bytes[..Math.Min(bytes.Length, Looked)].Contains((byte)0);

    public bool TryOpen(ReadOnlyMemory<byte> bytes, PartOrigin origin, CancellationToken cancellation)
    {
        if (origin.Kind != PlaceKind.CiLog && !Opens(bytes.Span) && !SourceMaps.MayBe(origin.Path, bytes.Span))
        {
            return false;
        }

        new ArchiveWalker(new Members(parts, unread, origin, cancellation)).Walk(Name(origin.Path), bytes, cancellation);
        return true;
    }

    /// <summary>A container too large to hold, read where it lies.</summary>
    public void Open(Stream content, PartOrigin origin, CancellationToken cancellation) =>
        new ArchiveWalker(new Members(parts, unread, origin, cancellation)).Walk(Name(origin.Path), content, cancellation);

    private static string Name(string path) => path[(path.LastIndexOf('/') + 1)..];

    /// <summary>Scans each member under its way in.</summary>
    private sealed class Members(PartScanner parts, Unread unread, PartOrigin origin, CancellationToken cancellation) : IPartVisitor
    {
        public void Leaf(PartPath path, ReadOnlyMemory<byte> content)
        {
            var at = At(path);
            if (path.Outer is not null)
            {
                unread.Read(content.Length);
            }

            if (BinaryText.Read(at.Path, content, cancellation) is not { } rendition)
            {
                Text(content, at);
                return;
            }

            if (rendition.Damage is { } damage)
            {
                unread.Add($"damaged ({damage})", at.Path, 0, isCode: true);
            }

            // A rendition says more than the bytes do; where it stopped early, the bytes are looked at as well.
            parts.Scan(rendition.Text.Span, at with { Within = rendition.PlaceOf });
            if (rendition.Damage is not null)
            {
                parts.Scan(content.Span, at);
            }
        }

        public void LargeLeaf(PartPath path, Stream content)
        {
            var at = At(path);
            if (at.Kind == PlaceKind.CiLog)
            {
                LogText.Read(content, window => parts.Scan(window.Text.Span, at with { Log = window }), cancellation);
                return;
            }

            var read = StreamScan.Scan(parts, content, at, cancellation);
            if (path.Outer is not null)
            {
                unread.Read(read);
            }
        }

        public void Skipped(PartPath path, Skip skip, long bytes) =>
            unread.Add(Words(skip), At(path).Path, Math.Max(0, bytes), isCode: skip.Kind != SkipKind.UnknownContainer);

        private void Text(ReadOnlyMemory<byte> content, PartOrigin at)
        {
            if (at.Kind == PlaceKind.CiLog)
            {
                LogText.Read(content, window => parts.Scan(window.Text.Span, at with { Log = window }), cancellation);
            }
            else
            {
                parts.Scan(content.Span, at);
            }
        }

        private static string Words(Skip skip) => skip.Kind switch
        {
            SkipKind.Encrypted => "encrypted (give the scan an unencrypted copy)",
            SkipKind.UnknownMethod => "packed in a way this version cannot undo",
            SkipKind.BeyondLimit => "beyond the limits for archives",
            SkipKind.Damaged => "damaged archive member",
            SkipKind.Overlapping => "overlapping archive members",
            SkipKind.UnknownContainer => "container of an unknown kind, read raw",
            _ => throw new ArgumentOutOfRangeException(nameof(skip), skip.Kind, "unknown kind"),
        };

        /// <summary>The way in, without the file itself, which the origin names already.</summary>
        private PartOrigin At(PartPath path)
        {
            var display = path.Display;
            var inside = display.IndexOf('!', StringComparison.Ordinal);
            var remarks = path.Remarks;
            var name = inside < 0 ? origin.Path : origin.Path + display[inside..];
            return origin with { Path = remarks.Length == 0 ? name : $"{name} ({remarks})" };
        }
    }
}
