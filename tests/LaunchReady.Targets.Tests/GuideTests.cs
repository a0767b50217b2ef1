using System.Text.RegularExpressions;
using LaunchReady.Targets.Keys;
using LaunchReady.Targets.Yaml;

namespace LaunchReady.Targets.Tests;

public sealed partial class GuideTests
{
    private static string Example()
    {
        using var stream = typeof(GuideTests).Assembly.GetManifestResourceStream("configuration.md")!;
        using var reader = new StreamReader(stream);
        return Blocks().Matches(reader.ReadToEnd()).Select(static m => m.Groups["text"].Value).Single(static t => t.StartsWith("version: 1\nname", StringComparison.Ordinal));
    }

    [Fact]
    public void Guide_Example_IsValid()
    {
        using var workspace = new Workspace();
        foreach (var name in Variables().Matches(Example()).Select(static m => m.Groups["name"].Value))
        {
            workspace.Environment[name] = "value of " + name;
        }

        workspace.Load(Example()).Errors.ShouldBeEmpty();
    }

    [Fact]
    public void Guide_Example_NamesEveryKeyOnceAtLeast()
    {
        var named = new HashSet<string>(StringComparer.Ordinal);
        Collect(YamlText.Read(Example()).Documents[0], named);
        ConfigurationKeys.All
            .Where(static k => !ConfigurationKeys.IsBeside(k.Path))
            .Select(static k => k.Key.Name)
            .Where(n => n is not ("*" or "[]") && !named.Contains(n))
            .Distinct()
            .Order(StringComparer.Ordinal)
            .ShouldBe(["cookie", "form", "text", "user"], ignoreOrder: true, "these stand in remarks only");
    }

    private static void Collect(YamlNode node, HashSet<string> names)
    {
        foreach (var entry in (node as YamlMapping)?.Entries ?? [])
        {
            names.Add(entry.Key.Value);
            Collect(entry.Value, names);
        }

        foreach (var item in (node as YamlSequence)?.Items ?? [])
        {
            Collect(item, names);
        }
    }

    [GeneratedRegex("```yaml\n(?<text>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Blocks();

    [GeneratedRegex(@"\$\{env:(?<name>\w+)\}")]
    private static partial Regex Variables();
}
