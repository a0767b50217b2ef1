using System.Diagnostics;
using System.Text;
using LaunchReady.Bundles.Tests.Making;

namespace LaunchReady.Bundles.Tests.Planting;

/// <summary>Real compilers where the machine has them.</summary>
internal static class Compilers
{
    /// <summary>JavaScript as an app of React Native ships it, or null; docs/guide/corpora.md says where the compiler comes from.</summary>
    public static string? Hermes
    {
        get
        {
            var named = Environment.GetEnvironmentVariable("LAUNCHREADY_HERMESC");
            var compiler = string.IsNullOrEmpty(named)
                ? Path.Combine(Path.GetTempPath(), "launchready-corpora", "react-native", "sdks", "hermesc", "linux64-bin", "hermesc")
                : named;
            return File.Exists(compiler) ? compiler : null;
        }
    }

    /// <summary>Hermes bytecode of the script; the test skips where there is no compiler.</summary>
    public static byte[] Bytecode(string script)
    {
        Assert.SkipWhen(Hermes is null, "LAUNCHREADY_HERMESC names no compiler of Hermes (docs/guide/corpora.md)");
        return Compile(script, "app.js", "app.hbc", (source, target) => Run(Hermes!, "-w", "-emit-binary", "-O", "-out", target, source))!;
    }

    /// <summary>A shared library of the machine's own C compiler; one made by hand where there is none.</summary>
    public static byte[] Library(string variable, string text) =>
        Compile($"const char *{variable} = \"{text}\"; const char *{variable}_of(void) {{ return {variable}; }}\n", "lib.c", "lib.so", (source, target) => Run("cc", "-shared", "-fPIC", "-O1", "-s", "-o", target, source))
        ?? new ElfMaker(Encoding.ASCII.GetBytes($"lib\0{text}\0end\0")).Make();

    private static byte[]? Compile(string text, string source, string target, Func<string, string, bool> compile)
    {
        var folder = Directory.CreateTempSubdirectory("planted");
        try
        {
            var (from, to) = (Path.Combine(folder.FullName, source), Path.Combine(folder.FullName, target));
            File.WriteAllText(from, text);
            return compile(from, to) ? File.ReadAllBytes(to) : null;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static bool Run(string tool, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(tool, arguments) { RedirectStandardError = true })!;
            var errors = process.StandardError.ReadToEnd();
            process.WaitForExit();
            process.ExitCode.ShouldBe(0, errors);
            return true;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
