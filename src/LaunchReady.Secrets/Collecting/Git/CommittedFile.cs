using System.Text;

namespace LaunchReady.Secrets.Collecting.Git;

/// <summary>Reads a small text file out of the top of HEAD's tree.</summary>
internal static class CommittedFile
{
    private static readonly GitReadOptions Small = new() { MaxObjectBytes = 16 * 1024 * 1024 };

    private const long MostBytes = 1L << 30;

    public static string? Read(ObjectStore store, GitRefs refs, ReadOnlySpan<byte> name)
    {
        var decoder = new ObjectDecoder(store, Small, new ReadBudget(MostBytes));
        if (refs.Head is not { } head || decoder.Read(head, out _) is not { } commit || !commit.Content.StartsWith("tree "u8) || commit.Length < 5 + (store.IdBytes * 2)
            || !ObjectId.TryParse(commit.Content.Slice(5, store.IdBytes * 2), store.IdBytes, out var root) || decoder.Read(root, out _) is not { } tree)
        {
            return null;
        }

        foreach (var entry in new TreeEntries(tree.Content, store.IdBytes))
        {
            if (entry.Name.SequenceEqual(name))
            {
                return decoder.Read(ObjectId.Read(entry.Id), out var kind) is { } file && kind == GitObjectKind.Blob ? Encoding.UTF8.GetString(file.Content) : null;
            }
        }

        return null;
    }
}
