namespace Release.Otp.Systools;

/// <summary>Whether a running system comes to a newer version or goes back to an older one.</summary>
public enum UpgradeDirection
{
    /// <summary>New code is loaded before a process changes its state.</summary>
    Up,

    /// <summary>A process changes its state while it still has the code that knows both.</summary>
    Down,
}
