"""Every text of the library that a person may read: sentences, captions, notes, messages, help."""

import ast
import re
from pathlib import Path

TWO_WORDS = re.compile(r"[A-Za-z]{2,},? [a-z]{2,}")


def library_texts(library: Path) -> list[str]:
    """All texts of two words and more, sorted, `{}` where a value is put in; wherever in the library they stand."""
    found = set()
    for file in library.rglob("*.py"):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        unread = {id(n.value) for n in ast.walk(tree) if isinstance(n, ast.Expr)}
        for n in ast.walk(tree):
            if isinstance(n, ast.JoinedStr):
                unread |= {id(x) for x in ast.walk(n) if x is not n and isinstance(x, ast.Constant) and x in n.values}
        for n in ast.walk(tree):
            if id(n) in unread:
                continue
            if isinstance(n, ast.JoinedStr):
                text = "".join(v.value if isinstance(v, ast.Constant) else "{}" for v in n.values)
            elif isinstance(n, ast.Constant) and isinstance(n.value, str):
                text = n.value
            else:
                continue
            if TWO_WORDS.search(text):
                found.add(text.replace("\n", "\\n"))
    return sorted(found)
