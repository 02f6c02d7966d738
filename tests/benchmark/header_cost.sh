#!/usr/bin/env bash
# What a header costs whoever includes it: user CPU seconds of g++ -fsyntax-only above those of an empty unit, the best of some
# runs (RUNS, five).
# Usage: header_cost.sh [HEADER...]   without arguments the one that has a bound, and its neighbours
#        header_cost.sh --all         every public header alone
set -euo pipefail
include=$(cd "$(dirname "$0")/../../include" && pwd)
unit=$(mktemp --suffix=.cpp)
trap 'rm -f "$unit"' EXIT

# seconds of the unit as it stands
seconds() {
    local best=999 spent
    for ((run = 0; run < ${RUNS:-5}; ++run)); do
        spent=$( { TIMEFORMAT=%U; time g++ -std=c++20 -fsyntax-only -I"$include" "$unit"; } 2>&1 )
        best=$(awk -v a="$best" -v b="$spent" 'BEGIN { print (b < a) ? b : a }')
    done
    echo "$best"
}

if [[ ${1-} == --all ]]; then
    mapfile -t headers < <(cd "$include" && find cofin -name '*.hpp' -o -name '*.h' | LC_ALL=C sort)
    set -- "${headers[@]}"
elif (($# == 0)); then
    set -- cofin/money/money.hpp cofin/money/unrounded.hpp cofin/money/split.hpp cofin/money/exchange.hpp \
        cofin/number/decimal.hpp cofin/time/calendar.hpp cofin/grant/funding.hpp
fi
: > "$unit"
base=$(seconds)
printf '%-44s %6s s\n' 'an empty unit' "$base"
for header in string "$@"; do
    printf '#include <%s>\n' "$header" > "$unit"
    spent=$(seconds)
    printf '%-44s %6s s  %+.2f\n' "$header" "$spent" "$(awk -v a="$spent" -v b="$base" 'BEGIN { print a - b }')"
done
