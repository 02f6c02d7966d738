#!/usr/bin/env python3
"""A ledger of a million costs against plain programs over SQLite, in processor time and memory of whole processes.

    python3 tests/benchmark/ledger_ratio.py --plain PROGRAM --generate SCRIPT [--lines 1000000] [--runs 3]

SCRIPT writes a flat list: `SCRIPT --lines N --out DIR`. PROGRAM stores its lines in its best mode: `PROGRAM DIR FILE best`
(rows, three postings each, an index built late, a SHA-256 chain, one durable commit). What verify and a small transaction
are measured against is built with the benchmarks: build/release/tests/cofin_ledger_plain. Runs alternate, because other load
comes and goes; the least of each is compared.
"""

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

from list_ratio import FIRST, ROOT, alternately, least, measured


def clean(file):
    """A shell word that removes a database with what stands beside it."""
    return f"rm -f {file} {file}-wal {file}-shm"


def show(what, ours, plain, bound):
    ratio = least(ours) / least(plain)
    peak = max(mebibytes for _, _, mebibytes in ours)
    print(f"{what}: {least(ours):.3f} s against {least(plain):.3f} s, {ratio:.2f} times (bound {bound}), {peak:.0f} MiB")


def show_statement(what, cofin, ledger, runs):
    print(f"{what}: {least([measured([cofin, 'statement', '--ledger', ledger]) for _ in range(runs)]):.3f} s")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--plain", required=True)
    parser.add_argument("--generate", required=True)
    parser.add_argument("--lines", type=int, default=1_000_000)
    parser.add_argument("--commits", type=int, default=20_000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--build", default=str(ROOT / "build" / "release"))
    given = parser.parse_args()
    cofin = f"{given.build}/cofin"
    baseline = f"{given.build}/tests/cofin_ledger_plain"

    with tempfile.TemporaryDirectory() as folder:
        lines, ledger, rows = f"{folder}/list", f"{folder}/ledger", f"{folder}/rows"
        generate = [sys.executable, given.generate, "--lines", str(given.lines), "--out", lines]
        record = f"{clean(ledger)}; exec {cofin} record {lines} --rulebook {FIRST} --ledger {ledger} --booked 2024-06-01"
        subprocess.run([*generate, "--projects", "1"], check=True, stdout=subprocess.DEVNULL)
        subprocess.run(["sh", "-c", record], check=True, stdout=subprocess.DEVNULL)
        show_statement("statement of one project", cofin, ledger, given.runs)
        subprocess.run(generate, check=True, stdout=subprocess.DEVNULL)
        show("record", *alternately(["sh", "-c", record],
                                    ["sh", "-c", f"{clean(rows)}; exec {given.plain} {lines} {rows} best"], given.runs), 1.3)
        show("verify", *alternately([cofin, "verify", "--ledger", ledger], [baseline, "scan", ledger], given.runs), 1.3)
        show_statement("statement of all projects", cofin, ledger, given.runs)
        commits = [f"{clean(rows)}; exec {baseline} {mode} {rows} {given.commits}" for mode in ("store", "bare")]
        show(f"{given.commits} small transactions", *alternately(*(["sh", "-c", run] for run in commits), given.runs), 1.3)


if __name__ == "__main__":
    main()
