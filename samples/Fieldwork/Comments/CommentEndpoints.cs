using System.ComponentModel.DataAnnotations;
using Fieldwork.Access;
using Fieldwork.Hosting;
using Fieldwork.Jobs;

namespace Fieldwork.Comments;

internal sealed record NewComment : IBody
{
    [StringLength(4000, MinimumLength = 1)]
    public required string Text { get; init; }
}

internal static class CommentEndpoints
{
    public static void MapComments(this IEndpointRouteBuilder api)
    {
        var comments = api.MapGroup("/jobs/{jobId}/comments").WithTags("Comments");
        comments.MapGet("", List).Operation("listComments", "The comments of a job").Produces<CommentView[]>();
        comments.MapPost("", Create).Operation("createComment", "Comment on a job").Produces<CommentView>(StatusCodes.Status201Created);
        comments.MapGet("/{commentId}", Get).Operation("getComment", "One comment").Produces<CommentView>();
        comments.MapDelete("/{commentId}", Delete).Operation("deleteComment", "Delete a comment").Produces(StatusCodes.Status204NoContent);
    }

    private static IResult List(long jobId, Caller caller, JobStore jobs, CommentStore store) =>
        jobs.IsOwn(caller, jobId) ? Results.Ok(store.List(caller, jobId)) : Refusals.NotFound();

    private static IResult Create(long jobId, Caller caller, NewComment body, CommentStore store) =>
        store.Create(caller, jobId, body.Text) is { } comment
            ? Results.Created($"/jobs/{jobId}/comments/{comment.CommentId}", comment)
            : Refusals.NotFound();

    private static IResult Get(long jobId, long commentId, Caller caller, CommentStore store) =>
        store.Find(caller, jobId, commentId) is { } comment ? Results.Ok(comment) : Refusals.NotFound();

    private static IResult Delete(long jobId, long commentId, Caller caller, CommentStore store) =>
        store.Delete(caller, jobId, commentId) ? Results.NoContent() : Refusals.NotFound();
}
