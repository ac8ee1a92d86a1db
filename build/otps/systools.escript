%% -*- erlang -*-
%% The directory holds two assembled releases of the counter: does systools:make_relup/4 of this OTP make the relup that the second holds?
main([Built]) ->
    [Old, New] = [filename:join([Built, Vsn, "releases", Vsn]) || Vsn <- ["0.1.0", "0.2.0"]],
    Path = filelib:wildcard(filename:join(Built, "*/lib/*/ebin")),
    Base = [filename:join(Old, "counter")],
    {ok, Made, _, Warnings} = systools:make_relup(filename:join(New, "counter"), Base, Base, [{path, Path}, noexec]),
    {ok, [Ours]} = file:consult(filename:join(New, "relup")),
    io:format("~ts: ~tp, with ~b warnings~n", [erlang:system_info(otp_release), case Made of Ours -> the_same; _ -> {another, Made, Ours} end, length(Warnings)]),
    Made =:= Ours orelse halt(1).
