using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Fieldwork.Access;
using Fieldwork.Hosting;
using Fieldwork.Jobs;

namespace Fieldwork.Photos;

internal sealed record NewPhoto : IBody
{
    [StringLength(300, MinimumLength = 1)]
    public required string Caption { get; init; }

    [RegularExpression("^image/(png|jpeg)$")]
    [DefaultValue("image/jpeg")]
    public string ContentType { get; init; } = "image/jpeg";

    [MaxLength(1_000_000)]
    public required byte[] Data { get; init; }
}

internal static class PhotoEndpoints
{
    public static void MapPhotos(this IEndpointRouteBuilder api)
    {
        var photos = api.MapGroup("/jobs/{jobId}/photos").WithTags("Photos");
        photos.MapGet("", List).Operation("listPhotos", "The photos of a job, without their data").Produces<PhotoListing>();
        photos.MapPost("", Add).Operation("addPhoto", "Add a photo to a job").Produces<PhotoView>(StatusCodes.Status201Created);
        photos.MapGet("/{photoId}", Get).Operation("getPhoto", "One photo with its data").Produces<PhotoView>();
        photos.MapDelete("/{photoId}", Delete).Operation("deletePhoto", "Delete a photo").Produces(StatusCodes.Status204NoContent);
    }

    private static IResult List(long jobId, Caller caller, JobStore jobs, PhotoStore store) =>
        jobs.IsOwn(caller, jobId) ? Results.Ok(new PhotoListing(store.List(caller, jobId))) : Refusals.NotFound();

    private static IResult Add(long jobId, Caller caller, NewPhoto body, PhotoStore store) =>
        store.Add(caller, jobId, body) is { } photo
            ? Results.Created($"/jobs/{jobId}/photos/{photo.PhotoId}", photo)
            : Refusals.NotFound();

    private static IResult Get(long jobId, Guid photoId, Caller caller, JobStore jobs, PhotoStore store) =>
        jobs.IsOwn(caller, jobId) && store.Find(caller, jobId, photoId) is { } photo ? Results.Ok(photo) : Refusals.NotFound();

    private static IResult Delete(long jobId, Guid photoId, Caller caller, PhotoStore store) =>
        store.Delete(caller, jobId, photoId) ? Results.NoContent() : Refusals.NotFound();
}
