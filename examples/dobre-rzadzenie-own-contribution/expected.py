"""The expected figures of this example, computed from its files without cofin.

    python3 expected.py
    cofin check examples/dobre-rzadzenie-own-contribution --json | python3 expected.py --compare

The second compares what cofin says with it: exit code 1 where they differ.
Exact fractions throughout: an amount becomes grosze only where a rule rounds.
"""

import csv
import json
import sys
import tomllib
from collections import defaultdict
from fractions import Fraction
from math import ceil, floor
from pathlib import Path

HERE = Path(__file__).parent

# Largest share of management by planned total, upper bounds inclusive; from 2 to 5 million no source gives one.
MANAGEMENT = [(500_000, "30"), (1_000_000, "25"), (2_000_000, "20"), (5_000_000, "100")]
MANAGEMENT_ABOVE = "10"
CROSS_FINANCING = Fraction(10, 100)
OUTSIDE_THE_BASE = {"cross_financing", "outsourced"}


def grosze(amount: str) -> int:
    """Of `205000.00 PLN` or `205000.00`."""
    return int(Fraction(amount.removesuffix(" PLN")) * 100)


def share(text: str) -> Fraction:
    """Of `76.5 %`."""
    return Fraction(text.removesuffix("%").strip()) / 100


def zloty(amount: Fraction | int) -> str:
    whole = int(amount)
    return f"{whole // 100}.{whole % 100:02d}"


def split(project: dict, total: int) -> dict[str, int]:
    """The ESF is cut down, the national part rounded up, the project's own money takes the rest."""
    answers = project["parameters"]
    esf = floor(share(answers["esf_rate"]["value"]) * total)
    national = ceil(share(answers["national_rate"]["value"]) * total)
    return {"costs": total, "ESF": esf, "national": national, "own": total - esf - national}


def caps(project: dict, show) -> list[str]:
    """The plan against the caps of management and cross-financing; what is over them."""
    lines = project["budget"]
    total = sum(grosze(line["amount"]) for line in lines)
    planned = {
        nature: sum(grosze(line["amount"]) for line in lines if nature in line["nature"])
        for nature in ("management", "cross_financing")
    }
    most = next((rate for limit, rate in MANAGEMENT if total <= limit * 100), MANAGEMENT_ABOVE)
    over = []
    for nature, rate in (("management", share(most)), ("cross_financing", CROSS_FINANCING)):
        show(f"{nature}: {zloty(planned[nature])} of at most {zloty(rate * total)}, {rate * 100} % of {zloty(total)}")
        if planned[nature] > rate * total:
            over.append(f"{nature} is over its cap")
    return over


def indirect(project: dict, costs: list[dict], show) -> list[str]:
    """Declared indirect costs against the flat rate of the contract, partner by partner; what is over it."""
    rate = share(project["indirect_rate"])
    base: dict[str, int] = defaultdict(int)
    for cost in costs:
        if cost["category"] == "direct" and not OUTSIDE_THE_BASE & set(cost["nature"].split(";")):
            base[cost["partner"]] += grosze(cost["amount"])
    over = []
    for cost in costs:
        if cost["category"] == "indirect":
            most = floor(rate * base[cost["partner"]])
            show(f"{cost['id']}  {cost['amount']} of at most {zloty(most)}, {rate * 100} % of {zloty(base[cost['partner']])}")
            if grosze(cost["amount"]) > most:
                over.append(f"{cost['id']} is over the flat rate")
    return over


def differences(figures: dict[str, dict[str, int]], said: dict) -> list[str]:
    """What cofin says otherwise: totals, planned and claimed funding, and that nothing is cut or open."""
    totals = said["totals"]
    compared = [
        ("planned", zloty(figures["planned"]["costs"]), totals["planned"]),
        ("declared", zloty(figures["claimed"]["costs"]), totals["declared"]),
        ("eligible", zloty(figures["claimed"]["costs"]), totals["eligible"]),
        ("ineligible", "0.00", totals["ineligible"]),
        ("open", "0.00", totals["open"]),
        ("findings", 0, len(said["findings"])),
    ]
    for name, key in (("planned", "planned_funding"), ("claimed", "funding")):
        paid = {row["source"]: row["amount"] for row in said[key]}
        for source in ("ESF", "national", "own"):
            compared.append((f"{name} {source}", zloty(figures[name][source]), paid.get(source, "0.00")))
    return [f"{what}: cofin says {got}, expected {wanted}" for what, wanted, got in compared if got != wanted]


def main() -> None:
    compares = sys.argv[1:] == ["--compare"]
    show = (lambda *_: None) if compares else print
    agreement = tomllib.loads((HERE / "project.toml").read_text("utf-8"))
    with open(HERE / "costs.csv", encoding="utf-8") as file:
        costs = list(csv.DictReader(file))
    found = caps(agreement, show) + indirect(agreement["project"], costs, show)
    figures = {
        "planned": split(agreement, sum(grosze(line["amount"]) for line in agreement["budget"])),
        "claimed": split(agreement, sum(grosze(cost["amount"]) for cost in costs)),
    }
    for name, paid in figures.items():
        show(name, *(f" {source} {zloty(amount)}" for source, amount in paid.items()))
    if compares:
        found += differences(figures, json.load(sys.stdin))
    if found:
        print("\n".join(found))
    elif compares:
        print(f"the same: {len(costs)} costs, totals and funding")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
