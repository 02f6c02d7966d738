"""All figures of docs/benchmarks.md, measured in one run: python3 tests/benchmark/ratios.py [BUILD_FOLDER]

Each figure is the least of several runs, in processor time; a ratio divides two figures of the same run.
"""

import json
import os
import resource
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).resolve().parent

# job, baseline, bound, and whether the library may cost at most that much or must be at least that much faster
BOUNDS = [
    ("split", "plain", 1.5), ("convert", "plain", 1.5), ("allocate", "plain", 1.5),
    ("parse", "plain", 1.3), ("print", "plain", 1.3),
    ("split", "decimal_float", 40), ("convert", "decimal_float", 40),
    ("split", "python", 20), ("convert", "python", 20), ("allocate", "python", 20),
    ("parse", "python", None), ("print", "python", None),
]
NAMES = {"plain": "int64 + reciprocal", "decimal_float": "cpp_dec_float<50>", "python": "Python decimal"}
CHECKS, CHECK_BOUND = 50, 20.0


def nanoseconds(build):
    """By job and candidate, a row; the least of nine repetitions, taken in random order so that none has the warm machine."""
    run = subprocess.run(
        [build / "tests" / "cofin_benchmark", "--benchmark_format=json", "--benchmark_repetitions=9",
         "--benchmark_enable_random_interleaving=true", "--benchmark_min_time=0.05"],
        check=True, capture_output=True, text=True)
    least = {}
    for entry in json.loads(run.stdout)["benchmarks"]:
        if entry["run_type"] == "iteration":
            job, candidate = entry["name"].split("/")[0].split("_", 1)
            spent = 1e9 / entry["items_per_second"]
            least[job, candidate] = min(spent, least.get((job, candidate), spent))
    python = subprocess.run([sys.executable, HERE / "decimal_baseline.py"], check=True, capture_output=True, text=True)
    for job, spent in json.loads(python.stdout).items():
        least[job, "python"] = spent
    return least


def check_milliseconds(build):
    """Processor time of the whole process on the seed project, the least of many."""
    command = [build / "cofin", "check", ROOT / "examples" / "urady-bez-hranic", "--json"]
    spent = []
    for _ in range(CHECKS):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        spent.append(1000 * (after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime))
    return sorted(spent)


def row(job, baseline, bound, least):
    ours, theirs = least[job, "cofin"], least[job, baseline]
    if baseline == "plain":
        ratio, bounded = ours / theirs, f"at most {bound}"
        holds = ratio <= bound
    else:
        ratio, bounded = theirs / ours, f"at least {bound}" if bound else "-"
        holds = bound is None or ratio >= bound
    sense = "times its time" if baseline == "plain" else "times faster"
    print(f"| {job} | {ours:.2f} | {NAMES[baseline]} | {theirs:.2f} | {ratio:.2f} {sense} | {bounded} |"
          f" {'-' if bound is None else 'yes' if holds else '**no**'} |")
    return holds


def main():
    build = Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "build" / "release").resolve()
    least = nanoseconds(build)
    print("| job | cofin, ns a row | baseline | ns a row | ratio | bound | holds |\n|---|---|---|---|---|---|---|")
    held = [row(*bound, least) for bound in BOUNDS]
    checks = check_milliseconds(build)
    held.append(checks[0] <= CHECK_BOUND)
    print(f"\ncofin check on the seed project: {checks[0]:.1f} ms of processor time (median {checks[CHECKS // 2]:.1f}),"
          f" bound {CHECK_BOUND:.0f} ms\n")
    sys.stdout.flush()
    subprocess.run([HERE / "header_cost.sh"], check=True)
    sys.exit(0 if all(held) else 1)


if __name__ == "__main__":
    os.environ.setdefault("LC_ALL", "C.UTF-8")
    main()
