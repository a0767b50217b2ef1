using System.Text.RegularExpressions;

namespace LaunchReady.Api.Resources;

/// <summary>What names of fields, parameters and paths give away, where neither the document nor the configuration says it. Each list serves ordering and safety; no verdict rests on a name alone.</summary>
internal static partial class Names
{
    /// <summary>Fields that carry the organisation.</summary>
    public static bool IsTenantField(string name) => TenantField().IsMatch(Words.Plain(name));

    /// <summary>The object's own id, plain or as a filter: "id", "_id", "filter[id]".</summary>
    public static bool IsOwnId(string name) => Words.Plain(FilteredField(name)) == "id";

    /// <summary>What any kind of object may call its id.</summary>
    public static bool IsAnyId(string name) => Words.Plain(name) is "id" or "uuid" or "guid" or "key" or "slug" or "name" or "code" or "number" or "handle";

    /// <summary>"filter[customer_id]" and "where[customer_id][eq]" filter by customer_id.</summary>
    public static string FilteredField(string name) => Filter().Match(name) is { Success: true } filter ? filter.Groups["field"].Value : name;

    [GeneratedRegex(@"^(?:filters?|where|q|query)\[\$?(?<field>[A-Za-z_][\w-]*)\](?:\[\$?eq\])?$", RegexOptions.CultureInvariant)]
    private static partial Regex Filter();

    /// <summary>Fields that carry a role or a privilege: never filled by generated bodies.</summary>
    public static bool IsPrivilegeField(string name) => PrivilegeField().IsMatch(Words.Plain(name));

    /// <summary>Called by people who have no token yet, or changing credentials.</summary>
    public static bool IsSignInFlow(string method, string path) =>
        method is "POST" or "PUT" or "PATCH" && SignInPath().IsMatch(Words.Dashed(path))
        || method == "GET" && SignInLink().IsMatch(Bare(path))
        || method == "POST" && SessionCollection().IsMatch(Bare(path));

    /// <summary>May end an identity or its sessions: only with a fresh session or a sacrificial identity.</summary>
    public static bool MayEndIdentity(string method, string path) =>
        method != "GET" && method != "HEAD" && EndsIdentity().IsMatch(Bare(path))
        || method == "DELETE" && SelfPath().IsMatch(Bare(path))
        || DangerousGet().IsMatch(Bare(path));

    /// <summary>Fields by which a person signs in.</summary>
    public static bool IsSignInField(string name) => Words.Plain(name) is var plain && (plain.Contains("password", StringComparison.Ordinal) || plain is "email" or "mail" or "username" or "login" or "phone" or "phonenumber");

    /// <summary>The field that says what somebody may do.</summary>
    public static bool IsRoleField(string name) => Words.Plain(name) is "role" or "roles" or "isadmin" or "admin" or "usertype" or "accounttype" or "issuperuser" or "isstaff" or "permissions";

    public static bool IsSelf(string path) => SelfPath().IsMatch(Bare(path));

    public static bool IsAdministration(string path) => AdministrationPath().IsMatch(Bare(path));

    public static bool IsSearchParameter(string name) => SearchParameter().IsMatch(name);

    public static bool IsPageParameter(string name) => PageParameter().IsMatch(Words.Plain(name));

    private static string Bare(string path) => Words.WithoutFormat(path);

    [GeneratedRegex("^x?(?:organisation|org|tenant|workspace|company|account|team)(?:id|uuid|slug|key|code)?$|^owner(?:org|organisation|tenant)(?:id)?$", RegexOptions.CultureInvariant)]
    private static partial Regex TenantField();

    [GeneratedRegex("^(?:is)?(?:role|roles|admin|isadmin|superuser|issuperuser|staff|isstaff|permission|permissions|scope|scopes|privileges?|usertype|accounttype|owner|ownerid|createdby|userid|emailverified|verified|banned)$", RegexOptions.CultureInvariant)]
    private static partial Regex PrivilegeField();

    [GeneratedRegex(@"(?:^|[/_.-])(?:log[-_]?in|sign[-_]?in|sign[-_]?up|sign[-_]?out|log[-_]?out|register|registration|oauth2?|authorize|token|tokens|refresh|otp|one-time|verify|verification|verify-email|send-verification-email|forgot|forget|reset|resets|password|passwords|password-resets?|callback|magic-link|webauthn|passkeys?|mfa|2fa|two-factor|totp|backup-codes|change-email|accept|accept-invitation|activate|confirm)(?:$|[/_.?-])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SignInPath();

    [GeneratedRegex(@"(?:^|/)(?:callback|verify-?email|reset-?password|magic-?link|confirm-?email|unsubscribe|authorize)(?:$|/)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SignInLink();

    [GeneratedRegex("/(?:sessions?|organi[sz]ations|accounts|signups?|tenants|users/me/sessions|auth)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SessionCollection();

    [GeneratedRegex(@"(?:sign[-_]?out|log[-_]?out|revoke|change[-_]?password|change[-_]?email|set[-_]?password|delete[-_]?user|delete[-_]?account|deactivate|disable|leave|ban-user|unban|impersonat|remove-user|sessions?/current|sessions?/\{|/sessions?$|two-factor|unlink)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex EndsIdentity();

    [GeneratedRegex(@"/(?:sign[-_]?out|log[-_]?out|delete-?[a-z]*|drop|truncate|wipe|reset-?[a-z]*|purge|shutdown|seed)(?:$|/|\?)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex DangerousGet();

    [GeneratedRegex("/(?:me|self|profile|whoami|current-?user|account|update-user|my)(?:$|/|\\?)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SelfPath();

    [GeneratedRegex("(?:^|/)(?:admin|administration|administrator|backoffice|back-office|superuser|sysadmin|manage|management)(?:$|/)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AdministrationPath();

    [GeneratedRegex("^(?:q|query|search|searchTerm|search_term|term|keyword|keywords|s|text)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SearchParameter();

    [GeneratedRegex("^(?:page|pagenumber|pageno|offset|skip|start|cursor|after|pagetoken|limit|pagesize|perpage|size|take|count|top)$", RegexOptions.CultureInvariant)]
    private static partial Regex PageParameter();
}
