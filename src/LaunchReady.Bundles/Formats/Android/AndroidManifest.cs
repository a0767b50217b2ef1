using System.Globalization;
using LaunchReady.Bundles.Facts;

namespace LaunchReady.Bundles.Formats.Android;

/// <summary>Reads the facts out of a manifest, in one pass over its elements.</summary>
internal sealed class AndroidManifest
{
    /// <summary>Filters multiply schemes by hosts; a made-up manifest could multiply thousands.</summary>
    private const int MostLinks = 10_000;

    private readonly Func<TypedValue, string?> _resolve;
    private readonly List<string> _permissions = [];
    private readonly List<AndroidComponent> _components = [];
    private readonly List<DeepLink> _links = [];
    private AndroidFacts _facts = new() { Package = "" };
    private AndroidComponent? _component;

    /// <summary>Of the application: what holds for components that name none.</summary>
    private string? _permission;
    private IntentFilter? _filter;

    private AndroidManifest(Func<TypedValue, string?> resolve) => _resolve = resolve;

    /// <param name="tree">Of binary XML or of a protocol buffer.</param>
    /// <param name="resolve">The text of a resource by its number; null where it is not known.</param>
    public static AndroidFacts Read(XmlTree tree, Func<TypedValue, string?> resolve)
    {
        var reader = new AndroidManifest(resolve);
        foreach (var element in tree.Elements)
        {
            reader.Element(element);
        }

        reader.EndComponent();
        return reader._facts with { Permissions = reader._permissions, Components = reader._components, DeepLinks = reader._links };
    }

    private void Element(XmlElement element)
    {
        // manifest > application > component > intent-filter > data
        if (element.Depth <= 3)
        {
            EndFilter();
        }

        if (element.Depth <= 2)
        {
            EndComponent();
        }

        switch (element.Depth, element.Name)
        {
            case (0, "manifest"):
                Manifest(element);
                break;
            case (1, "uses-sdk"):
                _facts = _facts with { MinSdk = (int?)Number(element, "android:minSdkVersion"), TargetSdk = (int?)Number(element, "android:targetSdkVersion") };
                break;
            case (1, "uses-permission" or "uses-permission-sdk-23") when Text(element, "android:name") is { } permission:
                _permissions.Add(permission);
                break;
            case (1, "application"):
                Application(element);
                break;
            case (2, "activity" or "activity-alias" or "service" or "receiver" or "provider"):
                Component(element);
                break;
            case (3, "intent-filter") when _component is not null:
                _component = _component with { HasIntentFilter = true };
                _filter = new IntentFilter(Flag(element, "android:autoVerify") == true);
                break;
            case (4, _):
                _filter?.Add(element.Name, name => Text(element, name));
                break;
        }
    }

    private void Manifest(XmlElement element) => _facts = _facts with
    {
        Package = Text(element, "package") ?? "",
        VersionName = Text(element, "android:versionName"),
        VersionCode = Number(element, "android:versionCode"),
    };

    private void Application(XmlElement element)
    {
        _permission = Text(element, "android:permission");
        _facts = _facts with
        {
            Debuggable = Flag(element, "android:debuggable"),
            AllowBackup = Flag(element, "android:allowBackup"),
            TestOnly = Flag(element, "android:testOnly"),
            UsesCleartextTraffic = Flag(element, "android:usesCleartextTraffic"),
            NetworkSecurityConfig = element.Find("android:networkSecurityConfig")?.Text,
        };
    }

    private void Component(XmlElement element)
    {
        var permission = Text(element, "android:permission") ?? Text(element, "android:readPermission") ?? _permission;
        _component = new AndroidComponent(
            element.Name,
            ClassName(Text(element, "android:name") ?? ""),
            Flag(element, "android:exported"),
            HasIntentFilter: false,
            IsLauncher: false,
            permission,
            Text(element, "android:authorities"));
    }

    private void EndComponent()
    {
        EndFilter();
        if (_component is not null)
        {
            _components.Add(_component);
            _component = null;
        }
    }

    private void EndFilter()
    {
        if (_filter is not null && _component is not null)
        {
            _component = _component with { IsLauncher = _component.IsLauncher || _filter.IsLauncher };
            _links.AddRange(_filter.Links(_component.Name).Take(MostLinks - _links.Count));
        }

        _filter = null;
    }

    /// <summary>".Main" and "Main" are in the package of the app.</summary>
    private string ClassName(string name) =>
        name.StartsWith('.') ? _facts.Package + name : name.Length == 0 || name.Contains('.') ? name : $"{_facts.Package}.{name}";

    private string? Text(XmlElement element, string name) =>
        element.Find(name) is not { } attribute ? null : attribute.Value.IsReference ? _resolve(attribute.Value) ?? attribute.Text : attribute.Text;

    /// <summary>As the system reads it: the typed value, whatever the text says.</summary>
    private bool? Flag(XmlElement element, string name) => element.Find(name) switch
    {
        null => null,
        { Value.Type: TypedValue.Boolean } typed => typed.Value.Data != 0,
        _ => Text(element, name) switch { "true" => true, "false" => false, _ => null },
    };

    private long? Number(XmlElement element, string name) => element.Find(name) switch
    {
        null => null,
        { Value.Type: TypedValue.Decimal or TypedValue.Hexadecimal } typed => typed.Value.Data,
        _ => int.TryParse(Text(element, name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null,
    };

    /// <summary>The data elements of a filter add up: each scheme with each host.</summary>
    private sealed class IntentFilter(bool autoVerify)
    {
        /// <summary>A filter that combines more is made up.</summary>
        private const int MostNames = 200;

        private readonly List<string> _schemes = [];
        private readonly List<string> _hosts = [];
        private bool _main;
        private bool _launcher;
        private bool _browsable;

        public bool IsLauncher => _main && _launcher;

        public void Add(string element, Func<string, string?> text)
        {
            switch (element)
            {
                case "action":
                    _main |= text("android:name") == "android.intent.action.MAIN";
                    break;
                case "category":
                    _launcher |= text("android:name") is "android.intent.category.LAUNCHER" or "android.intent.category.LEANBACK_LAUNCHER";
                    _browsable |= text("android:name") == "android.intent.category.BROWSABLE";
                    break;
                case "data":
                    Add(_schemes, text("android:scheme"));
                    Add(_hosts, text("android:host"));
                    break;
            }
        }

        public IEnumerable<DeepLink> Links(string component) =>
            from scheme in _schemes
            from host in _hosts.Count == 0 ? [null] : _hosts.Cast<string?>()
            select new DeepLink(scheme, host, autoVerify, _browsable, component);

        private static void Add(List<string> names, string? name)
        {
            if (!string.IsNullOrEmpty(name) && names.Count < MostNames && !names.Contains(name))
            {
                names.Add(name);
            }
        }
    }
}
