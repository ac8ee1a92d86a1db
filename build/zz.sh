set -eu
. "$(dirname -- "$0")/setup.sh"
. "$(dirname -- "$0")/soak/roots.sh"
root="$ROOT/artifacts/soak/trixie/root"
rm -rf "$root/otps/counter" $root/tmp/*; mkdir -p "$root/otps/counter"
cd "$ROOT/artifacts/otps"
tar -xzf release/0.1.0/bin/Debug/counter-0.1.0.tar.gz -C "$root/otps/counter"
cp release/0.2.0/bin/Debug/counter-0.2.0.tar.gz* "$root/otps/counter/releases/"
cp "$ROOT/build/otps/"* "$root/otps/"; [ ! -f /tmp/exp.sh ] || cp /tmp/exp.sh "$root/otps/"
qemu='' in_root "$root" sh /otps/$1 /otps
