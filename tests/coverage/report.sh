#!/usr/bin/env bash
# Which lines and branches of the core the tests reach: builds the preset `coverage`, runs its tests, adds up.
# Usage: tests/coverage/report.sh [--no-build]
# What no test reaches stands in build/coverage/lines.txt and branches.txt, header by header.
#
# Branches that only an exception takes, which the compiler adds to every call, are left out as far as gcovr can tell them.
set -euo pipefail
cd "$(dirname "$0")/../.."
source .ci/setup.sh

out=build/coverage
if [[ ${1-} != --no-build ]]; then
    install_missing "${build_packages[@]}" gcovr
    build_preset coverage
    find "$out" -name '*.gcda' -delete
    RC_PARAMS='seed=2014 max_success=500' "$out/tests/coverage/cofin_coverage_tests" | tail -n 3
fi
gcovr --root . --object-directory "$out" "$out" --filter 'include/cofin/' \
    --exclude-throw-branches --exclude-unreachable-branches --json "$out/trace.json" -j "$(nproc)"

# report TITLE FOLDER...
report() {
    local title=$1 filters=() folder
    shift
    for folder in "$@"; do filters+=(--filter "$folder"); done
    gcovr --root . --add-tracefile "$out/trace.json" "${filters[@]}" --json-summary "$out/summary.json"
    python3 - "$title" "$out/summary.json" <<'PYTHON'
import json, sys
title, file = sys.argv[1:]
sums = json.load(open(file))
print(f"{title:<20} {sums['line_covered']:>6} of {sums['line_total']:>6} lines, {sums['line_percent']:>5} %;"
      f" {sums['branch_covered']:>6} of {sums['branch_total']:>6} branches, {sums['branch_percent']:>5} %")
PYTHON
}
report 'number/, money/' include/cofin/number/ include/cofin/money/
for folder in time grant claim ledger rules; do
    report "$folder/" "include/cofin/$folder/"
done
report 'include/' include/cofin/
gcovr --root . --add-tracefile "$out/trace.json" --txt > "$out/lines.txt"
gcovr --root . --add-tracefile "$out/trace.json" --txt --branches > "$out/branches.txt"
