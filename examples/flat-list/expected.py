"""The totals of this list, computed from its files without cofin.

    python3 expected.py
    cofin check examples/flat-list --json | python3 expected.py --compare

Money is integer cents throughout; a rate is an integer of five decimals.
"""

import csv
import datetime
import json
import sys
from collections import defaultdict
from pathlib import Path

HERE = Path(__file__).parent
CATEGORIES = {"STAFF", "OFFICE", "TRAVEL", "EXTERNAL", "EQUIPMENT", "INFRA"}


def rows(name):
    with open(HERE / name, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def fixed(text, digits=2):
    whole, _, rest = text.lstrip("-").partition(".")
    value = int(whole + rest.ljust(digits, "0"))
    return -value if text.startswith("-") else value


def cents(value):
    return f"{value // 100}.{value % 100:02d}"


def converted(amount, rate):
    return (2 * amount * 100_000 + rate) // (2 * rate)


def lines():
    projects = {row["project_id"]: row for row in rows("projects.csv")}
    budget = {(row["project_id"], row["category"]): fixed(row["budget_eur"]) for row in rows("budgets.csv")}
    rates = {(row["month"], row["currency"]): fixed(row["units_per_eur"], 5) for row in rows("rates.csv")}
    excluded = {row["supplier"] for row in rows("excluded.csv")}
    seen, used = set(), defaultdict(int)
    sums = {project: [0, 0, 0, 0] for project in projects}
    for row in rows("expenditures.csv"):
        document = row["partner_id"], row["doc_id"]
        again = document in seen
        seen.add(document)
        project = projects.get(row["project_id"])
        if project is None:  # R01
            continue
        total = sums[row["project_id"]]
        total[0] += 1
        partners = {f"{row['project_id']}-PP{i + 1}" for i in range(int(project["partners"]))}
        last = datetime.date.fromisoformat(project["ends_on"]) + datetime.timedelta(days=90)
        amount, vat = fixed(row["amount"]), fixed(row["vat"])
        rate = rates.get((row["paid_on"][:7], row["currency"]))
        passes = (
            row["partner_id"] in partners  # R02
            and not again  # R03
            and row["category"] in CATEGORIES  # R04
            and project["starts_on"] <= row["issued_on"] <= project["ends_on"]  # R05
            and row["issued_on"] <= row["paid_on"] <= last.isoformat()  # R06
            and rate is not None  # R07
            and amount > 0  # R08
            and 0 <= vat
            and vat * 127 <= amount * 27  # R09
            and row["supplier"] not in excluded  # R10
        )
        if not passes or (converted(amount, rate) > 1_000_000 and "tender:" not in row["description"]):  # R12
            continue
        eligible = converted(amount - vat if project["vat_recoverable"] == "1" else amount, rate)
        line = row["project_id"], row["category"]
        used[line] += eligible
        if used[line] * 100 > budget[line] * 110:  # R11
            continue
        grant = eligible * int(project["cofin_bp"]) // 10_000
        for i, part in enumerate((1, eligible, grant, eligible - grant), 1):
            if i < 4:
                total[i] += part
    table = [["project_id", "lines", "eligible_lines", "eligible", "ERDF", "own"]]
    whole = [0, 0, 0, 0]
    for project in sorted(sums):
        whole = [a + b for a, b in zip(whole, sums[project])]
        table.append(printed(project, sums[project]))
    return table + [printed("TOTAL", whole)]


def printed(name, total):
    count, passed, eligible, grant = total
    return [name, str(count), str(passed), cents(eligible), cents(grant), cents(eligible - grant)]


def differences(said):
    """What cofin says otherwise, project by project."""
    found = {project["project"]: project for project in said["projects"]}
    for name, _, _, eligible, grant, own in lines()[1:-1]:
        project = found.pop(name)
        paid = {row["source"]: row["amount"] for row in project["funding"]}
        figures = {"eligible": project["totals"]["eligible"], **paid}
        if figures != {"eligible": eligible, "ERDF": grant, "own": own}:
            yield f"{name}: cofin {figures}, expected {eligible} = {grant} + {own}"
    yield from found


if "--compare" in sys.argv[1:]:
    differ = list(differences(json.load(sys.stdin)))
    print("\n".join(differ) or "the same")
    sys.exit(1 if differ else 0)
print("".join(",".join(row) + "\n" for row in lines()), end="")
