using System.ComponentModel;
using System.Diagnostics;

namespace Fieldwork.Surroundings;

/// <summary>The git program in one folder, as if nobody had ever configured it.</summary>
internal sealed class Git(string folder)
{
    /// <summary>False where there is no git on this machine.</summary>
    public static bool IsThere()
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo("git", "--version") { RedirectStandardOutput = true, UseShellExecute = false })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }

    /// <exception cref="IOException">Git refuses; the message is its own.</exception>
    public void Run(byte[] input, params IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo("git")
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        Isolate(start.Environment);
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        process.StandardInput.BaseStream.Write(input);
        process.StandardInput.Close();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new IOException($"git {arguments[0]} failed: {error.GetAwaiter().GetResult().Trim()} {output.GetAwaiter().GetResult().Trim()}");
        }
    }

    public void Run(params IReadOnlyList<string> arguments) => Run([], arguments);

    /// <summary>A hook that starts this program has GIT_DIR set, which would lead into the repository around it.</summary>
    private static void Isolate(IDictionary<string, string?> environment)
    {
        foreach (var name in environment.Keys.Where(name => name.StartsWith("GIT_", StringComparison.Ordinal)).ToArray())
        {
            environment.Remove(name);
        }

        environment["GIT_CONFIG_NOSYSTEM"] = "1";
        environment["GIT_CONFIG_GLOBAL"] = "/dev/null";
        foreach (var role in new[] { "AUTHOR", "COMMITTER" })
        {
            environment[$"GIT_{role}_NAME"] = Author.Jonas.Name;
            environment[$"GIT_{role}_EMAIL"] = Author.Jonas.Address;
            environment[$"GIT_{role}_DATE"] = FixedDates.March(20, 10, 3).ToString("yyyy-MM-ddTHH:mm:sszzz", System.Globalization.CultureInfo.InvariantCulture);
        }
    }
}
