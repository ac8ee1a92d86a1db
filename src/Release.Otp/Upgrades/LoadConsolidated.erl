Consolidated = filename:join([code:root_dir(), "releases", Release, "consolidated"]),
Others = [Path || Path <- code:get_path(),
                  Path =/= Consolidated,
                  filename:basename(Path) =:= "consolidated",
                  filename:basename(filename:dirname(filename:dirname(Path))) =:= "releases"],
[code:del_path(Path) || Path <- Others],
code:add_patha(Consolidated),
[begin code:purge(Module), code:load_abs(filename:rootname(File)) end
    || Name <- filelib:wildcard("*.beam", Consolidated),
       File <- [filename:join(Consolidated, Name)],
       {ok, {Module, Digest}} <- [beam_lib:md5(File)],
       not (erlang:module_loaded(Module) andalso erlang:get_module_info(Module, md5) =:= Digest)],
[begin code:purge(Module), code:load_file(Module) end
    || {Module, File} <- code:all_loaded(),
       is_list(File),
       lists:member(filename:dirname(File), Others),
       not filelib:is_file(filename:join(Consolidated, filename:basename(File)))],
ok.
