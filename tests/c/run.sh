#!/usr/bin/env bash
# Makes a ledger and what the command line says of it, then runs a program of this folder.
#   run.sh good|hostile CLI SOURCE PROGRAM
#   run.sh python CLI SOURCE PYTHON LIBRARY
# 77 where it cannot be run.
set -euo pipefail
what=$1 cli=$2 source=$3 program=$4
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
folder=$source/examples/urady-bez-hranic
ledger=$scratch/urady.cofin

if [[ -z $program ]]; then
    echo 'no Python 3.11'
    exit 77
fi
"$cli" record "$folder" --ledger "$ledger" --booked 2018-12-31 > "$scratch/recorded"
case $what in
good)
    "$cli" check "$folder" --json > "$scratch/check.json"
    "$cli" statement --ledger "$ledger" --json > "$scratch/statement.json"
    "$program" "$folder" "$scratch/check.json" "$ledger" "$scratch/statement.json"
    ;;
hostile)
    mkdir "$scratch/empty"
    "$program" "$folder" "$ledger" "$scratch/empty"
    ;;
python)
    # A sanitizer wants to be loaded first, which an interpreter that was built without it does not do.
    if nm -D "$5" | grep -q '__[at]san_\|__ubsan_'; then
        echo 'the library is built with sanitizers'
        exit 77
    fi
    "$program" "$here/from_python.py" "$5" "$folder" "$ledger"
    ;;
esac
