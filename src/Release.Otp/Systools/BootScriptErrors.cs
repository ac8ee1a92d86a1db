namespace Release.Otp.Systools;

/// <summary>What can be wrong with a boot script.</summary>
internal static class BootScriptErrors
{
    /// <summary>REL5001: This is not a boot script.</summary>
    public static Diagnostic NotABootScript(Place place) => Diagnostic.Error(5001, place,
        "This is not a boot script: it must hold one term {script, {Name, Vsn}, Instructions}. Check the OTP installation that it belongs to.");

    /// <summary>REL5002: The boot script has no instruction 'preLoaded' with a list of modules.</summary>
    public static Diagnostic NoInstruction(Place place, string instruction) => Diagnostic.Error(5002, place,
        $"The boot script has no instruction {{{instruction}, Modules}}, from which every other boot script is made. Check the OTP installation " +
            "that it belongs to.");
}
