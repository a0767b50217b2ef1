using LaunchReady.Reporting.Views;

namespace LaunchReady.Reporting.Tests.Views;

public sealed class WordsTests
{
    [Theory]
    [InlineData("nothing was tried", "Nothing was tried.")]
    [InlineData("birch-owner got 200", "birch-owner got 200.")]
    [InlineData("Was it so?", "Was it so?")]
    [InlineData("  ", "")]
    public void Sentence_Fragment_BecomesASentence(string text, string expected) => Words.Sentence(text).ShouldBe(expected);

    [Theory]
    [InlineData(0, "less than a second")]
    [InlineData(1, "1 second")]
    [InlineData(61, "1 minute 1 second")]
    [InlineData(7200, "2 hours")]
    [InlineData(90061, "25 hours 1 minute")]
    public void Span_Seconds_ReadsAloud(int seconds, string expected) => Words.Span(TimeSpan.FromSeconds(seconds)).ShouldBe(expected);

    [Fact]
    public void Join_Many_CountsTheRest()
    {
        Words.Join(["a"]).ShouldBe("a");
        Words.Join(["a", "b"]).ShouldBe("a and b");
        Words.Join(["a", "b", "c"]).ShouldBe("a, b and c");
        Words.Join(["a", "b", "c", "d", "e"]).ShouldBe("a, b, c and 2 more");
    }

    [Fact]
    public void Visible_HiddenCharacters_AreSpeltOut()
    {
        Visible.Line("a\u202Eb\u001b[2J\nc").ShouldBe("a\\u202Eb\\u001B[2J c");
        Visible.Block("a\nb").ShouldBe("a\nb");
        Visible.Line("مرحبا 日本 😀").ShouldBe("مرحبا 日本 😀");
    }

    [Fact]
    public void Short_LongPath_KeepsBothEnds()
    {
        var text = Visible.Short("GET /" + new string('a', 500) + "/end", 40);
        text.Length.ShouldBe(40);
        text.ShouldStartWith("GET /a");
        text.ShouldEndWith("/end");
    }
}
