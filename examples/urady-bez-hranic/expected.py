"""The expected figures of this example, computed from its files without cofin.

    python3 expected.py

Exact fractions throughout: an amount becomes cents only where the rules round.
"""

import csv
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


def main() -> None:
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
        print(f"{cost['id']}  {cost['amount']:>9} {cost['currency']}  {euro(half_up(cents)):>9} EUR")

    planned: dict[str, int] = defaultdict(int)
    for line in project["budget"]:
        planned[line["partner"]] += int(Fraction(line["amount"].removesuffix(" EUR")) * 100)

    # A share of the ERDF of each Polish partner, where the project names one.
    state_budget = Fraction(project["parameters"]["state_budget_pl"].get("value", "0/1"))
    country = {partner["id"]: partner["country"] for partner in project["partner"]}
    for name, amounts in (("planned", planned), ("claimed", eligible)):
        total = erdf = state = 0
        for partner, amount in amounts.items():
            part = floor(Fraction(85, 100) * amount)
            added = floor(state_budget * part) if country[partner] == "PL" else 0
            print(f"{name}  {partner}  {euro(amount)}  ERDF {euro(part)}  SB-PL {euro(added)}  own {euro(amount - part - added)}")
            total, erdf, state = total + amount, erdf + part, state + added
        print(f"{name}  total  {euro(total)}  ERDF {euro(erdf)}  SB-PL {euro(state)}  own {euro(total - erdf - state)}")


if __name__ == "__main__":
    main()
