// Preloaded into a command and all that it starts: counts the calls that change files below KILL_BELOW, over all of its processes, in the eight bytes of
// the file KILL_COUNT, and appends each to KILL_LOG where that is set. At number KILL_AT the process dies as if power were lost: by SIGKILL, with its
// whole process group where KILL_GROUP is set.
// cc -shared -fPIC -o killat.so killat.c -ldl
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

static volatile long *count;
static long kill_at = -1;
static const char *below;
static int log_file = -1;

// A call of the library behind this one.
#define NEXT(result, name, ...) \
    static result (*next)(__VA_ARGS__); \
    if (!next) next = (result (*)(__VA_ARGS__))dlsym(RTLD_NEXT, name)

static int really_open(const char *path, int flags) {
    NEXT(int, "open", const char *, int, ...);
    return ((int (*)(const char *, int, ...))next)(path, flags, 0600);
}

static ssize_t really_write(int file, const void *bytes, size_t size) {
    NEXT(ssize_t, "write", int, const void *, size_t);
    return next(file, bytes, size);
}

__attribute__((constructor)) static void begin(void) {
    const char *counter = getenv("KILL_COUNT"), *at = getenv("KILL_AT"), *log = getenv("KILL_LOG");
    below = getenv("KILL_BELOW");
    if (!counter || !below) return;
    int file = really_open(counter, O_RDWR);
    if (file < 0) return;
    count = mmap(0, sizeof *count, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    close(file);
    if (count == MAP_FAILED) count = 0;
    if (at) kill_at = atol(at);
    if (log) log_file = really_open(log, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC);
}

static void changes(const char *what, int directory, const char *path) {
    char base[4096], full[8200], line[8300];
    if (!count || !path) return;
    if (path[0] != '/') {
        if (directory == AT_FDCWD) {
            if (!getcwd(base, sizeof base)) return;
        } else {
            char link[64];
            snprintf(link, sizeof link, "/proc/self/fd/%d", directory);
            ssize_t size = readlink(link, base, sizeof base - 1);
            if (size <= 0) return;
            base[size] = 0;
        }
        snprintf(full, sizeof full, "%s/%s", base, path);
        path = full;
    }
    if (strncmp(path, below, strlen(below))) return;
    long number = __sync_add_and_fetch(count, 1);
    if (log_file >= 0) {
        int size = snprintf(line, sizeof line, "%ld %s %s\n", number, what, path);
        really_write(log_file, line, (size_t)size);
    }
    if (number == kill_at) {
        kill(getenv("KILL_GROUP") ? 0 : getpid(), SIGKILL);
        for (;;) pause();
    }
}

static void changes_file(const char *what, int file) {
    char link[64], path[4096];
    if (!count || file < 3) return;
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    ssize_t size = readlink(link, path, sizeof path - 1);
    if (size <= 0) return;
    path[size] = 0;
    if (path[0] == '/') changes(what, AT_FDCWD, path);
}

ssize_t write(int file, const void *bytes, size_t size) {
    changes_file("write", file);
    return really_write(file, bytes, size);
}
ssize_t writev(int file, const struct iovec *parts, int n) {
    NEXT(ssize_t, "writev", int, const struct iovec *, int);
    changes_file("writev", file);
    return next(file, parts, n);
}
ssize_t pwritev(int file, const struct iovec *parts, int n, off_t offset) {
    NEXT(ssize_t, "pwritev", int, const struct iovec *, int, off_t);
    changes_file("pwritev", file);
    return next(file, parts, n, offset);
}
int ftruncate(int file, off_t size) {
    NEXT(int, "ftruncate", int, off_t);
    changes_file("ftruncate", file);
    return next(file, size);
}
int rename(const char *from, const char *to) {
    NEXT(int, "rename", const char *, const char *);
    changes("rename", AT_FDCWD, to);
    return next(from, to);
}
int renameat(int in, const char *from, int directory, const char *to) {
    NEXT(int, "renameat", int, const char *, int, const char *);
    changes("renameat", directory, to);
    return next(in, from, directory, to);
}
int renameat2(int in, const char *from, int directory, const char *to, unsigned flags) {
    NEXT(int, "renameat2", int, const char *, int, const char *, unsigned);
    changes("renameat2", directory, to);
    return next(in, from, directory, to, flags);
}
int link(const char *from, const char *to) {
    NEXT(int, "link", const char *, const char *);
    changes("link", AT_FDCWD, to);
    return next(from, to);
}
int linkat(int in, const char *from, int directory, const char *to, int flags) {
    NEXT(int, "linkat", int, const char *, int, const char *, int);
    changes("linkat", directory, to);
    return next(in, from, directory, to, flags);
}
int symlink(const char *target, const char *path) {
    NEXT(int, "symlink", const char *, const char *);
    changes("symlink", AT_FDCWD, path);
    return next(target, path);
}
int unlink(const char *path) {
    NEXT(int, "unlink", const char *);
    changes("unlink", AT_FDCWD, path);
    return next(path);
}
int unlinkat(int directory, const char *path, int flags) {
    NEXT(int, "unlinkat", int, const char *, int);
    changes("unlinkat", directory, path);
    return next(directory, path, flags);
}
int rmdir(const char *path) {
    NEXT(int, "rmdir", const char *);
    changes("rmdir", AT_FDCWD, path);
    return next(path);
}
int mkdir(const char *path, mode_t mode) {
    NEXT(int, "mkdir", const char *, mode_t);
    changes("mkdir", AT_FDCWD, path);
    return next(path, mode);
}
int chmod(const char *path, mode_t mode) {
    NEXT(int, "chmod", const char *, mode_t);
    changes("chmod", AT_FDCWD, path);
    return next(path, mode);
}

// Opening changes something where the file is created or emptied.
#define OPEN(name) \
    int name(const char *path, int flags, ...) { \
        va_list rest; \
        va_start(rest, flags); \
        mode_t mode = flags & (O_CREAT | __O_TMPFILE) ? va_arg(rest, mode_t) : 0; \
        va_end(rest); \
        NEXT(int, #name, const char *, int, ...); \
        if (flags & (O_CREAT | O_TRUNC)) changes(#name, AT_FDCWD, path); \
        return ((int (*)(const char *, int, ...))next)(path, flags, mode); \
    }
OPEN(open)
OPEN(open64)

#define OPENAT(name) \
    int name(int directory, const char *path, int flags, ...) { \
        va_list rest; \
        va_start(rest, flags); \
        mode_t mode = flags & (O_CREAT | __O_TMPFILE) ? va_arg(rest, mode_t) : 0; \
        va_end(rest); \
        NEXT(int, #name, int, const char *, int, ...); \
        if (flags & (O_CREAT | O_TRUNC)) changes(#name, directory, path); \
        return ((int (*)(int, const char *, int, ...))next)(directory, path, flags, mode); \
    }
OPENAT(openat)
OPENAT(openat64)
