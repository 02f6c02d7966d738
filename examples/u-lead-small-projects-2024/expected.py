"""The expected figures of this example, computed from its files without cofin.

    python3 expected.py
    cofin check examples/u-lead-small-projects-2024 --json | python3 expected.py --compare
    cofin check examples/u-lead-small-projects-2024/projects --json | python3 expected.py --compare

The second and third compare what cofin says with it: exit code 1 where they differ. Exact fractions throughout: an amount becomes
kopiykas only where the rules round.
"""

import csv
import datetime
import json
import sys
import tomllib
from collections import Counter, defaultdict
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


def read(folder: Path) -> tuple[dict, list[dict[str, str]]]:
    project = tomllib.loads((folder / "project.toml").read_text("utf-8"))
    with open(folder / "costs.csv", encoding="utf-8") as file:
        return project, list(csv.DictReader(file))


def broken_call(project: dict, costs: list[dict[str, str]]) -> list[str]:
    """What the list of awards breaks."""
    answers = {name: answer.get("value") for name, answer in project["parameters"].items()}
    community = {partner["id"]: partner["community"] for partner in project["partner"]}
    applicants = [partner for partner in project["partner"] if partner["role"] == "applicant"]
    found = []
    if any(partner["community"] not in answers["invited_communities"] for partner in applicants):
        found.append("ULEAD-SPF-1")
    if any(partner["applications"] > 1 for partner in applicants):
        found.append("ULEAD-SPF-2")
    if sum(partner["applications"] for partner in applicants) != project["project"]["applications_received"]:
        found.append("applications received are not those of the communities")
    if len(costs) > 5:
        found.append("ULEAD-SPF-4")
    if len(costs) != project["project"]["awards"]:
        found.append("awards are not those of the list")
    if any(number > 1 for number in Counter(community[cost["partner"]] for cost in costs).values()):
        found.append("ULEAD-SPF-4-ONE")
    if any(cents(cost["amount"]) > cents(answers["grant_max"]) for cost in costs):
        found.append("ULEAD-SPF-5-AWARD")
    return found


def broken_project(project: dict, costs: list[dict[str, str]], award: int) -> list[str]:
    """What one community's ledger breaks; its grant is its award in the call's ledger."""
    facts = project["project"]
    answers = {name: answer.get("value") for name, answer in project["parameters"].items()}
    found = []
    grant, own = cents(facts["grant_requested"]), cents(facts["own_cash"])
    if grant != award:
        found.append("the grant is not the award")
    if not cents(answers["grant_min"]) <= grant <= cents(answers["grant_max"]):
        found.append("ULEAD-SPF-5")
    if Fraction(own, grant + own) < share(answers["own_share_min"]):
        found.append("ULEAD-SPF-6")
    spent: dict[str, int] = defaultdict(int)
    for cost in costs:
        spent[cost["category"]] += cents(cost["amount"])
        on = datetime.date.fromisoformat(cost["incurred_on"])
        if not datetime.date(2024, 2, 1) <= on <= datetime.date(2024, 6, 30):
            found.append("ULEAD-SPF-3")
        if not answers["spending_from"] <= on <= answers["spending_until"]:
            found.append("ULEAD-SPF-3-DAYS")
    for category in ("administrative", "staff", "equipment", "promotion"):
        if Fraction(spent[category], sum(spent.values())) > share(answers[f"{category}_share_max"]):
            found.append(f"share of {category}")
    return found


def figures(project: dict, costs: list[dict[str, str]]) -> dict[str, int]:
    rate = share(project["parameters"]["grant_rate"]["value"])
    planned = sum(cents(line["amount"]) for line in project["budget"])
    declared = sum(cents(cost["amount"]) for cost in costs)
    return {
        "planned": planned, "declared": declared,
        "planned ULEAD": floor(rate * planned), "planned own": planned - floor(rate * planned),
        "claimed ULEAD": floor(rate * declared), "claimed own": declared - floor(rate * declared),
    }


def differences(expected: dict[str, int], rules: list[str], said: dict) -> list[str]:
    totals = said["totals"]
    compared = [
        ("planned", hryvnia(expected["planned"]), totals["planned"]),
        ("declared", hryvnia(expected["declared"]), totals["declared"]),
        ("eligible", hryvnia(expected["declared"]), totals["eligible"]),
        ("ineligible", "0.00", totals["ineligible"]),
        ("open", "0.00", totals["open"]),
        ("findings", rules, [finding["rule"] for finding in said["findings"]]),
    ]
    for name, key in (("planned", "planned_funding"), ("claimed", "funding")):
        paid = {row["source"]: row["amount"] for row in said[key]}
        for source in ("ULEAD", "own"):
            compared.append((f"{name} {source}", hryvnia(expected[f"{name} {source}"]), paid.get(source, "0.00")))
    id = said["project"]
    return [f"{id}, {what}: cofin says {got}, expected {wanted}" for what, wanted, got in compared if got != wanted]


def main() -> None:
    call, awards = read(HERE)
    ledgers = {call["project"]["id"]: (figures(call, awards), broken_call(call, awards))}
    award = {cost["partner"]: cents(cost["amount"]) for cost in awards}
    for folder in sorted((HERE / "projects").iterdir()):
        project, costs = read(folder)
        rules = broken_project(project, costs, award.get(project["partner"][0]["id"], 0))
        ledgers[project["project"]["id"]] = (figures(project, costs), rules)

    if sys.argv[1:] == ["--compare"]:
        said = json.load(sys.stdin)
        found = []
        compared = said.get("projects", [said])
        for one in compared:
            found += differences(*ledgers[one["project"]], one)
        print("\n".join(found) or f"the same: {len(compared)} ledgers, totals, funding and verdicts")
        sys.exit(1 if found else 0)
    for id, (amounts, rules) in ledgers.items():
        print(id, *(f"{name} {hryvnia(amount)}" for name, amount in amounts.items()), sep="\n  ")
        print("  broken: " + (", ".join(rules) or "none"))


if __name__ == "__main__":
    main()
