using LaunchReady.Targets;

namespace LaunchReady.Cli.Tests;

public sealed class InitCodeTests : IDisposable
{
    private readonly InitWorkspace _work = new();

    public void Dispose() => _work.Dispose();

    [Fact]
    public async Task Init_InARepository_NamesWhatIsToBeReadForSecrets()
    {
        await using var server = InitWorkspace.Serve();
        foreach (var file in new[]
        {
            ".git/HEAD", ".github/workflows/build.yml", "android/app/build/outputs/apk/debug/app-debug.apk", "android/app/build/outputs/apk/release/app-release.apk",
            "web/dist/index.html", "web/dist/assets/app.apk", "node_modules/some/dist/index.js", "node_modules/some/tool.apk", "ci/job.log", "logs_4711.zip", "server/server.log", "image.tar",
        })
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(_work.Folder, file))!);
            _work.Save(file, "x");
        }

        (await _work.RunAsync([new Uri(server.Base, "openapi.json").AbsoluteUri])).ShouldBe(0);

        _work.Text.ShouldContain("  repository: \".\"   # its whole history");
        _work.Text.ShouldContain("  bundles: [\"android/app/build/outputs/apk/release/app-release.apk\", \"android/app/build/outputs/apk/debug/app-debug.apk\"]\n");
        _work.Text.ShouldContain("  ci-logs: [\"logs_4711.zip\", \"ci/job.log\"]\n");
        _work.Text.ShouldContain("  artifacts: [\"image.tar\", \"web/dist\"]\n");
        _work.Said.ShouldContain("To be read for secrets: the repository with its history, android/app/build/outputs/apk/release/app-release.apk");
        var target = TargetFile.Load(_work.Out, name => "set-" + name, TimeProvider.System).Target.ShouldNotBeNull();
        target.Code!.Bundles!.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Init_WhereNothingWasBuilt_SaysHowToGiveIt()
    {
        await using var server = InitWorkspace.Serve();
        Directory.CreateDirectory(Path.Combine(_work.Folder, ".git"));
        _work.Save(".gitlab-ci.yml", "build: {}");

        (await _work.RunAsync([new Uri(server.Base, "openapi.json").AbsoluteUri])).ShouldBe(0);

        _work.Text.ShouldContain("  # bundles: [app-release.apk]");
        _work.Text.ShouldContain("  # ci-logs: [ci/build.log]   # GitLab CI: glab ci trace");
        _work.Said.ShouldContain("Fetch a log of GitLab CI and name it under `code.ci-logs`");
        _work.Said.ShouldContain("Name the built app under `code.bundles`");
    }

    [Fact]
    public async Task Init_OutsideARepository_LeavesTheCodeToBeNamed()
    {
        await using var server = InitWorkspace.Serve();

        (await _work.RunAsync([new Uri(server.Base, "openapi.json").AbsoluteUri])).ShouldBe(0);

        _work.Text.ShouldContain("# code:\n#   repository: .\n#   bundles: [app-release.apk]");
        TargetFile.Load(_work.Out, name => "set-" + name, TimeProvider.System).Target!.Code.ShouldBeNull();
    }
}
