"""The fenced blocks of a page, each with what its info string says of it. README.md here lists the marks."""

import re
from dataclasses import dataclass, field
from pathlib import Path


@dataclass
class Block:
    page: str
    line: int  # of its first fence, from 1
    language: str
    mark: str  # what follows the language
    text: str = ""
    output: "Block | None" = field(default=None)  # what it prints: the ```text right below it

    @property
    def place(self):
        return f"{self.page}:{self.line}"

    def told(self, word):
        """What the mark says after that word, up to a comma; None where it does not say the word."""
        found = re.search(rf"(?:^|, ){word}(?:(?: |: )(.*))?$", self.mark) if word == "not run" else re.search(
            rf"(?:^|, ){word}(?: ([^,]*))?(?=,|$)", self.mark)
        return None if found is None else found[1] or ""


def page_names(source):
    return ["README.md"] + sorted(f"docs/{page.name}" for page in (source / "docs").glob("*.md"))


def blocks_of(source, page):
    blocks, inside, gap = [], None, True
    lines = (source / page).read_text(encoding="utf-8").split("\n")
    for number, line in enumerate(lines, 1):
        if line.startswith("```"):
            if inside is None:
                language, _, mark = line[3:].partition(" ")
                inside = Block(page, number, language, mark.strip())
            else:
                if inside.language == "text" and not inside.mark and blocks and not gap:
                    blocks[-1].output = inside
                blocks.append(inside)
                inside, gap = None, False
        elif inside is not None:
            inside.text += line + "\n"
        elif line.strip():
            gap = True
    if inside is not None:
        raise SystemExit(f"{inside.place}: the block is not closed")
    return blocks
