using LaunchReady.Api.Identities;

namespace LaunchReady.Api.Tests.Identities;

public sealed class TokenLifeTests
{
    private static readonly DateTimeOffset Now = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("{\"expires_in\":900}", 900)]
    [InlineData("{\"expiresIn\":\"900\"}", 900)]
    [InlineData("{\"expires\":900000}", 900)]
    [InlineData("{\"expires_in\":2592000}", 2592000)]
    [InlineData("{\"expires_in\":604800}", 604800)]
    [InlineData("{\"expiresAt\":\"2026-06-01T12:15:00Z\"}", 900)]
    [InlineData("{\"expires_at\":1780316100}", 900)]
    [InlineData("{\"expires_at\":1780316100000}", 900)]
    [InlineData("{\"expiresAt\":\"2020-01-01T00:00:00Z\"}", null)]
    [InlineData("{\"expires_in\":-1}", null)]
    [InlineData("{\"expires_in\":{}}", null)]
    [InlineData("[1]", null)]
    [InlineData("no json", null)]
    public void Beside_TheToken(string json, int? seconds) =>
        TokenReading.LifeBeside(json, "/token", Now).ShouldBe(seconds is { } s ? TimeSpan.FromSeconds(s) : null);

    [Fact]
    public void OfAJwt_IsTheDifferenceOfItsClaims_WhateverTheClockSays()
    {
        var token = JwtToken.Hmac(new() { ["alg"] = "HS256" }, new() { ["iat"] = 1_000_000_000, ["exp"] = 1_000_000_600 }, "k"u8);
        TokenLife.OfFresh(token, Now).ShouldBe(TimeSpan.FromMinutes(10));
    }

    [Theory]
    [InlineData("/a/0/b~1c", "{\"a\":[{\"b/c\":\"t\"}]}", "t")]
    [InlineData("/~0", "{\"~\":7}", "7")]
    [InlineData("", "\"t\"", "t")]
    [InlineData("", " t ", "t")]
    [InlineData("/a", "{\"a\":null}", null)]
    [InlineData("/a/1", "{\"a\":[1]}", null)]
    [InlineData("/a/-1", "{\"a\":[1]}", null)]
    [InlineData("/a", "{\"a\":\"x\\ny\"}", null)]
    public void Pointer_FindsScalars(string path, string json, string? token) => TokenReading.InBody(json, path).ShouldBe(token);
}
