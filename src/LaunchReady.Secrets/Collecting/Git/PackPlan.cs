namespace LaunchReady.Secrets.Collecting.Git;

/// <summary>Which objects of a pack a reading hands over, and which it only needs as bases.</summary>
internal sealed class PackPlan
{
    private readonly bool[] _hand;
    private readonly bool[] _known;
    private readonly bool[] _needed;

    private PackPlan(PackFile pack)
    {
        Pack = pack;
        (_hand, _known, _needed) = (new bool[pack.Map.Count], new bool[pack.Map.Count], new bool[pack.Map.Count]);
    }

    public PackFile Pack { get; }

    /// <summary>The first objects of the families that have something to hand over, in the order of the pack.</summary>
    public List<int> Roots { get; } = [];

    public static PackPlan Of(ObjectStore store, int number, GitReadOptions options, ReadTally tally)
    {
        var pack = store.Packs[number];
        var map = pack.Map;
        var plan = new PackPlan(pack);
        var reached = new bool[map.Count];
        foreach (var slot in map.Order)
        {
            reached[slot] = true;
            var kind = map.Kind(slot);
            if (kind == GitObjectKind.Unknown || options.Kinds.Contains(kind))
            {
                plan.Choose(store, number, slot, options, tally);
            }
        }

        for (var i = map.Order.Length - 1; i >= 0; i--)
        {
            var slot = map.Order[i];
            plan._needed[slot] |= plan._hand[slot];
            if (plan._needed[slot] && map.Parent(slot) >= 0)
            {
                plan._needed[map.Parent(slot)] = true;
            }
        }

        foreach (var slot in map.Order)
        {
            if (map.Parent(slot) < 0 && plan._needed[slot])
            {
                plan.Roots.Add(slot);
            }
        }

        plan.AddUnreached(store, number, reached, options, tally);
        return plan;
    }

    public bool Hand(int slot) => _hand[slot];

    /// <summary>Handed over by an earlier run.</summary>
    public bool Known(int slot) => _known[slot];

    /// <summary>The first of these siblings that has something to hand over, itself or below.</summary>
    public int FirstNeeded(int slot)
    {
        while (slot >= 0 && !_needed[slot])
        {
            slot = Pack.Map.NextSibling(slot);
        }

        return slot;
    }

    /// <summary>The last of these siblings that has something to hand over: the one with the most objects below it.</summary>
    public int LastNeeded(int slot)
    {
        var last = PackMap.None;
        for (slot = FirstNeeded(slot); slot >= 0; slot = FirstNeeded(Pack.Map.NextSibling(slot)))
        {
            last = slot;
        }

        return last;
    }

    /// <summary>The slot and what is below it are somebody else's from now on.</summary>
    public void GiveAway(int slot) => _needed[slot] = false;

    public ObjectId Id(int slot) => Pack.Index.Id(Pack.Map.IndexOf(slot));

    private void Choose(ObjectStore store, int number, int slot, GitReadOptions options, ReadTally tally)
    {
        if (number == 0 && options.Known is null)
        {
            _hand[slot] = true;
            return;
        }

        var id = Id(slot);
        _known[slot] = options.Known?.Contains(id) == true;
        var duplicate = store.StandsBefore(number, id);
        _hand[slot] = !_known[slot] && !duplicate;
        tally.AlreadyScanned += _known[slot] && !duplicate ? 1 : 0;
    }

    /// <summary>Objects in a circle, below one, or where no object can stand: their kind is not known, so they count whatever was asked for.</summary>
    private void AddUnreached(ObjectStore store, int number, bool[] reached, GitReadOptions options, ReadTally tally)
    {
        for (var slot = 0; slot < reached.Length; slot++)
        {
            if (!reached[slot] && Id(slot) is var id && !store.StandsBefore(number, id) && options.Known?.Contains(id) != true)
            {
                tally.Failed.Add((id, Pack.Map.Parent(slot) == PackMap.Broken ? SkipReason.Damaged : SkipReason.EndlessChain));
            }
        }
    }
}
