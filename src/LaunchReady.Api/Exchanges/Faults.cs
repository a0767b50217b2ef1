using System.Net.Sockets;
using System.Security.Authentication;

namespace LaunchReady.Api.Exchanges;

/// <summary>What went wrong on the wire, named once. Texts are ours: an exception's own words may repeat what was sent.</summary>
internal static class Faults
{
    public static Answer Of(TransportFault fault, string text) => new(0) { Fault = fault, FaultText = text };

    /// <param name="written">The request had left: a connection that fails from then on was reset and not unreachable.</param>
    public static (TransportFault Fault, string Text) Name(Exception error, bool written) => Name(error) is var name && written && name.Fault == TransportFault.Unreachable ? Reset : name;

    private static (TransportFault Fault, string Text) Name(Exception error) => error switch
    {
        UnsendableHeaderException unsendable => (TransportFault.InvalidHttp, unsendable.Message),
        HttpRequestException http => Request(http.HttpRequestError, http),
        HttpIOException io => Request(io.HttpRequestError, io),
        OperationCanceledException => (TransportFault.TimedOut, "the connection was not made in time"),
        IOException or SocketException => Reset,
        _ => (TransportFault.InvalidHttp, $"the exchange could not be made ({error.GetType().Name})"),
    };

    private static (TransportFault Fault, string Text) Reset => (TransportFault.ConnectionReset, "the server closed the connection before the answer was complete");

    private static (TransportFault Fault, string Text) Request(HttpRequestError kind, Exception error) => kind switch
    {
        HttpRequestError.NameResolutionError => (TransportFault.Unreachable, "the host's name does not resolve"),
        HttpRequestError.ConnectionError => (TransportFault.Unreachable, Socket(error) is { } code ? $"no connection ({code})" : "no connection"),
        HttpRequestError.SecureConnectionError => (TransportFault.Unreachable, "no TLS connection: the certificate is not trusted, or the server does not speak TLS here"),
        HttpRequestError.ConfigurationLimitExceeded => (TransportFault.HeadersTooLarge, "the answer's headers are larger than 64 KB"),
        HttpRequestError.InvalidResponse or HttpRequestError.HttpProtocolError or HttpRequestError.VersionNegotiationError => (TransportFault.InvalidHttp, "the answer is not HTTP"),
        HttpRequestError.ResponseEnded => Reset,
        _ => Inner(error),
    };

    private static (TransportFault Fault, string Text) Inner(Exception error)
    {
        for (var e = error.InnerException; e is not null; e = e.InnerException)
        {
            switch (e)
            {
                case HttpIOException { HttpRequestError: not HttpRequestError.Unknown } io:
                    return Request(io.HttpRequestError, io);
                case AuthenticationException:
                    return Request(HttpRequestError.SecureConnectionError, e);
                case SocketException or IOException:
                    return Reset;
            }
        }

        return (TransportFault.InvalidHttp, "the answer could not be read as HTTP");
    }

    private static SocketError? Socket(Exception error)
    {
        for (var e = error; e is not null; e = e.InnerException!)
        {
            if (e is SocketException socket)
            {
                return socket.SocketErrorCode;
            }
        }

        return null;
    }
}
