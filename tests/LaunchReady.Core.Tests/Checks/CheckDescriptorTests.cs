using LaunchReady.Core.Verdicts;

namespace LaunchReady.Core.Tests.Checks;

/// <summary>What is said of any check.</summary>
public sealed class CheckDescriptorTests
{
    [Theory]
    [InlineData("S1", "GET /jobs", "stranger", "GET /jobs by stranger")]
    [InlineData("S3", "stripe-key #12", "app.apk", "stripe-key #12 in app.apk")]
    [InlineData("S3", Cell.Whole, Cell.Everybody, Cell.Whole)]
    public void ACase_IsTriedBySomebody_OrFoundInASource(string gate, string subject, string caller, string said) =>
        Make.Descriptor(gate).Case(Cell.Fail(subject, caller, "x", [])).ShouldBe(said);
}
