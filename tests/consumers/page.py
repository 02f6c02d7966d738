"""Every code block of docs/embedding.md stands word for word in a file that the tests build: page.py SOURCE."""

import re
import sys
from pathlib import Path

root = Path(sys.argv[1])
built = {
    "cpp": [*root.glob("examples/*.cpp"), *root.glob("tests/consumers/*.cpp")],
    "c": list(root.glob("tests/consumers/*.c")),
    "cmake": list(root.glob("tests/consumers/*/CMakeLists.txt")),
}
page = (root / "docs/embedding.md").read_text(encoding="utf-8")
blocks = re.findall(r"^```(\w+)\n(.*?)^```$", page, re.S | re.M)
lost = [text for language, text in blocks
        if not any(text in file.read_text(encoding="utf-8") for file in built[language])]
for text in lost:
    print("in no file that is built:\n" + text)
sys.exit(1 if lost or not blocks else 0)
