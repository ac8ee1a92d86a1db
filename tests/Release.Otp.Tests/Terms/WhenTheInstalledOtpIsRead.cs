using System.Text;
using Release.Otp.Terms;

namespace Release.Otp.Tests.Terms;

/// <summary>Every file of terms that the installed OTP has.</summary>
[TestClass]
public sealed class WhenTheInstalledOtpIsRead
{
    [TestMethod]
    public void WhatIsPrintedOfItsTextsIsTheSameTermForOtp()
    {
        var files = Files(".app", ".appup", ".script", ".rel", "RELEASES", "sys.config");
        var originals = Judge.Consult(files.Select(File.ReadAllBytes));
        var printed = Judge.Consult(files.Select(Reprinted));
        Assert.IsGreaterThan(70, files.Count);
        for (var i = 0; i < files.Count; i++)
        {
            Assert.IsTrue(originals[i].IsAccepted, files[i]);
            Assert.AreEqual(Convert.ToHexString(originals[i].Terms), Convert.ToHexString(printed[i].Terms), files[i]);
        }
    }

    [TestMethod]
    public void ItsTextsAreLaidOutAsOtpPrintsThem()
    {
        var files = Files(".app", ".appup", ".script", ".rel", "RELEASES", "sys.config").Concat(FilesIn(Elixir.Library, ".app")).ToList();
        var terms = files.Select(file => TermReader.Consult(File.ReadAllBytes(file), file).Terms).ToList();
        var printed = new Queue<TermVerdict>(Judge.Terms(terms.SelectMany(one => one).Select(term => EtfWriter.Write(term, AtomEncodings.Of(InstalledRelease())))));
        for (var i = 0; i < files.Count; i++)
        {
            var texts = terms[i].Select(_ => Encoding.UTF8.GetString(printed.Dequeue().Pretty) + ".\n");
            Assert.AreEqual("%% coding: utf-8\n" + string.Concat(texts), Encoding.UTF8.GetString(Reprinted(files[i])), files[i]);
        }
    }

    [TestMethod]
    public void ItsScriptsAreWrittenAgainByteForByte()
    {
        var scripts = Files(".script");
        Assert.IsNotEmpty(scripts);
        foreach (var script in scripts)
        {
            Assert.AreEqual(File.ReadAllText(script), Encoding.UTF8.GetString(Reprinted(script)), script);
        }
    }

    [TestMethod]
    public void ItsBootFilesAreWrittenAgainByteForByte()
    {
        var boots = Files(".boot");
        Assert.IsNotEmpty(boots);
        foreach (var boot in boots)
        {
            var bytes = File.ReadAllBytes(boot);
            Assert.AreEqual(Convert.ToHexString(bytes), Convert.ToHexString(EtfWriter.Write(EtfReader.Read(bytes, boot), AtomEncodings.Of(InstalledRelease()))), boot);
        }
    }

    private static byte[] Reprinted(string file) => Encoding.UTF8.GetBytes(TermPrinter.File(TermReader.Consult(File.ReadAllBytes(file), file).Terms));

    private static List<string> Files(params string[] endings) => FilesIn(Erlang.Root, endings);

    private static List<string> FilesIn(string directory, params string[] endings) =>
    [
        .. Directory.EnumerateFiles(directory, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint })
            .Where(file => endings.Any(ending => file.EndsWith(ending, StringComparison.Ordinal)))
            .Order(StringComparer.Ordinal),
    ];

    private static int InstalledRelease() =>
        Directory.GetDirectories(Path.Combine(Erlang.Root, "releases")).Select(Path.GetFileName).Where(name => int.TryParse(name, out _)).Max(name => int.Parse(name!));
}
