#!/usr/bin/env bash
# What a header costs whoever includes it: user CPU seconds of g++ -fsyntax-only, best of five, above <string>.
# Usage: header_cost.sh [HEADER...]; without arguments the one that has a bound, and its neighbours.
set -euo pipefail
include=$(cd "$(dirname "$0")/../../include" && pwd)
unit=$(mktemp --suffix=.cpp)
trap 'rm -f "$unit"' EXIT

seconds() {
    printf '#include <%s>\n' "$1" > "$unit"
    local best=999 spent
    for _ in 1 2 3 4 5; do
        spent=$( { TIMEFORMAT=%U; time g++ -std=c++20 -fsyntax-only -I"$include" "$unit"; } 2>&1 )
        best=$(awk -v a="$best" -v b="$spent" 'BEGIN { print (b < a) ? b : a }')
    done
    echo "$best"
}

[ $# -gt 0 ] || set -- cofin/money/money.hpp cofin/money/unrounded.hpp cofin/money/split.hpp cofin/money/exchange.hpp \
    cofin/number/decimal.hpp cofin/time/calendar.hpp cofin/grant/funding.hpp
base=$(seconds string)
printf '%-28s %5s s\n' '<string>' "$base"
for header in "$@"; do
    spent=$(seconds "$header")
    printf '%-28s %5s s  %+.2f\n' "$header" "$spent" "$(awk -v a="$spent" -v b="$base" 'BEGIN { print a - b }')"
done
