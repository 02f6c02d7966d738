#!/usr/bin/env python3
"""What a user's code can name, and whether it changed without a word.

    surface.py            compares the headers and schemas with what is written down here, and says what changed
    surface.py --renew    writes it down anew; refuses where neither the version nor CHANGELOG.md says that anything changed

Three lists: names.txt, the public names of include/cofin as universal-ctags reads them (no signatures, nothing of `detail`);
c_abi.txt, the layout of the structs, the values and the functions of the C headers, as a C compiler sees them; json.txt, the
keys of docs/schema. said.txt holds the version and the digest of the changelog's unreleased part at that time.
Exit code: 0 nothing changed, 1 something did, 77 universal-ctags or a C compiler is missing.
"""

import hashlib
import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
INCLUDE = ROOT / "include"
C_HEADERS = ("cofin/plugin/abi.h", "cofin/c/cofin.h")
COMPILER = os.environ.get("CC", "cc")


def skip(why):
    print(why)
    sys.exit(77)


def tags_of(header, language, kinds):
    command = ["ctags", f"--language-force={language}", f"--kinds-{language}={kinds}", "--output-format=json",
               "--fields=+asSkZet", "--sort=no", "-f", "-", header]
    said = subprocess.run(command, cwd=INCLUDE, check=True, capture_output=True, text=True).stdout
    return [tag for tag in map(json.loads, said.splitlines()) if tag["_type"] == "tag"]


def is_public(tag):
    scope = tag.get("scope", "")
    if tag.get("access") in ("private", "protected"):
        return False
    if tag["kind"] == "macro":
        return tag["name"].startswith("COFIN_") and not tag["name"].endswith("_H")
    if tag["kind"] in ("namespace", "file", "header") or tag["name"].startswith("__anon"):
        return False
    # A member's body below its class repeats what the class declares.
    if tag.get("scopeKind") in ("class", "struct") and "access" not in tag and tag["kind"] != "enumerator":
        return False
    return scope.startswith("cofin") and not re.search(r"(\b|_)detail\b|__anon", scope)


def public_names():
    lines = set()
    for header in sorted(INCLUDE.rglob("*.hpp")):
        path = header.relative_to(INCLUDE).as_posix()
        for tag in tags_of(path, "C++", "cdefgmpstuv"):
            if is_public(tag):
                scope = re.sub(r"\bv0::|::v0\b", "", tag.get("scope", "") + "::")
                name = tag["name"] if tag["kind"] == "macro" else scope + tag["name"].replace("operator ", "operator")
                lines.add(f"{path}: {name}")
    return sorted(lines)


def c_layout():
    lines, shown = [], []
    for header in C_HEADERS:
        tags = tags_of(header, "C", "degmps")
        for tag in tags:
            name, scope = tag["name"], tag.get("scope", "")
            if tag["kind"] == "struct" and not name.startswith("__anon"):
                shown.append(f'printf("{header}: struct {name}: %zu bytes\\n", sizeof({name}));')
            elif tag["kind"] == "member" and scope.startswith("cofin_") and "__anon" not in scope:
                kind = tag.get("typeref", "").removeprefix("typename:")
                kind = "" if "__anon" in kind else kind
                shown.append(f'printf("{header}: {scope}.{name}: at %zu, %zu bytes, {kind}\\n", '
                             f'offsetof({scope}, {name}), sizeof((({scope}*)0)->{name}));')
            elif tag["kind"] == "enumerator":
                shown.append(f'printf("{header}: {name} = %d\\n", (int){name});')
            elif tag["kind"] == "prototype":
                result = tag.get("typeref", "").removeprefix("typename:")
                lines.append(f"{header}: {result} {name}{tag.get('signature', '')}")
            elif tag["kind"] == "macro" and re.search(r"_(VERSION|MAX)$", name):
                shown.append(f'printf("{header}: {name} = %llu\\n", (unsigned long long){name});')
    includes = "".join(f"#include <{header}>\n" for header in C_HEADERS)
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "layout.c")
        source.write_text(f"{includes}#include <stdio.h>\nint main(void) {{\n" + "\n".join(shown) + "\n}\n")
        program = Path(folder, "layout")
        subprocess.run([COMPILER, "-std=c11", f"-I{INCLUDE}", source, "-o", program], check=True)
        said = subprocess.run([program], check=True, capture_output=True, text=True).stdout
    return sorted(lines + said.splitlines())


def keys_in(node, path, required):
    """Each place of a schema: what may stand there, and whether it must."""
    what = [str(node["type"])] if "type" in node else []
    what += [f"{word} {json.dumps(node[word])}" for word in ("$ref", "enum", "const", "pattern", "format") if word in node]
    yield f"{path}: {', '.join(what)}{' required' if required else ''}"
    for key, below in node.get("properties", {}).items():
        yield from keys_in(below, f"{path}.{key}", key in node.get("required", ()))
    for word in ("items", "additionalProperties"):
        if isinstance(node.get(word), dict):
            yield from keys_in(node[word], f"{path}{'[]' if word == 'items' else '.*'}", False)
    for word in ("anyOf", "oneOf", "allOf"):
        for number, below in enumerate(node.get(word, ())):
            yield from keys_in(below, f"{path}<{word} {number + 1}>", False)
    for name, below in node.get("$defs", {}).items():
        yield from keys_in(below, f"{path}#{name}", False)


def json_keys():
    lines = []
    for schema in sorted((ROOT / "docs/schema").glob("*.json")):
        lines += keys_in(json.loads(schema.read_text(encoding="utf-8")), schema.name, False)
    return sorted(lines)


LISTS = {"names.txt": public_names, "c_abi.txt": c_layout, "json.txt": json_keys}


def said_now():
    version = re.search(r'COFIN_VERSION_STRING "(.+)"', (INCLUDE / "cofin/version.hpp").read_text()).group(1)
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    unreleased = re.search(r"^## \[Unreleased\]\n(.*?)(?=^## |\Z)", changelog, re.S | re.M)
    text = unreleased.group(1) if unreleased else ""
    return f"version {version}\nunreleased {hashlib.sha256(text.encode()).hexdigest()}\n"


def changes():
    found = []
    for file, make in LISTS.items():
        path = HERE / file
        known = set(path.read_text(encoding="utf-8").splitlines()) if path.exists() else set()
        now = set(make())
        found += [f"{file}: gone  {line}" for line in sorted(known - now)]
        found += [f"{file}: new   {line}" for line in sorted(now - known)]
    return found


def renew():
    said = HERE / "said.txt"
    if said.exists() and changes() and said.read_text() == said_now():
        print("Something public changed, and neither the version in include/cofin/version.hpp nor the unreleased part of "
              "CHANGELOG.md says so. Write it there first.")
        return 1
    for file, make in LISTS.items():
        (HERE / file).write_text("\n".join(make()) + "\n", encoding="utf-8")
    said.write_text(said_now())
    return 0


def compare():
    found = changes()
    if not found:
        return 0
    print("What users can name changed:\n")
    print("\n".join(found))
    print("\nIf that is meant: say it in CHANGELOG.md (or raise the version), then run tests/api/surface.py --renew and commit "
          "what it writes.")
    return 1


def main():
    try:
        features = subprocess.run(["ctags", "--list-features"], capture_output=True, text=True).stdout
    except FileNotFoundError:
        skip("universal-ctags is not installed")
    if "json" not in features:
        skip("this ctags is not universal-ctags with JSON")
    if subprocess.run(["sh", "-c", f"command -v {COMPILER}"], capture_output=True).returncode != 0:
        skip("no C compiler")
    sys.exit(renew() if sys.argv[1:] == ["--renew"] else compare())


main()
