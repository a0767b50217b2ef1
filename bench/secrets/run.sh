#!/usr/bin/env bash
# Times the published scan on what build.sh made, beside ripgrep with the anchors alone, secretlint and git; ends with 1 where a bar does not hold.
# ./bench/secrets/run.sh [FOLDER] [HISTORIES]
set -euo pipefail
here="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)"
folder="${1:-${TMPDIR:-/tmp}/launchready-secrets-bench}"
histories="${2:-${TMPDIR:-/tmp}/lr-history}"
tree="$folder/tree"
[ -d "$tree/node_modules" ] || { echo "There is no $tree: run ./bench/secrets/build.sh first." >&2; exit 64; }
tool="$folder/tool"
dotnet publish "$here/src/LaunchReady.Cli" -c Release -r linux-x64 -o "$tool" --nologo -v quiet >/dev/null
scan=("$tool/launchready" scan)
failed=0

timed() { # timed NAME BYTES COMMAND...: wall, processor seconds, MB/s a core, peak memory; the best of the runs counts
  local name="$1" bytes="$2"; shift 2
  : > "$folder/times"
  for _ in $(seq "${runs:-3}"); do
    /usr/bin/time -f '%e %U %S %M' -o "$folder/time" "$@" >"$folder/out" 2>/dev/null || true
    tail -1 "$folder/time" >> "$folder/times"
  done
  awk -v n="$name" -v b="$bytes" '{cpu=$2+$3; if (NR==1 || cpu<best) {best=cpu; wall=$1}; if ($4>peak) peak=$4} END {printf "%-38s wall %6.2f s  processor %6.2f s  %5.0f MB/s a core  peak %4.0f MB\n", n, wall, best, b/1e6/best, peak/1024}' "$folder/times" | tee "$folder/line.txt"
}
bar() { # bar FIELD LEAST|MOST VALUE: of the line printed last
  awk -v f="$1" -v k="$2" -v v="$3" '{for (i=1;i<=NF;i++) {if (f=="rate" && $i=="MB/s") x=$(i-1); if (f=="peak" && $i=="peak") x=$(i+1)}} END {exit !(k=="LEAST" ? x>=v : x<=v)}' "$folder/line.txt" \
    || { echo "  the bar does not hold: $1 is to be at ${2,,} $3"; failed=1; }
}
size() { find "$@" -type f -printf '%s\n' | awk '{s+=$1} END {print s}'; }
warm() { find "$@" -type f -exec cat {} + >/dev/null; }

bytes=$(size "$tree"); warm "$tree"
printf 'Tree: %.0f MB in %s files, warm\n' "$(awk -v b="$bytes" 'BEGIN {print b/1e6}')" "$(find "$tree" -type f | wc -l)"
timed "launchready scan, every rule" "$bytes" "${scan[@]}" "$tree" --no-history; bar rate LEAST 300; bar peak MOST 250
tail -2 "$folder/out"
if command -v rg >/dev/null; then
  timed "ripgrep, 12 anchors, one thread" "$bytes" rg -j1 -uuu -c 'AKIA|ghp_|xox[bp]-|sk_live_|AIza|SG\.|eyJ|glpat-|npm_|-----BEGIN|://[^/ ]+:[^@ ]+@|password' "$tree"
fi
part="$tree/node_modules/parse-server/lib"
if [ -x "$folder/peer/node_modules/.bin/secretlint" ]; then
  echo '{"rules":[{"id":"@secretlint/secretlint-rule-preset-recommend"}]}' > "$folder/peer/.secretlintrc.json"
  rm -rf "$folder/peer/part"; cp -r "$part" "$folder/peer/part"; some=$(size "$folder/peer/part")
  ( cd "$folder/peer" && runs=1 timed "secretlint, $((some / 1000000)) MB of it" "$some" node_modules/.bin/secretlint "part/**/*" )
  timed "launchready scan, the same" "$some" "${scan[@]}" "$folder/peer/part" --no-history
fi

echo 'Hard cases, each with one secret at its end'
for case in large line many; do
  warm "$folder/$case"
  runs=1 timed "launchready scan, $case" "$(size "$folder/$case")" "${scan[@]}" "$folder/$case" --no-history; bar peak MOST 250
  grep -q '^1 secrets\?' "$folder/out" || { echo "  the secret at the end was not the one finding"; failed=1; }
done

echo 'Histories'
for repository in "$histories"/*/; do
  [ -d "$repository" ] || continue
  name="$(basename "$repository")"
  inflated=$(git -C "$repository" cat-file --batch-all-objects --unordered --batch-check='%(objecttype) %(objectsize)' | awk '$1=="blob" {s+=$2} END {print s}')
  runs=1 timed "$name: git log -p --all" "$inflated" git -C "$repository" log -p --all
  runs=1 timed "$name: git cat-file --unordered" "$inflated" git -C "$repository" cat-file --batch-all-objects --batch --unordered
  timed "$name: launchready scan, every rule" "$inflated" "${scan[@]}" "$repository"; bar rate LEAST 400
done

echo 'Before a commit'
rm -rf "$folder/staged"; mkdir "$folder/staged"; ( cd "$folder/staged" && git init -q && cp "$part/ParseServer.js" "$part/Config.js" . && git add . )
( cd "$folder/staged" && for _ in 1 2 3 4 5 6 7 8 9 10; do /usr/bin/time -f %e -o "$folder/time" "${scan[@]}" --staged >/dev/null 2>&1; cat "$folder/time"; done ) | sort -n | awk '{a[NR]=$1} END {printf "launchready scan --staged, two files: median %.0f ms, most %.0f ms\n", a[5]*1000, a[10]*1000; exit a[10] >= 0.1}' || failed=1
[ "$failed" = 0 ] && echo 'Every bar holds.'
exit "$failed"
