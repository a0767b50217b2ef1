namespace LaunchReady.Secrets.Collecting.Archives.Streams;

/// <summary>
/// What a decoder gives, within the limits. It never throws for what stands in the data: it ends, and <see cref="Fault"/> says why, so that
/// everything up to the damage is still read.
/// </summary>
internal sealed class DecodedStream(Func<Stream> open, Func<long> stored, WalkState state) : ForwardStream
{
    private Stream? _decoder;

    /// <summary>Why the stream ended before its data did; null where all is well.</summary>
    public Skip? Fault { get; private set; }

    protected override int Take(Span<byte> buffer)
    {
        if (Fault is not null)
        {
            return 0;
        }

        state.Cancellation.ThrowIfCancellationRequested();
        if (state.Exhausted is not null)
        {
            Fault = state.Exhausted;
            return 0;
        }

        var read = Decode(buffer);
        if (read > 0)
        {
            state.CountInflated(read);
            var given = Taken + read;
            if (given > state.Limits.FreeInflation && given / Math.Max(1, stored()) > state.Limits.Ratio)
            {
                Fault = new Skip(SkipKind.BeyondLimit, $"inflates more than {state.Limits.Ratio} to 1, as archive bombs do: only its first {given:N0} bytes were read");
            }
        }

        return read;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            try
            {
                _decoder?.Dispose();
            }
#pragma warning disable CA1031 // a decoder that met damaged data may fail once more when it is put away; the fault was told already
            catch (Exception e) when (e is not OperationCanceledException)
#pragma warning restore CA1031
            {
                Fault ??= Damage();
            }
        }

        base.Dispose(disposing);
    }

    private int Decode(Span<byte> buffer)
    {
        try
        {
            _decoder ??= open();
            return _decoder.Read(buffer);
        }
        catch (LimitException e)
        {
            Fault = e.Skip;
            return 0;
        }
#pragma warning disable CA1031 // decoders of other houses throw whatever their arithmetic meets in hostile data: all of it means "damaged"
        catch (Exception e) when (e is not OperationCanceledException)
#pragma warning restore CA1031
        {
            Fault = Damage();
            return 0;
        }
    }

    private static Skip Damage() => new(SkipKind.Damaged, "is damaged: what stands before the damage was read");
}
