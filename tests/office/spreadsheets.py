"""Lists of costs as LibreOffice saves them: what `cofin import` makes of each, against sums known without it.

    python3 tests/office/spreadsheets.py build/release/cofin

Run in the project's root. Each flat document of tests/office/lists becomes an XLSX and an ODS workbook; expected.json says what
must come of it. Exit code 0, 1 with what is wrong, 77 where LibreOffice is not installed.
"""

import csv
import json
import shutil
import subprocess
import sys
import tempfile
from collections import defaultdict
from decimal import Decimal
from pathlib import Path

COFIN = sys.argv[1]
OFFICE = shutil.which("soffice")
if OFFICE is None:
    print("skipped: LibreOffice is not installed")
    sys.exit(77)

LISTS = Path("tests/office/lists")
FORMATS = {"xlsx": "xlsx:Calc MS Excel 2007 XML", "ods": "ods:calc8"}
problems = []


def expect(where, what, found, expected):
    if found != expected:
        problems.append(f"{where}: {what}: found {found!r}, expected {expected!r}")


def convert(folder):
    """All flat documents into workbooks of each format."""
    for extension, kind in FORMATS.items():
        subprocess.run(
            [OFFICE, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", kind,
             "--outdir", str(folder), *map(str, sorted(LISTS.glob("*.fods")))],
            check=True, capture_output=True, timeout=300)
        for source in LISTS.glob("*.fods"):
            if not (folder / f"{source.stem}.{extension}").exists():
                raise RuntimeError(f"LibreOffice made no {extension} of {source}")


def run(*arguments):
    return subprocess.run([COFIN, "import", *arguments], capture_output=True, text=True, check=False)


def sums_of_report(report):
    def side(sum_):
        return [sum_["rows"], Decimal(sum_["amount"])]
    return {sum_["currency"]: {"taken": side(sum_["taken"]), "set_aside": side(sum_["set_aside"])}
            for sum_ in report["sums"]}


def sums_expected(written):
    return {unit: {side: [rows, Decimal(amount)] for side, (rows, amount) in sides.items()}
            for unit, sides in written.items()}


def check_report(where, report, sums):
    """The sums, and that the report ties with itself."""
    expect(where, "sums", sums_of_report(report), sums_expected(sums))
    for sum_ in report["sums"]:
        for of in ("rows", "amount"):
            parts = [Decimal(str(sum_[side][of])) for side in ("in", "taken", "set_aside")]
            expect(where, f"{of} in = taken + set aside", parts[0], parts[1] + parts[2])
    expect(where, "rows in", report["rows_in"], report["taken"] + report["set_aside"])


def check_costs(where, rows, sums):
    """What was written adds up to the same, counted here."""
    found = defaultdict(lambda: [0, Decimal(0)])
    for row in rows:
        found[row["currency"]][0] += 1
        found[row["currency"]][1] += Decimal(row["amount"])
    expect(where, "costs.csv", dict(found),
           {unit: sides["taken"] for unit, sides in sums_expected(sums).items() if sides["taken"][0] > 0})


def imported(where, file, options, sums, folder):
    out = folder / "out"
    shutil.rmtree(out, ignore_errors=True)
    done = run(str(file), *options, "--json", "--out", str(out))
    if done.returncode > 1:
        problems.append(f"{where}: {done.stderr}")
        return None, []
    report = json.loads(done.stdout)
    with open(out / "costs.csv", encoding="utf-8", newline="") as costs:
        rows = list(csv.DictReader(costs))
    check_report(where, report, sums)
    check_costs(where, rows, sums)
    with open(out / "set-aside.csv", encoding="utf-8", newline="") as aside:
        expect(where, "rows of set-aside.csv", len(list(csv.DictReader(aside))), report["set_aside"])
    return report, rows


def check_list(file, expected, folder):
    where = file.name
    report, rows = imported(where, file, expected["options"], expected["sums"], folder)
    if report is None:
        return
    expect(where, "format", report["format"], file.suffix[1:].upper())
    totals = [Decimal(amount) for amount in expected.get("totals", [])]
    expect(where, "totals", [Decimal(total["amount"]) for total in report["totals"]], totals)
    expect(where, "totals that are none", [total for total in report["totals"] if total["equals"] == "nothing"], [])
    for key in ("without_amount", "hidden_taken"):
        expect(where, key, report[key], expected.get(key, 0))
    if "computed_cells" in expected:
        expect(where, "computed cells", report["computed_cells"], expected["computed_cells"])
    expect(where, "reasons", [one["reason"] for one in report["reasons"]], expected.get("reasons", []))
    for column, values in expected.get("column", {}).items():
        expect(where, column, [row[column] for row in rows], values)
    for options, sums in expected.get("also", []):
        imported(f"{where} {options}", file, options, sums, folder)
    for options, message in expected.get("refused", []):
        done = run(str(file), *options, "--dry-run")
        expect(f"{where} {options}", "exit code", done.returncode, 2)
        expect(f"{where} {options}", "message", message in done.stderr or done.stderr, True)
    text = run(str(file), *expected["options"], "--dry-run").stdout
    for line in expected.get("says", []):
        expect(where, "report", line in text or text, True)


def main():
    expected = json.loads((LISTS / "expected.json").read_text(encoding="utf-8"))
    expect("expected.json", "lists", sorted(expected), sorted(source.stem for source in LISTS.glob("*.fods")))
    checked = 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        convert(folder)
        for stem, wanted in expected.items():
            for extension in FORMATS:
                check_list(folder / f"{stem}.{extension}", wanted, folder)
                checked += 1
    for problem in problems:
        print(problem)
    print(f"{checked} workbooks, {len(problems)} problems")
    return 1 if problems or checked == 0 else 0


if __name__ == "__main__":
    sys.exit(main())
