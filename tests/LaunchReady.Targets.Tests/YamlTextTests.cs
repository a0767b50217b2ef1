using LaunchReady.Targets.Yaml;

namespace LaunchReady.Targets.Tests;

public sealed class YamlTextTests
{
    [Fact]
    public void Read_Tree_KeepsPlacesAndKinds()
    {
        var root = YamlText.Read("a: 1\nb:\n  - x: \"1\"\n  - ~\n").Documents.ShouldHaveSingleItem().ShouldBeOfType<YamlMapping>();
        var one = root["a"].ShouldBeOfType<YamlScalar>();
        (one.Line, one.Column, one.IsQuoted).ShouldBe((1, 4, false));
        var list = root["b"].ShouldBeOfType<YamlSequence>();
        (list.Line, list.Column).ShouldBe((3, 3));
        var quoted = ((YamlMapping)list.Items[0])["x"].ShouldBeOfType<YamlScalar>();
        (quoted.Line, quoted.Column, quoted.IsQuoted, quoted.IsNull).ShouldBe((3, 8, true, false));
        ((YamlScalar)list.Items[1]).IsNull.ShouldBeTrue();
        root["c"].ShouldBeNull();
    }

    [Theory]
    [InlineData("[")]
    [InlineData("{a: ")]
    [InlineData("- ")]
    [InlineData("? ")]
    [InlineData("[[{")]
    public void Read_TwoHundredThousandLevels_IsAnErrorNotACrash(string level)
    {
        var text = string.Concat(Enumerable.Repeat(level, 200_000));
        YamlText.Read(text).Problems.ShouldHaveSingleItem().Message.ShouldBe("nested deeper than 64 levels");
        using var workspace = new Workspace();
        workspace.Load(text).Errors.ShouldNotBeEmpty();
    }

    [Fact]
    public void Read_Alias_IsTheNodeItNames()
    {
        var root = (YamlMapping)YamlText.Read("a: &x {b: 1}\nc: *x\n").Documents[0];
        root["c"].ShouldBeSameAs(root["a"]);
    }

    [Fact]
    public void Read_AliasesThatMultiply_StopAtTheLimit()
    {
        var text = "a0: &a0 [1,1,1,1,1,1,1,1,1,1]\n" + string.Concat(Enumerable.Range(1, 12).Select(static i => $"a{i}: &a{i} [{string.Join(',', Enumerable.Repeat($"*a{i - 1}", 10))}]\n"));
        YamlText.Read(text).Problems.ShouldHaveSingleItem().Message.ShouldStartWith("more than 200000 values");
    }

    [Fact]
    public void Read_AliasesThatDeepen_StopAtTheLimit()
    {
        var text = "a0: &a0 [1]\n" + string.Concat(Enumerable.Range(1, 100).Select(static i => $"a{i}: &a{i} [*a{i - 1}]\n"));
        YamlText.Read(text).Problems.ShouldHaveSingleItem().Message.ShouldStartWith("nested deeper than 64 levels");
    }

    [Theory]
    [InlineData("a: *a", 1, 4, "this alias names no anchor above it")]
    [InlineData("a: &a [*a]", 1, 8, "this alias names no anchor above it")]
    [InlineData("a: 1\na: 2", 2, 1, "the key 'a' is given twice, first in line 1: keep one")]
    [InlineData("? [a]\n: b", 1, 3, "a key must be text")]
    public void Read_Refused_SaysWhere(string text, int line, int column, string message) =>
        YamlText.Read(text).Problems.ShouldBe([new YamlProblem(line, column, message)]);

    [Theory]
    [InlineData("a: [1, 2")]
    [InlineData("a: 'x")]
    [InlineData("a: b: c")]
    [InlineData("a: \"\\UFFFFFFFF\"")]
    [InlineData("%YAML 9.9\n---\na")]
    [InlineData("a: @b")]
    public void Read_BrokenText_IsOneProblem(string text) => YamlText.Read(text).Problems.Count.ShouldBe(1);

    [Fact]
    public void Read_SeveralDocuments_AreAllThere() => YamlText.Read("a: 1\n---\nb: 2\n---\n").Documents.Count.ShouldBe(3);

    [Fact]
    public void Read_NothingInIt_IsNoDocument() => YamlText.Read("# only a remark\n").Documents.ShouldBeEmpty();

    [Theory]
    [InlineData("plain")]
    [InlineData("GET /jobs: {a}")]
    [InlineData("a \"b\" \\ c\n\t'd' \u0001 é \u2028 # x")]
    [InlineData("")]
    [InlineData("yes")]
    public void Writing_AnyText_ReadsBackAsTheSame(string text)
    {
        ((YamlScalar)YamlText.Read(YamlWriting.Quoted(text)).Documents[0]).Value.ShouldBe(text);
        var plain = (YamlScalar)YamlText.Read(YamlWriting.Plain(text)).Documents[0];
        plain.Value.ShouldBe(text);
        plain.IsNull.ShouldBeFalse();
    }
}
