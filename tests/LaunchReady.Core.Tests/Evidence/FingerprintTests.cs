using LaunchReady.Core.Evidence;

namespace LaunchReady.Core.Tests.Evidence;

/// <summary>Waivers and baselines in people's repositories name these values: they must not change.</summary>
public sealed class FingerprintTests
{
    [Fact]
    public void OfFinding_IsStable() =>
        Fingerprint.OfFinding("auth.refuses-no-token", "GET /jobs/{jobId}", "stranger").ShouldBe("d0ca3927f3be0686");

    [Theory]
    [InlineData(true, "04aaf13259bbc2cf")]
    [InlineData(false, "89a829332d7847c0")]
    public void OfSecret_IsStable(bool guessable, string expected) => Fingerprint.OfSecret("hunter2222", "salt", guessable).ShouldBe(expected);

    [Fact]
    public void OfFinding_DependsOnEveryPart()
    {
        string[] all =
        [
            Fingerprint.OfFinding("a.b", "GET /jobs", "birch"),
            Fingerprint.OfFinding("a.c", "GET /jobs", "birch"),
            Fingerprint.OfFinding("a.b", "GET /job", "birch"),
            Fingerprint.OfFinding("a.b", "GET /jobs", "acme"),
        ];

        all.Distinct().Count().ShouldBe(4);
        all.ShouldAllBe(f => f.Length == 16);
    }

    [Fact]
    public void OfSecret_DependsOnTheSalt() =>
        Fingerprint.OfSecret("hunter2222", "salt", guessable: false).ShouldNotBe(Fingerprint.OfSecret("hunter2222", "pepper", guessable: false));
}
