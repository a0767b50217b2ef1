#!/usr/bin/env bash
# Makes the repositories that run.sh reads, out of public npm packages, a commit per version: ./bench/history/build.sh [FOLDER]
# FOLDER/large: few big files (typescript). FOLDER/small: many small ones (aws-sdk, @babel, react). FOLDER/aggressive: both, deep deltas.
# FOLDER/whole: the small ones without any delta, which is the most work per byte.
set -euo pipefail
out="${1:-${TMPDIR:-/tmp}/launchready-history}"
for tool in git npm tar; do
  command -v "$tool" >/dev/null 2>&1 || { echo "$tool is missing. Install it and run this again." >&2; exit 69; }
done
large=(typescript@{2.9.2,3.0.3,3.2.4,3.4.5,3.6.5,3.8.3,3.9.10,4.0.8,4.1.6,4.2.4,4.3.5,4.4.4,4.5.5,4.6.4,4.7.4,4.8.4,4.9.5,5.0.4,5.1.6,5.2.2,5.3.3,5.4.5,5.5.4,5.6.3,5.7.3})
small=(aws-sdk@2.{1000,1050,1100,1150,1200,1250,1300,1350,1400,1450,1500,1550,1600,1650,1692}.0
  @babel/{core,parser,types}@7.{20.7,22.5,24.0,25.9,26.0} @babel/{traverse,generator}@7.{20.7,22.5,25.9} react-dom@{16.14.0,17.0.2,18.2.0,18.3.1} react@{16.14.0,17.0.2,18.2.0,18.3.1})

# commit REPOSITORY PACKAGE@VERSION: unpacks into a folder named after the package and commits; a version that is not to be had is named.
commit() {
  local name="${2%@*}" folder="$1/${2%@*}" work
  work="$(mktemp -d)"
  if (cd "$work" && npm pack --silent "$2" >/dev/null 2>&1 && tar xzf ./*.tgz); then
    rm -rf "$folder" && mkdir -p "$(dirname "$folder")"
    mv "$work"/package "$folder" 2>/dev/null || mv "$work"/*/ "$folder"
    git -C "$1" add -A -f . && git -C "$1" commit --quiet -m "$name ${2##*@}"
  else
    echo "Not available: $2" >&2
  fi
  rm -rf "$work"
}

make() { # make REPOSITORY PACKAGE@VERSION...
  local repository="$out/$1"; shift
  [ -d "$repository/.git" ] && return 0
  git init --quiet "$repository"
  git -C "$repository" config user.name Bench && git -C "$repository" config user.email bench@example.invalid && git -C "$repository" config gc.auto 0
  for package in "$@"; do commit "$repository" "$package"; done
  git -C "$repository" repack -adfq --window=10 --depth=50
}

mkdir -p "$out"
make large "${large[@]}"
make small "${small[@]}"
if [ ! -d "$out/aggressive" ]; then
  git clone --quiet --bare "$out/large" "$out/aggressive"
  git -C "$out/aggressive" fetch --quiet "$out/small" HEAD:refs/heads/small
  git -C "$out/aggressive" repack -adfq --window=30 --depth=250
fi
if [ ! -d "$out/whole" ]; then
  git clone --quiet --bare "$out/small" "$out/whole"
  git -C "$out/whole" repack -adFq --window=0
fi
du -sh "$out"/*/ | sed 's/^/  /'
