using Release.Otp.Terms;

namespace Release.Otp.Systools;

/// <summary>What <c>load_object_code</c> reads: modules of one version of a library.</summary>
/// <param name="Library">The application.</param>
/// <param name="Vsn">Its version, a list.</param>
/// <param name="Modules">The modules, atoms.</param>
internal sealed record ObjectCode(string Library, Term Vsn, Seq<Term> Modules)
{
    /// <summary>What an instruction reads; null where it is another one.</summary>
    public static ObjectCode? Read(UpgradeInstruction instruction) =>
        instruction.Term is TupleTerm
        {
            Elements: [AtomTerm { Name: "load_object_code" }, TupleTerm { Elements: [AtomTerm library, var vsn, ListTerm { Tail: null } modules] }]
        }
            ? new ObjectCode(library.Name, vsn, modules.Elements)
            : null;

    /// <summary>
    /// The instructions before the point of no return with one <c>load_object_code</c> for each library, in the order of the first of each;
    /// then the others. A module that is read twice stands where it was named last.
    /// </summary>
    public static (Seq<UpgradeInstruction> Before, IEnumerable<Diagnostic> Findings) Merge(IReadOnlyCollection<UpgradeInstruction> before)
    {
        var libraries = (from instruction in before
                         let code = Read(instruction)
                         where code is not null
                         group (Instruction: instruction, Code: code) by code.Library).ToList();
        var findings = from library in libraries
                       let first = library.First().Code
                       from other in library
                       where other.Code.Vsn != first.Vsn
                       select TranslationErrors.ConflictingVersions(other.Instruction, library.Key, first.Vsn, other.Code.Vsn);
        var merged = libraries.Select(library => library.First().Instruction.As(Merged([.. library.Select(one => one.Code)]).ToTerm()));
        return ([.. merged, .. before.Where(instruction => Read(instruction) is null)], findings);
    }

    /// <summary>The instruction <c>{load_object_code, {Library, Vsn, Modules}}</c>.</summary>
    public TupleTerm ToTerm() => LowLevel.LoadObjectCode(Library, Vsn, Modules);

    private static ObjectCode Merged(List<ObjectCode> codes)
    {
        var later = new HashSet<Term>();
        var modules = new List<Term>();
        foreach (var code in codes.AsEnumerable().Reverse())
        {
            modules.AddRange(code.Modules.Where(module => !later.Contains(module)).Reverse());
            later.UnionWith(code.Modules);
        }

        modules.Reverse();
        return codes[0] with { Modules = modules.ToSeq() };
    }
}
