namespace Release.Otp.Upgrades;

/// <summary>A module that both versions of an application have, with other code.</summary>
/// <param name="Old">As it was.</param>
/// <param name="New">As it is.</param>
public sealed record ChangedModule(ModuleDescription Old, ModuleDescription New)
{
    /// <summary>The module.</summary>
    public string Name => New.Name;
}

/// <summary>What differs between two versions of an application; each list is sorted by name.</summary>
/// <param name="Added">Modules that only the new version has.</param>
/// <param name="Deleted">Modules that only the old version has.</param>
/// <param name="Changed">Modules of both with other code.</param>
public sealed record ApplicationComparison(Seq<ModuleDescription> Added, Seq<ModuleDescription> Deleted, Seq<ChangedModule> Changed)
{
    /// <summary>Whether the code of both is the same.</summary>
    public bool IsEmpty => Added.Count + Deleted.Count + Changed.Count == 0;

    /// <summary>Compares the modules that the <c>.app</c> files list: those that an upgrade can load.</summary>
    public static ApplicationComparison Of(ApplicationDescription old, ApplicationDescription @new)
    {
        ArgumentNullException.ThrowIfNull(old);
        ArgumentNullException.ThrowIfNull(@new);
        return Of(old.ListedModules, @new.ListedModules);
    }

    /// <summary>Compares all modules in the <c>ebin</c> directories, listed or not.</summary>
    public static ApplicationComparison OfAllModules(ApplicationDescription old, ApplicationDescription @new)
    {
        ArgumentNullException.ThrowIfNull(old);
        ArgumentNullException.ThrowIfNull(@new);
        return Of(old.Modules, @new.Modules);
    }

    private static ApplicationComparison Of(IEnumerable<ModuleDescription> oldModules, IEnumerable<ModuleDescription> newModules)
    {
        var old = oldModules.ToDictionary(module => module.Name, StringComparer.Ordinal);
        var all = newModules.OrderBy(module => module.Name, StringComparer.Ordinal).ToList();
        var names = all.Select(module => module.Name).ToHashSet(StringComparer.Ordinal);
        return new ApplicationComparison(
            all.Where(module => !old.ContainsKey(module.Name)).ToSeq(),
            old.Values.Where(module => !names.Contains(module.Name)).OrderBy(module => module.Name, StringComparer.Ordinal).ToSeq(),
            all.Where(module => old.TryGetValue(module.Name, out var before) && before.Digest != module.Digest).Select(module => new ChangedModule(old[module.Name], module)).ToSeq());
    }
}
