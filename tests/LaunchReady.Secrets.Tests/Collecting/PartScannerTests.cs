using System.Security.Cryptography;
using System.Text;
using LaunchReady.Secrets.Collecting;
using LaunchReady.Secrets.Engine;
using LaunchReady.Secrets.Facts;
using LaunchReady.Secrets.Rules;

namespace LaunchReady.Secrets.Tests.Collecting;

/// <summary>The same secret in other clothes.</summary>
public sealed class PartScannerTests
{
    private static readonly string Token = ShapeSampler.Value(RuleCatalogue.All.Single(r => r.Id == "github-token"), 0, 11);

    [Fact]
    public void NamesTheLine()
    {
        var found = Scan(Encoding.UTF8.GetBytes($"one\ntwo\nthree = '{Token}'\n"));

        found.Single().Places.Single().Line.ShouldBe(3);
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public void ReadsWideText(string encoding)
    {
        var of = Encoding.GetEncoding(encoding);
        Scan([.. of.GetPreamble(), .. of.GetBytes($"first\nkey={Token}\n")]).Single().Places.Single().Line.ShouldBe(2);
        Scan(of.GetBytes($"first\nkey={Token}\n")).Count.ShouldBe(1);
    }

    [Fact]
    public void ReadsWideTextInsideABinary()
    {
        byte[] binary = [.. Enumerable.Range(0, 999).Select(i => (byte)(i * 7)), .. Encoding.Unicode.GetBytes(Token), 0, 0, .. Enumerable.Range(0, 999).Select(i => (byte)(i * 11))];

        Scan(binary).Single().Places.Single().Within.ShouldBe("UTF-16 text");
    }

    [Fact]
    public void LooksIntoBase64()
    {
        var text = $"\n\nconfig: {Convert.ToBase64String(Encoding.UTF8.GetBytes($"GITHUB_TOKEN={Token}\nOTHER=1\n"))}\n";

        Scan(Encoding.UTF8.GetBytes(text)).Single().Places.Single().Line.ShouldBe(3);
    }

    [Fact]
    public void LooksIntoBase64OfBase64()
    {
        var inner = Convert.ToBase64String(Encoding.UTF8.GetBytes($"GITHUB_TOKEN={Token}"));

        Scan(Encoding.UTF8.GetBytes(Convert.ToBase64String(Encoding.UTF8.GetBytes("value is " + inner)))).Count.ShouldBe(1);
    }

    [Fact]
    public void LooksIntoHexadecimal() =>
        Scan(Encoding.UTF8.GetBytes($"x = {Convert.ToHexStringLower(Encoding.UTF8.GetBytes($"token {Token}"))}")).Count.ShouldBe(1);

    [Fact]
    public void LooksThroughPercentCodesAndEscapes()
    {
        Scan(Encoding.UTF8.GetBytes($"https://x.net/?a=1&t=%22{Token.Replace("_", "%5F", StringComparison.Ordinal)}%22")).Count.ShouldBe(1);
        Scan(Encoding.UTF8.GetBytes($"{{\"t\":\"{Token.Replace("_", "\\u005f", StringComparison.Ordinal)}\"}}")).Count.ShouldBe(1);
    }

    [Fact]
    public void OneSecretInManyPlacesIsOneFinding()
    {
        var findings = new Findings("salt-of-the-test");
        var scanner = new PartScanner(RuleSet.Default, findings);
        foreach (var path in new[] { "b.txt", "a.txt" })
        {
            scanner.Scan(Encoding.UTF8.GetBytes($"token {Token} and {Token}\n{Token}"), new PartOrigin(PlaceKind.Tree, ".", path));
        }

        var found = findings.ToFacts().Single();
        found.Places.Select(p => $"{p.Path}:{p.Line}").ShouldBe(["a.txt:1", "a.txt:2", "b.txt:1", "b.txt:2"]);
        found.PlacesInAll.ShouldBe(4);
        found.Shown.ShouldStartWith("ghp_…#");
        found.Shown.ShouldNotContain(Token[8..20]);
    }

    /// <summary>In the source of a program, in a file of its own, and as two kinds of JSON write it.</summary>
    [Fact]
    public void AKeyInArmour_IsTheSameInEveryNotation()
    {
        var lines = Convert.ToBase64String(SHA512.HashData([1, .. SHA512.HashData([2])]).Concat(SHA512.HashData([3])).Concat("??>"u8.ToArray()).ToArray()).Chunk(64).Select(c => new string(c)).ToArray();
        string[] all = ["-----BEGIN " + "PRIVATE KEY-----", .. lines, "-----END " + "PRIVATE KEY-----"];
        var (file, json) = (string.Join('\n', all), $"{{\"key\": \"{string.Join("\\n", all)}\"}}");
        file.ShouldContain('/');
        file.ShouldContain('+');
        var findings = new Findings("salt-of-the-test");
        foreach (var text in new[]
        {
            file, file.ReplaceLineEndings("\r\n"), json, json.Replace("/", "\\/", StringComparison.Ordinal),
            $"String KEY = {string.Join(" +\n    ", all.Select(l => $"\"{l}\\n\""))};", $"const key = {string.Join("\n  + ", all.Select(l => $"'{l}\\n'"))};",
        })
        {
            new PartScanner(RuleSet.Default, findings).Scan(Encoding.UTF8.GetBytes(text), new PartOrigin(PlaceKind.Tree, ".", $"file {text.GetHashCode(StringComparison.Ordinal)}"));
        }

        findings.ToFacts().ShouldHaveSingleItem().PlacesInAll.ShouldBe(6);
    }

    [Theory]
    [InlineData("<key>AWSSecretAccessKey</key>\n\t<string>{}</string>", "aws-secret-access-key")]
    [InlineData("<key>AWSSecretAccessKey</key><string>{}</string>", "aws-secret-access-key")]
    [InlineData("\"Bearer {}\"", "static-bearer-token")]
    [InlineData("headers.set('Authorization', 'Token {}')", "static-bearer-token")]
    public void ReadsTheNameAroundAValue(string text, string rule)
    {
        const string value = "q7Zk2mWv" + "Xt4Rb9Lc" + "Np6Js3Hd" + "Fy8Gw1Ua" + "Ke5TiVo0";

        Scan(Encoding.UTF8.GetBytes(text.Replace("{}", value, StringComparison.Ordinal))).ShouldHaveSingleItem().Rule.ShouldBe(rule);
        Scan(Encoding.UTF8.GetBytes($"<key>Checksum</key><string>{value}</string> Unknown token {value}")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("DB_PASSWORD={}\n")]
    [InlineData("ENV DB_PASSWORD={}\n")]
    [InlineData("const DB_PASSWORD: &str = \"{}\";")]
    [InlineData("const dbPassword: string = '{}';")]
    [InlineData("private val dbPassword: String? = \"{}\"")]
    [InlineData("define('DB_PASSWORD', '{}');")]
    [InlineData("prefs.putString(\"db.password\", \"{}\")")]
    [InlineData("<string name=\"db_password\">{}</string>")]
    [InlineData("<add key=\"DbPassword\" value=\"{}\" />")]
    [InlineData("<key>DbPassword</key>\n\t<string>{}</string>")]
    public void ReadsAPassword_InTheNotationsOfManyLanguages(string text) =>
        Scan(Encoding.UTF8.GetBytes(text.Replace("{}", "xK9mQ2" + "$vL7w", StringComparison.Ordinal))).ShouldHaveSingleItem().Rule.ShouldBe("password");

    [Theory]
    [InlineData("['password', 'xK9mQ2$vL7w']")]
    [InlineData("<label for=\"password\">Passw0rd$Rules</label> required")]
    [InlineData("password: SecretString = settings.password")]
    public void TakesNoNeighbour_ForAPassword(string text) => Scan(Encoding.UTF8.GetBytes(text)).ShouldBeEmpty();

    /// <summary>Documentation shows the first line of a key: it says how long the whole is.</summary>
    [Theory]
    [InlineData(1.0, 1)]
    [InlineData(0.5, 0)]
    public void AKey_IsOneOnlyWhole(double share, int found)
    {
        using var key = System.Security.Cryptography.RSA.Create(1024);
        var base64 = Convert.ToBase64String(key.ExportRSAPrivateKey());
        var text = "-----BEGIN RSA " + $"PRIVATE KEY-----\n{base64[..(int)(base64.Length * share)]}\n-----END RSA " + "PRIVATE KEY-----\n";
        Scan(Encoding.UTF8.GetBytes(text)).Count.ShouldBe(found);
    }

    private static IReadOnlyList<FoundSecret> Scan(byte[] bytes)
    {
        var findings = new Findings("salt-of-the-test");
        new PartScanner(RuleSet.Default, findings).Scan(bytes, new PartOrigin(PlaceKind.Tree, ".", "file"));
        return findings.ToFacts();
    }
}
