#!/usr/bin/env bash
# validate.sh COFIN PROJECT FOLDER: exports the project and holds it against FOLDER/xsd-2.03. A published file of another version,
# FOLDER/ocha-pre-2.0-canada.xml, must not pass: the schemas are at work. Exit code 77 where something is not there.
set -euo pipefail
cofin=$1 project=$2 schema=$3/xsd-2.03/iati-activities-schema.xsd other=$3/ocha-pre-2.0-canada.xml

if [[ ! -e $schema || ! -e $other ]]; then
    echo "skipped: the schemas of IATI 2.03 are not beside the project"
    exit 77
fi
if ! command -v xmllint >/dev/null; then
    echo "skipped: xmllint is not installed"
    exit 77
fi
if xmllint --nonet --noout --schema "$schema" "$other" 2>/dev/null; then
    echo "a file of another version passes"
    exit 1
fi
"$cofin" export "$project" --as iati | xmllint --nonet --noout --schema "$schema" -
