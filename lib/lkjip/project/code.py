"""What may the code of a report notebook do, and what in it is something else?

A notebook of a report opens the report and shows parts of it. Its code may name things, call the library and
calculate; it may not read or write files, reach other programs, show anything but by `tampilkan`, or open another
report than its parameters say. What can be seen in the code is found here, before anything runs; the rest is
found by the engines while it happens.
"""

# ruff: noqa: SIM905 (lists of words read better as words)

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from typing import Any

from ..findings import Finding, close, kinds, short
from ..prose.cells import NotPython, parse_code
from ..prose.narasi import EXPRESSION
from ..prose.parameters import PARAMETERS, REQUIRED
from ..prose.vocabulary import WORDS
from .names import LIBRARY, attributes, is_builtin, is_calculating, modules

_REPORT, _OPEN, _SHOW = "lap", "buka", "tampilkan"
_VOCABULARY = "globals().update(lap.kosakata)"
_LIBRARY = frozenset({"beranda", "gambar", "kalimat", "rumusan", "tabel", "teks", _REPORT})
"""Names whose calls give something to show, or a value; nothing happens when it is not used."""

_REACHING = frozenset(
    "boxplot eval format format_map hist open plot query read_bytes read_text save savefig show to_clipboard to_csv "
    "to_excel to_feather to_gbq to_hdf to_html to_json to_latex to_markdown to_orc to_parquet to_pickle to_sql to_stata "
    "to_xml tofile touch unlink write_bytes write_text".split()
)
"""Attributes of which is said what is wrong with them; all that are not known are refused."""
_SESSION = frozenset("display exit get_ipython help quit".split())
"""Names that a session of Python or IPython adds to those of the language."""
_CHANGING = frozenset(
    "append clear extend insert move_to_end pop popitem remove reverse setdefault sort update".split()
)
_COMMAND = re.compile(r"^[ \t]*(?:[\w ,]+=[ \t]*)?(?:!|%{1,2}\w|\?)|^[^#'\"\n]*\?[ \t]*$", re.M)
"""How lines begin or end that IPython understands and Python does not."""

_NAMING = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.ExceptHandler, ast.MatchAs, ast.MatchStar)
_OF_PAGE = frozenset({"i", "lalu"})
"""Words that prose has only on the page of an indicator."""


def _written(node: ast.AST) -> str:
    return short(ast.unparse(node))


def _root(node: ast.AST) -> str:
    """The name with which a chain of attributes, calls and indexes begins."""
    while isinstance(node, ast.Attribute | ast.Call | ast.Subscript):
        node = node.func if isinstance(node, ast.Call) else node.value
    return node.id if isinstance(node, ast.Name) else ""


def _opens(node: ast.AST | None) -> bool:
    return isinstance(node, ast.Call) and (
        (isinstance(node.func, ast.Name) and node.func.id == _OPEN)
        or (isinstance(node.func, ast.Attribute) and node.func.attr == _OPEN and _root(node.func) == "lkjip")
    )


def _by_parameters(call: ast.Call) -> bool:
    """Whether the report is opened with the parameters of the notebook and nothing else."""
    order = ("data", "tahun", "indikator")
    given = list(zip(order, call.args, strict=False)) + [(k.arg, k.value) for k in call.keywords]
    named = all(isinstance(v, ast.Name) and v.id == name for name, v in given)
    return named and len(call.args) <= len(order) and {*REQUIRED} <= {name for name, _ in given}


def _endless(node: ast.While) -> bool:
    left = any(isinstance(n, ast.Break | ast.Return | ast.Raise) for n in ast.walk(node))
    return isinstance(node.test, ast.Constant) and bool(node.test.value) and not left


def _imports(node: ast.Import | ast.ImportFrom) -> list[str]:
    if isinstance(node, ast.ImportFrom):
        return [node.module or "."] if not node.level else ["."]
    return [a.name for a in node.names]


def _given(tree: ast.AST) -> Iterator[str]:
    """Every name to which code gives a meaning, wherever it does."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and any(a.name == "*" for a in node.names):
            yield from modules().get(node.module or "", ())
        elif isinstance(node, ast.Import | ast.ImportFrom):
            yield from (a.asname or a.name.partition(".")[0] for a in node.names)
        elif isinstance(node, ast.arg):
            yield node.arg
        elif isinstance(node, ast.MatchMapping) and node.rest:
            yield node.rest
        else:
            yield from _bound(node)


def _bound(node: ast.AST) -> Iterator[str]:
    """Names that a node gives another meaning."""
    if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store | ast.Del):
        yield node.id
    elif isinstance(node, _NAMING) and node.name:
        yield node.name
    elif isinstance(node, ast.Import):
        yield from (a.asname or a.name.partition(".")[0] for a in node.names)
    elif isinstance(node, ast.ImportFrom):
        ours = (node.module or "").partition(".")[0] == "lkjip"
        yield from (a.asname or a.name for a in node.names if not ours or (a.asname or a.name) != a.name)


class _Reader:
    """Reads the cells of one notebook in order and gathers what its code may not do."""

    def __init__(self, address: str):
        self.address, self.findings = address, []
        self.opened = False
        self.known = {*REQUIRED}
        self.modules: dict[str, str] = {}

    def find(self, kind, cell: int, node: ast.AST, **words: Any) -> None:
        self.findings.append(kind.at(self.address, cell=cell, row=getattr(node, "lineno", None), **words))

    def learn(self, tree: ast.Module) -> None:
        """Note the names that a cell gives to the cells after it, and which of them are modules."""
        self.known.update(_given(tree))
        for node in ast.walk(tree):
            if isinstance(node, ast.Import):
                self.modules |= {
                    a.asname or a.name.partition(".")[0]: a.name if a.asname else a.name.partition(".")[0]
                    for a in node.names
                }
            elif isinstance(node, ast.ImportFrom):
                self.modules |= {a.asname or a.name: f"{node.module}.{a.name}" for a in node.names}

    def read(self, cell: int, tree: ast.Module, source: str) -> None:
        vocabulary = {id(n) for s in tree.body if ast.unparse(s) == _VOCABULARY for n in ast.walk(s)}
        self.learn(tree)
        if vocabulary:
            self.known |= WORDS if "indikator" in self.known else WORDS - _OF_PAGE
        report = {id(s) for s in tree.body if self._is_report(s)}
        own = {id(n) for s in tree.body if id(s) in report for n in (s, *ast.iter_child_nodes(s), s.value)}
        for node in ast.walk(tree):
            if id(node) in vocabulary:
                continue
            self._forbidden(cell, node)
            if _opens(node) and id(node) not in own:
                self.find(kinds.OTHER_REPORT, cell, node, code=_written(node))
            for name in _bound(node):
                if name in {*PARAMETERS, _OPEN, _SHOW, *_LIBRARY} and id(node) not in own:
                    line = source.splitlines()[getattr(node, "lineno", 1) - 1].strip()
                    self.find(kinds.CHANGED_NAME, cell, node, code=line[:60], name=name)
        for n, statement in enumerate(tree.body, 1):
            last = n == len(tree.body) and not source.rstrip().endswith(";")
            self._idle(cell, statement, last=last)

    def _is_report(self, statement: ast.stmt) -> bool:
        """Whether this is the one statement that opens the report."""
        targets = statement.targets if isinstance(statement, ast.Assign) else [getattr(statement, "target", None)]
        value = getattr(statement, "value", None)
        named = len(targets) == 1 and isinstance(targets[0], ast.Name) and targets[0].id == _REPORT
        if not named or not _opens(value) or not _by_parameters(value) or self.opened:
            return False
        self.opened = True
        return True

    def _module(self, node: ast.AST) -> str:
        """The module that a name or a chain of attributes stands for, as far as it is one that may be used."""
        if isinstance(node, ast.Name):
            module = self.modules.get(node.id, "")
        else:
            module = f"{self._module(node.value)}.{node.attr}" if isinstance(node, ast.Attribute) else ""
        return module if module in modules() else ""

    def _forbidden(self, cell: int, node: ast.AST) -> None:
        if isinstance(node, ast.Import | ast.ImportFrom):
            self._imported(cell, node)
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
            self._named(cell, node)
        elif isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Load):
            self._asked(cell, node, self._module(node.value), node.attr)
            if node.attr in _CHANGING and _root(node) == _REPORT:
                self._refuse(cell, node, _written(node), "mengubah isi suatu nilai")
        elif isinstance(node, ast.MatchClass):
            for name in node.kwd_attrs:
                self._asked(cell, node, "", name)
        elif isinstance(node, ast.Attribute | ast.Subscript) and isinstance(node.ctx, ast.Store | ast.Del):
            self._refuse(cell, node, f"{_written(node)} = …", "mengubah isi suatu nilai")
        elif isinstance(node, ast.While) and _endless(node):
            self._refuse(cell, node, f"while {_written(node.test)}:", "pengulangannya tidak berakhir")

    def _refuse(self, cell: int, node: ast.AST, code: str, why: str) -> None:
        self.find(kinds.FORBIDDEN_CODE, cell, node, code=code, why=why)

    def _imported(self, cell: int, node: ast.Import | ast.ImportFrom) -> None:
        other = [m for m in _imports(node) if m not in modules() or m.startswith(f"{LIBRARY}.")]
        if other:
            self._refuse(cell, node, _written(node), "memuat " + ", ".join(other))
        elif isinstance(node, ast.ImportFrom):
            offered = modules()[node.module]
            for name in (a.name for a in node.names if a.name not in offered and a.name != "*"):
                self._unknown(cell, node, name, f"nama yang boleh dimuat dari {node.module}", offered)

    def _named(self, cell: int, node: ast.Name) -> None:
        """A name of Python that does more than calculate, or one that has no meaning in this cell."""
        name = node.id
        if name.startswith("__") or name in _SESSION or (is_builtin(name) and not is_calculating(name)):
            self._refuse(cell, node, name, _reason(name))
        elif name not in self.known and not is_calculating(name):
            self._unknown(cell, node, name, "nama yang sudah diberi arti dalam sel ini atau sel sebelumnya", self.known)

    def _asked(self, cell: int, node: ast.AST, module: str, name: str) -> None:
        """An attribute that a module does not offer, or that no value of a report needs."""
        if module:
            if name not in modules()[module] and f"{module}.{name}" not in modules():
                self._unknown(cell, node, name, f"nama yang boleh dipakai dari {module}", modules()[module])
        elif name.startswith("_") or name in _REACHING:
            self._refuse(cell, node, _written(node), _reason(name))
        elif name not in attributes():
            self._unknown(cell, node, name, "sifat laporan, tabel, teks, atau bilangan", attributes())

    def _unknown(self, cell: int, node: ast.AST, name: str, expected: str, known: Iterable[str]) -> None:
        near = close(name, known)
        cure = f"maksud Anda `{near}`?" if near else "perbaiki ejaannya, atau hapus baris itu"
        self.find(kinds.UNKNOWN_IN_CODE, cell, node, name=short(name), expected=expected, cure=cure)

    def _idle(self, cell: int, statement: ast.stmt, *, last: bool) -> None:
        """A value that nobody uses: what was to be shown, or what a session would show by itself."""
        if not isinstance(statement, ast.Expr) or ast.unparse(statement) == _VOCABULARY:
            return
        value = statement.value
        if isinstance(value, ast.Call):
            if _root(value) in _LIBRARY and not _opens(value):
                cure = f"tulis `tampilkan({_written(value)})`"
                self.find(kinds.NOT_SHOWN, cell, statement, code=_written(value), cure=cure)
        elif last and not (isinstance(value, ast.Constant) and value.value is ...):
            self.find(kinds.NOT_SHOWN, cell, statement, code=_written(value), cure="hapus baris itu")


def _reason(name: str) -> str:
    if name in ("print", "display", "help", "plot", "hist", "boxplot", "show"):
        return "menampilkan tulisan atau gambar tanpa tampilkan"
    if name.startswith(("to_", "read_", "write_")) or name in ("open", "save", "savefig", "tofile", "touch", "unlink"):
        return "membaca atau menulis berkas"
    if name in ("input", "breakpoint"):
        return "menunggu jawaban"
    if name in ("exit", "quit", "SystemExit", "KeyboardInterrupt"):
        return "mengakhiri notebook sebelum selesai"
    if name in ("format", "format_map"):
        return 'menjangkau bagian dalam suatu nilai; tulis teks berisian sebagai f"…"'
    return "menjangkau bagian dalam Python atau komputer"


def check_code(cells: Iterable[tuple[int, str, bool]], address: str) -> list[Finding]:
    """What the code cells of a notebook may not do, each with its cell and line.

    `cells` are the number of each code cell, its source, and whether it is that of the parameters.

    >>> print(*check_code([(2, "tahun = 2023", False)], "notebooks/a.ipynb"))
    notebooks/a.ipynb, sel 2, baris 1: ditemukan `tahun = 2023`; seharusnya `tahun` tidak berganti arti sesudah sel parameter; pakai nama lain, atau ubah nilainya dalam sel parameter. [H407]
    """
    reader = _Reader(address)
    for number, source, parameters in cells:
        try:
            tree = parse_code(source)
        except NotPython as e:
            if command := _COMMAND.search(source):
                row = source[: command.end()].count("\n") + 1
                reader.findings.append(
                    kinds.SHELL_COMMAND.at(
                        address, cell=number, row=row, code=source.splitlines()[row - 1].strip()[:60]
                    )
                )
            else:
                reader.findings.append(kinds.CODE_SYNTAX.at(address, cell=number, row=e.row, cause=e.cause))
            continue
        if parameters:
            reader.learn(tree)
        else:
            reader.read(number, tree, source)
    return _joined(reader.findings)


def _joined(findings: list[Finding]) -> list[Finding]:
    """One finding for each place: what is wrong there first."""
    seen: dict[tuple, Finding] = {}
    for f in findings:
        seen.setdefault((f.code, f.place, f.found), f)
    return sorted(seen.values(), key=lambda f: (f.place.cell or 0, f.place.row or 0))


def opens_report(sources: Iterable[str]) -> bool:
    """Whether some cell opens the report under the name that prose is written with."""
    for source in sources:
        try:
            tree = parse_code(source)
        except NotPython:
            return True  # said elsewhere
        if any(_REPORT in _bound(node) for node in ast.walk(tree)):
            return True
    return False


def has_expressions(texts: Iterable[str]) -> int | None:
    """Number of the first text that has an expression to fill.

    >>> has_expressions(["# Judul", "Tahun {eval}`tahun`."])
    1
    """
    return next((n for n, text in enumerate(texts) if EXPRESSION.search(text)), None)
