"""A few hundred seeded faults and harmless changes: what is wrong is caught, what is not passes, and nothing breaks.

`make fuzz N=3000` does the same with the report of 2024 as well, and builds some of what is accepted. Red when a check
goes, whichever: each seed draws from every family.
"""

import pytest

from fuzz.judging import judge_all
from lkjip.projects.new_agency import lay_project
from lkjip.projects.new_indicator import SAMPLE_YEAR

COUNT = 50


@pytest.mark.parametrize("seed", range(4))
def test_faults_are_caught_and_harmless_changes_pass(tmp_path, seed):
    root = tmp_path / "proyek"
    lay_project(root)
    verdicts = list(judge_all(root, SAMPLE_YEAR, seed, range(COUNT)))
    faults = [v for v in verdicts if v.faults]
    assert not faults, "\n".join(map(str, faults))
