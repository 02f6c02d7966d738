"""The jobs of numbers.cpp on the same rows (rows.hpp) with Python's decimal: nanoseconds a row, best of five, as JSON."""

import json
import time
from decimal import ROUND_DOWN, ROUND_FLOOR, ROUND_HALF_UP, Decimal

COUNT = 50_000
MASK = 2**64 - 1
CENT = Decimal("0.01")

RATES = ["0.85", "0.7225", "0.8333", "0.75", "0.50", "0.95", "0.80", "0.60", "0.4325", "0.676767", "0.333333", "0.666667",
         "0.72", "0.96", "0.825", "0.9999"]
EXCHANGE_RATES = ["4.2634", "25.308", "396.28", "4.9767", "1.95583", "117.1655", "7.5345", "11.4865", "0.84375", "1.0856",
                  "157.42", "0.9587", "19.5583", "44.2521", "0.835350", "1.955830"]
SHARES = [[8500, 900, 300, 200, 100], [1, 1, 1, 1, 1], [7225, 1275, 1000, 300, 200], [3333, 3333, 3334, 1, 1],
          [50, 20, 15, 10, 5], [676767, 123456, 100000, 77777, 22000], [7, 5, 3, 2, 1], [85, 15, 0, 0, 0]]


def splitmix64(state):
    z = state
    z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
    z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
    return z ^ (z >> 31)


def draw():
    state = 42
    rows = []
    for _ in range(COUNT):
        drawn = []
        for _ in range(3):
            state = (state + 0x9E3779B97F4A7C15) & MASK
            drawn.append(splitmix64(state))
        least = 10 ** (drawn[0] % 12)
        rows.append((least + drawn[1] % (9 * least), drawn[2] & 15, (drawn[2] >> 8) & 15, (drawn[2] >> 16) & 7))
    return rows


def split(rows, amounts):
    rates = [Decimal(rate) for rate in RATES]
    grants = own = Decimal(0)
    for (_, rate, _, _), amount in zip(rows, amounts):
        grant = (amount * rates[rate]).quantize(CENT, ROUND_FLOOR)
        grants += grant
        own += amount - grant
    return grants, own


def convert(rows, amounts):
    rates = [Decimal(rate) for rate in EXCHANGE_RATES]
    total = Decimal(0)
    for (_, _, exchange, _), amount in zip(rows, amounts):
        total += (amount / rates[exchange]).quantize(CENT, ROUND_HALF_UP)
    return total


def allocate(rows, amounts):
    weights = [[Decimal(weight) for weight in five] for five in SHARES]
    sums = [sum(five) for five in weights]
    totals = [Decimal(0)] * 5
    for (_, _, _, share), amount in zip(rows, amounts):
        five = weights[share]
        exact = [amount * weight / sums[share] for weight in five]
        parts = [part.quantize(CENT, ROUND_DOWN) for part in exact]
        left = int((amount - sum(parts)) * 100)
        for i in sorted(range(5), key=lambda i: parts[i] - exact[i])[:left]:
            parts[i] += CENT
        for i in range(5):
            totals[i] += parts[i]
    return totals


def parse(rows, texts):
    return [Decimal(text) for text in texts]


def print_(rows, amounts):
    return sum(len(str(amount)) for amount in amounts)


def best(job, rows, values):
    spent = []
    for _ in range(5):
        start = time.process_time_ns()
        job(rows, values)
        spent.append(time.process_time_ns() - start)
    return min(spent) / COUNT


def main():
    rows = draw()
    amounts = [Decimal(cents).scaleb(-2) for cents, *_ in rows]
    texts = [str(amount) for amount in amounts]
    jobs = {"split": (split, amounts), "convert": (convert, amounts), "allocate": (allocate, amounts),
            "parse": (parse, texts), "print": (print_, amounts)}
    print(json.dumps({name: best(job, rows, values) for name, (job, values) in jobs.items()}))


if __name__ == "__main__":
    main()
