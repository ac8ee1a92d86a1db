namespace Release.Otp.Systools;

/// <summary>The nodes of a graph that reach each other, by Tarjan's algorithm with a stack of its own: a chain may have any length.</summary>
internal sealed class StrongComponents
{
    private readonly IReadOnlyList<IReadOnlyList<int>> _edges;
    private readonly int[] _index;
    private readonly int[] _low;
    private readonly int[] _component;
    private readonly Stack<int> _open = [];
    private int _visited;
    private int _count;

    private StrongComponents(IReadOnlyList<IReadOnlyList<int>> edges)
    {
        _edges = edges;
        (_index, _low, _component) = (new int[edges.Count], new int[edges.Count], new int[edges.Count]);
        Array.Fill(_index, -1);
        Array.Fill(_component, -1);
    }

    /// <summary>The number of the component of each node. A component has a higher number than those that it leads to.</summary>
    /// <param name="edges">Where the edges of each node lead.</param>
    public static IReadOnlyList<int> Of(IReadOnlyList<IReadOnlyList<int>> edges)
    {
        var components = new StrongComponents(edges);
        for (var node = 0; node < edges.Count; node++)
        {
            if (components._index[node] < 0)
            {
                components.VisitFrom(node);
            }
        }

        return components._component;
    }

    private void VisitFrom(int root)
    {
        var path = new Stack<(int Node, int Next)>();
        path.Push((Enter(root), 0));
        while (path.TryPop(out var step))
        {
            if (step.Next == _edges[step.Node].Count)
            {
                Leave(step.Node);
                continue;
            }

            path.Push((step.Node, step.Next + 1));
            var next = _edges[step.Node][step.Next];
            if (_index[next] < 0)
            {
                path.Push((Enter(next), 0));
            }
        }
    }

    private int Enter(int node)
    {
        _index[node] = _low[node] = _visited++;
        _open.Push(node);
        return node;
    }

    private void Leave(int node)
    {
        foreach (var next in _edges[node])
        {
            if (_component[next] < 0)
            {
                _low[node] = Math.Min(_low[node], _low[next]);
            }
        }

        if (_low[node] < _index[node])
        {
            return;
        }

        int member;
        do
        {
            member = _open.Pop();
            _component[member] = _count;
        }
        while (member != node);

        _count++;
    }
}
