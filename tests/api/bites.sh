#!/usr/bin/env bash
# The gate bites: in a copy of what it reads, one thing is changed at a time, and it must be named; it may be written down only
# after the changelog says something.   bites.sh SOURCE
set -euo pipefail
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
mkdir -p "$scratch/tests"
fail() { printf 'expected %s\n' "$*" >&2; exit 1; }

fresh() {
    rm -rf "$scratch/include" "$scratch/docs" "$scratch/tests/api"
    cp -r "$1/include" "$1/docs" "$1/CHANGELOG.md" "$scratch"
    cp -r "$1/tests/api" "$scratch/tests/api"
    "$scratch/tests/api/surface.py" --renew || exit $?
}

# bites FILE SED-EXPRESSION WORDS
bites() {
    fresh "$source"
    cp "$scratch/$1" "$scratch/before"
    sed -i "$2" "$scratch/$1"
    if cmp -s "$scratch/$1" "$scratch/before"; then fail "$2 to change $1"; fi
    if "$scratch/tests/api/surface.py" > "$scratch/said"; then fail "a complaint about $3"; fi
    grep -qF -- "$3" "$scratch/said" || { cat "$scratch/said"; fail "to read: $3"; }
    if "$scratch/tests/api/surface.py" --renew > "$scratch/said"; then fail "no list without a word in the changelog"; fi
    sed -i 's/^## \[Unreleased\]/&\n\n- Said./' "$scratch/CHANGELOG.md"
    "$scratch/tests/api/surface.py" --renew || fail "a new list after the changelog"
    "$scratch/tests/api/surface.py" || fail "nothing to complain about any more"
}

source=$1
bites include/cofin/money/money.hpp 's/is_negative/is_below_zero/' 'gone  cofin/money/money.hpp: cofin::money::is_negative'
bites include/cofin/plugin/abi.h 's/^    size_t size;$/    uint32_t size;/' 'cofin_text.size: at 8'
bites include/cofin/c/cofin.h 's/COFIN_NO_MEMORY = 6/COFIN_NO_MEMORY = 9/' 'new   cofin/c/cofin.h: COFIN_NO_MEMORY = 9'
bites docs/schema/check.schema.json 's/"totals"/"sums"/' 'check.schema.json'
