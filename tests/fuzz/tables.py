"""What goes wrong in CSV files: cells, rows, years, the form of the file?"""

from __future__ import annotations

import random
import re
from decimal import Decimal
from typing import Any

from .mutation import HARMFUL, HARMLESS, WITHIN, Bed, Maker, Mutation, as_csv

Row = dict[str, str]


# What the description says of a column


def _fields(resource: dict) -> list[dict]:
    return resource["schema"]["fields"]


def _key(resource: dict) -> list[str]:
    return resource["schema"]["primaryKey"]


def _is_number(field: dict) -> bool:
    return field["type"] in ("integer", "number") and field["name"] not in ("tahun", "nomor", "mulai", "edisi")


def _filtered(bed: Bed) -> set[tuple[str, str]]:
    """Columns by which formulas choose rows."""
    found = set()

    def walk(node: Any) -> None:
        if isinstance(node, dict):
            if "data" in node:
                found.update((node["data"], k) for k in node.get("saring", {}))
            for value in node.values():
                walk(value)
        elif isinstance(node, list):
            for value in node:
                walk(value)

    walk(bed.yaml("data/indikator.yaml"))
    walk(bed.description.get("aturan", []))
    return found


def _coded(bed: Bed, resource: dict) -> list[str]:
    """Text columns whose words are fixed elsewhere: by a list, a pattern, a catalogue, another file, a formula."""
    pointing = {f for a in resource["schema"].get("foreignKeys", ()) for f in a["fields"]}
    filtered = _filtered(bed)
    return [
        f["name"]
        for f in _fields(resource)
        if f["type"] == "string"
        and f.get("kamus") != "nilai_indikator"
        and (
            f.get("kamus")
            or f["name"] in pointing
            or {"enum", "pattern"} & f.get("constraints", {}).keys()
            or (resource["name"], f["name"]) in filtered
        )
    ]


def _free(bed: Bed, resource: dict) -> list[str]:
    """Text columns in which anything may be said."""
    words = [
        f["name"]
        for f in _fields(resource)
        if f["type"] == "string" and f["name"] not in _key(resource) and not f.get("kamus")
    ]
    fixed = {*_coded(bed, resource), "nama", "unit", "induk", "satuan", "indikator", "keputusan", "kode"}
    return [w for w in words if w not in fixed]


def _asked_for(bed: Bed, text: str) -> bool:
    """Whether prose chooses a row by this text, so that the text is not free."""
    files = [*bed.root.glob("data/narasi/**/*.md"), *bed.root.glob("book/*.md"), *bed.root.glob("notebooks/*.ipynb")]
    written = (f'"{text}"', f'\\"{text}\\"')
    return any(w in file.read_text(encoding="utf-8") for file in files for w in written)


def _named_elsewhere(bed: Bed, resource: dict, text: str) -> bool:
    """Whether another table has the same words, so that they are a name and not free."""
    return any(text in row.values() for r, _, rows in _tables(bed) if r is not resource for row in rows)


# Choosing a place


def _tables(bed: Bed) -> list[tuple[dict, list[str], list[Row]]]:
    return [(r, *bed.table(r)) for r in bed.resources]


def _of_year(bed: Bed, rows: list[Row]) -> list[int]:
    return [n for n, row in enumerate(rows) if row.get("tahun", str(bed.year)) == str(bed.year)]


def _written(resource: dict, head: list[str], rows: list[Row]) -> dict[str, bytes]:
    return {f"data/{resource['path']}": as_csv(head, [list(row.values()) for row in rows])}


def _with_cell(kind: str, label: str, table: tuple, n: int, column: str, text: str) -> Mutation:
    resource, head, rows = table
    note = f"{resource['path']} baris {n + 2} {column}: {rows[n][column][:40]!r} -> {text[:40]!r}"
    rows = [row | {column: text} if m == n else row for m, row in enumerate(rows)]
    return Mutation(kind, label, _written(resource, head, rows), note)


def _cell(bed: Bed, rng: random.Random, choose: Any, *, this_year: bool = False) -> tuple | None:
    """A table, a row and a column out of those that `choose` gives for a resource, with something in the cell."""
    places = []
    for table in _tables(bed):
        resource, _, rows = table
        numbers = _of_year(bed, rows) if this_year else range(len(rows))
        places += [(table, n, c) for c in choose(resource) for n in numbers if rows[n][c]]
    return rng.choice(places) if places else None


# Numbers


def _read(text: str) -> Decimal | None:
    return Decimal(text.replace(",", ".")) if re.fullmatch(r"-?\d+(,\d+)?", text) else None


def _write(value: Decimal, like: str) -> str:
    places = len(like.partition(",")[2])
    return f"{value:.{places}f}".replace(".", ",")


def _swapped(text: str, rng: random.Random) -> str:
    places = [n for n in range(len(text) - 1) if text[n : n + 2].isdigit() and text[n] != text[n + 1]]
    if not places:
        return text
    n = rng.choice(places)
    return text[:n] + text[n + 1] + text[n] + text[n + 2 :]


VALUES = {
    "ten times": lambda t, v, r: _write(v * 10, t),
    "a hundred times": lambda t, v, r: _write(v * 100, t),
    "a tenth": lambda t, v, r: _write(v / 10, t),
    "zero": lambda t, v, r: _write(Decimal(0), t),
    "negative": lambda t, v, r: f"-{t}",
    "digit twice": lambda t, v, r: t[0] + t,
    "digit lost": lambda t, v, r: t[1:].lstrip("0,") or "0",
    "digits swapped": lambda t, v, r: _swapped(t, r),
    "comma lost": lambda t, v, r: t.replace(",", ""),
    "999": lambda t, v, r: "999",
}
"""Wrong values that are written rightly."""

WRITINGS = {
    "thousands dot": "1.076", "thousands comma": "1,076,000", "spaces inside": "1 076", "space before": " 76",
    "space after": "76 ", "unit": "76 unit", "rupiah": "Rp76", "per cent": "76%", "scientific": "4,58E+09",
    "formula": "=70+6", "dash": "-", "n/a": "n/a", "word": "nihil", "excel error": "#REF!", "excel name": "#NAME?",
    "letter O": "7O", "wide digits": "７６", "arabic digits": "٧٦", "not a number": "NaN", "infinite": "Infinity",
    "exponent": "1e5", "underscore": "7_6", "two commas": "7,6,1", "comma alone": ",", "comma end": "76,",
    "plus": "+76", "date": "Jan-42", "brackets": "(76)", "quote": "'76", "no-break space": "7\u00a06",
    "minus sign": "\u221276", "long": "9" * 40, "very long": "9" * 5000, "hex": "0x4C", "tab": "76\t",
    "zero width": "7\u200b6", "line break": "76\n", "point": "76.5",
}  # fmt: skip
"""Numbers that are written wrongly."""


WINDOW, FACTOR, ALONE, FEW = 5, 3, 10, 7
"""How many earlier years say what is usual, how far from them, how far from its column where there are none; fewer values
in the column have no range."""

DIFFERENCE = 4
"""So few people or units more or less than before tell nothing."""


def _within(bed: Bed, resource: dict, rows: list[Row], row: Row, column: str, value: Decimal, field: dict) -> bool:
    """Whether nothing in the column tells a value from a right one.

    Three times the values that the same row had in the five years before; where it had none, ten times those of
    its column (of the same indicator where the rows are of several).
    """
    words = [k for k in _key(resource) if k != "tahun"]
    years = {str(bed.year - n) for n in range(1, WINDOW + 1)}
    earlier = []
    if "nomor" not in words and "tahun" in row:
        earlier = [r[column] for r in rows if r["tahun"] in years and all(r[w] == row[w] for w in words)]
    known, factor = [v for t in earlier if (v := _read(t)) is not None], FACTOR
    if not known:
        same = [r for r in rows if field.get("kamus") != "nilai_indikator" or r["indikator"] == row["indikator"]]
        known, factor = [v for r in same if (v := _read(r[column])) is not None], ALONE
        if len(known) < FEW:
            return True
    if value == 0 and 0 not in known:
        return False
    counted = factor == FACTOR and field["type"] == "integer" and field.get("satuan") != "rupiah"
    few = DIFFERENCE if counted else 0
    return min(min(known) / factor, min(known) - few) <= value <= max(max(known) * factor, max(known) + few)


def wrong_value(bed: Bed, rng: random.Random) -> Mutation | None:
    def choose(resource: dict) -> list[str]:
        if resource["name"] == "kebijakan":
            return []
        return [f["name"] for f in _fields(resource) if _is_number(f) or f.get("kamus") == "nilai_indikator"]

    if not (place := _cell(bed, rng, choose, this_year=True)):
        return None
    table, n, column = place
    resource, _, rows = table
    field = next(f for f in _fields(resource) if f["name"] == column)
    old = rows[n][column]
    if (value := _read(old)) is None:
        return _with_cell("letter unknown", HARMFUL, table, n, column, f"{old}X")
    name = rng.choice(list(VALUES))
    new = VALUES[name](old, value, rng)
    if (read := _read(new)) is None or read == value:
        return None
    inside = _within(bed, resource, rows, rows[n], column, read, field)
    return _with_cell(f"value {name}", WITHIN if inside else HARMFUL, table, n, column, new)


def wrong_writing(bed: Bed, rng: random.Random) -> Mutation | None:
    def choose(resource: dict) -> list[str]:
        return [f["name"] for f in _fields(resource) if f["type"] in ("integer", "number")]

    if not (place := _cell(bed, rng, choose)):
        return None
    name = rng.choice(list(WRITINGS))
    text = WRITINGS[name]
    field = next(f for f in _fields(place[0][0]) if f["name"] == place[2])
    if name == "point" and field["type"] == "integer":
        text = "76,5"
    return _with_cell(f"number with {name}", HARMFUL, *place, text)


def emptied(bed: Bed, rng: random.Random) -> Mutation | None:
    def choose(resource: dict) -> list[str]:
        return [f["name"] for f in _fields(resource) if f.get("constraints", {}).get("required") is True]

    place = _cell(bed, rng, choose)
    return place and _with_cell("required cell empty", HARMFUL, *place, "")


# Words

BAD_TEXTS = {
    "emoji": "Baik 😀", "han": "漢字", "wide letters": "ＡＢＣ", "private use": "Baik \ue000", "noncharacter": "Baik\uffff",
    "bell": "Baik\x07", "escape": "Baik\x1b[31m", "null": "Baik\x00", "vertical tab": "Baik\x0bsekali", "nel": "Baik\x85sekali",
    "line separator": "Baik\u2028sekali", "replacement": "Baik \ufffd", "zero width": "Ba\u200bik", "right to left": "Baik\u202ekihA",
    "isolate": "Baik\u2066x\u2069", "bom inside": "Baik\ufeffsekali", "mojibake dash": "Baik â€“ sekali", "mojibake e": "cafÃ©",
    "excel ref": "#REF!", "excel name": "#NAME?", "excel na": "#N/A", "excel value": "#VALUE!", "excel div": "#DIV/0!",
    "double space": "Baik  sekali", "space before": " Baik", "space after": "Baik ", "tab": "Baik\tsekali", "del": "Baik\x7f",
    "tag character": "Baik\U000e0041", "long": "panjang " * 5000, "hangul": "한국", "soft hyphen": "Ba\u00adik",
    "word joiner": "Ba\u2060ik", "musical": "Baik \U0001d11e",
}  # fmt: skip

GOOD_TEXTS = {
    "accent": "Kafé Müller", "dash": "Baik – sekali", "quotes": "Baik “sekali”", "straight quotes": 'Baik "sekali" dan \'cukup\'',
    "arrow": "A → B", "at least": "≥ 5 hari", "html": "<script>alert(1)</script>", "tag": "A & B <x>", "image": "<img src=x onerror=alert(1)>",
    "typst": '#panic("x")', "typst read": '"#read("/etc/passwd")"', "dollars": "$x$ dan $y$", "tex": r"\frac{1}{2} \input{x}",
    "braces": "Baik } sekali {", "markdown": "*tebal* _miring_ [x](javascript:alert(1))", "ticks": "```{include} /etc/passwd```",
    "expression": "{eval}`tahun`", "formula": '=HYPERLINK("http://x","y")', "plus formula": "+1+1", "at formula": "@SUM(1)", "minus formula": "-1+1",
    "pipe": "a | b", "semicolon": "Baik; sekali", "backslash": "a\\b", "percent": "100% & lebih", "hash": "# Judul", "comment": "<!-- tidak tampak -->",
    "superscript": "m² dan CO₂", "colon fence": "::: catatan", "link": "https://contoh.go.id/a_b*c", "jinja": "{{ tahun }}", "cdata": "]]>",
    "at": "surat@contoh.go.id", "ellipsis": "dan lain-lain …",
}  # fmt: skip


def bad_text(bed: Bed, rng: random.Random) -> Mutation | None:
    place = _cell(bed, rng, lambda r: [f["name"] for f in _fields(r) if f["type"] == "string"])
    name = rng.choice(list(BAD_TEXTS))
    return place and _with_cell(f"text with {name}", HARMFUL, *place, BAD_TEXTS[name])


def good_text(bed: Bed, rng: random.Random) -> Mutation | None:
    place = _cell(bed, rng, lambda r: _free(bed, r))
    name = rng.choice(list(GOOD_TEXTS))
    text = place and place[0][2][place[1]][place[2]]
    if not place or _asked_for(bed, text) or _named_elsewhere(bed, place[0][0], text):
        return None
    return _with_cell(f"text with {name}", HARMLESS, *place, GOOD_TEXTS[name])


def misspelt_code(bed: Bed, rng: random.Random) -> Mutation | None:
    place = _cell(bed, rng, lambda r: _coded(bed, r))
    if not place:
        return None
    (resource, head, rows), n, column = place
    old = rows[n][column]
    new = rng.choice([f"{old}x", old.swapcase(), old[:-1] + "q", f"{old} {old}"])
    return None if new == old else _with_cell("code misspelt", HARMFUL, (resource, head, rows), n, column, new)


def misspelt_category(bed: Bed, rng: random.Random) -> Mutation | None:
    """A word of the key that last year's rows have too."""
    places = []
    for table in _tables(bed):
        resource, _, rows = table
        words = [f["name"] for f in _fields(resource) if f["type"] == "string" and f["name"] in _key(resource)]
        last = {tuple(r[w] for w in words) for r in rows if r.get("tahun") == str(bed.year - 1)}
        for n in _of_year(bed, rows) if words and last else ():
            if tuple(rows[n][w] for w in words) in last:
                places += [(table, n, w) for w in words if len(rows[n][w]) > 3]
    if not places:
        return None
    (resource, head, rows), n, column = rng.choice(places)
    old = rows[n][column]
    m = rng.randrange(1, len(old) - 1)
    new = rng.choice([old[:m] + old[m + 1 :], old[:m] + old[m] + old[m:], old.upper(), old.replace(" ", "")])
    return None if new == old else _with_cell("category misspelt", HARMFUL, (resource, head, rows), n, column, new)


# Years and dates


def wrong_year(bed: Bed, rng: random.Random) -> Mutation | None:
    place = _cell(bed, rng, lambda r: [f["name"] for f in _fields(r) if f["name"] == "tahun"], this_year=True)
    text = rng.choice(
        ["2042", "1924", "20255", "02024", "0", "-2024", "24", "2024,0", "dua ribu", "2024 ", "2024/2025", "99999"]
    )
    return place and _with_cell(f"year {text}", HARMFUL, *place, text)


def wrong_date(bed: Bed, rng: random.Random) -> Mutation | None:
    place = _cell(bed, rng, lambda r: [f["name"] for f in _fields(r) if f["type"] == "date"], this_year=True)
    texts = ["09/07/2024", "9-Jul-24", "20240709", "2024-W28-2", "2024-13-01", "2024-02-30", "2024-7-9", "2042-07-09",
             "1924-07-09", "45482", "9 Juli 2024", "2024-07-09T00:00", "24-07-09"]  # fmt: skip
    text = rng.choice(texts)
    return place and _with_cell(f"date {text}", HARMFUL, *place, text)


# Rows


def _plain_rows(bed: Bed, rng: random.Random, *, this_year: bool = True) -> tuple | None:
    tables = [t for t in _tables(bed) if (_of_year(bed, t[2]) if this_year else t[2])]
    resource, head, rows = rng.choice(tables)
    return resource, head, rows, rng.choice(_of_year(bed, rows) if this_year else range(len(rows)))


def row_deleted(bed: Bed, rng: random.Random) -> Mutation | None:
    resource, head, rows, n = _plain_rows(bed, rng)
    left = rows[:n] + rows[n + 1 :]
    words = [k for k in _key(resource) if k not in ("tahun", "nomor")]
    row = rows[n]
    known = "tahun" in row and any(
        all(r[w] == row[w] for w in words) and r["tahun"] == str(bed.year - 1) and words for r in rows
    )
    numbered = "nomor" in row and any(
        r["nomor"].isdigit() and row["nomor"].isdigit() and int(r["nomor"]) > int(row["nomor"])
        for m, r in enumerate(rows)
        if m != n and all(r.get(k) == row.get(k) for k in ("tahun", *words))
    )
    label = HARMFUL if known or numbered else WITHIN
    note = f"{resource['path']} baris {n + 2}: {';'.join(row.values())[:60]}"
    return Mutation("row deleted", label, _written(resource, head, left), note)


def row_twice(bed: Bed, rng: random.Random) -> Mutation | None:
    resource, head, rows, n = _plain_rows(bed, rng, this_year=False)
    return Mutation(
        "row twice", HARMFUL, _written(resource, head, [*rows, rows[n]]), f"{resource['path']} baris {n + 2}"
    )


def row_twice_renumbered(bed: Bed, rng: random.Random) -> Mutation | None:
    tables = [t for t in _tables(bed) if "nomor" in t[1] and "nomor" in _key(t[0]) and _of_year(bed, t[2])]
    if not tables:
        return None
    resource, head, rows = rng.choice(tables)
    row = rows[rng.choice(_of_year(bed, rows))]
    last = max(int(r["nomor"]) for r in rows if r.get("tahun") == row.get("tahun") and r["nomor"].isdigit())
    rows = [*rows, row | {"nomor": str(last + 1)}]
    return Mutation("row twice under a new number", HARMFUL, _written(resource, head, rows), resource["path"])


def sum_row(bed: Bed, rng: random.Random) -> Mutation | None:
    """A row of sums below the rows of the year, as a spreadsheet has it."""
    tables = []
    for resource, head, rows in _tables(bed):
        fixed = _coded(bed, resource)
        words = [
            f["name"] for f in _fields(resource)
            if f["type"] == "string" and f["name"] not in fixed and not f.get("kamus") and not {"enum", "pattern"} & {*f.get("constraints", {})}
        ]  # fmt: skip
        if words and "nomor" in head and _of_year(bed, rows):
            tables.append((resource, head, rows, rng.choice(words)))
    if not tables:
        return None
    resource, head, rows, word = rng.choice(tables)
    last = rows[_of_year(bed, rows)[-1]]
    numbers = [int(r["nomor"]) for r in rows if r.get("tahun") == last.get("tahun") and r["nomor"].isdigit()]
    row = last | {
        "nomor": str(max(numbers) + 1),
        word: rng.choice(["Jumlah", "TOTAL", "Grand total", "Jumlah seluruhnya"]),
    }
    return Mutation("row of sums", HARMFUL, _written(resource, head, [*rows, row]), resource["path"])


def rows_of_last_year_again(bed: Bed, rng: random.Random) -> Mutation | None:
    tables = [t for t in _tables(bed) if "tahun" in t[1] and any(r["tahun"] == str(bed.year - 1) for r in t[2])]
    resource, head, rows = rng.choice(tables)
    last = [r for r in rows if r["tahun"] == str(bed.year - 1)]
    return Mutation("last year's rows again", HARMFUL, _written(resource, head, [*rows, *last]), resource["path"])


def agreement_lost(bed: Bed, rng: random.Random) -> Mutation | None:
    """Every target that the agreement sets for the year."""
    agreement = bed.yaml("data/parameter/perencanaan.yaml")["perjanjian"]
    resource = next(r for r in bed.resources if r["name"] == "target")
    head, rows = bed.table(resource)
    left = [r for r in rows if (r["tahun"], r["dokumen"]) != (str(bed.year), agreement)]
    return Mutation("targets of the agreement deleted", HARMFUL, _written(resource, head, left), resource["path"])


def of_another_row(bed: Bed, rng: random.Random) -> Mutation | None:
    """A main indicator, or a programme, by the words of another row."""
    places, tables = [], {t[0]["name"]: t for t in _tables(bed)}
    programmes = {r["nama"] for r in tables["program"][2] if r["tahun"] == str(bed.year) and "." not in r["kode"]}
    for name, column, known in (("iku", "indikator", "program"), ("program", "nama", "nama")):
        for table in [tables[name]] if name in tables else []:
            rows = table[2]
            level = [n for n in _of_year(bed, rows) if rows[n][known] in programmes]
            places += [
                (table, n, column, rows[m][column]) for n in level for m in level if rows[n][column] != rows[m][column]
            ]
    if not places:
        return None
    table, n, column, text = rng.choice(places)
    return _with_cell(f"{column} of another row", HARMFUL, table, n, column, text)


def rows_shuffled(bed: Bed, rng: random.Random) -> Mutation | None:
    resource, head, rows = rng.choice(_tables(bed))
    rows = rng.sample(rows, len(rows))
    return Mutation("rows shuffled", HARMLESS, _written(resource, head, rows), resource["path"])


def columns_moved(bed: Bed, rng: random.Random) -> Mutation | None:
    resource, head, rows = rng.choice(_tables(bed))
    order = rng.sample(head, len(head))
    content = as_csv(order, [[row[c] for c in order] for row in rows])
    return Mutation("columns moved", HARMLESS, {f"data/{resource['path']}": content}, resource["path"])


# The form of the file


def _lines(text: str, n: int, change: Any) -> bytes:
    lines = text.split("\n")
    lines[n] = change(lines[n])
    return "\n".join(lines).encode()


def _latin(text: str) -> bytes:
    return (
        text.replace(";", ";Ü", 1).encode("cp1252", "replace") if text.isascii() else text.encode("cp1252", "replace")
    )


FORMS: dict[str, tuple[str, Any]] = {
    "mark at the beginning": (HARMLESS, lambda t, r: t.encode("utf-8-sig")),
    "windows lines": (HARMLESS, lambda t, r: t.replace("\n", "\r\n").encode()),
    "windows lines and mark": (HARMLESS, lambda t, r: t.replace("\n", "\r\n").encode("utf-8-sig")),
    "blank lines at the end": (HARMLESS, lambda t, r: (t + "\n\n").encode()),
    "blank line inside": (HARMLESS, lambda t, r: t.replace("\n", "\n\n", 1).encode()),
    "empty cells at the end": (HARMLESS, lambda t, r: (t + ";" * t.partition("\n")[0].count(";") + "\n").encode()),
    "empty columns at the end": (HARMLESS, lambda t, r: "".join(f"{z};;\n" for z in t.split("\n") if z).encode()),
    "no line end": (HARMLESS, lambda t, r: t.rstrip("\n").encode()),
    "cells in quotes": (HARMLESS, lambda t, r: _quoted(t)),
    "utf-16": (HARMFUL, lambda t, r: t.encode("utf-16")),
    "windows-1252": (HARMFUL, lambda t, r: _latin(t)),
    "comma between": (HARMFUL, lambda t, r: t.replace(";", ",").encode()),
    "tab between": (HARMFUL, lambda t, r: t.replace(";", "\t").encode()),
    "head lost": (HARMFUL, lambda t, r: t.partition("\n")[2].encode()),
    "head twice": (HARMFUL, lambda t, r: (t.partition("\n")[0] + "\n" + t).encode()),
    "head misspelt": (HARMFUL, lambda t, r: ("x" + t).encode()),
    "head in capitals": (HARMFUL, lambda t, r: _lines(t, 0, str.upper)),
    "column twice": (HARMFUL, lambda t, r: _lines(t, 0, lambda h: f"{h};{h.split(';')[0]}")),
    "column too many": (HARMFUL, lambda t, r: "\n".join(f"{z};x" for z in t.split("\n") if z).encode()),
    "column lost": (HARMFUL, lambda t, r: "\n".join(z.partition(";")[2] for z in t.split("\n")).encode()),
    "separator line": (HARMFUL, lambda t, r: f"sep=;\n{t}".encode()),
    "cell too many": (HARMFUL, lambda t, r: _lines(t, 1, lambda z: f"{z};x")),
    "cell too few": (HARMFUL, lambda t, r: _lines(t, 1, lambda z: z.rpartition(";")[0])),
    "quote open": (HARMFUL, lambda t, r: _lines(t, 1, lambda z: f'"{z}')),
    "empty file": (HARMFUL, lambda t, r: b""),
    "spaces only": (HARMFUL, lambda t, r: b"   \n  \n"),
    "excel file": (HARMFUL, lambda t, r: b"PK\x03\x04\x14\x00\x06\x00" + bytes(r.randrange(256) for _ in range(400))),
    "zeros": (HARMFUL, lambda t, r: bytes(500)),
    "conflict marks": (HARMFUL, lambda t, r: _conflict(t)),
    "html": (HARMFUL, lambda t, r: b"<html><body><table><tr><td>1</td></tr></table></body></html>"),
    "comment line": (HARMFUL, lambda t, r: (t + "# catatan\n").encode()),
    "total row": (HARMFUL, lambda t, r: (t + "Jumlah" + ";" * t.partition("\n")[0].count(";") + "\n").encode()),
    "cut off": (HARMFUL, lambda t, r: (t.rstrip("\n").rpartition(";")[0]).encode()),
}  # fmt: skip


def _quoted(text: str) -> bytes:
    import csv
    import io

    out = io.StringIO()
    rows = csv.reader(io.StringIO(text), delimiter=";")
    csv.writer(out, delimiter=";", lineterminator="\n", quoting=csv.QUOTE_ALL).writerows(rows)
    return out.getvalue().encode()


def _conflict(text: str) -> bytes:
    head, _, rest = text.partition("\n")
    return f"{head}\n<<<<<<< HEAD\n{rest}=======\n{rest}>>>>>>> cabang\n".encode()


def form(bed: Bed, rng: random.Random) -> Mutation | None:
    resource = rng.choice(bed.resources)
    name = rng.choice(list(FORMS))
    label, change = FORMS[name]
    file = f"data/{resource['path']}"
    if name in ("comma between", "tab between", "column lost", "head in capitals") and ";" not in bed.text(file):
        return None
    content = change(bed.text(file), rng)
    if name == "head in capitals" and content == bed.bytes(file):
        return None
    return Mutation(f"file: {name}", label, {file: content}, resource["path"])


MAKERS: dict[Maker, int] = {
    wrong_value: 8, wrong_writing: 6, emptied: 2, bad_text: 5, good_text: 5, misspelt_code: 3, misspelt_category: 3,
    wrong_year: 3, wrong_date: 2, row_deleted: 4, row_twice: 2, row_twice_renumbered: 2, sum_row: 2, rows_of_last_year_again: 1,
    agreement_lost: 1, of_another_row: 1,
    rows_shuffled: 2, columns_moved: 2, form: 8,
}  # fmt: skip
"""Each with how often it is taken."""
