namespace LaunchReady.Secrets.Collecting.Logs;

/// <summary>Who wrote a log: each puts other things before and into its lines.</summary>
internal enum LogKind
{
    Plain,

    /// <summary>GitHub Actions: a timestamp at every line, <c>##[group]</c>, <c>***</c> for masked values.</summary>
    GitHub,

    /// <summary>GitLab: section markers, carriage returns, since 17.0 a timestamp with the number of the stream, <c>[MASKED]</c>.</summary>
    GitLab,

    /// <summary>Jenkins: timestamps of a plugin, hidden notes inside ANSI sequences, <c>****</c>.</summary>
    Jenkins,
}
