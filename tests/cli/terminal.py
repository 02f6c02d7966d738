#!/usr/bin/env python3
"""The command as a person sees it: at terminals of several widths, with and without colours, with long work.

    terminal.py COMMAND SOURCE [--show]      --show prints the screens instead of looking at them
"""

import fcntl
import os
import pty
import re
import struct
import subprocess
import sys
import tempfile
import termios
import threading
from pathlib import Path

WIDTHS = (60, 80, 200)
ESCAPE = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")
FIGURE = re.compile(r"\d{1,3}\.\d\d\b")  # without its groups: between these running text may break
failures = []


def check(holds, what):
    if not holds:
        failures.append(what)
        print("FAILED:", what)


def at_terminal(command, columns, folder, variables=(), errors_apart=False):
    """What a terminal of so many columns gets, and standard error where it goes elsewhere."""
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    environment = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "TERM": "xterm", "TZ": "UTC", **dict(variables)}
    child = subprocess.Popen(command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=slave,
                             stderr=subprocess.PIPE if errors_apart else slave)
    os.close(slave)
    said = b""
    while True:
        try:
            part = os.read(master, 65536)
        except OSError:
            break
        if not part:
            break
        said += part
    errors = child.stderr.read() if errors_apart else b""
    child.wait()
    os.close(master)
    return said.decode("utf-8"), errors.decode("utf-8")


def errors_at_terminal(command, columns, folder, variables=()):
    """Standard error at a terminal, standard output in a pipe: (errors, output)."""
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    environment = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "TERM": "xterm", "TZ": "UTC", **dict(variables)}
    child = subprocess.Popen(command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                             stderr=slave)
    os.close(slave)
    out = []
    reader = threading.Thread(target=lambda: out.append(child.stdout.read()))
    reader.start()
    said = b""
    while True:
        try:
            part = os.read(master, 65536)
        except OSError:
            break
        if not part:
            break
        said += part
    reader.join()
    child.wait()
    os.close(master)
    return said.decode("utf-8"), out[0].decode("utf-8")


def lines_of(text):
    return ESCAPE.sub("", text).replace("\r\n", "\n").split("\n")


def commands(cofin, ledger):
    return {
        "help": [cofin, "check", "--help"],
        "check": [cofin, "check", "examples/urady-bez-hranic-faults"],
        "explain": [cofin, "explain", "examples/urady-bez-hranic-faults", "F04", "--rule", "IN-GIFT-1420"],
        "statement": [cofin, "statement", "--ledger", ledger],
        "rates": [cofin, "rates", "examples/urady-bez-hranic-faults"],
        "rulebook list": [cofin, "rulebook", "list"],
        "rulebook show": [cofin, "rulebook", "show", "cz-pl-2014-2020.microprojects.silesia"],
        "split": [cofin, "split", "--part", "pl=12325.48", "--part", "cz=11400.00", "--source", "ERDF=85%", "--residual",
                  "own"],
    }


def look_at_widths(cofin, source, ledger, show):
    for columns in WIDTHS:
        for name, command in commands(cofin, ledger).items():
            text, _ = at_terminal(command, columns, source)
            if show:
                print(f"=== {name}, {columns} columns\n{text}")
                continue
            for line in lines_of(text):
                # A command to copy, a path, an id and a digest are not broken.
                whole = line.strip().startswith("cofin ") or " " not in line.strip()
                check(len(line) <= columns or whole, f"{name} at {columns}: {len(line)} characters: {line}")
            figures = sorted(FIGURE.findall(" ".join(lines_of(text))))
            wide = subprocess.run(command, cwd=source, capture_output=True, text=True, check=False,
                                  env={"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"}).stdout
            check(figures == sorted(FIGURE.findall(" ".join(wide.split("\n")))),
                  f"{name} at {columns}: other figures than in a file")


def look_at_colours(cofin, source):
    command = [cofin, "check", "examples/urady-bez-hranic-faults"]
    coloured, _ = at_terminal(command, 100, source)
    check("\x1b[31mineligible\x1b[0m" in coloured, "no colour at a terminal")
    plain, _ = at_terminal(command, 100, source, {"NO_COLOR": "1"}.items())
    check("\x1b" not in plain, "a colour in spite of NO_COLOR")
    dumb, _ = at_terminal(command, 100, source, {"TERM": "dumb"}.items())
    check("\x1b" not in dumb, "a colour at a terminal that has none")
    check(lines_of(coloured) == lines_of(plain), "other words with colours than without")
    piped = subprocess.run(command, cwd=source, capture_output=True, text=True, check=False).stdout
    check("\x1b" not in piped, "a colour in a pipe")
    told, _ = at_terminal(command, 100, source, {"COLUMNS": "60"}.items())
    check(max(map(len, lines_of(told))) <= 60, "COLUMNS is not heeded")


FEWEST, MOST = 6_250, 6_400_000  # rows: from the fewest on, four times as many until the work takes more than a second


def long_list(folder, rows):
    """A flat list of so many costs."""
    folder = Path(folder)
    with open(folder / "expenditures.csv", "w", encoding="utf-8") as out:
        out.write("project_id,partner_id,category,currency,amount,doc_id,issued_on,paid_on,supplier\n")
        for i in range(rows):
            out.write(f"P{i % 400},P{i % 400}-PP1,external,EUR,{i % 900 + 1}.25,D{i},2018-03-12,2018-03-26,S{i % 5000}\n")
    with open(folder / "projects.csv", "w", encoding="utf-8") as out:
        out.write("project_id,cofin_bp,starts_on,ends_on,partners,vat_recoverable\n")
        for i in range(400):
            out.write(f"P{i},8500,2018-01-01,2018-12-31,1,0\n")
    (folder / "budgets.csv").write_text("project_id,category,budget_eur\n")
    (folder / "rates.csv").write_text("month,currency,units_per_eur\n")
    (folder / "excluded.csv").write_text("supplier\n")


def look_at_progress(cofin, source, folder, show):
    rows = FEWEST
    while True:
        long_list(folder, rows)
        command = [cofin, "check", str(folder), "--rulebook", "examples/flat-list/rulebook.toml"]
        said, out = errors_at_terminal(command, 80, source)
        if "/s" in said or rows >= MOST:
            break
        rows *= 4
    if show:
        print("=== progress\n" + said.replace("\r", "\n"))
        return
    check(re.search(r"expenditures\.csv: \d+ of \d+ MB, \d+ %, \d+ MB/s", said) or
          re.search(r"assessed: \d+ of 400 projects, \d+ %, \d+/s", said), "no progress told: " + repr(said[-300:]))
    check(said.endswith("\r\x1b[K"), "progress is not taken away: " + repr(said[-80:]))
    check(all(len(ESCAPE.sub("", part)) < 80 for part in said.split("\r")), "a line of progress that breaks")
    check(out.startswith("project"), "the report: " + out[:80])
    quiet = subprocess.run(command, cwd=source, capture_output=True, text=True, check=False)
    check(quiet.stderr == "", "progress in a pipe: " + quiet.stderr[:200])
    check(quiet.stdout == out, "another report without a terminal")
    # Short work says nothing, a terminal or not.
    said, _ = errors_at_terminal([cofin, "check", "examples/urady-bez-hranic"], 80, source)
    check(said == "", "short work told: " + repr(said))


def look_at_long_work(cofin, source, folder, show):
    """What import, record and verify tell of work over a second, in another language too."""
    ledger = folder + "/long.cofin"
    table = Path(folder) / "long.csv"
    record = [cofin, "record", folder + "/list", "--rulebook", "examples/flat-list/rulebook.toml", "--booked", "2019-01-31",
              "--ledger", ledger]
    told = {
        "import": (lambda: [cofin, "import", str(table), "--dry-run", "--json", "--lang", "pl"],
                   r"long\.csv: \d+ z \d+ MB, \d+ %, \d+ MB/s"),
        "record": (lambda: record, r"(recorded: \d+ of 400 projects|expenditures\.csv: \d+ of \d+ MB), \d+ %"),
        "verify": (lambda: [cofin, "verify", "--ledger", ledger, "--lang", "cs"],
                   r"zkontrolováno: [\d ]+ z [\d ]+ záznamů, \d+ %, [\d ]+/s"),
    }
    for name, (command, expected) in told.items():
        rows = FEWEST
        while True:
            if name == "import":
                with open(table, "w", encoding="utf-8") as out:
                    out.write("Partner,Category,Amount,Currency,Supplier\n")
                    for i in range(rows):
                        out.write(f"pp{i % 9},external,{i % 900 + 1}.25,EUR,S{i % 5000}\n")
            elif name == "record":
                Path(ledger).unlink(missing_ok=True)
                Path(folder + "/list").mkdir(exist_ok=True)
                long_list(folder + "/list", rows)
            said, _ = errors_at_terminal(command(), 80, source)
            if "/s" in said or rows >= MOST or name == "verify":
                break
            rows *= 4
        if show:
            print(f"=== progress of {name}\n" + said.replace("\r", "\n"))
            continue
        # A machine so quick that it verifies all of it within a second has nothing to tell.
        check(re.search(expected, said) or (name == "verify" and said == ""), f"{name}: no progress told: " + repr(said[-300:]))
        check(said == "" or said.endswith("\r\x1b[K"), f"{name}: progress is not taken away: " + repr(said[-80:]))


def main():
    cofin, source = os.path.abspath(sys.argv[1]), sys.argv[2]
    show = "--show" in sys.argv
    with tempfile.TemporaryDirectory() as folder:
        ledger = folder + "/l.cofin"
        for words in (["record", "examples/urady-bez-hranic-life/2018-06", "--booked", "2018-06-29"],
                      ["claim", "--number", "1", "--booked", "2018-06-29"],
                      ["assess", "--claim", "1", "--booked", "2018-07-09"],
                      ["certify", "--claim", "1", "--booked", "2018-07-16"]):
            subprocess.run([cofin, *words, "--ledger", ledger], cwd=source, check=True, capture_output=True)
        look_at_widths(cofin, source, ledger, show)
        look_at_colours(cofin, source)
    with tempfile.TemporaryDirectory() as folder:
        look_at_progress(cofin, source, folder, show)
    with tempfile.TemporaryDirectory() as folder:
        look_at_long_work(cofin, source, folder, show)
    print(f"{len(failures)} failures")
    sys.exit(1 if failures else 0)


main()
