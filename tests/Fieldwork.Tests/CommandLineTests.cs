using System.Diagnostics;
using System.Text.Json;
using Fieldwork.Hosting;

namespace Fieldwork.Tests;

public sealed class CommandLineTests
{
    [Theory]
    [InlineData("--flaws nope", "There is no flaw 'nope'. List them with --list-flaws.")]
    [InlineData("--token-life soon", "'soon' is not a duration like 08:00:00.")]
    [InlineData("--colour red", "'--colour' is not an option.")]
    [InlineData("--urls", "its value is missing")]
    [InlineData("--only-surroundings", "'--only-surroundings' needs '--surroundings DIR'.")]
    public void A_wrong_command_line_is_one_clear_sentence(string line, string sentence)
    {
        var (options, error) = CommandLine.Parse(line.Split(' '));
        options.ShouldBeNull();
        error.ShouldNotBeNull();
        error.ShouldContain(sentence);
    }

    [Fact]
    public void All_options_are_read()
    {
        const string line = "--urls http://127.0.0.1:1 --flaws key-confusion,public-write --seed-file a.json --token-life 00:10:00 --surroundings around --only-surroundings";
        var (options, _) = CommandLine.Parse(line.Split(' '));
        options.ShouldNotBeNull();
        options.Flaws.ShouldBe(["key-confusion", "public-write"]);
        options.TokenLife.ShouldBe(TimeSpan.FromMinutes(10));
        options.SeedFile.ShouldBe("a.json");
        options.Surroundings.ShouldBe("around");
        options.OnlySurroundings.ShouldBeTrue();
    }

    [Fact]
    public async Task An_unknown_flaw_ends_the_process_with_64()
    {
        using var process = Start("--flaws", "nope");
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(64);
    }

    [Fact]
    public async Task The_process_writes_its_seed_file_before_it_says_where_it_listens()
    {
        var path = Path.Combine(Path.GetTempPath(), $"fieldwork-{Guid.NewGuid():N}.json");
        using var process = Start("--urls", "http://127.0.0.1:0", "--seed-file", path);
        try
        {
            var line = await process.StandardOutput.ReadLineAsync();
            var seed = JsonElement.Parse(await File.ReadAllTextAsync(path));
            line.ShouldBe($"Fieldwork listens on {seed.GetProperty("baseUrl").GetString()}");
            seed.GetProperty("identities").GetArrayLength().ShouldBe(6);
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync();
            File.Delete(path);
        }
    }

    [Fact]
    public async Task Surroundings_are_written_without_a_backend_and_overwrite_nothing()
    {
        var folder = Directory.CreateTempSubdirectory("fieldwork-").FullName;
        try
        {
            var around = Path.Combine(folder, "around");
            using var first = Start("--surroundings", around, "--only-surroundings", "--flaws", "ci-prints-token");
            await first.WaitForExitAsync();
            first.ExitCode.ShouldBe(0);
            Directory.EnumerateFileSystemEntries(around).Select(Path.GetFileName).ShouldBe(["repository", "fieldwork.apk", "ci", "web", "image.tar"], ignoreOrder: true);

            using var second = Start("--surroundings", around, "--only-surroundings");
            await second.WaitForExitAsync();
            second.ExitCode.ShouldBe(1);
            (await second.StandardError.ReadToEndAsync()).ShouldContain("is not empty");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "fieldwork.dll"));
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!;
    }
}
