using Fieldwork.Access;
using Fieldwork.Data;
using Fieldwork.Flaws;

namespace Fieldwork.Comments;

internal sealed record CommentView(long CommentId, long JobId, Guid OrganisationId, string Author, string Text, DateTimeOffset CreatedAt)
{
    public static CommentView Read(Row row) => new(
        row.Number("id"), row.Number("job_id"), row.Id("organisation_id"), row.Text("author"), row.Text("text"), row.Time("created_at"));
}

internal sealed class CommentStore(Database db, TimeProvider clock, FlawSwitches flaws)
{
    private const string OfOwnJob = "job_id = @job AND organisation_id = @organisation";

    public List<CommentView> List(Caller caller, long jobId) => db.Query(
        $"SELECT * FROM comments WHERE {OfOwnJob} ORDER BY id", CommentView.Read, ("job", jobId), ("organisation", caller.OrganisationId));

    public CommentView? Find(Caller caller, long jobId, long id) => db.First(
        $"SELECT * FROM comments WHERE id = @id AND {OfOwnJob}",
        CommentView.Read,
        ("id", id), ("job", jobId), ("organisation", caller.OrganisationId));

    /// <summary>The new comment, or nothing when there is no such job.</summary>
    public CommentView? Create(Caller caller, long jobId, string text) => db.First(
        $"""
        INSERT INTO comments (organisation_id, job_id, author, text, created_at)
        SELECT organisation_id, id, @author, @text, @now FROM jobs
        WHERE id = @job {flaws.Guard("AND organisation_id = @organisation", FlawIds.CommentCreateCrossTenant, FlawIds.CommentCreateOpen)}
        RETURNING *
        """,
        CommentView.Read,
        ("author", caller.UserName), ("text", text), ("now", clock.GetUtcNow()), ("job", jobId), ("organisation", caller.OrganisationId));

    public bool Delete(Caller caller, long jobId, long id) => db.Execute(
        $"DELETE FROM comments WHERE id = @id AND {OfOwnJob}", ("id", id), ("job", jobId), ("organisation", caller.OrganisationId)) > 0;
}
