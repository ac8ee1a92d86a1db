using Release.Tasks.Mix;

namespace Release.Tasks.Tests.Mix;

[TestClass]
public sealed class WhenPrintedErrorsAreRead
{
    // what Elixir 1.14.0 prints for a dependency
    [TestMethod]
    [DataRow("== Compilation error in file lib/near.ex ==\n** (CompileError) lib/near.ex:2: undefined function nosuch/0\n    (elixir 1.14.0) lib/x.ex:3: y/1\n", "lib/near.ex 2 0 undefined function nosuch/0", DisplayName = "Elixir 1.14")]
    // what Elixir 1.17 prints: the message first, then the source, then the place
    [DataRow("    error: undefined variable \"x\"\n    │\n  3 │     x\n    │     ^\n    │\n    └─ lib/near.ex:3:5: Near.f/0\n\n\n== Compilation error in file lib/near.ex ==\n** (CompileError) lib/near.ex: cannot compile module Near (errors have been logged)\n", "lib/near.ex 3 5 undefined variable \"x\"", DisplayName = "Elixir 1.17")]
    // what Elixir 1.15 prints
    [DataRow("error: undefined variable \"x\"\n  lib/near.ex:3: Near.f/0\n", "lib/near.ex 3 0 undefined variable \"x\"", DisplayName = "Elixir 1.15")]
    // what the compiler for Erlang prints
    [DataRow("src/near.erl:3:7: syntax error before: '}'\nsrc/near.erl:9:1: Warning: function f/0 is unused\n", "src/near.erl 3 7 syntax error before: '}'", DisplayName = "erlc")]
    [DataRow("warning: variable \"x\" is unused\n  lib/near.ex:2: Near.f/1\n\nCompiling 1 file (.ex)\n", "", DisplayName = "only a warning")]
    public void EachIsFoundWithItsPlace(string said, string expected) =>
        Assert.AreEqual(expected, string.Join('\n', MixOutput.Errors(said).Select(error => $"{error.File} {error.Line} {error.Column} {error.Text}")));
}
