using LaunchReady.Api.Exchanges;
using LaunchReady.Core.Targets;
using LaunchReady.TestKit.Loopback;

namespace LaunchReady.Api.Tests.Exchanges;

/// <summary>A transport against one loopback server.</summary>
internal static class Bench
{
    public static readonly KeyValuePair<string, string>[] NoHeaders = [];

    public static BoundedTransport Transport(LoopbackServer server, Limits? limits = null, TimeProvider? time = null) =>
        new([Origin.Of(server.Base)], server.Base, limits ?? new Limits(), time ?? TimeProvider.System);

    public static Task<Answer> GetAsync(this BoundedTransport transport, string address, string lane = "one") =>
        transport.SendAsync(lane, new Call("GET", address), NoHeaders, TestContext.Current.CancellationToken);
}
