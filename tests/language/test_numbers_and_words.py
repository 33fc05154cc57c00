"""Numbers are written, read and said as a table shows; what is written can be read again."""

from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from unicode_rbnf import RbnfEngine

from conftest import cases
from lkjip.language.numbers import angka, read_decimal, read_whole, round_half_up
from lkjip.language.words import bilangan, terbilang_persen, terbilang_rupiah

CLDR = RbnfEngine.for_language("id")


@pytest.mark.parametrize("k", cases("terbilang"), ids=lambda k: k["nilai"])
def test_terbilang(k):
    if k["jenis"] == "rupiah":
        assert terbilang_rupiah(read_whole(k["nilai"])) == k["kata"], k["asal"]
    else:
        assert terbilang_persen(read_decimal(k["nilai"])) == k["kata"], k["asal"]


def test_number_words_are_those_of_cldr_where_they_are_made():
    assert [bilangan(n) for n in range(2100)] == [CLDR.format_number(n).text for n in range(2100)]


@given(st.integers(1, 6).flatmap(lambda groups: st.lists(st.integers(0, 999), min_size=groups, max_size=groups)))
@example([1, 1, 1, 1, 1, 1])
@example([1, 0, 0, 0, 0, 0])
def test_number_words_are_those_of_cldr_up_to_its_largest_unit(groups):
    n = int("".join(f"{g:03}" for g in groups))
    assert bilangan(n) == CLDR.format_number(n).text


@given(st.integers(1, 10**30), st.integers(1, 10**15 - 1))
def test_what_is_larger_counts_the_largest_unit(count, rest):
    n = count * 10**15 + rest
    assert bilangan(n) == f"{bilangan(count)} kuadriliun {bilangan(rest)}"
    assert bilangan(-n) == f"minus {bilangan(n)}"


@given(st.integers(-(10**15), 10**15))
def test_whole_number_comes_back_the_same(n):
    assert read_whole(angka(n).replace(".", "")) == n


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**9), max_value=10**9, places=4))
def test_half_is_rounded_away_from_zero_and_nothing_shifts_by_more_than_half(x):
    b = round_half_up(x, 2)
    assert abs(b - x) <= Decimal("0.005")
    assert round_half_up(b, 2) == b
    assert round_half_up(-x, 2) == -b


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**9), max_value=10**9, places=2))
def test_decimal_comes_back_the_same(x):
    assert read_decimal(angka(x, 2).replace(".", "")) == x
