using Release.Otp.Beam;
using Release.Otp.Releases;

namespace Release.Otp.Upgrades;

/// <summary>An application of a release as an upgrade sees it.</summary>
/// <param name="Resource">Its <c>.app</c> file; one that was read from a release description holds only what an upgrade needs.</param>
/// <param name="Modules">The modules in its <c>ebin</c> directory, sorted by name.</param>
public sealed record ApplicationDescription(ApplicationResourceFile Resource, Seq<ModuleDescription> Modules)
{
    /// <summary>The application's name.</summary>
    public ApplicationName Name => Resource.Name;

    /// <summary>Its version.</summary>
    public Vsn Vsn => Resource.Vsn;

    /// <summary>The modules that its <c>.app</c> file lists: those that an upgrade can load.</summary>
    public IEnumerable<ModuleDescription> ListedModules
    {
        get
        {
            var listed = Resource.Modules.ToHashSet(StringComparer.Ordinal);
            return Modules.Where(module => listed.Contains(module.Name));
        }
    }

    /// <summary>The modules in its <c>ebin</c> directory that its <c>.app</c> file does not list.</summary>
    public IEnumerable<ModuleDescription> UnlistedModules
    {
        get
        {
            var listed = Resource.Modules.ToHashSet(StringComparer.Ordinal);
            return Modules.Where(module => !listed.Contains(module.Name));
        }
    }

    /// <summary>Describes an application.</summary>
    /// <param name="resource">Its <c>.app</c> file.</param>
    /// <param name="modules">The modules in its <c>ebin</c> directory.</param>
    /// <exception cref="DiagnosticException">REL3008: the tables of a module are damaged.</exception>
    public static ApplicationDescription Of(ApplicationResourceFile resource, IEnumerable<BeamFile> modules) =>
        Of(resource, modules.Select(ModuleDescription.Of));

    /// <inheritdoc cref="Of(ApplicationResourceFile, IEnumerable{BeamFile})"/>
    public static ApplicationDescription Of(ApplicationResourceFile resource, IEnumerable<ModuleDescription> modules) =>
        new(resource, modules.DistinctBy(module => module.Name).OrderBy(module => module.Name, StringComparer.Ordinal).ToSeq());
}
