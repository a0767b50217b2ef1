using Fieldwork.Access;
using Fieldwork.Data;
using Fieldwork.Flaws;

namespace Fieldwork.Jobs;

internal enum JobStatus
{
    Open,
    Assigned,
    InProgress,
    Completed,
}

internal sealed record JobView(
    long JobId, Guid OrganisationId, Guid CustomerId, string CustomerName, string Title, string? Description, JobStatus Status,
    string? AssignedTo, DateTimeOffset CreatedAt, DateTimeOffset? CompletedAt)
{
    public static JobView Read(Row row) => new(
        row.Number("id"), row.Id("organisation_id"), row.Id("customer_id"), row.Text("customer_name"), row.Text("title"),
        row.TextOrNull("description"), row.Word<JobStatus>("status"), row.TextOrNull("assigned_to"),
        row.Time("created_at"), row.TimeOrNull("completed_at"));
}

internal sealed record JobFilter(JobStatus? Status, Guid? CustomerId, long Cursor, int Limit);

internal sealed class JobStore(Database db, TimeProvider clock, FlawSwitches flaws)
{
    private const string Columns = "*, (SELECT name FROM customers WHERE customers.id = jobs.customer_id) AS customer_name";
    private const string Own = "AND organisation_id = @organisation";

    public List<JobView> List(string organisationId, JobFilter filter) => db.Query(
        $"""
        SELECT {Columns} FROM jobs
        WHERE id > @cursor AND (@status IS NULL OR status = @status) AND (@customer IS NULL OR customer_id = @customer) {Own}
        ORDER BY id LIMIT @limit
        """,
        JobView.Read,
        ("cursor", filter.Cursor), ("status", filter.Status), ("customer", filter.CustomerId), ("limit", filter.Limit),
        ("organisation", organisationId));

    public long Count(Caller caller, JobStatus? status) => db.Number(
        $"SELECT count(*) FROM jobs WHERE (@status IS NULL OR status = @status) {flaws.Guard(Own, FlawIds.JobCountCrossTenant)}",
        ("status", status), ("organisation", caller.OrganisationId));

    public JobView? Find(Caller caller, long id) => db.First(
        $"SELECT {Columns} FROM jobs WHERE id = @id {flaws.Guard(Own, FlawIds.JobReadCrossTenant, FlawIds.JobReadOpen)}",
        JobView.Read,
        ("id", id), ("organisation", caller.OrganisationId));

    /// <summary>Whether the job is the caller's: what comments, photos and other things below a job ask first.</summary>
    public bool IsOwn(Caller caller, long id) =>
        db.Number($"SELECT count(*) FROM jobs WHERE id = @id {Own}", ("id", id), ("organisation", caller.OrganisationId)) > 0;

    /// <summary>The new job, or nothing when there is no such customer.</summary>
    public JobView? Create(Caller caller, NewJob body) => db.First(
        $"""
        INSERT INTO jobs (organisation_id, customer_id, title, description, status, created_at)
        SELECT @organisation, id, @title, @description, 'open', @now FROM customers
        WHERE id = @customer {flaws.Guard(Own, FlawIds.JobForForeignCustomer)}
        RETURNING {Columns}
        """,
        JobView.Read,
        ("organisation", caller.OrganisationId), ("customer", body.CustomerId), ("title", body.Title),
        ("description", body.Description), ("now", clock.GetUtcNow()));

    public JobView? Change(Caller caller, long id, JobChange body) => Change(caller.OrganisationId, id, body, flaws.Guard(Own, FlawIds.JobPatchCrossTenant));

    /// <summary>Only the late-patch flaw calls this.</summary>
    public JobView? ChangeOfAnybody(long id, JobChange body) => Change("", id, body, "");

    public bool Delete(Caller caller, long id) => db.Execute(
        $"DELETE FROM jobs WHERE id = @id {flaws.Guard(Own, FlawIds.JobDeleteCrossTenant, FlawIds.JobDeleteOpen)}",
        ("id", id), ("organisation", caller.OrganisationId)) > 0;

    public JobView? Assign(Caller caller, long id, string technician) => db.First(
        $"""
        UPDATE jobs SET assigned_to = @technician, status = CASE status WHEN 'open' THEN 'assigned' ELSE status END
        WHERE id = @id AND status <> 'completed' {Own} RETURNING {Columns}
        """,
        JobView.Read,
        ("technician", technician), ("id", id), ("organisation", caller.OrganisationId));

    public JobView? Start(Caller caller, long id) => db.First(
        $"UPDATE jobs SET status = 'inProgress' WHERE id = @id AND status IN ('open', 'assigned') {Own} RETURNING {Columns}",
        JobView.Read,
        ("id", id), ("organisation", caller.OrganisationId));

    public JobView? Complete(Caller caller, long id) => db.First(
        $"UPDATE jobs SET status = 'completed', completed_at = @now WHERE id = @id AND status <> 'completed' {Own} RETURNING {Columns}",
        JobView.Read,
        ("now", clock.GetUtcNow()), ("id", id), ("organisation", caller.OrganisationId));

    private JobView? Change(string organisationId, long id, JobChange body, string own) => db.First(
        $"""
        UPDATE jobs SET title = coalesce(@title, title), description = coalesce(@description, description)
        WHERE id = @id {own} RETURNING {Columns}
        """,
        JobView.Read,
        ("title", body.Title), ("description", body.Description), ("id", id), ("organisation", organisationId));
}
