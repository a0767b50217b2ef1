namespace LaunchReady.Secrets.Rules;

/// <summary>What it means that somebody else can read the value.</summary>
public enum Exposure
{
    /// <summary>Whoever holds it acts as the server or as the account's owner.</summary>
    Secret,

    /// <summary>Made for clients, safe only with the provider's restrictions (application, referrer, row-level security) switched on.</summary>
    PublicIfRestricted,

    /// <summary>Made to be read by everybody.</summary>
    PublicByDesign,

    /// <summary>A credential of the provider's test mode: no customer data behind it.</summary>
    Test,
}

/// <summary>What a thief can do with it.</summary>
public enum Severity
{
    /// <summary>Data of all customers, money or the infrastructure.</summary>
    Critical,

    /// <summary>One service of the business, in full.</summary>
    High,

    /// <summary>A part of one service, or costs.</summary>
    Medium,

    /// <summary>A nuisance.</summary>
    Low,
}

/// <summary>What the credential is for; the order is the order of rotation: what a stranger can use at once first, what other secrets are protected with last.</summary>
public enum Purpose
{
    ApiKey,
    DatabasePassword,
    SigningKey,
}
