using System.Runtime.InteropServices;
using LaunchReady.Core.Decisions;

namespace LaunchReady.Cli.Auditing;

/// <summary>The first Ctrl-C (or SIGTERM) stops the run and lets it clean up; the second leaves at once, for those who cannot wait.</summary>
internal sealed class SecondSignal : IDisposable
{
    private readonly PosixSignalRegistration[] _registrations;
    private readonly string _words;
    private int _count;

    /// <param name="words">Said before leaving: what is left to do.</param>
    public SecondSignal(string words)
    {
        _words = words;
        _registrations = [PosixSignalRegistration.Create(PosixSignal.SIGINT, Handle), PosixSignalRegistration.Create(PosixSignal.SIGTERM, Handle)];
    }

    public void Dispose()
    {
        foreach (var registration in _registrations)
        {
            registration.Dispose();
        }
    }

    private void Handle(PosixSignalContext context)
    {
        context.Cancel = true;
        if (Interlocked.Increment(ref _count) > 1)
        {
            Console.Error.WriteLine(_words);
#pragma warning disable RS0030 // No return reaches the caller while the run hangs in a request: leaving at once is what was asked for.
            Environment.Exit(ExitCode.Cancelled);
#pragma warning restore RS0030
        }
    }
}
