using Release.Otp.Releases;

namespace Release.Otp.Systools;

/// <summary>
/// The order in which a system loads and starts its applications: each after those that it uses and includes, otherwise the order of the
/// release. This is the algorithm of systools, step by step, because where an order is free its choice must be ours.
/// </summary>
internal sealed class ApplicationOrder
{
    private readonly LinkedList<OrderedApplication> _waiting;
    private readonly Dictionary<ApplicationName, LinkedListNode<OrderedApplication>> _nodes = [];
    private readonly HashSet<ApplicationName> _visited = [];
    private readonly List<OrderedApplication> _ordered = [];
    private readonly List<(OrderedApplication User, ApplicationName Missing)> _missing = [];
    private bool _isCircular;

    private ApplicationOrder(IEnumerable<OrderedApplication> applications)
    {
        _waiting = new LinkedList<OrderedApplication>(applications);
        for (var node = _waiting.First; node is not null; node = node.Next)
        {
            _nodes.Add(node.Value.Name, node);
        }
    }

    /// <summary>The applications in start order, or what makes an order impossible. Names are distinct, and includes have no cycle.</summary>
    public static Findings<IReadOnlyList<OrderedApplication>> Of(Seq<ResolvedApplication> applications)
    {
        var inReleaseOrder = InReleaseOrder(applications);
        var order = new ApplicationOrder(inReleaseOrder);
        order.Sort();
        return Findings.Of<IReadOnlyList<OrderedApplication>>(order._ordered,
        [
            .. order._missing.Distinct().Select(missing => SystoolsErrors.Unorderable(missing.User, missing.Missing)),
            .. order._isCircular ? DependencyCycles.In(inReleaseOrder).Select(cycle => SystoolsErrors.CircularDependencies(cycle)) : [],
        ]);
    }

    private static Seq<OrderedApplication> InReleaseOrder(Seq<ResolvedApplication> applications)
    {
        var includedBy = new IncludedBy(applications);
        var positions = applications.Select((application, index) => (application.Name, index)).ToDictionary(pair => pair.Name, pair => pair.index);

        // A name that is not in the release is optional; systools sorts those to the end.
        Seq<ApplicationName> Sorted(Seq<ApplicationName> names) => names.OrderBy(name => positions.GetValueOrDefault(name, int.MaxValue)).ToSeq();

        return
        [
            .. from application in applications
               let uses = TopApplications.InUsesOf(application, includedBy)
               select new OrderedApplication(application, Sorted(uses), Sorted(application.Includes)),
        ];
    }

    private void Sort()
    {
        while (_waiting.First is { } first)
        {
            var current = first.Value;
            Take(current);
            var (uses, missingUses) = FindAll(current, current.Uses);
            var (includes, missingIncludes) = FindAll(current, current.Includes);
            AddMissing(current, Multiset.Without(missingUses, current.Application.Resource.OptionalApplications));
            AddMissing(current, missingIncludes);
            if (uses.Count + includes.Count == 0)
            {
                _ordered.Add(current);
            }
            else
            {
                PutFirst([.. uses, .. includes], current);
            }

            _visited.Add(current.Name);
        }
    }

    // An application met before that must come before this one as well: a circle. It is dropped, to find the other faults.
    private void PutFirst(IEnumerable<OrderedApplication> earlier, OrderedApplication current)
    {
        Put(current);
        foreach (var application in earlier.Reverse())
        {
            if (_visited.Contains(application.Name))
            {
                _isCircular = true;
            }
            else
            {
                Put(application);
            }
        }
    }

    private (List<OrderedApplication> Found, List<ApplicationName> NotFound) FindAll(OrderedApplication current, Seq<ApplicationName> names)
    {
        var found = new List<OrderedApplication>();
        var notFound = new List<ApplicationName>();
        foreach (var name in names.Reverse())
        {
            // "a includes b, b uses a" is no circle: a starts b.
            if (_nodes.TryGetValue(name, out var node) && !node.Value.Includes.Contains(current.Name))
            {
                Take(node.Value);
                found.Insert(0, node.Value);
            }
            else if (!_visited.Contains(name))
            {
                notFound.Insert(0, name);
            }
        }

        return (found, notFound);
    }

    private void AddMissing(OrderedApplication user, IEnumerable<ApplicationName> names) => _missing.AddRange(names.Select(name => (user, name)));

    private void Put(OrderedApplication application) => _nodes.Add(application.Name, _waiting.AddFirst(application));

    private void Take(OrderedApplication application)
    {
        _nodes.Remove(application.Name, out var node);
        _waiting.Remove(node!);
    }
}
