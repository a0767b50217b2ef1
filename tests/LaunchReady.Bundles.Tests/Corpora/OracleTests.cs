using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace LaunchReady.Bundles.Tests.Corpora;

/// <summary>Everything that Android's own tools and androguard find in real APKs has to be in our text.</summary>
public sealed partial class OracleTests(ITestOutputHelper output)
{
    [Fact]
    public void Every_string_of_a_resource_table_that_aapt_lists_is_in_the_text()
    {
        var expected = 0;
        foreach (var apk in Apks.Files().Where(a => Apks.Entries(a, n => n == "resources.arsc").Any()))
        {
            var strings = StringsOfAapt(Apks.Run("aapt", "dump", "strings", apk));
            Compare(apk, "resources.arsc", Apks.Entry(apk, "resources.arsc"), strings);
            expected += strings.Count;
        }

        expected.ShouldBeGreaterThan(1_000);
    }

    [Fact]
    public void Every_value_of_a_manifest_that_aapt_prints_is_in_the_text()
    {
        foreach (var apk in Apks.Files())
        {
            var printed = Apks.Run("aapt", "dump", "xmltree", apk, "AndroidManifest.xml");
            var expected = RawValue().Matches(printed).Select(m => m.Groups["raw"].Value).ToList();
            Compare(apk, "AndroidManifest.xml", Apks.Entry(apk, "AndroidManifest.xml"), expected);
        }
    }

    [Fact]
    public void Every_string_of_classes_that_androguard_finds_is_in_the_text()
    {
        foreach (var apk in Apks.Files())
        {
            foreach (var (name, content) in Apks.Entries(apk, n => n.EndsWith(".dex", StringComparison.Ordinal)))
            {
                Compare(apk, name, content, StringsOfAndroguard(content));
            }
        }
    }

    [Fact]
    public void An_app_bundle_s_files_say_the_same_as_those_of_the_APK()
    {
        foreach (var apk in Apks.Files())
        {
            var bundle = Path.Combine(Path.GetTempPath(), $"launchready-{Guid.NewGuid():N}.apk");
            Apks.Run("aapt2", "convert", "--output-format", "proto", "-o", bundle, apk);
            try
            {
                var strings = StringsOfAapt(Apks.Run("aapt", "dump", "strings", apk));
                Compare(bundle, "resources.pb", Apks.Entry(bundle, "resources.pb"), strings);
                CompareXml(apk, bundle);
            }
            finally
            {
                File.Delete(bundle);
            }
        }
    }

    [Fact]
    public void The_facts_are_those_that_aapt_prints()
    {
        foreach (var apk in Apks.Files())
        {
            var printed = Apks.Run("aapt", "dump", "badging", apk);
            IEnumerable<string> Permission(string kind) => NamedLine().Matches(printed).Where(m => m.Groups["kind"].Value == kind).Select(m => m.Groups["name"].Value);
            string? Printed(string pattern) => Regex.Match(printed, pattern, RegexOptions.None, TimeSpan.FromSeconds(5)) is { Success: true } match && match.Groups[1].Length > 0 ? match.Groups[1].Value : null;
            var files = Apks.Entries(apk, n => Path.GetExtension(n) is ".arsc" or ".xml").ToDictionary(e => e.Name, e => e.Content);
            var facts = AndroidApp.Read(files["AndroidManifest.xml"], p => files.TryGetValue(p, out var found) ? found : null, TestContext.Current.CancellationToken);

            facts.Damage.ShouldBeNull();
            facts.Package.ShouldBe(Printed("package: name='([^']*)'"));
            facts.VersionCode?.ToString().ShouldBe(Printed("versionCode='([^']*)'"));
            facts.VersionName.ShouldBe(Printed("versionName='([^']*)'"));
            facts.MinSdk?.ToString().ShouldBe(Printed("\nsdkVersion:'([^']*)'"));
            facts.TargetSdk?.ToString().ShouldBe(Printed("targetSdkVersion:'([^']*)'"));
            (facts.Debuggable == true).ShouldBe(printed.Contains("application-debuggable", StringComparison.Ordinal));
            facts.Permissions.Distinct().Order(StringComparer.Ordinal).ShouldBe(
                Permission("uses-permission").Except(Permission("uses-implied-permission")).Distinct().Order(StringComparer.Ordinal));
            AndroidApp.SignaturesOf(File.ReadAllBytes(apk)).ShouldNotBeNull().V2.ShouldBeTrue(apk);
        }
    }

    /// <summary>aapt2 puts every XML file into the same words, but names a reference where the APK has its number.</summary>
    private void CompareXml(string apk, string bundle)
    {
        var binary = Apks.Entries(apk, n => n.EndsWith(".xml", StringComparison.Ordinal)).ToDictionary(e => e.Name, e => e.Content);
        var (compared, different) = (0, new List<string>());
        foreach (var (name, content) in Apks.Entries(bundle, n => n.EndsWith(".xml", StringComparison.Ordinal)))
        {
            var original = binary[name];
            if (BinaryText.Read(name, content, TestContext.Current.CancellationToken) is not { } ours)
            {
                // Libraries leave plain XML in the APK.
                BinaryText.Read(name, original, TestContext.Current.CancellationToken).ShouldBeNull(name);
                continue;
            }

            compared++;
            var lines = Lines(ours);
            var expected = Lines(BinaryText.Read(name, original, TestContext.Current.CancellationToken)!);
            if (!lines.SequenceEqual(expected.Take(lines.Length)))
            {
                different.Add($"{name}: {string.Join(" | ", lines.Zip(expected).Where(p => p.First != p.Second).Take(2))}");
            }
        }

        output.WriteLine($"{Path.GetFileName(apk)}: {compared} XML files compared, {different.Count} different");
        different.Take(10).ShouldBeEmpty();
    }

    private static string[] Lines(Rendition rendition) =>
        [.. Reference().Replace(Encoding.UTF8.GetString(rendition.Text.Span), "\"@reference\"").Split('\n', StringSplitOptions.RemoveEmptyEntries)];

    private static List<string> StringsOfAapt(string printed)
    {
        var parts = NumberedString().Split(printed);
        return [.. parts.Skip(1).Select(p => p.EndsWith('\n') ? p[..^1] : p)];
    }

    private static List<string> StringsOfAndroguard(byte[] dex)
    {
        const string Script = """
            import sys, json
            from androguard.core.bytecodes.dvm import DalvikVMFormat
            print(json.dumps([str(s) for s in DalvikVMFormat(open(sys.argv[1], 'rb').read()).get_strings()]))
            """;
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(file, dex);
            Assert.SkipUnless(File.Exists("/usr/bin/androguard"), "androguard is not installed");
            return JsonSerializer.Deserialize<List<string>>(Apks.Run("/usr/bin/python3", "-c", Script, file))!;
        }
        finally
        {
            File.Delete(file);
        }
    }

    private void Compare(string apk, string name, byte[] content, IReadOnlyList<string> expected)
    {
        var watch = Stopwatch.StartNew();
        var rendition = BinaryText.Read(name, content, TestContext.Current.CancellationToken)!;
        watch.Stop();
        rendition.Damage.ShouldBeNull($"{apk} {name}");
        var text = Encoding.UTF8.GetString(rendition.Text.Span);
        var lines = new HashSet<string>(text.Split('\n').Concat(text.Split('\n').Select(l => Named().Match(l).Groups["value"].Value)), StringComparer.Ordinal);
        var missing = expected.Where(e => !lines.Contains(e) && !text.Contains(e, StringComparison.Ordinal)).ToList();
        output.WriteLine($"{Path.GetFileName(apk)} {name}: {expected.Count} strings expected, {missing.Count} missing, {content.Length / 1e6 / watch.Elapsed.TotalSeconds:F0} MB/s");
        missing.ShouldBeEmpty($"{apk} {name}");
    }

    [GeneratedRegex(@"(?:^|\n)String #\d+: ")]
    private static partial Regex NumberedString();

    [GeneratedRegex("^ *(?<kind>[a-z-]+): name='(?<name>[^']*)'", RegexOptions.Multiline)]
    private static partial Regex NamedLine();

    [GeneratedRegex("\"[@?][^\"]*\"")]
    private static partial Regex Reference();

    [GeneratedRegex("^.*? = \"(?<value>.*)\"$")]
    private static partial Regex Named();

    [GeneratedRegex("""\(Raw: "(?<raw>.*)"\)$""", RegexOptions.Multiline)]
    private static partial Regex RawValue();
}
