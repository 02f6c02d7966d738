"""The expected figures of this example, computed from its files without cofin.

    python3 expected.py
    cofin check examples/rita-match --json | python3 expected.py --compare

The second compares what cofin says with it: exit code 1 where they differ.
Exact fractions throughout: an amount becomes grosze only where the rules round.
"""

import csv
import datetime
import json
import sys
import tomllib
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


def broken(project: dict, costs: list[dict[str, str]]) -> list[str]:
    """The conditions of a matching grant that these files break."""
    found = []
    facts = project["project"]
    total = sum(grosze(line["amount"]) for line in project["budget"])
    if Fraction(grosze(facts["primary_grant"]), total) < share("70 %"):
        found.append("RITA-MATCH-2-PRIMARY")
    if grosze(facts["matching_grant"]) > 40_000_00:
        found.append("RITA-MATCH-2-CAP")
    if "all_costs_in_the_primary_application" not in facts["declarations"]:
        found.append("RITA-MATCH-3-COSTS")
    if facts["starts_on"] != facts["primary_starts_on"]:
        found.append("RITA-MATCH-3-START")
    if facts["ends_on"] != facts["primary_ends_on"]:
        found.append("RITA-MATCH-3-END")
    for cost in costs:
        if share(cost["share"]) + share(cost["funded_elsewhere"]) > 1:
            found.append("RITA-MATCH-3-DOUBLE")
    if facts["award_decided_on"] > facts["registered_on"] + datetime.timedelta(weeks=6):
        found.append("RITA-MATCH-4")
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
            for source in ("primary", "RITA", "own"):
                compared.append((f"{name} {source}", zloty(figures[name][source]), paid.get(source, "0.00")))
    return [f"{what}: cofin says {got}, expected {wanted}" for what, wanted, got in compared if got != wanted]


def main() -> None:
    compares = sys.argv[1:] == ["--compare"]
    show = (lambda *_: None) if compares else print
    project = tomllib.loads((HERE / "project.toml").read_text("utf-8"))
    with open(HERE / "costs.csv", encoding="utf-8") as file:
        costs = list(csv.DictReader(file))

    answers = project["parameters"]
    figures: dict[str, dict[str, int]] = {}
    for name, rows in (("planned", project["budget"]), ("claimed", costs)):
        total = sum(grosze(row["amount"]) for row in rows)
        primary = floor(share(answers["primary_rate"]["value"]) * total)
        rita = floor(share(answers["rita_rate"]["value"]) * total)
        own = total - primary - rita
        show(f"{name}  total  {zloty(total)}  primary {zloty(primary)}  RITA {zloty(rita)}  own {zloty(own)}")
        show(f"{name}  what the primary donor sees as own contribution  {zloty(rita + own)}")
        figures[name] = {"costs": total, "primary": primary, "RITA": rita, "own": own}
    rules = broken(project, costs)
    show("broken: " + (", ".join(rules) or "none"))
    if compares:
        found = differences(figures, rules, json.load(sys.stdin))
        print("\n".join(found) or f"the same: {len(costs)} costs, totals, funding and verdicts")
        sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
