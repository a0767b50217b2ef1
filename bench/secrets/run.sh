#!/usr/bin/env bash
# Times the published scan on a tree, beside ripgrep with the anchors alone and secretlint on a small part of it. ./bench/secrets/run.sh [FOLDER]
set -euo pipefail
here="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)"
folder="${1:-${TMPDIR:-/tmp}/launchready-secrets-bench}"
tree="$folder/tree"
[ -d "$tree/node_modules" ] || { echo "There is no $tree: run ./bench/secrets/build.sh first." >&2; exit 64; }
tool="$folder/tool"
dotnet publish "$here/src/LaunchReady.Cli" -c Release -r linux-x64 -o "$tool" --nologo -v quiet >/dev/null
bytes=$(find "$tree" -type f -printf '%s\n' | awk '{s+=$1} END {print s}')
timed() { # timed NAME COMMAND...: wall, processor seconds, MB/s a core, peak memory
  local name="$1"; shift
  /usr/bin/time -f '%e %U %S %M' -o "$folder/time" "$@" >"$folder/out" 2>/dev/null || true
  tail -1 "$folder/time" | awk -v n="$name" -v b="$bytes" '{cpu=$2+$3; printf "%-34s wall %6.2f s  processor %6.2f s  %6.0f MB/s a core  peak %5.0f MB\n", n, $1, cpu, b/1e6/cpu, $4/1024}'
}
printf '%.0f MB in %s files\n' "$(awk -v b="$bytes" 'BEGIN {print b/1e6}')" "$(find "$tree" -type f | wc -l)"
find "$tree" -type f -exec cat {} + >/dev/null # warm
for run in 1 2 3; do timed "launchready scan, every rule ($run)" "$tool/launchready" scan "$tree" --no-history; done
tail -2 "$folder/out" | sed -n 1,2p
if command -v rg >/dev/null; then
  timed "ripgrep, 12 anchors, one thread" rg -j1 -uuu -c 'AKIA|ghp_|xox[bp]-|sk_live_|AIza|SG\.|eyJ|glpat-|npm_|-----BEGIN|://[^/ ]+:[^@ ]+@|password' "$tree"
fi
