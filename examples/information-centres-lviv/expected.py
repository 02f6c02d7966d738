"""The expected figures of this example, computed from its files without cofin.

    python3 expected.py
    cofin check examples/information-centres-lviv --json | python3 expected.py --compare

The second compares what cofin says with it: exit code 1 where they differ.
Exact fractions throughout: an amount becomes grosze only where the rules round.
"""

import csv
import datetime
import json
import sys
import tomllib
from collections import defaultdict
from fractions import Fraction
from pathlib import Path

HERE = Path(__file__).parent


def grosze(text: str) -> int:
    return int(Fraction(text.removesuffix(" PLN")) * 100)


def floor(value: Fraction) -> int:
    """To whole grosze, towards minus infinity: the funding."""
    return value.numerator // value.denominator


def zloty(value: int) -> str:
    return f"{value // 100}.{value % 100:02d}"


def share(text: str) -> Fraction:
    return Fraction(text.removesuffix("%").strip()) / 100


def broken(project: dict, costs: list[dict[str, str]], planned: dict[str, int]) -> list[str]:
    """The rules of the call, the law and the plan that these files break."""
    found = []
    facts = project["project"]
    total = sum(planned.values())
    if Fraction(planned["administrative"], total) > share("15 %"):
        found.append("WD-ADM")
    own = sum(grosze(facts[kind]) for kind in project["parameters"]["own_contribution_kinds"]["value"])
    if Fraction(own, own + grosze(facts["grant_requested"])) < share("5 %"):
        found.append("WD-OWN")
    last_day = datetime.date(facts["budget_year_ends_on"].year + 1, 2, 28)
    if grosze(facts["unused_grant"]) > 0 and facts["returned_on"] > last_day:
        found.append("UFP-168-2")
    if set(project["parameters"]["centres_by_district"]["value"]) - set(facts["declarations"]):
        found.append("CIP-DISTRICTS")
    for cost in costs:
        if cost["activity"] == "study_visit" and int(cost["participants"]) > 25:
            found.append("CIP-VISIT")
        if cost["activity"] == "training" and int(cost["participants"]) != 25:
            found.append("CIP-TRAINING")
        if cost["unit"] == "centre" and Fraction(cost["units"]) != 25:
            found.append("CIP-CENTRES")
        if "payment" not in cost["evidence"].split(";"):
            found.append("UFP-168-4")
    return found


def differences(figures: dict[str, dict[str, int]], rules: list[str], said: dict) -> list[str]:
    """What cofin says otherwise: totals, planned and claimed funding, and the rules that are broken."""
    totals = said["totals"]
    compared = [
        ("planned", zloty(figures["planned"]["costs"]), totals["planned"]),
        ("declared", zloty(figures["claimed"]["costs"]), totals["declared"]),
        ("findings", sorted(rules), sorted(finding["rule"] for finding in said["findings"])),
    ]
    if not rules:
        compared += [
            ("eligible", zloty(figures["claimed"]["costs"]), totals["eligible"]),
            ("ineligible", "0.00", totals["ineligible"]),
            ("open", "0.00", totals["open"]),
        ]
        for name, key in (("planned", "planned_funding"), ("claimed", "funding")):
            paid = {row["source"]: row["amount"] for row in said[key]}
            for source in ("SFPL", "own"):
                compared.append((f"{name} {source}", zloty(figures[name][source]), paid.get(source, "0.00")))
    return [f"{what}: cofin says {got}, expected {wanted}" for what, wanted, got in compared if got != wanted]


def main() -> None:
    compares = sys.argv[1:] == ["--compare"]
    show = (lambda *_: None) if compares else print
    project = tomllib.loads((HERE / "project.toml").read_text("utf-8"))
    with open(HERE / "costs.csv", encoding="utf-8") as file:
        costs = list(csv.DictReader(file))

    planned: dict[str, int] = defaultdict(int)
    for line in project["budget"]:
        planned[line["category"]] += grosze(line["amount"])
    for category, amount in planned.items():
        show(f"planned  {category:14}  {zloty(amount):>9}")
    declared: dict[str, int] = defaultdict(int)
    for cost in costs:
        declared[cost["activity"]] += grosze(cost["amount"])
    for activity, amount in declared.items():
        show(f"claimed  {activity:14}  {zloty(amount):>9}")

    rate = share(project["parameters"]["grant_rate"]["value"])
    figures: dict[str, dict[str, int]] = {}
    for name, total in (("planned", sum(planned.values())), ("claimed", sum(declared.values()))):
        grant = floor(rate * total)
        show(f"{name}  total  {zloty(total)}  SFPL {zloty(grant)}  own {zloty(total - grant)}")
        figures[name] = {"costs": total, "SFPL": grant, "own": total - grant}
    unused = grosze(project["project"]["grant_requested"]) - figures["claimed"]["SFPL"]
    show(f"unused grant  {zloty(unused)}, stated {project['project']['unused_grant']}")
    rules = broken(project, costs, planned)
    show("broken: " + (", ".join(rules) or "none"))
    if compares:
        found = differences(figures, rules, json.load(sys.stdin))
        print("\n".join(found) or f"the same: {len(costs)} costs, totals, funding and verdicts")
        sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
