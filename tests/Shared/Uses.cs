using System.Buffers.Binary;
using System.Reflection;
using System.Reflection.Emit;

namespace Release.Testing;

/// <summary>Everything that types use, read from their metadata and the IL of their methods: the house rules are stated on it.</summary>
public static class Uses
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> OpCodesByValue =
        typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => code.Value);

    /// <summary>What the types use, each use once; nested types are taken with the types that they stand in.</summary>
    public static IReadOnlyList<Use> Of(IEnumerable<Type> types) => [.. types.SelectMany(WithNested).Distinct().SelectMany(OfOne).Distinct()];

    private static IEnumerable<Type> WithNested(Type type) => type.GetNestedTypes(Declared).SelectMany(WithNested).Prepend(type);

    private static IEnumerable<Use> OfOne(Type type)
    {
        var user = Outermost(type);
        var members = type.GetMembers(Declared).Where(member => member is not Type).ToList();
        return Mentioned(type).Concat(members.SelectMany(member => Mentioned(member)))
            .SelectMany<MemberInfo, MemberInfo>(used => used is Type mentioned ? Parts(mentioned) : [used])
            .Where(used => used is not Type { IsGenericParameter: true } && Outermost(used as Type ?? used.DeclaringType ?? typeof(void)) != user)
            .Select(used => new Use(user, used));
    }

    private static Type Outermost(Type type) => type.DeclaringType is { } outer ? Outermost(outer) : type;

    private static IEnumerable<MemberInfo> Mentioned(Type type) =>
        [.. type.GetInterfaces(), .. type.BaseType is { } ancestor ? [ancestor] : Type.EmptyTypes, .. Attributes(type)];

    private static IEnumerable<MemberInfo> Mentioned(MemberInfo member) => Attributes(member).Concat(member switch
    {
        FieldInfo field => [field.FieldType],
        PropertyInfo property => [property.PropertyType],
        EventInfo happening => [happening.EventHandlerType!],
        MethodBase method => Signature(method).Concat(Body(method)),
        _ => [],
    });

    private static IEnumerable<MemberInfo> Attributes(MemberInfo member) => member.GetCustomAttributesData().Select(attribute => attribute.AttributeType);

    private static IEnumerable<Type> Signature(MethodBase method) =>
        [.. method.GetParameters().Select(parameter => parameter.ParameterType), .. method is MethodInfo { ReturnType: var answer } ? [answer] : Type.EmptyTypes];

    private static IEnumerable<MemberInfo> Body(MethodBase method)
    {
        if (method.GetMethodBody() is not { } body)
        {
            return [];
        }

        var locals = body.LocalVariables.Select(local => local.LocalType);
        var caught = body.ExceptionHandlingClauses.Where(clause => clause.Flags == ExceptionHandlingClauseOptions.Clause).Select(clause => clause.CatchType!);
        return [.. locals, .. caught, .. Tokens(body.GetILAsByteArray()!).SelectMany(token => Resolved(method, token))];
    }

    /// <summary>The metadata tokens of the members, fields and types that instructions name.</summary>
    private static IEnumerable<int> Tokens(byte[] code)
    {
        for (var at = 0; at < code.Length;)
        {
            var opCode = code[at] == 0xFE ? OpCodesByValue[(short)(0xFE00 | code[at + 1])] : OpCodesByValue[code[at]];
            at += opCode.Size;
            if (opCode.OperandType is OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType or OperandType.InlineTok)
            {
                yield return BinaryPrimitives.ReadInt32LittleEndian(code.AsSpan(at));
            }

            at += OperandSize(opCode.OperandType, code.AsSpan(at));
        }
    }

    // ECMA-335, partition III, 1.2: the operand of switch is a count and as many offsets.
    private static int OperandSize(OperandType type, ReadOnlySpan<byte> operand) => type switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + (4 * BinaryPrimitives.ReadInt32LittleEndian(operand)),
        _ => 4,
    };

    private static IEnumerable<MemberInfo> Resolved(MethodBase method, int token)
    {
        var ofType = method.DeclaringType!.GetGenericArguments();
        var ofMethod = method.IsGenericMethodDefinition ? method.GetGenericArguments() : Type.EmptyTypes;
        var member = method.Module.ResolveMember(token, ofType, ofMethod)!;
        var inner = member switch
        {
            Type => [],
            FieldInfo field => [field.FieldType],
            MethodBase called => [.. Signature(called), .. called.IsGenericMethod ? called.GetGenericArguments() : []],
            _ => Type.EmptyTypes,
        };
        return [member, .. member.DeclaringType is { } declaring ? [declaring] : Type.EmptyTypes, .. inner];
    }

    /// <summary>A type as it is defined, and the types that it is made of: elements, generic arguments.</summary>
    private static IEnumerable<Type> Parts(Type type) =>
        type.HasElementType ? Parts(type.GetElementType()!)
        : type.IsFunctionPointer ? []
        : type.IsConstructedGenericType ? type.GetGenericArguments().SelectMany(Parts).Prepend(type.GetGenericTypeDefinition())
        : [type];
}
