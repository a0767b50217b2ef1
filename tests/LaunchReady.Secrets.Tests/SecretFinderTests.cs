namespace LaunchReady.Secrets.Tests;

public sealed class SecretFinderTests
{
    private const string Key = "sk_live_" + "4eC39HqLyjWDarjtT1zdp7dc";

    [Theory]
    [InlineData("", "")]
    [InlineData("{\"a\":\"", "\"}")]
    [InlineData("é 😀 ", " ü")]
    public void AKey_IsFound_WhereItStands(string before, string after)
    {
        using var finder = new SecretFinder([]);
        finder.Find(before + Key + after).ShouldBe([(before.Length, Key.Length)]);
    }

    [Fact]
    public void AnEncodedKey_IsFound_WithAllThatItWasDecodedFrom()
    {
        using var finder = new SecretFinder([]);
        var encoded = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(Key));
        var (start, length) = finder.Find($"x {encoded} y").ShouldHaveSingleItem();
        $"x {encoded} y".Substring(start, length).ShouldContain(encoded.TrimEnd('='));
    }

    [Theory]
    [InlineData("")]
    [InlineData("GET /jobs/17 200 {\"title\":\"Boiler lr-7f3a\"}")]
    [InlineData("{\"key\":\"pk_live_4eC39HqLyjWDarjtT1zdp7dc\"}")]
    public void WhatIsNoSecret_IsLeftAlone(string text)
    {
        using var finder = new SecretFinder([]);
        finder.Find(text).ShouldBeEmpty();
    }
}
