using System.Reflection;
using System.Text.RegularExpressions;

namespace LaunchReady.Architecture.Tests;

/// <summary>Size, place and words of the files under src/, samples/ and bench/.</summary>
public sealed partial class FileTests
{
    private const int LongestFile = 400;
    private const int LongestMethod = 60;

    /// <summary>Longer methods by "path method", each with its reason; there is none now.</summary>
    private static readonly Dictionary<string, string> LongMethods = [];

    private static readonly string Root = Path.GetFullPath(
        typeof(FileTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "RepositoryRoot").Value!);

    [Fact]
    public void Files_AreShort() =>
        Sources().Where(f => File.ReadLines(f).Count() > LongestFile).Select(Name).ShouldBeEmpty();

    [Fact]
    public void Methods_AreShort()
    {
        var found = Sources().SelectMany(f => Methods(f).Where(m => m.Length > LongestMethod).Select(m => $"{Name(f)} {m.Method}")).ToArray();

        found.Where(f => !LongMethods.ContainsKey(f)).ShouldBeEmpty();
        LongMethods.Keys.Except(found).ShouldBeEmpty("an exception that is no longer needed goes");
        LongMethods.Values.ShouldAllBe(reason => reason.Length > 10);
    }

    [Fact]
    public void Namespaces_FollowFolders()
    {
        var wrong = from file in Sources()
                    let declared = Namespace().Match(File.ReadAllText(file)).Groups["name"].Value
                    let expected = Path.GetDirectoryName(Path.GetRelativePath(Root, file))!.Split(Path.DirectorySeparatorChar)[1..]
                    where declared.Length > 0 && declared != string.Join('.', expected)
                    select $"{Name(file)}: {declared}";

        wrong.ShouldBeEmpty();
    }

    [Fact]
    public void Text_NamesNoPlaceOfAParticularMachine()
    {
        var wrong = Sources("*.cs", "*.cshtml", "*.md", "*.yaml", "*.csproj")
            .Where(f => MachinePath().IsMatch(File.ReadAllText(f))).Select(Name);

        wrong.ShouldBeEmpty();
    }

    private static IEnumerable<string> Sources(params string[] patterns) =>
        from folder in new[] { "src", "samples", "bench" }
        from pattern in patterns.Length == 0 ? ["*.cs"] : patterns
        from file in Directory.EnumerateFiles(Path.Combine(Root, folder), pattern, SearchOption.AllDirectories)
        where !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal)
        orderby file
        select file;

    /// <summary>By the house's layout: a signature at the indentation of a member, its opening brace and its closing brace alone at the same indentation.</summary>
    private static IEnumerable<(string Method, int Length)> Methods(string file)
    {
        var lines = File.ReadAllLines(file);
        for (var i = 1; i < lines.Length; i++)
        {
            if (!OpeningBrace().IsMatch(lines[i]))
            {
                continue;
            }

            var end = Array.IndexOf(lines, "    }", i);
            var start = i;
            while (start > 0 && lines[start].Length > 0 && !Member().IsMatch(lines[start]))
            {
                start--;
            }

            if (end > i && Member().Match(lines[start]) is { Success: true } member)
            {
                yield return (member.Groups["name"].Value, end - i - 1);
            }
        }
    }

    private static string Name(string file) => Path.GetRelativePath(Root, file);

    [GeneratedRegex(@"^namespace (?<name>[\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Namespace();

    [GeneratedRegex("^    \\{$")]
    private static partial Regex OpeningBrace();

    [GeneratedRegex(@"^    (?:public|internal|private|protected|static|async)\b(?!.*\b(?:class|record|struct|interface)\b).*?\b(?<name>\w+)\s*(?:<[^>]*>)?\(")]
    private static partial Regex Member();

    [GeneratedRegex(@"(?<![\w:/.])/(?:work|root|tmp/wt)/|(?<![\w:/.])/home/\w+/|[A-Z]:\\Users\\")]
    private static partial Regex MachinePath();
}
