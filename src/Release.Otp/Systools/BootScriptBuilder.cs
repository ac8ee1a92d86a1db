using Release.Otp.Releases;
using Release.Otp.Terms;

namespace Release.Otp.Systools;

/// <summary>Makes the boot script of a release, instruction for instruction as <c>systools:make_script/2</c> does.</summary>
public sealed class BootScriptBuilder
{
    private readonly CheckedRelease _release;
    private readonly StartClean _startClean;
    private readonly BootScriptOptions _options;

    private BootScriptBuilder(CheckedRelease release, StartClean startClean, BootScriptOptions options) =>
        (_release, _startClean, _options) = (release, startClean, options);

    /// <summary>The boot script of a release.</summary>
    /// <param name="release">The release.</param>
    /// <param name="startClean">The modules that the target OTP begins with.</param>
    /// <param name="options">Options; null for none.</param>
    public static BootScript Build(CheckedRelease release, StartClean startClean, BootScriptOptions? options = null) =>
        new BootScriptBuilder(release, startClean, options ?? new BootScriptOptions()).Build();

    private BootScript Build() => new(_release.Specification.Name, _release.Specification.Vsn,
    [
        .. LoadKernel(),
        .. LoadModules(),
        Instruction("path", Paths(_release.Applications)),
        .. StartKernelProcesses(),
        .. LoadApplications(),
        .. StartApplications(),
        .. End(),
    ]);

    private IEnumerable<Term> LoadKernel() =>
    [
        Instruction("preLoaded", _startClean.Preloaded.ToAtoms()),
        Progress("preloaded"),
        Instruction("path", Paths(_release.Applications.Where(application => application.Name.IsMandatory))),
        Instruction("primLoad", _startClean.Mandatory.ToAtoms()),
        Term.Tuple(Term.Atom("kernel_load_completed")),
        Progress("kernel_load_completed"),
    ];

    private IEnumerable<Term> LoadModules()
    {
        var loaded = _startClean.Preloaded.Concat(_startClean.Mandatory).ToHashSet(StringComparer.Ordinal);
        foreach (var application in _release.Applications)
        {
            var modules = application.Application.Resource.Modules.Where(module => !loaded.Contains(module)).Select(Term.Atom);
            yield return Instruction("path", Paths(application));
            yield return Instruction("primLoad", Term.List(modules.Order(TermOrder.Erlang)));
        }

        yield return Progress("modules_loaded");
    }

    private IEnumerable<Term> StartKernelProcesses()
    {
        var kernel = _release.Applications.First(application => application.Name == ApplicationName.Kernel);
        return
        [
            KernelProcess("heart", "heart", "start"),
            KernelProcess("logger", "logger_server", "start_link"),
            KernelProcess("application_controller", "application_controller", "start", ApplicationTerm.Of(kernel)),
            Progress("init_kernel_started"),
        ];
    }

    // kernel was given to the application controller.
    private IEnumerable<Term> LoadApplications() =>
    [
        .. _release.Applications
            .Where(application => application.Name != ApplicationName.Kernel && application.Application.StartType != StartType.None)
            .Select(application => Apply("application", "load", ApplicationTerm.Of(application))),
        Progress("applications_loaded"),
    ];

    private IEnumerable<Term> StartApplications()
    {
        var included = _release.Applications.SelectMany(application => application.Includes).ToHashSet();
        return _release.Applications
            .Where(application => application.Application.StartType.IsStarted() && !included.Contains(application.Name))
            .SelectMany(application => AfterStart(application.Name).Prepend(Apply("application", "start_boot", Arguments(application))));

        static IEnumerable<Term> Arguments(OrderedApplication application) =>
            [Term.Atom(application.Name.Value), Term.Atom(application.Application.StartType.Atom())];
    }

    private IEnumerable<Term> AfterStart(ApplicationName name) => name == ApplicationName.Stdlib
        ? _options.AfterStdlib.Select(call => Apply(call.Module, call.Function, call.Arguments))
        : [];

    private IEnumerable<Term> End() => _options.NoDotErlang
        ? [Progress("started")]
        : [Apply("c", "erlangrc"), Progress("started")];

    private ListTerm Paths(params IEnumerable<OrderedApplication> applications)
    {
        var own = applications.Select(application => LibraryPath.Of(application.Application, _options)).Distinct();
        return Term.List(Prepended(applications).Concat(own).Select(Term.String));
    }

    private Seq<string> Prepended(IEnumerable<OrderedApplication> applications) =>
        _options.Prepended is { } prepended && applications.Any(application => prepended.Before.Contains(application.Name)) ? prepended.Directories : [];

    private static TupleTerm Progress(string point) => Instruction("progress", Term.Atom(point));

    private static TupleTerm Instruction(string name, Term argument) => Term.Tuple(Term.Atom(name), argument);

    private static TupleTerm KernelProcess(string name, string module, string function, params IEnumerable<Term> arguments) =>
        Term.Tuple(Term.Atom("kernelProcess"), Term.Atom(name), Call(module, function, arguments));

    private static TupleTerm Apply(string module, string function, params IEnumerable<Term> arguments) =>
        Instruction("apply", Call(module, function, arguments));

    private static TupleTerm Call(string module, string function, IEnumerable<Term> arguments) =>
        Term.Tuple(Term.Atom(module), Term.Atom(function), Term.List(arguments));
}
