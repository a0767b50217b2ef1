using System.Globalization;
using LaunchReady.Reporting.Console;

namespace LaunchReady.Cli.Scanning;

/// <summary>Bytes and rate while a scan goes on.</summary>
internal sealed class ScanProgress(IProgressDisplay display, TimeProvider time)
{
    private readonly long _started = time.GetTimestamp();
    private readonly Lock _lock = new();
    private string _source = "";
    private long _told;

    public void Report(string source, long bytes)
    {
        lock (_lock)
        {
            if (source != _source)
            {
                _source = source;
                _told = 0;
                display.Phase($"Reading {source}");
            }

            if (bytes - _told < 4_000_000)
            {
                return;
            }

            _told = bytes;
            var seconds = Math.Max(0.001, time.GetElapsedTime(_started).TotalSeconds);
            display.Step((int)(bytes / 1_000_000), int.MaxValue, string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:F0} MB, {bytes / 1e6 / seconds:F0} MB/s"));
        }
    }
}
