using LaunchReady.Api.Exchanges;
using LaunchReady.Api.Identities;
using LaunchReady.Core.Evidence;
using LaunchReady.Core.Targets;
using LaunchReady.TestKit.Loopback;
using Microsoft.Extensions.Time.Testing;

namespace LaunchReady.Api.Tests.Identities;

/// <summary>A target on a loopback server with one person and one flow, and everything that signs in.</summary>
internal sealed class Staff : IDisposable
{
    public const string Password = "pa\"ss&wörd 1";

    public static readonly SignInFlow JsonFlow = new("password")
    {
        Request = new RequestTemplate("POST", "/login") { BodyKind = BodyKind.Json, Body = new Template("""{"email":"${email}","password":"${password}"}""") },
        Token = new TokenSource(TokenPlace.Body, "/data/token"),
        Send = new TokenPlacement(SendPlace.Header, "Authorization", "Bearer ${token}"),
    };

    public Staff(LoopbackServer server, SignInFlow? flow = null, Person? person = null, Uri? alsoAllowed = null, TimeProvider? waits = null)
    {
        flow ??= JsonFlow;
        Person = person ?? new Person("acme-owner", "acme", "owner") { SignIn = flow.Name, Values = Values };
        Target = new Target
        {
            Name = "acme",
            Salt = "salt",
            Mode = Mode.Staging,
            Folder = Path.GetTempPath(),
            Allow = alsoAllowed is null ? [Origin.Of(server.Base)] : [Origin.Of(server.Base), Origin.Of(alsoAllowed)],
            Api = new ApiTarget { Base = server.Base, Headers = new Dictionary<string, Template>(StringComparer.Ordinal) { ["X-App"] = new("app-1") } },
            SignIns = [flow],
            Identities = [Person],
        };
        // Real time for the wire: a request under way must not see a clock that a test moves.
        Transport = new BoundedTransport(Target.Allow, server.Base, Target.Limits, TimeProvider.System);
        SignIn = new SignIn(Transport, Target, Redactor, waits ?? Time);
        Sessions = new Sessions(SignIn, Transport, Target, Time);
    }

    public static Dictionary<string, Template> Values => new(StringComparer.Ordinal)
    {
        ["email"] = new("owner@acme.example"),
        ["password"] = new("${env:ACME_PASSWORD}") { Secrets = new Dictionary<string, Secret>(StringComparer.Ordinal) { ["env:ACME_PASSWORD"] = new(Password, "env:ACME_PASSWORD") } },
    };

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 6, 1, 12, 0, 0, TimeSpan.Zero));

    public Redactor Redactor { get; } = new("salt");

    public Person Person { get; }

    public Target Target { get; }

    public BoundedTransport Transport { get; }

    public SignIn SignIn { get; }

    public Sessions Sessions { get; }

    public Task<Caller> EnterAsync() => SignIn.SignInAsync(Person, TestContext.Current.CancellationToken);

    public void Dispose() => Transport.Dispose();
}
