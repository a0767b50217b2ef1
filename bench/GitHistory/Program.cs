using System.Diagnostics;
using System.Globalization;
using GitHistory;
using LaunchReady.Secrets.Collecting.Git;

// git-history read FOLDER [WORKERS] [ROUNDS]: reads every blob and does nothing with it.
// git-history origins FOLDER COUNT: where so many blobs come from.
// git-history inflate FOLDER: three ways to inflate the objects of the packs.
if (args is [_, var folder, ..])
{
    var opening = GitRepository.Open(folder, CancellationToken.None);
    if (opening.Repository is not { } repository)
    {
        Console.Error.WriteLine(opening.Reason);
        return 66;
    }

    using (repository)
    {
        switch (args[0])
        {
            case "read":
                Read(repository, args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 1, args.Length > 3 ? int.Parse(args[3], CultureInfo.InvariantCulture) : 5);
                break;
            case "origins":
                Origins(repository, args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 100);
                break;
            default:
                InflatePrices.Print(repository.Facts.GitFolder);
                break;
        }
    }

    return 0;
}

Console.Error.WriteLine("git-history read|origins|inflate FOLDER [NUMBER]");
return 64;

static void Read(GitRepository repository, int workers, int rounds)
{
    for (var round = 0; round < rounds; round++)
    {
        var (watch, cpu) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        var facts = repository.Objects(
            static () => new Nothing(), new GitReadOptions { Kinds = new HashSet<GitObjectKind> { GitObjectKind.Blob }, Workers = workers }, CancellationToken.None);
        var (wall, spent) = (watch.Elapsed.TotalSeconds, (Environment.CpuUsage.TotalTime - cpu).TotalSeconds);
        var bytes = facts.Bytes[GitObjectKind.Blob] / 1e6;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{facts.Objects[GitObjectKind.Blob]} blobs, {bytes:F0} MB, {facts.FreshBytes / 1e6:F0} MB not copied; {wall:F3} s, {spent:F3} s of processor, {bytes / spent:F0} MB/s a core; skipped {facts.Skipped.Sum(static s => s.Count)}; peak {Environment.WorkingSet / 1e6:F0} MB"));
    }
}

static void Origins(GitRepository repository, int count)
{
    var options = new GitReadOptions { Kinds = new HashSet<GitObjectKind> { GitObjectKind.Blob }, RecordIds = true };
    var all = repository.Objects(static () => new Nothing(), options, CancellationToken.None).Ids;
    var ids = all.Where((_, i) => i % Math.Max(1, all.Count / count) == 0).ToArray();
    var watch = Stopwatch.StartNew();
    var origins = repository.Provenance(ids, 1, CancellationToken.None);
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"{origins.Count} origins in {watch.Elapsed.TotalSeconds:F3} s; {origins.Count(static o => o.First is not null)} with a commit, {origins.Count(static o => o.InHead)} in HEAD"));
}

internal sealed class Nothing : IGitObjectVisitor
{
    public void Visit(in GitObject item)
    {
        // Reading alone is measured.
    }
}
