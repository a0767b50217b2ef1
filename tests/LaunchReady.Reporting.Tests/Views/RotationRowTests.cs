using LaunchReady.Core.Checks;
using LaunchReady.Core.Verdicts;
using LaunchReady.Reporting.Views;

namespace LaunchReady.Reporting.Tests.Views;

public sealed class RotationRowTests
{
    [Fact]
    public void Rotations_AreOnePerSecret_ApiKeysFirst_AndWhatIsAskedLast()
    {
        var tree = Check("secrets.tree", Leak("aa", RotationOrder.SigningKey, "in a.pem"), Leak("bb", RotationOrder.ApiKey, "in b.ts:3"), Ask("cc", "in c.ts:4"));
        var bundle = Check("secrets.bundle", Leak("bb", RotationOrder.ApiKey, "in app.apk"), Leak("dd", RotationOrder.DatabasePassword, "in app.apk"), Ask("bb", "in b.ts:3"));

        var rows = RotationRow.Of([tree, bundle]);

        rows.Select(r => r.Rotation.Fingerprint[..2]).ShouldBe(["bb", "dd", "aa", "cc"]);
        rows[0].Places.ShouldBe(["in b.ts:3", "in app.apk"]);
        rows.Select(r => r.IsAsked).ShouldBe([false, false, false, true]);
    }

    private static CheckResult Check(string id, params IReadOnlyList<Cell> cells) => new(
        Samples.Tenant with { Gate = "S3" }, Judgement.FromCells(cells, "values and sources", _ => id, _ => id, id));

    private static Cell Leak(string secret, RotationOrder order, string where) => Cell.Fail($"kind #{secret}", "source", "leaked", []) with { Rotation = Rotation(secret, order, where) };

    private static Cell Ask(string secret, string where) =>
        Cell.Inconclusive($"kind #{secret}", "source", Reason.AmbiguousAnswer, "perhaps") with { Rotation = Rotation(secret, RotationOrder.ApiKey, where) };

    private static Rotation Rotation(string secret, RotationOrder order, string where) => new($"{secret}00000000000000", "Key", $"k…#{secret}", order, "https://example.com", ["make a new one"], where);
}
