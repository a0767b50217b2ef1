using System.Text;
using LaunchReady.Secrets.Collecting.Logs;

namespace LaunchReady.Secrets.Tests.Logs;

public sealed class LogTextTests
{
    [Fact]
    public void GitHub_TimestampsGoAndMasksAreKnown()
    {
        var log = One("2024-05-01T12:00:00.1234567Z ##[group]Run env\n2024-05-01T12:00:00.1234567Z \u001B[36;1mTOKEN: ***\u001B[0m\r\n2024-05-01T12:00:01.1234567Z key=abc\n");

        log.Kind.ShouldBe(LogKind.GitHub);
        Text(log).ShouldBe("##[group]Run env\nTOKEN: ***\nkey=abc");
        log.IsMasked(Text(log).IndexOf("***", StringComparison.Ordinal), 3).ShouldBeTrue();
        log.IsMasked(Text(log).IndexOf("abc", StringComparison.Ordinal), 3).ShouldBeFalse();
        log.LineOf(Text(log).IndexOf("key", StringComparison.Ordinal)).ShouldBe(3);
    }

    [Fact]
    public void GitLab_SectionsOverwritesAndContinuations()
    {
        var log = One("2024-05-01T12:00:00.123456Z 00O section_start:1560896352:build\r\u001B[0KBuilding\n2024-05-01T12:00:00.123456Z 00O 10%\r20%\r100%\n2024-05-01T12:00:00.123456Z 00O to\n2024-05-01T12:00:00.123456Z 00O+ken [MASKED]\n");

        log.Kind.ShouldBe(LogKind.GitLab);
        Text(log).ShouldBe("Building\n10%\n20%\n100%\ntoken [MASKED]");
        log.LineOf(Text(log).IndexOf("100%", StringComparison.Ordinal)).ShouldBe(2);
        log.LineOf(Text(log).IndexOf("ken", StringComparison.Ordinal)).ShouldBe(4);
    }

    [Fact]
    public void Jenkins_NotesAreHidden()
    {
        var log = One("Started by user \u001B[8mha:////4AbCd==\u001B[0madmin\n[2024-05-01T12:00:00.123Z] + echo hi\n");

        log.Kind.ShouldBe(LogKind.Jenkins);
        Text(log).ShouldBe("Started by user admin\n+ echo hi");
    }

    [Fact]
    public void Wrapped_OnlyFullLinesAreJoined()
    {
        var head = "export K=".PadRight(80, 'a');
        Text(One($"{head}\nBBB rest\nnext\n")).ShouldBe($"{head}BBB rest\nnext");
        Text(One($"{head}c\nBBB\n")).ShouldBe($"{head}c\nBBB");
        Text(One($"{new string('a', 80)}\n{new string('b', 80)}\nc\n")).ShouldBe(new string('a', 80) + new string('b', 80) + "c");
    }

    [Fact]
    public void Windows_AgreeOnLines()
    {
        var text = string.Join('\n', Enumerable.Range(1, 5000).Select(i => $"line {i} ."));
        var bytes = Encoding.UTF8.GetBytes(text);
        foreach (var read in new Action<Action<LogWindow>>[]
        {
            then => LogText.Read(bytes, then, default, 4096),
            then => LogText.Read(new MemoryStream(bytes), then, default, 4096),
        })
        {
            var last = 0;
            read(window =>
            {
                var shown = Text(window);
                for (var at = shown.IndexOf("line ", StringComparison.Ordinal); at >= 0; at = shown.IndexOf("line ", at + 1, StringComparison.Ordinal))
                {
                    last = int.Parse(shown.AsSpan(at + 5, shown.IndexOf(' ', at + 5) - at - 5));
                    window.LineOf(at).ShouldBe(last);
                }
            });
            last.ShouldBe(5000);
        }
    }

    private static LogWindow One(string text)
    {
        LogWindow? found = null;
        LogText.Read(Encoding.UTF8.GetBytes(text), w => found = w, default);
        return found!;
    }

    private static string Text(LogWindow window) => Encoding.UTF8.GetString(window.Text.Span);
}
