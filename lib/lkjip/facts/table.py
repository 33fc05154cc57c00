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
import io
import re
from collections.abc import Collection
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd

from ..findings import Finding, InputError, kinds, nearest
from ..language.numbers import read_decimal, read_whole
from .description import _EDITION, EDITION, Column, Source
from .text_files import read_text

_TYPES = {
    "integer": ("bilangan bulat tanpa titik, koma, spasi, atau huruf", "tulis misalnya 16098"),
    "number": ("bilangan dengan koma desimal tanpa pemisah ribuan", "tulis misalnya 83,25"),
    "date": ("tanggal berbentuk tahun-bulan-hari", "tulis misalnya 2024-07-09"),
    "string": ("teks", ""),
}


def _parse(text: str, kind: str) -> Any:
    if kind == "integer":
        return read_whole(text)
    if kind == "number":
        return read_decimal(text)
    if kind == "date":
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
        return None, [
            kinds.WRONG_TYPE.at(address, row=rows, column=columns.name, text=text, expected=expected, cure=cure)
        ]
    if columns.type == "string" and re.search(r"^\s|\s$|\s\s", text):
        return value, [kinds.STRAY_SPACE.at(address, row=rows, column=columns.name, text=text)]
    if columns.minimum is not None and value < columns.minimum:
        return value, [kinds.TOO_SMALL.at(address, row=rows, column=columns.name, text=text, bound=columns.minimum)]
    if columns.maximum is not None and value > columns.maximum:
        return value, [kinds.TOO_LARGE.at(address, row=rows, column=columns.name, text=text, bound=columns.maximum)]
    if columns.choices and text not in columns.choices:
        return value, [
            kinds.NOT_A_CHOICE.at(
                address,
                row=rows,
                column=columns.name,
                text=text,
                choices=", ".join(columns.choices),
                near=nearest(text, columns.choices),
            )
        ]
    if columns.pattern and not re.fullmatch(columns.pattern, text):
        return value, [
            kinds.WRONG_PATTERN.at(
                address, row=rows, column=columns.name, text=text, title=columns.title.lower(), pattern=columns.pattern
            )
        ]
    return value, []


def _check_head(titles: list[str], source: Source, address: str) -> list[Finding]:
    names = [k.name for k in source.columns]
    if len(titles) == 1 and len(names) > 1:
        return [
            kinds.WRONG_DELIMITER.at(address, row=1, head=titles[0], columns=len(names), delimiter=source.delimiter)
        ]
    findings = [
        kinds.UNKNOWN_COLUMN.at(address, row=1, name=j, near=nearest(j, names))
        for j in titles
        if j not in (*names, EDITION)
    ]
    findings += [
        kinds.MISSING_COLUMN.at(address, row=1, name=n, columns=", ".join(names)) for n in names if n not in titles
    ]
    if len(set(titles)) != len(titles):
        findings.append(kinds.REPEATED_COLUMN.at(address, row=1))
    return findings


def read_table(root: Path, source: Source, prepared: Collection[int] = ()) -> tuple[pd.DataFrame, list[Finding], int]:
    """Read one CSV file strictly: its frame, what is wrong, and how many cells are as they should be.

    The frame's index is the line in the file. In a year that is being prepared (`prepared`) a figure may still be empty.
    """
    address = f"{root.name}/{source.file}"
    empty = pd.DataFrame({k.name: pd.Series(dtype=object) for k in source.columns})
    try:
        content = read_text(root / source.file, address)
    except FileNotFoundError:
        return empty, [kinds.MISSING_FILE.at(address)], 0
    except InputError as e:
        return empty, list(e.findings), 0
    reader = csv.reader(io.StringIO(content, newline=""), delimiter=source.delimiter, strict=True)
    held = 0
    number = 0  # the last line that was read whole
    rows: dict[int, list] = {}
    findings: list[Finding] = []
    try:
        title = next(reader, [])
        number = reader.line_num
        findings += _check_head(title, source, address)
        if findings:
            return empty, findings, 0
        columns = [_EDITION if j == EDITION else source.column(j) for j in title]
        for cell in reader:
            number = reader.line_num
            if not any(cell):
                continue
            if len(cell) != len(columns):
                findings.append(
                    kinds.WRONG_CELL_COUNT.at(
                        address, row=number, cells=len(cell), columns=len(columns), delimiter=source.delimiter
                    )
                )
                continue
            values = []
            may_be_empty = dict(zip(title, cell, strict=True)).get("tahun") in map(str, prepared)
            for k, text in zip(columns, cell, strict=True):
                if text == "" and may_be_empty and k in source.yearly_columns:
                    values.append(None)
                    continue
                v, t = _read_cell(text, k, address, number)
                values.append(v)
                findings += t
                held += not t
            rows[number] = values
    except csv.Error:
        findings.append(kinds.OPEN_QUOTE.at(address, row=number + 1))
    table = pd.DataFrame.from_dict(rows, orient="index", columns=title, dtype=object)
    return table[[k.name for k in source.columns] + [EDITION] * (EDITION in title)], findings, held


def select(table: pd.DataFrame, *, tahun: int | None = None, equal: dict | None = None, prefix: dict | None = None):
    """Rows of one year whose columns equal (`equal`) or begin with (`prefix`) a value."""
    if tahun is not None:
        table = table[table["tahun"] == tahun]
    for columns, value in (equal or {}).items():
        table = table[table[columns] == value]
    for columns, value in (prefix or {}).items():
        table = table[table[columns].str.startswith(value)]
    return table


def column_sum(table: pd.DataFrame, columns: str):
    """Sum of a column without its missing cells; None when nothing is there."""
    present = table[columns].dropna()
    return sum(present) if len(present) else None
