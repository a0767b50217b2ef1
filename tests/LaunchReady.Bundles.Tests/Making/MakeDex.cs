using System.Security.Cryptography;

namespace LaunchReady.Bundles.Tests.Making;

/// <summary>A class of a DEX file: constants are values of static final fields; stores happen in its initialiser; calls are Sink.put(key, value) in a method.</summary>
internal sealed record DexClass(string Name)
{
    public (string Field, string Value)[] Constants { get; init; } = [];

    public (string Field, string Value)[] Stores { get; init; } = [];

    public (string Method, string Key, string Value)[] Calls { get; init; } = [];

    public string Descriptor => $"L{Name.Replace('.', '/')};";
}

/// <summary>Writes a DEX file of version 035 that Android's verifier accepts: sorted tables, a map, and sums.</summary>
internal sealed class MakeDex
{
    private const string Sink = "Lcom/acme/Sink;";
    private const string JavaObject = "Ljava/lang/Object;";
    private const string JavaString = "Ljava/lang/String;";

    private readonly DexClass[] _classes;
    private readonly string[] _strings;
    private readonly string[] _types;
    private readonly (string Class, string Name)[] _fields;
    private readonly (string Class, string Name)[] _methods;
    private readonly List<(int Type, int Count, int Offset)> _map = [];

    private MakeDex(DexClass[] classes, string[] loose)
    {
        _classes = [.. classes.OrderBy(c => c.Descriptor, StringComparer.Ordinal)];
        _types = [.. classes.Select(c => c.Descriptor).Concat([Sink, JavaObject, JavaString, "V"]).Distinct().Order(StringComparer.Ordinal)];
        _fields = [.. classes.SelectMany(c => c.Constants.Concat(c.Stores).Select(f => (c.Descriptor, f.Field))).Distinct().OrderBy(f => f.Descriptor, StringComparer.Ordinal).ThenBy(f => f.Field, StringComparer.Ordinal)];
        _methods = [.. classes.SelectMany(c => MethodsOf(c).Select(m => (Class: c.Descriptor, Name: m))).Append((Class: Sink, Name: "put")).OrderBy(m => m.Class, StringComparer.Ordinal).ThenBy(m => m.Name, StringComparer.Ordinal)];
        _strings = [.. _types.Concat(["VLL"]).Concat(_fields.Select(f => f.Name)).Concat(_methods.Select(m => m.Name)).Concat(loose)
            .Concat(classes.SelectMany(c => c.Constants.Concat(c.Stores).Select(f => f.Value).Concat(c.Calls.SelectMany(m => new[] { m.Key, m.Value })))).Distinct().Order(StringComparer.Ordinal)];
    }

    /// <param name="classes">Each with its own name.</param>
    /// <param name="loose">Strings that no code uses.</param>
    public static byte[] File(DexClass[] classes, params string[] loose) => new MakeDex(classes, loose).Write();

    private static IEnumerable<string> MethodsOf(DexClass c) => c.Calls.Select(m => m.Method).Distinct().Concat(c.Stores.Length > 0 ? ["<clinit>"] : []);

    private byte[] Write()
    {
        var file = new Bytes().Add("dex\n035\0"u8.ToArray()).Add(new byte[0x70 - 8]);
        _map.Add((0, 1, 0));
        var strings = Table(file, 1, _strings.Length, 4, 0x38);
        var types = Table(file, 2, _types.Length, 4, 0x40);
        var protos = Table(file, 3, 2, 12, 0x48);
        var fields = Table(file, 4, _fields.Length, 8, 0x50);
        var methods = Table(file, 5, _methods.Length, 8, 0x58);
        var classes = Table(file, 6, _classes.Length, 32, 0x60);
        var data = file.Count;
        Protos(file, protos);
        var code = Codes(file);
        Strings(file, strings);
        Fill(file, types, _types.Select(t => new[] { (uint)S(t) }));
        Fill(file, fields, _fields.Select(f => new[] { (uint)T(f.Class) | ((uint)T(JavaString) << 16), (uint)S(f.Name) }));
        Fill(file, methods, _methods.Select(m => new[] { (uint)T(m.Class) | (m.Class == Sink ? 1u << 16 : 0), (uint)S(m.Name) }));
        Classes(file, classes, code);
        Map(file);
        file.Patch(0x68, (uint)(file.Count - data));
        file.Patch(0x6C, (uint)data);
        return Sealed(file);
    }

    private int Table(Bytes file, int type, int count, int size, int header)
    {
        var at = file.Count;
        file.Add(new byte[count * size]);
        file.Patch(header, (uint)count);
        file.Patch(header + 4, count == 0 ? 0 : (uint)at);
        Mark(type, count, at);
        return at;
    }

    private void Mark(int type, int count, int at)
    {
        if (count > 0)
        {
            _map.Add((type, count, at));
        }
    }

    private static void Fill(Bytes file, int at, IEnumerable<uint[]> rows)
    {
        foreach (var value in rows.SelectMany(r => r))
        {
            file.Patch(at, value);
            at += 4;
        }
    }

    /// <summary>()V and (String, String)V.</summary>
    private void Protos(Bytes file, int at)
    {
        Mark(0x1001, 1, file.Count);
        var parameters = file.Count;
        file.U32(2).U16(T(JavaString)).U16(T(JavaString));
        Fill(file, at, [[(uint)S("V"), (uint)T("V"), 0], [(uint)S("VLL"), (uint)T("V"), (uint)parameters]]);
    }

    private Dictionary<(string Class, string Name), int> Codes(Bytes file)
    {
        var offsets = new Dictionary<(string, string), int>();
        foreach (var c in _classes)
        {
            foreach (var method in MethodsOf(c))
            {
                file.Align(4);
                offsets[(c.Descriptor, method)] = file.Count;
                var code = method == "<clinit>" ? Initialiser(c) : Calls(c, method);
                code.U16(0x000E);
                file.U16(2).U16(0).U16(2).U16(0).U32(0).U32(code.Count / 2).Add(code);
            }
        }

        Mark(0x2001, offsets.Count, offsets.Count == 0 ? 0 : offsets.Values.Min());
        return offsets;
    }

    private Bytes Initialiser(DexClass c)
    {
        var code = new Bytes();
        foreach (var (field, value) in c.Stores)
        {
            code.U8(0x1A).U8(0).U16(S(value)).U8(0x69).U8(0).U16(Array.IndexOf(_fields, (c.Descriptor, field)));
        }

        return code;
    }

    private Bytes Calls(DexClass c, string method)
    {
        var code = new Bytes();
        foreach (var call in c.Calls.Where(m => m.Method == method))
        {
            code.U8(0x1A).U8(0).U16(S(call.Key)).U8(0x1A).U8(1).U16(S(call.Value));
            code.U8(0x71).U8(0x20).U16(Array.IndexOf(_methods, (Sink, "put"))).U16(0x0010);
        }

        return code;
    }

    private void Strings(Bytes file, int table)
    {
        Mark(0x2002, _strings.Length, file.Count);
        foreach (var text in _strings)
        {
            file.Patch(table, (uint)file.Count);
            table += 4;
            file.Uleb((uint)text.Length).Add(MakePool.ModifiedUtf8(text)).U8(0);
        }
    }

    private void Classes(Bytes file, int table, Dictionary<(string, string), int> code)
    {
        var values = Array.ConvertAll(_classes, _ => 0);
        var first = file.Count;
        for (var i = 0; i < _classes.Length; i++)
        {
            values[i] = file.Count;
            var constants = _classes[i].Constants.OrderBy(c => c.Field, StringComparer.Ordinal).ToDictionary(c => c.Field, c => c.Value);
            var order = FieldsOf(_classes[i]);
            file.Uleb((uint)order.Count);
            foreach (var field in order)
            {
                _ = constants.TryGetValue(_fields[field].Name, out var value) ? file.U8(0x77).U32(S(value)) : file.U8(0x1E);
            }
        }

        Mark(0x2005, _classes.Length, first);
        Mark(0x2000, _classes.Length, file.Count);
        for (var i = 0; i < _classes.Length; i++)
        {
            var c = _classes[i];
            Fill(file, table + 32 * i, [[(uint)T(c.Descriptor), 1, (uint)T(JavaObject), 0, uint.MaxValue, 0, (uint)file.Count, (uint)values[i]]]);
            var methods = MethodsOf(c).Select(m => (Number: Array.IndexOf(_methods, (c.Descriptor, m)), Name: m)).OrderBy(m => m.Number).ToList();
            file.Uleb((uint)FieldsOf(c).Count).Uleb(0).Uleb((uint)methods.Count).Uleb(0);
            Steps(FieldsOf(c), f => file.Uleb(9));
            var at = 0;
            Steps(methods.ConvertAll(m => m.Number), _ => file.Uleb(methods[at].Name == "<clinit>" ? 0x10008u : 9u).Uleb((uint)code[(c.Descriptor, methods[at++].Name)]));
        }

        void Steps(List<int> numbers, Action<int> then)
        {
            var last = 0;
            foreach (var number in numbers)
            {
                file.Uleb((uint)(number - last));
                last = number;
                then(number);
            }
        }
    }

    private List<int> FieldsOf(DexClass c) => [.. Enumerable.Range(0, _fields.Length).Where(i => _fields[i].Class == c.Descriptor)];

    private void Map(Bytes file)
    {
        file.Align(4);
        Mark(0x1000, 1, file.Count);
        file.Patch(0x34, (uint)file.Count);
        file.U32(_map.Count);
        foreach (var (type, count, offset) in _map.OrderBy(m => m.Offset))
        {
            file.U16(type).U16(0).U32(count).U32(offset);
        }
    }

    private static byte[] Sealed(Bytes file)
    {
        file.Patch(0x20, (uint)file.Count);
        file.Patch(0x24, 0x70);
        file.Patch(0x28, 0x12345678);
        var bytes = file.ToArray();
#pragma warning disable CA5350 // the format asks for SHA-1
        SHA1.HashData(bytes.AsSpan(32)).CopyTo(bytes, 12);
#pragma warning restore CA5350
        var (a, b) = (1u, 0u);
        foreach (var value in bytes.AsSpan(12))
        {
            a = (a + value) % 65521;
            b = (b + a) % 65521;
        }

        BitConverter.TryWriteBytes(bytes.AsSpan(8), (b << 16) | a);
        return bytes;
    }

    private int S(string text) => Array.BinarySearch(_strings, text, StringComparer.Ordinal);

    private int T(string descriptor) => Array.IndexOf(_types, descriptor);
}
