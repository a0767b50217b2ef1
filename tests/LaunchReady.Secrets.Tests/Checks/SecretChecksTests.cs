using LaunchReady.Core.Verdicts;
using LaunchReady.Secrets.Checks;
using LaunchReady.Secrets.Facts;
using LaunchReady.Secrets.Rules;

namespace LaunchReady.Secrets.Tests.Checks;

/// <summary>Facts in, judgement out: what fails, what is asked, what passes, and that unread is never clean.</summary>
public sealed class SecretChecksTests
{
    private static readonly PlaceKind[] Kinds = [PlaceKind.Tree, PlaceKind.History, PlaceKind.Bundle, PlaceKind.CiLog, PlaceKind.Artifact];

    public static TheoryData<PlaceKind> EachKind => [.. Kinds];

    [Theory]
    [MemberData(nameof(EachKind))]
    public void ASecret_Fails(PlaceKind kind)
    {
        var judgement = Judge(kind, Secret(kind, "src/config.ts"));

        judgement.Verdict.ShouldBe(Verdict.Fail);
        judgement.Sentence.ShouldContain("src/config.ts:3");
    }

    [Theory]
    [MemberData(nameof(EachKind))]
    public void NothingFound_PassesWithWhatWasRead(PlaceKind kind) => Judge(kind).Sentence.ShouldBe("no secret in 12 files (0.5 MB) of source");

    [Theory]
    [MemberData(nameof(EachKind))]
    public void NobodySaidWhereToLook_IsInconclusive(PlaceKind kind) => Judge(new SecretFacts(), kind).Reason.ShouldBe(Reason.EvidenceMissing);

    [Theory]
    [InlineData(PlaceKind.Bundle)]
    [InlineData(PlaceKind.CiLog)]
    [InlineData(PlaceKind.Artifact)]
    public void TheUserSaysThatThereIsNone_DoesNotApply(PlaceKind kind) => Judge(new SecretFacts { None = [kind] }, kind).Verdict.ShouldBe(Verdict.NotApplicable);

    [Theory]
    [MemberData(nameof(EachKind))]
    public void UnreadCode_IsNeverClean(PlaceKind kind)
    {
        var skipped = new SourceFacts(kind, "source") { Files = 12, Bytes = 500_000, Skipped = [new SkippedFacts("encrypted", 1, 10, "a.zip", IsCode: true)] };
        var cut = new SourceFacts(kind, "source") { Files = 12, Bytes = 500_000, Unread = "its history was cut off", NextStep = "run `git fetch --unshallow`" };

        Judge(new SecretFacts { Sources = [skipped] }, kind).Reason.ShouldBe(Reason.EvidenceUnreadable);
        Judge(new SecretFacts { Sources = [cut] }, kind).NextStep.ShouldBe("run `git fetch --unshallow`");
        Judge(new SecretFacts { Sources = [new SourceFacts(kind, "source")] }, kind).Reason.ShouldBe(Reason.EvidenceMissing);
    }

    [Theory]
    [MemberData(nameof(EachKind))]
    public void ARotatedSecret_IsVouchedForInHistory_AndFailsWhereItCanBeTakenOut(PlaceKind kind)
    {
        var judgement = Judge(kind, Secret(kind, "src/config.ts") with { Rotated = new RotatedFacts(new DateOnly(2026, 3, 4), "Jane Doe") });

        judgement.Verdict.ShouldBe(kind == PlaceKind.History ? Verdict.Attested : Verdict.Fail);
        judgement.Cells[0].Sentence.ShouldContain(kind == PlaceKind.History ? "was rotated on 2026-03-04, says Jane Doe" : "is said to be rotated since 2026-03-04 and still stands in src/config.ts:3");
        judgement.Cells[0].Rotation.ShouldBeNull();
    }

    [Fact]
    public void ASecret_SaysHowItIsRotated_AndWhereItStands()
    {
        var cell = Judge(PlaceKind.Tree, Secret(PlaceKind.Tree, "src/config.ts")).Cells[0];

        cell.Rotation!.Where.ShouldBe("in src/config.ts:3");
        cell.Rotation.Order.ShouldBe(RotationOrder.ApiKey);
        cell.Locations.ShouldBe([new Location("src/config.ts", 3)]);
    }

    [Theory]
    [InlineData(Exposure.PublicByDesign, 0)]
    [InlineData(Exposure.PublicIfRestricted, 1)]
    [InlineData(Exposure.Test, 1)]
    public void WhatIsPublic_PassesWithAdviceWhereItIsDue(Exposure exposure, int advice)
    {
        var judgement = Judge(PlaceKind.Bundle, Secret(PlaceKind.Bundle, "assets/app.js") with { Exposure = exposure });

        judgement.Verdict.ShouldBe(Verdict.Pass);
        judgement.Advice.Count.ShouldBe(advice);
    }

    [Theory]
    [InlineData("src/config.ts", Certainty.Guessed, Verdict.Inconclusive)]
    [InlineData("test/config.ts", Certainty.Guessed, Verdict.Pass)]
    [InlineData("test/config.ts", Certainty.Shaped, Verdict.Inconclusive)]
    [InlineData("test/config.ts", Certainty.Proven, Verdict.Fail)]
    [InlineData("docs/setup.md", Certainty.Shaped, Verdict.Inconclusive)]
    public void Aside_WeighsLessInARepository(string path, Certainty certainty, Verdict expected) =>
        Judge(PlaceKind.Tree, Secret(PlaceKind.Tree, path) with { Certainty = certainty }).Verdict.ShouldBe(expected);

    [Fact]
    public void Aside_WeighsNothingLessInWhatCustomersGet() =>
        Judge(PlaceKind.Bundle, Secret(PlaceKind.Bundle, "assets/test/config.js")).Verdict.ShouldBe(Verdict.Fail);

    [Fact]
    public void AnAllowedValue_IsLeftOut() => Judge(PlaceKind.Tree, Secret(PlaceKind.Tree, "src/a.ts") with { Allowed = true }).Verdict.ShouldBe(Verdict.Pass);

    [Fact]
    public void TheSameValueElsewhere_IsSaid()
    {
        var secret = Secret(PlaceKind.Tree, "src/a.ts") with
        {
            Places = [new SecretPlace(PlaceKind.Tree, "source", "src/a.ts") { Line = 3 }, new SecretPlace(PlaceKind.Bundle, "app.apk", "app.apk!x"), new SecretPlace(PlaceKind.CiLog, "build.log", "build.log")],
        };

        Judge(PlaceKind.Tree, secret).Sentence.ShouldContain("the same value stands in the app and in CI output");
    }

    [Fact]
    public void Checks_CiteTheirGateAndRaiseTheirFlags()
    {
        SecretChecks.All.Select(c => c.Descriptor.Gate).Distinct().ShouldBe(["S3"]);
        SecretChecks.All.Where(c => c.Descriptor.RedFlag is not null).Select(c => (c.Descriptor.Id, c.Descriptor.RedFlag!)).ShouldBe(
            [("secrets.bundle-holds-none", "F1"), ("secrets.history-holds-none", "F4")]);
        SecretChecks.All.Select(c => SecretChecks.Kind(c.Descriptor.Id)).ShouldBe(Kinds, ignoreOrder: true);
    }

    private static FoundSecret Secret(PlaceKind kind, string path) => new("acme-key", "0123456789abcdef", "acme…#0123456789abcdef")
    {
        Title = "Acme key",
        Provider = "Acme",
        Exposure = Exposure.Secret,
        Severity = Severity.High,
        Purpose = Purpose.ApiKey,
        Certainty = Certainty.Shaped,
        RotationPage = "https://acme.example/keys",
        RotationSteps = ["Make a new one.", "Delete the old one."],
        Restrict = ["Name the app under restrictions."],
        Places = [new SecretPlace(kind, "source", path) { Line = 3 }],
        PlacesInAll = 1,
    };

    private static Judgement Judge(PlaceKind kind, params FoundSecret[] found) =>
        Judge(new SecretFacts { Found = found, Sources = [new SourceFacts(kind, "source") { Files = 12, Bytes = 500_000 }] }, kind);

    private static Judgement Judge(SecretFacts facts, PlaceKind kind) =>
        SecretChecks.Judge(facts).Single(c => SecretChecks.Kind(c.Check.Id) == kind).Judgement;
}
