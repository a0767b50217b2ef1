using Fieldwork.Hosting;

namespace Fieldwork.PublicPages;

internal sealed record Health(string Status);

internal sealed record ServiceVersion(string Name, string Version);

internal sealed record Plan(string PlanId, string Name, int MonthlyPriceCents, int Technicians);

internal static class ServiceEndpoints
{
    private static readonly Plan[] Plans = [new("starter", "Starter", 2900, 3), new("team", "Team", 7900, 15), new("fleet", "Fleet", 19900, 100)];

    public static void MapService(this IEndpointRouteBuilder api)
    {
        var open = api.MapGroup("").WithTags("Public");
        open.MapGet("/health", () => Results.Ok(new Health("ok"))).Operation("getHealth", "Whether the service is up").Produces<Health>();
        open.MapGet("/version", () => Results.Ok(new ServiceVersion("Fieldwork", "2.4.0"))).Operation("getVersion", "Which version answers")
            .Produces<ServiceVersion>();
        open.MapGet("/plans", () => Results.Ok(Plans)).Operation("listPlans", "The price list, the same for everybody").Produces<Plan[]>();
    }
}
