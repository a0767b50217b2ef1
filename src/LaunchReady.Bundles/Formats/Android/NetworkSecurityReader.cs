using LaunchReady.Bundles.Facts;

namespace LaunchReady.Bundles.Formats.Android;

/// <summary>
/// Reads a network security configuration; debug overrides do not count, as a released app does not take them. What a domain leaves open comes from
/// the configuration around it, then from the base.
/// </summary>
internal sealed class NetworkSecurityReader
{
    private readonly List<(Name Name, Config Config)> _domains = [];
    private readonly List<Config> _open = [];
    private Config? _base;

    public static NetworkSecurityFacts Read(XmlTree tree)
    {
        var reader = new NetworkSecurityReader();
        foreach (var element in tree.Elements)
        {
            reader.Close(element.Depth);
            reader.Element(element);
        }

        reader.Close(0);
        var (cleartext, user) = (reader._base?.Cleartext, reader._base?.UserCertificates ?? false);
        return new NetworkSecurityFacts(cleartext, user, reader._domains.ConvertAll(d => new DomainSecurity(
            d.Name.Text, d.Name.Subdomains, d.Config.Cleartext ?? cleartext, d.Config.UserCertificates ?? user, d.Config.PinExpiry)));
    }

    private void Element(XmlElement element)
    {
        var current = _open.Count == 0 ? null : _open[^1];
        switch (element.Name)
        {
            case "base-config" or "domain-config" or "debug-overrides":
                Open(element, current);
                break;
            case "trust-anchors" when current is not null:
                current.UserCertificates = false;
                break;
            case "domain" when current is not null:
                current.Names.Add(new Name(IsTrue(element.Find("includeSubdomains")) == true, element.Depth));
                break;
            case "" when current?.Names is [.., { Text: "" } name] && element.Depth > name.Depth:
                current.Names[^1] = name with { Text = element.Text.Trim() };
                break;
            case "certificates" when current is not null:
                current.UserCertificates = current.UserCertificates == true || element.Find("src")?.Text == "user";
                break;
            case "pin-set" when current is not null:
                current.PinExpiry = element.Find("expiration")?.Text ?? "";
                break;
        }
    }

    private void Open(XmlElement element, Config? around)
    {
        var cleartext = IsTrue(element.Find("cleartextTrafficPermitted")) ?? around?.Cleartext;
        var config = new Config(element.Name, element.Depth, cleartext) { UserCertificates = around?.UserCertificates, PinExpiry = around?.PinExpiry };
        _open.Add(config);
        if (element.Name == "base-config")
        {
            _base = config;
        }
    }

    private void Close(int depth)
    {
        while (_open.Count > 0 && _open[^1].Depth >= depth)
        {
            var config = _open[^1];
            _open.RemoveAt(_open.Count - 1);
            if (config.Kind == "domain-config")
            {
                _domains.AddRange(config.Names.Where(n => n.Text.Length > 0).Select(n => (n, config)));
            }
        }
    }

    private static bool? IsTrue(XmlAttribute? attribute) => attribute switch
    {
        null => null,
        { Value.Type: TypedValue.Boolean } => attribute.Value.Data != 0,
        _ => attribute.Text switch { "true" => true, "false" => false, _ => null },
    };

    private readonly record struct Name(bool Subdomains, int Depth)
    {
        public string Text { get; init; } = "";
    }

    private sealed class Config(string kind, int depth, bool? cleartext)
    {
        public string Kind => kind;

        public int Depth => depth;

        public bool? Cleartext => cleartext;

        public bool? UserCertificates { get; set; }

        public string? PinExpiry { get; set; }

        public List<Name> Names { get; } = [];
    }
}
