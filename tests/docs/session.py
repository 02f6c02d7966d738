#!/usr/bin/env python3
"""Runs the blocks of a page in their order, as somebody who copies and pastes them: session.py [--rewrite] PAGE SOURCE BUILD

All of them in one shell, in a folder of their own, with the `cofin` just built first in PATH and COFIN the folder of the sources.
What a block prints is compared with the text below it; --rewrite puts it there: read the change before it is committed. It refuses
what names today, which would be true for a day. Exit code 77: a program is missing that the page needs, or the page is about
another build.
"""

import difflib
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from datetime import datetime, timezone
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from pages import blocks_of  # noqa: E402

MARK = "@@@ block "


def note_of(source, page, word):
    """What `<!-- session WORD: ... -->` says at the top of a page."""
    found = re.search(rf"^<!-- session {word}: (.*) -->$", (source / page).read_text(encoding="utf-8"), re.M)
    return found[1].split() if found else []


def masked(text):
    """Digests depend on the compiler."""
    return re.sub(r"\b[0-9a-f]{16,64}\b", lambda found: "x" * len(found[0]), text)


def script_of(blocks, scratch, source):
    """One shell script; before each block a line that says which one it is, and how the one before it ended."""
    script = ""
    for number, block in enumerate(blocks):
        script += f'printf "%s\\n" "{MARK}{number} after $?"\n'
        if block.language == "console":  # a transcript, which its own test compares; here for what it leaves behind
            commands = re.findall(r"^\$ (cofin .*)$", block.text, re.M)
            script += f"(cd '{source}' && TMP='{scratch}'\n" + "\n".join(commands) + "\n) > console.out 2>&1\n"
        elif (name := block.told("file")) is not None:
            script += f"mkdir -p \"$(dirname '{name}')\"\ncat > '{name}' <<'@@@ end'\n{block.text}@@@ end\n"
        elif (ledger := block.told("run on")) is not None:
            script += f"cat > .statements <<'@@@ end'\n{block.text}@@@ end\n'{sys.executable}' '{__file__}' --sql {ledger}\n"
        elif block.told("run") is not None:
            script += block.text
    return script + f'printf "%s\\n" "{MARK}{len(blocks)} after $?"\n'


def query(ledger):
    """Prints what sqlite3 -readonly would of .statements; a statement that finds nothing is a fault."""
    database = sqlite3.connect(f"file:{ledger}?mode=ro", uri=True)
    for statement in Path(".statements").read_text(encoding="utf-8").split(";"):
        if statement.strip():
            rows = database.execute(statement).fetchall()
            if not rows:
                sys.exit(f"nothing found by {statement}")
            for row in rows:
                print("|".join("" if value is None else str(value) for value in row))


def rewrite(source, page, texts):
    """Puts texts into the blocks that begin in those lines."""
    lines = (source / page).read_text(encoding="utf-8").split("\n")
    for start in sorted(texts, reverse=True):
        end = lines.index("```", start)
        lines[start:end] = texts[start].rstrip("\n").split("\n")
    (source / page).write_text("\n".join(lines), encoding="utf-8")


def session(source, build, scratch, page, is_rewritten):
    blocks = blocks_of(source, page)
    for before in note_of(source, page, "after"):
        blocks = blocks_of(source, f"docs/{before}") + blocks
    script = script_of(blocks, scratch, source)
    environment = {**os.environ, "PATH": f"{build}:{os.environ['PATH']}", "COFIN": str(source), "TMP": str(scratch),
                   "LC_ALL": "C.UTF-8", "TZ": "UTC", "HOME": str(scratch)}
    said = subprocess.run(["bash", "-c", script], cwd=scratch, env=environment, stdin=subprocess.DEVNULL,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True).stdout
    parts = {number: (text, code) for number, text, code in
             re.findall(rf"^{MARK}(\d+) after \d+\n(.*?)(?=^{MARK}\d+ after (\d+)$)", said, re.M | re.S)}
    ran, faults, texts = 0, [], {}
    for number, block in enumerate(blocks):
        if block.page != page or block.told("run") is None and block.told("run on") is None:
            continue
        ran += 1
        if str(number) not in parts:
            faults.append(f"{block.place}: the shell ended before it")
            break
        actual, code = parts[str(number)]
        if block.told("output varies:") is not None:
            if code != "0":
                faults.append(f"{block.place} ended with {code}\n{actual}")
            continue
        expected = block.output.text.rstrip("\n") if block.output else ""
        actual = actual.rstrip("\n")
        if block.told("digests vary") is not None:
            expected, actual = masked(expected), masked(actual)
        names_today = (today := datetime.now(timezone.utc).date().isoformat()) in actual and today not in block.text
        if expected != actual and is_rewritten and names_today:
            faults.append(f"{block.place} says what day it is today, and so would fail tomorrow")
        elif expected != actual and is_rewritten and block.output:
            texts[block.output.line] = parts[str(number)][0]
        elif expected != actual:
            lines = difflib.unified_diff(expected.splitlines(), actual.splitlines(), "the page", "said", lineterm="", n=2)
            faults.append(f"{block.place}\n" + "\n".join(lines))
    if texts:
        rewrite(source, page, texts)
    return ran, faults


if sys.argv[1] == "--sql":
    query(sys.argv[2])
    sys.exit(0)
is_rewritten = sys.argv[1] == "--rewrite"
page, source, build = sys.argv[-3], Path(sys.argv[-2]).resolve(), Path(sys.argv[-1]).resolve()
missing = [program for program in note_of(source, page, "needs") if not shutil.which(program)]
if missing:
    print("missing:", *missing)
    sys.exit(77)
if note_of(source, page, "build") == ["release"] and build != source / "build/release":
    print("another build than build/release")
    sys.exit(77)
with tempfile.TemporaryDirectory() as folder:
    ran, faults = session(source, build, Path(folder).resolve(), page, is_rewritten)
print("\n".join([*faults, f"{ran} blocks run, {len(faults)} faults"]))
sys.exit(1 if faults or ran == 0 else 0)
