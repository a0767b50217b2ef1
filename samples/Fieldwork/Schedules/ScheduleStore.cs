using Fieldwork.Access;
using Fieldwork.Data;
using Fieldwork.Flaws;
using Fieldwork.Hosting;

namespace Fieldwork.Schedules;

internal sealed record ScheduleView(
    string ScheduleId, Guid OrganisationId, long JobId, string? Technician, DateTimeOffset StartsAt, DateTimeOffset EndsAt, string? Notes)
{
    public static ScheduleView Read(Row row) => new(
        row.Text("id"), row.Id("organisation_id"), row.Number("job_id"), row.TextOrNull("technician"),
        row.Time("starts_at"), row.Time("ends_at"), row.TextOrNull("notes"));
}

internal sealed class ScheduleStore(Database db, FlawSwitches flaws)
{
    private const string Own = "AND organisation_id = @organisation";

    public List<ScheduleView> List(Caller caller, DateTimeOffset? from, DateTimeOffset? to) => db.Query(
        $"SELECT * FROM schedules WHERE (@from IS NULL OR ends_at >= @from) AND (@to IS NULL OR starts_at < @to) {Own} ORDER BY starts_at",
        ScheduleView.Read,
        ("from", from), ("to", to), ("organisation", caller.OrganisationId));

    public ScheduleView? Find(Caller caller, string id) => db.First(
        $"SELECT * FROM schedules WHERE id = @id {Own}", ScheduleView.Read, ("id", id), ("organisation", caller.OrganisationId));

    public ScheduleView Create(Caller caller, ScheduleBody body) => db.First(
        """
        INSERT INTO schedules (id, organisation_id, job_id, technician, starts_at, ends_at, notes)
        VALUES (@id, @organisation, @job, @technician, @starts, @ends, @notes) RETURNING *
        """,
        ScheduleView.Read,
        ("id", "sch_" + Secrets.New()[..12]), ("organisation", caller.OrganisationId), ("job", body.JobId),
        ("technician", body.Technician), ("starts", body.StartsAt), ("ends", body.EndsAt), ("notes", body.Notes))!;

    public ScheduleView? Replace(Caller caller, string id, ScheduleBody body) => db.First(
        $"""
        UPDATE schedules SET job_id = @job, technician = @technician, starts_at = @starts, ends_at = @ends, notes = @notes
        WHERE id = @id {flaws.Guard(Own, FlawIds.SchedulePutCrossTenant)} RETURNING *
        """,
        ScheduleView.Read,
        ("job", body.JobId), ("technician", body.Technician), ("starts", body.StartsAt), ("ends", body.EndsAt), ("notes", body.Notes),
        ("id", id), ("organisation", caller.OrganisationId));

    public bool Delete(Caller caller, string id) => db.Execute(
        $"DELETE FROM schedules WHERE id = @id {Own}", ("id", id), ("organisation", caller.OrganisationId)) > 0;

    /// <summary>The same answer as for a missing record, and asked before the body's references are looked at.</summary>
    public bool MayReplace(Caller caller, string id) => flaws.On(FlawIds.SchedulePutCrossTenant) || Find(caller, id) is not null;
}
