namespace LaunchReady.Secrets.Collecting.Git;

/// <summary>Reads every object of a store once: family after family in the order of the packs, then the loose ones, then other copies of what failed.</summary>
internal static class ObjectReading
{
    /// <summary>So many objects make a piece of work for one thread, unless a family is larger.</summary>
    private const int PieceSize = 64;

    private const int MostWorkers = 64;

    /// <summary>A visitor is made per thread.</summary>
    public static GitReadFacts Run(ObjectStore store, Func<IGitObjectVisitor> visitors, GitReadOptions options, CancellationToken ct)
    {
        var total = new ReadTally(store.IdBytes, options.RecordIds);
        var pieces = Pieces(store, options, total, ct);
        var budget = new ReadBudget(options.MaxTotalBytes);
        var workers = new (FamilyWalk Walk, ReadTally Tally)[Math.Clamp(options.Workers, 1, MostWorkers)];
        using var share = new WorkShare(workers.Length);
        for (var i = 0; i < workers.Length; i++)
        {
            var tally = new ReadTally(store.IdBytes, options.RecordIds);
            workers[i] = (new FamilyWalk(store, options, budget, visitors(), tally, workers.Length > 1 ? share : null), tally);
        }

        var next = -1;
        Parallel(workers.Length, (worker, stop) =>
        {
            for (var piece = Interlocked.Increment(ref next); piece < pieces.Count; piece = Interlocked.Increment(ref next))
            {
                pieces[piece].Read(workers[worker].Walk, stop);
            }

            while (workers.Length > 1 && share.Take(stop) is { } branch)
            {
                workers[worker].Walk.Walk(branch, stop);
            }
        }, ct);
        foreach (var (_, tally) in workers)
        {
            total.Add(tally);
        }

        Retry(workers[0].Walk, workers[0].Tally, total, ct);
        foreach (var pack in store.UnreadablePacks)
        {
            total.Skip(SkipReason.UnreadablePack, 1, pack);
        }

        foreach (var pack in store.Packs.Where(static p => p.Lost > 0))
        {
            total.Skip(SkipReason.LostWithoutIndex, pack.Lost, Path.GetFileName(pack.Path));
        }

        return total.ToFacts();
    }

    private static void Retry(FamilyWalk walk, ReadTally tally, ReadTally total, CancellationToken ct)
    {
        tally.Clear();
        foreach (var (id, reason) in total.Failed)
        {
            ct.ThrowIfCancellationRequested();
            walk.Retry(id, reason);
        }

        total.Failed.Clear();
        total.Add(tally);
        foreach (var (id, reason) in total.Failed)
        {
            total.Skip(reason, id);
        }
    }

    private static List<Piece> Pieces(ObjectStore store, GitReadOptions options, ReadTally tally, CancellationToken ct)
    {
        var pieces = new List<Piece>();
        for (var number = 0; number < store.Packs.Count; number++)
        {
            ct.ThrowIfCancellationRequested();
            var plan = PackPlan.Of(store, number, options, tally);
            var (first, weight) = (0, 0);
            for (var i = 0; i < plan.Roots.Count; i++)
            {
                weight += plan.Pack.Map.Weights[plan.Roots[i]];
                if (weight >= PieceSize || i == plan.Roots.Count - 1)
                {
                    pieces.Add(new Piece(plan, first, i + 1));
                    (first, weight) = (i + 1, 0);
                }
            }
        }

        for (var first = 0; first < store.Loose.Count; first += PieceSize)
        {
            pieces.Add(new Piece(null, first, Math.Min(store.Loose.Count, first + PieceSize)));
        }

        return pieces;
    }

    /// <summary>Runs on so many threads, this one included; the first failure stops the others and is thrown here.</summary>
    private static void Parallel(int workers, Action<int, CancellationToken> work, CancellationToken ct)
    {
        if (workers == 1)
        {
            work(0, ct);
            return;
        }

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var failures = new Exception?[workers];
        var threads = Enumerable.Range(0, workers).Select(worker => new Thread(() =>
        {
            try
            {
                work(worker, stop.Token);
            }
#pragma warning disable CA1031 // An exception must not end the process from a thread; it is thrown again below.
            catch (Exception e)
#pragma warning restore CA1031
            {
                failures[worker] = e;
                stop.Cancel();
            }
        }) { IsBackground = true }).ToArray();
        Array.ForEach(threads, static t => t.Start());
        Array.ForEach(threads, static t => t.Join());
        ct.ThrowIfCancellationRequested();
        if (failures.FirstOrDefault(static f => f is not null and not OperationCanceledException) is { } failure)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(failure);
        }
    }

    /// <summary>Families of a pack, or loose objects where there is no plan.</summary>
    private sealed record Piece(PackPlan? Plan, int First, int End)
    {
        public void Read(FamilyWalk walk, CancellationToken ct)
        {
            for (var i = First; i < End; i++)
            {
                ct.ThrowIfCancellationRequested();
                if (Plan is null)
                {
                    walk.WalkLoose(i);
                }
                else
                {
                    walk.Walk(Plan, Plan.Roots[i], ct);
                }
            }
        }
    }
}
