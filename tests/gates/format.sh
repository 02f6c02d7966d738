#!/usr/bin/env bash
# Every source as .clang-format has it. 77: not tried, clang-format 14 is not installed.
set -euo pipefail
cd "$(dirname "$0")/../.."
command -v clang-format-14 >/dev/null || { echo "skipped: no clang-format-14"; exit 77; }

find include src tests plugins examples -name '*.[ch]pp' -print0 | xargs -0 clang-format-14 --dry-run -Werror
