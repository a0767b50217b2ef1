using LaunchReady.Api.Resources;
using LaunchReady.Api.Surface;
using LaunchReady.Core.Targets;

namespace LaunchReady.Api.Collecting;

/// <summary>In which way an operation is probed.</summary>
internal enum Treatment
{
    Excluded,

    /// <summary>By declaration: one look as a stranger; turns into an ordinary treatment when it proves protected.</summary>
    Public,

    /// <summary>Called before anybody has a token.</summary>
    SignInFlow,
    ReadObject,
    ReadList,
    Create,
    Write,
    Delete,

    /// <summary>Sign-out, revocation: last, since an accepted forgery ends the session it was made from.</summary>
    EndsIdentity,
}

/// <summary>Sorts the operations by treatment and by the damage a probe could do: reads, creations, writes, deletes.</summary>
internal static class ProbePlan
{
    public static IReadOnlyList<(Operation Operation, Treatment Treatment)> Of(AuditRun run) =>
        [.. run.Inventory.Operations.Select(o => (Operation: o, Treatment: For(o, run))).OrderBy(t => t.Treatment)];

    /// <summary>The ordinary treatment, whatever is declared.</summary>
    public static Treatment Ordinary(Operation operation, AuditRun run)
    {
        if (operation.Method is "GET" or "HEAD")
        {
            return run.Map.Subject(operation) is null ? Treatment.ReadList : Treatment.ReadObject;
        }

        if (operation.Method == "DELETE")
        {
            return Treatment.Delete;
        }

        return run.Map.CreatedBy(operation) is not null ? Treatment.Create : Treatment.Write;
    }

    /// <summary>"GET /accounts/{accountId}/jobs": an object of the organisation by its path, and the organisation's list by what it holds.</summary>
    public static bool IsListOfOrganisation(Operation operation, AuditRun run) =>
        operation.Method == "GET" && operation.PathParameters.Any() && !Words.WithoutFormat(operation.Path).EndsWith('}')
        && run.Map.References(operation).Where(r => r.Parameter.Place == ParameterPlace.Path).All(r => Names.IsTenantField(r.Resource.Name))
        && run.Map.All.Any(t => t.List == operation);

    private static Treatment For(Operation operation, AuditRun run)
    {
        if (run.Api.Excluded.Any(e => e.Operation.Matches(operation.Method, operation.Path)))
        {
            return Treatment.Excluded;
        }

        if (run.Api.Public.Any(p => p.Operation.Matches(operation.Method, operation.Path)))
        {
            return Treatment.Public;
        }

        // A document's blanket requirement says nothing about sign-in; who answers a stranger is found out.
        if (run.Target.SignIns.Any(f => f.Request is { } request && IsRequest(request, operation)))
        {
            return Treatment.SignInFlow;
        }

        if (Names.IsSignInFlow(operation.Method, operation.Path) && (operation.Security is not DeclaredSecurity.Required || !Names.IsAdministration(operation.Path)))
        {
            return Treatment.SignInFlow;
        }

        if (Names.MayEndIdentity(operation.Method, operation.Path) || run.Target.SignIns.Any(f => f.SignOut is { } signOut && IsRequest(signOut, operation)))
        {
            return Treatment.EndsIdentity;
        }

        return operation.Security == DeclaredSecurity.Public ? Treatment.Public : Ordinary(operation, run);
    }

    /// <summary>A request that a sign-in flow names is what the flow calls it, whatever its path is called.</summary>
    private static bool IsRequest(RequestTemplate template, Operation operation) =>
        string.Equals(template.Method, operation.Method, StringComparison.OrdinalIgnoreCase)
        && string.Equals(template.Address.Split('?')[0].TrimEnd('/'), operation.Path.TrimEnd('/'), StringComparison.Ordinal);
}
