using System.Globalization;
using System.Text;
using LaunchReady.Core.Targets;
using LaunchReady.Targets.Import;
using LaunchReady.Targets.Yaml;

namespace LaunchReady.Cli.Initialising;

/// <summary>Writes a draft as a commented configuration. Whatever a document said is quoted: it may be hostile.</summary>
internal sealed class DraftText(Draft draft, TimeProvider time, bool isTrial)
{
    private readonly StringBuilder _text = new();

    /// <param name="isTrial">Gives imported people an organisation and a role, so that the file can be loaded; not for keeping.</param>
    public static string Of(Draft draft, TimeProvider time, bool isTrial = false)
    {
        var writer = new DraftText(draft, time, isTrial);
        writer.Head();
        writer.Api();
        writer.Decisions();
        writer.Code();
        writer.People();
        writer.SignIn();
        writer.Identities();
        return writer._text.ToString();
    }

    /// <summary>The variables to set, with nothing in them.</summary>
    public static string Example(Draft draft)
    {
        var names = draft.Headers.Select(h => h.Variable).OfType<string>()
            .Concat(draft.Import?.Variables.Select(v => v.Name) ?? draft.Accounts.SelectMany(a => Variables(draft, a)));
        return "# Copy to .env, fill in, and keep .env out of git.\n" + string.Concat(names.Select(n => $"{n}=\n"));
    }

    private static IEnumerable<string> Variables(Draft draft, Account account)
    {
        if (draft.SignIn is null)
        {
            return [account.Prefix + "TOKEN"];
        }

        return account.Login is null ? [account.LoginVariable(draft.SignIn.LoginPlaceholder), account.PasswordVariable] : [account.PasswordVariable];
    }

    private static string Q(string text) => YamlWriting.Quoted(text);

    /// <summary>How people write an origin: without the scheme's own port.</summary>
    private static string Q(Origin origin) => Q(new UriBuilder(origin.Scheme, origin.Host, origin.Port).Uri.GetLeftPart(UriPartial.Authority));

    private void Line(string text = "") => _text.Append(text).Append('\n');

    private void Head()
    {
        Line("# Written by `launchready init`. Read it once; every line is yours to correct. Secrets come from the environment or from .env beside this file.");
        Line("version: 1");
        Line($"name: {Q(draft.Name)}");
        Line($"salt: {draft.Salt}   # not a secret: keys fingerprints; keep it so that they stay comparable");
        if (draft.IsLoopback)
        {
            Line("mode: staging   # writes on test data it makes itself");
        }
        else
        {
            Line("# This target is not on your own machine: say what a run may do there.");
            Line("#   observe: reads only; staging: writes test data; production-safe: writes only to what the run made itself");
            Line("mode: observe   # change to staging for a test environment; what is only read stays undecided");
        }

        Line("# The only origins that are ever contacted.");
        Line($"allow: [{string.Join(", ", draft.Allow.Select(Q))}]");
        Line();
    }

    private void Api()
    {
        Line("api:");
        if (draft.BaseRemark is not null)
        {
            Line($"  # {draft.BaseRemark}");
        }

        Line($"  base: {Q(draft.Base.AbsoluteUri.TrimEnd('/'))}");
        foreach (var (key, kind) in new[] { ("documents", SourceKind.OpenApi), ("traffic", SourceKind.Har), ("collections", SourceKind.Postman) })
        {
            if (draft.Sources.Where(s => s.Kind == kind).Select(s => Q(s.Location)).ToArray() is { Length: > 0 } places)
            {
                Line($"  {key}: [{string.Join(", ", places)}]");
            }
        }

        if (draft.Sources.All(s => s.Kind == SourceKind.OpenApi))
        {
            Line("  # traffic: [capture.har]   # a recording of the app finds endpoints that no document names");
        }

        Headers();
        if (draft.TenantFields.Count > 0)
        {
            Line("  # Names that carry the organisation.");
            Line($"  tenant-fields: [{string.Join(", ", draft.TenantFields.Select(Q))}]");
        }
    }

    private void Headers()
    {
        if (draft.Headers.Count > 0)
        {
            Line("  # Recorded on every request, and sent with every request of the audit, also a stranger's: what lets one person in belongs to that identity instead.");
            Line($"  headers: {{{string.Join(", ", draft.Headers.Select(h => $"{Q(h.Name)}: {Q(h.Variable is null ? h.Value! : "${env:" + h.Variable + "}")}"))}}}");
        }

        if (draft.PersonalHeaders.Count > 0)
        {
            Line($"  # Also on every request, but perhaps of one person or organisation: {string.Join(", ", draft.PersonalHeaders)}.");
            Line($"  # Where the API wants it, give each identity its own: headers: {{{draft.PersonalHeaders[0]}: ...}}");
        }
    }

    private void Decisions()
    {
        var until = time.GetUtcNow().AddDays(30).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        if (Candidates.Exclude(draft.Operations) is { Count: > 0 } exclude)
        {
            Line("  # Perhaps not testable from outside. Each line you keep is an accepted risk with an owner, for 90 days at most.");
            Line("  # exclude:");
            foreach (var (operation, reason) in exclude)
            {
                Line($"  #   - {{operation: {Q(operation)}, owner: YOUR NAME, reason: {Q(reason)}, until: {until}}}");
            }
        }

        if (Candidates.Public(draft.Operations) is { Count: > 0 } open)
        {
            Line("  # The document asks for no sign-in here. Keep what is open on purpose, with the reason.");
            Line("  # public:");
            foreach (var operation in open)
            {
                Line($"  #   - {{operation: {Q(operation)}, reason: WHY}}");
            }
        }

        Line();
    }

    private void Code()
    {
        var code = draft.Code;
        Line("# The places in which a secret leaks. A list that is left out keeps its check undecided; an empty one says that there is none.");
        if (code is { Repository: null, Bundles.Count: 0, CiLogs.Count: 0, Artifacts.Count: 0 })
        {
            Line("# code:");
            Line("#   repository: .");
        }
        else
        {
            Line("code:");
            Line(code.Repository is { } repository ? $"  repository: {Q(repository)}   # its whole history is read with it" : "  # repository: .");
        }

        var lead = code is { Repository: null, Bundles.Count: 0, CiLogs.Count: 0, Artifacts.Count: 0 } ? "#   " : "  # ";
        Paths("bundles", code.Bundles, lead, "[app-release.apk]   # what customers install: APK, AAB, IPA");
        Paths("ci-logs", code.CiLogs, lead, code.CiSystems.Count == 0
            ? "[ci/build.log]   # saved output of CI jobs"
            : $"[ci/build.log]   # {code.CiSystems[0].Name}: {code.CiSystems[0].Fetch}");
        Paths("artifacts", code.Artifacts, lead, "[dist, image.tar]   # web builds, packages, images (docker save IMAGE -o image.tar)");
        Line();
    }

    private void Paths(string key, IReadOnlyList<string> paths, string lead, string otherwise) =>
        Line(paths.Count > 0 ? $"  {key}: [{string.Join(", ", paths.Select(Q))}]" : $"{lead}{key}: {otherwise}");

    private void People()
    {
        Line("# Two organisations are needed to show that they are kept apart.");
        Line("organisations:");
        foreach (var account in draft.Accounts)
        {
            Line($"  {account.Organisation}: {(account.OrganisationId is { } id ? $"{{id: {Q(id)}}}" : "{}")}");
        }

        Line();
        Line("roles:");
        Line($"  {Q(draft.OwnerRole)}: {{administration: true}}");
        foreach (var role in draft.Roles.Where(r => r != draft.OwnerRole))
        {
            Line($"  {Q(role)}: {{}}");
        }

        if (draft.Roles.All(r => r == draft.OwnerRole))
        {
            Line($"  # {draft.SecondRole}: {{}}");
        }

        Line();
    }

    private void SignIn()
    {
        if (draft.Import is { } import)
        {
            Imported(import);
            return;
        }

        if (draft.SignIn is not { } flow)
        {
            Line("# No sign-in operation was recognised: the identities below bring a token. A flow would look like this:");
            Line("# sign-in:\n#   password:\n#     request: POST /login\n#     json: {email: \"${email}\", password: \"${password}\"}\n#     token: {json: /accessToken}");
            Line();
            return;
        }

        Line("sign-in:");
        Line("  password:");
        Line($"    request: {Q(flow.Operation.Id)}");
        Line($"    {(flow.IsForm ? "form" : "json")}: {{{string.Join(", ", flow.Fields.Select(f => $"{Q(f.Name)}: {(f.IsPlain ? f.Value : Q(f.Value))}"))}}}");
        Line($"    token: {{{Key(flow.Token.Place)}: {Q(flow.Token.Name)}}}{(flow.TokenIsGuess ? "   # a guess: nothing shows where the token stands in the answer" : "")}");
        if (flow.Send is { } send)
        {
            Line($"    send: {{{send.Place.ToString().ToLowerInvariant()}: {Q(send.Name)}, value: {Q(send.Value)}}}");
        }

        Renewal(flow);
        Line();
    }

    private void Imported(WfcImport import)
    {
        if (import.Flows.Count == 0)
        {
            return;
        }

        Line("sign-in:");
        foreach (var flow in import.Flows)
        {
            Line($"  {flow.Name}:");
            _text.Append(flow.Text);
            // The imported file knows the way in; the sources know how to renew and how to leave.
            if (draft.SignIn is { } known && known.Operation.Id.Equals(flow.Request, StringComparison.OrdinalIgnoreCase))
            {
                Renewal(known);
            }
        }

        Line();
    }

    private void Renewal(SignInDraft flow)
    {
        if (flow.Refresh is { } refresh && flow.RefreshPointer is { } pointer)
        {
            Line($"    refresh: {{token: {{json: {Q(pointer)}}}, request: {Q(refresh.Id)}, json: {{{Q(flow.RefreshField!)}: \"${{refresh}}\"}}}}");
        }

        if (flow.SignOut is { } signOut)
        {
            var body = flow.SignOutWithRefresh && flow.Refresh is not null ? $", json: {{{Q(flow.RefreshField!)}: \"${{refresh}}\"}}" : "";
            Line($"    sign-out: {{request: {Q(signOut.Id)}{body}}}");
        }
    }

    private void Identities()
    {
        Line("identities:");
        if (draft.Import is { } import)
        {
            Imported(import.People);
            return;
        }

        foreach (var account in draft.Accounts)
        {
            Line($"  {account.Key}: {Identity(account, draft.OwnerRole, account.Prefix)}");
        }

        Line("  # A second role in the same organisation shows whether roles are kept apart:");
        Line($"  # a-{draft.SecondRole}: {Identity(Account.Unknown("a"), draft.SecondRole, "A_SECOND_")}");
    }

    private void Imported(IReadOnlyList<ImportedPerson> people)
    {
        var organisations = draft.Accounts.Select(a => a.Organisation).ToArray();
        string[] roles = [draft.OwnerRole, .. draft.Roles.Where(r => r != draft.OwnerRole)];
        Line("  # The imported file knows neither organisation nor role: say both for each. People of two organisations are needed.");
        foreach (var person in people)
        {
            Line($"  {YamlWriting.Plain(person.Key)}:");
            Line(isTrial ? $"    organisation: {organisations[0]}" : $"    organisation: CHANGE-ME   # {string.Join(" or ", organisations)}");
            Line(isTrial ? $"    role: {Q(roles[0])}" : $"    role: CHANGE-ME   # {string.Join(" or ", roles.Take(8))}");
            _text.Append(person.Text);
        }
    }

    private string Identity(Account account, string role, string prefix)
    {
        var start = $"{{organisation: {account.Organisation}, role: {Q(role)}, ";
        if (draft.SignIn is not { } flow)
        {
            var send = draft.KeyPlacement is { } place ? $", send: {{{place.Place.ToString().ToLowerInvariant()}: {Q(place.Name)}}}" : "";
            return start + $"token: {Q("${env:" + prefix + "TOKEN}")}{send}}}";
        }

        var login = account.Login is { } known ? Q(known) : Q("${env:" + prefix + flow.LoginPlaceholder.ToUpperInvariant() + "}");
        return start + $"sign-in: password, {flow.LoginPlaceholder}: {login}, password: {Q("${env:" + prefix + "PASSWORD}")}}}";
    }

    private static string Key(TokenPlace place) => place switch { TokenPlace.Header => "header", TokenPlace.Cookie => "cookie", _ => "json" };
}
