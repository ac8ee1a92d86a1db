// Throws random strings at the scripts of a release: as arguments, as values of the environment, and as the name of the directory that the release stands in.
// throw PLACE KIND COUNT SEED [text]
// PLACE holds the release, root/bin/counter, whose erlexec is seen.c; KIND is erlang or elixir. With "text" every string is valid UTF-8.
// Each string must arrive as it was, or be refused with a documented status where the documents say what a value may be; and nothing of it may be executed:
// all strings that a shell could run make a file PWNED where the command was called. Ends with status 1 at the first string for which that is not so.
#include <ctype.h>
#include <dirent.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum { LONGEST = 4096, ARGUMENTS = 64, VARIABLES = 64 };

static const char *place, *kind, *what;
static char root[LONGEST * 2], work[LONGEST], seen_file[LONGEST];
static int only_text, elixir, calls, arrived, refused;

// --- Strings --------------------------------------------------------------------------------------------------------------------------

static unsigned long long state;

static unsigned below(unsigned bound) {
    state = state * 6364136223846793005ULL + 1442695040888963407ULL;
    return (unsigned)((state >> 33) % bound);
}

static const char *fragments[] = {
    "$(touch PWNED)", "`touch PWNED`", ";touch PWNED;", "|touch PWNED", "&touch PWNED&", "\ntouch PWNED\n", "'$(touch PWNED)'", "\"$(touch PWNED)\"", "${IFS}", "$HOME", "$0", "$@", "~",
    "~root", "*", "?", "[a-z]", "{a,b}", "/*", "'", "\"", "\\", "\\\\", "\\n", "\n", "\r", "\t", " ", "  ", "#", "!", "%s%n", "-", "--", "-eval", "-n", "-e", "+Bd", "-extra", "<PWNED", ">PWNED",
    "END_OF_SECRET", "END_OF_COOKIE", "\nEND_OF_SECRET\n", "@", "=", ":", "..", "\x1b[2J", "\x7f", "a", "b0", "Z_", "1.2",
};

static size_t encode(char *to, unsigned point) {
    if (point < 0x80) return to[0] = (char)point, 1;
    if (point < 0x800) return to[0] = (char)(0xc0 | point >> 6), to[1] = (char)(0x80 | (point & 0x3f)), 2;
    if (point < 0x10000) return to[0] = (char)(0xe0 | point >> 12), to[1] = (char)(0x80 | (point >> 6 & 0x3f)), to[2] = (char)(0x80 | (point & 0x3f)), 3;
    return to[0] = (char)(0xf0 | point >> 18), to[1] = (char)(0x80 | (point >> 12 & 0x3f)), to[2] = (char)(0x80 | (point >> 6 & 0x3f)), to[3] = (char)(0x80 | (point & 0x3f)), 4;
}

// Of ten strings one is empty, one long, one a word that every setting would take, three are made of what shells know, and the others of any bytes besides NUL.
static size_t make(char *text) {
    unsigned sort = below(10), pieces = sort == 1 ? 200 : 1 + below(20);
    size_t size = 0;
    while (sort > 0 && pieces-- > 0 && size < LONGEST - 64) {
        if (sort == 2) text[size++] = "abcxyzABCXYZ0123456789"[below(22)];
        else if (sort < 6 || below(4) == 0) size += (size_t)sprintf(text + size, "%s", fragments[below(sizeof fragments / sizeof *fragments)]);
        else if (!only_text) text[size++] = (char)(1 + below(255));
        else size += encode(text + size, below(3) ? 1 + below(0x2ff) : below(2) ? 0x1000 + below(0xc000) : 0x10000 + below(0xfffff));
    }
    text[size] = 0;
    return size;
}

// The same as a name in a directory.
static char *file_name(const char *text, char *name) {
    size_t size = strlen(text) < 100 ? strlen(text) : 100;
    while (only_text && size && (text[size] & 0xc0) == 0x80) size--;
    memcpy(name, text, size);
    name[size] = 0;
    for (char *at = name; *at; at++) if (*at == '/') *at = '_';
    if (!*name || !strcmp(name, ".") || !strcmp(name, "..")) strcpy(name, "named");
    return name;
}

static char *format(const char *shape, ...) {
    char *text;
    va_list values;
    va_start(values, shape);
    if (vasprintf(&text, shape, values) < 0) abort();
    va_end(values);
    return text;
}

// --- Calls ----------------------------------------------------------------------------------------------------------------------------

struct strings { char *of[ARGUMENTS + VARIABLES]; int count; };

static struct strings arguments, variables, seen_arguments, seen_variables;
static char *seen_cookie, seen[4 << 20], errors[1 << 16];
static int status, was_seen;

static void add(struct strings *to, char *text) { to->of[to->count++] = text; to->of[to->count] = 0; }

static void set(const char *name, const char *value) { add(&variables, format("%s=%s", name, value)); }

static void print(const char *text) {
    putchar('\'');
    for (; *text; text++) {
        if (*text >= ' ' && *text <= '~' && *text != '\'') putchar(*text);
        else printf("\\x%02x", (unsigned char)*text);
    }
    putchar('\'');
}

static void fail(const char *why) {
    printf("%s: %s; status %d\n  called:", what, why, status);
    for (int i = 0; i < arguments.count; i++) putchar(' '), print(arguments.of[i]);
    printf("\n  with:");
    for (int i = 0; i < variables.count; i++) putchar(' '), print(variables.of[i]);
    printf("\n  seen:");
    for (int i = 0; was_seen && i < seen_arguments.count; i++) putchar(' '), print(seen_arguments.of[i]);
    printf("\n  root: "), print(root);
    printf("\n  said: "), print(errors);
    putchar('\n');
    exit(1);
}

static void begin(const char *name) {
    what = name;
    for (int i = 0; i < arguments.count; i++) free(arguments.of[i]);
    for (int i = 0; i < variables.count; i++) free(variables.of[i]);
    arguments.count = variables.count = 0;
    set("PATH", getenv("PATH"));
    set("SEEN", seen_file);
    set("TMPDIR", work);
    set("LC_ALL", only_text || below(2) ? "C.UTF-8" : "C");
    // What a pattern would be expanded to.
    char found[LONGEST + 16];
    snprintf(found, sizeof found, "%s/a", work);
    close(open(found, O_WRONLY | O_CREAT, 0600));
}

static int remove_one(const char *path, const struct stat *found, int flag, struct FTW *level) {
    (void)found, (void)flag;
    return level->level > 0 ? remove(path) : 0;
}

static void empty(const char *directory) { nftw(directory, remove_one, 16, FTW_DEPTH | FTW_PHYS); }

static void read_all(const char *path, char *to, size_t most, size_t *size) {
    FILE *file = fopen(path, "r");
    *size = file ? fread(to, 1, most - 1, file) : 0;
    to[*size] = 0;
    if (file) fclose(file);
}

static void split_seen(void) {
    size_t size;
    read_all(seen_file, seen, sizeof seen, &size);
    was_seen = size > 0;
    if (!was_seen) return;
    char *at = seen;
    int counts[2];
    for (int i = 0; i < 2; i++) counts[i] = atoi(at), at += strlen(at) + 1;
    struct strings *parts[] = { &seen_arguments, &seen_variables };
    for (int i = 0; i < 2; i++) {
        for (parts[i]->count = 0; counts[i]-- > 0; at += strlen(at) + 1) {
            if (parts[i]->count == ARGUMENTS + VARIABLES - 1) fail("more arrived than was given");
            add(parts[i], at);
        }
    }
    seen_cookie = at;
}

// Calls what stands in the arguments. A file PWNED anywhere where it was called or the release stands tells that a string was executed.
static void call(void) {
    size_t size;
    char log[LONGEST + 16];
    snprintf(log, sizeof log, "%s/said", place);
    unlink(seen_file);
    calls++;
    pid_t child = fork();
    if (child == 0) {
        if (chdir(work)) _exit(98);
        dup2(open("/dev/null", O_RDWR), 0), dup2(open(log, O_RDWR | O_CREAT | O_TRUNC, 0600), 1), dup2(1, 2);
        execve(arguments.of[0], arguments.of, variables.of);
        _exit(97);
    }
    if (waitpid(child, &status, 0) != child) abort();
    status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    read_all(log, errors, sizeof errors, &size);
    split_seen();
    struct stat found;
    char canary[LONGEST + 16];
    snprintf(canary, sizeof canary, "%s/PWNED", work);
    if (!lstat(canary, &found)) fail("a string was executed");
}

// --- What must have arrived -----------------------------------------------------------------------------------------------------------

static void need_seen(void) {
    if (status || !was_seen) fail("it was not started");
}

static const char *variable(const char *name) {
    size_t size = strlen(name);
    for (int i = 0; i < seen_variables.count; i++)
        if (!strncmp(seen_variables.of[i], name, size) && seen_variables.of[i][size] == '=') return seen_variables.of[i] + size + 1;
    return 0;
}

static void need_variable(const char *name, const char *value) {
    const char *got = variable(name);
    if (!got || strcmp(got, value)) fail(name);
    arrived++;
}

// The words after the last one that is BEFORE.
static char **after(const char *before) {
    for (int i = seen_arguments.count - 1; i >= 0; i--) if (!strcmp(seen_arguments.of[i], before)) return seen_arguments.of + i + 1;
    fail(before);
    return 0;
}

static void need_word(char **at, const char *word) {
    if (!*at || strcmp(*at, word)) fail("a word is another one");
    arrived++;
}

static char *hex(const char *text) {
    char *digits = malloc(strlen(text) * 2 + 2), *at = digits;
    for (*at++ = 'x'; *text; text++) at += sprintf(at, "%02x", (unsigned char)*text);
    return *at = 0, digits;
}

// The last words, which follow one that is BEFORE; among them may be any.
static char **last(int count, const char *before) {
    if (seen_arguments.count <= count) fail("words are missing");
    char **at = seen_arguments.of + seen_arguments.count - count;
    need_word(at - 1, before);
    return at;
}

// Words between blanks, as a shell splits them; what is left of them stands in order at the place.
static void need_words(char **at, const char *text) {
    char copy[LONGEST];
    strcpy(copy, text);
    for (char *word = strtok(copy, " \t\n"); word; word = strtok(0, " \t\n")) need_word(at++, word);
}

static char program[LONGEST * 3];

static char *in_root(const char *path) { return snprintf(program, sizeof program, "%s/%s", root, path), strdup(program); }

// --- What is called -------------------------------------------------------------------------------------------------------------------

static void throw_arguments(char texts[][LONGEST], int count) {
    begin("arguments");
    add(&arguments, in_root("bin/counter"));
    add(&arguments, strdup(below(2) || elixir ? "eval" : "rpc"));
    add(&arguments, strdup("module"));
    if (!elixir) add(&arguments, strdup("function"));
    for (int i = 0; i < count; i++) add(&arguments, strdup(texts[i]));
    set("RELEASE_COOKIE", "given");
    call();
    need_seen();
    char **at = elixir ? last(count + 2, "--eval") : last(count + 2, arguments.of[1]) + 2;
    if (elixir) need_word(at++, "module"), need_word(at++, "--");
    for (int i = 0; i < count; i++) {
        char *digits = hex(texts[i]);
        need_word(at++, elixir ? texts[i] : digits);
        free(digits);
    }
    if (*at) fail("more words arrived");
}

static void throw_launcher(char texts[][LONGEST], int count) {
    begin("words of the launchers");
    int iex = (int)below(2), piped = (int)below(3) == 0;
    char words[LONGEST];
    snprintf(words, sizeof words, "%s", texts[0]);
    add(&arguments, in_root(iex ? "releases/0.1.0/iex" : "releases/0.1.0/elixir"));
    add(&arguments, strdup("--erl")), add(&arguments, strdup(words));
    add(&arguments, strdup("--sname")), add(&arguments, strdup("x"));
    add(&arguments, strdup("--cookie")), add(&arguments, strdup(*texts[1] ? texts[1] : "c"));
    if (piped) add(&arguments, strdup("--pipe-to")), add(&arguments, format("%s/pipe", work)), add(&arguments, format("%s/log", work));
    add(&arguments, strdup("-e")), add(&arguments, strdup(texts[2]));
    add(&arguments, strdup("--"));
    for (int i = 0; i < count; i++) add(&arguments, strdup(texts[i]));
    set("HOME", texts[3]);
    call();
    need_seen();
    char **at = last(count + 3 + 2 * iex, "-extra");
    if (iex) need_word(at++, "--no-halt"), need_word(at++, "+iex");
    need_word(at++, "-e"), need_word(at++, texts[2]), need_word(at++, "--");
    for (int i = 0; i < count; i++) need_word(at++, texts[i]);
    if (*at) fail("more words arrived");
    for (at = seen_arguments.of; *at && strcmp(*at, "-boot_var"); at++);
    need_words(at + 3, words);
    for (at = seen_arguments.of; *at && strcmp(*at, "-env"); at++);
    need_word(at + 2, texts[3]);
    size_t size = strlen(seen_cookie);
    if (!size || strncmp(seen_cookie, *texts[1] ? texts[1] : "c", size - 1)) fail("the cookie");
    arrived++;
    empty(work);
}

static void throw_place(char texts[][LONGEST]) {
    char name[256], moved[sizeof root];
    snprintf(moved, sizeof moved, "%s/%s", place, file_name(texts[0], name));
    if (strcmp(root, moved)) {
        if (rename(root, moved)) fail("the release cannot be moved");
        strcpy(root, moved);
    }
    static const char *commands[] = { "start", "foreground", "daemon", "eval" };
    const char *command = commands[below(4)];
    begin("environment and place");
    add(&arguments, in_root("bin/counter")), add(&arguments, strdup(command));
    if (!strcmp(command, "eval")) add(&arguments, strdup("1 + 1"));
    static const char *names[] = { "MINE", "ERL_AFLAGS", "ERL_FLAGS", "ERL_ZFLAGS", "ERL_LIBS", "HEART_COMMAND", "ERL_COMPILER_OPTIONS", "LANGUAGE", "EDITOR", "http_proxy" };
    for (int i = 0; i < 10; i++) set(names[i], texts[i]);
    set("ELIXIR_ERL_OPTIONS", texts[10]);
    set("RELEASE_PROG", *texts[11] ? texts[11] : "prog");
    int has_home = (int)below(4);
    if (has_home) set("HOME", texts[12]);
    call();
    need_seen();
    for (int i = 0; i < 10; i++) need_variable(names[i], texts[i]);
    need_variable("ELIXIR_ERL_OPTIONS", texts[10]);
    need_variable("RELEASE_PROG", *texts[11] ? texts[11] : "prog");
    need_variable("RELEASE_ROOT", root);
    need_variable("ROOTDIR", root);
    char **at = after("-boot");
    if (strncmp(*at, root, strlen(root))) fail("-boot");
    if (elixir) {
        for (at = seen_arguments.of + 2; *at && !strcmp(*at, "+Bd"); at++);
        need_words(seen_arguments.of + (!strcmp(command, "daemon") || seen_arguments.of[2][0] == '+' ? 3 : 2), texts[10]);
    }
    if (has_home && strcmp(command, "eval")) {
        for (at = seen_arguments.of; *at && !(!strcmp(at[0], "-env") && at[1] && !strcmp(at[1], "HOME")); at++);
        if (!*at) fail("-env HOME");
        need_word(at + 2, texts[12]);
    }
    empty(work);
}

// Where the release keeps its files, as a path of the user's; and a cookie of any characters that one may have.
static void throw_directory(const char *text) {
    char name[256], cookie[32];
    for (size_t i = 0; i < sizeof cookie; i++) cookie[i] = (char)(below(4) ? '!' + (int)below(94) : "\\-n$`'\"*"[below(8)]);
    cookie[sizeof cookie - 1] = 0;
    begin("directories");
    file_name(text, name);
    int is_absolute = (int)below(2);
    const char *setting = below(2) ? "RELEASE_TMP" : "RELEASE_LOG_DIR";
    char *directory = format("%s/%s", work, name);
    add(&arguments, in_root("bin/counter")), add(&arguments, strdup("start"));
    set(setting, is_absolute ? directory : name);
    set("RELEASE_COOKIE", cookie);
    call();
    need_seen();
    need_variable(setting, directory);
    if (access(directory, W_OK)) fail("it has not been made");
    if (strlen(seen_cookie) != sizeof cookie || strncmp(seen_cookie, cookie, sizeof cookie - 1)) fail("the cookie");
    free(directory);
    empty(work);
}

static int holds_only(const char *text, const char *also, const char *not_first) {
    for (const char *at = text; *at; at++) if (!(isascii((unsigned char)*at) && isalnum((unsigned char)*at)) && !strchr(also, *at)) return 0;
    return *text && !strchr(not_first, *text);
}

// What the documents say that the value of a setting may be. An empty one is as none.
static int may_be(const char *name, const char *value) {
    if (!*value) return 1;
    if (!strcmp(name, "RELEASE_NODE")) return holds_only(value, "_@.:-", "-.@");
    if (!strcmp(name, "RELEASE_NAME")) return holds_only(value, "_-", "-");
    if (!strcmp(name, "RELEASE_BOOT_SCRIPT") || !strcmp(name, "RELEASE_BOOT_SCRIPT_CLEAN")) return holds_only(value, "_.-", "-.");
    if (!strcmp(name, "RELEASE_DIST_PORT")) return strlen(value) < 6 && strspn(value, "0123456789") == strlen(value);
    if (!strcmp(name, "RELEASE_COOKIE")) return strspn(value, "!\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~") == strlen(value);
    // A file, which it may happen to name.
    char path[LONGEST * 2];
    struct stat found;
    snprintf(path, sizeof path, "%s%s%s", *value == '/' ? "" : work, *value == '/' ? "" : "/", value);
    return strstr(name, "_VM_ARGS") && !stat(path, &found) && S_ISREG(found.st_mode);
}

static void throw_setting(const char *text) {
    static const char *names[] = {
        "RELEASE_NODE", "RELEASE_NAME", "RELEASE_VSN", "RELEASE_MODE", "RELEASE_DISTRIBUTION", "RELEASE_DIST_PORT", "RELEASE_BOOT_SCRIPT", "RELEASE_BOOT_SCRIPT_CLEAN", "RELEASE_COOKIE",
        "RELEASE_VM_ARGS", "RELEASE_REMOTE_VM_ARGS", "RELEASE_SYS_CONFIG",
    };
    const char *name = names[below(sizeof names / sizeof *names)];
    begin(name);
    add(&arguments, in_root("bin/counter")), add(&arguments, strdup("start"));
    set(name, text);
    set("RELEASE_TMP", work);
    call();
    int is_allowed = may_be(name, text);
    if (status == 5 && !was_seen && !(is_allowed && (!*text || !strcmp(name, "RELEASE_COOKIE")))) refused++;
    else if (status == 0 && was_seen && is_allowed) {
        if (*text && !strcmp(name, "RELEASE_COOKIE") && (strncmp(seen_cookie, text, strlen(text)) || strcmp(seen_cookie + strlen(text), "\n"))) fail("the cookie");
        arrived++;
    }
    else fail("it was neither refused nor right");
    empty(work);
}

// Variables that the scripts use among themselves: whatever the user's environment holds there, the node is started as it would be without them.
static void throw_inner(const char *text) {
    static const char *names[] = {
        "RELEASE_COMMAND", "RELEASE_ROOT", "RELEASE_SELF", "RELEASE_STARTER", "RELEASE_STARTED_", "RELEASE_ORIGINAL_CONFIG_", "IFS", "CDPATH", "boots_twice", "visitor", "inside", "question",
        "file_names", "options", "interrupt", "loopback", "erts_bin", "elixir", "published", "newest", "cookie", "old", "private_home", "on_interrupt", "public_logs", "colours", "iex", "mine", "mode", "home", "pipe",
    };
    static unsigned next;
    const char *name = names[next++ % (sizeof names / sizeof *names)], *command = below(2) ? "start" : "ping";
    struct strings without = { .count = 0 };
    for (int with = 0; with < 2; with++) {
        begin(name);
        add(&arguments, in_root("bin/counter")), add(&arguments, strdup(command));
        set("RELEASE_TMP", work);
        set("RELEASE_COOKIE", "a-secret");
        if (with) set(name, text);
        call();
        need_seen();
        if (!with) for (int i = 0; i < seen_arguments.count; i++) add(&without, strdup(seen_arguments.of[i]));
        empty(work);
    }
    for (int i = 0; i < seen_variables.count; i++) if (strstr(seen_variables.of[i], "a-secret") && strncmp(seen_variables.of[i], "RELEASE_COOKIE=", 15)) fail("the cookie is in the environment");
    if (without.count != seen_arguments.count) fail("the environment changed the command line");
    for (int i = 0; i < without.count; i++) need_word(seen_arguments.of + i, without.of[i]), free(without.of[i]);
}

// Arguments that are no data: each is refused, and none is run.
static void throw_words(const char *text) {
    static const char *commands[] = { "", "install", "commit", "remove", "upgrade", "downgrade", "unpack", "stop", "ping", "version", "start", "describe", "of" };
    const char *command = commands[below(sizeof commands / sizeof *commands)];
    begin("words that are refused");
    add(&arguments, in_root("bin/counter"));
    if (*command) add(&arguments, strdup(command));
    add(&arguments, format("%s%s", text, holds_only(text, "_.+~-", "-.@") ? "(" : ""));
    set("RELEASE_TMP", work);
    set("RELEASE_COOKIE", "given");
    call();
    if (was_seen || (status != 2 && status != 5 && status != 7)) fail("it was not refused");
    refused++;
    empty(work);
}

static void throw_archive(const char *text) {
    char name[256], path[LONGEST + 300];
    begin("paths of archives");
    snprintf(path, sizeof path, "%s/%s.tar.gz", work, file_name(text, name));
    fclose(fopen(path, "w"));
    add(&arguments, in_root("bin/counter")), add(&arguments, strdup("unpack"));
    add(&arguments, below(2) ? strdup(path) : format("./%s.tar.gz", name));
    set("RELEASE_TMP", work);
    call();
    need_seen();
    int is_relative = arguments.of[2][0] == '.';
    char *full = is_relative ? format("%s/./%s.tar.gz", work, name) : strdup(path), *digits = hex(full);
    need_word(seen_arguments.of + seen_arguments.count - 1, digits);
    free(full), free(digits);
    empty(work);
}

int main(int argc, char **argv) {
    if (argc < 5) return 2;
    enum { BATCH = 16 };
    static char texts[BATCH][LONGEST];
    place = argv[1], kind = argv[2], elixir = !strcmp(kind, "elixir"), only_text = argc > 5;
    int count = atoi(argv[3]);
    state = strtoull(argv[4], 0, 10);
    snprintf(root, sizeof root, "%s/root", place);
    snprintf(work, sizeof work, "%s/work", place);
    snprintf(seen_file, sizeof seen_file, "%s/seen", place);
    mkdir(work, 0700);
    for (int done = 0; done < count; done++) {
        // The newest string stands first, so that each is at every place once.
        memmove(texts[1], texts[0], sizeof texts - sizeof *texts);
        make(texts[0]);
        if (done % BATCH == BATCH - 1 || done == count - 1) {
            throw_arguments(texts, BATCH);
            if (elixir) throw_launcher(texts, BATCH);
        }
        throw_place(texts);
        if (done % 2 == 0) throw_setting(texts[0]);
        if (done % 4 == 1) throw_directory(texts[0]);
        if (done % 4 == 3) throw_words(texts[0]);
        if (done % 8 == 1) throw_archive(texts[0]);
        if (done % 8 == 5) throw_inner(texts[0]);
    }
    printf("%d strings, %d calls: %d times a string arrived as it was, %d times it was refused, nothing was executed\n", count, calls, arrived, refused);
    return 0;
}
