"""Numbers are written, read and said as a table shows; what is written can be read again."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import cases
from lkjip.language.numbers import angka, read_decimal, read_whole, round_half_up
from lkjip.language.words import terbilang_persen, terbilang_rupiah


@pytest.mark.parametrize("k", cases("terbilang"), ids=lambda k: k["nilai"])
def test_terbilang(k):
    if k["jenis"] == "rupiah":
        assert terbilang_rupiah(read_whole(k["nilai"])) == k["kata"], k["asal"]
    else:
        assert terbilang_persen(read_decimal(k["nilai"])) == k["kata"], k["asal"]


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
