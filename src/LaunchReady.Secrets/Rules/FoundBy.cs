namespace LaunchReady.Secrets.Rules;

/// <summary>What leads to a value of a rule.</summary>
internal enum FoundBy
{
    /// <summary>A run of at least twelve letters, digits, underscores and hyphens, and the name it is given to.</summary>
    Run,

    /// <summary>The address behind "://": the shapes begin with the host.</summary>
    Address,

    /// <summary>User name and password in an address: the words are its schemes, the password is the value, the shapes serve the samples.</summary>
    AddressPassword,

    /// <summary>"-----BEGIN": the words are its labels in lower case without blanks, the whole block is the value, the shapes serve the samples.</summary>
    Block,

    /// <summary>A name like "password" and a value that no run need stand in: the words are the names, the shapes serve the samples.</summary>
    Password,
}
