using System.Text;
using LaunchReady.Secrets.Engine;
using LaunchReady.Secrets.Rules;
using LaunchReady.Secrets.Rules.Proofs;

namespace LaunchReady.Secrets.Tests.Rules;

/// <summary>Checksums and structure against values that others published; they are cut in two so that no scan of these sources finds them.</summary>
public sealed class ProofTests
{
    [Theory]
    [InlineData("AGE-SECRET-KEY-", "1XMWWC06LY3EE5RYTXM9MFLAZ2U56JJJ36S0MYPDRWSVLUL66MV4QX3S7F6", "age-secret-key")]
    [InlineData("glsa_", "yscW25imSKJIuav8zF37RZmnbiDvB05G_fcaaf58a", "grafana-service-account-token")]
    [InlineData("AKIA", "Y34FZKBOKMUTVV7A", "aws-access-key-id")]
    [InlineData("ASIA", "QNZGKIQY56JQ7WML", "aws-temporary-access-key-id")]
    public void PublishedValues_AreFound(string head, string rest, string id) => Found($"value = '{head}{rest}'").ShouldBe([id]);

    [Theory]
    [InlineData("AKIA", "7777777QQQQ2ABCD")]
    [InlineData("glsa_", "yscW25imSKJIuav8zF37RZmnbiDvB05G_fcaaf58b")]
    public void ValuesThatDoNotAddUp_AreNotFound(string head, string rest) => Found($"value = '{head}{rest}'").ShouldBeEmpty();

    [Theory]
    [InlineData("AKIAIOSFODNN7EXAMPLE", true)]
    [InlineData("dop_v1_xxxxxxxxxxxxxxxxxxxxxxxx", true)]
    [InlineData("sk_0000000000000000", true)]
    [InlineData("key-12345678ab", true)]
    [InlineData("tok_abcdefghij", true)]
    [InlineData("AAAAAAAAAAAAAAAAAAAA", true)]
    [InlineData("b3BlbnNzaC1rZXktdjEAAAAABG5vbmU", false)]
    [InlineData("IQoJb3JpZ2luX2VjEJr//////////wEaCXVz", false)]
    [InlineData("tskey-k7Q2mXw9t8Kq", false)]
    public void StandIns_AreKnown(string value, bool expected) => Placeholder.IsStandIn(Encoding.ASCII.GetBytes(value)).ShouldBe(expected);

    [Theory]
    [InlineData("deploy:t8Kq2mXw9", true)]
    [InlineData("user:password", false)]
    [InlineData("t8Kq2mXw9t8Kq2mXw9", false)]
    [InlineData("{\"a\":\"t8Kq2mXw9\"}", false)]
    public void Login_IsUserAndPassword(string text, bool expected) => Encoding64.IsLogin(Encoding.ASCII.GetBytes(Encoding64.Encode(text))).ShouldBe(expected);

    /// <summary>A pattern beside a run whose start nothing marks is found by the mark further on.</summary>
    [Fact]
    public void Shape_IsFoundByTheFirstRunWithAMark()
    {
        Shape.Parse("[A-Za-z0-9]{14}.atlasv1.[A-Za-z0-9]{60}").PivotPart.ShouldBe(3);
        Shape.Parse("[A-Za-z0-9_~.-]{3}[0-9]Q~[A-Za-z0-9_~.-]{31,34}").PivotPart.ShouldBe(3);
        Shape.Parse("[A-Za-z0-9]{14}").PivotPart.ShouldBe(0);
    }

    private static string[] Found(string text)
    {
        var hits = new List<Hit>();
        new Scanner(RuleSet.Default).Scan(Encoding.UTF8.GetBytes(text), hits);
        return [.. hits.Select(h => RuleSet.Default.Rules[h.Rule].Id)];
    }
}
