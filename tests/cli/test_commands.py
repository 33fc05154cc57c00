"""The command line answers at once, and says what it was asked for in a way it does not understand."""

import time

from conftest import ROOT, lkjip


def test_help_answers_at_once():
    times = []
    for _ in range(5):
        start = time.perf_counter()
        assert lkjip("--help", cwd=ROOT).returncode == 0
        times.append(time.perf_counter() - start)
    assert min(times) < 0.1


def test_faulty_range_of_years():
    result = lkjip("build", "--tahun", "2024-2019", cwd=ROOT)
    assert result.returncode == 2
    assert "ditemukan `2024-2019`; seharusnya tahun (2024) atau rentang (2021-2024)" in result.stderr
