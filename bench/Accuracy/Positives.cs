using System.Text;
using LaunchReady.Secrets.Rules;

namespace Accuracy;

/// <summary>A text in which something stands, or nothing.</summary>
/// <param name="Class">Its line in the table.</param>
/// <param name="Expected">Rules of which one is to find it; empty where nothing stands here.</param>
internal sealed record Sample(string Class, string File, byte[] Text, IReadOnlyList<string> Expected);

/// <summary>Credentials in every surrounding, class by class.</summary>
internal static class Positives
{
    private static readonly string[] Passwords = ["Tr0ub4dor&3", "xK9#mQ2$vL", "pl4net-Rocket!77", "Zq7!wN3pRt", "g7Hk-2Lm9-Qx", "s3cUr3P@ss99x", "Wint3r!Nacht42", "9fJ2kLq8Zx"];

    public static IEnumerable<Sample> All(Random random, int times)
    {
        foreach (var rule in RuleCatalogue.All.Where(r => r.Exposure == Exposure.Secret))
        {
            for (var i = 0; i < times; i++)
            {
                foreach (var sample in Of(rule, random))
                {
                    yield return sample;
                }
            }
        }

        foreach (var surrounding in Surrounding.All)
        {
            for (var i = 0; i < times * 2; i++)
            {
                yield return Make("passwords by name", surrounding, random.One(["db password", "admin password", "smtp password", "database passwd"]), random.One(Passwords), []);
                yield return Make("random values by name", surrounding, random.One(["jwt secret", "api secret", "app secret key", "encryption key", "auth token"]), random.Of(Draw.Alphanumeric, random.Next(24, 44)), []);
                var address = $"{random.One(["postgres", "mysql", "mongodb+srv", "redis", "amqp"])}://app:{random.Of(Draw.Alphanumeric, 14)}@db{random.Next(9)}.internal.acme-prod.io:5432/app";
                yield return Make("passwords in addresses", surrounding, "database url", address, []);
            }
        }
    }

    private static IEnumerable<Sample> Of(SecretRule rule, Random random)
    {
        var value = ShapeSampler.Value(rule, random.Next(rule.Shapes.Count), random.Next());
        var surrounding = random.One(Surrounding.All);
        switch (rule.FoundBy)
        {
            case FoundBy.Block:
                yield return Text("private keys", random.One(["server.key", "id_rsa", "deploy.sh"]), value, rule);
                yield return Text("private keys", "config.json", $"{{\"key\": \"{value.Replace("\n", "\\n", StringComparison.Ordinal)}\"}}", rule);
                break;
            case FoundBy.Address:
                yield return Make("webhooks", surrounding, "alert url", "https://" + value, [rule.Id]);
                break;
            case FoundBy.AddressPassword or FoundBy.Password:
                break;
            case FoundBy.Run when rule.Words.Count > 0:
                yield return Make(rule.IsGuess ? "random values by name" : "keys known by their name", surrounding, Name(rule, random), value, [rule.Id]);
                break;
            default:
                yield return Make("keys known by their shape", surrounding, "service key", value, [rule.Id]);
                foreach (var sample in Hidden(rule, value, random))
                {
                    yield return sample;
                }

                break;
        }
    }

    private static IEnumerable<Sample> Hidden(SecretRule rule, string value, Random random)
    {
        var line = $"KEY={value}\nMODE=live\n";
        yield return random.Next(5) switch
        {
            0 => Text("encoded", "secret.yaml", $"data:\n  env: {Convert.ToBase64String(Encoding.UTF8.GetBytes(line))}\n", rule),
            1 => Text("encoded", "dump.txt", $"blob={Convert.ToHexStringLower(Encoding.UTF8.GetBytes(line))}\n", rule),
            2 => Text("encoded", "access.log", $"GET /cb?next=%2Fhome%3Fkey%3D{Uri.EscapeDataString(value)}%26x%3D1 200\n", rule),
            3 => Text("encoded", "app.js", $"var c=JSON.parse('{{\\u0022key\\u0022:\\u0022{value}\\u0022}}');\n", rule),
            _ => new Sample("wide text", "app.config", Encoding.Unicode.GetBytes($"\uFEFF<add key=\"Service\" value=\"{value}\" />\r\n"), [rule.Id]),
        };
    }

    /// <summary>The provider's word, what else must stand, and what people add.</summary>
    private static string Name(SecretRule rule, Random random)
    {
        var also = rule.AlsoWords.Count > 0 ? random.One(rule.AlsoWords) : random.One(["key", "token", "api key"]);
        return $"{rule.Words[0]} {also}";
    }

    private static Sample Make(string name, Surrounding surrounding, string words, string value, IReadOnlyList<string> expected) =>
        new(name, surrounding.File, Encoding.UTF8.GetBytes(surrounding.With(words, value)), expected.Count > 0 ? expected : ["*"]);

    private static Sample Text(string name, string file, string text, SecretRule rule) => new(name, file, Encoding.UTF8.GetBytes(text), [rule.Id]);
}
