namespace Release.Otp.Beam;

/// <summary>What the loader of the target can load, as its own modules show.</summary>
/// <param name="OtpRelease">Its OTP release number, for messages.</param>
/// <param name="LastInstruction">The number of the last instruction that it knows.</param>
/// <param name="TakesTaggedAtoms">Whether lengths of atoms may be tagged numbers, as since OTP 28.</param>
/// <param name="TakesPlainLiterals">Whether literals may stand there uncompressed, as since OTP 28.</param>
public sealed record LoaderLimits(int OtpRelease, int LastInstruction, bool TakesTaggedAtoms, bool TakesPlainLiterals)
{
    /// <summary>The limits of a target, from its <c>beam_opcodes.beam</c> and, where that tells nothing, from what its other modules use.</summary>
    /// <param name="otpRelease">Its OTP release number.</param>
    /// <param name="beamOpcodes">Its <c>beam_opcodes.beam</c>; null where it has no compiler.</param>
    /// <param name="others">Modules of its own, read only where they are needed.</param>
    /// <returns>Null where there is no module to learn from.</returns>
    public static LoaderLimits? Of(int otpRelease, BeamFile? beamOpcodes, IEnumerable<BeamFile> others)
    {
        if (beamOpcodes is not null && InstructionSet.LastOf(beamOpcodes) is { } last)
        {
            return new LoaderLimits(otpRelease, last, beamOpcodes.HasTaggedAtoms, beamOpcodes.HasPlainLiterals);
        }

        var own = others.ToList();
        return own.Count == 0
            ? null
            : new LoaderLimits(otpRelease, own.Max(module => module.LastInstruction), own.Any(module => module.HasTaggedAtoms), own.Any(module => module.HasPlainLiterals));
    }

    /// <summary>Why the target's loader would refuse a module; null where it takes it.</summary>
    /// <param name="module">The module.</param>
    /// <param name="application">The application that it belongs to, for messages.</param>
    public Diagnostic? Refuse(BeamFile module, string application) =>
        module.LastInstruction > LastInstruction ? BeamErrors.NewerInstructions(module, application, this)
        : module.HasTaggedAtoms && !TakesTaggedAtoms ? BeamErrors.NewerFormat(module, application, this, "an atom table")
        : module.HasPlainLiterals && !TakesPlainLiterals ? BeamErrors.NewerFormat(module, application, this, "a table of literals")
        : null;
}
