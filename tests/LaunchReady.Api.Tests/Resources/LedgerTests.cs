using LaunchReady.Api.Resources;

namespace LaunchReady.Api.Tests.Resources;

public sealed class LedgerTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("launchready-ledger-").FullName;

    private string Name => Path.Combine(_folder, "ledger.jsonl");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void EachLine_IsInTheFile_BeforeTheNextRequest()
    {
        using var ledger = new Ledger(Name);
        ledger.Add(Job(1));
        ledger.Add(Job(2));
        ledger.Removed(Job(1));
        var reading = Ledger.Read(Name);
        reading.Remaining.ShouldBe([Job(2)]);
        reading.Broken.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("{\"what\":\"job 9\",\"organi")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("\0\0\0\0")]
    [InlineData("[1]")]
    public void DamagedLine_IsCounted_AndHidesNoOther(string damage)
    {
        using (var ledger = new Ledger(Name))
        {
            ledger.Add(Job(1));
        }

        File.AppendAllText(Name, damage);
        using (var ledger = Ledger.Continue(Name))
        {
            ledger.Remaining.ShouldBe([Job(1)]);
            ledger.Removed(Job(1));
        }

        var reading = Ledger.Read(Name);
        reading.Remaining.ShouldBeEmpty();
        reading.Broken.ShouldBe([2]);
        File.ReadAllText(Name).ShouldContain(damage);
    }

    [Fact]
    public void CreationUnderWay_IsListed_UntilItsAnswerIsWrittenDown()
    {
        var begun = new LedgerEntry("acme-owner creates a job", "acme", "acme-owner", "", Done: false) { Marker = "lantern" };
        using var ledger = new Ledger(Name);
        ledger.Begin(begun);
        Ledger.Read(Name).Remaining.ShouldBe([begun]);
        ledger.Add(Job(1));
        Ledger.Read(Name).Remaining.ShouldBe([Job(1)]);
        ledger.Begin(begun);
        ledger.LeaveBegun();
        ledger.Settle();
        Ledger.Read(Name).Remaining.ShouldBe([Job(1), begun], ignoreOrder: true);
    }

    [Fact]
    public void FullDisk_StopsCreation_AndRemembersWhatWasMade()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "there is no /dev/full");
        using var ledger = new Ledger("/dev/full");
        Should.Throw<LedgerException>(() => ledger.Add(Job(1))).Message.ShouldBe("the list of created objects could not be written (No space left on device), so nothing more was made");
        ledger.Remaining.ShouldBe([Job(1)]);
        ledger.Removed(Job(1));
        Should.Throw<LedgerException>(() => ledger.Begin(Job(2) with { Marker = "lantern" }));
        ledger.Remaining.ShouldBeEmpty();
    }

    private static LedgerEntry Job(int id) => new($"job {id}", "acme", "acme-owner", $"DELETE /jobs/{id}", Done: false);
}
