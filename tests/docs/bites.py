#!/usr/bin/env python3
"""The checks of pages find what is planted: bites.py SOURCE BUILD COMPILER..."""

import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
source, build, compiler = sys.argv[1], sys.argv[2], sys.argv[3:]

# A block, and the words that its fault must hold; None: it has none.
PLANTED = [
    ("cpp\n#include <cofin/money/money.hpp>\ncofin::money half(cofin::money m);\n", None),
    ("cpp\n#include <cofin/money/money.hpp>\ncofin::money half(cofin::money m) { return m * 0.5; }\n", "does not compile"),
    ("cpp body\nauto grant = (85_percent * 100_eur).rounded(rounding::floor);\n(void)grant;\n", None),
    ("cpp body\nmoney grant = 85_percent * 100_eur;\n(void)grant;\n", "does not compile"),
    ("c\n#include <cofin/c/cofin.h>\nint status(void) { return cofin_none(); }\n", "does not compile"),
    ("toml\na = 1\na = 2\n", "Cannot overwrite"),
    ("json\n{'a': 1}\n", "Expecting property name"),
    ("python\nif True print(1)\n", "invalid syntax"),
    ("cpp part of examples/some.cpp\n  int main() {}\n", None),
    ("cpp part of examples/some.cpp\nint main() { return 1; }\n", "does not stand in examples/some.cpp"),
    ("cpp part of examples/some.cpp\nauto own = 1; // 3.83 EUR\n", None),
    ("cpp part of examples/some.cpp\nauto grant = 2; // 9.99 EUR\n", "does not print 9.99"),
    ("cpp part of examples/other.cpp\nint main() {}\n", "is no file"),
    ("text compared by examples/some.cpp\nx\n", "does not read it"),
    ("sh not run: nobody can\nrm -rf everything\n", None),
    ("sh not run\nrm -rf everything\n", "without a reason"),
    ("sh\ncofin --version\n", "nothing says how it is checked"),
    ("text\nout of nothing\n", "nothing says how it is checked"),
    ("console\n$ ls\n", "is no transcript"),
    ("\nplain\n", "nothing says how it is checked"),
]

# A session, and how many faults it has.
SESSIONS = [
    ("```sh run\nx=1; echo one\n```\n\n```text\none\n```\n\n```sh run\necho $x\n```\n\n```text\n1\n```\n", 0),
    ("```sh run\necho one\n```\n\n```text\ntwo\n```\n", 1),
    ("```sh run\necho one\n```\nIt prints nothing.\n", 1),
    ("```sh run, output varies: a clock\ndate\n```\n", 0),
    ("```sh run, output varies: a clock\nfalse\n```\n", 1),
    ("```toml file a/b.toml\nx = 1\n```\n```sh run\ncat a/b.toml\n```\n```text\nx = 1\n```\n", 0),
    ("```sh run, digests vary\necho 0123456789abcdef\n```\n```text\nfedcba9876543210\n```\n", 0),
    ("```sh run\nexit 3\n```\n```sh run\necho on\n```\n", 1),
]


def said_by(script, *arguments):
    done = subprocess.run([sys.executable, HERE / script, *arguments], capture_output=True, text=True)
    return done.returncode, done.stdout + done.stderr


def expect(what, held, said=""):
    if not held:
        failures.append(f"{what}\n{said}")


failures = []
with tempfile.TemporaryDirectory() as folder:
    tree = Path(folder)
    (tree / "docs").mkdir()
    (tree / "examples").mkdir()
    (tree / "examples/some.cpp").write_text("int main() {}\nauto own = 1; // 3.83 EUR\nauto grant = 2; // 9.99 EUR\n")
    (tree / "examples/some.txt").write_text("own 3.83 EUR\n")
    (tree / "include").symlink_to(Path(source).resolve() / "include")
    for block, fault in PLANTED:
        (tree / "README.md").write_text(f"A page.\n\n```{block}```\n")
        said = said_by("check_blocks.py", folder, build, *compiler)[1]
        expect(block, f"1 blocks, {0 if fault is None else 1} faults" in said and (fault or "") in said, said)
    (tree / "README.md").write_text("Indented:\n\n    cofin --version\n")
    said = said_by("check_blocks.py", folder, build, *compiler)[1]
    expect("code without a fence", "code without a fence" in said, said)
    (tree / "README.md").write_text("# A page\n\n[there](#a-page) [a](examples/some.cpp) [b](docs/none.md) [c](#nowhere)\n")
    said = said_by("check_blocks.py", folder, build, *compiler)[1]
    expect("links", "docs/none.md leads nowhere" in said and "#nowhere: README.md has no" in said and ", 2 faults" in said, said)
    for page, faults in SESSIONS:
        (tree / "README.md").write_text(page)
        code, said = said_by("session.py", "README.md", folder, build)
        expect(page, f", {faults} faults" in said and code == min(faults, 1), said)
    (tree / "README.md").write_text("<!-- session needs: no-such-program -->\n" + SESSIONS[0][0])
    expect("a program is missing", said_by("session.py", "README.md", folder, build)[0] == 77)
print("\n".join([*failures, f"{len(failures)} of {len(PLANTED) + len(SESSIONS) + 3} not as planted"]))
sys.exit(1 if failures else 0)
