# Sourced by demo, test and .ci/run. Debian 12; what is installed already is left alone, and without anything missing the
# network is not touched.

# What a build with its tests needs, and what only ./test --all needs on top.
build_packages=(
    g++ cmake ninja-build
    libboost-dev libhowardhinnant-date-dev libtomlplusplus-dev nlohmann-json3-dev libcli11-dev libssl-dev
    libsqlitecpp-dev libsqlite3-dev libseccomp-dev libxlsxwriter-dev gettext libicu-dev libuchardet-dev
    libzip-dev libexpat1-dev
    pkg-config catch2 librapidcheck-dev libbenchmark-dev
    python3 # computes figures of examples without cofin, reads pages and public names
)
check_packages=(
    clang-14 clang-tidy-14 clang-format-14 libclang-rt-14-dev lld-14
    ledger hledger beancount # read what cofin exports; their tests are skipped without
    chromium poppler-utils   # look at pages, on screen and printed
    libreoffice-calc         # counts workbooks again
    libxml2-utils            # holds IATI against its schemas
    universal-ctags          # reads the public names
    zsh fish mandoc          # read completions and manual pages; bash is there
    doxygen                  # the reference
    python3-venv             # for Conan and for what reads workbooks
)

# install_missing PACKAGE...
install_missing() {
    local package missing=() as_root=()
    for package in "$@"; do
        if [[ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" != installed ]]; then
            missing+=("$package")
        fi
    done
    if ((${#missing[@]} == 0)); then
        return
    fi
    if ((EUID != 0)); then
        if ! command -v sudo >/dev/null; then
            printf 'These packages are missing, and neither root nor sudo is at hand to install them:\n' >&2
            printf '  %s\n' "${missing[@]}" >&2
            exit 2
        fi
        as_root=(sudo)
    fi
    printf 'Installing %s\n' "${missing[*]}" >&2
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get update -q >&2
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "${missing[@]}" >&2
}

# What drives the browser, as its lock file says, into build/browser. Without it the tests of pages are skipped, and say so.
install_browser_modules() {
    if [[ build/browser/node_modules -nt tests/browser/package-lock.json ]]; then
        return
    fi
    command -v npm >/dev/null || install_missing nodejs npm
    mkdir -p build/browser
    cp tests/browser/package.json tests/browser/package-lock.json build/browser
    if (cd build/browser && npm ci --silent --no-audit --no-fund >&2); then
        touch build/browser/node_modules
    else
        printf 'The modules of the browser tests were not installed.\n' >&2
    fi
}

# What reads workbooks, into build/office. Without it the tests of workbooks are skipped, and say so.
install_office_modules() {
    if [[ -e build/office/ready ]]; then
        return
    fi
    if python3 -m venv build/office >&2 && build/office/bin/pip install --quiet openpyxl==3.1.5 >&2; then
        touch build/office/ready
    else
        printf 'The modules of the workbook tests were not installed.\n' >&2
    fi
}

# build_preset PRESET [TARGET...]: configures when the presets are newer than the build folder, then builds what is not up
# to date.
build_preset() {
    local preset=$1 target targets=()
    shift
    for target in "$@"; do
        targets+=(--target "$target")
    done
    if [[ ! "build/$preset/build.ninja" -nt CMakePresets.json ]]; then
        cmake --preset "$preset"
    fi
    cmake --build --preset "$preset" --parallel "$(nproc)" "${targets[@]}"
}
