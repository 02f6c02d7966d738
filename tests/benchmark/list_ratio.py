#!/usr/bin/env python3
"""The twelve checks of a flat list against the same job written by hand, in processor time and memory of whole processes.

    python3 tests/benchmark/list_ratio.py --bound PROGRAM --generate SCRIPT [--lines 1000000] [--runs 5]

PROGRAM prints the same lines from the same folder (the job in memory, one thread, no rulebook); SCRIPT writes the folder:
`SCRIPT --lines N --out DIR`. Then twelve checks of other kinds (second_book.toml) against the first twelve, both on the
list widened by the columns they ask for. Runs alternate, because other load comes and goes; the least of each is compared.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FIRST = ROOT / "examples" / "flat-list" / "rulebook.toml"
SECOND = Path(__file__).resolve().with_name("second_book.toml")

COLUMNS = ("incurred_on,nature,evidence,method,location,funded_elsewhere,participants,unit,units,person,hours,other_hours,"
           "irregularity,correction")


def measured(command):
    """Output, processor seconds and peak memory in MiB of one run."""
    with tempfile.TemporaryFile() as output:
        process = subprocess.Popen(command, stdout=output, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        return output.read().decode(), usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def alternately(first, second, runs):
    """The runs of both commands, in turns."""
    pairs = [(measured(first), measured(second)) for _ in range(runs)]
    return [a for a, _ in pairs], [b for _, b in pairs]


def least(runs):
    return min(seconds for _, seconds, _ in runs)


def widened(number):
    """What line `number` says in the further columns: one in forty breaks a check of the second book."""
    odd = number % 40 == 0
    which = number // 40 % 6
    nature = ("fine", "promotion", "preparation")[which] if odd and which < 3 else "service"
    evidence = "invoice" if odd and which == 3 else "invoice; payment"
    location = "DE300" if odd and which == 4 else ("CZ064", "PL518", "CZ072")[number % 3]
    correction = "split,25 %" if odd and which == 5 else "none,"
    return (f"2022-0{number % 9 + 1}-15,{nature},{evidence},real,{location},0 %,{number % 50},piece,{number % 9 + 1},"
            f"P{number % 997},8,0,{correction}")


def widen(folder):
    """Writes the further columns into the list."""
    path = Path(folder) / "expenditures.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    rows = [f"{line},{widened(number)}" for number, line in enumerate(lines[1:], 1)]
    path.write_text("\n".join([f"{lines[0]},{COLUMNS}", *rows]) + "\n", encoding="utf-8")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--bound", required=True)
    parser.add_argument("--generate", required=True)
    parser.add_argument("--lines", type=int, default=1_000_000)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--cofin", default=str(ROOT / "build" / "release" / "cofin"))
    given = parser.parse_args()

    with tempfile.TemporaryDirectory() as folder:
        def check(book):
            return [given.cofin, "check", folder, "--rulebook", str(book)]

        subprocess.run(
            [sys.executable, given.generate, "--lines", str(given.lines), "--out", folder],
            check=True, stdout=subprocess.DEVNULL)
        ours, bound = alternately(check(FIRST), [given.bound, folder], given.runs)
        if ours[0][0].split("\n", 1)[1] != bound[0][0]:
            sys.exit("the two print different lines")
        print(f"cofin {least(ours):.2f} s, {max(run[2] for run in ours):.0f} MiB; by hand {least(bound):.2f} s; "
              f"{least(ours) / least(bound):.1f} times (bound 2, 200 MiB); "
              f"the same {bound[0][0].count(chr(10))} lines", flush=True)

        widen(folder)
        first, second = alternately(check(FIRST), check(SECOND), given.runs)
        if first[0][0] != ours[0][0]:
            sys.exit("further columns changed what the first book says")
        print(f"first book {least(first):.2f} s, second book {least(second):.2f} s; "
              f"{least(second) / least(first):.2f} times (bound 1.2); last line {second[0][0].splitlines()[-1]}")


if __name__ == "__main__":
    main()
