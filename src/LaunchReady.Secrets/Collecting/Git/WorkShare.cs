namespace LaunchReady.Secrets.Collecting.Git;

/// <summary>A branch of a family that another thread takes over: the children from one on, with a copy of their base.</summary>
internal sealed record Branch(PackPlan Plan, GitObjectKind Kind, int Parent, int Child, Block Base);

/// <summary>Lets threads without work take branches of large families from those that have some: a repository's bytes are often in very few families.</summary>
internal sealed class WorkShare(int workers) : IDisposable
{
    private const int LookUpMilliseconds = 50;

    private readonly Lock _door = new();
    private readonly Queue<Branch> _branches = [];
    private readonly SemaphoreSlim _news = new(0);
    private int _idle;
    private int _wanted;

    /// <summary>Somebody waits for whom nothing is there yet.</summary>
    public bool Wanted => Volatile.Read(ref _wanted) > 0;

    public void Give(Branch branch)
    {
        lock (_door)
        {
            _branches.Enqueue(branch);
            _wanted = _idle - _branches.Count;
        }

        _news.Release();
    }

    public void Dispose() => _news.Dispose();

    /// <summary>Waits for a branch; null once every thread waits, for then there is no more.</summary>
    public Branch? Take(CancellationToken ct)
    {
        lock (_door)
        {
            _idle++;
            _wanted = _idle - _branches.Count;
        }

        while (true)
        {
            ct.ThrowIfCancellationRequested();
            lock (_door)
            {
                if (_branches.TryDequeue(out var branch))
                {
                    _idle--;
                    _wanted = _idle - _branches.Count;
                    return branch;
                }

                if (_idle == workers)
                {
                    _news.Release(workers);
                    return null;
                }
            }

            _news.Wait(LookUpMilliseconds, ct);
        }
    }
}
