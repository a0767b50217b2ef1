namespace LaunchReady.Secrets.Collecting.Git;

/// <summary>
/// The objects of a pack in the order in which they stand in it ("slots"), and the families that deltas form: every object hangs below its base. Children are linked so
/// that the one with the most objects below it comes last: whoever lets go of a base before its last child then holds no more than log2(n) bases at a time.
/// </summary>
internal sealed class PackMap
{
    /// <summary>As a parent: the object is no delta.</summary>
    public const int None = -1;

    /// <summary>As a parent: the base is in another pack or loose.</summary>
    public const int Elsewhere = -2;

    /// <summary>As a parent: there is no object where the base should be, or none here.</summary>
    public const int Broken = -3;

    private readonly long[] _offsets;
    private readonly int[] _indexes;
    private readonly int[] _parents;
    private readonly int[] _firstChild;
    private readonly int[] _nextSibling;
    private readonly byte[] _kinds;
    private readonly int[] _order;

    private PackMap(PackFile pack)
    {
        var count = pack.Index.Count;
        (_offsets, _indexes, _parents, _firstChild, _nextSibling) = (new long[count], new int[count], new int[count], new int[count], new int[count]);
        _kinds = new byte[count];
        for (var i = 0; i < count; i++)
        {
            (_offsets[i], _indexes[i]) = (pack.Index.Offset(i), i);
        }

        Array.Sort(_offsets, _indexes);
        FindParents(pack);
        _order = Arrange(out var weights);
        Weights = weights;
    }

    public int Count => _offsets.Length;

    /// <summary>Slots in an order in which bases come before their deltas. Those that hang in a circle or below something broken are not in it.</summary>
    public ReadOnlySpan<int> Order => _order;

    /// <summary>How many objects a slot has below it, itself included.</summary>
    public int[] Weights { get; }

    public static PackMap Of(PackFile pack) => new(pack);

    public long Offset(int slot) => _offsets[slot];

    /// <summary>The position of the slot's id in the index.</summary>
    public int IndexOf(int slot) => _indexes[slot];

    public int Parent(int slot) => _parents[slot];

    public int FirstChild(int slot) => _firstChild[slot];

    public int NextSibling(int slot) => _nextSibling[slot];

    /// <summary>The kind of the whole family; unknown where the base is elsewhere.</summary>
    public GitObjectKind Kind(int slot) => (GitObjectKind)_kinds[slot];

    /// <summary>The slot at an offset, or <see cref="Broken"/>.</summary>
    public int SlotAt(long offset) => Array.BinarySearch(_offsets, offset) is >= 0 and var slot ? slot : Broken;

    private void FindParents(PackFile pack)
    {
        for (var slot = 0; slot < _offsets.Length; slot++)
        {
            if (!pack.TryHeader(_offsets[slot], out var header))
            {
                _parents[slot] = Broken;
                continue;
            }

            if (!header.IsDelta)
            {
                _parents[slot] = None;
                _kinds[slot] = (byte)header.Kind;
                continue;
            }

            if (header.Kind == PackedHeader.OffsetDelta)
            {
                _parents[slot] = SlotAt(header.BaseOffset);
                continue;
            }

            var index = pack.Index.Find(header.BaseId);
            _parents[slot] = index < 0 ? Elsewhere : SlotAt(pack.Index.Offset(index));
        }
    }

    /// <summary>Links children, walks all families from their roots, weighs them and puts the heaviest child last.</summary>
    private int[] Arrange(out int[] weights)
    {
        Array.Fill(_firstChild, None);
        Array.Fill(_nextSibling, None);
        for (var slot = Count - 1; slot >= 0; slot--)
        {
            if (_parents[slot] >= 0)
            {
                (_nextSibling[slot], _firstChild[_parents[slot]]) = (_firstChild[_parents[slot]], slot);
            }
        }

        var order = new int[Count];
        var (known, done) = (0, 0);
        for (var slot = 0; slot < Count; slot++)
        {
            if (_parents[slot] is None or Elsewhere)
            {
                order[known++] = slot;
            }
        }

        for (; done < known; done++)
        {
            for (var child = _firstChild[order[done]]; child >= 0; child = _nextSibling[child])
            {
                _kinds[child] = _kinds[order[done]];
                order[known++] = child;
            }
        }

        weights = new int[Count];
        for (var i = known - 1; i >= 0; i--)
        {
            weights[order[i]]++;
            if (_parents[order[i]] >= 0)
            {
                weights[_parents[order[i]]] += weights[order[i]];
            }

            PutHeaviestLast(order[i], weights);
        }

        return order[..known];
    }

    private void PutHeaviestLast(int parent, int[] weights)
    {
        var (heaviest, beforeHeaviest, last) = (None, None, None);
        for (var (child, before) = (_firstChild[parent], None); child >= 0; (before, child) = (child, _nextSibling[child]))
        {
            if (heaviest < 0 || weights[child] >= weights[heaviest])
            {
                (heaviest, beforeHeaviest) = (child, before);
            }

            last = child;
        }

        if (heaviest == last)
        {
            return;
        }

        if (beforeHeaviest < 0)
        {
            _firstChild[parent] = _nextSibling[heaviest];
        }
        else
        {
            _nextSibling[beforeHeaviest] = _nextSibling[heaviest];
        }

        (_nextSibling[last], _nextSibling[heaviest]) = (heaviest, None);
    }
}
