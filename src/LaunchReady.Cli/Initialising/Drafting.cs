using System.Security.Cryptography;
using LaunchReady.Api;
using LaunchReady.Api.Surface;
using LaunchReady.Core.Decisions;
using LaunchReady.Core.Targets;

namespace LaunchReady.Cli.Initialising;

/// <summary>From sources to a draft: where the app runs, what it offers, how people get in.</summary>
internal sealed class Drafting(InitRequest request, IReadOnlyList<Source> sources, IReadOnlyList<UserErrorException> unreadable, ConsentedOrigins door)
{
    private readonly Source[] _captures = [.. sources.Where(s => s.Kind == SourceKind.Har)];

    public async Task<Draft> MakeAsync(CancellationToken cancellation)
    {
        var traces = new CaptureTraces([.. _captures.Select(c => c.Bytes)]);
        var described = Looks(sources.Where(s => s.Kind != SourceKind.Har), new Uri("http://localhost"));
        Refuse([.. described.SelectMany(Problems), .. _captures.Where((_, i) => request.Base is null && !traces.HasCalls(i)).Select(NoCalls)]);
        var (address, remark) = await new AddressGuess(request, described, _captures, door).FindAsync(traces.Base(), cancellation).ConfigureAwait(false);
        var recorded = Looks(_captures, address);
        Refuse([.. recorded.SelectMany(r => Problems(r, address, traces.Base()))]);

        var operations = ApiDoor.ReadAll([.. sources.Select(s => s.Readable)], address).Operations;
        var roots = described.Select(d => d.Look.Root).ToArray();
        var placement = roots.Select(Placement.Of).FirstOrDefault(p => p is not null);
        var signIn = SignIn(operations, [.. recorded.Concat(described).Select(l => l.Look)], placement, traces);
        var headers = StandingHeaders.Of(
            [.. traces.Headers(address), .. sources.Where(s => s.Kind == SourceKind.Postman).Select(s => CollectionHeaders.Of(s.Bytes))], signIn is not null, signIn?.Send?.Name ?? placement?.Name);
        var title = roots.Select(r => r.At("info").Text("title") ?? r.At("info").Text("name")).FirstOrDefault(t => t is not null);
        var draft = Complete(address, operations, title);
        return draft with
        {
            BaseRemark = remark,
            SignIn = signIn,
            Headers = headers.Api,
            PersonalHeaders = headers.Personal,
            TenantFields = [.. draft.TenantFields.Concat(headers.Personal.Where(Vocabulary.IsTenant)).Distinct(StringComparer.OrdinalIgnoreCase)],
            KeyPlacement = placement ?? (headers.OnlyKey is { } key ? new TokenPlacement(SendPlace.Header, key) : null),
        };
    }

    /// <summary>What the merged sources show, with what only a recording shows filled in.</summary>
    private static SignInDraft? SignIn(IReadOnlyList<Operation> operations, IReadOnlyList<SourceLook> looks, TokenPlacement? placement, CaptureTraces traces)
    {
        if (SignInGuess.Find(operations) is not { } signIn)
        {
            return null;
        }

        signIn = looks.Select(l => SignInGuess.Find(l.Inventory.Operations)).OfType<SignInDraft>().Aggregate(signIn, Informed);
        var (spot, send) = traces.Session(signIn.Operation.Path);
        signIn = signIn with { Send = send ?? placement, Token = signIn.TokenIsGuess ? spot ?? signIn.Token : signIn.Token, TokenIsGuess = signIn.TokenIsGuess && spot is null };
        return signIn is { TokenIsGuess: true, Send: { Place: SendPlace.Cookie } cookie }
            ? signIn with { Token = new TokenSpot(TokenPlace.Cookie, cookie.Name), Send = null }
            : signIn;
    }

    private static SignInDraft Informed(SignInDraft first, SignInDraft other)
    {
        if (first.Operation.Id != other.Operation.Id)
        {
            return first;
        }

        var hasFields = first.Operation.Body?.Schema.Properties.Count > 0;
        first = hasFields || !(other.Operation.Body?.Schema.Properties.Count > 0) ? first : first with { Fields = other.Fields, IsForm = other.IsForm };
        return !first.TokenIsGuess || other.TokenIsGuess ? first : first with
        {
            Token = other.Token,
            TokenIsGuess = false,
            RefreshPointer = first.RefreshPointer ?? other.RefreshPointer,
            Refresh = first.Refresh ?? other.Refresh,
            RefreshField = first.RefreshField ?? other.RefreshField,
        };
    }

    private static List<(Source Source, SourceLook Look)> Looks(IEnumerable<Source> sources, Uri address) =>
        [.. sources.Select(s => (s, ApiDoor.Read(s.Readable, address)))];

    private static IEnumerable<string> Problems((Source Source, SourceLook Look) read) => Problems(read, null, null);

    private static IEnumerable<string> Problems((Source Source, SourceLook Look) read, Uri? address, Uri? called)
    {
        var inventory = read.Look.Inventory;
        return inventory.Errors.Count > 0 ? inventory.Errors
            : inventory.Operations.Count > 0 ? []
            : address is null ? [$"{read.Source.Location}: describes no operation. Nothing was written."]
            : [$"{read.Source.Location}: records no request below {address}{(called is null ? "" : $" (most go to {called})")}. Name the API's own address with --base URL, or leave the capture out. Nothing was written."];
    }

    private static string NoCalls(Source capture) => $"{capture.Location}: no request to an API is recorded. Record the app while you use it, and export again.";

    /// <summary>Everything that is wrong with the sources at once.</summary>
    private void Refuse(IReadOnlyList<string> problems)
    {
        if (problems.Count + unreadable.Count > 0)
        {
            throw new UserErrorException(string.Join('\n', [.. unreadable.Select(u => u.Message), .. problems]), problems.Count > 0 ? ExitCode.ConfigurationInvalid : unreadable[0].ExitCode);
        }
    }

    private Draft Complete(Uri address, IReadOnlyList<Operation> operations, string? title)
    {
        var (tenants, roles) = Vocabulary.Of(operations);
        var clean = string.Concat((request.Name ?? title ?? "").Where(c => !char.IsControl(c) && c is not ('$' or '{' or '}')).Take(80)).Trim();
        // Long unbroken text may be a credential: a title is no place for it.
        var name = clean.Length == 0 || clean.Split(' ').Any(w => w.Length > 30) || clean.Contains("://", StringComparison.Ordinal) ? address.Authority : clean;
        var allow = sources.Select(s => s.Url).Prepend(address).OfType<Uri>().Select(Origin.Of).Distinct().ToArray();
        return new Draft(name, Salt(), new Uri(address.GetLeftPart(UriPartial.Path)), sources) { Operations = operations, TenantFields = tenants, Roles = roles, Allow = allow };
    }

    private static string Salt() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(12));
}
