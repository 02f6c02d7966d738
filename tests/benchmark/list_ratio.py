#!/usr/bin/env python3
"""The twelve checks of a flat list against the same job written by hand, in processor time and memory of whole processes.

    python3 tests/benchmark/list_ratio.py --bound PROGRAM --generate SCRIPT [--lines 1000000] [--runs 5]

PROGRAM prints the same lines from the same folder (the job in memory, one thread, no rulebook); SCRIPT writes the folder:
`SCRIPT --lines N --out DIR`. Runs alternate, because other load comes and goes; the least of each is compared.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
RULEBOOK = ROOT / "examples" / "flat-list" / "rulebook.toml"


def measured(command):
    """Output, processor seconds and peak memory in MiB of one run."""
    with tempfile.TemporaryFile() as output:
        process = subprocess.Popen(command, stdout=output, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        return output.read().decode(), usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--bound", required=True)
    parser.add_argument("--generate", required=True)
    parser.add_argument("--lines", type=int, default=1_000_000)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--cofin", default=str(ROOT / "build" / "release" / "cofin"))
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(
            [sys.executable, given.generate, "--lines", str(given.lines), "--out", folder],
            check=True, stdout=subprocess.DEVNULL)
        ours, bound = [], []
        for _ in range(given.runs):
            ours.append(measured([given.cofin, "check", folder, "--rulebook", str(RULEBOOK)]))
            bound.append(measured([given.bound, folder]))
    if ours[0][0].split("\n", 1)[1] != bound[0][0]:
        sys.exit("the two print different lines")
    mine, theirs = min(run[1] for run in ours), min(run[1] for run in bound)
    print(f"cofin {mine:.2f} s, {max(run[2] for run in ours):.0f} MiB; by hand {theirs:.2f} s; "
          f"{mine / theirs:.1f} times (bound 2, 200 MiB); the same {bound[0][0].count(chr(10))} lines")


if __name__ == "__main__":
    main()
