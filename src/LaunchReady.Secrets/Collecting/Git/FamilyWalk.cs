namespace LaunchReady.Secrets.Collecting.Git;

/// <summary>
/// Reads whole families of deltas, each object once: a base is inflated, its children are made from it, theirs from them. A base is let go before its last child is
/// followed, and the last child is the one with the most below it, so a chain holds two objects and any family few more. For one thread.
/// </summary>
internal sealed class FamilyWalk(ObjectStore store, GitReadOptions options, ReadBudget budget, IGitObjectVisitor visitor, ReadTally tally, WorkShare? share)
{
    /// <summary>A branch with fewer objects is not worth the copy of its base.</summary>
    private const int SmallestBranch = 4;

    /// <summary>Looking for the last child passes all others, so a base with very many is asked a few times only.</summary>
    private const int MostLooks = 16;

    private readonly ObjectDecoder _decoder = new(store, options, budget);
    private readonly List<Frame> _stack = [];
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
        Finish(ct);
    }

    /// <summary>Reads what another thread gave away. Its base was not handed to this visitor, so the first objects are handed over whole.</summary>
    public void Walk(Branch branch, CancellationToken ct)
    {
        (_plan, _kind) = (branch.Plan, branch.Kind);
        _decoder.Blocks.Pass(branch.Base, comes: true);
        _stack.Add(new Frame { Slot = branch.Parent, Block = branch.Base, Seen = false, Child = branch.Child });
        Finish(ct);
    }

    private void Finish(CancellationToken ct)
    {
        Drain(ct);
        while (_deferred.TryPop(out var deferred))
        {
            if (_decoder.ReadChain(_plan.Pack, deferred.Slot, out _) is not { } block)
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
        while (_stack.Count > 0)
        {
            ct.ThrowIfCancellationRequested();
            if (share?.Wanted == true)
            {
                Share(share);
            }

            var frame = _stack[^1];
            var child = frame.Child;
            if (child < 0)
            {
                // All its other children were given away.
                Leave(frame);
                continue;
            }

            frame.Child = _plan.FirstNeeded(map.NextSibling(child));
            var block = pack.TryHeader(map.Offset(child), out var header) ? _decoder.ReadDelta(pack, header, frame.Block) : null;
            if (frame.Child < 0)
            {
                Leave(frame);
            }

            if (block is null)
            {
                FailFamily(child, _decoder.Reason);
                continue;
            }

            Enter(child, block, Hand(child, block, frame.Seen ? _plan.Id(frame.Slot) : null));
        }
    }

    private void Leave(Frame frame)
    {
        _stack.RemoveAt(_stack.Count - 1);
        _decoder.Blocks.Return(frame.Block);
    }

    /// <summary>Gives away the largest branch there is: the last child that the lowest base on the stack still has to follow.</summary>
    private void Share(WorkShare others)
    {
        foreach (var frame in _stack)
        {
            if (frame.Looks++ >= MostLooks)
            {
                continue;
            }

            var child = _plan.LastNeeded(frame.Child);
            if (child < 0 || _plan.Pack.Map.Weights[child] < SmallestBranch || (child == frame.Child && _stack.Count == 1))
            {
                continue;
            }

            var copy = _decoder.Blocks.Copy(frame.Block);
            _decoder.Blocks.Pass(copy, comes: false);
            _plan.GiveAway(child);
            frame.Child = _plan.FirstNeeded(frame.Child);
            others.Give(new Branch(_plan, _kind, frame.Slot, child, copy));
            return;
        }
    }

    /// <summary>Goes on with the children; the block is let go where there are none, or where too many bases are held already.</summary>
    private void Enter(int slot, Block block, bool seen)
    {
        var child = _plan.FirstNeeded(_plan.Pack.Map.FirstChild(slot));
        if (child >= 0 && (_stack.Count == 0 || _decoder.Blocks.Rented <= options.MaxBaseBytes))
        {
            _stack.Add(new Frame { Slot = slot, Block = block, Seen = seen, Child = child });
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

        /// <summary>How often a branch was looked for here.</summary>
        public int Looks { get; set; }
    }
}
