using System.Runtime.Versioning;

// The tests look at modes, links and inodes.
[assembly: SupportedOSPlatform("linux")]
