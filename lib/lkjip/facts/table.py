"""What stands in a CSV file, and is each cell what its description promises?

Reading is strict: a cell that is not exactly what its column declares becomes a
finding, never a guess. Frames keep the line number of the file as their index, so
every later finding can still name its row.

Own reader instead of frictionless: each notebook loads the data, so it must cost
milliseconds, and its findings speak Indonesian. The tests hold both against the
same files.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from ..findings import Finding, InputError, cut, kinds, nearest
from ..language.numbers import angka, read_decimal, read_whole
from .characters import LONGEST, examine, plain_spaces, suspicious
from .description import _EDITION, EDITION, YEARS, Column, Source
from .folders import is_own
from .patterns import NIP, is_nip, matches
from .text_files import read_text

_TYPES = {
    "integer": ("bilangan bulat tanpa titik, koma, spasi, atau huruf", "tulis misalnya 16098"),
    "number": ("bilangan dengan koma desimal tanpa pemisah ribuan", "tulis misalnya 83,25"),
    "date": ("tanggal berbentuk tahun-bulan-hari", "tulis misalnya 2024-07-09"),
    "string": ("teks", ""),
}

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def _parse(text: str, kind: str) -> Any:
    if kind == "integer":
        return read_whole(text)
    if kind == "number":
        return read_decimal(text)
    if kind == "date":
        if not _DAY.fullmatch(text):  # `fromisoformat` takes 20240709 and 2024-W28-2 too
            raise ValueError(text)
        return date.fromisoformat(text)
    return text


def _read_cell(text: str, columns: Column, address: str, rows: int) -> tuple[Any, list[Finding]]:
    if text == "":
        if columns.required:
            return None, [kinds.EMPTY_CELL.at(address, row=rows, column=columns.name, expected=_TYPES[columns.type][0])]
        return None, []
    try:
        value = _parse(text, columns.type)
    except ValueError:
        expected, cure = _TYPES[columns.type]
        if re.fullmatch(r"-?[0-9]{19,}(,[0-9]*)?", text):
            expected, cure = "bilangan dengan paling banyak 18 angka", "periksa sel itu"
            text = cut(text, 30)
        return None, [
            kinds.WRONG_TYPE.at(address, row=rows, column=columns.name, text=cut(text), expected=expected, cure=cure)
        ]
    if columns.name in YEARS and len(text) > 1 and text.startswith("0"):
        words = {"text": text, "expected": "tahun empat angka", "cure": f"tulis {value}"}
        return None, [kinds.WRONG_TYPE.at(address, row=rows, column=columns.name, **words)]
    quoted = cut(text)
    if columns.type == "string" and re.search(r"^\s|\s$|\s\s", text):
        return value, [kinds.STRAY_SPACE.at(address, row=rows, column=columns.name, text=quoted)]
    if columns.minimum is not None and value < columns.minimum:
        return value, [kinds.TOO_SMALL.at(address, row=rows, column=columns.name, text=quoted, bound=columns.minimum)]
    if columns.maximum is not None and value > columns.maximum:
        return value, [kinds.TOO_LARGE.at(address, row=rows, column=columns.name, text=quoted, bound=columns.maximum)]
    if columns.choices and text not in columns.choices:
        return value, [
            kinds.NOT_A_CHOICE.at(
                address,
                row=rows,
                column=columns.name,
                text=quoted,
                choices=", ".join(columns.choices),
                near=nearest(text, columns.choices),
            )
        ]
    if columns.pattern and not matches(columns.pattern, text):
        return value, [
            kinds.WRONG_PATTERN.at(
                address,
                row=rows,
                column=columns.name,
                text=quoted,
                title=columns.title.lower(),
                pattern=columns.pattern,
            )
        ]
    if columns.name == "nip" and columns.type == "string" and not is_nip(text):
        words = {"text": quoted, "title": columns.title, "pattern": NIP}
        return value, [kinds.WRONG_PATTERN.at(address, row=rows, column=columns.name, **words)]
    return value, []


def _check_characters(texts: list[str], names: list[str], address: str, row: int) -> dict[int, list[Finding]]:
    """What cells of a row hold that no report can show, by their place in it; `names` are those of their columns."""
    found: dict[int, list[Finding]] = {}
    for n, (name, text) in enumerate(zip(names, texts, strict=True)):
        findings = [t.kind.at(address, row=row, column=name, **t.words) for t in examine(text.replace("\n", " "))]
        if "\n" in text:
            findings.append(kinds.LINE_BREAK.at(address, row=row, column=name))
        if findings:
            found[n] = findings
    return found


def require_characters(content: str, delimiter: str, address: str) -> str:
    """The text of a CSV file, its spaces ordinary ones; raises `InputError` for characters that may not stand in it."""
    content = plain_spaces(content)
    findings: list[Finding] = []
    if '"' in content or suspicious(content):
        reader = csv.reader(_lines(content), delimiter=delimiter)
        head = head_of(reader)
        at = reader.line_num
        for cells in (head, *reader):
            names = [*head[: len(cells)], *(f"ke-{n}" for n in range(len(head) + 1, len(cells) + 1))]
            for found in _check_characters(
                cells, names, address, reader.line_num if cells is not head else at
            ).values():
                findings += found
    if findings:
        raise InputError(findings)
    return content


def head_of(reader: Iterator[list[str]]) -> list[str]:
    """The names of the columns: the first line that is not blank."""
    return next(filter(any, reader), [])


def named_columns(head: list[str]) -> list[str]:
    """The names of a head without the empty cells that a spreadsheet writes behind the last column.

    >>> named_columns(["tahun", "", "unit", "", ""])
    ['tahun', '', 'unit']
    """
    return head[: max((n for n, c in enumerate(head, 1) if c), default=0)]


def below(head: list[str], row: list[str]) -> list[str]:
    """The cells of a row below the named columns of its head; all of them where one behind those holds something.

    >>> below(["tahun", ""], ["2024", ""]), below(["tahun", ""], ["2024", "x"]), below(["tahun"], ["2024", ""])
    (['2024'], ['2024', 'x'], ['2024', ''])
    """
    if not head or head[-1]:
        return row
    named = len(named_columns(head))
    return row if any(row[named:]) else row[:named]


def _check_head(titles: list[str], source: Source, address: str, row: int) -> list[Finding]:
    names = [k.name for k in source.columns]
    if len(titles) == 1 and len(names) > 1:
        return [
            kinds.WRONG_DELIMITER.at(
                address, row=row, head=cut(titles[0]), columns=len(names), delimiter=source.delimiter
            )
        ]
    findings = [
        kinds.UNKNOWN_COLUMN.at(address, row=row, name=cut(j), near=nearest(j, names))
        for j in titles
        if j not in (*names, EDITION)
    ]
    if missing := [n for n in names if n not in titles]:
        findings.append(kinds.MISSING_COLUMN.at(address, row=row, name="`, `".join(missing), columns=", ".join(names)))
    if len(set(titles)) != len(titles):
        findings.append(kinds.REPEATED_COLUMN.at(address, row=row))
    return findings


def _missing(file: Path, address: str) -> Finding:
    """That a file is not there; a workbook of its name may hold what it should."""
    for ending in (".xlsx", ".xls", ".ods"):
        if file.with_suffix(ending).is_file():
            return kinds.ONLY_WORKBOOK.at(address, name=f"{file.stem}{ending}")
    return kinds.MISSING_FILE.at(address)


def read_table(root: Path, source: Source, prepared: Collection[int] = ()) -> tuple[pd.DataFrame, list[Finding], int]:
    """Read one CSV file strictly: its frame, what is wrong, and how many cells are as they should be.

    The frame's index is the line in the file. In a year that is being prepared (`prepared`) a figure may still be empty.
    """
    address = f"{root.name}/{source.file}"
    empty = pd.DataFrame({k.name: pd.Series(dtype=object) for k in source.columns})
    if source.file and not is_own(root, source.file):
        what, cure = f"path `{source.file}`", "sebut berkas biasa di folder itu, tanpa pintasan"
        place = kinds.OUTSIDE.at(f"{root.name}/datapackage.yaml", source.name, what=what, folder=root.name, cure=cure)
        return empty, [place], 0
    try:
        content = plain_spaces(read_text(root / source.file, address))
    except FileNotFoundError:
        return empty, [_missing(root / source.file, address)], 0
    except InputError as e:
        return empty, list(e.findings), 0
    strange = suspicious(content)
    reader = csv.reader(_lines(content), delimiter=source.delimiter, strict=True)
    number = 0  # the last line that was read whole
    findings: list[Finding] = []
    cells = None
    try:
        whole = head_of(reader)
        title = named_columns(whole)
        number = reader.line_num
        if len(title) == 1 and any(k in title[0] for k in "\t,|") and len(source.columns) > 1:
            return empty, _check_head([title[0].replace("\t", " → ")], source, address, number), 0
        if strange or '"' in content:
            for t in _check_characters(title, [f"ke-{n}" for n in range(1, len(title) + 1)], address, number).values():
                findings += t
        findings = findings or _check_head(title, source, address, number or 1)
        if findings:
            return empty, findings, 0
        cells = _Cells(source, title, address, frozenset(map(str, prepared)), strange=strange)
        for row in reader:
            number = reader.line_num
            if any(row):
                cells.take(number, below(whole, row))
    except csv.Error as e:
        if re.search(r"field\slimit", str(e)):
            longest = max(map(len, content.split("\n")))
            words = {"count": angka(longest), "most": angka(LONGEST)}
            findings.append(kinds.LONG_TEXT.at(address, row=number + 1, **words))
        else:
            findings.append(kinds.OPEN_QUOTE.at(address, row=number + 1))
        if cells is None:
            return empty, findings, 0
    table = cells.table()
    columns = [k.name for k in source.columns] + [EDITION] * (EDITION in title)
    return table[columns], [*cells.all_found(), *findings], cells.held


def _lines(text: str) -> Iterator[str]:
    """The lines of a text with their ends, without a copy of all of it."""
    start = 0
    while start < len(text):
        end = text.find("\n", start) + 1 or len(text)
        yield text[start:end]
        start = end


_KNOWN = 50_000
"""How many different cells of a column are remembered at most."""


_SAID = 1000
"""How many findings of one file are said at most; a whole wrong column of a long file has no end."""


class _Cells:
    """The cells of a file as they are read, by column; what stands in several cells is read once.

    So a million rows cost little more than their different cells, and equal cells share one value.
    """

    def __init__(self, source: Source, title: list[str], address: str, prepared: frozenset[str], *, strange: bool):
        self.strange = strange
        self.address, self.delimiter, self.title = address, source.delimiter, title
        self.columns = [_EDITION if j == EDITION else source.column(j) for j in title]
        self.known: list[dict[str, Any]] = [{} for _ in title]
        self.values: list[list] = [[] for _ in title]
        self.lines: list[int] = []
        self.found: list[Finding] = []
        self.unsaid = 0
        self.held = 0
        self.year = title.index("tahun") if "tahun" in title and prepared else None
        self.prepared = prepared
        self.yearly = [k in source.yearly_columns for k in self.columns]

    def take(self, line: int, row: list[str]) -> None:
        """Take the cells of one line."""
        if len(row) != len(self.columns):
            words = {"cells": len(row), "columns": len(self.columns), "delimiter": self.delimiter}
            self._find([kinds.WRONG_CELL_COUNT.at(self.address, row=line, **words)])
            return
        self.lines.append(line)
        for j, (text, known, values) in enumerate(zip(row, self.known, self.values, strict=True)):
            if text in known:
                values.append(known[text])
                self.held += 1
            elif text == "" and self.yearly[j] and self.year is not None and row[self.year] in self.prepared:
                values.append(None)
            else:
                values.append(self._read(j, text, line))

    def _read(self, j: int, text: str, line: int) -> Any:
        if (self.strange or "\n" in text) and (odd := _check_characters([text], [self.title[j]], self.address, line)):
            self._find(odd[0])
            return None
        value, findings = _read_cell(text, self.columns[j], self.address, line)
        self._find(findings)
        if not findings:
            self.held += 1
            if text and len(self.known[j]) < _KNOWN:
                self.known[j][text] = value
        return value

    def _find(self, findings: list[Finding]) -> None:
        """Keep what was found, up to a number that a person may still read."""
        if len(self.found) < _SAID:
            self.found += findings
        else:
            self.unsaid += len(findings)

    def all_found(self) -> list[Finding]:
        """What is wrong, and how much more is that is not said."""
        more = [kinds.MORE_FINDINGS.at(self.address, count=angka(self.unsaid))] if self.unsaid else []
        return [*self.found, *more]

    def table(self) -> pd.DataFrame:
        """The values, with the line of the file as index."""
        index = pd.Index(self.lines, dtype="int64")
        series = {j: pd.Series(v, index=index, dtype=object) for j, v in zip(self.title, self.values, strict=True)}
        return pd.DataFrame(series, index=index, columns=self.title, dtype=object)


def _cells(table: pd.DataFrame, column: str) -> np.ndarray:
    return table[column].to_numpy(dtype=object)


def positions(table: pd.DataFrame, *, tahun: int | None = None, equal: dict | None = None, prefix: dict | None = None):
    """Positions of the rows that `select` gives; a check asks for thousands, and most for one cell of them.

    >>> positions(pd.DataFrame({"tahun": [2023, 2024, 2024], "jenis": ["a", "a", "b"]}), tahun=2024, equal={"jenis": "b"})
    array([2])
    """
    rows = np.arange(len(table)) if tahun is None else np.flatnonzero(_cells(table, "tahun") == tahun)
    for column, value in (equal or {}).items():
        cells = _cells(table, column)[rows]
        rows = rows[[c == value for c in cells]]
    for column, value in (prefix or {}).items():
        cells = _cells(table, column)[rows]
        rows = rows[[c is not None and c.startswith(value) for c in cells]]
    return rows


def select(table: pd.DataFrame, *, tahun: int | None = None, equal: dict | None = None, prefix: dict | None = None):
    """Rows of one year whose columns equal (`equal`) or begin with (`prefix`) a value."""
    if tahun is None and not equal and not prefix:
        return table
    return table.take(positions(table, tahun=tahun, equal=equal, prefix=prefix))


def sum_of(values: Iterable) -> Any:
    """Sum of what is not missing; None when nothing is there."""
    present = [v for v in values if v is not None and v == v]  # NaN equals nothing
    return sum(present) if present else None


def column_sum(table: pd.DataFrame, columns: str):
    """Sum of a column without its missing cells; None when nothing is there."""
    return sum_of(table[columns])
