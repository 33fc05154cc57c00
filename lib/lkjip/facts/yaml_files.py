"""How is a YAML file read, so that a slip in it becomes one sentence?

YAML can say more than settings and descriptions need, and some of it does harm in silence: of a key that is written
twice the last one wins, a few aliases of aliases are a thousand million values, `0217` is 143. So what libyaml has
read (each value with its line) is turned into Python here, and whatever would be understood otherwise than it looks
is refused. Aliases stay allowed, as descriptions of earlier projects have them, but what they stand for is counted.
"""

from __future__ import annotations

import pickle
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from ..findings import Finding, InputError, kinds, short
from .text_files import read_text
from .yaml_characters import LOADER, one_line, require_characters

LARGEST_FILE = 4_000_000
"""Letters that a YAML file may have; the largest that a report needs has some tens of thousands."""

MOST_VALUES = 200_000
"""Values that a file may have, each counted as often as aliases repeat it."""

DEEPEST = 24
"""How deep values may stand in one another; the deepest that a report needs stand ten deep."""

_TAG = "tag:yaml.org,2002:"
_PLAIN_WHOLE = re.compile(r"[-+]?(0|[1-9][0-9]{0,29})", re.ASCII)
_PLAIN_DECIMAL = re.compile(r"[-+]?([0-9]{1,30}\.[0-9]{0,30}|\.[0-9]{1,30})", re.ASCII)
_TEXT = frozenset((_TAG + "str", _TAG + "value"))
_NUMBERS = frozenset(_TAG + t for t in ("int", "float", "bool"))


class _Reader:
    """Turns what libyaml has read into Python, and notes what cannot be meant as it stands.

    `lines` is filled only where somebody asks for it (`yaml_lines`).
    """

    def __init__(self, address: str, loader: Any):
        self.address, self.loader = address, loader
        self.findings: list[Finding] = []
        self.lines: dict[tuple, int] | None = None
        self.done: dict[
            int, tuple[Any, int, int, yaml.Node]
        ] = {}  # the node too: an id holds as long as its thing lives

    def note(self, kind, node: yaml.Node, **words: object) -> None:
        mark = node.start_mark
        self.findings.append(kind.at(self.address, row=mark.line + 1, column=str(mark.column + 1), **words))

    def scalar(self, node: yaml.ScalarNode) -> Any:
        tag, text = node.tag, node.value
        if tag in _TEXT:
            return text
        if tag == _TAG + "int" and _PLAIN_WHOLE.fullmatch(text):
            return int(text)
        if tag == _TAG + "float" and _PLAIN_DECIMAL.fullmatch(text):
            return float(text)
        if tag == _TAG + "null":
            return None
        if tag == _TAG + "bool" and text.lower() in self.loader.bool_values:
            return self.loader.bool_values[text.lower()]
        if tag == _TAG + "timestamp":
            try:
                return self.loader.construct_yaml_timestamp(node)
            except (ValueError, AttributeError):  # no such day, or a tag on something else
                self.note(kinds.YAML_VALUE, node, text=short(text))
        elif tag in _NUMBERS:
            self.note(kinds.YAML_NUMBER, node, text=short(text))
        else:
            self.note(kinds.YAML_TAG, node, tag=tag.replace(_TAG, "!!"))
        return None

    def value(self, node: yaml.Node, at: tuple = ()) -> tuple[Any, int, int]:
        """A node as Python, how many values it holds, and how deep they stand in it."""
        if self.lines is not None:
            self.lines.setdefault(at, node.start_mark.line + 1)
        if isinstance(node, yaml.ScalarNode):
            return self.scalar(node), 1, 0
        known = self.done.get(id(node))
        # An alias that stands within its own anchor is not known yet, so it ends here too.
        if len(at) + (known[2] if known else 0) >= DEEPEST:
            raise _TooMuch(kinds.YAML_TOO_DEEP.at(self.address, row=node.start_mark.line + 1, deepest=DEEPEST))
        if known:
            return known[:3]
        result, size, height = self.listing(node, at) if isinstance(node, yaml.SequenceNode) else self.mapping(node, at)
        if size > MOST_VALUES:
            raise _TooMuch(kinds.YAML_TOO_MUCH.at(self.address, row=node.start_mark.line + 1))
        if self.lines is None:
            self.done[id(node)] = (result, size, height + 1, node)
        return result, size, height + 1

    def listing(self, node: yaml.SequenceNode, at: tuple) -> tuple[list, int, int]:
        if node.tag != _TAG + "seq":
            self.note(kinds.YAML_TAG, node, tag=node.tag.replace(_TAG, "!!"))
        result, size, deepest = [], 1, 0
        for n, item in enumerate(node.value):
            value, held, height = self.value(item, (*at, n))
            result.append(value)
            size, deepest = size + held, max(deepest, height)
        return result, size, deepest

    def mapping(self, node: yaml.MappingNode, at: tuple) -> tuple[dict, int, int]:
        if node.tag != _TAG + "map":
            self.note(kinds.YAML_TAG, node, tag=node.tag.replace(_TAG, "!!"))
        result: dict[str, Any] = {}
        merged: dict[str, Any] = {}
        first: dict[str, int] = {}
        size, deepest = 1, 0
        for k, v in node.value:
            line = k.start_mark.line + 1
            if k.tag == _TAG + "merge":
                value, held, height = self.value(v, at)
                size, deepest = size + held, max(deepest, height)
                for more in value if isinstance(value, list) else [value]:
                    if isinstance(more, dict):
                        merged = more | merged
                    else:
                        self.note(kinds.YAML_KEY, k, key="<<")
                if "<<" in first:
                    self.note(kinds.YAML_REPEATED_KEY, k, key="<<", first=first["<<"])
                first.setdefault("<<", line)
                continue
            if not isinstance(k, yaml.ScalarNode) or k.tag not in _TEXT or not k.value:
                self.note(kinds.YAML_KEY, k, key=short(k.value) if isinstance(k, yaml.ScalarNode) else "…")
                continue
            key = k.value
            if key in first:
                self.note(kinds.YAML_REPEATED_KEY, k, key=short(key), first=first[key])
            first.setdefault(key, line)
            if self.lines is not None:
                self.lines.setdefault((*at, key), line)
            result[key], held, height = self.value(v, (*at, key))
            size, deepest = size + held, max(deepest, height)
        return merged | result if merged else result, size, deepest


class _TooMuch(Exception):
    """Reading goes no further."""

    def __init__(self, finding: Finding):
        self.finding = finding


def _text(file: Path, address: str, *, own: bool = False) -> str:
    try:
        text = read_text(file, address)
    except FileNotFoundError:
        raise InputError([kinds.MISSING_FILE.at(address)]) from None
    if len(text) > LARGEST_FILE:
        raise InputError([kinds.YAML_TOO_MUCH.at(address)])
    return text if own else require_characters(text, address)


def _parse(text: str, address: str, *, lines: bool = False) -> tuple[Any, dict[tuple, int]]:
    loader = None
    try:
        loader = LOADER(text)
        node = loader.get_single_node()
        reader = _Reader(address, loader)
        reader.lines = {} if lines else None
        content = None if node is None else reader.value(node)[0]
    except _TooMuch as e:
        raise InputError([e.finding]) from None
    except (yaml.YAMLError, RecursionError) as e:
        mark = getattr(e, "problem_mark", None)
        raise InputError(
            [
                kinds.YAML_SYNTAX.at(
                    address, row=mark.line + 1 if mark else None, column=str(mark.column + 1) if mark else ""
                )
            ]
        ) from None
    finally:
        if loader is not None:
            loader.dispose()
    if reader.findings and not lines:
        raise InputError(reader.findings)
    return content, reader.lines or {}


@lru_cache(maxsize=32)
def _parsed(text: str, address: str) -> bytes:
    """What a text says, packed: a check reads the description ten times, and each reader may change what it gets."""
    return pickle.dumps(one_line(_parse(text, address)[0]))


def read_yaml(file: Path, address: str = "") -> Any:
    """Read a YAML file; whatever in it would be understood otherwise than it looks becomes a finding with its line.

    `address` is the file's name for the reader; by default with its folder. Raises `InputError` for a file that is not
    there or is no YAML, a key that is written twice or is no text, a number in another than plain notation
    (`0217`, `1:30`, `.inf`), a tag, and for more values, or deeper ones, than a report can need.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     file = Path(folder, "instansi.yaml")
    ...     _ = file.write_text("nama: Dinas A\\ntelepon: 021\\nnama: Dinas B\\n")
    ...     read_yaml(file, "data/instansi.yaml")
    Traceback (most recent call last):
    lkjip.findings.InputError: data/instansi.yaml, baris 2, kolom 10: ditemukan `021`; ... [D208]
    data/instansi.yaml, baris 3, kolom 1: ditemukan `nama` dua kali; ... [D207]
    """
    address = address or f"{file.parent.name}/{file.name}"
    return pickle.loads(_parsed(_text(file, address), address))


def read_own(file: Path) -> Any:
    """Read a YAML file of the library itself, which may name a character that no file of a project may hold."""
    return _parse(_text(file, file.name, own=True), file.name)[0]


def yaml_lines(file: Path, address: str = "") -> dict[tuple, int]:
    """In which line of a YAML file every value stands: by its keys, and numbers from 0 in lists.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     file = Path(folder, "a.yaml")
    ...     _ = file.write_text("a:\\n- b: 1\\n- b: 2\\n")
    ...     yaml_lines(file)[("a", 1, "b")]
    3
    """
    address = address or f"{file.parent.name}/{file.name}"
    return _parse(_text(file, address), address, lines=True)[1]


def line_of(lines: dict[tuple, int], path: Iterable) -> int | None:
    """The line of a value, or of the nearest thing that it stands in.

    >>> line_of({(): 1, ("a",): 2}, ("a", 3, "b"))
    2
    """
    at = tuple(path)
    return next((lines[at[:n]] for n in range(len(at), -1, -1) if at[:n] in lines), None)


def find_line(root: Path, name: str, *path: str | int | dict) -> int | None:
    """The line of a value in a file of a folder; a step of the way to it may be what an item of a list says of itself.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     _ = Path(folder, "a.yaml").write_text("a:\\n- {id: x}\\n- {id: y, b: 2}\\n")
    ...     find_line(Path(folder), "a.yaml", "a", {"id": "y"}, "b")
    3
    """
    value, at = read_yaml(root / name, f"{root.name}/{name}"), []
    for step in path:
        if isinstance(step, dict):
            step = next((n for n, v in enumerate(value) if all(_says(v.get(k), w) for k, w in step.items())), None)
        if step is None or (isinstance(value, dict) and step not in value):
            break
        value = value[step]
        at.append(step)
    return line_of(yaml_lines(root / name, f"{root.name}/{name}"), at)


def _says(value: Any, wanted: object) -> bool:
    return value == wanted or (isinstance(value, list) and wanted in value)


def placed(found: Iterable[Finding], root: Path, name: str, *path: str | int | dict) -> list[Finding]:
    """Findings with the line of the value that they are about, where they do not name one."""
    found = list(found)
    row = find_line(root, name, *path) if any(f.place.row is None for f in found) else None
    return [f if f.place.row is not None else replace(f, place=replace(f.place, row=row)) for f in found]


def places(content: Any, at: tuple = ()) -> Iterator[tuple]:
    """Where every value of a file stands, the whole of it included."""
    yield at
    inside = content.items() if isinstance(content, dict) else enumerate(content) if isinstance(content, list) else ()
    for key, value in inside:
        yield from places(value, (*at, key))
