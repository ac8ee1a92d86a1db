# Reads what `strace -y -ff` wrote: a line "KIND NAME" for each call that changed something below the directory `below`, NAME without its directories.
function name(path) { sub(/.*\//, "", path); return path }
# The last text in quotes: the path, of two the second one.
function last_path(line,   parts, n) { n = split(line, parts, "\""); return parts[n - 1] }
/ = -1 E|^[+-]/ { next }
{
    kind = $0; sub(/\(.*/, "", kind)
    line = $0; sub(/ = [^=]*$/, "", line)
}
kind ~ /^(write|writev|pwrite64|pwritev|sendfile|copy_file_range|ftruncate|fallocate|fchmod|fchown)$/ {
    # copy_file_range writes to its second file.
    if (kind == "copy_file_range") sub(/^[^>]*>/, "", line)
    if (!match(line, /<[^>]*>/)) next
    path = substr(line, RSTART + 1, RLENGTH - 2)
    if (index(path, below "/") == 1) print kind, name(path)
}
kind ~ /^(rename|renameat|renameat2|link|linkat|symlink|symlinkat|unlink|unlinkat|rmdir|mkdir|mkdirat|mknod|mknodat|chmod|fchmodat|truncate|utimensat)$/ {
    if (index(line, below "/")) print kind, name(last_path(line))
}
# Of those that make a file where none is, the next call of it tells.
kind ~ /^(open|openat|creat)$/ && line ~ /O_TRUNC|O_EXCL/ && line ~ /O_WRONLY|O_RDWR/ {
    if (index(line, below "/")) print "open", name(last_path(line))
}
