namespace LaunchReady.Secrets.Collecting.Archives.SevenZip;
internal sealed class SevenZipWalk(PartReader reader, PartPath path, Block block, int depth)
{
    public void Run() => reader.State.Skip(path, SkipKind.UnknownContainer, depth + "x", block.Length);
}
