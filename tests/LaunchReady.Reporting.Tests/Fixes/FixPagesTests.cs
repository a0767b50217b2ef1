using LaunchReady.Reporting.Fixes;

namespace LaunchReady.Reporting.Tests.Fixes;

public sealed class FixPagesTests
{
    private static readonly string[] Stacks = ["Express", "NestJS", "Next.js", "FastAPI", "Django", "Rails", "Laravel", "Spring", "ASP.NET Core", "Supabase", "Firebase"];

    public static TheoryData<string> Topics => [.. FixPages.All.Select(p => p.Topic).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Topics))]
    public void EveryPage_HasShortCodeForEveryStack(string topic)
    {
        var page = FixPages.All.Single(p => p.Topic == topic);
        page.Title.ShouldNotBeEmpty();
        page.Lead.ShouldEndWith(".");
        page.Stacks.Select(s => s.Stack).ShouldBe(Stacks);
        foreach (var stack in page.Stacks)
        {
            var lines = stack.Code.Split('\n');
            lines.Length.ShouldBeInRange(2, 16, $"{topic}, {stack.Stack}");
            lines.ShouldAllBe(l => l.Length <= 104);
            stack.Code.ShouldNotContain("```");
            stack.Note.Split('\n').Length.ShouldBe(1);
        }
    }

    [Fact]
    public void EveryTopic_IsNamedByACheck() =>
        FixPages.All.Select(p => p.Topic).Order().ShouldBe(
            new[] { "auth.refuses-no-token", "auth.refuses-expired-token", "auth.sign-out-ends-session", "auth.public-operations-hold-no-private-data", "tenancy.lists-hold-own-rows", "tenancy.creation-stays-in-own-organisation", "roles.matrix-holds", "secrets.tree-holds-none" }
                .Select(id => FixPages.Of(Samples.Tenant with { Id = id })!.Topic).Order());
}
