namespace LaunchReady.Reporting.Fixes;

/// <summary>How one kind of finding is mended, in code for the common stacks.</summary>
/// <param name="Topic">Name of its file: "tenant-filter".</param>
internal sealed record FixPage(string Topic, string Title, string Lead, IReadOnlyList<FixCode> Stacks);

/// <param name="Note">A sentence below the code; empty where there is none.</param>
internal sealed record FixCode(string Stack, string Code, string Note);
