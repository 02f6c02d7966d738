"""The expected figures of this example, computed from its files without cofin.

    python3 expected.py
    cofin check examples/small-project-silesia-2021 --json | python3 expected.py --compare

The second compares what cofin says with it: exit code 1 where they differ.
Exact fractions throughout: an amount becomes cents only where the rules round.
"""

import csv
import json
import sys
import tomllib
from collections import defaultdict
from fractions import Fraction
from pathlib import Path

HERE = Path(__file__).parent
DIRECT = {"travel", "external", "equipment", "works"}  # direct costs other than staff


def floor(cents: Fraction) -> int:
    """To whole cents, towards minus infinity: flat rates and funding, as the project answers."""
    return cents.numerator // cents.denominator


def cents(amount: str) -> int:
    return int(Fraction(amount.removesuffix(" EUR")) * 100)


def euro(cents: int) -> str:
    return f"{cents // 100}.{cents % 100:02d}"


def differences(figures: dict[str, dict[str, int]], cut: dict[str, int], said: dict) -> list[str]:
    """What cofin says otherwise: totals, planned and claimed funding, and that nothing is open."""
    totals = said["totals"]
    compared = [
        ("planned", euro(figures["planned"]["costs"]), totals["planned"]),
        ("eligible", euro(figures["claimed"]["costs"]), totals["eligible"]),
        ("ineligible", euro(sum(cut.values())), totals["ineligible"]),
        ("open", "0.00", totals["open"]),
        ("findings", sum(1 for amount in cut.values() if amount), len(said["findings"])),
    ]
    for name, key in (("planned", "planned_funding"), ("claimed", "funding")):
        paid = {row["source"]: row["amount"] for row in said[key]}
        for source in ("ERDF", "own"):
            compared.append((f"{name} {source}", euro(figures[name][source]), paid.get(source, "0.00")))
    return [f"{what}: cofin says {got}, expected {wanted}" for what, wanted, got in compared if got != wanted]


def main() -> None:
    compares = sys.argv[1:] == ["--compare"]
    show = (lambda *_: None) if compares else print
    project = tomllib.loads((HERE / "project.toml").read_text("utf-8"))
    with open(HERE / "costs.csv", encoding="utf-8") as file:
        costs = list(csv.DictReader(file))

    # Flat rates follow the costs that they are declared with: staff 20 % of the other direct costs, office 15 % of staff.
    by_category: dict[tuple[str, str], int] = defaultdict(int)
    for cost in costs:
        by_category[cost["partner"], cost["category"]] += cents(cost["amount"])
    cut: dict[str, int] = {}
    eligible: dict[str, int] = defaultdict(int)
    staff: dict[str, int] = {}
    for cost in costs:
        amount = cents(cost["amount"])
        partner = cost["partner"]
        most = amount
        if cost["category"] == "staff":
            base = sum(by_category[partner, category] for category in DIRECT)
            most = floor(Fraction(20, 100) * base)
            staff[partner] = min(amount, most)
        elif cost["category"] == "office":
            most = floor(Fraction(15, 100) * staff[partner])
        cut[cost["id"]] = max(0, amount - most)
        eligible[partner] += min(amount, most)
        show(f"{cost['id']}  {euro(amount):>8}  {cost['method']:<9}  at most {euro(most):>8}  cut {euro(cut[cost['id']])}")

    planned: dict[str, int] = defaultdict(int)
    for line in project["budget"]:
        planned[line["partner"]] += cents(line["amount"])

    figures: dict[str, dict[str, int]] = {}
    for name, amounts in (("planned", planned), ("claimed", eligible)):
        total = erdf = 0
        for partner, amount in amounts.items():
            part = floor(Fraction(80, 100) * amount)
            show(f"{name}  {partner}  {euro(amount)}  ERDF {euro(part)}  own {euro(amount - part)}")
            total, erdf = total + amount, erdf + part
        show(f"{name}  total  {euro(total)}  ERDF {euro(erdf)}  own {euro(total - erdf)}")
        figures[name] = {"costs": total, "ERDF": erdf, "own": total - erdf}
    if compares:
        found = differences(figures, cut, json.load(sys.stdin))
        print("\n".join(found) or f"the same: {len(costs)} costs, totals and funding")
        sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
