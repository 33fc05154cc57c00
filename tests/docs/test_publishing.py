"""What publishes the site does what the README says, with nothing but official parts."""

import re

import yaml

from conftest import AKAR, TAHUN

GITHUB, GITLAB = AKAR / ".github" / "workflows" / "pages.yml", AKAR / ".gitlab-ci.yml"
README = (AKAR / "README.md").read_text(encoding="utf-8")


def baca(berkas) -> dict:
    # "on" is a word of GitHub, but a truth value of YAML 1.1.
    return yaml.load(berkas.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)


def perintah_make(baris: list[str]) -> list[str]:
    return [m[1] for b in baris if (m := re.match(r"make (\w+)", b))]


def test_github_memeriksa_membuat_lalu_menerbitkan():
    d = baca(GITHUB)
    langkah = d["jobs"]["pages"]["steps"]
    assert d["on"]["push"]["branches"] == ["main"]
    assert perintah_make([s.get("run", "") for s in langkah]) == ["check", "site"]
    pakai = [s["uses"] for s in langkah if "uses" in s]
    assert all(re.fullmatch(r"actions/[a-z-]+@v\d+", p) for p in pakai)
    assert [p.split("@")[0] for p in pakai[-2:]] == ["actions/upload-pages-artifact", "actions/deploy-pages"]
    assert {"pages": "write", "id-token": "write"}.items() <= d["permissions"].items()
    assert langkah[-2]["with"]["path"] == "${{ env.SITUS }}"


def test_gitlab_melakukan_hal_yang_sama():
    d = baca(GITLAB)
    assert perintah_make(d["pages"]["script"]) == ["check", "site"]
    assert d["pages"]["script"][-1] == 'mv "$SITUS" public'
    assert d["pages"]["artifacts"]["paths"] == ["public"]


def test_yang_diterbitkan_adalah_situs_publik_semua_tahun():
    for atur in (baca(GITHUB)["env"], baca(GITLAB)["variables"]):
        assert atur["TAHUN"] == str(TAHUN)
        assert atur["SITUS"] == "_build/situs"
    for berkas in (GITHUB, GITLAB):
        assert re.sub("#.*", "", berkas.read_text(encoding="utf-8")).count("_build/") == 1
        assert "internal" not in berkas.read_text(encoding="utf-8")


def test_perintahnya_ada_di_readme_dan_makefile():
    for perintah in ("make check", "make site"):
        assert perintah in README
        assert re.search(rf"^{perintah.split()[1]}:", (AKAR / "Makefile").read_text(encoding="utf-8"), re.M)


def test_panduan_menerbitkan_memperingatkan_versi_internal():
    teks = (AKAR / "data" / "PANDUAN.md").read_text(encoding="utf-8")
    bagian = teks.split("## Menerbitkan")[1].split("\n## ")[0]
    for hal in ("Jangan pernah menerbitkan versi internal", "USB", "nginx", "pages.yml", ".gitlab-ci.yml", "SITUS"):
        assert hal in bagian
