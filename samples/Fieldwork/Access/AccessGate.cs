using Fieldwork.Administration;
using Fieldwork.Flaws;
using Fieldwork.Hosting;

namespace Fieldwork.Access;

/// <summary>
/// Stands between routing and the handlers: first the token, then the role, and only then may anybody read the body.
/// </summary>
internal sealed class AccessGate(RequestDelegate next, Authenticator authenticator, AuditLog log, FlawSwitches flaws)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var endpoint = context.GetEndpoint();
        if (endpoint is not RouteEndpoint)
        {
            // No such route, wrong method or media type: routing answers, and there is nothing to protect.
            await next(context);
            return;
        }

        var operation = endpoint.Metadata.GetMetadata<EndpointNameMetadata>()?.EndpointName
            ?? throw new InvalidOperationException($"The route {endpoint.DisplayName} has no operation id, so no rule can cover it.");
        var rule = AccessTable.ByOperation[operation];
        if (!rule.NeedsToken(flaws))
        {
            context.Features.Set(Caller.Nobody);
            await next(context);
            return;
        }

        var caller = authenticator.Authenticate(context.Request);
        if (caller is null)
        {
            context.Response.Headers.WWWAuthenticate = "Bearer";
            await Refusals.Unauthorised().ExecuteAsync(context);
            return;
        }

        if (!rule.Allows(caller.Role!.Value, flaws))
        {
            await Refusals.Forbidden().ExecuteAsync(context);
            return;
        }

        context.Features.Set(caller);
        await next(context);
        Record(context, caller, operation);
    }

    private void Record(HttpContext context, Caller caller, string operation)
    {
        var reads = HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method);
        if (!reads && context.Response.StatusCode < 400)
        {
            log.Write(caller, operation, context.Request.Path);
        }
    }
}
