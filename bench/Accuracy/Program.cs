using System.Globalization;
using Accuracy;
using LaunchReady.Secrets.Facts;
using LaunchReady.Secrets.Rules;

// How right the rules are: recall of what is planted, and what is said of what is none. accuracy [SEED] [TIMES] | accuracy reference FOLDER
if (args is ["reference", var folder])
{
    return Reference.Compare(folder);
}

var seed = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : Environment.TickCount;
var times = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 3;
var missed = new List<string>();
var wrong = new List<string>();
var positives = Positives.All(new Random(seed), times).ToArray();
var failed = false;

Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"seed {seed}, {times} times\n\n{"planted",-28} {"samples",8} {"found",8} {"recall",8} {"by another name",16}"));
foreach (var group in positives.GroupBy(s => s.Class).OrderBy(g => g.Key, StringComparer.Ordinal))
{
    var (found, other) = (0, 0);
    foreach (var sample in group)
    {
        var secrets = Scanning.Of(sample).Where(f => f.Exposure == Exposure.Secret).ToArray();
        found += secrets.Length > 0 ? 1 : 0;
        other += secrets.Length > 0 && sample.Expected[0] != "*" && !secrets.Any(f => sample.Expected.Contains(f.Rule)) ? 1 : 0;
        if (secrets.Length == 0)
        {
            missed.Add($"{sample.Class}: {sample.Expected[0]} in {sample.File}");
        }
    }

    var recall = 100.0 * found / group.Count();
    failed |= recall < 95;
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{group.Key,-28} {group.Count(),8} {found,8} {recall,7:F1}% {other,16}"));
}

Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\n{"nothing planted",-28} {"samples",8} {"blockers",8} {"right",8} {"asked about",16}"));
var negatives = Negatives.All(new Random(seed), Math.Max(40, positives.Length / 20)).ToArray();
var (blockers, right) = (0, positives.Length - missed.Count);
foreach (var group in negatives.GroupBy(s => s.Class).OrderBy(g => g.Key, StringComparer.Ordinal))
{
    var (accused, asked) = (0, 0);
    foreach (var sample in group)
    {
        var secrets = Scanning.Of(sample).Where(f => f.Exposure == Exposure.Secret).ToArray();
        var worst = secrets.Where(f => f.Certainty != Certainty.Guessed).ToArray();
        accused += worst.Length > 0 ? 1 : 0;
        asked += worst.Length == 0 && secrets.Length > 0 ? 1 : 0;
        wrong.AddRange(worst.Select(f => $"{sample.Class}: {f.Rule} in {sample.File}"));
    }

    blockers += accused;
    var share = 100.0 * (group.Count() - accused) / group.Count();
    failed |= share < 95;
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{group.Key,-28} {group.Count(),8} {accused,8} {share,7:F1}% {asked,16}"));
}

var precision = 100.0 * right / (right + blockers);
failed |= precision < 95;
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\n{positives.Length} planted, {right} found ({100.0 * right / positives.Length:F1}%); {negatives.Length} with nothing, {blockers} accused; precision {precision:F1}%"));
foreach (var (title, lines) in new[] { ("missed", missed), ("wrong", wrong) })
{
    foreach (var line in lines.CountBy(l => l).OrderByDescending(l => l.Value).ThenBy(l => l.Key, StringComparer.Ordinal).Take(Environment.GetEnvironmentVariable("ACCURACY_ALL") is null ? 25 : int.MaxValue))
    {
        Console.WriteLine($"{title}: {line.Value} x {line.Key}");
    }
}

Console.WriteLine(failed ? "A class is below 95 %." : "Every class holds 95 %.");
return failed ? 1 : 0;
