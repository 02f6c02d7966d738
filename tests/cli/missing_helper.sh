#!/usr/bin/env bash
# What the command says where the program that reads workbooks was not installed beside it: a sentence, and exit code 3, since the
# list is not to blame.
#
#     missing_helper.sh COMMAND SOURCE
set -euo pipefail

command=$1
cd "$2"
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mkdir "$folder/bin"
cp "$command" "$folder/bin/cofin"

# said LANGUAGE BEGINNING : how the sentence begins in that language
said() {
    local code=0 text
    text=$(LC_ALL=C.UTF-8 "$folder/bin/cofin" import tests/cases/import/data/workbook.xlsx --dry-run --lang "$1" 2>&1) || code=$?
    if [[ $code -ne 3 || $text != "cofin import: $2"* || $text != *"$folder/libexec/cofin/cofin-workbook-reader"* ]]; then
        printf 'exit code %s, expected 3: %s\n' "$code" "$text"
        exit 1
    fi
}

said en "found no program cofin-workbook-reader (it reads workbooks), expected "
said pl "znaleziono: brak programu cofin-workbook-reader (czyta skoroszyty); oczekiwano: "
said cs "nalezeno: chybí program cofin-workbook-reader (čte sešity); očekáváno: "
said uk "знайдено: немає програми cofin-workbook-reader (читає книги); очікувалося: "
