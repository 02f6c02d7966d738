#!/usr/bin/env bash
# Builds a consumer of cofin outside the tree and runs it.
#   consume.sh KIND SOURCE BUILD        KIND: core, parts, plugin, subdirectory, fetch_content, pkg_config
# CC, CXX, CFLAGS, CXXFLAGS: those of the build; warnings are errors besides.
set -euo pipefail
kind=$1 source=$2 build=$3
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

warnings='-Wall -Wextra -Wpedantic -Wconversion -Werror'
export CFLAGS="${CFLAGS-} $warnings" CXXFLAGS="${CXXFLAGS-} $warnings"
project=$source/examples/urady-bez-hranic

# Installed in one place and moved to another: nothing may remember where it was.
install_moved() {
    cmake --install "$build" --prefix "$scratch/first" > "$scratch/install.log" || { cat "$scratch/install.log"; exit 1; }
    mv "$scratch/first" "$scratch/prefix"
}

# build_consumer FOLDER [OPTION...]: by CMake, from a copy.
build_consumer() {
    local folder=$1
    shift
    cp -r "$here" "$scratch/consumers"
    cmake -S "$scratch/consumers/$folder" -B "$scratch/build" -G Ninja -DCMAKE_BUILD_TYPE=Debug \
        -DCOFIN_SOURCE="$source" -DCMAKE_PREFIX_PATH="$scratch/prefix" "$@"
}

case $kind in
core)
    install_moved
    build_consumer core
    cmake --build "$scratch/build"
    "$scratch/build/consumer"
    ;;
parts)
    install_moved
    build_consumer parts
    cmake --build "$scratch/build" -j1
    "$scratch/build/consumer" "$project" "$scratch/new.cofin" > "$scratch/said"
    grep -q '20 166.65' "$scratch/said"
    grep -q '"20166.65"' "$scratch/said"
    "$scratch/build/plain" "$project"
    # The installed program finds its helper, and reads what the library recorded.
    "$scratch/prefix/bin/cofin" statement --ledger "$scratch/new.cofin" --json > "$scratch/statement"
    grep -q '"entries"' "$scratch/statement"
    test -x "$scratch/prefix/libexec/cofin/cofin-plugin-host"
    test -x "$scratch/prefix/libexec/cofin/cofin-workbook-reader"
    ;;
plugin)
    install_moved
    build_consumer plugin
    cmake --build "$scratch/build"
    test "$(nm -D --defined-only "$scratch/build/libconsumer.so" | awk '{ print $3 }')" = cofin_plugin_v1
    ;;
subdirectory | fetch_content)
    build_consumer "$kind"
    cmake --build "$scratch/build" --target consumer
    "$scratch/build/consumer"
    ;;
pkg_config)
    install_moved
    export PKG_CONFIG_PATH=$(dirname "$(find "$scratch/prefix" -name cofin.pc)")
    flags() { pkg-config --print-errors "$@"; }
    # Words of flags are meant to be cut.
    # shellcheck disable=SC2046,SC2086
    {
        $CXX -std=c++20 $CXXFLAGS $(flags --cflags cofin) "$here/split.cpp" "$here/second_unit.cpp" -o "$scratch/split" \
            $(flags --libs cofin)
        $CXX -std=c++20 $CXXFLAGS $(flags --cflags cofin-store cofin-report) "$here/tutorial.cpp" -o "$scratch/tutorial" \
            $(flags --libs cofin-store cofin-report)
        $CC -std=c11 $CFLAGS $(flags --cflags cofin-c) "$here/plain.c" -o "$scratch/plain" $(flags --libs cofin-c)
    }
    "$scratch/split"
    "$scratch/tutorial" "$project" "$scratch/new.cofin" > "$scratch/said"
    LD_LIBRARY_PATH=$(pkg-config --variable=libdir cofin-c) "$scratch/plain" "$project"
    ;;
*)
    echo "unknown kind of consumer: $kind" >&2
    exit 2
    ;;
esac
