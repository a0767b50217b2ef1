using System.ComponentModel.DataAnnotations;
using Fieldwork.Access;
using Fieldwork.Hosting;
using Fieldwork.Jobs;
using Fieldwork.Technicians;

namespace Fieldwork.Schedules;

internal sealed record ScheduleBody : IBody, IValidatableObject
{
    public required long JobId { get; init; }

    [StringLength(120, MinimumLength = 1)]
    public string? Technician { get; init; }

    public required DateTimeOffset StartsAt { get; init; }

    public required DateTimeOffset EndsAt { get; init; }

    [StringLength(2000)]
    public string? Notes { get; init; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (EndsAt <= StartsAt)
        {
            yield return new ValidationResult("The end must come after the start.", [nameof(EndsAt)]);
        }
    }
}

internal static class ScheduleEndpoints
{
    public static void MapSchedules(this IEndpointRouteBuilder api)
    {
        var schedules = api.MapGroup("/schedules").WithTags("Schedules");
        schedules.MapGet("", List).Operation("listSchedules", "The organisation's appointments").Produces<ScheduleView[]>()
            .ProducesValidationProblem();
        schedules.MapPost("", Create).Operation("createSchedule", "Plan an appointment").Produces<ScheduleView>(StatusCodes.Status201Created);
        schedules.MapGet("/{scheduleId}", Get).Operation("getSchedule", "One appointment").Produces<ScheduleView>();
        schedules.MapPut("/{scheduleId}", Replace).Operation("replaceSchedule", "Move an appointment").Produces<ScheduleView>();
        schedules.MapDelete("/{scheduleId}", Delete).Operation("deleteSchedule", "Cancel an appointment").Produces(StatusCodes.Status204NoContent);
    }

    private static IResult List(Caller caller, ScheduleStore store, DateTimeOffset? from, DateTimeOffset? to) =>
        Results.Ok(store.List(caller, from, to));

    private static IResult Create(Caller caller, ScheduleBody body, ScheduleStore store, JobStore jobs, TechnicianStore technicians)
    {
        if (Unknown(caller, body, jobs, technicians) is { } refusal)
        {
            return refusal;
        }

        var schedule = store.Create(caller, body);
        return Results.Created($"/schedules/{schedule.ScheduleId}", schedule);
    }

    private static IResult Get(string scheduleId, Caller caller, ScheduleStore store) =>
        store.Find(caller, scheduleId) is { } schedule ? Results.Ok(schedule) : Refusals.NotFound();

    private static IResult Replace(
        string scheduleId, Caller caller, ScheduleBody body, ScheduleStore store, JobStore jobs, TechnicianStore technicians)
    {
        if (!store.MayReplace(caller, scheduleId))
        {
            return Refusals.NotFound();
        }

        return Unknown(caller, body, jobs, technicians)
            ?? (store.Replace(caller, scheduleId, body) is { } schedule ? Results.Ok(schedule) : Refusals.NotFound());
    }

    private static IResult Delete(string scheduleId, Caller caller, ScheduleStore store) =>
        store.Delete(caller, scheduleId) ? Results.NoContent() : Refusals.NotFound();

    /// <summary>An appointment may name the organisation's own jobs and technicians only.</summary>
    private static IResult? Unknown(Caller caller, ScheduleBody body, JobStore jobs, TechnicianStore technicians)
    {
        if (!jobs.IsOwn(caller, body.JobId))
        {
            return Refusals.BadField("jobId", "There is no such job.");
        }

        return body.Technician is { } name && technicians.Find(caller, name) is null
            ? Refusals.BadField("technician", "There is no such technician.")
            : null;
    }
}
