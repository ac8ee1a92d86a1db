namespace Release.Otp.Tests.Systools;

/// <summary>The places of <see cref="SystoolsPoint"/> that no <c>.rel</c> or <c>.app</c> file brings systools to, and why.</summary>
internal static class UnreachedPoints
{
    private static readonly (string Why, string[] Points)[] Groups =
    [
        ("Arguments of another type: ours are C# values, which the compiler checks.",
        [
            "systools_make:make_script(RelName) -> badarg(RelName, [RelName])",
            "systools_make:make_script(RelName, Output, Flags) -> badarg(ErrorVars, [RelName, Flags])",
            "systools_make:make_script(RelName, _Output, Flags) -> badarg(RelName, [RelName, Flags])",
            "systools_make:make_script(RelName, _Output, Flags) -> badarg(Flags, [RelName, Flags])",
            "systools_lib:get_dirs(_) -> {error, badarg}",
        ]),
        ("The option no_warn_sasl: a warning of MSBuild is silenced with NoWarn.", ["systools_make:wsasl(Options, Warnings) -> {warning, missing_sasl}"]),
        ("The option src_tests. A module without object code is REL7005, see WhenATargetSystemIsPlanned; sources are compiled by the build, which compares what they say.",
        [
            "systools_make:check_modules(Appls, Path, TestP) -> throw({error, {modules, Errors}})",
            "systools_make:check_mods(Modules, Appls, Path, {SrcTestP, XrefP}) -> {error, Errors}",
            "systools_make:check_src(Modules, Appls, Path, true) -> {error, {Error, ModT}}",
            "systools_make:check_src(Modules, Appls, Path, true) -> {warning, {Warn, ModT}}",
            "systools_make:check_mod(Mod, App, Dir, Ext, IncPath) -> {error, {module_not_found, App, Mod}}",
            "systools_make:check_module(Mod, Dir, ObjModTime, IncPath) -> {warning, obj_out_of_date}",
            "systools_make:check_module(Mod, Dir, ObjModTime, IncPath) -> {warning, source_not_found}",
            "systools_make:format_error({modules, ModErrs})",
            "systools_make:form_err({module_not_found, App, Mod})",
            "systools_make:form_warn(Prefix, {source_not_found, {Mod, App, _}})",
            "systools_make:form_warn(Prefix, {obj_out_of_date, {Mod, App, _}})",
        ]),
        ("The option exref, a search of the tool xref.",
        [
            "systools_make:check_xref([{App, AppDir} | Appls]) -> {error, Error}",
            "systools_make:check_xref([]) -> {warning, {exref_undef, Undefined}}",
            "systools_make:check_xref([]) -> {error, Error}",
            "systools_make:form_err(E)",
            "systools_make:form_warn(Prefix, {exref_undef, Undef})",
        ]),
        ("The disk fails: whatever ours writes or reads is written and read in one place, with REL7010; a .rel that is not there is REL1007.",
        [
            "systools_make:generate_script(Output, Release, Appls, Flags) -> {error, systools_make, {open, BootFile, Reason}}",
            "systools_make:generate_script(Output, Release, Appls, Flags) -> {error, systools_make, {close, ScriptFile, Reason}}",
            "systools_make:generate_script(Output, Release, Appls, Flags) -> {error, systools_make, {open, ScriptFile, Reason}}",
            "systools_make:read_file(File, Path) -> {error, {close, File, Error}}",
            "systools_make:format_error({not_found, File})",
            "systools_make:format_error({open, File, Error})",
            "systools_make:format_error({close, File, Error})",
        ]),
        ("For make_tar only.",
        [
            "systools_make:format_error({delete, File, Error})",
            "systools_make:format_error({tar_error, What})",
            "systools_make:form_err({error_add_appl, {Name, {tar_error, What}}})",
            "systools_make:form_tar_err({open, File, Error})",
            "systools_make:form_tar_err({add, boot, RelName, enoent})",
            "systools_make:form_tar_err({add, File, Error})",
        ]),
        ("Nothing in this systools makes it: no other version is remembered without the error that goes before it, texts that cannot be read or parsed come in another form, and the rest is nowhere else in the code.",
        [
            "systools_make:read_application(Name, Vsn, [], _, true, no_fault) -> {error, {application_vsn, {Name, Vsn}}}",
            "systools_make:form_reading({application_vsn, {Name, Vsn}})",
            "systools_make:form_reading({parse, File, {Line, Mod, What}})",
            "systools_make:form_reading({read, File})",
            "systools_make:format_error({missing_parameter, Par})",
            "systools_make:format_error({included_and_used, Dups})",
            "systools_make:form_warn(Prefix, {{parse_error, File}, {_, _, App, _, _}})",
            "systools_make:form_warn(Prefix, What)",
        ]),
        ("A crash outside of the reading of files; the rows named EXIT crash inside of it.", ["systools_make:get_release(File, Path, ModTestP) -> {error, systools_make, {'EXIT', Why}}"]),
    ];

    /// <summary>The reason by the name of the place.</summary>
    public static IReadOnlyDictionary<string, string> Reasons { get; } = Groups.SelectMany(group => group.Points.Select(point => (point, group.Why))).ToDictionary();
}
