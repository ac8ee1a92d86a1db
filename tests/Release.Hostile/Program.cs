using System.Globalization;
using Release.Hostile;

return args switch
{
    ["list"] => List(),
    ["groups"] => Groups(),
    ["run", .. var names] => Run(AllInputs.Named(names)),
    ["sample", .. var names] => Run(AllInputs.Sample(names)),
    ["parsers"] => Parsers(),
    ["mutate", var parser, var seconds, var seed] => Mutation.Run(parser, int.Parse(seconds, CultureInfo.InvariantCulture), int.Parse(seed, CultureInfo.InvariantCulture)),
    ["again", var parser, var seed, var number] => Mutation.Again(parser, int.Parse(seed, CultureInfo.InvariantCulture), long.Parse(number, CultureInfo.InvariantCulture)),
    _ => Usage(),
};

static int List()
{
    foreach (var input in AllInputs.All)
    {
        Console.WriteLine($"{input.Group}\t{input.Name}\t{input.Expected}");
    }

    return 0;
}

static int Groups()
{
    foreach (var group in AllInputs.Groups)
    {
        Console.WriteLine(group);
    }

    return 0;
}

// A line for each input: ok or FAULT, group, name, milliseconds of work and by the clock, kilobytes at most and before, codes, fault.
static int Run(IEnumerable<HostileInput> inputs)
{
    var faults = 0;
    foreach (var input in inputs)
    {
        // A process that dies says which input it was.
        Console.Write($"{input.Group}\t{input.Name}\r");
        var verdict = Runner.Run(input);
        Console.WriteLine(verdict.Line(input));
        faults += verdict.Fault is null ? 0 : 1;
    }

    return faults == 0 ? 0 : 1;
}

static int Parsers()
{
    foreach (var parser in AllParsers.All)
    {
        Console.WriteLine(parser.Name);
    }

    return 0;
}

static int Usage()
{
    Console.Error.WriteLine("hostile list | groups | run [GROUP[/NAME]...] | sample [GROUP...] | parsers | mutate PARSER SECONDS SEED | again PARSER SEED NUMBER");
    return 2;
}
