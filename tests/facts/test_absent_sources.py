"""A source that an agency does not have is there as an empty table, and says so."""

import pytest

from lkjip.facts.required import OPTIONAL, REQUIRED, absent_sources
from lkjip.projects.new_indicator import SAMPLE, SAMPLE_YEAR
from lkjip.prose.laporan import buka


@pytest.mark.parametrize("name", OPTIONAL)
def test_absent_source_has_its_columns_and_no_rows(name):
    sources, tables = absent_sources({n: None for n in (*REQUIRED, *OPTIONAL) if n != name})
    assert sources.keys() == tables.keys() == {name}
    assert tuple(tables[name].columns) == tuple(k.name for k in sources[name].columns) == OPTIONAL[name]
    assert tables[name].empty
    assert sources[name].file == ""
    assert sources[name].title == name.replace("_", " ")
    assert sources[name].origin == {
        "bidang": "bukan bagian laporan instansi ini",
        "dokumen": "bukan bagian laporan instansi ini",
        "tabel": "–",
    }


def test_years_of_an_indicator_are_those_with_a_target_or_a_realisasi():
    lap = buka(SAMPLE / "data", SAMPLE_YEAR)
    for id in lap.katalog.indikator:
        results = [lap.hasil(id, t) for t in lap.years_of(id)]
        assert results
        assert all(h.realisasi is not None or h.target is not None for h in results)
