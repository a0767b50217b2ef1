namespace LaunchReady.Secrets.Rules;

/// <summary>Who issues a credential and how it is replaced there.</summary>
/// <param name="Name">As its customers know it: "Stripe".</param>
/// <param name="Page">Where it is rotated: a page of the provider's console or documentation.</param>
/// <param name="Steps">How it is rotated there, in order; at least two.</param>
internal sealed record Provider(string Name, string Page, params IReadOnlyList<string> Steps);
