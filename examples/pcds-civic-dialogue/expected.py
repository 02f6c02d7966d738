"""The expected figures of this example, computed from its files without cofin.

    python3 expected.py
    cofin check examples/pcds-civic-dialogue --json | python3 expected.py --compare

The second compares what cofin says with it: exit code 1 where they differ. Exact fractions throughout: an amount becomes grosze only
where the rules round.
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
# Numbers of the 27 first-level units of Ukraine in ISO 3166-2, and the two that this project leaves out.
UNITS = "05 07 09 12 14 18 21 23 26 30 32 35 40 43 46 48 51 53 56 59 61 63 65 68 71 74 77".split()
LEFT_OUT = {"40", "43"}  # Sevastopol, Crimea
ACTIVITIES = {
    "management", "workshop_1", "workshop_2", "workshop_3", "study_visit_1", "study_visit_2", "conference", "internships",
    "pilot_projects", "publication", "promotion",
}
INVITED = {f"UA-{number}" for number in UNITS if number not in LEFT_OUT}


def cents(text: str) -> int:
    return int(Fraction(text.removesuffix(" PLN")) * 100)


def floor(value: Fraction) -> int:
    """To whole grosze, towards minus infinity."""
    return value.numerator // value.denominator


def zloty(value: int) -> str:
    return f"{value // 100}.{value % 100:02d}"


def share(text: str) -> Fraction:
    return Fraction(text.removesuffix("%").strip()) / 100


def broken(project: dict, costs: list[dict[str, str]]) -> list[tuple[str, str]]:
    """Item and rule of what these files break, apart from who is invited."""
    facts = project["project"]
    answers = {name: answer.get("value") for name, answer in project["parameters"].items()}
    found = []
    lead = next(partner for partner in project["partner"] if partner["lead"])
    if len({year for year in lead["experience_years"] if 2010 <= int(year) <= 2015}) < 3:
        found.append((lead["id"], "PCDS-ELIG-3"))
    years = (text.split(" ", 1) for text in lead["public_funds"])
    if max((cents(amount) for year, amount in years if 2012 <= int(year) <= 2015), default=0) < 100_000_00:
        found.append((lead["id"], "PCDS-ELIG-4"))
    if not {"statute", "narrative_report", "financial_report"} <= set(lead["published"]):
        found.append((lead["id"], "PCDS-ELIG-5"))

    id = facts["id"]
    grant, own = cents(facts["grant_requested"]), cents(facts["own_cash"])
    if not 150_000_00 <= grant <= 300_000_00:
        found.append((id, "PCDS-GRANT-1-ANNUAL"))
    if Fraction(own, grant + own) < share(answers["own_share_min"]):
        found.append((id, "PCDS-COF-1"))
    planned: dict[tuple[str, str], int] = defaultdict(int)
    for line in project["budget"]:
        planned[line["partner"], line["category"]] += cents(line["amount"])
    administrative = sum(amount for (_, category), amount in planned.items() if category == "administrative")
    if Fraction(administrative, sum(planned.values())) > share(answers["administrative_share_max"]):
        found.append((id, "PCDS-ADM-1"))
    if cents(facts["advance_received"]) > share(answers["tranche_share_max"]) * share(answers["grant_rate"]) * sum(planned.values()):
        found.append((id, "PCDS-TRANCHE"))
    if cents(facts["advance_settled"]) < share(answers["tranche_cleared_min"]) * cents(facts["advance_received"]):
        found.append((id, "PCDS-TRANCHE-CLEARED"))
    if facts["application_submitted"] > datetime.date(2015, 10, 13):
        found.append((id, "PCDS-DEADLINE"))
    if facts["starts_on"] < answers["first_day"]:
        found.append((id, "PCDS-PERIOD-1-START"))
    if facts["ends_on"] > datetime.date(2016, 11, 30):
        found.append((id, "PCDS-PERIOD-1-END"))
    if facts["settled_on"] > facts["ends_on"] + datetime.timedelta(days=answers["report_days"]):
        found.append((id, "PCDS-REPORT"))
    if facts["records_kept_until"] < answers["records_until"]:
        found.append((id, "PCDS-RETENTION"))

    if not {"publication_printed", "publication_digital"} <= set(facts["declarations"]):
        found.append((id, "CIVIC-RESULTS"))

    spent: dict[tuple[str, str], int] = defaultdict(int)
    for cost in costs:
        if cost["activity"] not in ACTIVITIES:
            found.append((cost["id"], "CIVIC-ACTIVITIES"))
        line = cost["partner"], cost["category"]
        spent[line] += cents(cost["amount"])
        if spent[line] > planned[line] * (1 + share(answers["transfer_share_max"])):
            found.append((cost["id"], "PCDS-TRANSFER"))
        if not facts["starts_on"] <= datetime.date.fromisoformat(cost["incurred_on"]) <= facts["ends_on"]:
            found.append((cost["id"], "PCDS-PERIOD-1-COSTS"))
        if cents(cost["contract_value"]) > cents(answers["procurement_above"]) and not cost["procedure"]:
            found.append((cost["id"], "PCDS-PROCUREMENT"))
        if cost["unit"] == "diem" and cents(cost["amount"]) > Fraction(cost["units"]) * cents(answers["diem_max"]):
            found.append((cost["id"], "PCDS-DIEM"))
        if cost["activity"] == "study_visit_1" and cost["participants"] != "10":
            found.append((cost["id"], "CIVIC-VISIT-1"))
        if cost["activity"] == "internships" and int(cost["participants"]) > 3:
            found.append((cost["id"], "CIVIC-INTERNSHIPS"))
    promotion = sum(amount for (_, category), amount in spent.items() if category == "promotion")
    if Fraction(promotion, sum(spent.values())) > share(answers["promotion_share_max"]):
        found.append(("promotion", "PCDS-PROMOTION"))
    return found


def differences(figures: dict[str, dict[str, int]], rules: list[tuple[str, str]], said: dict) -> list[str]:
    """What cofin says otherwise: totals, planned and claimed funding, who is refused, what else is broken."""
    totals = said["totals"]
    claimed = figures["claimed"]
    compared = [
        ("planned", zloty(figures["planned"]["costs"]), totals["planned"]),
        ("declared", zloty(claimed["costs"] + claimed["refused"]), totals["declared"]),
        ("findings", sorted(rules), sorted((finding["item"], finding["rule"]) for finding in said["findings"])),
    ]
    if all(rule in ("CIVIC-REGIONS", "PCDS-TERR-1", "PCDS-TERR-1-EXCLUDED") for _, rule in rules):
        compared += [
            ("eligible", zloty(claimed["costs"]), totals["eligible"]),
            ("ineligible", zloty(claimed["refused"]), totals["ineligible"]),
            ("open", "0.00", totals["open"]),
        ]
        for name, key in (("planned", "planned_funding"), ("claimed", "funding")):
            paid = {row["source"]: row["amount"] for row in said[key]}
            for source in ("PCDS", "own"):
                compared.append((f"{name} {source}", zloty(figures[name][source]), paid.get(source, "0.00")))
    return [f"{what}: cofin says {got}, expected {wanted}" for what, wanted, got in compared if got != wanted]


def main() -> None:
    compares = sys.argv[1:] == ["--compare"]
    show = (lambda *_: None) if compares else print
    project = tomllib.loads((HERE / "project.toml").read_text("utf-8"))
    with open(HERE / "costs.csv", encoding="utf-8") as file:
        costs = list(csv.DictReader(file))

    rules = broken(project, costs)
    uninvited = {partner["id"]: partner["region"] for partner in project["partner"] if partner["role"] == "participant"}
    uninvited = {id: region for id, region in uninvited.items() if region not in INVITED}
    for id, region in uninvited.items():
        rules.append((id, "CIVIC-REGIONS"))
        in_ukraine = region.removeprefix("UA-") in UNITS
        rules.append((id, "PCDS-TERR-1-EXCLUDED" if in_ukraine else "PCDS-TERR-1"))

    declared: dict[str, int] = defaultdict(int)
    for cost in costs:
        declared[cost["activity"]] += cents(cost["amount"])
    for activity, amount in declared.items():
        show(f"claimed  {activity:14}  {zloty(amount):>9}")
    refused = sum(cents(cost["amount"]) for cost in costs if cost["partner"] in uninvited)
    show(f"refused: participants who are not invited  {zloty(refused)}")

    rate = share(project["parameters"]["grant_rate"]["value"])
    planned = sum(cents(line["amount"]) for line in project["budget"])
    figures: dict[str, dict[str, int]] = {}
    for name, total, out in (("planned", planned, 0), ("claimed", sum(declared.values()) - refused, refused)):
        grant = floor(rate * total)
        show(f"{name}  total  {zloty(total)}  PCDS {zloty(grant)}  own {zloty(total - grant)}")
        figures[name] = {"costs": total, "refused": out, "PCDS": grant, "own": total - grant}
    show("broken: " + (", ".join(f"{rule} ({item})" for item, rule in rules) or "none"))
    if compares:
        found = differences(figures, rules, json.load(sys.stdin))
        print("\n".join(found) or f"the same: {len(costs)} costs, totals, funding and verdicts")
        sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
