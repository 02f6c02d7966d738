"""The expected figures of this example, computed from its files without cofin.

    python3 expected.py
    cofin check examples/urady-bez-hranic-life --json | python3 expected.py --compare

The second compares with it what `cofin check` says before anybody decided, and each posting of cases/life.case: exit code 1
where they differ.
Exact fractions throughout: an amount becomes cents only where the rules round.
"""

import csv
import json
import re
import sys
import tomllib
from collections import Counter
from fractions import Fraction
from pathlib import Path

HERE = Path(__file__).parent

# What people did: illustrative, and typed into the commands of cases/life.case.
ACCEPTED = {"CZ-11": 438_66}  # by decision of the controller
CORRECTED = {"PL-12": 100_00}  # by the audit
PASSED_ON = "cz"  # gets from the lead partner what the ERDF pays of its costs
LEAD = "pl"

GIFT_MAX = 50_00
RATE = Fraction(85, 100)


def half_up(cents: Fraction) -> int:
    """To whole cents, ties up: the exchange. No amount here is negative."""
    return int(cents + Fraction(1, 2))


def euro(cents: int) -> str:
    sign = "-" if cents < 0 else ""
    return f"{sign}{abs(cents) // 100}.{abs(cents) % 100:02d}"


def grants(amounts: Counter) -> Counter:
    """The ERDF of each partner, cut to the cent."""
    return Counter({partner: int(RATE * amount) for partner, amount in amounts.items()})


def read(folder: Path) -> tuple[dict, list[dict]]:
    """The agreement and the costs, each with its euro amount at the rate of its claim's month."""
    project = tomllib.loads((folder / "project.toml").read_text("utf-8"))
    months = {claim["number"]: claim["submitted_for_verification"].strftime("%Y-%m") for claim in project["claim"]}
    with open(folder / "rates.csv", encoding="utf-8") as file:
        rates = {(row["month"], row["currency"]): Fraction(row["units_per_eur"]) for row in csv.DictReader(file)}
    with open(folder / "costs.csv", encoding="utf-8") as file:
        costs = list(csv.DictReader(file))
    for cost in costs:
        cost["claim"] = int(cost["claim"])
        per_euro = rates.get((months[cost["claim"]], cost["currency"]), Fraction(1))
        cost["euro"] = half_up(Fraction(cost["amount"]) * 100 / per_euro)
        # One gift over 50 EUR makes the rule cut the whole cost.
        gift = Fraction(cost["unit_value"] or 0) * 100 / per_euro
        cost["accepted"] = 0 if gift > GIFT_MAX else cost["euro"]
    return project, costs


def by_heading(costs: list[dict], key: str) -> Counter:
    made: Counter = Counter()
    for cost in costs:
        made[cost["partner"], cost["category"]] += cost[key]
    return made


def by_partner(amounts: Counter) -> Counter:
    made: Counter = Counter()
    for (partner, _), amount in amounts.items():
        made[partner] += amount
    return made


def move(step: Counter, headings: Counter, credit: str, debit: str) -> None:
    for (partner, category), amount in headings.items():
        step[f"{credit}:{partner}:{category}"] -= amount
        step[f"{debit}:{partner}:{category}"] += amount


def life(costs: list[dict], show) -> list[tuple[str, Counter]]:
    """Each entry that posts more than a declared cost: what it moves on each account, debits positive."""
    steps: list[tuple[str, Counter]] = []
    certified: Counter = Counter()  # by partner
    granted: Counter = Counter()
    paid = []
    for claim in (1, 2):
        mine = [cost for cost in costs if cost["claim"] == claim]
        step: Counter = Counter()
        declared, accepted = by_heading(mine, "euro"), by_heading(mine, "accepted")
        move(step, accepted, "declared", "accepted")
        move(step, declared - accepted, "declared", "ineligible")
        steps.append((f"assess {claim}", step))
        for cost in mine:
            if cost["id"] in ACCEPTED:
                step = Counter()
                back = ACCEPTED[cost["id"]] - cost["accepted"]
                move(step, Counter({(cost["partner"], cost["category"]): back}), "ineligible", "accepted")
                steps.append((f"judge {cost['id']}", step))
                cost["accepted"] += back
        accepted = by_heading(mine, "accepted")
        amount = by_partner(accepted)
        now = grants(certified + amount)
        change = {partner: now[partner] - granted[partner] for partner in sorted(now)}
        step = Counter()
        move(step, accepted, "accepted", "certified")
        step["receivable:ERDF"] += sum(change.values())
        step["grant:ERDF"] -= sum(change.values())
        for partner, part in change.items():
            step[f"outlay:{partner}"] += amount[partner] - part
            step[f"own:{partner}"] -= amount[partner] - part
        steps.append((f"certify {claim}", step))
        alone = sum(grants(amount).values())
        show(f"claim {claim}: declared {euro(sum(declared.values()))}, certified {euro(sum(amount.values()))}, "
             f"ERDF {euro(sum(change.values()))} (cut by itself {euro(alone)}), "
             f"own {euro(sum(amount.values()) - sum(change.values()))}")
        certified, granted = certified + amount, now
        paid.append(sum(change.values()))
    for amount in paid:
        steps.append(("pay", Counter({f"outlay:{LEAD}": amount, "receivable:ERDF": -amount})))
    passed = granted[PASSED_ON]
    steps.append(("pass on", Counter({f"outlay:{PASSED_ON}": passed, f"outlay:{LEAD}": -passed})))
    report("certified", certified, granted, show)

    step = Counter()
    for cost in costs:
        if cost["id"] in CORRECTED:
            amount = CORRECTED[cost["id"]]
            move(step, Counter({(cost["partner"], cost["category"]): amount}), "certified", "ineligible")
            left = certified - Counter({cost["partner"]: amount})
            repayable = sum(granted.values()) - sum(grants(left).values())
            step["grant:ERDF"] += repayable
            step["repayable:ERDF"] -= repayable
            step[f"outlay:{cost['partner']}"] -= amount - repayable
            step[f"own:{cost['partner']}"] += amount - repayable
            certified, granted = left, grants(left)
    steps.append(("correct", step))
    report("corrected", certified, granted, show)
    show(f"paid {euro(sum(paid))}, repayable {euro(repayable)}")
    steps.append(("recover", Counter({"repayable:ERDF": repayable, f"outlay:{LEAD}": -repayable})))
    return steps


def report(word: str, certified: Counter, granted: Counter, show) -> None:
    for partner in sorted(certified):
        show(f"{word}  {partner}  {euro(certified[partner])}  ERDF {euro(granted[partner])}  "
             f"own {euro(certified[partner] - granted[partner])}")
    total, erdf = sum(certified.values()), sum(granted.values())
    show(f"{word}  all {euro(total)}  ERDF {euro(erdf)}  own {euro(total - erdf)}")


def posted(transcript: Path) -> list[Counter]:
    """What each entry of a transcript posts. Two columns: a credit ends where the longest line of its entry ends."""
    entries: list[list[str]] = []
    for line in transcript.read_text("utf-8").splitlines():
        if line.startswith("Entry "):
            entries.append([])
        elif entries and re.fullmatch(r"  \S+ +[0-9.]+ EUR", line):
            entries[-1].append(line)
    steps = []
    for lines in filter(None, entries):
        step: Counter = Counter()
        for line in lines:
            account, amount, _ = line.split()
            cents = int(Fraction(amount) * 100)
            step[account] += -cents if len(line) == max(map(len, lines)) else cents
        steps.append(step)
    return steps


def transcript_differences(steps: list[tuple[str, Counter]]) -> list[str]:
    """The entries of cases/life.case that post something else."""
    said = posted(HERE / "cases" / "life.case")
    found = [] if len(said) == len(steps) else [f"{len(said)} entries post, expected {len(steps)}"]
    for (name, step), got in zip(steps, said):
        for account in sorted(step.keys() | got.keys()):
            if step[account] != got[account]:
                found.append(f"{name}: {account}: cofin posts {euro(got[account])}, expected {euro(step[account])}")
    return found


def check_differences(costs: list[dict], project: dict, said: dict) -> list[str]:
    """What `cofin check` says otherwise, of all costs as the rules leave them."""
    planned: Counter = Counter()
    for line in project["budget"]:
        planned[line["partner"]] += int(Fraction(line["amount"].removesuffix(" EUR")) * 100)
    eligible = by_partner(by_heading(costs, "accepted"))
    declared = sum(cost["euro"] for cost in costs)
    totals = said["totals"]
    compared = [
        ("planned", euro(sum(planned.values())), totals["planned"]),
        ("declared", euro(declared), totals["declared"]),
        ("eligible", euro(sum(eligible.values())), totals["eligible"]),
        ("ineligible", euro(declared - sum(eligible.values())), totals["ineligible"]),
        ("open", "0.00", totals["open"]),
    ]
    for name, key, amounts in (("planned", "planned_funding", planned), ("claimed", "funding", eligible)):
        paid = {row["source"]: row["amount"] for row in said[key]}
        erdf = sum(grants(amounts).values())
        compared.append((f"{name} ERDF", euro(erdf), paid["ERDF"]))
        compared.append((f"{name} own", euro(sum(amounts.values()) - erdf), paid["own"]))
    return [f"{what}: cofin says {got}, expected {wanted}" for what, wanted, got in compared if got != wanted]


def main() -> None:
    compares = sys.argv[1:] == ["--compare"]
    show = (lambda *_: None) if compares else print
    project, costs = read(HERE)
    # The first recording held the costs of the first claim, at the same rates.
    first = [cost for cost in costs if cost["claim"] == 1]
    if read(HERE / "2018-06")[1] != first:
        sys.exit("2018-06 does not hold the costs of the first claim")
    found = check_differences(costs, project, json.load(sys.stdin)) if compares else []
    steps = life(costs, show)
    if compares:
        found += transcript_differences(steps)
        print("\n".join(found) or f"the same: {len(costs)} costs, totals, funding and {len(steps)} entries")
        sys.exit(1 if found else 0)
    # Debits and credits are equal in each entry, and all together are where the books end.
    declared = by_heading(costs, "euro")
    balances = Counter({f"declared:{partner}:{category}": amount for (partner, category), amount in declared.items()})
    balances.subtract({f"outlay:{partner}": amount for partner, amount in by_partner(declared).items()})
    for name, step in steps:
        assert sum(step.values()) == 0, name
        balances.update(step)
    for account in sorted(balances):
        if balances[account]:
            show(f"{account:28}{euro(balances[account]):>12}")


if __name__ == "__main__":
    main()
