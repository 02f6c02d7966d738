"""The expected figures of this example, computed from its files without cofin.

    python3 expected.py
    cofin check examples/u-lead-internships-2023 --json | python3 expected.py --compare

The second compares what cofin says with it: exit code 1 where they differ. Exact fractions throughout: an amount becomes grosze only
where the rules round.
"""

import csv
import datetime
import json
import sys
import tomllib
from collections import Counter
from fractions import Fraction
from pathlib import Path

HERE = Path(__file__).parent


def cents(text: str) -> int:
    return int(Fraction(text.removesuffix(" PLN")) * 100)


def floor(value: Fraction) -> int:
    """To whole grosze, towards minus infinity."""
    return value.numerator // value.denominator


def zloty(value: int) -> str:
    return f"{value // 100}.{value % 100:02d}"


def broken(project: dict, costs: list[dict[str, str]]) -> list[str]:
    """The rules that these files break."""
    found = []
    facts = project["project"]
    for partner in project["partner"]:
        if partner["role"] == "employer":
            found += ["ULEAD-INT-1-COUNTRY"] * (partner["country"] != "UA")
            found += ["ULEAD-INT-1-FORM"] * (partner["legal_form"] != "local_government")
            found += ["ULEAD-INT-1-POPULATION"] * (partner["population"] > 50000)
            found += ["ULEAD-INT-3"] * (partner["grade"] not in ("middle", "senior"))
            found += ["ULEAD-INT-4"] * (not partner["nominated"])
        if partner["role"] == "host":
            found += ["ULEAD-INT-2-COUNTRY"] * (partner["country"] != "PL")
            found += ["ULEAD-INT-2-FORM"] * (partner["legal_form"] != "local_government")
            found += ["ULEAD-INT-2-POPULATION"] * (partner["population"] > 50000)
            found += ["ULEAD-INT-5"] * (cents(partner["budget_share"]) > 0)
    found += ["ULEAD-INT-6"] * (facts["weeks"] != 7)
    found += ["ULEAD-INT-DATES-START"] * (not datetime.date(2023, 8, 21) <= facts["starts_on"] <= datetime.date(2023, 8, 23))
    found += ["ULEAD-INT-DATES-END"] * (facts["ends_on"] != datetime.date(2023, 10, 6))
    roles = {partner["id"]: partner["role"] for partner in project["partner"]}
    found += ["ULEAD-INT-5-COSTS"] * sum(roles[cost["partner"]] == "host" for cost in costs)
    stays = [cost for cost in costs if cost["category"] == "internship"]
    found += ["ULEAD-INT-PLACES"] * max(0, len(stays) - 25)
    for rule, fact in (("ULEAD-INT-PAIR-PERSON", "person"), ("ULEAD-INT-PAIR-HOST", "location")):
        found += [rule] * sum(number - 1 for number in Counter(stay[fact] for stay in stays).values())
    return sorted(found)


def differences(figures: dict[str, dict[str, int]], rules: list[str], said: dict) -> list[str]:
    """What cofin says otherwise: totals, planned and claimed funding, and the rules that are broken."""
    totals = said["totals"]
    compared = [
        ("planned", zloty(figures["planned"]["costs"]), totals["planned"]),
        ("declared", zloty(figures["claimed"]["costs"]), totals["declared"]),
        ("findings", rules, sorted(finding["rule"] for finding in said["findings"])),
    ]
    if not rules:
        compared += [
            ("eligible", zloty(figures["claimed"]["costs"]), totals["eligible"]),
            ("ineligible", "0.00", totals["ineligible"]),
            ("open", "0.00", totals["open"]),
        ]
        for name, key in (("planned", "planned_funding"), ("claimed", "funding")):
            paid = {row["source"]: row["amount"] for row in said[key]}
            for source in ("ULEAD", "own"):
                compared.append((f"{name} {source}", zloty(figures[name][source]), paid.get(source, "0.00")))
    return [f"{what}: cofin says {got}, expected {wanted}" for what, wanted, got in compared if got != wanted]


def main() -> None:
    compares = sys.argv[1:] == ["--compare"]
    show = (lambda *_: None) if compares else print
    project = tomllib.loads((HERE / "project.toml").read_text("utf-8"))
    with open(HERE / "costs.csv", encoding="utf-8") as file:
        costs = list(csv.DictReader(file))
    rate = Fraction(project["parameters"]["grant_rate"]["value"].removesuffix("%").strip()) / 100
    planned = sum(cents(line["amount"]) for line in project["budget"])
    declared = sum(cents(cost["amount"]) for cost in costs)
    figures: dict[str, dict[str, int]] = {}
    for name, total in (("planned", planned), ("claimed", declared)):
        grant = floor(rate * total)
        show(f"{name}  {zloty(total)}  ULEAD {zloty(grant)}  own {zloty(total - grant)}")
        figures[name] = {"costs": total, "ULEAD": grant, "own": total - grant}
    rules = broken(project, costs)
    show("broken: " + (", ".join(rules) or "none"))
    if compares:
        found = differences(figures, rules, json.load(sys.stdin))
        print("\n".join(found) or f"the same: {len(costs)} costs, totals, funding and verdicts")
        sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
