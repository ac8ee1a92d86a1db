namespace Release.Otp.Native;

/// <summary>A kind of processor, with the name that runtime identifiers give it.</summary>
/// <param name="Name">The name, as in <c>x64</c>; for a processor without one what the file says.</param>
public sealed record Machine(string Name)
{
    /// <summary>32 bit Intel.</summary>
    public static readonly Machine X86 = new("x86");

    /// <summary>64 bit Intel and AMD.</summary>
    public static readonly Machine X64 = new("x64");

    /// <summary>32 bit ARM.</summary>
    public static readonly Machine Arm = new("arm");

    /// <summary>64 bit ARM.</summary>
    public static readonly Machine Arm64 = new("arm64");

    /// <summary>64 bit RISC-V.</summary>
    public static readonly Machine RiscV64 = new("riscv64");

    /// <summary>64 bit LoongArch.</summary>
    public static readonly Machine LoongArch64 = new("loongarch64");

    /// <summary>64 bit IBM Z.</summary>
    public static readonly Machine S390X = new("s390x");

    /// <summary>64 bit PowerPC, little-endian.</summary>
    public static readonly Machine PowerPC64LE = new("ppc64le");

    /// <summary>The processors that a runtime identifier can name.</summary>
    public static Seq<Machine> Known { get; } = [X86, X64, Arm, Arm64, RiscV64, LoongArch64, S390X, PowerPC64LE];

    /// <inheritdoc/>
    public override string ToString() => Name;
}
