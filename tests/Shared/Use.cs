using System.Reflection;

namespace Release.Testing;

/// <summary>That a type uses a member or a type, in a signature, an attribute or the body of a method.</summary>
/// <param name="User">The type as written in the source: a closure's or an iterator's class is the type that it stands in.</param>
/// <param name="Used">A type, or a member of one.</param>
public sealed record Use(Type User, MemberInfo Used)
{
    /// <summary>The type used: the member's declaring type, or the type itself; generic types as they are defined.</summary>
    public Type Type => Definition(Used as Type ?? Used.DeclaringType ?? typeof(void));

    /// <summary>Full name of what is used: <c>NAMESPACE.TYPE</c>, for a member followed by <c>.MEMBER(PARAMETER TYPES)</c>.</summary>
    public string Name => Used switch
    {
        System.Type => Type.FullName!,
        MethodBase method => $"{Type.FullName}.{method.Name}({string.Join(", ", method.GetParameters().Select(parameter => parameter.ParameterType.Name))})",
        _ => $"{Type.FullName}.{Used.Name}",
    };

    public override string ToString() => $"{User.FullName} uses {Name}";

    private static Type Definition(Type type) => type.IsGenericType ? type.GetGenericTypeDefinition() : type;
}
