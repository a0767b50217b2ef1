using System.ComponentModel.DataAnnotations;
using Fieldwork.Access;
using Fieldwork.Flaws;
using Fieldwork.Hosting;
using Fieldwork.Technicians;

namespace Fieldwork.Jobs;

internal static class JobEndpoints
{
    public static void MapJobs(this IEndpointRouteBuilder api)
    {
        var jobs = api.MapGroup("/jobs").WithTags("Jobs");
        jobs.MapGet("", List).Operation("listJobs", "The organisation's jobs").Produces<JobPage>().ProducesValidationProblem();
        jobs.MapPost("", Create).Operation("createJob", "Open a job for a customer").Produces<JobView>(StatusCodes.Status201Created);
        jobs.MapGet("/count", Count).Operation("countJobs", "How many jobs the organisation has").Produces<JobCount>().ProducesValidationProblem();
        jobs.MapGet("/{jobId}", Get).Operation("getJob", "One job").Produces<JobView>();
        jobs.MapPatch("/{jobId}", Change).Operation("changeJob", "Change the title or description of a job").Produces<JobView>();
        jobs.MapDelete("/{jobId}", Delete).Operation("deleteJob", "Delete a job and all below it").Produces(StatusCodes.Status204NoContent);
        jobs.MapPost("/{jobId}/assign", Assign).Operation("assignJob", "Give a job to a technician").Produces<JobView>().CanConflict();
        jobs.MapPost("/{jobId}/start", Start).Operation("startJob", "Start the work").Produces<JobView>().CanConflict();
        jobs.MapPost("/{jobId}/complete", Complete).Operation("completeJob", "Finish the work").Produces<JobView>().CanConflict();
    }

    private static IResult List(
        Caller caller, JobStore store, FlawSwitches flaws, HttpRequest request,
        [WordsOf(typeof(JobStatus))] string? status, Guid? customerId, long cursor = 0, [Range(1, 100)] int limit = 50)
    {
        if (limit is < 1 or > 100)
        {
            return Refusals.BadField("limit", "The limit is a number from 1 to 100.");
        }

        if (!Words.TryRead<JobStatus>(status, out var wanted))
        {
            return UnknownStatus();
        }

        var organisation = flaws.On(FlawIds.TenantFromQuery) && request.Query["organisationId"] is [{ Length: > 0 } chosen]
            ? chosen
            : caller.OrganisationId;
        var items = store.List(organisation, new JobFilter(wanted, customerId, cursor, limit));
        return Results.Ok(new JobPage(items, items.Count == limit ? items[^1].JobId : null));
    }

    private static IResult Count(Caller caller, JobStore store, [WordsOf(typeof(JobStatus))] string? status) =>
        Words.TryRead<JobStatus>(status, out var wanted) ? Results.Ok(new JobCount(store.Count(caller, wanted))) : UnknownStatus();

    private static IResult Create(Caller caller, NewJob body, JobStore store) =>
        store.Create(caller, body) is { } job
            ? Results.Created($"/jobs/{job.JobId}", job)
            : Refusals.BadField("customerId", "There is no such customer.");

    private static IResult Get(long jobId, Caller caller, JobStore store, JobCache cache) =>
        cache.Read(jobId, () => store.Find(caller, jobId)) is { } job ? Results.Ok(job) : Refusals.NotFound();

    private static IResult Change(long jobId, Caller caller, JobChange body, JobStore store, JobCache cache, LateChanges late)
    {
        if (Answer(store.Change(caller, jobId, body), cache) is { } changed)
        {
            return changed;
        }

        late.Add(jobId, body);
        return Refusals.NotFound();
    }

    private static IResult Delete(long jobId, Caller caller, JobStore store, JobCache cache)
    {
        if (!store.Delete(caller, jobId))
        {
            return Refusals.NotFound();
        }

        cache.Forget(jobId);
        return Results.NoContent();
    }

    private static IResult Assign(
        long jobId, Caller caller, Assignment body, JobStore store, TechnicianStore technicians, JobCache cache)
    {
        if (!store.IsOwn(caller, jobId))
        {
            return Refusals.NotFound();
        }

        return technicians.Find(caller, body.Technician) is null
            ? Refusals.BadField("technician", "There is no such technician.")
            : Answer(store.Assign(caller, jobId, body.Technician), cache) ?? Refusals.Conflict("The job is completed.");
    }

    private static IResult Start(long jobId, Caller caller, JobStore store, JobCache cache) =>
        Answer(store.Start(caller, jobId), cache) ?? NotInThisState(jobId, caller, store, "The job has been started.");

    private static IResult Complete(long jobId, Caller caller, JobStore store, JobCache cache) =>
        Answer(store.Complete(caller, jobId), cache) ?? NotInThisState(jobId, caller, store, "The job is completed.");

    private static IResult UnknownStatus() => Refusals.BadField("status", "There is no such status.");

    private static IResult? Answer(JobView? changed, JobCache cache)
    {
        if (changed is null)
        {
            return null;
        }

        cache.Forget(changed.JobId);
        return Results.Ok(changed);
    }

    /// <summary>Another organisation's job must not even tell its state.</summary>
    private static IResult NotInThisState(long jobId, Caller caller, JobStore store, string why) =>
        store.IsOwn(caller, jobId) ? Refusals.Conflict(why) : Refusals.NotFound();
}
