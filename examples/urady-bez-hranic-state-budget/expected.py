"""The expected figures of this example, computed from its files without cofin.

    python3 expected.py
    cofin check examples/urady-bez-hranic-state-budget --json | python3 expected.py --compare

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


def half_up(cents: Fraction) -> int:
    """To whole cents, ties away from zero: the exchange."""
    whole = int(abs(cents) + Fraction(1, 2))
    return whole if cents >= 0 else -whole


def floor(cents: Fraction) -> int:
    """To whole cents, towards minus infinity: the funding."""
    return cents.numerator // cents.denominator


def euro(cents: int) -> str:
    return f"{cents // 100}.{cents % 100:02d}"


def differences(figures: dict[str, dict[str, int]], said: dict) -> list[str]:
    """What cofin says otherwise: totals, planned and claimed funding, and that nothing is cut or open."""
    totals = said["totals"]
    compared = [
        ("planned", euro(figures["planned"]["costs"]), totals["planned"]),
        ("declared", euro(figures["claimed"]["costs"]), totals["declared"]),
        ("eligible", euro(figures["claimed"]["costs"]), totals["eligible"]),
        ("ineligible", "0.00", totals["ineligible"]),
        ("open", "0.00", totals["open"]),
        ("findings", 0, len(said["findings"])),
    ]
    for name, key in (("planned", "planned_funding"), ("claimed", "funding")):
        paid = {row["source"]: row["amount"] for row in said[key]}
        for source in ("ERDF", "SB-PL", "own"):
            compared.append((f"{name} {source}", euro(figures[name][source]), paid.get(source, "0.00")))
    return [f"{what}: cofin says {got}, expected {wanted}" for what, wanted, got in compared if got != wanted]


def main() -> None:
    compares = sys.argv[1:] == ["--compare"]
    show = (lambda *_: None) if compares else print
    project = tomllib.loads((HERE / "project.toml").read_text("utf-8"))
    with open(HERE / "rates.csv", encoding="utf-8") as file:
        rates = {(row["month"], row["currency"]): Fraction(row["units_per_eur"]) for row in csv.DictReader(file)}
    with open(HERE / "costs.csv", encoding="utf-8") as file:
        costs = list(csv.DictReader(file))

    month = project["claim"][0]["submitted_for_verification"].strftime("%Y-%m")
    eligible: dict[str, int] = defaultdict(int)
    for cost in costs:
        cents = Fraction(cost["amount"]) * 100
        if cost["currency"] != "EUR":
            cents /= rates[month, cost["currency"]]
        eligible[cost["partner"]] += half_up(cents)
        show(f"{cost['id']}  {cost['amount']:>9} {cost['currency']}  {euro(half_up(cents)):>9} EUR")

    planned: dict[str, int] = defaultdict(int)
    for line in project["budget"]:
        planned[line["partner"]] += int(Fraction(line["amount"].removesuffix(" EUR")) * 100)

    # A share of the ERDF of each Polish partner, where the project names one.
    state_budget = Fraction(project["parameters"]["state_budget_pl"].get("value", "0/1"))
    country = {partner["id"]: partner["country"] for partner in project["partner"]}
    figures: dict[str, dict[str, int]] = {}
    for name, amounts in (("planned", planned), ("claimed", eligible)):
        total = erdf = state = 0
        for partner, amount in amounts.items():
            part = floor(Fraction(85, 100) * amount)
            added = floor(state_budget * part) if country[partner] == "PL" else 0
            show(f"{name}  {partner}  {euro(amount)}  ERDF {euro(part)}  SB-PL {euro(added)}  own {euro(amount - part - added)}")
            total, erdf, state = total + amount, erdf + part, state + added
        show(f"{name}  total  {euro(total)}  ERDF {euro(erdf)}  SB-PL {euro(state)}  own {euro(total - erdf - state)}")
        figures[name] = {"costs": total, "ERDF": erdf, "SB-PL": state, "own": total - erdf - state}
    if compares:
        found = differences(figures, json.load(sys.stdin))
        print("\n".join(found) or f"the same: {len(costs)} costs, totals and funding")
        sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
