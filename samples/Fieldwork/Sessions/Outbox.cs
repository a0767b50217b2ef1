using System.Collections.Concurrent;

namespace Fieldwork.Sessions;

internal sealed record Mail(string To, string Subject, string Secret);

/// <summary>Where the sample's e-mails end: in memory, never on the network and never in an answer.</summary>
internal sealed class Outbox
{
    private const int Kept = 200;
    private readonly ConcurrentQueue<Mail> mails = new();

    public void Send(string to, string subject, string secret)
    {
        mails.Enqueue(new Mail(to, subject, secret));
        while (mails.Count > Kept)
        {
            mails.TryDequeue(out _);
        }
    }

    public Mail Latest(string to) => mails.Last(mail => mail.To == to);
}
