r"""What may an expression in prose do, and what does it give?

An expression may name things, read plain attributes and call the functions of the
vocabulary; nothing else. Operators, loops, imports, files and attributes with
underscores do not exist in it, so neither a slip nor malice can do harm.
Jinja2's sandbox does the evaluating, a list of allowed syntax nodes the refusing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from types import FunctionType, MethodType, SimpleNamespace
from typing import Any

from jinja2 import TemplateError, nodes
from jinja2.sandbox import SandboxedEnvironment, SecurityError

from ..facts.indicators import Indikator, Induk
from ..findings import InputError, NotAvailable, Said, nearest
from ..language import numbers
from ..rules.anggaran import Pos
from ..rules.hasil import Hasil

_ALLOWED = (
    nodes.Template,
    nodes.Output,
    nodes.Name,
    nodes.Const,
    nodes.Getattr,
    nodes.Call,
    nodes.Keyword,
    nodes.Tuple,
)
_NOUNS = (Hasil, Indikator, Induk, Pos, SimpleNamespace)


class BadExpression(Said):
    """An expression cannot be evaluated; says why, in Indonesian."""


NEEDED = "perlu("


class _Sandbox(SandboxedEnvironment):
    """Reads attributes of our nouns only, calls functions of this library only.

    A function can be reached through the vocabulary alone: attributes never
    give one.
    """

    def is_safe_attribute(self, obj, attr, value):
        return isinstance(obj, _NOUNS) and not attr.startswith("_") and not callable(value)

    def is_safe_callable(self, obj):
        return isinstance(obj, FunctionType | MethodType) and obj.__module__.startswith(_PACKAGE)


_PACKAGE = __name__.partition(".")[0] + "."
_SANDBOX = _Sandbox()
for _builtin in (_SANDBOX.globals, _SANDBOX.filters, _SANDBOX.tests):
    _builtin.clear()


def _check_node(node: nodes.Node, names: set[str]) -> None:
    if not isinstance(node, _ALLOWED):
        raise BadExpression(
            f"memakai {type(node).__name__} yang tidak diizinkan; hanya nama, sifat, dan panggilan fungsi"
        )
    if isinstance(node, nodes.Name):
        names.add(node.name)
    if isinstance(node, nodes.Getattr) and node.attr.startswith("_"):
        raise BadExpression(f"sifat `{node.attr}` tidak diizinkan dalam narasi")
    for child in node.iter_child_nodes():
        _check_node(child, names)


@lru_cache(maxsize=4096)
def _compile(expression: str) -> tuple[Callable[..., Any], frozenset[str]]:
    """Compile an expression after its syntax was found harmless; with the names it uses."""
    try:
        tree = _SANDBOX.parse("{{ " + expression + " }}")
    except TemplateError:
        raise BadExpression("tidak dapat dibaca; periksa kurung, koma, dan tanda kutip") from None
    names: set[str] = set()
    for node in tree.iter_child_nodes():
        _check_node(node, names)
    if len(tree.body) != 1 or not isinstance(tree.body[0], nodes.Output) or len(tree.body[0].nodes) != 1:
        raise BadExpression("harus berisi tepat satu ungkapan")
    return _SANDBOX.compile_expression(expression, undefined_to_none=False), frozenset(names)


@dataclass(frozen=True)
class Evaluator:
    """Writes expressions with one vocabulary of names and functions."""

    vocabulary: Mapping[str, Any]
    lenient: bool = False

    def write(self, expression: str) -> str:
        """Evaluate one expression to the text that stands in the sentence.

        Raises `BadExpression` for anything that is refused, unknown, or a number
        without a way of writing; for what is missing too, unless the report is
        lenient: then `NotAvailable`, and the paragraph says so.
        """
        try:
            return self._compute(expression)
        except NotAvailable as e:
            if self.lenient or expression.startswith(NEEDED):
                raise
            raise BadExpression(
                f"menyebut nilai yang tidak tersedia: {e}; nyatakan ketiadaannya dengan kata-kata"
            ) from None

    def _compute(self, expression: str) -> str:
        compute, name = _compile(expression)
        for n in sorted(name - self.vocabulary.keys()):
            raise BadExpression(f"nama `{n}` tidak dikenal; {nearest(n, self.vocabulary)}")
        for n in sorted(name):
            if isinstance(self.vocabulary[n], NotAvailable):
                raise NotAvailable(*self.vocabulary[n].args)
        try:
            value = compute(**{n: self.vocabulary[n] for n in name})
            if isinstance(value, _SANDBOX.undefined):
                str(value)
                raise BadExpression("menyebut sesuatu yang tidak ada")
        except SecurityError:
            raise BadExpression("menjangkau sesuatu yang tidak diizinkan dalam narasi") from None
        except InputError as e:
            raise BadExpression(f"tidak dapat ditulis ({' '.join(map(str, e.findings))})") from None
        except TemplateError as e:
            raise BadExpression(f"tidak dapat dihitung ({e.message})") from None
        except NotAvailable:
            raise
        except (TypeError, ValueError, ArithmeticError, AttributeError, LookupError) as e:
            raise BadExpression(f"tidak dapat dihitung ({e})") from None
        if isinstance(value, NotAvailable):
            raise NotAvailable(*value.args)
        if isinstance(value, str):
            return value
        if isinstance(value, int) and not isinstance(value, bool) and abs(value) < 10_000:
            return str(value)
        if value is None:
            raise NotAvailable(numbers.PARTLY_MISSING)
        if isinstance(value, int | Decimal):
            raise BadExpression("bilangan tanpa cara tulis; bungkus dengan angka(), persen(), atau rupiah()")
        raise BadExpression(f"menghasilkan {type(value).__name__}, bukan teks; pilih salah satu sifatnya")
