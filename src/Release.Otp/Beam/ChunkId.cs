namespace Release.Otp.Beam;

/// <summary>The name of a chunk in a BEAM file: four Latin-1 characters, see beam_lib(3).</summary>
public sealed record ChunkId(string Value)
{
    /// <summary>Atoms in Latin-1, up to OTP 19.</summary>
    public static readonly ChunkId LatinAtoms = new("Atom");

    /// <summary>Atoms in UTF-8, since OTP 20. The first is the module's name.</summary>
    public static readonly ChunkId Atoms = new("AtU8");

    /// <summary>Instructions.</summary>
    public static readonly ChunkId Code = new("Code");

    /// <summary>Bytes of binaries, one after the other.</summary>
    public static readonly ChunkId Strings = new("StrT");

    /// <summary>Functions of other modules that the code calls.</summary>
    public static readonly ChunkId Imports = new("ImpT");

    /// <summary>Functions that other modules may call.</summary>
    public static readonly ChunkId Exports = new("ExpT");

    /// <summary>Terms that the code refers to by number.</summary>
    public static readonly ChunkId Literals = new("LitT");

    /// <summary>Functions that have no name in the source: the bodies of funs.</summary>
    public static readonly ChunkId Lambdas = new("FunT");

    /// <summary>What a debugger wants to know, in the External Term Format: the abstract code, where the compiler was asked for it. Since OTP 20.</summary>
    public static readonly ChunkId DebugInformation = new("Dbgi");

    /// <summary>The abstract code, up to OTP 19.</summary>
    public static readonly ChunkId AbstractCode = new("Abst");

    /// <summary>The module's attributes in the External Term Format.</summary>
    public static readonly ChunkId Attributes = new("Attr");

    /// <summary>How the module was compiled, in the External Term Format.</summary>
    public static readonly ChunkId CompileInformation = new("CInf");

    /// <inheritdoc/>
    public override string ToString() => Value;
}
