"""What tests and publishes on GitHub and GitLab is valid, does the same in both places, and names no year."""

import json
import re
import tomllib
from importlib.resources import files

import pytest
from jsonschema import Draft7Validator
from ruamel.yaml import YAML

from conftest import ROOT, make_targets

GITHUB, GITLAB = ROOT / ".github" / "workflows" / "ci.yml", ROOT / ".gitlab-ci.yml"
FORMS = sorted((ROOT / ".github" / "ISSUE_TEMPLATE").glob("*.yml"))
SCHEMAS = {
    "github-workflows": [GITHUB],
    "dependabot": [ROOT / ".github" / "dependabot.yml"],
    "github-issue-forms": [f for f in FORMS if f.stem != "config"],
    "github-issue-config": [f for f in FORMS if f.stem == "config"],
    "gitlab-ci": [GITLAB],
    "citation-file-format": [ROOT / "CITATION.cff"],
}


def supported() -> set[str]:
    """The versions of Python that the package says it supports."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return {c.rsplit(" ", 1)[1] for c in project["classifiers"] if re.search(r":: 3\.\d+$", c)}


def read(file) -> dict:
    # YAML 1.2: the word "on" of GitHub is a truth value of 1.1.
    return YAML(typ="safe").load(file.read_text(encoding="utf-8"))


def commands(steps: list[dict]) -> list[str]:
    return [s["run"].strip() for s in steps if "run" in s]


@pytest.mark.parametrize(("schema", "file"), [(s, f) for s, made in SCHEMAS.items() for f in made], ids=lambda x: str(x).split("/")[-1])  # fmt: skip
def test_file_is_what_its_platform_reads(schema, file):
    vendored = files("check_jsonschema") / "builtin_schemas" / "vendor" / f"{schema}.json"
    errors = Draft7Validator(json.loads(vendored.read_text(encoding="utf-8"))).iter_errors(read(file))
    assert [f"{e.json_path}: {e.message[:200]}" for e in errors] == []


def test_every_kind_of_file_is_there():
    assert all(SCHEMAS.values())
    assert len(FORMS) == 4


def test_every_request_is_tested_on_every_version_of_python():
    github, gitlab = read(GITHUB), read(GITLAB)
    assert github["on"] == {"pull_request": None, "push": {"branches": ["main"]}, "workflow_dispatch": None}
    events = [r["if"] for r in gitlab["workflow"]["rules"]]
    assert events == ['$CI_PIPELINE_SOURCE == "merge_request_event"', "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH"]
    on_github = {(m["python"], m["tests"]) for m in github["jobs"]["tests"]["strategy"]["matrix"]["include"]}
    on_gitlab = {
        (image.removeprefix("python:"), m["TESTS"])
        for m in gitlab["tests"]["parallel"]["matrix"]
        for image in ([m["IMAGE"]] if isinstance(m["IMAGE"], str) else m["IMAGE"])
    }
    assert on_github == on_gitlab
    assert {v for v, _ in on_github} == supported()
    assert {t for _, t in on_github} == {"test", "test-all"} <= set(make_targets())
    assert commands(github["jobs"]["tests"]["steps"]) == [".ci/run ${{ matrix.tests }}"]
    assert gitlab["tests"]["script"] == ['.ci/run "$TESTS"']


def test_both_make_the_same_book_and_give_it_to_reviewers():
    github, gitlab = read(GITHUB)["jobs"]["book"], read(GITLAB)["book"]
    on_github = [c.replace(" --format github", "") for c in commands(github["steps"])]
    assert on_github == gitlab["script"]
    assert on_github[-2:] == ["lkjip check", "lkjip build --all"]
    upload = next(s["with"] for s in github["steps"] if s.get("uses", "").startswith("actions/upload-artifact@"))
    assert upload["path"] == "${{ env.SITUS }}"
    assert gitlab["artifacts"]["paths"] == ["$SITUS"]


def test_only_main_is_published_and_only_when_tests_and_book_are_done():
    github, gitlab = read(GITHUB), read(GITLAB)
    pages = github["jobs"]["pages"]
    assert pages["if"] == "github.ref == 'refs/heads/main'"
    assert gitlab["pages"]["rules"] == [{"if": "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH"}]
    assert pages["needs"] == gitlab["pages"]["needs"] == ["tests", "book"]
    assert gitlab["pages"]["script"] == ['mv "$SITUS" public']
    upload = next(s for s in github["jobs"]["book"]["steps"] if "upload-pages-artifact" in s.get("uses", ""))
    assert (upload["if"], upload["with"]["path"]) == (pages["if"], "${{ env.SITUS }}")


def test_a_workflow_may_do_no_more_than_it_needs():
    github = read(GITHUB)
    assert github["permissions"] == {"contents": "read"}
    allowed = {name: job["permissions"] for name, job in github["jobs"].items() if "permissions" in job}
    assert allowed == {"pages": {"pages": "write", "id-token": "write"}}
    for job in github["jobs"].values():
        assert "timeout-minutes" in job
        for step in job["steps"]:
            if "uses" in step:
                assert re.fullmatch(r"actions/[a-z-]+@v\d+", step["uses"])
            if step.get("uses", "").startswith("actions/checkout@"):
                assert step["with"] == {"persist-credentials": False}


def test_what_is_published_is_the_public_site_of_all_years():
    assert read(GITHUB)["env"]["SITUS"] == read(GITLAB)["variables"]["SITUS"] == "_build/situs"
    for file in (GITHUB, GITLAB):
        text = file.read_text(encoding="utf-8")
        assert "internal" not in text
        assert not re.search(r"\b20\d\d\b|TAHUN|--tahun", text), "the year is that of the data"


def test_both_platforms_ask_the_same_of_a_change():
    asked = (ROOT / ".github" / "PULL_REQUEST_TEMPLATE.md").read_text(encoding="utf-8")
    assert (ROOT / ".gitlab" / "merge_request_templates" / "Default.md").read_text(encoding="utf-8") == asked


def test_guide_on_publishing_warns_of_the_internal_version():
    text = (ROOT / "data" / "PANDUAN.md").read_text(encoding="utf-8")
    section = text.split("## Menerbitkan")[1].split("\n## ")[0]
    for phrase in (
        "Jangan pernah menerbitkan versi internal",
        "USB",
        "nginx",
        "`.github/workflows/ci.yml`",
        "`.gitlab-ci.yml`",
        "_build/situs",
    ):
        assert phrase in section
