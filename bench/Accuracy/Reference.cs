using System.Diagnostics;
using System.Globalization;
using LaunchReady.Secrets.Engine;
using LaunchReady.Secrets.Tests.Engine;

namespace Accuracy;

/// <summary>The fast scan against the slow one, which tries every rule at every byte, over a folder: speed that came from skipping would show here.</summary>
internal static class Reference
{
    /// <summary>Larger files are cut into pieces of this many bytes, as a scan cuts them into windows: both scans get the same pieces.</summary>
    private const int Piece = 64 * 1024;

    public static int Compare(string folder)
    {
        var files = Directory.EnumerateFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint }).Order(StringComparer.Ordinal).ToArray();
        var (bytes, hits, different) = (0L, 0L, 0);
        var watch = Stopwatch.StartNew();
        Parallel.ForEach(files, () => (Scanner: new Scanner(RuleSet.Default), Fast: new List<Hit>()), (file, _, worker) =>
        {
            var content = File.ReadAllBytes(file);
            for (var at = 0; at < content.Length; at += Piece)
            {
                var piece = content.AsSpan(at, Math.Min(Piece, content.Length - at));
                worker.Fast.Clear();
                worker.Scanner.Scan(piece, worker.Fast);
                var slow = ReferenceScan.Scan(RuleSet.Default, piece);
                Interlocked.Add(ref bytes, piece.Length);
                Interlocked.Add(ref hits, slow.Count);
                if (!worker.Fast.ToHashSet().SetEquals(slow))
                {
                    Interlocked.Increment(ref different);
                    var (more, less) = (worker.Fast.Except(slow).ToArray(), slow.Except(worker.Fast).ToArray());
                    Console.WriteLine($"{file} from {at}: only fast {Words(more)}, only slow {Words(less)}");
                }
            }

            return worker;
        }, _ => { });
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{files.Length} files, {bytes / 1e6:F1} MB, {hits} hits in {watch.Elapsed.TotalSeconds:F0} s; {different} pieces differ"));
        return different == 0 ? 0 : 1;
    }

    private static string Words(Hit[] hits) => string.Join(", ", hits.Take(5).Select(h => $"{RuleSet.Default.Rules[h.Rule].Id} at {h.Start}"));
}
