#!/usr/bin/env python3
"""Types a line into a shell at a pseudo-terminal, presses the tabulator, and prints what stands on the line then.

    type.py bash|zsh COMPLETION LINE
"""

import os
import pty
import re
import select
import sys
import time

SHELLS = {
    "bash": (["bash", "--norc", "--noprofile", "-i"], "PS1='> '; source {0}; bind 'set bell-style none'\n"),
    "zsh": (["zsh", "-f", "-i"],
            "PS1='> '; PROMPT_EOL_MARK=; unsetopt zle_bracketed_paste; fpath=({1} $fpath); autoload -Uz compinit; "
            "compinit -D -u\n"),
}


QUIET = 0.7  # seconds
PATIENCE = 30


def read_until(master, expected=""):
    """What comes until that was there, and then nothing for a while: a machine may be busy before the first of it comes."""
    said = ""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if not select.select([master], [], [], QUIET)[0]:
            if said and expected in said:
                break
            continue
        try:
            said += os.read(master, 65536).decode("utf-8", "replace")
        except OSError:
            break
    return said


def shown(text):
    """The line as it stands after what a terminal was told: controls gone."""
    text = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]|\x1b[=>]|\x07", "", text)
    while "\b" in text:
        text = re.sub(r"[^\b]?\b", "", text, count=1)
    return text.replace("\r", "\n").split("\n")[-1]


def main():
    shell, completion, line = sys.argv[1:]
    command, setup = SHELLS[shell]
    child, master = pty.fork()
    if child == 0:
        os.environ.update(TERM="dumb", LC_ALL="C.UTF-8", HOME=os.getcwd())
        os.environ.pop("INPUTRC", None)
        os.execvp(command[0], command)
    read_until(master)
    os.write(master, setup.format(completion, os.path.dirname(completion)).encode())
    # Quotes keep what is typed from looking like what is said: behind it stands the prompt of a shell that has read all.
    os.write(master, b"echo re''ady\n")
    read_until(master, "ready")
    os.write(master, line.encode())
    before = read_until(master, line)
    os.write(master, b"\t")
    after = read_until(master)
    os.write(master, b"\x03exit\n")
    print(shown(before + after).removeprefix("> "))
    os.close(master)
    os.waitpid(child, 0)


main()
