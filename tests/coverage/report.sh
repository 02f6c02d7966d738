#!/usr/bin/env bash
# Which lines and branches of the core the tests reach: builds the preset `coverage`, runs its tests, adds up.
# Usage: tests/coverage/report.sh [--no-build]
# What no test reaches stands in build/coverage/missed.txt, header by header.
set -euo pipefail
cd "$(dirname "$0")/../.."
source .ci/setup.sh

out=build/coverage
tests=$out/tests/coverage/cofin_coverage_tests
if [[ ${1-} != --no-build ]]; then
    install_missing "${build_packages[@]}" clang-14 libclang-rt-14-dev llvm-14 python3
    build_preset coverage
fi
RC_PARAMS='seed=2014 max_success=500' LLVM_PROFILE_FILE="$out/run.profraw" "$tests" | tail -n 3
llvm-profdata-14 merge "$out/run.profraw" -o "$out/run.profdata"
for format in lcov text; do
    llvm-cov-14 export "$tests" -instr-profile "$out/run.profdata" -format "$format" \
        "$PWD/include/cofin" > "$out/run.$format"
done
python3 tests/coverage/add_up.py "$PWD/include/cofin/" "$out/run.lcov" "$out/run.text" "$out/missed.txt"
