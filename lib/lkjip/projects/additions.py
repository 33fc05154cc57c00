"""How is something added to a data file, byte for byte beside what was there?"""

from __future__ import annotations

import csv
import io
from collections.abc import Container, Iterable

import pandas as pd
import yaml

from ..checks.worklist import key_without_year, rows_of_year
from ..facts.description import EDITION, Source
from ..facts.table import below, head_of, named_columns


def append_rows(content: bytes, rows: Iterable[list[str]], delimiter: str) -> bytes:
    r"""A CSV file with lines added at its end, in its own line ends; what was there stays byte for byte.

    >>> append_rows(b"tahun;unit\r\n2024;3", [["2025", ""]], ";")
    b'tahun;unit\r\n2024;3\r\n2025;\r\n'
    """
    end = "\r\n" if b"\r\n" in content else "\n"
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter, lineterminator=end).writerows(rows)
    joint = b"" if content.endswith(b"\n") else end.encode()
    return content + joint + text.getvalue().encode() if text.getvalue() else content


def new_rows(
    content: bytes, source: Source, table: pd.DataFrame, tahun: int, indikator: Container[str]
) -> list[list[str]]:
    """Last year's rows for the new year: names and codes as they are written, figures empty.

    Not repeated are a row that the new year has already, and one of an indicator
    that is not among those of the new year.
    """
    reader = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=source.delimiter)
    head = head_of(reader)
    title = named_columns(head)
    written = dict((reader.line_num, below(head, cells)) for cells in reader)  # noqa: C402  (line_num changes with each row)
    present = {key_without_year(source, b) for _, b in table[table["tahun"] == tahun].iterrows()}
    empty = {k.name for k in source.yearly_columns} | {EDITION}
    referring = [k.name for k in source.columns if k.vocabulary == "indikator"]
    return [
        [str(tahun) if j == "tahun" else "" if j in empty else s for j, s in zip(title, written[n], strict=True)]
        for n, b in rows_of_year(table, source, tahun - 1).iterrows()
        if key_without_year(source, b) not in present and all(b[k] in indikator for k in referring)
    ]


def copy_entry(text: str, list_key: str, key: str, tahun: int) -> str | None:
    """A YAML text in which the newest entry of a dated list stands once more, for a new year.

    Comments and layout stay. None when the list has an entry of that year, or none at all.

    >>> print(copy_entry("- tahun: 2024\\n  nomor: 1 # SK\\n", "", "tahun", 2025), end="")
    - tahun: 2024
      nomor: 1 # SK
    - tahun: 2025
      nomor: 1
    >>> print(copy_entry("a:\\n- {mulai: 2024, b: c}\\nd: e\\n", "a", "mulai", 2025), end="")
    a:
    - {mulai: 2024, b: c}
    - {mulai: 2025, b: c}
    d: e
    """
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    if list_key:
        root = next((v for k, v in root.value if k.value == list_key), None)
    if not isinstance(root, yaml.SequenceNode) or root.flow_style or not root.value:
        return None
    entry_years = [next(v for k, v in b.value if k.value == key) for b in root.value]
    if any(int(v.value) >= tahun for v in entry_years):
        return None
    item, time = max(zip(root.value, entry_years, strict=True), key=lambda x: int(x[1].value))

    def cut(from_: yaml.Node) -> int:
        """Where the text of an entry ends: after its last value, without what follows."""
        return from_.end_mark.index if from_.flow_style else max(v.end_mark.index for _, v in from_.value)

    line_start = text.rfind("\n", 0, item.start_mark.index) + 1
    copy = (text[line_start : time.start_mark.index] + str(tahun) + text[time.end_mark.index : cut(item)]).rstrip()
    after = text.find("\n", len(text[: cut(root.value[-1])].rstrip()))
    bound = "\r\n" if "\r\n" in text else "\n"
    if after < 0:
        return f"{text}{bound}{copy}{bound}"
    return f"{text[: after + 1]}{copy}{bound}{text[after + 1 :]}"
