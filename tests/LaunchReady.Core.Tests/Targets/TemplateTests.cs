using CsCheck;
using LaunchReady.Core.Evidence;
using LaunchReady.Core.Targets;

namespace LaunchReady.Core.Tests.Targets;

public sealed class TemplateTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("plain", "plain")]
    [InlineData("${email}", "o@acme.example")]
    [InlineData("Bearer ${token}!", "Bearer t-1!")]
    [InlineData("${email}${token}", "o@acme.examplet-1")]
    [InlineData("${unknown} ${email}", "${unknown} o@acme.example")]
    [InlineData("${email", "${email")]
    [InlineData("$email {email}", "$email {email}")]
    [InlineData("${}", "${}")]
    [InlineData("${env:PASSWORD}", "hunter2222")]
    [InlineData("${nested}", "${email}")]
    public void Fill_Placeholders(string text, string filled) => Make(text).Fill(Value).ShouldBe(filled);

    [Fact]
    public void Fill_TextWithoutPlaceholders_IsKept() =>
        Gen.String[Gen.Char["ab{}$ "], 0, 20].Where(t => !t.Contains("${", StringComparison.Ordinal)).Sample(text => Make(text).Fill(Value) == text);

    [Fact]
    public void Fill_AnyText_Ends() => Gen.String[Gen.Char["ab{}$"], 0, 20].Sample(text => Make(text).Fill(_ => "x") is not null);

    [Fact]
    public void ToString_ShowsThePlaceholderAndNotTheSecret() => Make("${env:PASSWORD}").ToString().ShouldBe("${env:PASSWORD}");

    private static string? Value(string name) => name switch { "email" => "o@acme.example", "token" => "t-1", "nested" => "${email}", _ => null };

    private static Template Make(string text) => new(text)
    {
        Secrets = new Dictionary<string, Secret>(StringComparer.Ordinal) { ["env:PASSWORD"] = new("hunter2222", "env:PASSWORD") },
    };
}
