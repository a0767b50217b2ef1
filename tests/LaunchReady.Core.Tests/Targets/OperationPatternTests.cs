using LaunchReady.Core.Targets;

namespace LaunchReady.Core.Tests.Targets;

public sealed class OperationPatternTests
{
    [Theory]
    [InlineData("GET", "/jobs", "GET", "/jobs", true)]
    [InlineData("get", "/jobs", "GET", "/jobs", true)]
    [InlineData("GET", "/jobs", "POST", "/jobs", false)]
    [InlineData("GET", "/jobs", "GET", "/jobs/{jobId}", false)]
    [InlineData("GET", "/jobs", "GET", "/Jobs", false)]
    [InlineData("*", "/jobs", "DELETE", "/jobs", true)]
    [InlineData("GET", "/book/*", "GET", "/book/{slug}", true)]
    [InlineData("GET", "/book/*", "GET", "/book/{slug}/slots", true)]
    [InlineData("GET", "/book/*", "GET", "/book", false)]
    [InlineData("GET", "/book/*", "GET", "/booking", false)]
    [InlineData("*", "/*", "PATCH", "/anything/at/all", true)]
    public void Matches(string patternMethod, string patternPath, string method, string path, bool matches) =>
        new OperationPattern(patternMethod, patternPath).Matches(method, path).ShouldBe(matches);

    [Fact]
    public void ToString_IsTheOperationAsReportsWriteIt() => new OperationPattern("GET", "/jobs/{jobId}").ToString().ShouldBe("GET /jobs/{jobId}");

    [Fact]
    public void Origin_ComparesSchemeHostAndPort()
    {
        Origin.Of(new Uri("HTTP://Example.com:80/x")).ShouldBe(new Origin("http", "example.com", 80));
        Origin.Of(new Uri("http://example.com:8080")).ShouldNotBe(Origin.Of(new Uri("http://example.com")));
        Origin.Of(new Uri("https://example.com")).ShouldNotBe(Origin.Of(new Uri("http://example.com")));
    }

    [Fact]
    public void Matrix_UnknownCell_IsNeitherAllowedNorDenied()
    {
        var matrix = new RoleMatrix(new Dictionary<string, IReadOnlyDictionary<string, bool>>(StringComparer.Ordinal)
        {
            ["GET /jobs"] = new Dictionary<string, bool>(StringComparer.Ordinal) { ["owner"] = true, ["guest"] = false },
        });

        matrix.Allows("GET /jobs", "owner").ShouldBe(true);
        matrix.Allows("GET /jobs", "guest").ShouldBe(false);
        matrix.Allows("GET /jobs", "dispatcher").ShouldBeNull();
        matrix.Allows("GET /invoices", "owner").ShouldBeNull();
    }
}
