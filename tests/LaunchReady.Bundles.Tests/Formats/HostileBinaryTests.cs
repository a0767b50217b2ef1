using System.Diagnostics;
using System.Text;
using CsCheck;
using LaunchReady.Bundles.Facts;
using LaunchReady.Bundles.Tests.Making;
using static LaunchReady.Bundles.Tests.Making.BinaryPlistMaker;

namespace LaunchReady.Bundles.Tests.Formats;

/// <summary>Flipped, overwritten and cut bytes: a rendition, soon, of bounded length, and never an exception.</summary>
public sealed class HostileBinaryTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(5);

    private static readonly string[] Texts = ["planted-key-0123456789", "ключ-größe-01", "x", new string('l', 300), "neighbour"];

    private static readonly Dictionary<string, byte[]> Sound = new()
    {
        ["Info.plist"] = Make(new[] { Pair("a", new[] { Pair("b", Texts[0]), Pair("c", Texts[1]) }), Pair("d", new object[] { 1, true, 2.5, Make(new[] { Pair("e", "f") }) }) }),
        ["App"] = new MachOMaker { Sections = [MachOMaker.Literals(Texts), MachOMaker.WideLiterals(Texts)], Entitlements = ProfileMaker.List("<key>a</key><true/>") }.Make(),
        ["Universal"] = MachOMaker.Universal(new MachOMaker { Sections = [MachOMaker.Literals(Texts)] }.Make(), new MachOMaker { IsWide = false, Sections = [MachOMaker.Literals(Texts)] }.Make()),
        ["embedded.mobileprovision"] = ProfileMaker.Make(ProfileMaker.List("<key>a</key><dict><key>b</key><array><string>c</string><data>AAAA</data></array></dict>")),
        ["libnative.so"] = new ElfMaker(Encoding.UTF8.GetBytes(string.Join('\0', Texts) + "\0")).Make(),
        ["libapp.so"] = new ElfMaker(DartMaker.Compressed("first-value", "second-value", new string('q', 200)), Wide: false).Make(),
        ["main.jsbundle"] = HermesMaker.Make(96, Texts),
        ["global-metadata.dat"] = UnityMaker.Make(29, Texts),
        ["assemblies.blob"] = StoreMaker.Store(StoreMaker.Compressed(AssemblyMaker.Make(Texts[0], Texts[1], Texts)), AssemblyMaker.Make(Texts[0], Texts[1])),
        ["App.dll"] = AssemblyMaker.Make(Texts[0], Texts[1], Texts),
    };

    /// <summary>Where numbers change their meaning.</summary>
    private static readonly byte[] Telling = [0, 1, 0x7F, 0x80, 0xFF];

    private static readonly Gen<(int At, byte Value)[]> Changes = Gen.Select(Gen.Int[0, 100_000], Gen.OneOf(Gen.Byte, Gen.Int[0, 4].Select(i => Telling[i]))).Array[1, 12];

    private static int Iterations => TestKit.Fuzz.Iterations(2_000);

    public static TheoryData<string> Files => [.. Sound.Keys];

    [Theory]
    [MemberData(nameof(Files))]
    public void Damaged_NeitherThrowsNorHangsNorSwells(string name) =>
        Gen.Select(Changes, Gen.Int[0, 100_000], Gen.Bool).Sample(
            (changes, cut, isCut) =>
            {
                var bytes = (byte[])Sound[name].Clone();
                foreach (var (at, value) in changes)
                {
                    // Headers decide most, so half of the changes fall there.
                    bytes[at % (at % 2 == 0 ? Math.Min(256, bytes.Length) : bytes.Length)] = value;
                }

                Bounded(name, isCut ? bytes[..(cut % bytes.Length)] : bytes);
            },
            iter: Iterations);

    [Theory]
    [MemberData(nameof(Files))]
    public void EveryLength_IsSurvived(string name)
    {
        var whole = Sound[name];
        for (var length = 0; length < Math.Min(whole.Length, 2048); length++)
        {
            Bounded(name, whole[..length]);
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Sound_IsNotDamaged(string name) => Said.By(name, Sound[name]).Damage.ShouldBeNull();

    private static void Bounded(string name, byte[] bytes)
    {
        var watch = Stopwatch.StartNew();
        var said = BinaryText.Read(name, bytes, CancellationToken.None);
        _ = AppleFactsReader.Read(bytes, bytes, bytes);
        watch.Elapsed.ShouldBeLessThan(Soon);
        (said?.Text.Length ?? 0).ShouldBeLessThan((40 * bytes.Length) + 1_100_000);
    }
}
