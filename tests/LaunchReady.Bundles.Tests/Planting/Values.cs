using System.Buffers.Text;
using System.IO.Hashing;
using System.Security.Cryptography;
using System.Text;

namespace LaunchReady.Bundles.Tests.Planting;

/// <summary>Eleven secrets and three public values, new for each seed: they stand in no source, and open nothing.</summary>
internal sealed class Values
{
    private const string Digits = "0123456789";
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const string Base62 = Digits + "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private readonly Random _random;

    public Values(int seed)
    {
        _random = new Random(seed);
        Seed = seed;
        Stripe = "sk_" + "live_" + Some(Base62, 28);

        // The account's number is in the ten characters after the kind, and has twelve digits: A keeps it small.
        AwsId = "AK" + "IA" + "A" + Some(Base32, 15);
        AwsSecret = Some(Base62, 40);
        var random = Some(Base62, 30);
        GitHub = "gh" + "p_" + random + Checksum(random);
        Slack = "xo" + "xb-" + Some(Digits, 12) + "-" + Some(Digits, 12) + "-" + Some(Base62, 24);
        SendGrid = "S" + "G." + Some(Base62, 22) + "." + Some(Base62, 43);
        ServiceRole = Token("service_role");
        OpenAi = "sk-" + "proj-" + Some(Base62, 64) + "T3Blbk" + "FJ" + Some(Base62, 64);
        DatabasePassword = Some(Base62, 18);
        Bearer = Some(Base62, 40);
        Publishable = "pk_" + "live_" + Some(Base62, 28);
        Maps = "AI" + "za" + Some(Base62, 35);
        Anon = Token("anon");
        using var key = RSA.Create(2048);
        PrivateKey = key.ExportPkcs8PrivateKeyPem();
    }

    public int Seed { get; }

    public string Stripe { get; }

    public string AwsId { get; }

    public string AwsSecret { get; }

    public string GitHub { get; }

    public string Slack { get; }

    public string SendGrid { get; }

    /// <summary>Of Supabase: it passes over every policy of the database.</summary>
    public string ServiceRole { get; }

    /// <summary>Of a service account of Google's, in armour.</summary>
    public string PrivateKey { get; }

    public string OpenAi { get; }

    public string DatabasePassword { get; }

    public string Database => $"postgres://shop:{DatabasePassword}@db.acme-shop.net:5432/shop";

    /// <summary>One token of the app's own backend, which every copy of the app sends.</summary>
    public string Bearer { get; }

    public string Publishable { get; }

    public string Maps { get; }

    public string Anon { get; }

    /// <summary>The key file as Google hands it out.</summary>
    public string ServiceAccount =>
        $$"""
        {
          "type": "service_account",
          "project_id": "acme-shop",
          "private_key_id": "{{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(PrivateKey)))[..40]}}",
          "private_key": "{{PrivateKey.ReplaceLineEndings("\\n")}}\n",
          "client_email": "app@acme-shop.iam.gserviceaccount.com"
        }
        """;

    /// <summary>What must never be printed whole.</summary>
    public IEnumerable<string> Secrets =>
        [Stripe, AwsId, AwsSecret, GitHub, Slack, SendGrid, ServiceRole, PrivateKey.Split('\n')[1], OpenAi, DatabasePassword, Bearer];

    private string Token(string role) =>
        $"{Part("""{"alg":"HS256","typ":"JWT"}""")}.{Part($$"""{"iss":"supabase","ref":"kqzvwmtyhbnplxcdasfe","role":"{{role}}","iat":1700000000,"exp":2000000000}""")}.{Some(Base62, 43)}";

    private static string Part(string json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));

    private string Some(string alphabet, int length) => string.Create(length, alphabet, (to, from) =>
    {
        for (var i = 0; i < to.Length; i++)
        {
            to[i] = from[_random.Next(from.Length)];
        }
    });

    /// <summary>The last six characters of a GitHub token.</summary>
    private static string Checksum(string random)
    {
        var crc = Crc32.HashToUInt32(Encoding.ASCII.GetBytes(random));
        var text = new char[6];
        for (var i = text.Length - 1; i >= 0; i--)
        {
            text[i] = Base62[(int)(crc % 62)];
            crc /= 62;
        }

        return new string(text);
    }
}
