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

    /// <exception cref="NotAuditedException">A source cannot be read, or the configuration names operations that none knows: half an inventory would make the result look better than it is.</exception>
    public static async Task<Inventory> LoadAsync(
        Target target, ITransport transport, ICallers callers, IReadOnlyList<Caller> people, CancellationToken cancellation)
    {
        var sources = new List<(SourceKind, string, ReadOnlyMemory<byte>)>();
        var errors = new Errors(target.Api!.SourcePlaces);
        foreach (var source in target.Api.Sources)
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
                errors.Add(source, error.Message);
            }
            catch (UnauthorizedAccessException error)
            {
                errors.Add(source, error.Message);
            }
        }

        var inventory = SurfaceReader.Read(sources, target.Api.Base);
        string[] lines = [.. errors.Lines, .. inventory.Errors];
        if (lines.Length == 0)
        {
            lines = [.. NamedOperations.Unknown(target.Api.Named, inventory.Operations)];
        }

        return lines.Length == 0 ? inventory : throw new NotAuditedException(lines, errors.AreAllSilence && inventory.Errors.Count == 0);
    }

    /// <summary>What cannot be read, each with the place that names it.</summary>
    private sealed class Errors(IReadOnlyDictionary<string, string> places)
    {
        private readonly List<string> _lines = [];
        private int _silent;

        public IReadOnlyList<string> Lines => _lines;

        /// <summary>Nothing but servers that gave no answer.</summary>
        public bool AreAllSilence => _silent > 0 && _silent == _lines.Count;

        public void Add(SurfaceSource source, string what) =>
            _lines.Add(places.TryGetValue(source.Location, out var place) ? $"{place}: {what}" : $"{source.Location}: {what}");

        public void AddSilence(SurfaceSource source, string what)
        {
            _silent++;
            Add(source, what);
        }
    }

    private static async Task<ReadOnlyMemory<byte>?> ReadAsync(Target target, SurfaceSource source, Errors errors, CancellationToken cancellation)
    {
        var file = Path.GetFullPath(Path.Combine(target.Folder, source.Location));
        if (!File.Exists(file))
        {
            errors.Add(source, $"there is no file '{source.Location}' in {target.Folder}; correct the path, or put the file there");
            return null;
        }

        if (new FileInfo(file).Length > LargestFile)
        {
            errors.Add(source, $"{source.Location} is larger than {LargestFile / 1024 / 1024} MB; export a smaller document");
            return null;
        }

        return await File.ReadAllBytesAsync(file, cancellation).ConfigureAwait(false);
    }

    private static async Task<ReadOnlyMemory<byte>?> FetchAsync(
        SurfaceSource source, ITransport transport, ICallers callers, IReadOnlyList<Caller> people, Errors errors, CancellationToken cancellation)
    {
        var caller = source.AsIdentity is null ? Caller.Stranger : people.FirstOrDefault(p => p.Key == source.AsIdentity) ?? Caller.Stranger;
        var request = callers.Credentials(caller, new Call("GET", source.Location));
        var answer = await transport.SendAsync("documents", request.Call, request.Headers, cancellation).ConfigureAwait(false);
        if (answer.Status == 0)
        {
            errors.AddSilence(source, $"{source.Location} gave no answer: {answer.FaultText}");
            return null;
        }

        if (!answer.IsSuccess)
        {
            errors.Add(source, $"{source.Location} answered {answer.Status}{Remedy(source, answer, caller)}");
            return null;
        }

        if (answer.Truncated)
        {
            errors.Add(source, $"{source.Location} is longer than `limits.answer-bytes`; raise the limit in launchready.yaml or save the document as a file");
            return null;
        }

        return Encoding.UTF8.GetBytes(answer.Body);
    }

    private static string Remedy(SurfaceSource source, Answer answer, Caller caller) => answer.Status switch
    {
        >= 300 and < 400 when answer.Header("Location") is { } location => $", a redirect to {location}; name that address, and its origin under `allow`",
        401 or 403 when source.AsIdentity is null => "; if it needs a token, give `as: IDENTITY` beside it",
        401 or 403 when caller.Dead is { } why => $", since {caller.Key} could not sign in: {why}",
        _ => "; correct the address, or save the document as a file and name that",
    };
}
