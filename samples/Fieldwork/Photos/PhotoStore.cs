using Fieldwork.Access;
using Fieldwork.Data;
using Fieldwork.Flaws;

namespace Fieldwork.Photos;

internal sealed record PhotoListing(IReadOnlyList<PhotoSummary> Items);

internal sealed record PhotoSummary(Guid PhotoId, long JobId, Guid OrganisationId, string Caption, string ContentType, DateTimeOffset CreatedAt)
{
    public static PhotoSummary Read(Row row) => new(
        row.Id("id"), row.Number("job_id"), row.Id("organisation_id"), row.Text("caption"), row.Text("content_type"), row.Time("created_at"));
}

internal sealed record PhotoView(
    Guid PhotoId, long JobId, Guid OrganisationId, string Caption, string ContentType, DateTimeOffset CreatedAt, byte[] Data)
{
    public static PhotoView Read(Row row) => new(
        row.Id("id"), row.Number("job_id"), row.Id("organisation_id"), row.Text("caption"), row.Text("content_type"),
        row.Time("created_at"), row.Bytes("data"));
}

internal sealed class PhotoStore(Database db, TimeProvider clock, FlawSwitches flaws)
{
    private const string OfOwnJob = "AND job_id = @job AND organisation_id = @organisation";

    public List<PhotoSummary> List(Caller caller, long jobId) => db.Query(
        $"SELECT * FROM photos WHERE 1 = 1 {OfOwnJob} ORDER BY created_at",
        PhotoSummary.Read,
        ("job", jobId), ("organisation", caller.OrganisationId));

    public PhotoView? Find(Caller caller, long jobId, Guid id) => db.First(
        $"SELECT * FROM photos WHERE id = @id {flaws.Guard(OfOwnJob, FlawIds.PhotosNestedCrossTenant)}",
        PhotoView.Read,
        ("id", id), ("job", jobId), ("organisation", caller.OrganisationId));

    /// <summary>The new photo, or nothing when there is no such job.</summary>
    public PhotoView? Add(Caller caller, long jobId, NewPhoto body) => db.First(
        """
        INSERT INTO photos (id, organisation_id, job_id, caption, content_type, data, created_at)
        SELECT @id, organisation_id, id, @caption, @type, @data, @now FROM jobs WHERE id = @job AND organisation_id = @organisation
        RETURNING *
        """,
        PhotoView.Read,
        ("id", Guid.NewGuid()), ("caption", body.Caption), ("type", body.ContentType), ("data", body.Data), ("now", clock.GetUtcNow()),
        ("job", jobId), ("organisation", caller.OrganisationId));

    public bool Delete(Caller caller, long jobId, Guid id) => db.Execute(
        $"DELETE FROM photos WHERE id = @id {OfOwnJob}", ("id", id), ("job", jobId), ("organisation", caller.OrganisationId)) > 0;
}
