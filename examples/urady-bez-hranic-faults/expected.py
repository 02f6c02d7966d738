"""What each fault of this example must cost, computed from its files without cofin.

    python3 expected.py

The verdicts are written down by hand from the articles; the amounts come from the files, by exact fractions.
"""

import csv
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
    "F08": "IN-FX", "F10": "IN-DOUBLE", "F12": "IN-DOUBLE", "F23": "PR-INELIGIBLE", "F24": "IN-DOUBLE-FUNDS",
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
    "F13": "IN-PAID", "F15": "PC-PL-20", "F18": "EL-CREDIT", "F19": "PR-PERIOD", "F20": "PR-OUT", "F21": "MF-PREP",
    "F25": "EL-TRAVEL-EXPERT", "F26": "IN-KIND", "F27": "MF-LINE", "F29": "EL-STAFF-DOCS", "F30": "EL-OFFICE-FLAT",
    "F31": "PC-CZ", "F32": "EL-SECOND-HAND", "F33": "MF-LEGAL", "F34": "IN-VAT-1420",
}.items():
    leave_open(id, rule)

# Office at 15 % of the staff costs of the same partner.
refuse("F01", "EL-OFFICE-FLAT", declared["F01"] - floor(Fraction(15, 100) * declared["G01"]))

# Land is a tenth of what counts with it, so a ninth of what is left of all other costs, open ones included.
others = sum(declared[id] - cut[id] for id in costs if id != "F22")
refuse("F22", "IN-LAND", declared["F22"] - floor(Fraction(1, 9) * others))

for id in costs:
    print(f"{id}  {euro(declared[id]):>8}  cut {euro(cut[id]):>8}  {verdict[id]}")
is_open = [id for id in costs if verdict[id].startswith("open")]
print("declared  ", euro(sum(declared.values())))
print("ineligible", euro(sum(cut.values())))
print("open      ", euro(sum(declared[id] - cut[id] for id in is_open)))
eligible = {
    partner: sum(declared[id] - cut[id] for id in costs if id not in is_open and costs[id]["partner"] == partner)
    for partner in ("pl", "cz", "brno")
}
print("eligible  ", euro(sum(eligible.values())), *(f"{partner} {euro(cents)}" for partner, cents in eligible.items()))
erdf = sum(floor(Fraction(85, 100) * cents) for cents in eligible.values())
print("ERDF      ", euro(erdf))
print("own       ", euro(sum(eligible.values()) - erdf))
