using System.Text;
using LaunchReady.Api.Exchanges;
using LaunchReady.Api.Identities;
using LaunchReady.Api.Surface;
using LaunchReady.Core.Targets;

namespace LaunchReady.Api.Collecting;

/// <summary>Brings documents, captures and collections from files or from allowed origins, as the identity that is asked for.</summary>
internal static class SourceLoading
{
    private const int LargestFile = 128 * 1024 * 1024;

    public static async Task<Inventory> LoadAsync(
        Target target, ITransport transport, ICallers callers, IReadOnlyList<Caller> people, CancellationToken cancellation)
    {
        var sources = new List<(SourceKind, string, ReadOnlyMemory<byte>)>();
        var errors = new List<string>();
        foreach (var source in target.Api!.Sources)
        {
            try
            {
                var bytes = source.Location.Contains("://", StringComparison.Ordinal)
                    ? await FetchAsync(source, transport, callers, people, errors, cancellation).ConfigureAwait(false)
                    : await ReadAsync(target, source, errors, cancellation).ConfigureAwait(false);
                if (bytes is { } content)
                {
                    sources.Add((source.Kind, source.Location, content));
                }
            }
            catch (IOException error)
            {
                errors.Add($"{source.Location}: {error.Message}");
            }
            catch (UnauthorizedAccessException error)
            {
                errors.Add($"{source.Location}: {error.Message}");
            }
        }

        var inventory = SurfaceReader.Read(sources, target.Api.Base);
        return inventory with { Errors = [.. errors, .. inventory.Errors] };
    }

    private static async Task<ReadOnlyMemory<byte>?> ReadAsync(Target target, SurfaceSource source, List<string> errors, CancellationToken cancellation)
    {
        var file = Path.GetFullPath(Path.Combine(target.Folder, source.Location));
        if (!File.Exists(file))
        {
            errors.Add($"{source.Location}: there is no such file in {target.Folder}; correct the path in launchready.yaml");
            return null;
        }

        if (new FileInfo(file).Length > LargestFile)
        {
            errors.Add($"{source.Location}: larger than {LargestFile / 1024 / 1024} MB; export a smaller document");
            return null;
        }

        return await File.ReadAllBytesAsync(file, cancellation).ConfigureAwait(false);
    }

    private static async Task<ReadOnlyMemory<byte>?> FetchAsync(
        SurfaceSource source, ITransport transport, ICallers callers, IReadOnlyList<Caller> people, List<string> errors, CancellationToken cancellation)
    {
        var caller = source.AsIdentity is null ? Caller.Stranger : people.FirstOrDefault(p => p.Key == source.AsIdentity) ?? Caller.Stranger;
        var request = callers.Credentials(caller, new Call("GET", source.Location));
        var answer = await transport.SendAsync("documents", request.Call, request.Headers, cancellation).ConfigureAwait(false);
        if (!answer.IsSuccess)
        {
            errors.Add(answer.Fault == TransportFault.None
                ? $"the document {source.Location} answered {answer.Status}" + (source.AsIdentity is null ? "; if it needs a token, give `as: IDENTITY` beside it" : "")
                : $"the document {source.Location} gave no answer: {answer.FaultText}");
            return null;
        }

        if (answer.Truncated)
        {
            errors.Add($"{source.Location}: longer than `limits.answer-bytes`; raise the limit in launchready.yaml or save the document as a file");
            return null;
        }

        return Encoding.UTF8.GetBytes(answer.Body);
    }
}
