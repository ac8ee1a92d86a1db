using System.Globalization;
using Release.Otp.Releases;

namespace Release.Otp.Insight;

/// <summary>
/// Finds calls to modules that are in no application of a release, from import tables alone: what xref calls undefined functions, without those
/// of modules that are there. Calls through a variable are in no import table.
/// </summary>
internal static class MissingModules
{
    public static Seq<MissingModule> In(Seq<ApplicationFacts> applications, IEnumerable<string> always, ILookup<string, ApplicationName> elsewhere)
    {
        var there = applications.SelectMany(application => application.Modules).Select(module => module.Name).Concat(always).ToHashSet(StringComparer.Ordinal);
        var calls =
            from application in applications
            from caller in application.Modules
            from call in caller.Imports
            where !there.Contains(call.Module)
            group string.Create(CultureInfo.InvariantCulture, $"{call.Name}/{call.Arity}") by (application.Application.Name, Caller: caller.Name, call.Module) into missing
            select new MissingModule(
                missing.Key.Name,
                missing.Key.Caller,
                missing.Key.Module,
                missing.Distinct().Order(StringComparer.Ordinal).ToSeq(),
                elsewhere[missing.Key.Module].Distinct().OrderBy(name => name.Value, StringComparer.Ordinal).ToSeq());
        return calls
            .OrderBy(call => call.Application.Value, StringComparer.Ordinal)
            .ThenBy(call => call.Caller, StringComparer.Ordinal)
            .ThenBy(call => call.Module, StringComparer.Ordinal)
            .ToSeq();
    }
}
