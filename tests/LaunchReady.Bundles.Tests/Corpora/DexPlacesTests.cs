using System.Text;
using System.Text.RegularExpressions;

namespace LaunchReady.Bundles.Tests.Corpora;

/// <summary>Where a string stands is checked against the disassembly that Android's own dexdump prints.</summary>
public sealed partial class DexPlacesTests(ITestOutputHelper output)
{
    [Fact]
    public void Constants_and_uses_stand_where_dexdump_finds_them()
    {
        foreach (var apk in Apks.Files())
        {
            foreach (var (name, content) in Apks.Entries(apk, n => n.EndsWith(".dex", StringComparison.Ordinal)))
            {
                Compare($"{Path.GetFileName(apk)} {name}", Sample(name, content), Dump(content));
            }
        }
    }

    private void Compare(string file, Dictionary<string, string> ours, Known known)
    {
        var wrong = new List<string>();
        var (constants, uses) = (0, 0);
        foreach (var (text, fields) in known.Fields.Where(f => ours.ContainsKey(f.Key)))
        {
            constants++;
            if (!fields.Contains(ours[text]))
            {
                wrong.Add($"constant {text}: {ours[text]}, not {fields.First()}");
            }
        }

        foreach (var (text, methods) in known.Uses.Where(u => ours.ContainsKey(u.Key) && !known.Fields.ContainsKey(u.Key)))
        {
            uses++;
            if (!methods.Contains(ours[text]) && !known.Stores.Contains(ours[text]))
            {
                wrong.Add($"use of {text}: {ours[text]}, not {methods.First()}");
            }
        }

        output.WriteLine($"{file}: {constants} constants and {uses} uses compared, {wrong.Count} wrong");
        wrong.Take(5).ShouldBeEmpty(file);
    }

    /// <summary>Our place of each plain string.</summary>
    private static Dictionary<string, string> Sample(string name, byte[] content)
    {
        var read = BinaryText.Read(name, content, TestContext.Current.CancellationToken)!;
        var places = new Dictionary<string, string>(StringComparer.Ordinal);
        var offset = 0;
        foreach (var line in Encoding.UTF8.GetString(read.Text.Span).Split('\n'))
        {
            var named = NamedLine().Match(line);
            places.TryAdd(named.Success ? named.Groups["value"].Value : line, read.PlaceOf(offset));
            offset += Encoding.UTF8.GetByteCount(line) + 1;
        }

        return places;
    }

    private static Known Dump(byte[] dex)
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(file, dex);
            return Parse(Apks.Run("dexdump", "-d", file));
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static Known Parse(string dump)
    {
        var known = new Known([], [], []);
        var (method, type, field) = ("", "", "");
        foreach (var line in dump.Split('\n'))
        {
            if (MethodLine().Match(line) is { Success: true } start)
            {
                method = PlaceOf(start.Groups["class"].Value, start.Groups["name"].Value);
            }
            else if (ConstantLine().Match(line) is { Success: true } use)
            {
                Add(known.Uses, use.Groups["text"].Value, method);
            }
            else if (StoreLine().Match(line) is { Success: true } store)
            {
                known.Stores.Add($"{store.Groups["class"].Value.Replace('/', '.')}.{store.Groups["name"].Value}");
            }
            else if (MemberLine().Match(line) is { Success: true } member)
            {
                type = member.Groups["class"].Value.Replace('/', '.');
            }
            else if (NameLine().Match(line) is { Success: true } name)
            {
                field = name.Groups["name"].Value;
            }
            else if (ValueLine().Match(line) is { Success: true } value)
            {
                Add(known.Fields, value.Groups["text"].Value, $"{type}.{field}");
            }
        }

        return known;
    }

    private static string PlaceOf(string type, string method) => method switch
    {
        "<clinit>" => $"used in the static initializer of {type}",
        "<init>" => $"used in a constructor of {type}",
        _ => $"used in {type}.{method}()",
    };

    private static void Add(Dictionary<string, HashSet<string>> to, string text, string place)
    {
        if (Plain().IsMatch(text))
        {
            (to.TryGetValue(text, out var places) ? places : to[text] = []).Add(place);
        }
    }

    /// <summary>By text: the fields that hold it as their value, the methods that load it; and all fields that code stores objects into.</summary>
    private sealed record Known(Dictionary<string, HashSet<string>> Fields, Dictionary<string, HashSet<string>> Uses, HashSet<string> Stores);

    [GeneratedRegex("^[^ =]+ = \"(?<value>.*)\"$")]
    private static partial Regex NamedLine();

    [GeneratedRegex(@"\|\[[0-9a-f]+\] (?<class>.+)\.(?<name>[^.:]+):\(")]
    private static partial Regex MethodLine();

    [GeneratedRegex("""\|[0-9a-f]+: const-string(?:/jumbo)? v\d+, "(?<text>.*)" // string@""")]
    private static partial Regex ConstantLine();

    [GeneratedRegex(@"\|[0-9a-f]+: [is]put-object .*, L(?<class>[^;]+);\.(?<name>[^:]+):")]
    private static partial Regex StoreLine();

    [GeneratedRegex(@"^    #\d+ +: \(in L(?<class>[^;]+);\)")]
    private static partial Regex MemberLine();

    [GeneratedRegex("^      name +: '(?<name>.*)'")]
    private static partial Regex NameLine();

    [GeneratedRegex("^      value +: \"(?<text>.*)\"$")]
    private static partial Regex ValueLine();

    /// <summary>What dexdump prints as it is, and what cannot be confused with a line of ours.</summary>
    [GeneratedRegex("^[A-Za-z0-9_.:/-]{2,}$")]
    private static partial Regex Plain();
}
