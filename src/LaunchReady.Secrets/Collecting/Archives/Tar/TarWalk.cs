using LaunchReady.Secrets.Collecting.Archives.Images;

namespace LaunchReady.Secrets.Collecting.Archives.Tar;

/// <summary>Visits the members of a tar.</summary>
/// <param name="done">Starts of data that were visited before; null for none.</param>
internal sealed class TarWalk(PartReader reader, PartPath path, int depth, LayerView? layer = null, IReadOnlySet<long>? done = null)
{
    /// <param name="block">The same bytes where they can be read at any place: members need no copy then.</param>
    public void Run(Stream stream, Block? block)
    {
        var state = reader.State;
        var entries = new TarEntries(stream, state);
        while (entries.Next() is { } entry)
        {
            if (!state.CountMember())
            {
                break;
            }

            var place = layer is null ? path.Inner(entry.Name) : layer.Place(path, entry);
            if (place is null || !entry.HasData || (entry.Size == 0 && entry.IsDirectory) || (done is not null && done.Contains(entries.DataStart)))
            {
                continue;
            }

            if (block is null)
            {
                reader.Read(place, entries.Data, entry.Size, depth + 1);
                Torn(place, entries.Data.Torn ? entries.Data.Left : 0);
            }
            else
            {
                reader.Read(place, block.Slice(entries.DataStart, entry.Size), depth + 1);
                Torn(place, Math.Max(0, entry.Size - Math.Max(0, block.Length - entries.DataStart)));
            }
        }

        if (state.Exhausted is { } why)
        {
            state.Visitor.Skipped(path, why, -1);
        }
        else if (entries.Lost > 0)
        {
            state.Skip(path, SkipKind.Damaged, "has bytes that belong to no member", entries.Lost);
        }
    }

    private void Torn(PartPath place, long bytes)
    {
        if (bytes > 0)
        {
            reader.State.Skip(place, SkipKind.Damaged, "is cut off: what is there was read", bytes);
        }
    }
}
