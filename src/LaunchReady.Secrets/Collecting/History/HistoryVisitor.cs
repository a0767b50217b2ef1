using LaunchReady.Secrets.Collecting.Git;
using LaunchReady.Secrets.Engine;
using LaunchReady.Secrets.Facts;

namespace LaunchReady.Secrets.Collecting.History;

/// <summary>Scans each object as it comes out of the packs: whole, or only what is new in it. One for each thread.</summary>
internal sealed class HistoryVisitor : IGitObjectVisitor
{
    /// <summary>Looked at on both sides of what is new: longer than the longest value and the name before it.</summary>
    private const int Around = 4096;

    private readonly PartScanner _parts;
    private readonly IOpener _opener;
    private readonly string _source;
    private readonly Unread _unread;
    private readonly Action<long> _progress;
    private readonly CancellationToken _cancellation;

    public HistoryVisitor(RuleSet rules, Findings findings, string source, Unread unread, Func<PartScanner, Unread, IOpener> openers, Action<long> progress, CancellationToken cancellation)
    {
        Found = new DeferredFindings(findings);
        _parts = new PartScanner(rules, Found);
        _opener = openers(_parts, unread);
        (_source, _unread, _progress, _cancellation) = (source, unread, progress, cancellation);
    }

    public DeferredFindings Found { get; }

    public void Visit(in GitObject item)
    {
        var origin = new PartOrigin(PlaceKind.History, _source, item.Kind == GitObjectKind.Blob ? "" : item.Kind == GitObjectKind.Tag ? "tag message" : "commit message");
        _unread.Read(item.Content.Length);
        _progress(_unread.Bytes);
        Found.Begin(item.Id, 0);
        if (item.Kind == GitObjectKind.Blob && _opener.Opens(item.Content))
        {
            var whole = item.Content.ToArray();
            if (_opener.TryOpen(whole, origin, _cancellation))
            {
                return;
            }
        }

        if (item.Base is { } from && !Utf16.IsText(item.Content))
        {
            Windows(item, origin);
            Found.Begin(item.Id, 0);
            Found.CarryOver(from, item.Copied, item.Content);
            return;
        }

        _parts.Scan(item.Content, origin);
    }

    private void Windows(in GitObject item, in PartOrigin origin)
    {
        var content = item.Content;
        var (from, to, counted, lines) = (-1, -1, 0, 0);
        foreach (var fresh in item.Fresh)
        {
            if (from >= 0 && fresh.Start - Around <= to)
            {
                to = Math.Max(to, Math.Min(content.Length, fresh.End + Around));
                continue;
            }

            Window(item.Id, content, from, to, origin, ref counted, ref lines);
            (from, to) = (Math.Max(0, fresh.Start - Around), Math.Min(content.Length, fresh.End + Around));
        }

        Window(item.Id, content, from, to, origin, ref counted, ref lines);
    }

    private void Window(ObjectId id, ReadOnlySpan<byte> content, int from, int to, in PartOrigin origin, ref int counted, ref int lines)
    {
        if (from < 0)
        {
            return;
        }

        lines += content[counted..from].Count((byte)'\n');
        counted = from;
        Found.Begin(id, from);
        _parts.Scan(content[from..to], origin with { LineBefore = lines });
    }
}
