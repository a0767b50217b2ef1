using System.Globalization;

namespace EndToEnd.Tests;

/// <summary>`launchready scan` where something is wrong with what it is given: a reason, a remedy, and the rest is scanned all the same.</summary>
public sealed class ScanTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("launchready-scan-").FullName;

    /// <summary>In pieces, so that no scanner takes this file for a leak.</summary>
    private static string Secret => "sk_live_" + "51QbZr8KxTnWm4VhLdPj7YsG2";

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Secret_IsShownByItsFirstCharactersAlone()
    {
        Save("app/config.js", $"const key = '{Secret}';");
        var scan = await ScanAsync(1, "app", "app");
        scan.Output.ShouldContain("Stripe secret key  sk_l…#");
        scan.Output.ShouldContain("config.js:1");
        scan.Output.ShouldContain("1 secret, 0 guesses, 0 public or test keys\nRead 1 file, ");
        scan.Output.ShouldEndWith("Not clean: rotate what leaked first, then take it out.\n");
        scan.All.ShouldNotContain(Secret);
        foreach (var format in new[] { "json", "sarif" })
        {
            (await ScanAsync(1, "app", "--format", format)).All.ShouldNotContain(Secret);
        }
    }

    [Theory]
    [InlineData("gone", "Not read: gone: there is no such file or folder. To decide: correct the path ")]
    [InlineData("empty", "Undecided: 1 of 1 values and sources stay undecided: empty holds nothing that could be read. To decide: name a folder or file with content.")]
    [InlineData("random.apk", "Not read: 1 x named like an app, but no APK, AAB, XAPK or IPA (name the file that the build made) (as random.apk)")]
    [InlineData("half.zip", "Not read: 1 x damaged archive member (as half.zip")]
    [InlineData("broken", "Not read: broken: no git repository here or in the folders above. To decide: name the folder of a git repository, or clone it with its whole history")]
    public async Task WhatCannotBeRead_IsUndecided_WithTheReason_AndTheRestIsScanned(string path, string reason)
    {
        Directory.CreateDirectory(Path.Combine(_folder, "empty"));
        File.WriteAllBytes(Path.Combine(_folder, "random.apk"), [.. Enumerable.Range(0, 3000).Select(i => (byte)((i * 7919) % 251))]);
        Directory.CreateDirectory(Path.Combine(_folder, "broken", ".git"));
        Save("broken/a.js", "let x = 1;");
        await ZipAsync("half.zip", cut: true);
        var alone = await ScanAsync(2, path);
        alone.Output.ShouldContain(reason);
        alone.Output.ShouldContain("\nUndecided: ");
        Save("app/config.js", $"const key = '{Secret}';");
        var both = await ScanAsync(1, path, "app");
        both.Output.ShouldContain("config.js:1");
    }

    [Fact]
    public async Task LockedArchives_SayThatAnOpenCopyIsNeeded()
    {
        Save("in/a.js", $"const key = '{Secret}';");
        await RunAsync("zip", "-q", "-r", "-P", "word", "locked.zip", "in");
        await RunAsync("7z", "a", "-pword", "-mhe=on", "locked.7z", "in");
        var scan = await ScanAsync(2, "locked.zip", "locked.7z");
        scan.Output.ShouldContain("encrypted (give the scan an unencrypted copy) (as locked.zip!in/a.js)");
        scan.Output.ShouldContain("encrypted (give the scan an unencrypted copy) (as locked.7z)");
        scan.Output.ShouldEndWith("Undecided: what was not read may hold a secret.\n");
    }

    [Fact]
    public async Task FilesThatMayNotBeRead_AreNamed()
    {
        Save("mixed/config.js", $"const key = '{Secret}';");
        Save("mixed/locked.js", "let x = 1;");
        Save("mixed/locked/deep.js", "let x = 1;");
        await RunAsync("chmod", "755", ".", "mixed");
        await RunAsync("chmod", "000", "mixed/locked.js", "mixed/locked");

        // An administrator may read everything, so the scan is somebody else then.
        string[] somebody = Environment.UserName == "root" ? ["--reuid=65534", "--regid=65534", "--clear-groups"] : [];
        var scan = await Tool.RunProgramAsync("setpriv", _folder, [.. somebody, "--", Tool.Path, "scan", "mixed"]);
        await RunAsync("chmod", "755", "mixed/locked.js", "mixed/locked");

        scan.ShouldBeReadable().Code.ShouldBe(1, scan.All);
        scan.Output.ShouldContain("Not read: 1 x file that may not be read (let the scan read it, or leave it out) (as locked.js)");
        scan.Output.ShouldContain("Not read: 1 x folder that may not be read (let the scan read it, or leave it out) (as locked)");
    }

    [Fact]
    public async Task Repositories_ThatAreNotWhole_SayWhatCompletesThem()
    {
        Save("code/a.js", "let x = 1;");
        await GitAsync("code", "init", "-q");
        await GitAsync("code", "add", ".");
        await GitAsync("code", "commit", "-qm", "first");
        await GitAsync("code", "commit", "-qm", "second", "--allow-empty");
        await GitAsync(".", "clone", "-q", "--depth", "1", new Uri(Path.Combine(_folder, "code")).AbsoluteUri, "shallow");
        (await ScanAsync(2, "shallow")).Output.ShouldContain("its history was cut off (a shallow clone). To decide: run `git fetch --unshallow` and scan again");

        Save("code/.gitmodules", "[submodule \"lib\"]\n path = lib\n url = ../gone\n");
        await GitAsync("code", "update-index", "--add", "--cacheinfo", "160000,1234567890123456789012345678901234567890,lib");
        await GitAsync("code", "add", ".gitmodules");
        await GitAsync("code", "commit", "-qm", "third");
        (await ScanAsync(2, "code")).Output.ShouldContain("code (submodule lib): the submodule is not here. To decide: run `git submodule update --init --recursive`");

        // Without git on the machine the history is read all the same: the reader is our own.
        var scan = await Tool.RunProgramAsync("env", _folder, "PATH=/nowhere", Tool.Path, "scan", "code");
        scan.Code.ShouldBe(2);
        scan.Output.ShouldContain("the submodule is not here");
    }

    [Fact]
    public async Task Staged_OutsideARepository_SaysWhereToRun()
    {
        Save("app/a.js", "let x = 1;");
        (await ScanAsync(2, "--staged", "app")).Output.ShouldContain("no git repository here or in the folders above. To decide: run it inside a git repository");
    }

    [Theory]
    [InlineData(null, "known.txt: there is no such file. Write one with `launchready scan --write-baseline known.txt`.")]
    [InlineData("garbage\0", "known.txt:1: this is no baseline. Write one with `launchready scan --write-baseline known.txt`.")]
    public async Task Baseline_ThatCannotBeUsed_IsOneMessage(string? content, string message)
    {
        if (content is not null)
        {
            Save("known.txt", content);
        }

        (await ScanAsync(64, "--baseline", "known.txt")).Error.Trim().ShouldEndWith(message);
    }

    private async Task<Outcome> ScanAsync(int code, params IEnumerable<string> arguments)
    {
        var outcome = (await Tool.RunAsync(_folder, ["scan", .. arguments])).ShouldBeReadable();
        outcome.Code.ShouldBe(code, outcome.All);
        return outcome;
    }

    private void Save(string name, string content)
    {
        var path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
    }

    private async Task ZipAsync(string name, bool cut)
    {
        Save("in/b.js", string.Concat(Enumerable.Range(0, 4000).Select(i => string.Create(CultureInfo.InvariantCulture, $"let v{i} = {i * 7919 % 977};"))));
        await RunAsync("zip", "-q", "-r", name, "in");
        var whole = File.ReadAllBytes(Path.Combine(_folder, name));
        File.WriteAllBytes(Path.Combine(_folder, name), cut ? whole[..(whole.Length / 2)] : whole);
    }

    private Task GitAsync(string folder, params IEnumerable<string> arguments) =>
        RunAsync("git", ["-C", folder, "-c", "user.name=A", "-c", "user.email=a@example.com", "-c", "commit.gpgsign=false", .. arguments]);

    private async Task RunAsync(string program, params IEnumerable<string> arguments) =>
        (await Tool.RunProgramAsync(program, _folder, arguments)).Code.ShouldBe(0);
}
