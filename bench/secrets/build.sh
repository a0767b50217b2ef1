#!/usr/bin/env bash
# Makes what run.sh reads: about 750 MB of mixed source out of npm packages, and three hard cases. ./bench/secrets/build.sh [FOLDER]
set -euo pipefail
folder="${1:-${TMPDIR:-/tmp}/launchready-secrets-bench}"
mkdir -p "$folder/tree" "$folder/peer"
cd "$folder/tree"
[ -f package.json ] || echo '{"private":true}' > package.json
npm install --no-audit --no-fund --ignore-scripts --silent directus@11 parse-server@8 typescript@5.9 aws-sdk@2 @babel/standalone@7 react-native@0.76 || true
printf 'tree: %s MB in %s files\n' "$(du -sm . | cut -f1)" "$(find . -type f | wc -l)"
cd "$folder/peer"
[ -f package.json ] || echo '{"private":true}' > package.json
npm install --no-audit --no-fund --ignore-scripts --silent secretlint@13 @secretlint/secretlint-rule-preset-recommend@13 || npm install --no-audit --no-fund --ignore-scripts --silent secretlint@12 @secretlint/secretlint-rule-preset-recommend@12

# One file of 2 GB, one line of 1 GB, 100,000 small files: script from the tree, again and again, a secret at the very end of each.
secret="sk_live_$(printf 51QbZr8KxTnWm4VhLdPj7YsG2)"
source="$folder/tree/node_modules/typescript/lib/typescript.js"
repeat() { # repeat BYTES < text: the text until there are so many bytes
  head -c "$1" < <(while cat "$source"; do :; done 2>/dev/null)
}
mkdir -p "$folder/large" "$folder/line" "$folder/many"
[ -f "$folder/large/large.js" ] || { repeat 2000000000; printf '\nconst key = "%s";\n' "$secret"; } > "$folder/large/large.js"
[ -f "$folder/line/line.js" ] || { repeat 1000000000 | tr '\n' ' '; printf ' const key = "%s";' "$secret"; } > "$folder/line/line.js"
if [ ! -f "$folder/many/99/999.js" ]; then
  for i in $(seq 0 99); do
    mkdir -p "$folder/many/$i"
    ( cd "$folder/many/$i" && tail -c +$((i * 60000 + 1)) "$source" | head -c 2000000 | split -b 2000 -a 3 -d --additional-suffix=.js - '' ) || true
  done
  printf '\nconst key = "%s";\n' "$secret" >> "$folder/many/99/999.js"
fi
printf 'hard cases: %s\n' "$(du -sm "$folder/large" "$folder/line" "$folder/many" | awk '{printf "%s MB ", $1}')"
