using System.Formats.Tar;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Fieldwork.Flaws;

namespace Fieldwork.Surroundings;

/// <summary>The server's image as `docker save` writes it: two layers, of which the second deletes a file of the first.</summary>
internal static class ContainerImage
{
    private const string Server =
        """
        require("dotenv").config();
        const { createServer } = require("http");
        createServer((request, response) => response.end("ok")).listen(process.env.PORT);

        """;

    public static void Write(string path, FlawSwitches flaws)
    {
        byte[][] layers =
        [
            Tar(
                ("app/package.json", """{"name":"fieldwork-server","version":"1.4.0","main":"server.js"}""" + "\n"),
                ("app/server.js", Server),
                ("app/.env", Settings(flaws))),
            // A file named .wh.NAME says that NAME of the layers below is gone; they keep it all the same.
            Tar(("app/.wh..env", ""), ("app/public/robots.txt", "User-agent: *\nDisallow: /\n")),
        ];
        var names = layers.Select(Digest).ToArray();
        var configuration = Configuration(names, flaws);
        var configurationName = $"{Digest(Encoding.UTF8.GetBytes(configuration))}.json";
        var manifest = $$"""[{"Config":"{{configurationName}}","RepoTags":["fieldwork/server:1.4.0"],"Layers":["{{names[0]}}/layer.tar","{{names[1]}}/layer.tar"]}]""" + "\n";
        File.WriteAllBytes(path, Tar(
        [
            (configurationName, Encoding.UTF8.GetBytes(configuration)),
            .. names.Zip(layers, (name, layer) => ($"{name}/layer.tar", layer)),
            ("manifest.json", Encoding.UTF8.GetBytes(manifest)),
        ]));
    }

    private static string Settings(FlawSwitches flaws) =>
        "NODE_ENV=production\nPORT=8080\n" + (flaws.On(FlawIds.ImageLayerKeepsEnv) ? $"DATABASE_URL={Planted.ImageDatabase}\n" : "");

    /// <summary>The history of an image shows the arguments that a RUN was given.</summary>
    private static string Configuration(string[] layers, FlawSwitches flaws)
    {
        var argument = flaws.On(FlawIds.ImageRecordsBuildArgument) ? $"|1 NPM_TOKEN={Planted.BuildArgument} " : "";
        var time = FixedDates.Build.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        return $$"""
            {"architecture":"amd64","os":"linux","created":"{{time}}","config":{"Env":["PATH=/usr/local/bin:/usr/bin:/bin","NODE_ENV=production"],"Cmd":["node","server.js"],"WorkingDir":"/app"},"rootfs":{"type":"layers","diff_ids":["sha256:{{layers[0]}}","sha256:{{layers[1]}}"]},"history":[{"created":"{{time}}","created_by":"{{argument}}/bin/sh -c npm ci --omit=dev # buildkit"},{"created":"{{time}}","created_by":"RUN /bin/sh -c rm -f .env # buildkit"}]}
            """;
    }

    private static string Digest(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));

    private static byte[] Tar(params (string Name, string Text)[] files) => Tar([.. files.Select(file => (file.Name, Encoding.UTF8.GetBytes(file.Text)))]);

    private static byte[] Tar((string Name, byte[] Content)[] files)
    {
        using var stream = new MemoryStream();
        using (var writer = new TarWriter(stream, TarEntryFormat.Ustar, leaveOpen: true))
        {
            foreach (var (name, content) in files)
            {
                using var data = new MemoryStream(content);
                writer.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, name) { ModificationTime = FixedDates.Build, DataStream = data });
            }
        }

        return stream.ToArray();
    }
}
