using Release.Otp.Releases;
using Release.Otp.Systools;

namespace Release.Otp.Tests.Systools;

/// <summary>What systools calls its errors and warnings, and our codes for them.</summary>
internal static class RelupKinds
{
    /// <summary>The kinds of errors. code_change_not_suspended is not among them: systools names it and never finds it.</summary>
    public static readonly IReadOnlyDictionary<string, string> Errors = new Dictionary<string, string>
    {
        ["missing_sasl"] = "REL6010",
        ["file_problem"] = "REL6011",
        ["no_relup"] = "REL6012",
        ["bad_instruction"] = "REL6020",
        ["not_yet_implemented"] = "REL6021",
        ["bad_op_before_point_of_no_return"] = "REL6022",
        ["too_many_point_of_no_return"] = "REL6023",
        ["bad_module"] = "REL6024",
        ["bad_change"] = "REL6025",
        ["bad_mod_type"] = "REL6026",
        ["bad_purge_method"] = "REL6027",
        ["bad_list"] = "REL6028",
        ["bad_args_list"] = "REL6029",
        ["bad_node"] = "REL6030",
        ["bad_application"] = "REL6031",
        ["bad_start_type"] = "REL6032",
        ["bad_func"] = "REL6033",
        ["bad_lib"] = "REL6034",
        ["bad_lib_vsn"] = "REL6035",
        ["bad_timeout"] = "REL6036",
        ["bad_mode"] = "REL6037",
        ["bad_code_change"] = "REL6038",
        ["no_object_code"] = "REL6040",
        ["suspended_not_resumed"] = "REL6041",
        ["resumed_not_suspended"] = "REL6042",
        ["start_not_stop"] = "REL6044",
        ["stop_not_start"] = "REL6045",
        ["no_such_application"] = "REL6046",
        ["removed_application_present"] = "REL6047",
        ["undef_module"] = "REL6048",
        ["muldef_module"] = "REL6049",
        ["no_such_module"] = "REL6050",
        ["conflicting_versions"] = "REL6051",

        // systools crashes: a list with a tail is looked through; an instruction that is one is joined to the others.
        ["function_clause"] = "REL6028",
        ["EXIT"] = "REL6020",
    };

    /// <summary>The kinds of warnings.</summary>
    public static readonly IReadOnlyDictionary<string, string> Warnings = new Dictionary<string, string>
    {
        ["bad_vsn"] = "REL6013",
        ["erts_vsn_changed"] = "REL6014",
        ["pre_R15_emulator_upgrade"] = "REL6015",
    };

    /// <summary>Our first error is systools' one.</summary>
    public static void AssertSameError(RelupVerdict verdict, Findings<Relup> ours, string which) => Assert.AreEqual(
        Errors[verdict.Kinds[0]],
        ours.Diagnostics.FirstOrDefault(finding => finding.Severity == Severity.Error)?.Code,
        $"{verdict.Kinds[0]}: {string.Join('\n', ours.Diagnostics)}\n{which}");

    /// <summary>Our warnings are systools' ones, each once.</summary>
    public static void AssertSameWarnings(RelupVerdict verdict, Findings<Relup> ours, string which) => CollectionAssert.AreEquivalent(
        verdict.Kinds.Where(Warnings.ContainsKey).Select(kind => Warnings[kind]).Distinct().ToArray(),
        ours.Diagnostics.Select(finding => finding.Code).Where(Warnings.Values.Contains).Distinct().ToArray(),
        which);
}
