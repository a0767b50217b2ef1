using LaunchReady.Targets.Secrets;

namespace LaunchReady.Targets.Tests;

public sealed class FolderTests
{
    [Fact]
    public void Find_FromBelow_WalksUpToTheRepositoryRootAndNoFurther()
    {
        using var workspace = new Workspace();
        var inner = Directory.CreateDirectory(Path.Combine(workspace.Folder, "a", "b"));
        TargetFile.Find(inner.FullName).ShouldBeNull();
        workspace.Write(TargetFile.FileName, "version: 1");
        TargetFile.Find(inner.FullName).ShouldBe(workspace.File);
        Directory.CreateDirectory(Path.Combine(workspace.Folder, "a", ".git"));
        TargetFile.Find(inner.FullName).ShouldBeNull();
    }

    [Fact]
    public void Find_NearestWins()
    {
        using var workspace = new Workspace();
        Directory.CreateDirectory(Path.Combine(workspace.Folder, "a", "b"));
        workspace.Write(TargetFile.FileName, "version: 1");
        workspace.Write("a/launchready.yaml", "version: 1");
        TargetFile.Find(Path.Combine(workspace.Folder, "a", "b")).ShouldBe(Path.Combine(workspace.Folder, "a", "launchready.yaml"));
    }

    [Fact]
    public void Find_GitFileOfALinkedWorkTree_IsARootToo()
    {
        using var workspace = new Workspace();
        workspace.Write(TargetFile.FileName, "version: 1");
        Directory.CreateDirectory(Path.Combine(workspace.Folder, "tree", "src"));
        workspace.Write("tree/.git", "gitdir: elsewhere");
        TargetFile.Find(Path.Combine(workspace.Folder, "tree", "src")).ShouldBeNull();
    }

    [Fact]
    public void Find_OutsideARepository_LooksInTheFolderOnly()
    {
        using var workspace = new Workspace();
        Directory.Delete(Path.Combine(workspace.Folder, ".git"));
        workspace.Write(TargetFile.FileName, "version: 1");
        TargetFile.Find(workspace.Folder).ShouldBe(workspace.File);
        TargetFile.Find(Directory.CreateDirectory(Path.Combine(workspace.Folder, "a")).FullName).ShouldBeNull();
    }

    [Theory]
    [InlineData("A=b", "b")]
    [InlineData("export A=b", "b")]
    [InlineData("  A = b c  ", "b c")]
    [InlineData("A=b # remark", "b")]
    [InlineData("A=b#c", "b#c")]
    [InlineData("A=\"b # c\" # remark", "b # c")]
    [InlineData("A='b \\n $c'", "b \\n $c")]
    [InlineData("A=\"a\\nb\\\"c\"", "a\nb\"c")]
    [InlineData("A=p$ss=w0rd", "p$ss=w0rd")]
    [InlineData("A=", "")]
    [InlineData("A=1\nA=2", "2")]
    [InlineData("\uFEFFA=b\r\n", "b")]
    public void EnvironmentFile_Line_IsRead(string text, string value)
    {
        var (values, bad) = EnvironmentFile.Parse(text);
        values["A"].ShouldBe(value);
        bad.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("nothing")]
    [InlineData("A=\"open")]
    [InlineData("1A=b")]
    [InlineData("A B=c")]
    [InlineData("A='b'c")]
    public void EnvironmentFile_BadLine_IsNumbered(string text) => EnvironmentFile.Parse("# x\n\n" + text).BadLines.ShouldBe([3]);

    [Fact]
    public void Load_Variable_ProcessThenBesideThenRoot()
    {
        using var workspace = new Workspace();
        workspace.Environment.Clear();
        Directory.CreateDirectory(Path.Combine(workspace.Folder, "app"));
        workspace.Write("app/launchready.yaml", Workspace.Valid);
        string Password() => TargetFile.Load(Path.Combine(workspace.Folder, "app", "launchready.yaml"), workspace.Environment.GetValueOrDefault, workspace.Clock)
            .Target.ShouldNotBeNull().Identities[0].Values["password"].Fill(static _ => null);

        workspace.Write(".env", "OWNER_PASSWORD=root");
        Password().ShouldBe("root");
        workspace.Write("app/.env", "OWNER_PASSWORD=beside");
        Password().ShouldBe("beside");
        workspace.Environment["OWNER_PASSWORD"] = "process";
        Password().ShouldBe("process");
    }

    [Fact]
    public void Load_BadLineInDotEnv_IsARemarkWithoutTheLine()
    {
        using var workspace = new Workspace();
        workspace.Write(".env", "this is hunter2\n");
        var remark = workspace.Load(Workspace.Valid).Remarks.ShouldHaveSingleItem();
        remark.ShouldEndWith(".env:1:1: this line is not KEY=VALUE and was skipped");
    }
}
