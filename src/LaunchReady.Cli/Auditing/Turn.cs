using LaunchReady.Core.Decisions;

namespace LaunchReady.Cli.Auditing;

/// <summary>
/// One audit or clean-up at a time per `.launchready` folder: two audits would count each other's objects as the target's, and a clean-up would take
/// a running audit's objects away. The system lets go of the lock when the process ends, however it ends.
/// </summary>
internal sealed class Turn : IDisposable
{
    private readonly FileStream _lock;

    private Turn(FileStream held) => _lock = held;

    public static Turn Take(string parent)
    {
        var folder = Path.Combine(parent, ".launchready");
        try
        {
            Directory.CreateDirectory(folder);
            return new Turn(new FileStream(Path.Combine(folder, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException error) when (IsHeld(error))
        {
            throw new UserErrorException(
                $"Another audit or clean-up is at work in {folder}. Wait until it ends, or stop it with Ctrl-C; it cleans up after itself. Nothing was contacted.", ExitCode.Usage);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw RunFolder.Unusable(parent, error);
        }
    }

    public void Dispose() => _lock.Dispose();

    /// <summary>The file is there and another process holds it: EWOULDBLOCK on Linux and macOS, a sharing violation on Windows.</summary>
    private static bool IsHeld(IOException error) => error.HResult is 11 or 35 or unchecked((int)0x80070020);
}
