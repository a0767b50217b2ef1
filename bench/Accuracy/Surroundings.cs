using System.Globalization;
using System.Text;

namespace Accuracy;

/// <summary>How a value is written down in the languages and files that apps are made of.</summary>
/// <param name="Text">"{name}" in the style of the language, "{value}".</param>
internal sealed record Surrounding(string File, NameStyle Style, string Text)
{
    public static readonly IReadOnlyList<Surrounding> All =
    [
        new(".env", NameStyle.Upper, "NODE_ENV=production\n{name}={value}\nPORT=3000\n"),
        new(".env.production", NameStyle.Upper, "{name}=\"{value}\"\n"),
        new("deploy.sh", NameStyle.Upper, "#!/bin/sh\nset -e\nexport {name}='{value}'\n./run\n"),
        new("src/config.ts", NameStyle.Camel, "export const config = {\n  {name}: '{value}',\n  retries: 3,\n};\n"),
        new("src/client.js", NameStyle.Camel, "const {name} = \"{value}\";\nmodule.exports = { {name} };\n"),
        new("src/min.js", NameStyle.Camel, "!function(e){var t={a:1,{name}:\"{value}\",n:function(){return 2}};e.exports=t}(module);"),
        new("config.json", NameStyle.Camel, "{\n  \"name\": \"app\",\n  \"{name}\": \"{value}\"\n}\n"),
        new("settings.py", NameStyle.Upper, "import os\n\n{name} = \"{value}\"\nDEBUG = False\n"),
        new("load.py", NameStyle.Upper, "os.environ[\"{name}\"] = '{value}'\n"),
        new("config/initializers/api.rb", NameStyle.Snake, "Api.configure do |c|\n  c.{name} = '{value}'\nend\n"),
        new("config.php", NameStyle.Snake, "<?php\nreturn [\n    '{name}' => '{value}',\n];\n"),
        new("constants.php", NameStyle.Upper, "<?php\ndefine('{name}', '{value}');\n"),
        new("Config.java", NameStyle.Upper, "public final class Config {\n    private static final String {name} = \"{value}\";\n}\n"),
        new("Config.kt", NameStyle.Upper, "object Config {\n    const val {name} = \"{value}\"\n}\n"),
        new("Config.swift", NameStyle.Camel, "enum Config {\n    static let {name} = \"{value}\"\n}\n"),
        new("Config.cs", NameStyle.Pascal, "public static class Config\n{\n    public const string {name} = \"{value}\";\n}\n"),
        new("config.go", NameStyle.Camel, "package config\n\nvar {name} = \"{value}\"\n"),
        new("main.rs", NameStyle.Upper, "const {name}: &str = \"{value}\";\n"),
        new("lib/config.dart", NameStyle.Camel, "class Config {\n  static const String {name} = '{value}';\n}\n"),
        new("main.tf", NameStyle.Snake, "resource \"app\" \"web\" {\n  {name} = \"{value}\"\n}\n"),
        new("values.yaml", NameStyle.Camel, "app:\n  replicas: 2\n  {name}: {value}\n"),
        new("config.yml", NameStyle.Snake, "production:\n  {name}: \"{value}\"\n"),
        new(".github/workflows/build.yml", NameStyle.Upper, "jobs:\n  build:\n    env:\n      {name}: {value}\n"),
        new("Dockerfile", NameStyle.Upper, "FROM node:22\nENV {name}={value}\nCMD [\"node\"]\n"),
        new("application.properties", NameStyle.Dotted, "server.port=8080\n{name}={value}\n"),
        new("res/values/strings.xml", NameStyle.Snake, "<resources>\n    <string name=\"{name}\">{value}</string>\n</resources>\n"),
        new("Info.plist", NameStyle.Pascal, "<dict>\n\t<key>{name}</key>\n\t<string>{value}</string>\n</dict>\n"),
        new("web.config", NameStyle.Pascal, "<appSettings>\n  <add key=\"{name}\" value=\"{value}\" />\n</appSettings>\n"),
        new("notebook.ipynb", NameStyle.Upper, "{\"cells\": [{\"source\": [\"import os\\n\", \"{name} = \\\"{value}\\\"\\n\"]}]}\n"),
        new("ci.log", NameStyle.Upper, "2024-05-01T12:00:00.1234567Z + env\n2024-05-01T12:00:00.1234567Z {name}={value}\n"),
        new("README.txt", NameStyle.Upper, "Set the variable before you start:\n\n    export {name}={value}\n"),
        new(".npmrc.bak", NameStyle.Kebab, "{name}={value}\n"),
    ];

    public string With(string words, string value) => Text.Replace("{name}", Named(words, Style), StringComparison.Ordinal).Replace("{value}", value, StringComparison.Ordinal);

    /// <summary>"stripe secret key" in the style.</summary>
    private static string Named(string words, NameStyle style)
    {
        var parts = words.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return style switch
        {
            NameStyle.Upper => string.Join('_', parts).ToUpperInvariant(),
            NameStyle.Snake => string.Join('_', parts),
            NameStyle.Kebab => string.Join('-', parts),
            NameStyle.Dotted => string.Join('.', parts),
            NameStyle.Pascal => string.Concat(parts.Select(Capital)),
            _ => parts[0] + string.Concat(parts.Skip(1).Select(Capital)),
        };
    }

    private static string Capital(string word) => CultureInfo.InvariantCulture.TextInfo.ToTitleCase(word);
}

internal enum NameStyle
{
    Upper,
    Snake,
    Kebab,
    Dotted,
    Camel,
    Pascal,
}

/// <summary>Random text that is printed with its seed, so that a run can be had again.</summary>
internal static class Draw
{
    public const string Digits = "0123456789";
    public const string Hex = "0123456789abcdef";
    public const string Alphanumeric = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    public const string Base64 = Alphanumeric + "+/";

    public static string Of(this Random random, string alphabet, int length)
    {
        var text = new StringBuilder(length);
        for (var i = 0; i < length; i++)
        {
            text.Append(alphabet[random.Next(alphabet.Length)]);
        }

        return text.ToString();
    }

    public static T One<T>(this Random random, IReadOnlyList<T> items) => items[random.Next(items.Count)];
}
