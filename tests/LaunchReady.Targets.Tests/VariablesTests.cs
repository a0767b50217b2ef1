using LaunchReady.Targets.Secrets;

namespace LaunchReady.Targets.Tests;

public sealed class VariablesTests
{
    [Theory]
    [InlineData("correct horse")]
    [InlineData("it's $5 # \"quoted\" \\ back")]
    [InlineData("two\nlines\t'and' a tab")]
    [InlineData("")]
    public void Line_ReadsBackAsTheSameValue(string value)
    {
        var line = Variables.Line("NAME", value).ShouldNotBeNull();
        EnvironmentFile.Parse("BEFORE=1\n" + line + "\nAFTER=2").Values.ShouldBe(new Dictionary<string, string> { ["BEFORE"] = "1", ["NAME"] = value, ["AFTER"] = "2" }, ignoreOrder: true);
    }

    [Fact]
    public void Line_WhatNoQuotingHolds_IsNull() => Variables.Line("NAME", "a\u2028b").ShouldBeNull();

    [Fact]
    public void IsSet_LooksWhereReadingLooks()
    {
        using var workspace = new Workspace();
        workspace.Write(".env", "IN_FILE=1\nEMPTY=\n");
        Variables.IsSet("IN_FILE", workspace.Folder, static _ => null).ShouldBeTrue();
        Variables.IsSet("EMPTY", workspace.Folder, static _ => null).ShouldBeFalse();
        Variables.IsSet("EMPTY", workspace.Folder, static _ => "x").ShouldBeTrue();
    }

    [Theory]
    [InlineData("X-App-Id", "app", false)]
    [InlineData("X-Parse-Application-Id", "myAppId", false)]
    [InlineData("Api-Version", "2026-01-01", false)]
    [InlineData("apikey", "anything", true)]
    [InlineData("X-Client-Token", "anything", true)]
    [InlineData("X-App", "AKIA1234567890ABCDEF", true)]
    public void HeaderSecrets_ByNameOrValue(string name, string value, bool expected) => HeaderSecrets.IsSecret(name, value).ShouldBe(expected);
}
