using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace LaunchReady.Bundles.Tests.Making;

/// <summary>Writes a .NET assembly with string literals, one constant and one embedded file.</summary>
internal static class AssemblyMaker
{
    public static byte[] Make(string constant, string embedded, params string[] literals)
    {
        var metadata = new MetadataBuilder();
        metadata.AddModule(0, metadata.GetOrAddString("App.dll"), metadata.GetOrAddGuid(new Guid(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11)), default, default);
        metadata.AddAssembly(metadata.GetOrAddString("App"), new Version(1, 0), default, default, default, AssemblyHashAlgorithm.None);
        var signature = new BlobBuilder();
        new BlobEncoder(signature).Field().Type().String();
        var field = metadata.AddFieldDefinition(
            FieldAttributes.Public | FieldAttributes.Static | FieldAttributes.Literal | FieldAttributes.HasDefault, metadata.GetOrAddString("ApiKey"), metadata.GetOrAddBlob(signature));
        metadata.AddConstant(field, constant);
        metadata.AddTypeDefinition(default, default, metadata.GetOrAddString("<Module>"), default, field, MetadataTokens.MethodDefinitionHandle(1));
        metadata.AddTypeDefinition(
            TypeAttributes.Public, metadata.GetOrAddString("Acme"), metadata.GetOrAddString("Config"), default, field, MetadataTokens.MethodDefinitionHandle(1));
        foreach (var literal in literals)
        {
            metadata.GetOrAddUserString(literal);
        }

        var resources = new BlobBuilder();
        var bytes = System.Text.Encoding.UTF8.GetBytes(embedded);
        resources.WriteInt32(bytes.Length);
        resources.WriteBytes(bytes);
        metadata.AddManifestResource(ManifestResourceAttributes.Public, metadata.GetOrAddString("App.appsettings.json"), default, 0);
        var image = new BlobBuilder();
        new ManagedPEBuilder(new PEHeaderBuilder(imageCharacteristics: Characteristics.Dll), new MetadataRootBuilder(metadata), new BlobBuilder(), managedResources: resources).Serialize(image);
        return image.ToArray();
    }
}
