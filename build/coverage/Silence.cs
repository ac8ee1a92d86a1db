using System.Reflection;

namespace Coverage;

/// <summary>A logger of coverlet that passes on nothing but errors.</summary>
public class Silence : DispatchProxy
{
    /// <inheritdoc/>
    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        if (targetMethod?.Name is "LogError" or "LogWarning")
        {
            Console.Error.WriteLine(args?[0]);
        }

        return null;
    }
}
