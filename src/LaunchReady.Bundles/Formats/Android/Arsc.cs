using System.Collections;

namespace LaunchReady.Bundles.Formats.Android;

/// <summary>resources.arsc of an APK: texts, lists, and the keys that plugins put there.</summary>
internal sealed class Arsc : IFormat
{
    public string Name => "Android resources";

    public bool Recognises(string name, ReadOnlySpan<byte> head) => ArscReader.Recognises(head);

    public void Read(string name, ReadOnlyMemory<byte> content, RenditionWriter to, CancellationToken cancellation)
    {
        var sink = new Sink(to);
        var pool = ArscReader.Read(content, sink, to, cancellation);
        to.Place("a string that no resource uses");
        for (var i = 0; i < pool.Count && !to.IsFull; i++)
        {
            if (!sink.HasWritten(i) && pool.Utf8(i) is { Exists: true, Bytes.Length: > 0 } value)
            {
                to.Line(value.Bytes);
            }
        }
    }

    private sealed class Sink(RenditionWriter to) : IResourceSink
    {
        private BitArray? _written;

        public bool IsFull => to.IsFull;

        public bool HasWritten(int index) => _written is not null && _written[index];

        public void Text(in ResourceName name, string part, StringPool pool, int index)
        {
            var value = pool.Utf8(index);
            if (!value.Exists)
            {
                to.Broken("a resource names a string that is not there");
                return;
            }

            (_written ??= new BitArray(pool.Count))[index] = true;
            to.Place(name.Place);
            to.Named($"{name.Type}/{name.Key}{part}", value.Bytes);
        }

        public void Value(in ResourceName name, string part, TypedValue value)
        {
            // A number or a reference is no secret.
        }
    }
}
