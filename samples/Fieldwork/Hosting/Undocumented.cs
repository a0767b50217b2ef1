namespace Fieldwork.Hosting;

/// <summary>A field the document does not name: the sound backend ignores it, a flaw honours it.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class UndocumentedAttribute : Attribute;
