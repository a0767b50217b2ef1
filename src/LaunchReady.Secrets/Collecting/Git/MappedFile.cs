using System.IO.MemoryMappedFiles;

namespace LaunchReady.Secrets.Collecting.Git;

/// <summary>
/// A file read through the page cache. Packs and their indexes are written once and replaced whole, so they do not change under the reader.
/// </summary>
internal sealed unsafe class MappedFile : IDisposable
{
    private readonly MemoryMappedFile? _file;
    private readonly MemoryMappedViewAccessor? _view;
    private readonly byte[]? _memory;

    private MappedFile(MemoryMappedFile file, MemoryMappedViewAccessor view, long length)
    {
        (_file, _view, Length) = (file, view, length);
        byte* start = null;
        view.SafeMemoryMappedViewHandle.AcquirePointer(ref start);
        Start = start + view.PointerOffset;
    }

    private MappedFile(byte[] memory)
    {
        _memory = memory;
        Length = memory.Length;
        Start = (byte*)System.Runtime.CompilerServices.Unsafe.AsPointer(ref System.Runtime.InteropServices.MemoryMarshal.GetArrayDataReference(_memory));
    }

    public byte* Start { get; }

    public long Length { get; }

    /// <summary>Null where the file is not there, empty or not readable. Pipes and devices have no length, so they are never opened: that could block.</summary>
    public static MappedFile? Open(string path)
    {
        FileStream? stream = null;
        MemoryMappedFile? file = null;
        try
        {
            var info = new FileInfo(path);
            if (!info.Exists || SmallFile.LengthOf(info) == 0)
            {
                return null;
            }

            stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1);
            file = MemoryMappedFile.CreateFromFile(stream, null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: false);
            var view = file.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
            return new MappedFile(file, view, Math.Min(stream.Length, view.Capacity));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            file?.Dispose();
            stream?.Dispose();
            return null;
        }
    }

    /// <summary>Bytes in memory behind the same face; the array has to be pinned.</summary>
    public static MappedFile OfPinned(byte[] memory) => new(memory);

    public ReadOnlySpan<byte> Slice(long start, int length) => new(Start + start, length);

    public void Dispose()
    {
        _view?.SafeMemoryMappedViewHandle.ReleasePointer();
        _view?.Dispose();
        _file?.Dispose();
    }
}
