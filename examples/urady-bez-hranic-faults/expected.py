"""What each fault of this example must cost, computed from its files without cofin.

    python3 expected.py
    cofin check examples/urady-bez-hranic-faults --json | python3 expected.py --compare

The second compares what cofin says with it: exit code 1 where they differ. The verdicts are written down by hand from the articles; the amounts come from the files, by exact fractions.
"""

import csv
import json
import sys
import tomllib
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
    return f"{'-' if cents < 0 else ''}{abs(cents) // 100}.{abs(cents) % 100:02d}"


project = tomllib.loads((HERE / "project.toml").read_text("utf-8"))
month = project["claim"][0]["submitted_for_verification"].strftime("%Y-%m")
with open(HERE / "rates.csv", encoding="utf-8") as file:
    rates = {row["currency"]: Fraction(row["units_per_eur"]) for row in csv.DictReader(file) if row["month"] == month}
rates["EUR"] = Fraction(1)
with open(HERE / "costs.csv", encoding="utf-8") as file:
    costs = {row["id"]: row for row in csv.DictReader(file)}


def converted(amount: str | Fraction, currency: str) -> int:
    return half_up(Fraction(amount) * 100 / rates[currency])


declared = {id: converted(cost["amount"], cost["currency"]) for id, cost in costs.items()}
cut = dict.fromkeys(costs, 0)
verdict = dict.fromkeys(costs, "eligible")


def refuse(id: str, rule: str, cents: int | None = None) -> None:
    cut[id] = declared[id] if cents is None else cents
    verdict[id] = f"cut by {rule}"


def leave_open(id: str, rule: str) -> None:
    verdict[id] = f"open by {rule}"


# Refused whole.
for id, rule in {
    "F02": "MF-START", "F03": "PR-PERIOD", "F05": "IN-GIFT-1420", "F06": "IN-FINES", "F07": "IN-INTEREST",
    "F08": "IN-FX", "F23": "PR-INELIGIBLE", "F24": "IN-DOUBLE-FUNDS",
}.items():
    refuse(id, rule)
assert converted(costs["F04"]["unit_value"], "CZK") > 50_00  # one vase: 50.25 EUR
refuse("F04", "IN-GIFT-1420")
# A penalty and its credit note share one verdict: net 80.00.
refuse("F16", "IN-FINES")
refuse("F17", "IN-FINES, with F16")

# VAT is taken off in koruna; its cut is the difference of two conversions.
gross, vat = Fraction(costs["F28"]["amount"]), Fraction(costs["F28"]["vat"])
refuse("F28", "IN-VAT-1420", converted(gross, "CZK") - converted(gross - vat, "CZK"))

# Asked, or a fact or parameter is missing.
for id, rule in {
    "F10": "IN-DOUBLE", "F12": "IN-DOUBLE", "F13": "IN-PAID", "F15": "PC-PL-20", "F19": "PR-PERIOD", "F20": "PR-OUT",
    "F21": "MF-PREP", "F25": "EL-TRAVEL-EXPERT", "F26": "IN-KIND", "F27": "MF-LINE", "F29": "EL-STAFF-DOCS",
    "F30": "EL-OFFICE-FLAT", "F31": "PC-CZ", "F32": "EL-SECOND-HAND", "F33": "MF-LEGAL", "F34": "IN-VAT-1420",
}.items():
    leave_open(id, rule)

# Office at 15 % of the staff costs of the same partner.
refuse("F01", "EL-OFFICE-FLAT", declared["F01"] - floor(Fraction(15, 100) * declared["G01"]))

# A credit note that names no cost reduces what counts at once; which cost it corrects is asked.
verdict["F18"] = "counts, asked by EL-CREDIT"

# Land is a tenth of what counts with it, so a ninth of what is left of all other costs. More than with all open ones is
# cut for sure; what is left is open as long as they are, since without them it would be less.
others = [id for id in costs if id != "F22"]
most = floor(Fraction(1, 9) * sum(declared[id] - cut[id] for id in others))
least = floor(Fraction(1, 9) * sum(declared[id] - cut[id] for id in others if not verdict[id].startswith("open")))
refuse("F22", "IN-LAND", declared["F22"] - most)
if least < declared["F22"] - cut["F22"]:
    verdict["F22"] = "open by IN-LAND, after a cut"

is_open = {id for id in costs if verdict[id].startswith("open")}
eligible = {
    partner: sum(declared[id] - cut[id] for id in costs if id not in is_open and costs[id]["partner"] == partner)
    for partner in ("pl", "cz", "brno")
}
erdf = sum(floor(Fraction(85, 100) * cents) for cents in eligible.values())
totals = {
    "declared": sum(declared.values()),
    "ineligible": sum(cut.values()),
    "open": sum(declared[id] - cut[id] for id in is_open),
    "eligible": sum(eligible.values()),
}


def show() -> None:
    for id in costs:
        print(f"{id}  {euro(declared[id]):>8}  cut {euro(cut[id]):>8}  {verdict[id]}")
    for name, cents in totals.items():
        print(f"{name:10}  {euro(cents):>8}")
    print("eligible of each partner ", *(f"{partner} {euro(cents)}" for partner, cents in eligible.items()))
    print(f"ERDF        {euro(erdf):>8}\nown         {euro(totals['eligible'] - erdf):>8}")


def differences(said: dict) -> list[str]:
    """What cofin says otherwise: totals, funding, the cut of each cost and which costs are open, by which rule."""
    pays = {row["source"]: row["amount"] for row in said["funding"]}
    compared = [(name, euro(cents), said["totals"][name]) for name, cents in totals.items()]
    compared += [("ERDF", euro(erdf), pays["ERDF"]), ("own", euro(totals["eligible"] - erdf), pays["own"])]
    net = {"F16": cut["F16"] + cut["F17"], "F17": 0}  # told at the cost that the credit note corrects
    for id in costs:
        found = [row for row in said["findings"] if row["item"] == id]
        of_cut = sum(round(Fraction(row["cut"]) * 100) for row in found)
        compared.append((f"cut of {id}", euro(net.get(id, cut[id])), euro(of_cut)))
        asks = {row["rule"] for row in found if row["outcome"] in ("needs_judgement", "undetermined")}
        asks |= {row["rule"] for row in said["findings"] if row["item"] == costs[id]["partner"] == "brno"} - {"PR-NUTS"}
        rule = verdict[id].split(" by ")[-1].split(",")[0]
        wanted = rule if id in is_open or "asked" in verdict[id] else "nothing"
        compared.append((f"open or asked of {id}", wanted, wanted if wanted in asks else " ".join(asks) or "nothing"))
        if verdict[id].startswith("cut") and id != "F17":
            cuts = {row["rule"] for row in found if row["outcome"] == "ineligible"}
            compared.append((f"who cuts {id}", rule, " ".join(cuts)))
    return [f"{what}: cofin says {got}, expected {wanted}" for what, wanted, got in compared if got != wanted]


if sys.argv[1:] == ["--compare"]:
    found = differences(json.load(sys.stdin))
    print("\n".join(found) or f"the same: {len(costs)} costs, totals and funding")
    sys.exit(1 if found else 0)
show()
