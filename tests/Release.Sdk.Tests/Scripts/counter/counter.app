{application, counter,
 [{description, "A counter"},
  {vsn, "0.1.0"},
  {modules, [counter, counter_sup]},
  {registered, [counter, counter_sup]},
  {applications, [kernel, stdlib]},
  {mod, {counter, []}}]}.
