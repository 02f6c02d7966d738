#!/usr/bin/env python3
"""Makes the reference of include/cofin by Doxygen and fails where a public function, type or macro is not documented.

    reference.py SOURCE OUTPUT        pages go to OUTPUT/html
    reference.py --bites SOURCE       in a copy with a function that nobody documented, and expects to be told

Every warning of Doxygen is an error, but for data members and comparisons that the compiler writes: their type says what they
are; and operators defined below their class, which Doxygen sees a second time. Exit code 77: there is no Doxygen.
"""

import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

SPEAKS_FOR_ITSELF = re.compile(
    r"Member \S.* \(variable\) of .* is not documented"
    r"|Member operator(==|<=>)\(.*=default \(friend\) of .* is not documented"
    r"|Detected potential recursive class relation between class cofin::v0::detail::"  # of its parser, not of ours
)


def is_defined_again(line):
    """An operator below the mark under which headers define what they declared above it."""
    seen = re.match(r"(.*):(\d+): warning: Member operator.* is not documented", line)
    if not seen:
        return False
    above = Path(seen[1]).read_text(encoding="utf-8").split("\n")[: int(seen[2])]
    return "// --- definitions ---" in above


def reference(source, output):
    """The faults, and how many pages were made."""
    output.mkdir(parents=True, exist_ok=True)
    settings = (source / "docs/Doxyfile").read_text(encoding="utf-8") + f"\nOUTPUT_DIRECTORY = {output}\n"
    done = subprocess.run(["doxygen", "-"], input=settings, cwd=source, capture_output=True, text=True)
    faults = [line.replace(f"{source}/", "") for line in done.stderr.splitlines()
              if line.strip() and not SPEAKS_FOR_ITSELF.search(line) and not is_defined_again(line)]
    if done.returncode:
        faults.append(f"doxygen ended with {done.returncode}")
    return faults, len(list((output / "html").glob("*.html")))


def bites(source):
    """Whether a function, a type and a C struct without a word are named, and nothing else is."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder).resolve() / "copy"
        shutil.copytree(source / "include", copy / "include")
        shutil.copytree(source / "docs", copy / "docs")
        for header, before, planted in (
                ("money/split.hpp", "// --- definitions ---", "int unspoken_function(int amount);\n"),
                ("grant/partner.hpp", "/// A beneficiary", "struct unspoken_type {\n    int id;\n};\n\n"),
                ("c/cofin.h", "/* Who pays a share", "typedef struct cofin_unspoken {\n    int id;\n} cofin_unspoken;\n\n")):
            file = copy / "include/cofin" / header
            text = file.read_text(encoding="utf-8")
            assert before in text, header
            file.write_text(text.replace(before, planted + before, 1), encoding="utf-8")
        faults, _ = reference(copy, copy / "reference")
        wanted = {"unspoken_function", "unspoken_type", "cofin_unspoken"}
        found = {name for name in wanted for line in faults if name in line}
        others = [line for line in faults if not any(name in line for name in wanted)]
        print("\n".join([*faults, f"found {len(found)} of {len(wanted)}, {len(others)} others"]))
        return found == wanted and not others


if not shutil.which("doxygen"):
    print("no doxygen")
    sys.exit(77)
if sys.argv[1] == "--bites":
    sys.exit(0 if bites(Path(sys.argv[2]).resolve()) else 1)
faults, pages = reference(*(Path(argument).resolve() for argument in sys.argv[1:3]))
print("\n".join([*faults, f"{len(faults)} faults, {pages} pages"]))
sys.exit(1 if faults or pages < 100 else 0)
