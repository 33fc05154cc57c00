"""One version everywhere; the changelog says which indicators and years a release touches."""

import re
import tomllib
from datetime import date

import yaml

from conftest import ROOT

CHANGELOG = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
RELEASES = re.findall(r"^## (\S+) - (\S+)$", CHANGELOG, re.M)


def test_one_version_and_date_everywhere():
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    assert (version, citation["date-released"]) == RELEASES[0]
    assert citation["version"] == version


def test_versions_are_semantic_and_go_on():
    numbers = [tuple(int(n) for n in re.fullmatch(r"(\d+)\.(\d+)\.(\d+)", v).groups()) for v, _ in RELEASES]
    days = [date.fromisoformat(d) for _, d in RELEASES]
    assert numbers == sorted(set(numbers), reverse=True)
    assert days == sorted(days, reverse=True)


def test_next_release_is_collected_above_the_last():
    headings = re.findall(r"^## (.+)$", CHANGELOG, re.M)
    assert headings[0] == "Unreleased"
    assert len(headings) == 1 + len(RELEASES)


def test_every_change_of_a_release_names_indicators_and_years():
    for release in re.split(r"^## \d", CHANGELOG, flags=re.M)[1:]:
        entries = re.split(r"^### ", release, flags=re.M)[1:]
        assert entries
        for entry in entries:
            for key in ("Impacted indicators", "Impacted years"):
                assert re.search(rf"^- {key}: \S", entry, re.M), f"{entry.splitlines()[0]}: {key}"
