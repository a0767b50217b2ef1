using LaunchReady.Reporting.Views;
using Spectre.Console;

namespace LaunchReady.Reporting.Console;

/// <summary>What a person sees while a run goes on; give it the console of standard error. Safe to call from several threads.</summary>
public interface IProgressDisplay : IDisposable
{
    /// <summary>A new part of the run begins.</summary>
    void Phase(string name);

    /// <summary>Within the phase, <paramref name="done"/> of <paramref name="total"/> steps are through.</summary>
    void Step(int done, int total, string text);
}

public static class ProgressDisplay
{
    /// <summary>One living line on a terminal, else one line per phase.</summary>
    public static IProgressDisplay For(IAnsiConsole console, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(console);
        ArgumentNullException.ThrowIfNull(time);
        return Reports.IsPlain(console)
            ? new PlainProgress(console.Profile.Out.Writer)
            : new LiveProgress(console.Profile.Out.Writer, () => console.Profile.Width, time);
    }
}

internal sealed class PlainProgress(TextWriter writer) : IProgressDisplay
{
    private readonly Lock _lock = new();

    public void Phase(string name)
    {
        lock (_lock)
        {
            writer.WriteLine(Visible.Line(name));
        }
    }

    public void Step(int done, int total, string text)
    {
        // A log keeps phases only.
    }

    public void Dispose()
    {
        // Nothing is held.
    }
}

internal sealed class LiveProgress(TextWriter writer, Func<int> width, TimeProvider time) : IProgressDisplay
{
    private const string ClearLine = "\r\u001b[2K";
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(100);
    private readonly Lock _lock = new();
    private string _phase = "";
    private long _last;

    public void Phase(string name)
    {
        lock (_lock)
        {
            _phase = Visible.Line(name);
            Draw(_phase);
        }
    }

    public void Step(int done, int total, string text)
    {
        lock (_lock)
        {
            // The last step is always drawn, so that the line never stops short of its end.
            if (done < total && _last != 0 && time.GetElapsedTime(_last) < Pace)
            {
                return;
            }

            Draw($"{_phase}  {Words.Number(done)} of {Words.Number(total)}  {Visible.Line(text)}");
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            writer.Write(ClearLine);
            writer.Flush();
        }
    }

    private void Draw(string line)
    {
        _last = time.GetTimestamp();
        writer.Write(ClearLine + Visible.Short(line, Math.Max(20, width() - 1)));
        writer.Flush();
    }
}
