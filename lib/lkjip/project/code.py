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
import warnings
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from ..findings import Finding, kinds, short
from ..prose.narasi import EXPRESSION
from ..prose.parameters import PARAMETERS, REQUIRED

MODULES = frozenset(
    "__future__ calendar collections datetime decimal fractions functools itertools lkjip math re statistics string "
    "textwrap typing".split()
)
"""What a notebook may import: the library, and parts of Python that only calculate."""

_REPORT, _OPEN, _SHOW = "lap", "buka", "tampilkan"
_VOCABULARY = "globals().update(lap.kosakata)"
_LIBRARY = frozenset({"beranda", "gambar", "kalimat", "rumusan", "tabel", "teks", _REPORT})
"""Names whose calls give something to show, or a value; nothing happens when it is not used."""

_NAMES = frozenset(
    "__builtins__ __import__ breakpoint compile delattr display eval exec exit get_ipython getattr globals help input "
    "locals open print quit setattr vars".split()
)
_ATTRIBUTES = frozenset(
    "boxplot chmod eval hist mkdir open plot popen query read_bytes read_text rmdir save savefig show symlink_to system "
    "to_clipboard to_csv to_excel to_feather to_gbq to_hdf to_html to_json to_latex to_markdown to_orc to_parquet "
    "to_pickle to_sql to_stata to_xml tofile touch unlink write_bytes write_text".split()
)
_COMMAND = re.compile(r"^\s*(?:[\w ,]+=\s*)?(?:!|%{1,2}\w|\?)|^[^#'\"]*\?\s*$", re.M)
"""How lines begin or end that IPython understands and Python does not."""

_CAUSES = (
    ("closed", "tanda kurung yang tidak ditutup"),
    ("unmatched", "tanda kurung penutup tanpa pembukanya"),
    ("match", "tanda kurung penutup yang lain daripada pembukanya"),
    ("unterminated", "tanda kutip yang tidak ditutup"),
    ("indent", "lekukan baris yang keliru"),
    ("expected ':'", "titik dua yang kurang"),
    ("printable", "huruf yang tidak tampak"),
    ("null", "huruf yang tidak tampak"),
    ("character", "tanda baca yang bukan tanda Python, misalnya tanda kutip lengkung"),
    ("escape", "garis miring terbalik di dalam teks"),
)


_NAMING = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.ExceptHandler, ast.MatchAs, ast.MatchStar)


class NotPython(Exception):
    """Code that cannot be read: in which row, and why, in Indonesian."""

    def __init__(self, row: int | None, cause: str):
        self.row, self.cause = row, cause
        super().__init__(cause)


def parse_code(source: str) -> ast.Module:
    """The syntax tree of a cell; raises `NotPython`.

    >>> parse_code("tampilkan(tabel.skala(lap)")
    Traceback (most recent call last):
    lkjip.project.code.NotPython: tanda kurung yang tidak ditutup
    """
    try:
        return _tree(source)
    except (SyntaxError, ValueError) as e:
        said = str(getattr(e, "msg", e))
        cause = next((ours for theirs, ours in _CAUSES if theirs in said), "susunan yang keliru")
        raise NotPython(getattr(e, "lineno", None), cause) from None
    except (RecursionError, MemoryError):
        raise NotPython(None, "tanda kurung yang terlalu dalam bersusun") from None


@lru_cache(maxsize=512)
def _tree(source: str) -> ast.Module:
    """A check asks five times for the tree of a cell; nobody changes it."""
    with warnings.catch_warnings():
        warnings.simplefilter("error", SyntaxWarning)
        warnings.simplefilter("error", DeprecationWarning)
        tree = ast.parse(source)
        compile(tree, "sel", "exec", dont_inherit=True)
    return tree


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

    def find(self, kind, cell: int, node: ast.AST, **words: Any) -> None:
        self.findings.append(kind.at(self.address, cell=cell, row=getattr(node, "lineno", None), **words))

    def read(self, cell: int, tree: ast.Module, source: str) -> None:
        vocabulary = {id(n) for s in tree.body if ast.unparse(s) == _VOCABULARY for n in ast.walk(s)}
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

    def _forbidden(self, cell: int, node: ast.AST) -> None:
        if isinstance(node, ast.Import | ast.ImportFrom):
            other = [m for m in _imports(node) if m.partition(".")[0] not in MODULES]
            if other:
                self.find(kinds.FORBIDDEN_CODE, cell, node, code=_written(node), why="memuat " + ", ".join(other))
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and node.id in _NAMES:
            self.find(kinds.FORBIDDEN_CODE, cell, node, code=node.id, why=_reason(node.id))
        elif isinstance(node, ast.Attribute) and (node.attr in _ATTRIBUTES or node.attr.startswith("_")):
            self.find(kinds.FORBIDDEN_CODE, cell, node, code=_written(node), why=_reason(node.attr))
        elif isinstance(node, ast.Attribute | ast.Subscript) and isinstance(node.ctx, ast.Store | ast.Del):
            self.find(kinds.FORBIDDEN_CODE, cell, node, code=f"{_written(node)} = …", why="mengubah isi suatu nilai")
        elif isinstance(node, ast.While) and _endless(node):
            code = f"while {_written(node.test)}:"
            self.find(kinds.FORBIDDEN_CODE, cell, node, code=code, why="pengulangannya tidak berakhir")

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
        if not parameters:
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
