using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Fieldwork.Flaws;
using Fieldwork.Surroundings;

namespace Fieldwork.Tests;

public sealed class SurroundingsTests
{
    private static readonly Lazy<SurroundingsFixture> Sound = new(() => new SurroundingsFixture());

    public static TheoryData<string> Ids => [.. SecretFlaws.All.Select(flaw => flaw.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_secret_is_there_when_switched_on_and_not_otherwise(string id)
    {
        var (secret, place) = SecretProofs.All[id];
        using (var flawed = new SurroundingsFixture(id))
        {
            place(flawed).ShouldContain(secret);
            flawed.Warnings.ShouldBeEmpty();
        }

        place(Sound.Value).ShouldNotContain(secret);
    }

    [Theory]
    [InlineData(FlawIds.KeyRemovedButInHistory)]
    [InlineData(FlawIds.KeyOnlyInMerge)]
    [InlineData(FlawIds.KeyOnlyInStash)]
    [InlineData(FlawIds.KeyInCommitMessage)]
    [InlineData(FlawIds.KeyInTagMessage)]
    [InlineData(FlawIds.KeyOnDroppedBranch)]
    public void What_is_only_in_the_history_is_not_in_the_files_of_today(string id)
    {
        using var flawed = new SurroundingsFixture(id);
        var secret = SecretProofs.All[id].Secret;
        flawed.AllObjects().ShouldContain(secret);
        flawed.Head().ShouldNotContain(secret);
    }

    [Fact]
    public void What_is_only_in_a_stash_or_on_a_dropped_branch_is_on_no_branch()
    {
        using var flawed = new SurroundingsFixture(FlawIds.KeyOnlyInStash, FlawIds.KeyOnDroppedBranch, FlawIds.KeyOnlyInMerge);
        flawed.Git("log", "--branches", "-p", "--cc").ShouldNotContain(Planted.StashedToken);
        flawed.Git("log", "--all", "-p", "--cc").ShouldNotContain(Planted.DroppedToken);
        flawed.Git("log", "--branches", "-p", "--no-merges").ShouldNotContain("+export AWS_SECRET_ACCESS_KEY=" + Planted.MergedSecret);
    }

    [Fact]
    public void The_history_is_one_of_two_people_with_a_merge_a_tag_a_stash_and_a_lost_commit()
    {
        var git = Sound.Value;
        git.Git("rev-list", "--count", "main").Trim().ShouldBe("9");
        git.Git("log", "--format=%an", "main").Split('\n', StringSplitOptions.RemoveEmptyEntries).Distinct().Count().ShouldBe(2);
        git.Git("rev-list", "--merges", "--count", "main").Trim().ShouldBe("1");
        git.Git("tag").Trim().ShouldBe("v1.4.0");
        git.Git("stash", "list").ShouldStartWith("stash@{0}: WIP on main");
        git.Git("fsck", "--no-progress").ShouldStartWith("dangling commit");
        git.Git("status", "--porcelain").ShouldBeEmpty();
        git.Git("check-ignore", ".env").Trim().ShouldBe(".env");
        git.Git("ls-files", ".env").ShouldBeEmpty();
        git.Read("repository/.env").ShouldContain("sk_live_");
    }

    [Fact]
    public void Two_runs_write_the_same()
    {
        using var again = new SurroundingsFixture();
        again.Git("rev-parse", "main", "v1.4.0", "stash@{0}").ShouldBe(Sound.Value.Git("rev-parse", "main", "v1.4.0", "stash@{0}"));
        foreach (var file in new[] { "fieldwork.apk", "ci/build.log", "web/main.js", "web/main.js.map", "image.tar" })
        {
            File.ReadAllBytes(Path.Combine(again.Folder, file)).ShouldBe(File.ReadAllBytes(Path.Combine(Sound.Value.Folder, file)), file);
        }
    }

    [Fact]
    public void The_image_says_what_its_layers_are_and_deletes_in_the_second_what_the_first_has()
    {
        var files = Sound.Value.Image();
        var manifest = JsonElement.Parse(files["manifest.json"])[0];
        var configuration = JsonElement.Parse(files[manifest.GetProperty("Config").GetString()!]);
        var layers = manifest.GetProperty("Layers").EnumerateArray().Select(layer => layer.GetString()!).ToArray();
        configuration.GetProperty("rootfs").GetProperty("diff_ids").EnumerateArray().Select(id => id.GetString()!["sha256:".Length..] + "/layer.tar").ShouldBe(layers);
        files.Keys.ShouldContain("layer 1!app/.env");
        files.Keys.ShouldContain("layer 2!app/.wh..env");
    }

    [Fact]
    public void The_map_carries_its_originals_and_the_log_its_masks()
    {
        var map = JsonElement.Parse(Sound.Value.Read("web/main.js.map"));
        map.GetProperty("sourcesContent").GetArrayLength().ShouldBe(map.GetProperty("sources").GetArrayLength());
        var lines = Sound.Value.Read("ci/build.log").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.ShouldAllBe(line => line[27] == 'Z' && line[28] == ' ');
        lines.Count(line => line.Contains("***", StringComparison.Ordinal)).ShouldBe(5);
    }

    [Fact]
    public void The_app_carries_public_values_only()
    {
        var text = Sound.Value.App("assets/index.android.bundle") + Sound.Value.App("assets/config.json") + Sound.Value.App("res/values/strings.xml");
        PublicValues.All.ShouldAllBe(value => text.Contains(value));
        Sound.Value.App("AndroidManifest.xml").ShouldContain("example.fieldwork.app");
    }

    [Fact]
    public void Values_have_the_form_of_the_real_ones_and_each_flaw_has_its_own()
    {
        SecretProofs.All.Values.Select(proof => proof.Secret).ShouldBeUnique();
        var token = Planted.MessageToken;
        token.Length.ShouldBe(40);
        Digits(Crc32(token[4..^6])).ShouldBe(token[^6..]);
        Values.AwsKeyId("a").ShouldMatch("^AKIA[A-Z2-7]{16}$");
        Values.StripeSecret("a").ShouldMatch("^sk_live_[0-9A-Za-z]{99}$");
        Values.SendGridKey("a").ShouldMatch("^SG\\.[\\w-]{22}\\.[\\w-]{43}$");
        Values.FirebaseWebKey("a").ShouldMatch("^AIza[\\w-]{35}$");
        PemEncoding.Find(Planted.PrivateKey).DecodedDataLength.ShouldBeGreaterThan(1100);
        Values.RsaKey("a").ShouldBe(Values.RsaKey("a"));
        Values.RsaKey("a").ShouldNotBe(Values.RsaKey("b"));
    }

    [Fact]
    public void Without_git_the_tip_of_main_is_what_git_would_have_checked_out()
    {
        foreach (var (path, content) in new RepositoryHistory(new FlawSwitches([])).Tip())
        {
            Sound.Value.Read($"repository/{path}").ShouldBe(content, path);
        }
    }

    /// <summary>Zip files carry the same checksum.</summary>
    private static uint Crc32(string text)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var writer = archive.CreateEntry("text").Open();
            writer.Write(Encoding.ASCII.GetBytes(text));
        }

        using var written = new ZipArchive(stream);
        return written.Entries[0].Crc32;
    }

    /// <summary>Base 62, as GitHub writes its checksum.</summary>
    private static string Digits(uint value)
    {
        const string alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
        var text = "";
        for (var at = 0; at < 6; at++)
        {
            text = alphabet[(int)(value % 62)] + text;
            value /= 62;
        }

        return text;
    }
}
