// One more than the two processors that these tests are meant for: builds and nodes wait for each other and for disks a quarter of their time.
[assembly: Parallelize(Workers = 3, Scope = ExecutionScope.MethodLevel)]
