r"""What may an expression in prose do, and what does it give?

An expression may name things, read plain attributes and call the functions of the
vocabulary; nothing else. Operators, loops, imports, files and attributes with
underscores do not exist in it, so neither a slip nor malice can do harm.
Jinja2's sandbox does the evaluating, a list of allowed syntax nodes the refusing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from types import FunctionType, MethodType, SimpleNamespace
from typing import Any

from jinja2 import TemplateError, nodes
from jinja2.sandbox import SandboxedEnvironment, SecurityError

from ..facts.indicators import Indikator, Induk
from ..findings import InputError, NotAvailable, Said, nearest
from ..language import borders, numbers
from ..rules.analysis import Patahan
from ..rules.anggaran import Pos
from ..rules.hasil import Hasil
from .arguments import WrongArgument, describe
from .units import of_noun
from .vocabulary import PREDICATES

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
_NOUNS = (Hasil, Indikator, Induk, Pos, Patahan, SimpleNamespace)

SENTENCE, CONDITION, VALUE = "kalimat", "syarat", "nilai"
"""For what an expression is asked: its text, whether it holds, or only whether it can be computed."""
HOLDS, FAILS, UNDECIDED = "ya", "tidak", ""
"""Answers to a condition; undecided is a question about a value that is not there."""
Values = tuple[tuple[str, str], ...]
"""Names that a text gives to values at its head, each with its expression; a later one may use an earlier."""


class BadExpression(Said):
    """An expression cannot be evaluated; says why, in Indonesian."""


NEEDED = "perlu("
_LONGEST = 2000
"""Longer, in letters, is no expression that anybody can read."""
_SYNTAX = {
    "Add": "tanda `+`",
    "Sub": "tanda `-`",
    "Mul": "tanda `*`",
    "Div": "tanda `/`",
    "FloorDiv": "tanda `//`",
    "Mod": "tanda `%`",
    "Pow": "tanda `**`",
    "Concat": "tanda `~`",
    "Compare": "tanda perbandingan",
    "And": "kata `and`",
    "Or": "kata `or`",
    "Not": "kata `not`",
    "CondExpr": "kata `if`",
    "Filter": "tanda `|`",
    "Test": "kata `is`",
    "Getitem": "kurung siku",
    "List": "kurung siku",
    "Dict": "kurung kurawal",
    "Neg": "tanda `-`",
    "Pos": "tanda `+`",
}


class _Sandbox(SandboxedEnvironment):
    """Reads attributes of our nouns only, calls functions of this library only.

    A function can be reached through the vocabulary alone: attributes never
    give one.
    """

    def is_safe_attribute(self, obj, attr, value):
        return isinstance(obj, _NOUNS) and not attr.startswith("_") and not callable(value)

    def getattr(self, obj, attribute):
        if isinstance(obj, _NOUNS) and attribute not in (known := _attributes(obj)):
            raise BadExpression(
                f"menyebut sifat `{attribute}`, yang tidak dimiliki {describe(obj)}; {nearest(attribute, known)}"
            )
        return of_noun(obj, attribute, super().getattr(obj, attribute))

    def is_safe_callable(self, obj):
        return isinstance(obj, FunctionType | MethodType) and obj.__module__.startswith(_PACKAGE)


def _attributes(noun: Any) -> list[str]:
    """What prose may ask of a noun."""
    return [n for n in dir(noun) if not n.startswith("_") and not callable(getattr(type(noun), n, None))]


_PACKAGE = __name__.partition(".")[0] + "."
_SANDBOX = _Sandbox()
for _builtin in (_SANDBOX.globals, _SANDBOX.filters, _SANDBOX.tests):
    _builtin.clear()


def _check_node(node: nodes.Node, names: set[str]) -> None:
    if isinstance(node, nodes.Neg) and isinstance(node.node, nodes.Const) and type(node.node.value) is int:
        return
    if not isinstance(node, _ALLOWED):
        sign = _SYNTAX.get(type(node).__name__, "tulisan program")
        raise BadExpression(f"memakai {sign} yang tidak diizinkan; hanya nama, sifat, dan panggilan fungsi")
    if isinstance(node, nodes.Name):
        names.add(node.name)
    if isinstance(node, nodes.Getattr) and node.attr.startswith("_"):
        raise BadExpression(f"sifat `{node.attr}` tidak diizinkan dalam narasi")
    for child in node.iter_child_nodes():
        _check_node(child, names)


def _why_unread(expression: str) -> str:
    """What of an expression is probably meant otherwise."""
    if curly := _CURLY.search(expression):
        return f'ganti tanda kutip {curly[0]} dengan "'
    if expression.startswith("="):
        return "hapus tanda ="
    return "pisahkan dengan koma, bukan ;" if ";" in expression else "periksa kurung, koma, dan tanda kutip"


_CURLY = re.compile("[‘’‚‛“”„‟´]")


@lru_cache(maxsize=4096)
def _compile(expression: str) -> tuple[Callable[..., Any], frozenset[str]]:
    """Compile an expression after its syntax was found harmless; with the names it uses."""
    if len(expression) > _LONGEST:
        raise BadExpression(f"lebih panjang daripada {numbers.angka(_LONGEST)} huruf; beri nama bagian-bagiannya")
    names: set[str] = set()
    try:
        tree = _SANDBOX.parse("{{ " + expression + " }}")
        for node in tree.iter_child_nodes():
            _check_node(node, names)
        if len(tree.body) != 1 or not isinstance(tree.body[0], nodes.Output) or len(tree.body[0].nodes) != 1:
            raise BadExpression("harus berisi tepat satu ungkapan")
        return _SANDBOX.compile_expression(expression, undefined_to_none=False), frozenset(names)
    except (TemplateError, RecursionError, SyntaxError, MemoryError):  # the last three of what is nested too deep
        raise BadExpression(f"tidak dapat dibaca; {_why_unread(expression)}") from None


def _compares(expression: str, values: Values) -> bool:
    """Whether an expression asks something of figures, such as `naik(a, b)`, by itself or by a name at the head.

    Then a missing figure leaves it open. `ada(a)` asks just that: it is never open.
    """
    known = dict(values)
    for _ in values:
        expression = known.get(expression, expression)
    function = expression.partition("(")[0].strip()
    return function in PREDICATES - {"ada"} or expression.endswith(".tercapai")


@dataclass(frozen=True)
class Evaluator:
    """Writes expressions with one vocabulary of names and functions, and with the names of a text."""

    vocabulary: Mapping[str, Any]
    lenient: bool = False
    _known: dict[Values, dict[str, Any]] = field(default_factory=dict, repr=False, compare=False)

    def write(self, expression: str, values: Values = (), use: str = SENTENCE) -> str:
        """Evaluate one expression to what stands in the sentence: Markdown that prints exactly the value.

        `values` are the names that the text gave before. With `use` a condition (`CONDITION`) is answered with
        `HOLDS`, `FAILS` or `UNDECIDED`, and a value (`VALUE`) only tried. Raises `BadExpression` for anything that is
        refused, unknown, or a number without a way of writing; for what is missing too, unless the report is lenient:
        then `NotAvailable`, and the paragraph says so.
        """
        try:
            value = self._value(expression, self._names(values))
            return self._answer(value) if use == CONDITION else _checked(value) if use == VALUE else _text(value)
        except NotAvailable as e:
            if use == CONDITION:
                return UNDECIDED if _compares(expression, values) else FAILS
            if use == VALUE:
                return UNDECIDED  # said where it is used
            if self.lenient or expression.startswith(NEEDED):
                raise
            raise BadExpression(
                f"menyebut nilai yang tidak tersedia: {e}; nyatakan ketiadaannya dengan kata-kata"
            ) from None

    def _names(self, values: Values) -> Mapping[str, Any]:
        """The vocabulary with the values of a text; what cannot be computed keeps its reason in its place."""
        if not values:
            return self.vocabulary
        if values not in self._known:
            known = dict(self._names(values[:-1]))
            name, expression = values[-1]
            try:
                known[name] = self._value(expression, known)
            except (NotAvailable, BadExpression) as e:
                known[name] = e
            self._known[values] = known
        return self._known[values]

    def _answer(self, value: Any) -> str:
        if isinstance(value, _NOUNS) and not isinstance(value, SimpleNamespace):
            raise BadExpression(f"menghasilkan {describe(value)}, bukan syarat; tulis misalnya tercapai(i)")
        return HOLDS if _checked(value) == "" and value else FAILS

    def _value(self, expression: str, names: Mapping[str, Any]) -> Any:
        """What an expression gives; raises `BadExpression`, or `NotAvailable` for what is missing."""
        compute, name = _compile(expression)
        for n in sorted(name - names.keys()):
            raise BadExpression(f"memakai nama `{n}`, yang tidak dikenal; {nearest(n, names)}")
        for n in sorted(name):
            if isinstance(names[n], NotAvailable):
                raise NotAvailable(*names[n].args)
            if isinstance(names[n], BadExpression):
                raise BadExpression(*names[n].args)
        try:
            value = compute(**{n: names[n] for n in name})
            if isinstance(value, _SANDBOX.undefined):
                str(value)
                raise BadExpression("menyebut sesuatu yang tidak ada")
        except SecurityError:
            raise BadExpression("menjangkau sesuatu yang tidak diizinkan dalam narasi") from None
        except InputError as e:
            raise BadExpression(f"tidak dapat ditulis ({' '.join(map(str, e.findings))})") from None
        except TemplateError:
            raise BadExpression("menyebut sesuatu yang tidak ada") from None
        except WrongArgument as e:
            raise BadExpression(str(e)) from None
        except NotAvailable:
            raise
        except (TypeError, ValueError, ArithmeticError, AttributeError, LookupError, RecursionError, AssertionError):
            raise BadExpression("tidak dapat dihitung; periksa nilai yang diberikan kepadanya") from None
        if isinstance(value, NotAvailable):
            raise NotAvailable(*value.args)
        if value is None:
            raise NotAvailable(numbers.PARTLY_MISSING)
        return value


def _checked(value: Any) -> str:
    """Nothing, for a value that can bear a name; raises `BadExpression` for a function that was not called."""
    if callable(value):
        raise BadExpression(f"menyebut {describe(value)}; tulis kurungnya")
    return ""


def _text(value: Any) -> str:
    """How a value stands in a sentence; raises `BadExpression` where nothing says how it is to be written."""
    if isinstance(value, str):
        return borders.markdown(value)
    if isinstance(value, bool):
        raise BadExpression("berupa jawaban ya atau tidak; tulis sebagai syarat di `:::{bila}`")
    if isinstance(value, int) and abs(value) < 10_000:
        return str(value)
    if isinstance(value, int | Decimal):
        raise BadExpression("bilangan tanpa cara tulis; bungkus dengan angka(), persen(), atau rupiah()")
    known = f": {', '.join(_attributes(value))}" if isinstance(value, _NOUNS) else ""
    raise BadExpression(f"menghasilkan {describe(value)}, bukan teks; pilih salah satu sifatnya{known}")
