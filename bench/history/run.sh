#!/usr/bin/env bash
# Measures how fast the history of a repository is read, beside git itself: ./bench/history/run.sh [FOLDER]
# FOLDER is what build.sh has made. The bar: at least 800 MB of inflated blobs per second of processor time, on every repository.
set -euo pipefail
here="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)"
. "$here/eng/dotnet.sh"
folder="${1:-${TMPDIR:-/tmp}/launchready-history}"
out="$here/artifacts/history"
if ! ls "$folder"/*/ >/dev/null 2>&1; then
  echo "$folder has no repositories. Make them with ./bench/history/build.sh $folder" >&2
  exit 66
fi

mkdir -p "$out"
if ! dotnet publish "$here/bench/GitHistory" -c Release -r linux-x64 -o "$out/tool" --nologo -v quiet >"$out/build.log" 2>&1; then
  cat "$out/build.log" >&2
  exit 70
fi

holds=0
for repository in "$folder"/*/; do
  echo "== $(basename "$repository")"
  # Once to warm the page cache, then the run that counts.
  git -C "$repository" cat-file --batch-all-objects --batch --unordered >/dev/null
  (cd "$repository" && TIMEFORMAT='git cat-file --batch: %R s, %U s of processor' && time git cat-file --batch-all-objects --batch --unordered >/dev/null)
  "$out/tool/git-history" read "$repository" 1 5 | tee "$out/last" | sort -t';' -k2 | head -1
  awk -F'of processor, ' '{ split($2, a, " "); if (a[1] + 0 > best) best = a[1] + 0 } END { exit best < 800 }' "$out/last" || holds=1
  "$out/tool/git-history" read "$repository" 2 5 | sed 's/^.*copied; /two threads: /' | sort | head -1
  "$out/tool/git-history" origins "$repository" 200
done
[ "$holds" -eq 0 ] && echo "The bar of 800 MB/s a core holds." || echo "The bar of 800 MB/s a core does NOT hold."
exit "$holds"
