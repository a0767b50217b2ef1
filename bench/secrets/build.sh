#!/usr/bin/env bash
# Makes a tree of mixed source out of npm packages: about 600 MB in tens of thousands of files. ./bench/secrets/build.sh [FOLDER]
set -euo pipefail
folder="${1:-${TMPDIR:-/tmp}/launchready-secrets-bench}"
mkdir -p "$folder/tree"
cd "$folder/tree"
[ -f package.json ] || echo '{"private":true}' > package.json
npm install --no-audit --no-fund --ignore-scripts --silent directus@11 parse-server@8 typescript@5.9 aws-sdk@2 @babel/standalone@7 react-native@0.76 || true
printf '%s MB in %s files\n' "$(du -sm . | cut -f1)" "$(find . -type f | wc -l)"
