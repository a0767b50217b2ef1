using System.Security.Cryptography;
using LaunchReady.Api;
using LaunchReady.Api.Surface;
using LaunchReady.Core.Decisions;
using LaunchReady.Core.Targets;

namespace LaunchReady.Cli.Initialising;

/// <summary>From a source to a draft: where the app runs, what it offers, how people get in.</summary>
internal sealed class Drafting(InitRequest request, Source source, ConsentedOrigins door)
{
    public async Task<Draft> MakeAsync(CancellationToken cancellation)
    {
        if (source.Kind == SourceKind.Har)
        {
            return Capture();
        }

        var look = Look(new Uri("http://localhost"));
        var operations = look.Inventory.Operations;
        var (address, remark) = await AddressAsync(look, operations, cancellation).ConfigureAwait(false);
        var signIn = SignInGuess.Find(operations);
        signIn = signIn is null ? null : signIn with { Send = Placement.Of(look.Root) };
        if (signIn is { TokenIsGuess: true, Send: { Place: SendPlace.Cookie } cookie })
        {
            signIn = signIn with { Token = new TokenSpot(TokenPlace.Cookie, cookie.Name), Send = null };
        }

        return Complete(address, operations, look.Root.At("info").Text("title") ?? look.Root.At("info").Text("name")) with { BaseRemark = remark, SignIn = signIn };
    }

    private Draft Capture()
    {
        var traces = new CaptureTraces(source.Bytes);
        var address = request.Base ?? traces.Base() ?? throw new UserErrorException($"{source.Location}: no request to an API is recorded. Record the app while you use it, and export again.", ExitCode.ConfigurationInvalid);
        var look = Look(address);
        var signIn = SignInGuess.Find(look.Inventory.Operations);
        if (signIn is not null)
        {
            var (spot, send) = traces.Session(signIn.Operation.Path);
            signIn = signIn with { Send = send, Token = signIn.TokenIsGuess ? spot ?? signIn.Token : signIn.Token, TokenIsGuess = signIn.TokenIsGuess && spot is null };
        }

        var names = traces.ClientHeaders(address);
        return Complete(address, look.Inventory.Operations, null) with
        {
            SignIn = signIn,
            BaseRemark = request.Base is null ? "the origin that the capture calls most" : null,
            Headers = names.ToDictionary(n => n, n => string.Concat(n.Select(c => char.IsAsciiLetterOrDigit(c) ? char.ToUpperInvariant(c) : '_')), StringComparer.Ordinal),
        };
    }

    private SourceLook Look(Uri address)
    {
        var look = ApiDoor.Read(source.Kind, source.Location, source.Bytes, address);
        if (look.Inventory.Errors.Count > 0)
        {
            throw new UserErrorException(string.Join('\n', look.Inventory.Errors), ExitCode.ConfigurationInvalid);
        }

        return look.Inventory.Operations.Count > 0 ? look : throw new UserErrorException(
            $"{source.Location}: describes no operation{(source.Kind == SourceKind.Har ? $" below {address}; name the API's own address with --base URL" : "")}. Nothing was written.", ExitCode.ConfigurationInvalid);
    }

    private async Task<(Uri Base, string? Remark)> AddressAsync(SourceLook look, IReadOnlyList<Operation> operations, CancellationToken cancellation)
    {
        if (request.Base is { AbsolutePath.Length: > 1 } whole)
        {
            return (whole, null);
        }

        var named = BaseGuess.Named(look.Root);
        var fetched = source.Url is { } url ? new Uri(url.GetLeftPart(UriPartial.Authority)) : null;
        var origin = request.Base ?? fetched ?? named ?? throw new UserErrorException(
            $"{source.Location}: the document does not say where the app runs. Add --base, for example --base http://127.0.0.1:3000.", ExitCode.Usage);
        var (address, remark) = await BaseGuess.WithPrefixAsync(origin, look.BasePaths, operations, door, cancellation).ConfigureAwait(false);
        return (address, request.Base is null && source.Url is null ? "named by the document; check that it is a test environment" : remark);
    }

    private Draft Complete(Uri address, IReadOnlyList<Operation> operations, string? title)
    {
        var (tenants, roles) = Vocabulary.Of(operations);
        var clean = string.Concat((request.Name ?? title ?? "").Where(c => !char.IsControl(c) && c is not ('$' or '{' or '}')).Take(80)).Trim();
        // Long unbroken text may be a credential: a title is no place for it.
        var name = clean.Length == 0 || clean.Split(' ').Any(w => w.Length > 30) || clean.Contains("://", StringComparison.Ordinal) ? address.Authority : clean;
        var allow = new[] { address, source.Url }.OfType<Uri>().Select(Origin.Of).Distinct().ToArray();
        return new Draft(name, Salt(), new Uri(address.GetLeftPart(UriPartial.Path)), source) { Operations = operations, TenantFields = tenants, Roles = roles, Allow = allow };
    }

    private static string Salt() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(12));
}
