"""What each fault of this example must cost, computed from its files without cofin.

    python3 expected.py
    cofin check examples/u-lead-small-projects-2024-faults --json | python3 expected.py --compare

The second compares what cofin says with it: exit code 1 where they differ.
"""

import csv
import datetime
import json
import sys
import tomllib
from fractions import Fraction
from pathlib import Path

HERE = Path(__file__).parent


def cents(text: str) -> int:
    return int(Fraction(text.removesuffix(" UAH")) * 100)


def floor(value: Fraction) -> int:
    """To whole kopiykas, towards minus infinity."""
    return value.numerator // value.denominator


def hryvnia(value: int) -> str:
    return f"{value // 100}.{value % 100:02d}"


def share(text: str) -> Fraction:
    return Fraction(text.removesuffix("%").strip()) / 100


project = tomllib.loads((HERE / "project.toml").read_text("utf-8"))
answers = {name: answer.get("value") for name, answer in project["parameters"].items()}
with open(HERE / "costs.csv", encoding="utf-8") as file:
    costs = {row["id"]: row for row in csv.DictReader(file)}

declared = {id: cents(cost["amount"]) for id, cost in costs.items()}
cut = dict.fromkeys(costs, 0)
rules: dict[str, set[str]] = {id: set() for id in costs}
for id, cost in costs.items():
    on = datetime.date.fromisoformat(cost["incurred_on"])
    if not datetime.date(2024, 2, 1) <= on <= datetime.date(2024, 6, 30):
        rules[id].add("ULEAD-SPF-3")
    if not answers["spending_from"] <= on <= answers["spending_until"]:
        rules[id].add("ULEAD-SPF-3-DAYS")
    if rules[id]:
        cut[id] = declared[id]

# A category limited to the share s of all counts, beside all other costs, up to s / (1 - s) of them.
for category, rule in (("administrative", "ADMIN"), ("staff", "STAFF"), ("equipment", "EQUIPMENT"), ("promotion", "PROMOTION")):
    limit = share(answers[f"{category}_share_max"])
    inside = [id for id in costs if costs[id]["category"] == category]
    others = sum(declared[id] - cut[id] for id in costs if id not in inside)
    left = floor(limit / (1 - limit) * others)
    for id in inside:  # in the order of their ids
        counts = min(declared[id] - cut[id], left)
        if counts < declared[id] - cut[id]:
            rules[id].add(f"ULEAD-SPF-7-{rule}")
            cut[id] = declared[id] - counts
        left -= counts

eligible = sum(declared.values()) - sum(cut.values())
grant = floor(share(answers["grant_rate"]) * eligible)
totals = {"declared": sum(declared.values()), "eligible": eligible, "ineligible": sum(cut.values()), "open": 0}


def differences(said: dict) -> list[str]:
    paid = {row["source"]: row["amount"] for row in said["funding"]}
    compared = [(name, hryvnia(amount), said["totals"][name]) for name, amount in totals.items()]
    compared += [("ULEAD", hryvnia(grant), paid["ULEAD"]), ("own", hryvnia(eligible - grant), paid["own"])]
    for id in costs:
        found = [row for row in said["findings"] if row["item"] == id]
        compared.append((f"rules of {id}", sorted(rules[id]), sorted(row["rule"] for row in found)))
        compared.append((f"cut of {id}", hryvnia(cut[id]), hryvnia(sum(cents(row["cut"]) for row in found))))
    return [f"{what}: cofin says {got}, expected {wanted}" for what, wanted, got in compared if got != wanted]


if sys.argv[1:] == ["--compare"]:
    found = differences(json.load(sys.stdin))
    print("\n".join(found) or f"the same: {len(costs)} costs, totals and funding")
    sys.exit(1 if found else 0)
for id in costs:
    print(f"{id}  {hryvnia(declared[id]):>10}  cut {hryvnia(cut[id]):>8}  {', '.join(sorted(rules[id])) or 'counts'}")
for name, amount in totals.items():
    print(f"{name:10}  {hryvnia(amount):>10}")
print(f"ULEAD       {hryvnia(grant):>10}\nown         {hryvnia(eligible - grant):>10}")
