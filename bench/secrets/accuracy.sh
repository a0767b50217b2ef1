#!/usr/bin/env bash
# How right the rules are, class by class, on a corpus made from a seed: ./bench/secrets/accuracy.sh [SEED] [TIMES]
# Against the slow scan that skips nothing, over a folder: ./bench/secrets/accuracy.sh reference FOLDER
set -euo pipefail
here="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)"
dotnet build "$here/bench/Accuracy" -c Release --nologo -v quiet >/dev/null
exec "$here/artifacts/bin/Accuracy/release/accuracy" "$@"
