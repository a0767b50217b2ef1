using LaunchReady.Api.Checks;
using LaunchReady.Reporting.Fixes;
using LaunchReady.Secrets.Checks;

namespace LaunchReady.Cli.Tests;

public sealed class FixCodeTests
{
    [Fact]
    public void EveryCheckThatTries_HasCodeThatMendsIt() =>
        ApiChecks.All.Select(c => c.Descriptor).Concat(SecretChecks.All.Select(c => c.Descriptor)).Where(c => FixPages.Of(c) is null).ShouldBeEmpty();
}
