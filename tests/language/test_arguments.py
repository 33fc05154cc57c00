"""Words where numbers belong get one sentence that names the call, never a word of the report."""

from decimal import Decimal

import pytest

from lkjip.findings import InputError, NotAvailable
from lkjip.language import numbers, words

NUMBERS = (numbers.angka, numbers.persen, numbers.rupiah, words.bilangan, words.terbilang)
NUMBERS += (words.terbilang_rupiah, words.terbilang_persen)
PAIRS = (words.arah, words.perubahan, words.banding, words.selisih)
CALLS = [(f, [x]) for f in NUMBERS for x in ("x", "12", 1.5, True, (1, 2), Decimal("NaN"))]
CALLS += [(f, pair) for f in PAIRS for pair in (["a", "b"], [1, "b"], ["a", 1], [1.5, 1])]
CALLS += [(words.tanggal, [x]) for x in ("2024-13-45", "2024-07-09", 5)]
CALLS += [(words.kapital, [5]), (words.bilangan, [Decimal("1.5")])]
CALLS += [(f, [1, d]) for f in (numbers.angka, numbers.persen, numbers.rupiah) for d in (-1, 21, 10**9, "2", True)]


@pytest.mark.parametrize(("function", "given"), CALLS, ids=lambda x: getattr(x, "__name__", str(x)))
def test_value_of_another_kind_is_named_with_the_function(function, given):
    with pytest.raises(InputError) as e:
        function(*given)
    assert str(e.value).startswith(f"{function.__name__}: ditemukan ")
    assert str(e.value).endswith("[N402]")


@pytest.mark.parametrize("function", [*NUMBERS, words.tanggal])
def test_missing_stays_missing(function):
    with pytest.raises(NotAvailable):
        function(None)


@pytest.mark.parametrize("digits", [27, 28, 60, 4000])
def test_number_of_any_size_is_written(digits):
    assert numbers.angka(10**digits).count("0") == digits
    assert numbers.angka(Decimal("0.125") + 10**20, 2).endswith(",13")
