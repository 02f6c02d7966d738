#!/usr/bin/env bash
# Creates the package without optimization and runs its test package, with a Conan of its own below the given folder.
#   create.sh FOLDER PROFILE [OPTION...]        create.sh build/conan gcc-12 store=True report=True
# 77 where Conan cannot be had: no network, or no Python with venv.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
mkdir -p "$1"
folder=$(cd "$1" && pwd)
profile=$here/profiles/$2
shift 2

conan=$folder/venv/bin/conan
if [[ ! -x $conan ]]; then
    if ! { python3 -m venv "$folder/venv" && "$folder/venv/bin/pip" install --quiet 'conan>=2.10,<3'; } > "$folder/pip.log" 2>&1
    then
        tail -3 "$folder/pip.log"
        echo 'Conan 2 could not be installed; its package is not tried'
        exit 77
    fi
fi

# The package is tried, not the compiler.
cached() { printf '{"value": "%s", "cache": True, "type": "STRING", "docstring": ""}' "$1"; }
quickly="{\"CMAKE_CXX_FLAGS_RELEASE\": $(cached -O0), \"CMAKE_UNITY_BUILD_BATCH_SIZE\": $(cached 24)}"
options=(-c:a "tools.cmake.cmaketoolchain:extra_variables=$quickly")
for option in "$@"; do
    options+=(-o "cofin/*:$option")
done
export CONAN_HOME=$folder/home
# Everything comes from the system: no remote is asked.
"$conan" remote disable '*' > /dev/null 2>&1 || true
# The test package is built from a copy, so that the tree stays as it is.
rm -rf "$folder/test_package"
cp -r "$here/test_package" "$folder/test_package"
"$conan" create "$here" -tf "" -pr:a "$profile" "${options[@]}" --build 'cofin/*' --no-remote
reference=cofin/$("$conan" inspect "$here" --format json | python3 -c 'import json, sys; print(json.load(sys.stdin)["version"])')
"$conan" test "$folder/test_package" "$reference" -pr:a "$profile" "${options[@]}" --no-remote
