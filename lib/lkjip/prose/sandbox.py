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
from ..findings import InputError, NotAvailable, nearest
from ..language import numbers
from ..rules.anggaran import Pos
from ..rules.hasil import Hasil

_BOLEH = (
    nodes.Template,
    nodes.Output,
    nodes.Name,
    nodes.Const,
    nodes.Getattr,
    nodes.Call,
    nodes.Keyword,
    nodes.Tuple,
)
_BENDA = (Hasil, Indikator, Induk, Pos, SimpleNamespace)


class UngkapanSalah(Exception):
    """An expression cannot be evaluated; says why, in Indonesian."""


PERLU = "perlu("


class _Kotak(SandboxedEnvironment):
    """Reads attributes of our nouns only, calls functions of this library only.

    A function can be reached through the vocabulary alone: attributes never
    give one.
    """

    def is_safe_attribute(self, obj, attr, value):
        return isinstance(obj, _BENDA) and not attr.startswith("_") and not callable(value)

    def is_safe_callable(self, obj):
        return isinstance(obj, FunctionType | MethodType) and obj.__module__.startswith(_PAKET)


_PAKET = __name__.partition(".")[0] + "."
_KOTAK = _Kotak()
for _bawaan in (_KOTAK.globals, _KOTAK.filters, _KOTAK.tests):
    _bawaan.clear()


def _periksa_simpul(simpul: nodes.Node, nama: set[str]) -> None:
    if not isinstance(simpul, _BOLEH):
        raise UngkapanSalah(
            f"memakai {type(simpul).__name__} yang tidak diizinkan; hanya nama, sifat, dan panggilan fungsi"
        )
    if isinstance(simpul, nodes.Name):
        nama.add(simpul.name)
    if isinstance(simpul, nodes.Getattr) and simpul.attr.startswith("_"):
        raise UngkapanSalah(f"sifat `{simpul.attr}` tidak diizinkan dalam narasi")
    for anak in simpul.iter_child_nodes():
        _periksa_simpul(anak, nama)


@lru_cache(maxsize=4096)
def _susun(ungkapan: str) -> tuple[Callable[..., Any], frozenset[str]]:
    """Compile an expression after its syntax was found harmless; with the names it uses."""
    try:
        pohon = _KOTAK.parse("{{ " + ungkapan + " }}")
    except TemplateError:
        raise UngkapanSalah("tidak dapat dibaca; periksa kurung, koma, dan tanda kutip") from None
    nama: set[str] = set()
    for simpul in pohon.iter_child_nodes():
        _periksa_simpul(simpul, nama)
    if len(pohon.body) != 1 or not isinstance(pohon.body[0], nodes.Output) or len(pohon.body[0].nodes) != 1:
        raise UngkapanSalah("harus berisi tepat satu ungkapan")
    return _KOTAK.compile_expression(ungkapan, undefined_to_none=False), frozenset(nama)


@dataclass(frozen=True)
class Juru:
    """Writes expressions with one vocabulary of names and functions."""

    kosakata: Mapping[str, Any]
    longgar: bool = False

    def tulis(self, ungkapan: str) -> str:
        """Evaluate one expression to the text that stands in the sentence.

        Raises `UngkapanSalah` for anything that is refused, unknown, or a number
        without a way of writing; for what is missing too, unless the report is
        lenient: then `NotAvailable`, and the paragraph says so.
        """
        try:
            return self._hitung(ungkapan)
        except NotAvailable as e:
            if self.longgar or ungkapan.startswith(PERLU):
                raise
            raise UngkapanSalah(
                f"menyebut nilai yang tidak tersedia: {e}; nyatakan ketiadaannya dengan kata-kata"
            ) from None

    def _hitung(self, ungkapan: str) -> str:
        hitung, nama = _susun(ungkapan)
        for n in sorted(nama - self.kosakata.keys()):
            raise UngkapanSalah(f"nama `{n}` tidak dikenal; {nearest(n, self.kosakata)}")
        for n in sorted(nama):
            if isinstance(self.kosakata[n], NotAvailable):
                raise NotAvailable(*self.kosakata[n].args)
        try:
            nilai = hitung(**{n: self.kosakata[n] for n in nama})
            if isinstance(nilai, _KOTAK.undefined):
                str(nilai)
                raise UngkapanSalah("menyebut sesuatu yang tidak ada")
        except SecurityError:
            raise UngkapanSalah("menjangkau sesuatu yang tidak diizinkan dalam narasi") from None
        except InputError as e:
            raise UngkapanSalah("; ".join(map(str, e.findings)).rstrip(".")) from None
        except TemplateError as e:
            raise UngkapanSalah(f"tidak dapat dihitung ({e.message})") from None
        except NotAvailable:
            raise
        except (TypeError, ValueError, ArithmeticError, AttributeError, LookupError) as e:
            raise UngkapanSalah(f"tidak dapat dihitung ({e})") from None
        if isinstance(nilai, NotAvailable):
            raise NotAvailable(*nilai.args)
        if isinstance(nilai, str):
            return nilai
        if isinstance(nilai, int) and not isinstance(nilai, bool) and abs(nilai) < 10_000:
            return str(nilai)
        if nilai is None:
            raise NotAvailable(numbers.SEBAGIAN)
        if isinstance(nilai, int | Decimal):
            raise UngkapanSalah("bilangan tanpa cara tulis; bungkus dengan angka(), persen(), atau rupiah()")
        raise UngkapanSalah(f"menghasilkan {type(nilai).__name__}, bukan teks; pilih salah satu sifatnya")
