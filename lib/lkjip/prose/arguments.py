"""Is what an expression gives to a function of the right kind, and if not, how is that said in Indonesian?"""

from __future__ import annotations

import inspect
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import wraps
from types import NoneType, SimpleNamespace, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from ..findings import NotAvailable, Said
from ..language import numbers
from ..rules.anggaran import Pos
from ..rules.hasil import Hasil


class WrongArgument(Said):
    """A function was given what it cannot take; says what it takes."""


_WORDS = {
    Decimal: "bilangan",
    int: "bilangan bulat",
    str: "teks di antara tanda kutip",
    Hasil: "hasil indikator, misalnya `i` atau `lalu`",
    Pos: "mata anggaran, misalnya `anggaran()`",
    date: "tanggal",
    tuple: "beberapa nilai di dalam kurung",
}


_MOST_DECIMALS = 10
_SAID = {
    "current": "kini",
    "previous": "dulu",
    "value": "nilai",
    "reference": "pembanding",
    "text": "teks",
    "h": "hasil",
}
"""How parameters of our own functions are called towards who writes prose."""


def describe(value: Any) -> str:
    """What kind of thing a value is.

    >>> describe("a"), describe(3), describe(True), describe(1.5)
    ('teks `a`', 'bilangan 3', 'jawaban ya atau tidak', 'bilangan 1.5 yang diketik dengan titik')
    """
    if isinstance(value, bool):
        return "jawaban ya atau tidak"
    if isinstance(value, str):
        return f"teks `{value}`"
    if isinstance(value, int | Decimal):
        return f"bilangan {numbers.angka(value)}"
    if isinstance(value, float):
        return f"bilangan {value} yang diketik dengan titik"
    if isinstance(value, Hasil):
        return "hasil sebuah indikator"
    if isinstance(value, Pos):
        return "sebuah mata anggaran"
    if isinstance(value, tuple):
        return "beberapa nilai"
    if isinstance(value, date):
        return "tanggal"
    if value is None:
        return "nilai kosong"
    if callable(value):
        return f"fungsi `{getattr(value, '__name__', '')}` tanpa kurung"
    return "kumpulan keterangan" if isinstance(value, SimpleNamespace) else "sesuatu yang bukan nilai"


def _kinds(hint: Any) -> tuple[type, ...] | None:
    """The types that a hint admits; None where anything is."""
    if hint in (Any, inspect.Parameter.empty):
        return None
    if get_origin(hint) in (Union, UnionType):
        parts = [_kinds(h) for h in get_args(hint)]
        return None if None in parts else tuple(t for p in parts for t in p)
    origin = get_origin(hint)
    return (origin if isinstance(origin, type) else hint,)


def _fits(value: Any, kinds: tuple[type, ...]) -> bool:
    if isinstance(value, Decimal) and int in kinds and value == value.to_integral_value():
        return True
    return isinstance(value, kinds) and not (isinstance(value, bool) and bool not in kinds)


def _expected(kinds: tuple[type, ...]) -> str:
    named = [t for t in kinds if t in _WORDS and not (t is int and Decimal in kinds)]
    return " atau ".join(dict.fromkeys(_WORDS[t] for t in named))


def guarded(name: str, function: Callable[..., Any]) -> Callable[..., Any]:
    """The function under the name by which prose calls it, saying in Indonesian what it cannot take.

    Its own type hints say what it takes. A value that is not available stays so, and a missing one is never a number.

    >>> from lkjip.language.words import arah
    >>> guarded("arah", arah)("a", 3)
    Traceback (most recent call last):
    lkjip.prose.arguments.WrongArgument: memberi arah() teks `a`; arah() menerima bilangan
    >>> guarded("arah", arah)(3)
    Traceback (most recent call last):
    lkjip.prose.arguments.WrongArgument: memanggil arah() dengan 1 nilai; tulislah arah(kini, dulu)
    """
    signature = inspect.signature(function)
    hints: dict[str, Any] = {}

    @wraps(function)
    def call(*values: Any, **named: Any) -> Any:
        try:
            bound = signature.bind(*values, **named)
        except TypeError:
            count = len(values) + len(named)
            raise WrongArgument(f"memanggil {name}() dengan {count} nilai; tulislah {_form(name, signature)}") from None
        if not hints:
            hints.update(get_type_hints(function) or {"": None})
        for parameter, given in bound.arguments.items():
            spread = signature.parameters[parameter].kind
            several = {spread} & {inspect.Parameter.VAR_POSITIONAL, inspect.Parameter.VAR_KEYWORD}
            kinds = _kinds(hints.get(parameter, Any))
            for value in (given.values() if isinstance(given, dict) else given) if several else (given,):
                _admit(name, value, kinds)
        decimals = bound.arguments.get("decimals")
        if decimals is not None and not 0 <= decimals <= _MOST_DECIMALS:
            raise WrongArgument(
                f"meminta {decimals} desimal dari {name}(); paling sedikit 0 dan paling banyak {_MOST_DECIMALS}"
            )
        return function(*values, **named)

    return call


def _admit(name: str, value: Any, kinds: tuple[type, ...] | None) -> None:
    if isinstance(value, NotAvailable):
        raise NotAvailable(*value.args)
    if type(value).__module__.startswith("jinja2"):
        str(value)  # says itself that there is no such thing
        raise WrongArgument("menyebut sesuatu yang tidak ada")
    if kinds is None or _fits(value, kinds):
        return
    if value is None and NoneType not in kinds and {int, Decimal} & set(kinds):
        raise NotAvailable(numbers.PARTLY_MISSING)
    raise WrongArgument(f"memberi {name}() {describe(value)}; {name}() menerima {_expected(kinds)}")


def _form(name: str, signature: inspect.Signature) -> str:
    """How a function is called: with the values that it needs, and by name those that it may have."""
    needed = [
        _SAID.get(p.name, p.name)
        for p in signature.parameters.values()
        if p.default is p.empty and p.kind in (p.POSITIONAL_ONLY, p.POSITIONAL_OR_KEYWORD)
    ]
    needed += [f"{p.name}={p.default}" for p in signature.parameters.values() if p.kind is p.KEYWORD_ONLY]
    return f"{name}({', '.join(needed)})"
