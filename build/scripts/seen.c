// Stands in for the programs of Erlang in a release whose scripts are tested: as erlexec it writes what it was given to the file SEEN, as run_erl it runs
// its line in a shell as the real one does, as anything else it does nothing.
// SEEN: number of arguments, number of variables, then all of them, then the cookie that an Erlang VM would read; each ends with a NUL.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

static int run(const char *line) {
    pid_t child = fork();
    int status;
    if (child == 0) {
        execl("/bin/sh", "sh", "-c", line, (char *)0);
        _exit(127);
    }
    return waitpid(child, &status, 0) == child ? WEXITSTATUS(status) : 127;
}

static int count(char **strings) {
    int size = 0;
    while (strings[size]) size++;
    return size;
}

static void put(FILE *file, char **strings) {
    for (; *strings; strings++) fwrite(*strings, 1, strlen(*strings) + 1, file);
}

static void put_cookie(FILE *file) {
    char path[8192], cookie[8192];
    size_t size = 0;
    snprintf(path, sizeof path, "%s/.erlang.cookie", getenv("HOME") ? getenv("HOME") : "");
    FILE *from = fopen(path, "r");
    if (from) {
        size = fread(cookie, 1, sizeof cookie, from);
        fclose(from);
    }
    fwrite(cookie, 1, size, file);
    fputc(0, file);
}

int main(int argc, char **argv) {
    const char *name = strrchr(argv[0], '/') ? strrchr(argv[0], '/') + 1 : argv[0];
    if (!strcmp(name, "run_erl")) return run(argv[argc - 1]);
    if (strcmp(name, "erlexec")) return 0;
    FILE *file = fopen(getenv("SEEN"), "w");
    if (!file) return 99;
    fprintf(file, "%d%c%d%c", argc, 0, count(environ), 0);
    put(file, argv);
    put(file, environ);
    put_cookie(file);
    fclose(file);
    if (getenv("RELEASE_STARTED") && (file = fopen(getenv("RELEASE_STARTED"), "w"))) fclose(file);
    return 0;
}
