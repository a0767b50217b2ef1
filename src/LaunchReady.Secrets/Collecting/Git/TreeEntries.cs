namespace LaunchReady.Secrets.Collecting.Git;

/// <summary>The entries of a tree: mode in octal, space, name, NUL, id. Ends at the first entry that is not whole.</summary>
internal ref struct TreeEntries(ReadOnlySpan<byte> content, int idBytes)
{
    private readonly int _idBytes = idBytes;
    private ReadOnlySpan<byte> _rest = content;

    public TreeEntry Current { get; private set; }

    public readonly TreeEntries GetEnumerator() => this;

    public bool MoveNext()
    {
        var end = _rest.IndexOf((byte)0);
        if (end < 0 || end + 1 + _idBytes > _rest.Length)
        {
            return false;
        }

        var space = _rest[..end].IndexOf((byte)' ');
        if (space < 0)
        {
            return false;
        }

        Current = new TreeEntry(_rest[..space], _rest[(space + 1)..end], _rest.Slice(end + 1, _idBytes));
        _rest = _rest[(end + 1 + _idBytes)..];
        return true;
    }
}

internal readonly ref struct TreeEntry(ReadOnlySpan<byte> mode, ReadOnlySpan<byte> name, ReadOnlySpan<byte> id)
{
    public ReadOnlySpan<byte> Name { get; } = name;

    public ReadOnlySpan<byte> Id { get; } = id;

    public bool IsTree { get; } = mode.SequenceEqual("40000"u8);

    /// <summary>A submodule's commit, which is in another repository.</summary>
    public bool IsLink { get; } = mode.SequenceEqual("160000"u8);
}
