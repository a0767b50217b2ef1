namespace Fieldwork.Flaws;

/// <summary>One mistake this backend can make on request.</summary>
/// <param name="Id">The switch on the command line.</param>
/// <param name="Title">What a founder would read in a report.</param>
/// <param name="Touches">The route and the place in the code.</param>
/// <param name="BreaksChecks">The checks that must fail: its own and those that follow from it.</param>
internal sealed record Flaw(string Id, string Title, string Touches, IReadOnlyList<string> BreaksChecks);
