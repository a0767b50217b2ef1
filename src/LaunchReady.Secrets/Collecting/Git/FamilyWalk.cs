namespace LaunchReady.Secrets.Collecting.Git;

/// <summary>
/// Reads whole families of deltas, each object once: a base is inflated, its children are made from it, theirs from them. A base is let go before its last child is
/// followed, and the last child is the one with the most below it, so a chain holds two objects and any family few more. For one thread.
/// </summary>
internal sealed class FamilyWalk(ObjectStore store, GitReadOptions options, ReadBudget budget, IGitObjectVisitor visitor, ReadTally tally)
{
    private readonly ObjectDecoder _decoder = new(store, options, budget);
    private readonly Stack<Frame> _stack = [];
    private readonly Stack<(int Slot, bool Seen)> _deferred = [];
    private PackPlan _plan = null!;
    private GitObjectKind _kind;

    /// <summary>Reads the family of a root.</summary>
    public void Walk(PackPlan plan, int root, CancellationToken ct)
    {
        _plan = plan;
        if (Root(root) is not { } block)
        {
            FailFamily(root, _decoder.Reason);
            return;
        }

        if (!options.Kinds.Contains(_kind))
        {
            _decoder.Blocks.Return(block);
            return;
        }

        Enter(root, block, Hand(root, block, source: null));
        Drain(ct);
        while (_deferred.TryPop(out var deferred))
        {
            block = _decoder.ReadChain(plan.Pack, deferred.Slot, out _);
            if (block is null)
            {
                FailChildren(deferred.Slot, SkipReason.UnreadableBase);
                continue;
            }

            Enter(deferred.Slot, block, deferred.Seen);
            Drain(ct);
        }
    }

    /// <summary>Reads a loose object, unless a pack has it.</summary>
    public void WalkLoose(int index)
    {
        var id = store.Loose.Id(index);
        if (store.StandsBefore(store.Packs.Count, id))
        {
            return;
        }

        if (options.Known?.Contains(id) == true)
        {
            tally.AlreadyScanned++;
            return;
        }

        Offer(id, _decoder.ReadLoose(index, out var kind), kind, _decoder.Reason);
    }

    /// <summary>Looks for another copy of an object that failed.</summary>
    public void Retry(ObjectId id, SkipReason reason)
    {
        var places = store.Packs.Count(p => p.Index.Find(id) >= 0) + (store.Loose.Find(id) >= 0 ? 1 : 0);
        var block = places > 1 ? _decoder.Read(id, out var kind) : Nothing(out kind);
        if (block is null)
        {
            tally.Skip(reason, id);
        }
        else
        {
            Offer(id, block, kind, reason);
        }

        static Block? Nothing(out GitObjectKind kind)
        {
            kind = GitObjectKind.Unknown;
            return null;
        }
    }

    private void Offer(ObjectId id, Block? block, GitObjectKind kind, SkipReason reason)
    {
        if (block is null)
        {
            tally.Failed.Add((id, reason));
            return;
        }

        if (options.Kinds.Contains(kind))
        {
            Visit(id, kind, block, source: null);
        }

        _decoder.Blocks.Return(block);
    }

    private Block? Root(int slot)
    {
        var pack = _plan.Pack;
        _kind = pack.Map.Kind(slot);
        if (!pack.TryHeader(pack.Map.Offset(slot), out var header))
        {
            return null;
        }

        return header.IsDelta ? _decoder.ReadThin(pack, header, out _kind) : _decoder.ReadWhole(pack, header);
    }

    private void Drain(CancellationToken ct)
    {
        var (pack, map) = (_plan.Pack, _plan.Pack.Map);
        while (_stack.TryPeek(out var frame))
        {
            ct.ThrowIfCancellationRequested();
            var child = frame.Child;
            frame.Child = _plan.FirstNeeded(map.NextSibling(child));
            var block = pack.TryHeader(map.Offset(child), out var header) ? _decoder.ReadDelta(pack, header, frame.Block) : null;
            if (frame.Child < 0)
            {
                _stack.Pop();
                _decoder.Blocks.Return(frame.Block);
            }

            if (block is null)
            {
                FailFamily(child, _decoder.Reason);
                continue;
            }

            Enter(child, block, Hand(child, block, frame.Seen ? _plan.Id(frame.Slot) : null));
        }
    }

    /// <summary>Goes on with the children; the block is let go where there are none, or where too many bases are held already.</summary>
    private void Enter(int slot, Block block, bool seen)
    {
        var child = _plan.FirstNeeded(_plan.Pack.Map.FirstChild(slot));
        if (child >= 0 && (_stack.Count == 0 || _decoder.Blocks.Rented <= options.MaxBaseBytes))
        {
            _stack.Push(new Frame { Slot = slot, Block = block, Seen = seen, Child = child });
            return;
        }

        if (child >= 0)
        {
            _deferred.Push((slot, seen));
        }

        _decoder.Blocks.Return(block);
    }

    /// <summary>Hands an object over where it is wanted; says whether deltas of it may name it as their base.</summary>
    private bool Hand(int slot, Block block, ObjectId? source) =>
        _plan.Hand(slot) ? Visit(_plan.Id(slot), _kind, block, source) : _plan.Known(slot);

    private bool Visit(ObjectId id, GitObjectKind kind, Block block, ObjectId? source)
    {
        if (options.VerifyHashes && !ObjectHash.Fits(id, kind, block.Content, store.IdBytes))
        {
            tally.Failed.Add((id, SkipReason.WrongHash));
            return false;
        }

        var item = new GitObject
        {
            Id = id,
            Kind = kind,
            Content = block.Content,
            Base = source,
            Fresh = source is null ? [] : _decoder.Patch.Fresh,
            Copied = source is null ? [] : _decoder.Patch.Copied,
        };
        tally.Handed(id, kind, block.Length);
        tally.FreshBytes += source is null ? block.Length : _decoder.Patch.FreshBytes;
        visitor.Visit(item);
        return true;
    }

    private void FailFamily(int slot, SkipReason reason)
    {
        if (_plan.Hand(slot))
        {
            tally.Failed.Add((_plan.Id(slot), reason));
        }

        FailChildren(slot, reason is SkipReason.MissingBase or SkipReason.TotalReached ? reason : SkipReason.UnreadableBase);
    }

    private void FailChildren(int slot, SkipReason reason)
    {
        var open = new Stack<int>([slot]);
        while (open.TryPop(out var parent))
        {
            for (var child = _plan.FirstNeeded(_plan.Pack.Map.FirstChild(parent)); child >= 0; child = _plan.FirstNeeded(_plan.Pack.Map.NextSibling(child)))
            {
                open.Push(child);
                if (_plan.Hand(child))
                {
                    tally.Failed.Add((_plan.Id(child), reason));
                }
            }
        }
    }

    private sealed class Frame
    {
        public required int Slot { get; init; }

        public required Block Block { get; init; }

        public required bool Seen { get; init; }

        public required int Child { get; set; }
    }
}
