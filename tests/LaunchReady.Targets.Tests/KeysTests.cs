using System.Text.Json.Nodes;
using LaunchReady.Targets.Keys;

namespace LaunchReady.Targets.Tests;

public sealed class KeysTests
{
    private static string Shipped()
    {
        using var stream = typeof(KeysTests).Assembly.GetManifestResourceStream("launchready.schema.json")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    [Fact]
    public void Schema_AsShipped_IsWhatTheKeyTreeSays()
    {
        if (Environment.GetEnvironmentVariable("LAUNCHREADY_WRITE_SCHEMA") is { Length: > 0 } path)
        {
            File.WriteAllText(path, JsonSchema.Text());
        }

        Shipped().ShouldBe(JsonSchema.Text(), "run the tests once with LAUNCHREADY_WRITE_SCHEMA=schema/launchready.schema.json");
    }

    [Fact]
    public void Schema_AsShipped_NamesExactlyTheSameKeys()
    {
        var inSchema = Paths("", JsonNode.Parse(Shipped())!).Order(StringComparer.Ordinal).ToList();
        var inTree = ConfigurationKeys.All.Select(static k => k.Path).Where(static p => !ConfigurationKeys.IsBeside(p));
        inSchema.ShouldBe(inTree.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Keys_All_HaveAMeaningAndUniquePaths()
    {
        ConfigurationKeys.All.ShouldAllBe(static k => k.Key.Meaning.EndsWith('.') || k.Key.Meaning.EndsWith('?'));
        ConfigurationKeys.All.Select(static k => k.Path).ShouldBeUnique();
    }

    [Theory]
    [InlineData("identities.acme-owner.email", "identities.*.email")]
    [InlineData("api.exclude[].until", "api.exclude[].until")]
    [InlineData("api.exclude.until", "api.exclude[].until")]
    [InlineData("per-second", "limits.per-second")]
    [InlineData("mode", "mode")]
    [InlineData("matrix.confirmed-by", "matrix.confirmed-by")]
    [InlineData("waivers[].until", "waivers[].until")]
    public void Explain_KnownKey_IsFound(string key, string path) => ConfigurationKeys.Explain(key).Found.ShouldHaveSingleItem().Path.ShouldBe(path);

    [Fact]
    public void Explain_LastNameOfSeveral_FindsThemAll() =>
        ConfigurationKeys.Explain("headers").Found.Select(static f => f.Path).ShouldBe([
            "api.headers", "api.operations.*.headers", "sign-in.*.headers", "sign-in.*.refresh.headers", "sign-in.*.sign-out.headers", "identities.*.headers",
        ]);

    [Fact]
    public void Explain_Object_NamesTheKeysBelow()
    {
        var limits = ConfigurationKeys.Explain("limits").Found.ShouldHaveSingleItem();
        limits.Keys.ShouldContain("limits.per-second");
        ConfigurationKeys.Explain("limits.timeout").Found[0].Default.ShouldBe("15s");
        ConfigurationKeys.Explain("identities").Found[0].Keys.ShouldContain("identities.*.role");
        ConfigurationKeys.Explain("api.base").Found[0].Required.ShouldBeTrue();
    }

    [Theory]
    [InlineData("limits.per-secnd", "limits.per-second")]
    [InlineData("tenant_field", "api.tenant-fields")]
    [InlineData("zzzzzzzzzzzzzz", null)]
    [InlineData("", null)]
    [InlineData("...", null)]
    public void Explain_UnknownKey_SuggestsANearOne(string key, string? near)
    {
        var lookup = ConfigurationKeys.Explain(key);
        lookup.Found.ShouldBeEmpty();
        lookup.DidYouMean.ShouldBe(near);
    }

    private static IEnumerable<string> Paths(string path, JsonNode schema)
    {
        var below = new List<(string Path, JsonNode Schema)>();
        foreach (var (name, child) in schema["properties"]?.AsObject() ?? [])
        {
            below.Add((path.Length == 0 ? name : path + "." + name, child!));
        }

        if (schema["items"] is { } item)
        {
            below.Add((path + "[]", item));
        }

        if (schema["additionalProperties"] is JsonObject value)
        {
            below.Add((path + ".*", value));
        }

        return below.SelectMany(static b => Paths(b.Path, b.Schema).Prepend(b.Path));
    }
}
