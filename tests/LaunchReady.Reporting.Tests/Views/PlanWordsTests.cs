using LaunchReady.Core.Planning;
using LaunchReady.Reporting.Views;

namespace LaunchReady.Reporting.Tests.Views;

public sealed class PlanWordsTests
{
    [Theory]
    [InlineData(1, 1, "1 hour")]
    [InlineData(0.5, 0.5, "0.5 hours")]
    [InlineData(12, 12, "12 hours")]
    [InlineData(0.5, 1, "0.5 to 1 hours")]
    [InlineData(3, 7, "3 to 7 hours")]
    public void Hours_AreARange_OrOneFigureWithItsPlural(double least, double most, string expected) => PlanWords.Hours(new Effort(least, most)).ShouldBe(expected);
}
