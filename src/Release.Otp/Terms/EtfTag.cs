namespace Release.Otp.Terms;

/// <summary>The tags of the External Term Format, see the ERTS User's Guide.</summary>
internal static class EtfTag
{
    public const byte Version = 131; // the first byte of every term that stands on its own
    public const byte NewFloat = 70; // NEW_FLOAT_EXT: IEEE 754, 8 bytes
    public const byte BitBinary = 77; // BIT_BINARY_EXT: length (4), bits of the last byte (1), bytes
    public const byte Compressed = 80; // uncompressed size (4), zlib data; only behind the version
    public const byte NewPid = 88; // NEW_PID_EXT: node, id (4), serial (4), creation (4)
    public const byte NewPort = 89; // NEW_PORT_EXT: node, id (4), creation (4)
    public const byte NewerReference = 90; // NEWER_REFERENCE_EXT: length (2), node, creation (4), ids (4 each)
    public const byte SmallInteger = 97; // SMALL_INTEGER_EXT: 0 to 255 (1)
    public const byte Integer = 98; // INTEGER_EXT: signed (4)
    public const byte Float = 99; // FLOAT_EXT: text (31)
    public const byte Atom = 100; // ATOM_EXT: length (2), Latin-1
    public const byte Reference = 101; // REFERENCE_EXT: node, id (4), creation (1)
    public const byte Port = 102; // PORT_EXT: node, id (4), creation (1)
    public const byte Pid = 103; // PID_EXT: node, id (4), serial (4), creation (1)
    public const byte SmallTuple = 104; // SMALL_TUPLE_EXT: arity (1), elements
    public const byte LargeTuple = 105; // LARGE_TUPLE_EXT: arity (4), elements
    public const byte Nil = 106; // NIL_EXT
    public const byte String = 107; // STRING_EXT: length (2), bytes, the elements of a list
    public const byte List = 108; // LIST_EXT: length (4), elements, tail
    public const byte Binary = 109; // BINARY_EXT: length (4), bytes
    public const byte SmallBig = 110; // SMALL_BIG_EXT: length (1), sign (1), magnitude, low byte first
    public const byte LargeBig = 111; // LARGE_BIG_EXT: length (4), sign (1), magnitude, low byte first
    public const byte NewFun = 112; // NEW_FUN_EXT: size (4), arity (1), unique (16), index (4), free (4), module, old index, old unique, pid, values
    public const byte Export = 113; // EXPORT_EXT: module, function, arity
    public const byte NewReference = 114; // NEW_REFERENCE_EXT: length (2), node, creation (1), ids (4 each)
    public const byte SmallAtom = 115; // SMALL_ATOM_EXT: length (1), Latin-1
    public const byte Map = 116; // MAP_EXT: arity (4), keys and values in turn
    public const byte AtomUtf8 = 118; // ATOM_UTF8_EXT: length (2), UTF-8
    public const byte SmallAtomUtf8 = 119; // SMALL_ATOM_UTF8_EXT: length (1), UTF-8
    public const byte V4Port = 120; // V4_PORT_EXT: node, id (8), creation (4)
}
