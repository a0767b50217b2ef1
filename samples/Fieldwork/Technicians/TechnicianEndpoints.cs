using Fieldwork.Access;
using Fieldwork.Hosting;

namespace Fieldwork.Technicians;

internal static class TechnicianEndpoints
{
    public static void MapTechnicians(this IEndpointRouteBuilder api)
    {
        var technicians = api.MapGroup("/technicians").WithTags("Technicians");
        technicians.MapGet("", List).Operation("listTechnicians", "The organisation's technicians").Produces<TechnicianView[]>();
        technicians.MapGet("/{userName}", Get).Operation("getTechnician", "One technician").Produces<TechnicianView>();
    }

    private static IResult List(Caller caller, TechnicianStore store) => Results.Ok(store.List(caller));

    private static IResult Get(string userName, Caller caller, TechnicianStore store) =>
        store.Find(caller, userName) is { } technician ? Results.Ok(technician) : Refusals.NotFound();
}
