using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using LaunchReady.Api.Exchanges;
using LaunchReady.Core.Evidence;
using LaunchReady.Core.Targets;

namespace LaunchReady.Api.Identities;

/// <summary>Runs the program that prints a token: no shell, a time limit, an output limit.</summary>
internal sealed class CommandRun(string folder, Redactor redactor, TimeProvider time)
{
    private const int OutputLimit = 64 * 1024;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <returns>The trimmed output, or what went wrong in words without any secret.</returns>
    public async Task<(string? Output, string? Problem)> RunAsync(IReadOnlyList<Template> command, Person person, Filling filling, CancellationToken cancellation)
    {
        var words = command.Select(c => filling.Fill(c, Filling.Raw)).ToList();
        if (filling.Unknown.Count > 0)
        {
            return (null, $"the command names {string.Join(", ", filling.Unknown.Select(u => "${" + u + "}"))}, for which this identity has no value");
        }

        using var process = new Process { StartInfo = Start(words, person, filling) };
        try
        {
            process.Start();
        }
        catch (Exception error) when (error is Win32Exception or InvalidOperationException or IOException)
        {
            return (null, $"the command `{command[0].Text}` could not be started");
        }

        return await WatchAsync(process, command[0].Text, cancellation);
    }

    private ProcessStartInfo Start(List<string> words, Person person, Filling filling)
    {
        var start = new ProcessStartInfo(words[0])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        words.Skip(1).ToList().ForEach(start.ArgumentList.Add);
        start.Environment["LAUNCHREADY_IDENTITY"] = person.Key;
        start.Environment["LAUNCHREADY_ORGANISATION"] = person.Organisation;
        start.Environment["LAUNCHREADY_ROLE"] = person.Role;
        foreach (var (name, value) in person.Values)
        {
            start.Environment["LAUNCHREADY_" + string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) ? char.ToUpperInvariant(c) : '_'))] = filling.Fill(value, Filling.Raw);
        }

        return start;
    }

    private async Task<(string? Output, string? Problem)> WatchAsync(Process process, string name, CancellationToken cancellation)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellation);
        try
        {
            process.StandardInput.Close();
            // A read of a pipe may not heed its token; the end of the program ends it.
            await using var end = both.Token.Register(() => Stop(process));
            var error = DrainAsync(process.StandardError, both.Token);
            var (output, cut) = await ReadAsync(process.StandardOutput, both.Token).WaitAsync(both.Token);
            if (cut)
            {
                return (null, $"the command `{name}` printed more than {OutputLimit / 1024} KB");
            }

            await process.WaitForExitAsync(both.Token);
            both.Token.ThrowIfCancellationRequested();
            return process.ExitCode == 0 ? (output.Trim(), null) : (null, Failed(name, process.ExitCode, await error.WaitAsync(both.Token)));
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return (null, $"the command `{name}` did not end within {Patience.TotalSeconds:0} s");
        }
        catch (IOException)
        {
            return (null, $"the command `{name}` could not be read");
        }
        finally
        {
            Stop(process);
        }
    }

    private string Failed(string name, int code, string error)
    {
        var said = new Recorder(redactor, new Uri("http://localhost")).Excerpt(error.Trim(), 200);
        return $"the command `{name}` ended with {code}{(said.Length > 0 ? $": {said}" : "")}";
    }

    private static async Task<(string Text, bool Cut)> ReadAsync(StreamReader reader, CancellationToken cancellation)
    {
        var text = new StringBuilder();
        var step = new char[4096];
        int read;
        while ((read = await reader.ReadAsync(step.AsMemory(), cancellation)) > 0)
        {
            if (text.Length + read > OutputLimit)
            {
                return (text.ToString(), true);
            }

            text.Append(step, 0, read);
        }

        return (text.ToString(), false);
    }

    /// <summary>Reads to the end, so that a talkative program is not held up, and keeps the beginning.</summary>
    private static async Task<string> DrainAsync(StreamReader reader, CancellationToken cancellation)
    {
        var text = new StringBuilder();
        var step = new char[4096];
        int read;
        while ((read = await reader.ReadAsync(step.AsMemory(), cancellation)) > 0)
        {
            text.Append(step, 0, Math.Min(read, Math.Max(0, step.Length - text.Length)));
        }

        return text.ToString();
    }

    private static void Stop(Process process)
    {
        try
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
        catch (Exception error) when (error is InvalidOperationException or Win32Exception)
        {
            // It ended by itself in the meantime.
        }
    }
}
