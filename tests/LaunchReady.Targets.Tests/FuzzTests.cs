using CsCheck;
using LaunchReady.Targets.Yaml;

namespace LaunchReady.Targets.Tests;

public sealed class FuzzTests
{
    private static readonly string[] Pieces = ["{", "}", "[", "]", ":", ": ", "\n", "\n  ", "- ", "\"", "'", "${", "}", "&a ", "*a", "!x ", "? ", "|\n", ">\n", "%", "#", "~", "\t", "\0", "\\U", "\uD800", "<<", "...", "---\n", "${env:A}"];

    private static readonly Gen<(int At, int Length, int Piece)[]> Edits =
        Gen.Select(Gen.Int[0, 2000], Gen.Int[0, 12], Gen.Int[0, Pieces.Length - 1]).Array[1, 6];

    [Fact]
    public void Load_MutatedFile_NeverThrows()
    {
        using var workspace = new Workspace();
        Edits.Sample(
            edits =>
            {
                var text = edits.Aggregate(Workspace.Valid, Mutated);
                var reading = workspace.Load(text);
                (reading.Target is null).ShouldBe(reading.Errors.Count > 0);
                reading.Errors.ShouldAllBe(static e => e.Line >= 1 && e.Column >= 1);
            },
            iter: 1000,
            threads: 1);
    }

    /// <summary>What is damaged is an error or a remark; it never becomes a waiver or an attestation that says more than was written.</summary>
    [Fact]
    public void SideFiles_Mutated_NeverThrow()
    {
        const string Waivers = "- {fingerprint: 0123abcd, owner: Jane Doe, reason: next release, until: 2026-12-31}\n";
        const string Attestations = "- {statement: logs-place, by: Jane Doe, on: 2026-11-20, until: 2027-02-01, link: \"https://wiki.example/logs\"}\n- {statement: crash-free, by: J, on: 2026-11-20, until: 2027-02-01, file: a.csv, sha256: \"00\", figure: 99.72, sessions: 1200}\n";
        using var workspace = new Workspace();
        workspace.Write(TargetFile.FileName, Workspace.Valid);
        Edits.Sample(
            edits =>
            {
                workspace.Write("launchready.waivers.yaml", edits.Aggregate(Waivers, Mutated));
                workspace.Write("launchready.attestations.yaml", edits.Aggregate(Attestations, Mutated));
                var reading = workspace.Load();
                (reading.Target is null).ShouldBe(reading.Errors.Count > 0);
                reading.Errors.ShouldAllBe(static e => e.Line >= 1 && e.Column >= 1);
            },
            iter: 1000,
            threads: 1);
    }

    [Fact]
    public void Read_AnyText_NeverThrows() => Gen.Int[0, Pieces.Length - 1].Array[0, 60].Sample(pieces => YamlText.Read(string.Concat(pieces.Select(static p => Pieces[p]))), iter: 5_000, threads: 1);

    private static string Mutated(string text, (int At, int Length, int Piece) edit)
    {
        var at = edit.At % (text.Length + 1);
        return text[..at] + Pieces[edit.Piece] + text[Math.Min(text.Length, at + edit.Length)..];
    }
}
