#!/usr/bin/env python3
"""Makes the reference of include/cofin by Doxygen and fails where a public function, type or macro is not documented.

    reference.py SOURCE OUTPUT        pages go to OUTPUT/html

Every warning of Doxygen is an error, but for data members and comparisons that the compiler writes: their type says what they
are; and operators defined below their class, which Doxygen sees a second time. Exit code 77: there is no Doxygen.
"""

import re
import shutil
import subprocess
import sys
from pathlib import Path

source, output = (Path(argument).resolve() for argument in sys.argv[1:3])
if not shutil.which("doxygen"):
    print("no doxygen")
    sys.exit(77)

output.mkdir(parents=True, exist_ok=True)
settings = (source / "docs/Doxyfile").read_text(encoding="utf-8") + f"\nOUTPUT_DIRECTORY = {output}\n"
done = subprocess.run(["doxygen", "-"], input=settings, cwd=source, capture_output=True, text=True)

speaks_for_itself = re.compile(
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


faults = [line for line in done.stderr.splitlines()
          if line.strip() and not speaks_for_itself.search(line) and not is_defined_again(line)]
for line in faults:
    print(line.replace(f"{source}/", ""))
pages = len(list((output / "html").glob("*.html")))
print(f"{len(faults)} faults, {pages} pages")
sys.exit(1 if faults or done.returncode or pages < 100 else 0)
