"""Which characters can the printed report show? Writes `lib/lkjip/facts/printable.py` (a minute).

    PYTHONPATH=lib:tests python tests/printable.py

The compiler that draws the PDF is asked itself, with each character of its own typefaces, in
every way in which the report sets words: upright, bold, slanted, in a formula, in a chart.
`tests/facts/test_characters.py` holds the table against the compiler at hand.
"""

import io
import re
import struct
import textwrap
import unicodedata
from pathlib import Path

import typst

from lkjip.print.typst import STANDARDS, escape, quote

TABLE = Path(__file__).parents[1] / "lib" / "lkjip" / "facts" / "printable.py"
BASES = {"ARABIC": "ب", "DEVANAGARI": "क", "HEBREW": "ש", "CYRILLIC": "а"}
"""After which letter a mark that combines with letters of one script is tried."""
SETTINGS = '#set document(title: "a")\n#set text(font: "Libertinus Serif", lang: "id", hyphenate: false)\n'


def typefaces() -> list[int]:
    """The characters of the typefaces that the compiler carries."""
    from fontTools.ttLib import TTFont

    content = _binary()
    found: set[int] = set()
    for m in re.finditer(rb"OTTO|\x00\x01\x00\x00", content):
        at = m.start()
        count = struct.unpack(">H", content[at + 4 : at + 6])[0]
        records = [content[at + 12 + 16 * i : at + 28 + 16 * i] for i in range(count)] if 8 <= count <= 40 else []
        if {b"cmap", b"name"} <= {r[:4] for r in records}:
            end = max(sum(struct.unpack(">II", r[8:])) for r in records)
            found |= set(TTFont(io.BytesIO(content[at : at + end]), lazy=True).getBestCmap())
    return sorted(found)


def _binary() -> bytes:
    folder = Path(typst.__file__).parent
    return max(
        (f for f in folder.iterdir() if f.suffix in (".so", ".pyd")), key=lambda f: f.stat().st_size
    ).read_bytes()


def word(c: str) -> str:
    """A character inside a word, a mark after a letter of its script."""
    base = BASES.get(unicodedata.name(c, "").split(" ")[0], "a") if unicodedata.category(c)[0] == "M" else "a"
    return f"{base}{c}b" if base == "a" else f"{base}{c}"


def ways(words: list[str]) -> list[str]:
    """Typst markup that sets the words in every way of the report."""
    plain = "\n\n".join(map(escape, words))
    chart = "".join(
        f'<text x="1" y="9" style="font: 9px {font}">{w.replace("&", "&amp;").replace("<", "&lt;")}</text>'
        for w in words
        for font in ("'DejaVu Sans'", "'Libertinus Serif'")
    )
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 99 9">{chart}</svg>'
    formula = "".join(f'#math.equation(alt: "a", ${quote(w)}$)\n\n' for w in words)
    return [
        plain,
        f"#strong[{plain}]",
        f"#emph[{plain}]",
        f"#strong[#emph[{plain}]]",
        "\n\n".join(f"#raw({quote(w)})" for w in words),
        formula,
        f'#image(bytes({quote(svg)}), format: "svg", alt: "a")',
    ]


def prints(markup: str) -> bool:
    """Whether the compiler accepts it under the standards of the report."""
    try:
        typst.compile(
            (SETTINGS + markup).encode(),
            format="pdf",
            pdf_standards=list(STANDARDS),
            ignore_system_fonts=True,
            timestamp=0,
        )
    except typst.TypstError:
        return False
    return True


def refused(characters: list[str], way: int) -> set[str]:
    """Those that the compiler does not show in one of the `ways`."""
    if not characters or prints(ways([word(c) for c in characters])[way]):
        return set()
    if len(characters) == 1:
        return set(characters)
    half = len(characters) // 2
    return refused(characters[:half], way) | refused(characters[half:], way)


def ranges(characters: list[str]) -> str:
    """Characters in short: hexadecimal, neighbours joined."""
    runs: list[list[int]] = []
    for c in sorted(map(ord, characters)):
        if runs and c == runs[-1][1] + 1:
            runs[-1][1] = c
        else:
            runs.append([c, c])
    return " ".join(f"{a:X}" if a == b else f"{a:X}-{b:X}" for a, b in runs)


_HEAD = '''"""Which characters do the typefaces of the printed report show?

Written by `tests/printable.py`, which asked the compiler that draws the PDF; not changed by hand.
"""

RANGES = (
'''


def main() -> None:
    no = ("Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp")
    present = [chr(c) for c in typefaces() if unicodedata.category(chr(c)) not in no]
    present = [c for c in present if unicodedata.normalize("NFC", c) == c and not 0xFE00 <= ord(c) <= 0xFE0F]
    for way in range(len(ways(["a"])) - 1):
        bad = refused(present, way)
        present = [c for c in present if c not in bad]
    # In a chart a mark of another script is not always set; names in charts have none, and all letters are.
    letters = [c for c in present if unicodedata.category(c)[0] != "M"]
    bad = refused(letters, len(ways(["a"])) - 1)
    lines = textwrap.wrap(ranges([c for c in present if c not in bad]), 110)
    table = _HEAD + "".join(f'    "{line}{" " * (n < len(lines) - 1)}"\n' for n, line in enumerate(lines)) + ")\n"
    TABLE.write_text(table, encoding="utf-8")


if __name__ == "__main__":
    main()
