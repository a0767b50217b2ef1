using LaunchReady.Api;
using LaunchReady.Api.Surface;
using LaunchReady.Core.Decisions;
using LaunchReady.Core.Targets;

namespace LaunchReady.Cli.Initialising;

/// <summary>Where the API runs: what the user named, then where a document came from, then what was recorded, then what a document says.</summary>
internal sealed class AddressGuess(InitRequest request, IReadOnlyList<(Source Source, SourceLook Look)> described, IReadOnlyList<Source> captures, ConsentedOrigins door)
{
    private readonly (Source Source, SourceLook Look)[] _documents = [.. described.Where(d => d.Source.Kind == SourceKind.OpenApi)];

    /// <param name="recorded">The address that the captures call most.</param>
    public async Task<(Uri Base, string? Remark)> FindAsync(Uri? recorded, CancellationToken cancellation)
    {
        if (request.Base is { } given && (given.AbsolutePath.Length > 1 || _documents.Length == 0))
        {
            return (given, null);
        }

        var named = described.Select(d => BaseGuess.Named(d.Look.Root)).FirstOrDefault(u => u is not null);
        var fetched = described.Select(d => d.Source.Url).FirstOrDefault(u => u is not null);
        var address = request.Base ?? (_documents.Length > 0 ? fetched ?? recorded : recorded ?? fetched) ?? named ?? throw new UserErrorException(
            $"{described[0].Source.Location}: the document does not say where the app runs. Add --base, for example --base http://127.0.0.1:3000.", ExitCode.Usage);
        var isGuess = request.Base is null && address != fetched;
        var guess = !isGuess ? null : address == recorded ? "the origin that the capture calls most; check that it is a test environment" : "named by the source; check that it is a test environment";
        if (_documents.Length == 0)
        {
            return (address == recorded ? address : Bare(address), guess);
        }

        if (ByTraffic(Bare(address), recorded) is { } proven)
        {
            return (proven, guess);
        }

        var operations = _documents.SelectMany(d => d.Look.Inventory.Operations).ToArray();
        var (found, remark) = await BaseGuess.WithPrefixAsync(Bare(address), BasePaths(), operations, door, cancellation).ConfigureAwait(false);
        return (found, guess ?? remark);
    }

    private static Uri Bare(Uri address) => new(address.GetLeftPart(UriPartial.Authority));

    private string[] BasePaths() => [.. _documents.SelectMany(d => d.Look.BasePaths).Distinct(StringComparer.Ordinal)];

    /// <summary>Of the paths that may belong to the base, the one under which most of the documented operations were recorded; null where none was.</summary>
    private Uri? ByTraffic(Uri origin, Uri? recorded)
    {
        if (captures.Count == 0)
        {
            return null;
        }

        SourceBytes[] sources = [.. _documents.Select(d => d.Source).Concat(captures).Select(s => s.Readable)];
        var candidates = BaseGuess.Prefixes(BasePaths()).Select(p => new Uri(origin, p)).Append(origin).Concat(recorded is { } seen && Origin.Of(seen) == Origin.Of(origin) ? [seen] : []).Distinct();
        var best = candidates.Select(c => (Address: c, Met: ApiDoor.ReadAll(sources, c).Operations.Count(IsMet))).MaxBy(c => c.Met);
        return best.Met > 0 ? best.Address : null;
    }

    private static bool IsMet(Operation operation) => operation.Origins.Contains(OperationOrigin.Document) && operation.Origins.Contains(OperationOrigin.Traffic);
}
