"""What publishes the site does what the README says, with nothing but official parts."""

import re

import yaml

from conftest import ROOT, TAHUN

GITHUB, GITLAB = ROOT / ".github" / "workflows" / "pages.yml", ROOT / ".gitlab-ci.yml"
README = (ROOT / "README.md").read_text(encoding="utf-8")


def read(file) -> dict:
    # "on" is a word of GitHub, but a truth value of YAML 1.1.
    return yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)


def make_commands(lines: list[str]) -> list[str]:
    return [m[1] for b in lines if (m := re.match(r"make (\w+)", b))]


def test_github_checks_builds_then_publishes():
    d = read(GITHUB)
    steps = d["jobs"]["pages"]["steps"]
    assert d["on"]["push"]["branches"] == ["main"]
    assert make_commands([s.get("run", "") for s in steps]) == ["check", "site"]
    used = [s["uses"] for s in steps if "uses" in s]
    assert all(re.fullmatch(r"actions/[a-z-]+@v\d+", p) for p in used)
    assert [p.split("@")[0] for p in used[-2:]] == ["actions/upload-pages-artifact", "actions/deploy-pages"]
    assert {"pages": "write", "id-token": "write"}.items() <= d["permissions"].items()
    assert steps[-2]["with"]["path"] == "${{ env.SITUS }}"


def test_gitlab_does_the_same():
    d = read(GITLAB)
    assert make_commands(d["pages"]["script"]) == ["check", "site"]
    assert d["pages"]["script"][-1] == 'mv "$SITUS" public'
    assert d["pages"]["artifacts"]["paths"] == ["public"]


def test_what_is_published_is_the_public_site_of_all_years():
    for settings in (read(GITHUB)["env"], read(GITLAB)["variables"]):
        assert settings["TAHUN"] == str(TAHUN)
        assert settings["SITUS"] == "_build/situs"
    for file in (GITHUB, GITLAB):
        assert re.sub("#.*", "", file.read_text(encoding="utf-8")).count("_build/") == 1
        assert "internal" not in file.read_text(encoding="utf-8")


def test_commands_stand_in_readme_and_makefile():
    for command in ("make check", "make site"):
        assert command in README
        assert re.search(rf"^{command.split()[1]}:", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M)


def test_guide_on_publishing_warns_of_the_internal_version():
    text = (ROOT / "data" / "PANDUAN.md").read_text(encoding="utf-8")
    section = text.split("## Menerbitkan")[1].split("\n## ")[0]
    for phrase in ("Jangan pernah menerbitkan versi internal", "USB", "nginx", "pages.yml", ".gitlab-ci.yml", "SITUS"):
        assert phrase in section
