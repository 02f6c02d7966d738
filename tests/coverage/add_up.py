"""Adds up which lines and branches of the core the tests reached, folder by folder, and lists what they did not.

    add_up.py INCLUDE LCOV JSON MISSED

LCOV and JSON are two exports of one run by llvm-cov: lines of the first, branches of the second. A branch is one way out of a
condition as it stands in the source, `true` or `false`; it is reached where any instance of a template takes it.
"""

import json
import sys
from collections import defaultdict

GROUPS = {"`number/`, `money/`": ("number/", "money/")} | {
    f"`{folder}/`": (f"{folder}/",) for folder in ("time", "grant", "claim", "ledger", "rules")
}


def lines_of(file, include):
    """How often each line ran, by header."""
    lines = defaultdict(dict)
    header = None
    for row in open(file, encoding="utf-8"):
        if row.startswith("SF:"):
            path = row[3:].rstrip()
            header = path.removeprefix(include) if path.startswith(include) else None
        elif row.startswith("DA:") and header:
            number, count = row[3:].split(",")[:2]
            lines[header][int(number)] = int(count)
    return lines


def branches_of(file, include):
    """How often each way out of each condition was taken, by header: (line, column, way) to a count."""
    branches = defaultdict(lambda: defaultdict(int))
    for header in json.load(open(file, encoding="utf-8"))["data"][0]["files"]:
        if not header["filename"].startswith(include):
            continue
        ways = branches[header["filename"].removeprefix(include)]
        for line, column, _, _, taken, not_taken, *_ in header["branches"]:
            ways[line, column, "true"] += taken
            ways[line, column, "false"] += not_taken
    return branches


def row_of(title, lines, branches):
    def share(counts):
        reached = sum(count > 0 for count in counts)
        return f"{reached:,} | {len(counts):,} | {100 * reached / max(1, len(counts)):.1f} %".replace(",", " ")

    return f"| {title} | {share(lines)} | {share(branches)} |"


def main():
    include, lcov, text, missed = sys.argv[1:]
    lines, branches = lines_of(lcov, include), branches_of(text, include)

    def counts(of, folders):
        return [count for header, all in of.items() if header.startswith(folders) for count in all.values()]

    print("| folder | lines | of | | branches | of | |\n| --- | ---: | ---: | ---: | ---: | ---: | ---: |")
    for title, folders in (GROUPS | {"`include/`": ("",)}).items():
        print(row_of(title, counts(lines, folders), counts(branches, folders)))
    with open(missed, "w", encoding="utf-8") as out:
        for header in sorted(lines):
            for number in sorted(line for line, count in lines[header].items() if count == 0):
                print(f"{header}:{number}: not run", file=out)
            for line, column, way in sorted(place for place, count in branches[header].items() if count == 0):
                print(f"{header}:{line}:{column}: never {way}", file=out)


if __name__ == "__main__":
    main()
