using System.Globalization;
using System.Text;

namespace Fieldwork.Surroundings;

/// <summary>
/// A history in the language of `git fast-import`: one process makes all of it, and the same commits come out whatever the user's settings, hooks and clock.
/// </summary>
internal sealed class ImportStream
{
    private readonly Stream stream;
    private readonly Dictionary<string, int> marks = new(StringComparer.Ordinal);

    private ImportStream(Stream stream) => this.stream = stream;

    public static byte[] Of(RepositoryHistory history)
    {
        using var stream = new MemoryStream();
        var import = new ImportStream(stream);
        foreach (var commit in history.Commits)
        {
            import.Add(commit);
        }

        import.Add(history.Tag);
        return stream.ToArray();
    }

    private void Add(RepositoryCommit commit)
    {
        marks.Add(commit.Subject, marks.Count + 1);
        Line($"commit {commit.Reference}");
        Line($"mark :{marks[commit.Subject]}");
        Line($"author {Signature(commit.Author, commit.When)}");
        Line($"committer {Signature(commit.Author, commit.When)}");
        Data(commit.Message + "\n");
        for (var parent = 0; parent < commit.Parents.Count; parent++)
        {
            Line($"{(parent == 0 ? "from" : "merge")} :{marks[commit.Parents[parent]]}");
        }

        foreach (var (path, content) in commit.Files)
        {
            Line($"M {(path.EndsWith(".sh", StringComparison.Ordinal) ? "100755" : "100644")} inline {path}");
            Data(content);
        }

        Line($"");
    }

    private void Add(RepositoryTag tag)
    {
        Line($"tag {tag.Name}");
        Line($"from :{marks[tag.Commit]}");
        Line($"tagger {Signature(tag.Author, tag.When)}");
        Data(tag.Message + "\n");
    }

    private static string Signature(Author author, DateTimeOffset when) => string.Create(
        CultureInfo.InvariantCulture, $"{author.Name} <{author.Address}> {when.ToUnixTimeSeconds()} +{when.Offset:hhmm}");

    private void Data(string text)
    {
        Line($"data {Encoding.UTF8.GetByteCount(text)}");
        stream.Write(Encoding.UTF8.GetBytes(text + "\n"));
    }

    private void Line(FormattableString line) => stream.Write(Encoding.UTF8.GetBytes(FormattableString.Invariant(line) + "\n"));
}
