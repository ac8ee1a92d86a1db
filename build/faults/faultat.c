// Preloaded into a build and all that it starts: counts the calls that change something below FAULT_BELOW, over all of its processes and threads, in the
// eight bytes of the file FAULT_COUNT, and appends each to FAULT_LOG where that is set. At number FAULT_AT happens what FAULT_MODE says:
//   kill   the whole process group dies by SIGKILL before the call, as if power were lost;
//   lone   only the process that calls dies so;
//   NUMBER the call fails with that errno, and so does every later one where FAULT_FOREVER is set.
// A call that changes nothing (a directory made where one is, a file deleted where none is) is not counted: a file system would not fail it either.
// cc -shared -fPIC -O2 -o faultat.so faultat.c -ldl
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/fs.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>
#include <utime.h>

enum { PATH = 4096 };
static volatile long *count;
static long fault_at = -1;
static int fault_errno, is_forever, kills_group, log_file = -1;
static const char *below;
static size_t below_size;

// The same call in the C library.
static void *next_of(const char *name);
#define NEXT(result, name, ...) \
    static result (*next)(__VA_ARGS__); \
    if (!next) next = (result (*)(__VA_ARGS__))next_of(name)

static int library_open(const char *path, int flags, mode_t mode) {
    return (int)syscall(SYS_openat, AT_FDCWD, path, flags, mode);
}

__attribute__((constructor)) static void begin(void) {
    const char *counter = getenv("FAULT_COUNT"), *at = getenv("FAULT_AT"), *mode = getenv("FAULT_MODE"), *log = getenv("FAULT_LOG");
    below = getenv("FAULT_BELOW");
    if (!counter || !below) return;
    below_size = strlen(below);
    int file = library_open(counter, O_RDWR | O_CLOEXEC, 0);
    if (file < 0) return;
    if (at) fault_at = atol(at);
    kills_group = mode && !strcmp(mode, "kill");
    fault_errno = mode ? atoi(mode) : 0;
    is_forever = getenv("FAULT_FOREVER") != 0;
    if (log) log_file = library_open(log, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
    void *shared = mmap(0, sizeof *count, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    close(file);
    if (shared != MAP_FAILED) count = shared;
}

// The full path of a name that is relative to a directory.
static const char *full(int directory, const char *path, char *buffer) {
    char base[PATH];
    if (path[0] == '/') return path;
    if (directory == AT_FDCWD) {
        if (syscall(SYS_getcwd, base, sizeof base) < 0) return 0;
    } else {
        char link[64];
        snprintf(link, sizeof link, "/proc/self/fd/%d", directory);
        ssize_t size = syscall(SYS_readlinkat, AT_FDCWD, link, base, sizeof base - 1);
        if (size <= 0) return 0;
        base[size] = 0;
    }
    snprintf(buffer, 2 * PATH, "%s/%s", base, path);
    return buffer;
}

// Whether the call is to fail now; it does not come back where it is to die.
static int fails(const char *what, int directory, const char *path) {
    char buffer[2 * PATH], line[2 * PATH + 64];
    if (!count || !path || !(path = full(directory, path, buffer))) return 0;
    if (strncmp(path, below, below_size) || (path[below_size] && path[below_size] != '/')) return 0;
    long number = __sync_add_and_fetch(count, 1);
    if (log_file >= 0) {
        int size = snprintf(line, sizeof line, "%ld %d %s %s\n", number, (int)getpid(), what, path);
        syscall(SYS_write, log_file, line, (size_t)size);
    }
    if (fault_at < 0 || (fault_errno && is_forever ? number < fault_at : number != fault_at)) return 0;
    if (!fault_errno) {
        kill(kills_group ? 0 : getpid(), SIGKILL);
        for (;;) pause();
    }
    errno = fault_errno;
    return 1;
}

static int fails_file(const char *what, int file) {
    char link[64], path[PATH];
    if (!count || file < 3) return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    ssize_t size = syscall(SYS_readlinkat, AT_FDCWD, link, path, sizeof path - 1);
    if (size <= 0 || path[0] != '/') return 0;
    path[size] = 0;
    return fails(what, AT_FDCWD, path);
}

static int there_is(int directory, const char *path) {
    struct stat stat;
    int before = errno, is = syscall(SYS_newfstatat, directory, path, &stat, AT_SYMLINK_NOFOLLOW) == 0;
    errno = before;
    return is;
}

// Calls of a file, by its number.
#define ON_FILE(result, name, parameters, arguments, ...) \
    result name parameters { \
        NEXT(result, #name, __VA_ARGS__); \
        if (fails_file(#name, file)) return -1; \
        return next arguments; \
    }
ON_FILE(ssize_t, write, (int file, const void *bytes, size_t size), (file, bytes, size), int, const void *, size_t)
ON_FILE(ssize_t, pwrite, (int file, const void *bytes, size_t size, off_t at), (file, bytes, size, at), int, const void *, size_t, off_t)
ON_FILE(ssize_t, pwrite64, (int file, const void *bytes, size_t size, off_t at), (file, bytes, size, at), int, const void *, size_t, off_t)
ON_FILE(ssize_t, writev, (int file, const struct iovec *parts, int number), (file, parts, number), int, const struct iovec *, int)
ON_FILE(ssize_t, pwritev, (int file, const struct iovec *parts, int number, off_t at), (file, parts, number, at), int, const struct iovec *, int, off_t)
ON_FILE(ssize_t, pwritev64, (int file, const struct iovec *parts, int number, off_t at), (file, parts, number, at), int, const struct iovec *, int, off_t)
ON_FILE(ssize_t, sendfile, (int file, int from, off_t *at, size_t size), (file, from, at, size), int, int, off_t *, size_t)
ON_FILE(ssize_t, sendfile64, (int file, int from, off_t *at, size_t size), (file, from, at, size), int, int, off_t *, size_t)
ON_FILE(int, ftruncate, (int file, off_t size), (file, size), int, off_t)
ON_FILE(int, ftruncate64, (int file, off_t size), (file, size), int, off_t)
ON_FILE(int, fallocate, (int file, int mode, off_t at, off_t size), (file, mode, at, size), int, int, off_t, off_t)
ON_FILE(int, fallocate64, (int file, int mode, off_t at, off_t size), (file, mode, at, size), int, int, off_t, off_t)
ON_FILE(int, fchmod, (int file, mode_t mode), (file, mode), int, mode_t)
ON_FILE(int, fchown, (int file, uid_t user, gid_t group), (file, user, group), int, uid_t, gid_t)
ON_FILE(int, futimens, (int file, const struct timespec times[2]), (file, times), int, const struct timespec *)

// These answer the error itself.
#define ALLOCATE(name) \
    int name(int file, off_t at, off_t size) { \
        NEXT(int, #name, int, off_t, off_t); \
        return fails_file(#name, file) ? errno : next(file, at, size); \
    }
ALLOCATE(posix_fallocate)
ALLOCATE(posix_fallocate64)

ssize_t copy_file_range(int from, off64_t *at, int file, off64_t *to, size_t size, unsigned flags) {
    NEXT(ssize_t, "copy_file_range", int, off64_t *, int, off64_t *, size_t, unsigned);
    return fails_file("copy_file_range", file) ? -1 : next(from, at, file, to, size, flags);
}

int ioctl(int file, unsigned long request, ...) {
    va_list rest;
    va_start(rest, request);
    void *argument = va_arg(rest, void *);
    va_end(rest);
    NEXT(int, "ioctl", int, unsigned long, ...);
    if ((request == FICLONE || request == FICLONERANGE) && fails_file("ioctl", file)) return -1;
    return next(file, request, argument);
}

// Calls of a path, made where CONDITION holds.
#define ON_PATH(name, parameters, arguments, directory, path, condition, ...) \
    int name parameters { \
        NEXT(int, #name, __VA_ARGS__); \
        if ((condition) && fails(#name, directory, path)) return -1; \
        return next arguments; \
    }
#define IS there_is
ON_PATH(rename, (const char *from, const char *to), (from, to), AT_FDCWD, to, IS(AT_FDCWD, from), const char *, const char *)
ON_PATH(renameat, (int in, const char *from, int out, const char *to), (in, from, out, to), out, to, IS(in, from), int, const char *, int, const char *)
ON_PATH(renameat2, (int in, const char *from, int out, const char *to, unsigned flags), (in, from, out, to, flags), out, to, IS(in, from), int, const char *, int, const char *, unsigned)
ON_PATH(link, (const char *from, const char *to), (from, to), AT_FDCWD, to, !IS(AT_FDCWD, to), const char *, const char *)
ON_PATH(linkat, (int in, const char *from, int out, const char *to, int flags), (in, from, out, to, flags), out, to, !IS(out, to), int, const char *, int, const char *, int)
ON_PATH(symlink, (const char *target, const char *path), (target, path), AT_FDCWD, path, !IS(AT_FDCWD, path), const char *, const char *)
ON_PATH(symlinkat, (const char *target, int in, const char *path), (target, in, path), in, path, !IS(in, path), const char *, int, const char *)
ON_PATH(unlink, (const char *path), (path), AT_FDCWD, path, IS(AT_FDCWD, path), const char *)
ON_PATH(unlinkat, (int in, const char *path, int flags), (in, path, flags), in, path, IS(in, path), int, const char *, int)
ON_PATH(remove, (const char *path), (path), AT_FDCWD, path, IS(AT_FDCWD, path), const char *)
ON_PATH(rmdir, (const char *path), (path), AT_FDCWD, path, IS(AT_FDCWD, path), const char *)
ON_PATH(mkdir, (const char *path, mode_t mode), (path, mode), AT_FDCWD, path, !IS(AT_FDCWD, path), const char *, mode_t)
ON_PATH(mkdirat, (int in, const char *path, mode_t mode), (in, path, mode), in, path, !IS(in, path), int, const char *, mode_t)
ON_PATH(mknod, (const char *path, mode_t mode, dev_t device), (path, mode, device), AT_FDCWD, path, !IS(AT_FDCWD, path), const char *, mode_t, dev_t)
ON_PATH(mkfifo, (const char *path, mode_t mode), (path, mode), AT_FDCWD, path, !IS(AT_FDCWD, path), const char *, mode_t)
ON_PATH(chmod, (const char *path, mode_t mode), (path, mode), AT_FDCWD, path, 1, const char *, mode_t)
ON_PATH(fchmodat, (int in, const char *path, mode_t mode, int flags), (in, path, mode, flags), in, path, 1, int, const char *, mode_t, int)
ON_PATH(chown, (const char *path, uid_t user, gid_t group), (path, user, group), AT_FDCWD, path, 1, const char *, uid_t, gid_t)
ON_PATH(lchown, (const char *path, uid_t user, gid_t group), (path, user, group), AT_FDCWD, path, 1, const char *, uid_t, gid_t)
ON_PATH(truncate, (const char *path, off_t size), (path, size), AT_FDCWD, path, 1, const char *, off_t)
ON_PATH(truncate64, (const char *path, off_t size), (path, size), AT_FDCWD, path, 1, const char *, off_t)
ON_PATH(utime, (const char *path, const struct utimbuf *times), (path, times), AT_FDCWD, path, 1, const char *, const struct utimbuf *)
ON_PATH(utimes, (const char *path, const struct timeval *times), (path, times), AT_FDCWD, path, 1, const char *, const struct timeval *)
ON_PATH(utimensat, (int in, const char *path, const struct timespec times[2], int flags), (in, path, times, flags), in, path, 1, int, const char *, const struct timespec *, int)

// Opening changes something where the file is made or emptied.
#define CHANGES(in) ((flags & O_TRUNC) || (flags & O_TMPFILE) == O_TMPFILE || ((flags & O_CREAT) && !there_is(in, path)))
#define TAKES_MODE ((flags & O_CREAT) || (flags & O_TMPFILE) == O_TMPFILE)
#define OPEN(name) \
    int name(const char *path, int flags, ...) { \
        va_list rest; \
        va_start(rest, flags); \
        mode_t mode = TAKES_MODE ? va_arg(rest, mode_t) : 0; \
        va_end(rest); \
        NEXT(int, #name, const char *, int, ...); \
        if (CHANGES(AT_FDCWD) && fails(#name, AT_FDCWD, path)) return -1; \
        return next(path, flags, mode); \
    }
OPEN(open)
OPEN(open64)
#define OPENAT(name) \
    int name(int in, const char *path, int flags, ...) { \
        va_list rest; \
        va_start(rest, flags); \
        mode_t mode = TAKES_MODE ? va_arg(rest, mode_t) : 0; \
        va_end(rest); \
        NEXT(int, #name, int, const char *, int, ...); \
        if (CHANGES(in) && fails(#name, in, path)) return -1; \
        return next(in, path, flags, mode); \
    }
OPENAT(openat)
OPENAT(openat64)
ON_PATH(creat, (const char *path, mode_t mode), (path, mode), AT_FDCWD, path, 1, const char *, mode_t)
ON_PATH(creat64, (const char *path, mode_t mode), (path, mode), AT_FDCWD, path, 1, const char *, mode_t)

#define FOPEN(name) \
    FILE *name(const char *path, const char *mode) { \
        NEXT(FILE *, #name, const char *, const char *); \
        if ((mode[0] == 'w' || (mode[0] == 'a' && !there_is(AT_FDCWD, path))) && fails(#name, AT_FDCWD, path)) return 0; \
        return next(path, mode); \
    }
FOPEN(fopen)
FOPEN(fopen64)

// .NET looks for what it calls by name in the C library itself, behind this one: there it is given ours.
static const struct { const char *name; void *call; } ours[] = {{"renameat2", renameat2}, {"link", link}, {"copy_file_range", copy_file_range}};

typedef void *find_symbol(void *, const char *);
static find_symbol *library_dlsym;

static void find_dlsym(void) {
    static const char *const versions[] = {"GLIBC_2.34", "GLIBC_2.17", "GLIBC_2.2.5"};
    for (size_t i = 0; !library_dlsym && i < sizeof versions / sizeof *versions; i++) library_dlsym = (find_symbol *)dlvsym(RTLD_NEXT, "dlsym", versions[i]);
}

static void *next_of(const char *name) {
    if (!library_dlsym) find_dlsym();
    return library_dlsym(RTLD_NEXT, name);
}

void *dlsym(void *library, const char *name) {
    if (!library_dlsym) find_dlsym();
    for (size_t i = 0; library != RTLD_NEXT && i < sizeof ours / sizeof *ours; i++)
        if (!strcmp(name, ours[i].name)) return ours[i].call;
    // A jump, not a call: the C library looks at who asks.
    return library_dlsym(library, name);
}

// What .NET asks of the kernel without a function of the C library.
long syscall(long number, ...) {
    va_list rest;
    va_start(rest, number);
    long a = va_arg(rest, long), b = va_arg(rest, long), c = va_arg(rest, long), d = va_arg(rest, long), e = va_arg(rest, long), f = va_arg(rest, long);
    va_end(rest);
    static long (*next)(long, ...);
    if (!next) next = (long (*)(long, ...))next_of("syscall");
    if (number == SYS_copy_file_range && fails_file("copy_file_range", (int)c)) return -1;
    if (number == SYS_renameat2 && fails("renameat2", (int)c, (const char *)d)) return -1;
    return next(number, a, b, c, d, e, f);
}
