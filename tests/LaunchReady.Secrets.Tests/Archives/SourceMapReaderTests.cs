using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using CsCheck;
using LaunchReady.Secrets.Collecting.Archives.Maps;
using Shouldly;

namespace LaunchReady.Secrets.Tests.Archives;

public sealed class SourceMapReaderTests
{
    private static readonly JsonSerializerOptions[] Serialisers = [new(), new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }];

    [Fact]
    public void Originals_AreThoseThatASerialiserWrote() =>
        Gen.Select(Gen.String.Array[0, 6], Gen.String.Array[0, 6], Gen.Int[0, 1]).Sample(t =>
        {
            var (names, contents, serialiser) = t;
            var json = JsonSerializer.SerializeToUtf8Bytes(new { version = 3, sources = names, x = new { y = new[] { "]", "}" } }, sourcesContent = contents, mappings = "AAAA,\"" }, Serialisers[serialiser]);
            var map = SourceMapReader.Read(json, 1000);
            map.Damaged.ShouldBeFalse();
            map.Originals.Select(o => Text(json, o)).ShouldBe(contents.Select(c => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(c))));
            map.Originals.Select(o => o.Name).Take(names.Length).ShouldBe(names.Take(contents.Length).Select(n => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(n))));
        });

    [Theory]
    [InlineData("""{"sources":["a","b"],"sourcesContent":["one","two""", "one")]
    [InlineData("""{"sources":[null,7,{"sources":["]"]}],"sourcesContent":[null,"two",{"deep":["}"]},"four"]}""", "two,four")]
    [InlineData("""{"sections":[{"map":{"sources":["a"],"sourcesContent":["one"]}},{"map":{"sources":["b"],"sourcesContent":["two"]}}]}""", "one,two")]
    [InlineData("""{"sourcesContent":["one"} ,"two"]}""", "one,two")]
    [InlineData("""{"sourcesContent":["\ud83d\ude00 \ud83d \q \u12"]}""", "😀 \\ud83d \\q \\u12")]
    [InlineData("""{"sourcesContent":["one",""", "one")]
    [InlineData("""{"sourcesContent":[""", "")]
    [InlineData("""{"sourcesContent":""", "")]
    [InlineData("", "")]
    public void Originals_AreReadAsFarAsTheyGo(string json, string expected)
    {
        var bytes = Encoding.UTF8.GetBytes(json);
        string.Join(',', SourceMapReader.Read(bytes, 1000).Originals.Select(o => Text(bytes, o))).ShouldBe(expected);
    }

    [Fact]
    public void Damage_IsSaid() => SourceMapReader.Read("""{"sourcesContent":["one","two"""u8, 10).Damaged.ShouldBeTrue();

    private static string Text(byte[] json, MapOriginal original)
    {
        var text = "";
        SourceMapReader.Unescape(json, original, content => text = Encoding.UTF8.GetString(content.Span));
        return text;
    }
}
