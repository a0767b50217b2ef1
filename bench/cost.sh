#!/usr/bin/env bash
# Measures what an audit costs over 50, 200 and 800 generated operations, and says whether the two bars hold: ./bench/cost.sh
# The bars: requests per cell within 10 % over all sizes; peak memory at 800 operations at most twice that at 50.
set -euo pipefail
here="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
. "$here/eng/dotnet.sh"
if [ ! -x /usr/bin/time ]; then
  echo "/usr/bin/time is missing. Install it with your package manager (for example: sudo apt-get install -y time) and run this again." >&2
  exit 69
fi

sizes=(50 200 800)
out="$here/artifacts/cost"
work="$(mktemp -d)"
backend=""
stop() { if [ -n "$backend" ]; then kill "$backend" 2>/dev/null || true; wait "$backend" 2>/dev/null || true; backend=""; fi; }
trap 'stop; rm -rf "$work"' EXIT

build() {
  echo "Publishing the tool and building the backend (two minutes the first time)..." >&2
  mkdir -p "$out"
  if ! { dotnet publish "$here/src/LaunchReady.Cli" -c Release -r linux-x64 -o "$out/tool" --nologo -v quiet >"$out/build.log" 2>&1 &&
    dotnet build "$here/bench/GeneratedBackend" -c Release -o "$out/backend" --nologo -v quiet >>"$out/build.log" 2>&1; }; then
    cat "$out/build.log" >&2
    exit 70
  fi
}

# Starts a backend of so many operations and waits until it listens; its target folder is $work/SIZE.
start() {
  dotnet "$out/backend/generated-backend.dll" --operations "$1" --target-folder "$work/$1" >"$work/$1.log" &
  backend=$!
  for _ in $(seq 300); do
    if grep -q '^Listening on ' "$work/$1.log"; then return; fi
    kill -0 "$backend" || break
    sleep 0.1
  done
  echo "The backend of $1 operations did not start." >&2
  exit 70
}

# One line: operations, requests, applicable cells, decided cells, seconds of wall time, of processor time, kB of memory at the peak.
measure() {
  local folder="$work/$1" result="$work/$1/result.json" code=0 requests cells decided wall user system peak
  # A fixed budget of the garbage collector (hexadecimal, 4 MB): left to itself it follows the size of the processor's cache,
  # and the peak would tell how large that is instead of how much a run holds.
  DOTNET_GCgen0size=400000 /usr/bin/time -o "$work/time" -q -f '%e %U %S %M' \
    "$out/tool/launchready" audit --config "$folder/launchready.yaml" --format json >"$result" 2>"$work/errors" || code=$?
  # The backend is sound: ready, or undecided for gates that are not built yet.
  if [ "$code" -ne 0 ] && [ "$code" -ne 2 ]; then
    cat "$work/errors" >&2
    echo "The audit of $1 operations ended with exit code $code." >&2
    exit 70
  fi
  read -r wall user system peak <"$work/time"
  requests="$(sed -n 's/^    "requests": \([0-9]*\),*$/\1/p' "$result")"
  # One row per check, operation and caller, after the line that opens the cells.
  read -r cells decided < <(awk '/^  "cells": \[/ { rows = 1 }
    rows && /^      "verdict": "/ { if ($2 !~ /not-applicable/) cells++; if ($2 ~ /pass|fail|attested/) decided++ }
    END { print cells + 0, decided + 0 }' "$result")
  echo "$1 $requests $cells $decided $wall $user $system $peak"
}

build
for size in "${sizes[@]}"; do
  echo "Auditing $size operations..." >&2
  start "$size"
  measure "$size" >>"$work/measured"
  stop
done

awk '
  BEGIN { print "operations  requests  cells  decided  requests/cell  wall s  wall ms/operation  processor s  peak MB" }
  {
    perCell = $2 / $3
    if (NR == 1 || perCell < least) least = perCell
    if (NR == 1 || perCell > most) most = perCell
    if ($1 == 50) small = $8
    if ($1 == 800) large = $8
    printf "%10d  %8d  %5d  %7d  %13.3f  %6.2f  %17.1f  %11.2f  %7.1f\n", $1, $2, $3, $4, perCell, $5, 1000 * $5 / $1, $6 + $7, $8 / 1024
  }
  END {
    spread = 100 * (most / least - 1)
    factor = large / small
    holds = spread <= 10 && factor <= 2
    printf "\nRequests per cell differ by %.1f %% (bar: 10 %%), peak memory grows by a factor of %.2f (bar: 2): %s.\n", spread, factor, holds ? "both bars hold" : "a bar does NOT hold"
    exit holds ? 0 : 1
  }' "$work/measured"
