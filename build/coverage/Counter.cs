using System.Collections;
using System.Reflection;

namespace Coverage;

/// <summary>Counts the branches that the assemblies in a directory take, by the core of coverlet, whose types are its own: hence the reflection.</summary>
internal sealed class Counter(string directory)
{
    private const BindingFlags Any = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    private static readonly string[] Ours = ["[Release.Otp]*", "[Release.Tasks]*"];
    private static readonly string[] Lists = ["IncludeDirectories", "ExcludeFilters", "ExcludedSourceFiles", "ExcludeAttributes", "DoesNotReturnAttributes"];

    private static readonly Assembly Core = Assembly.LoadFrom(Path.Join(AppContext.BaseDirectory, "coverlet.core.dll"));

    private object? _coverage;

    /// <summary>Changes the assemblies.</summary>
    public void Begin()
    {
        var logger = typeof(DispatchProxy).GetMethods().Single(method => method is { Name: "Create", IsGenericMethod: true } && method.GetGenericArguments().Length == 2)
            .MakeGenericMethod(Type("Abstractions.ILogger"), typeof(Silence)).Invoke(null, null)!;
        var files = Make("Helpers.FileSystem");
        var roots = Make("Helpers.SourceRootTranslator", logger, files);
        var helper = Make("Helpers.InstrumentationHelper", Make("Helpers.ProcessExitHandler"), Make("Helpers.RetryHelper"), files, logger, roots);
        var parameters = Make("CoverageParameters");
        Set(parameters, "IncludeFilters", Ours);
        Set(parameters, "ExcludeAssembliesWithoutSources", "None");
        foreach (var none in Lists)
        {
            Set(parameters, none, Array.Empty<string>());
        }

        _coverage = Make("Coverage", directory, parameters, logger, helper, files, roots, Make("Symbols.CecilSymbolHelper"));
        _coverage.GetType().GetMethod("PrepareModules", Any)!.Invoke(_coverage, null);
    }

    /// <summary>How often each branch was taken. What the compiler made of a class's iterators and lambdas is the class's.</summary>
    public IEnumerable<((string Class, string Branch) Key, long Hits)> End()
    {
        var result = _coverage!.GetType().GetMethod("GetCoverageResult", Any)!.Invoke(_coverage, null)!;
        foreach (DictionaryEntry module in (IDictionary)Get(result, "Modules"))
        {
            foreach (DictionaryEntry document in (IDictionary)module.Value!)
            {
                foreach (DictionaryEntry type in (IDictionary)document.Value!)
                {
                    foreach (DictionaryEntry method in (IDictionary)type.Value!)
                    {
                        // A class without a branch is known all the same.
                        var name = type.Key.ToString()!.Split('/')[0].Split('`')[0];
                        foreach (var branch in (IEnumerable)Get(method.Value!, "Branches"))
                        {
                            var at = $"{Path.GetFileName(document.Key.ToString())}:{Get(branch, "Line"):0000} {method.Key.ToString()!.Split("::")[^1]} {Get(branch, "Offset")}-{Get(branch, "EndOffset")} {Get(branch, "Path")}";
                            yield return ((name, at), Convert.ToInt64(Get(branch, "Hits")));
                        }
                    }
                }
            }
        }
    }

    private static Type Type(string name) => Core.GetType("Coverlet.Core." + name, throwOnError: true)!;

    private static object Make(string name, params object[] arguments) =>
        Type(name).GetConstructors(Any).First(constructor => constructor.GetParameters() is var parameters && parameters.Length == arguments.Length
            && parameters.Zip(arguments).All(pair => pair.First.ParameterType.IsInstanceOfType(pair.Second))).Invoke(arguments);

    private static void Set(object target, string name, object value) => target.GetType().GetProperty(name, Any)!.SetValue(target, value);

    private static object Get(object target, string name) => target.GetType().GetProperty(name, Any)?.GetValue(target) ?? target.GetType().GetField(name, Any)!.GetValue(target)!;
}
