using System.ComponentModel.DataAnnotations;
using Fieldwork.Hosting;

namespace Fieldwork.Jobs;

internal sealed record NewJob : IBody
{
    public required Guid CustomerId { get; init; }

    [StringLength(160, MinimumLength = 1)]
    public required string Title { get; init; }

    [StringLength(4000)]
    public string? Description { get; init; }
}

internal sealed record JobChange : IBody
{
    [StringLength(160, MinimumLength = 1)]
    public string? Title { get; init; }

    [StringLength(4000)]
    public string? Description { get; init; }
}

internal sealed record Assignment : IBody
{
    [StringLength(120, MinimumLength = 1)]
    public required string Technician { get; init; }
}

internal sealed record JobPage(IReadOnlyList<JobView> Items, long? NextCursor);

internal sealed record JobCount(long Count);
