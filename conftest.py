"""What the examples of the public modules may use: the report of the sample agency, as `lap`."""

import pytest


@pytest.fixture(scope="session")
def sample_report():
    """The report of the invented agency that every new project begins with."""
    from lkjip import buka
    from lkjip.projects.new_indicator import SAMPLE, SAMPLE_YEAR

    return buka(SAMPLE / "data", SAMPLE_YEAR, "kunjungan")


@pytest.fixture(autouse=True)
def names_of_examples(doctest_namespace, sample_report):
    """`lap` and the modules that notebooks import."""
    import lkjip

    doctest_namespace |= {n: getattr(lkjip, n) for n in ("beranda", "gambar", "kalimat", "rumusan", "tabel", "teks")}
    doctest_namespace["lap"] = sample_report
