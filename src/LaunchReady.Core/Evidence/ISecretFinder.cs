namespace LaunchReady.Core.Evidence;

/// <summary>Knows credentials by their look: what one slice knows, for the evidence of another.</summary>
public interface ISecretFinder
{
    /// <summary>Where credentials stand in a text, encoded ones included, in order and apart from each other.</summary>
    IReadOnlyList<(int Start, int Length)> Find(string text);
}
