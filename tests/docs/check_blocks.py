#!/usr/bin/env python3
"""Every code block of README.md and docs/*.md is held to something, and links lead somewhere: check_blocks.py SOURCE BUILD COMPILER...

A block that stands in a file is compared with it, C and C++ are compiled, data are parsed; console blocks are transcripts, and
blocks that are run belong to a session (session.py). Whatever else there is, is a fault. README.md here lists the marks.
"""

import ast
import json
import re
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from pages import blocks_of, page_names  # noqa: E402

WARNINGS = ["-Wall", "-Wextra", "-Wpedantic", "-Wconversion", "-Werror", "-fsyntax-only"]


def stands_in(block, file):
    """Whether the block's lines, indentation aside, follow each other in the file."""
    wanted = [line.strip() for line in block.text.strip("\n").split("\n")]
    there = [line.strip() for line in file.read_text(encoding="utf-8").split("\n")]
    return any(there[at:at + len(wanted)] == wanted for at in range(len(there) - len(wanted) + 1))


def unsaid_figures(block, file):
    """Figures in comments behind code, as `// 20166.65 EUR`, that a lesson does not print."""
    printed = file.with_suffix(".txt")
    said = set(re.findall(r"\d+\.\d+", printed.read_text(encoding="utf-8"))) if printed.is_file() else set()
    behind = re.findall(r"^ *[^/ ].*// (.*)$", block.text, re.M)
    return [figure for comment in behind for figure in re.findall(r"\d+\.\d+", comment) if figure not in said]


def compiled(block, source, compiler):
    code = block.text
    if block.told("body") is not None:
        code = ("#include <cofin/cofin.hpp>\nusing namespace cofin;\nusing namespace cofin::literals;\n"
                f"void body();\nvoid body() {{\n{code}}}\n")
    with tempfile.NamedTemporaryFile("w", suffix=".c" if block.language == "c" else ".cpp", encoding="utf-8") as file:
        file.write(code)
        file.flush()
        standard = "-std=c11" if block.language == "c" else "-std=c++20"
        said = subprocess.run([*compiler, *(["-x", "c"] if block.language == "c" else []), standard, *WARNINGS,
                               "-I", str(source / "include"), file.name], capture_output=True, text=True)
    return None if said.returncode == 0 else "does not compile:\n" + said.stderr


def fault_of(block, source, compiler):
    file = block.told("part of")
    if file is not None:
        path = source / file
        if not path.is_file() or file.startswith(("docs/", "build/")):
            return f"{file} is no file that the tests build or run"
        if not stands_in(block, path):
            return f"does not stand in {file}"
        unsaid = unsaid_figures(block, path) if path.suffix == ".cpp" and path.parent.name == "examples" else []
        return f"{file} does not print {', '.join(unsaid)}" if unsaid else None
    test = block.told("compared by")
    if test is not None:
        return None if (source / test).is_file() and block.page in (source / test).read_text() else f"{test} does not read it"
    if block.told("not run") is not None:
        return None if block.told("not run").strip() else "'not run' without a reason"
    if block.told("file") is not None:
        return None  # its page's session writes and uses it
    if block.told("run") is not None:
        varies = block.told("output varies:")
        return "'output varies' without a reason" if varies == "" else None
    match block.language:
        case "console":
            return None if "$ cofin" in block.text else "a console block without '$ cofin' is no transcript"
        case "cpp" | "c":
            return compiled(block, source, compiler)
        case "toml":
            tomllib.loads(block.text)
            return None
        case "json":
            json.loads(block.text)
            return None
        case "python":
            ast.parse(block.text)
            return None
        case "text" if block in outputs:
            return None
    return f"```{block.language} {block.mark}".rstrip() + ": nothing says how it is checked"


def indented_code(source, page):
    """Lines that Markdown would show as code without a fence."""
    inside, before = False, ""
    for number, line in enumerate((source / page).read_text(encoding="utf-8").split("\n"), 1):
        if line.startswith("```"):
            inside = not inside
        elif not inside and line.startswith("    ") and not before.strip():
            yield f"{page}:{number}: code without a fence says not how it is checked"
        before = line


def anchors_of(text):
    """Headings as links name them."""
    headings = re.findall(r"^#+ (.*)$", re.sub(r"^```.*?^```$", "", text, flags=re.S | re.M), re.M)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def broken_links(source, page):
    """Links to files and headings that are not there; addresses elsewhere are nobody's to check."""
    text = (source / page).read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)\s]+)\)", re.sub(r"^```.*?^```$", "", text, flags=re.S | re.M)):
        path, _, anchor = target.partition("#")
        if "://" in target:
            continue
        file = ((source / page).parent / path) if path else source / page
        if not file.exists():
            yield f"{page}: {target} leads nowhere"
        elif anchor and anchor not in anchors_of(file.read_text(encoding="utf-8")):
            yield f"{page}: {target}: {path or page} has no such heading"


source, compiler = Path(sys.argv[1]), sys.argv[3:]
faults, count, outputs = [], 0, []
for page in page_names(source):
    faults += [*indented_code(source, page), *broken_links(source, page)]
    blocks = blocks_of(source, page)
    outputs = [block.output for block in blocks if block.output and block.told("run") is not None]
    for block in blocks:
        count += 1
        try:
            fault = fault_of(block, source, compiler)
        except (ValueError, SyntaxError) as problem:
            fault = str(problem)
        if fault:
            faults.append(f"{block.place}: {fault}")
for page in sorted(page for folder in ("docs/decisions", "examples", "plugins", "tests") for page in (source / folder).glob("**/*.md")):
    faults += broken_links(source, page.relative_to(source))
print("\n".join([*faults, f"{count} blocks, {len(faults)} faults"]))
sys.exit(1 if faults or count < 50 else 0)
