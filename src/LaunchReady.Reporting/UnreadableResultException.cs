namespace LaunchReady.Reporting;

/// <summary>A file that was to be a result and cannot be read as one; the message says why, without the file's name.</summary>
public sealed class UnreadableResultException(string message, Exception? inner) : Exception(message, inner);
