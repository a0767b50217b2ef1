using LaunchReady.Core.Planning;

namespace LaunchReady.Core.Tests.Planning;

/// <summary>What mending is planned at.</summary>
public sealed class EffortTests
{
    [Theory]
    [InlineData(4, 1, false, 3, 7)]
    [InlineData(4, 4, false, 3, 7)]
    [InlineData(4, 16, false, 6, 14)]
    [InlineData(4, 50, true, 3, 7)]
    [InlineData(1, 1, false, 1, 2)]
    [InlineData(0.25, 1, false, 0.5, 0.5)]
    public void Hours_GrowWithTheRootOfWhatFails_UnlessOnePlaceMendsAll(double hours, int subjects, bool once, double least, double most) =>
        Effort.Of(Make.Descriptor() with { Hours = hours, IsMendedOnce = once }, Enumerable.Range(0, subjects).Select(i => $"GET /{i}")).ShouldBe(new Effort(least, most));

    [Fact]
    public void ASubject_CountsOnce() =>
        Effort.Of(Make.Descriptor() with { Hours = 4 }, Enumerable.Repeat("GET /jobs", 50)).ShouldBe(new Effort(3, 7));
}
