using System.Diagnostics;
using System.Text;
using CsCheck;
using LaunchReady.Api.Surface;
using LaunchReady.Core.Targets;

namespace LaunchReady.Api.Tests.Surface;

/// <summary>Whatever the bytes: one reading or one error, soon, and never an exception.</summary>
public sealed class HostileSourceTests
{
    private const int Levels = 200_000;
    private static readonly Uri Base = new("http://127.0.0.1:5080/");
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);

    private static int Iterations => TestKit.Fuzz.Iterations(1_500);

    public static TheoryData<string, string> Nested => new()
    {
        { "objects.json", Repeat("{\"a\":", Levels) + "1" + new string('}', Levels) },
        { "arrays.json", new string('[', Levels) },
        { "flow.yaml", "openapi: " + new string('[', Levels) },
        { "flow-maps.yaml", "openapi: " + Repeat("{a: ", Levels) },
        { "blocks.yaml", Repeat("- ", Levels) + "a" },
        { "keys.yaml", Repeat("? ", Levels) + "a" },
        { "indented.yaml", string.Concat(Enumerable.Range(0, 2_000).Select(i => new string(' ', i) + "a:\n")) },
        { "document.json", """{"openapi":"3.0.0","paths":{"/a":{"get":{"responses":{"200":{"content":{"application/json":{"schema":""" + Repeat("{\"items\":", Levels) },
    };

    [Theory]
    [MemberData(nameof(Nested))]
    public void Nesting_beyond_any_real_document_is_refused_in_one_error(string name, string text)
    {
        var reading = Quickly(() => OpenApiDocumentReader.Read(name, Encoding.UTF8.GetBytes(text)));

        reading.Errors.Count.ShouldBe(1);
        reading.Errors[0].ShouldContain("nested deeper");
    }

    [Fact]
    public void Json_that_is_cut_off_is_called_broken_and_not_deep() =>
        OpenApiDocumentReader.Read("cut.json", "{\"openapi\":\"3.0.0\""u8.ToArray()).Errors.Single().ShouldBe("cut.json:1:19: this is not valid JSON; correct it here or export it again");

    [Fact]
    public void Aliases_that_multiply_are_refused()
    {
        var text = new StringBuilder("openapi: 3.0.0\na0: &a0 [lol, lol, lol]\n");
        for (var i = 1; i < 40; i++)
        {
            text.Append($"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 10))}]\n");
        }

        var reading = Quickly(() => Document("laughs.yaml", text.ToString()));

        reading.Errors.Single().ShouldContain("aliases expand");
    }

    [Theory]
    [InlineData("openapi: 3.0.0\na: &a\n  b: *a\n", ":3:6: ", "inside its own anchor")]
    [InlineData("openapi: 3.0.0\na: *nobody\n", ":2:4: ", "names no anchor")]
    [InlineData("openapi: 3.0.0\npaths: {}\npaths: {}\n", ":3:1: ", "occurs twice")]
    [InlineData("openapi: 3.0.0\npaths:\n  /a: [unclosed\n", ":", "not valid YAML")]
    [InlineData("openapi: 3.0.0\n? [a, b]\n: c\n", ":2:3: ", "plain text")]
    [InlineData("# nothing\n", ":", "empty")]
    [InlineData("", ":1:1: ", "empty")]
    [InlineData("<!doctype html><title>Docs</title>", ":1:1: ", "HTML")]
    [InlineData("just words", ":1:1: ", "point to")]
    public void Broken_YAML_is_refused_with_place_and_remedy(string text, string place, string words)
    {
        var error = Document("given.yaml", text).Errors.Single();

        error.ShouldStartWith("given.yaml" + place);
        error.ShouldContain(words);
    }

    [Fact]
    public void A_path_that_occurs_twice_in_JSON_keeps_the_operations_of_both()
    {
        var reading = Document("twice.json", """{"openapi":"3.0.0","paths":{"/a":{"get":{}},"/a":{"get":{},"post":{}}}}""");

        reading.Operations.Select(o => o.Id).ShouldBe(["GET /a", "POST /a"]);
        reading.Remarks.ShouldContain(r => r.Contains("more than once"));
    }

    [Theory]
    [InlineData(@"\ud800")]
    [InlineData(@"\udc00\ud800x")]
    [InlineData(@"\\\ud83d")]
    public void Half_a_surrogate_pair_is_replaced(string escape)
    {
        var text = """{"openapi":"3.0.0","paths":{"/a@":{"get":{"summary":"@","operationId":"@"}}}}""".Replace("@", escape);

        Document("odd.json", text).Operations.Single().Summary!.ShouldContain('\ufffd');
    }

    [Fact]
    public void Other_encodings_are_understood()
    {
        const string Text = """{"openapi":"3.0.0","paths":{"/ä":{"get":{}}}}""";

        foreach (var encoding in new Encoding[] { Encoding.Unicode, Encoding.BigEndianUnicode, new UTF8Encoding(true) })
        {
            OpenApiDocumentReader.Read("a.json", (byte[])[.. encoding.GetPreamble(), .. encoding.GetBytes(Text)]).Operations.Single().Path.ShouldBe("/ä");
        }

        OpenApiDocumentReader.Read("a.json", Encoding.Latin1.GetBytes(Text)).Operations.Count.ShouldBe(1);
    }

    [Fact]
    public void Large_sources_are_bounded()
    {
        var paths = Enumerable.Range(0, 200_000).Select(i => $"\"/things/{i}\":" + """{"get":{"responses":{"200":{"description":"a long list of things"}}}}""");
        var json = """{"openapi":"3.0.0","paths":{@}}""".Replace("@", string.Join(',', paths));

        Quickly(() => Document("large.json", json)).Operations.Count.ShouldBe(200_000);
        Quickly(() => Document("larger.json", json + new string(' ', SourceText.MaxBytes))).Errors.Single().ShouldContain("limit");
    }

    [Theory]
    [InlineData("&a ", "")]
    [InlineData("!t ", "")]
    [InlineData("a: b\n", "unique")]
    [InlineData("# comment\n", "")]
    [InlineData("- 'x'\n", "")]
    [InlineData("\"\\x\" ", "")]
    [InlineData("word word\n", "")]
    [InlineData("[{a: ", "")]
    [InlineData("--- a\n", "")]
    [InlineData("*a ", "")]
    [InlineData("<<: *a\n", "")]
    [InlineData("|\n ", "")]
    public void Two_megabytes_of_one_thing_take_no_time_to_speak_of(string piece, string kind)
    {
        var count = 2_000_000 / piece.Length;
        var text = kind == "unique" ? string.Concat(Enumerable.Range(0, count).Select(i => $"k{i}: b\n")) : Repeat(piece, count);

        Quickly(() => Document("flood.yaml", text)).Errors.Count.ShouldBeLessThanOrEqualTo(1);
    }

    [Fact]
    public void Schemas_that_all_refer_to_each_other_stay_small()
    {
        var properties = string.Join(',', Enumerable.Range(0, 200).Select(m => $"\"p{m}\":" + """{"$ref":"#/components/schemas/S@"}""".Replace("@", $"{m}")));
        var schemas = string.Join(',', Enumerable.Range(0, 200).Select(n => $"\"S{n}\":" + """{"properties":{@}}""".Replace("@", properties)));
        var text = """{"openapi":"3.0.0","paths":{"/a":{"post":{"requestBody":{"content":{"application/json":{"schema":{"$ref":"#/components/schemas/S0"}}}}}}},"components":{"schemas":{@}}}"""
            .Replace("@", schemas);

        var size = Quickly(() => Size(Document("mesh.json", text).Operations.Single().Body!.Schema));

        size.ShouldBeInRange(200, 20_000);
    }

    [Theory]
    [InlineData(SourceKind.OpenApi)]
    [InlineData(SourceKind.Har)]
    [InlineData(SourceKind.Postman)]
    public void Mutated_sources_give_readings_or_errors_and_never_an_exception(SourceKind kind)
    {
        var seeds = Samples.Of(kind).Select(Encoding.UTF8.GetBytes).ToArray();
        var change = Gen.Select(Gen.Int[0, 1_000_000], Gen.Int[0, 5], Gen.Byte, Gen.Int[0, Samples.Splinters.Length - 1].Select(i => Samples.Splinters[i]));
        Gen.Select(Gen.Int[0, seeds.Length - 1], change.Array[1, 12]).Sample(
            (seed, changes) =>
            {
                var bytes = changes.Aggregate(seeds[seed], Mutated);
                var name = seeds[seed][0] == '{' ? "mutated.json" : "mutated.yaml";
                var inventory = SurfaceReader.Read([(kind, name, bytes)], Base);
                inventory.Operations.Sum(o => Size(o.Body?.Schema) + Size(o.Answer)).ShouldBeGreaterThanOrEqualTo(0);
                inventory.Errors.Count.ShouldBeLessThanOrEqualTo(1);
                inventory.Errors.ShouldAllBe(e => e.StartsWith(name + ":"));
            },
            iter: Iterations);
    }

    private static byte[] Mutated(byte[] bytes, (int At, int How, byte Value, string Splinter) change)
    {
        var at = bytes.Length == 0 ? 0 : change.At % bytes.Length;
        var length = Math.Min(change.Value, bytes.Length - at);
        return change.How switch
        {
            0 => [.. bytes[..at], change.Value, .. bytes[at..]],
            1 => [.. bytes[..at], .. bytes[(at + length)..]],
            2 => [.. bytes[..at], .. Encoding.UTF8.GetBytes(change.Splinter), .. bytes[at..]],
            3 => [.. bytes[..(at + length)], .. bytes[at..]],
            4 => [.. bytes[..at], .. Encoding.UTF8.GetBytes(change.Splinter), .. bytes[(at + Math.Min(length, change.Splinter.Length))..]],
            _ => ValueReplaced(bytes, at, change.Splinter),
        };
    }

    /// <summary>Keeps the text well formed more often than random bytes do: what stands after the next colon becomes something else.</summary>
    private static byte[] ValueReplaced(byte[] bytes, int at, string splinter)
    {
        var text = Encoding.UTF8.GetString(bytes, at, bytes.Length - at);
        var colon = text.IndexOf(':');
        var end = colon < 0 ? -1 : text.IndexOfAny([',', '}', '\n'], colon);
        return end < 0 ? bytes : [.. bytes[..at], .. Encoding.UTF8.GetBytes(text[..(colon + 1)] + " " + splinter + text[end..])];
    }

    private static int Size(Schema? schema) => schema is null ? 0 : 1 + Size(schema.Items) + schema.Properties.Sum(p => Size(p.Schema));

    private static DocumentReading Document(string name, string text) => OpenApiDocumentReader.Read(name, Encoding.UTF8.GetBytes(text));

    private static T Quickly<T>(Func<T> read)
    {
        var watch = Stopwatch.StartNew();
        var result = read();
        watch.Elapsed.ShouldBeLessThan(Soon);
        return result;
    }

    private static string Repeat(string text, int count) => string.Concat(Enumerable.Repeat(text, count));
}
