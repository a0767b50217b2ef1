using CsCheck;
using LaunchReady.Core.Evidence;

namespace LaunchReady.Core.Tests.Evidence;

public sealed class RedactorTests
{
    private const string Password = "correct-horse-battery-staple-1984";
    private const string Jwt = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U";

    [Theory]
    [InlineData("{0}")]
    [InlineData("{0} at the start")]
    [InlineData("at the end {0}")]
    [InlineData("twice {0}{0}")]
    [InlineData("in a word x{0}y")]
    [InlineData("""{{"name":"{0}"}}""")]
    [InlineData("https://user:{0}@host/?q={0}#{0}")]
    public void Known_AnyPosition_IsMasked(string format)
    {
        var redacted = Knowing(Password).Redact(string.Format(format, Password));

        redacted.ShouldNotContain(Password);
        redacted.ShouldContain("corr…#");
    }

    [Theory]
    [InlineData("")]
    [InlineData("u")]
    [InlineData("us")]
    [InlineData("user:")]
    public void Known_Encoded_IsMasked(string before)
    {
        var (plain, bytes) = (before + Password, System.Text.Encoding.UTF8.GetBytes(before + Password));
        string[] forms =
        [
            Convert.ToBase64String(bytes), Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_'), Convert.ToHexStringLower(bytes), Convert.ToHexString(bytes),
            string.Concat(bytes.Select(b => $"%{b:X2}")), string.Concat(plain.Select(c => $"\\u{(int)c:x4}")), string.Concat(plain.Select((c, i) => i % 2 == 0 ? $"\\x{(int)c:x2}" : $"{c}")),
        ];
        foreach (var form in forms)
        {
            var text = $$"""{"a": "{{form}}", "b": 1}""";
            var redacted = Knowing(Password).Redact(text);
            redacted.ShouldNotContain(form);
            redacted.ShouldEndWith("\", \"b\": 1}");
        }
    }

    [Theory]
    [InlineData("""{"logo":"iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJ"}""")]
    [InlineData("GET /files/a%20b?x=%2Fy")]
    [InlineData("""{"a":"line\nbreak \u00e9"}""")]
    [InlineData("0123456789abcdef0123456789abcdef")]
    public void EncodedText_WithoutASecret_IsKept(string text) => Knowing(Password).Redact(text).ShouldBe(text);

    [Fact]
    public void LongTextFullOfCodes_IsReadInTime() => Knowing(Password).Redact(string.Concat(Enumerable.Repeat("%41\\u0041", 20_000))).ShouldNotBe(Redactor.Withheld);

    [Fact]
    public void WhatAFinderKnows_IsMasked_AlsoBehindCodes()
    {
        var redactor = new Redactor("salt", new Finder("marker-value"));
        redactor.Redact("a marker-value b").ShouldStartWith("a mark…#");
        redactor.Redact("""{"x":"%6D%61rker-value"}""").ShouldNotContain("rker-value");
    }

    private sealed class Finder(string value) : ISecretFinder
    {
        public IReadOnlyList<(int Start, int Length)> Find(string text) => text.IndexOf(value, StringComparison.Ordinal) is >= 0 and var at ? [(at, value.Length)] : [];
    }

    [Theory]
    [InlineData("Authorization: Bearer " + Jwt)]
    [InlineData("x" + Jwt)]
    [InlineData("{\"anything\":\"" + Jwt + "\"}")]
    public void UnknownJwt_IsMasked(string text) => new Redactor("salt").Redact(text).ShouldNotContain("dozjgNryP4J3");

    [Fact]
    public void EncryptedToken_AllFiveParts_AreMasked() =>
        new Redactor("salt").Redact("eyJhbGciOiJkaXIifQ.aaaaaaaa.bbbbbbbb.cipherTEXT.tagTAG").ShouldNotContain("TEXT");

    [Theory]
    [InlineData("""{"password":"hunter2222"}""")]
    [InlineData("""{"newPassword" : "hunter2222", "a":1}""")]
    [InlineData("""{"client_secret":"hunter2222"}""")]
    [InlineData("""{"oauth2Token":"hunter2222"}""")]
    [InlineData("""{"x-api-key":"hunter2222"}""")]
    [InlineData("""{"password":"hunter2222\"quoted"}""")]
    [InlineData("""{"password":"\\hunter2222"}""")]
    [InlineData("""{"password":"hunter2222""")]
    [InlineData("""{"password":"hunter2222…#"}""")]
    [InlineData("""{"password":"hunter2222…#0123456789abcdef"}""")]
    public void SensitiveJsonField_IsMasked(string json) => new Redactor("salt").Redact(json).ShouldNotContain("hunter2222");

    [Fact]
    public void SensitiveJsonNumber_IsMasked() => new Redactor("salt").Redact("""{"otp":482913,"id":482913}""").ShouldEndWith("\"id\":482913}");

    [Theory]
    [InlineData("/reset?token=hunter2222&x=1")]
    [InlineData("password=hunter2222")]
    [InlineData("a=1&user[password]=hunter2222")]
    [InlineData("a=1&user%5Bpassword%5D=hunter2222")]
    [InlineData("a=1&password_confirmation=hunter2222")]
    [InlineData("/callback?code=hunter2222")]
    [InlineData("/callback#access_token=hunter2222")]
    [InlineData("/x?oauth2_token=hunter2222")]
    public void SensitivePair_IsMasked(string text) => new Redactor("salt").Redact(text).ShouldNotContain("hunter2222");

    [Theory]
    [InlineData("""{"id":17,"title":"Boiler","count":3}""")]
    [InlineData("GET /jobs?page=2&status=open")]
    [InlineData("")]
    public void HarmlessText_IsKept(string text) => Knowing(Password).Redact(text).ShouldBe(text);

    [Theory]
    [InlineData("true")]
    [InlineData("1234")]
    [InlineData("a1")]
    [InlineData("0")]
    public void ShortKnownValue_DoesNotShredLongerWords(string value) =>
        Knowing(value).Redact("untrue 912345 ba1c 10203").ShouldBe("untrue 912345 ba1c 10203");

    [Fact]
    public void ShortKnownValue_AsAWord_IsMasked() => Knowing("1234").Redact("""{"note":"1234"}""").ShouldNotContain("1234\"");

    [Fact]
    public void KnownValueInsideAMask_LeavesTheMaskAlone()
    {
        var mask = new Redactor("salt").Mask(Password);
        var digits = mask[^16..^8];
        var redactor = Knowing(Password, digits);

        redactor.Redact(Password).ShouldBe(mask);
        redactor.Redact(redactor.Redact(Password)).ShouldBe(mask);
        redactor.Redact($"…#{digits}00000000").ShouldNotContain(digits, customMessage: "a mask that was never written hides nothing");
    }

    [Fact]
    public void ShownCharacters_DoNotCompleteAnotherSecret()
    {
        var redacted = Knowing("xxxxcorr", Password).Redact("xxxx" + Password);

        redacted.ShouldNotContain("xxxxcorr");
    }

    [Fact]
    public void OverlappingKnownValues_GiveTheSameTextWhateverTheOrder()
    {
        string[] values = [.. Enumerable.Range(0, 12).Select(i => new string([.. Enumerable.Range(i, 10).Select(c => (char)('a' + c))]))];
        const string Text = "abcdefghijklmnopqrstuvwxyz";

        Knowing([.. values.Reverse()]).Redact(Text).ShouldBe(Knowing(values).Redact(Text));
    }

    [Fact]
    public void TextThatCannotBeSearchedInTime_IsWithheld()
    {
        var hostile = string.Concat(Enumerable.Repeat("eyJ", 400_000));

        new Redactor("salt").Redact(hostile).ShouldBe("[withheld: this text could not be searched for secrets in time]");
    }

    [Fact]
    public void KnownSecrets_AnyText_NoneIsLeftWhole_AndTwiceIsOnce()
    {
        // Long values: the slow hash for short ones would make a property test of minutes.
        var secret = Gen.String[Gen.Char["abc-_=&?\"{}: \\"], 32, 40];
        Gen.Select(secret.Array[1, 3], Gen.String[Gen.Char["abc\"{}:=&? eyJ."], 0, 40].Array[4]).Sample((secrets, filler) =>
        {
            var redactor = Knowing(secrets);
            var text = filler[0] + secrets[0] + filler[1] + secrets[^1] + filler[2] + secrets[secrets.Length / 2] + filler[3];
            var once = redactor.Redact(text);
            return secrets.All(s => !once.Contains(s, StringComparison.Ordinal)) && redactor.Redact(once) == once;
        }, iter: 2000);
    }

    [Fact]
    public void Mask_ShowsFourCharactersAtMostAndNeverTheWhole()
    {
        var redactor = new Redactor("salt");

        Gen.String[Gen.Char.AlphaNumeric, 4, 60].Sample(value =>
        {
            var mask = redactor.Mask(value);
            return !mask.Contains(value, StringComparison.Ordinal) && mask.IndexOf('…', StringComparison.Ordinal) <= 4;
        }, iter: 20);
    }

    [Fact]
    public void Secret_NeverPrintsItself()
    {
        var secret = new Secret(Password, "env:ACME_PASSWORD");

        $"{secret}".ShouldBe("<env:ACME_PASSWORD>");
        secret.Reveal().ShouldBe(Password);
        secret.ShouldBe(new Secret(Password, "other"));
    }

    private static Redactor Knowing(params string[] values)
    {
        var redactor = new Redactor("salt");
        foreach (var value in values)
        {
            redactor.Learn(value);
        }

        return redactor;
    }
}
