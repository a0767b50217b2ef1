namespace LaunchReady.Core.Verdicts;

/// <summary>The order in which leaked credentials are rotated (D1).</summary>
public enum RotationOrder
{
    ApiKey,
    DatabasePassword,
    SigningKey,
}

/// <summary>A credential that leaked and has to be made anew.</summary>
/// <param name="Fingerprint">Of the value: the same in every place.</param>
/// <param name="Title">"Stripe secret key".</param>
/// <param name="Shown">First characters and fingerprint: safe to print.</param>
/// <param name="Page">Where it is rotated.</param>
/// <param name="Where">The place of the case that carries this: "in src/config.ts:3".</param>
public sealed record Rotation(string Fingerprint, string Title, string Shown, RotationOrder Order, string Page, IReadOnlyList<string> Steps, string Where);

/// <summary>A place in a file of the repository, for tools that show findings beside the code.</summary>
/// <param name="File">From the repository's folder, with "/" between names.</param>
/// <param name="Line">From 1; null where lines say nothing.</param>
public sealed record Location(string File, int? Line);
