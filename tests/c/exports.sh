#!/usr/bin/env bash
# libcofin shows the functions that the header declares and nothing else.   exports.sh LIBRARY HEADER
set -euo pipefail
declared=$(grep -oE 'COFIN_C_API .*\bcofin_[a-z_]+\(' "$2" | grep -oE 'cofin_[a-z_]+\($' | tr -d '(' | sort)
shown=$(nm -D --defined-only "$1" | awk '$2 != "A" { print $3 }' | sed 's/@.*//' | sort)
test -n "$declared"
diff <(echo "$declared") <(echo "$shown")
