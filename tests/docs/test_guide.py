"""What README and guide say is true."""

import re

import click

from conftest import ROOT, TAHUN, copy_own_project, lkjip
from lkjip.cli import DONE, FAULT, REFUSED, STOPPED, WRONG, group
from lkjip.prose.laporan import buka
from lkjip.prose.narasi import fill_expressions


def test_guide_names_the_whole_vocabulary():
    text = (ROOT / "data" / "PANDUAN.md").read_text(encoding="utf-8")
    vocabulary = buka(ROOT / "data", TAHUN, "koperasi_aktif").kosakata
    assert {n for n in vocabulary if not re.search(rf"`{n}[`(]", text)} == set()


def test_examples_of_the_guide_are_true():
    text = (ROOT / "data" / "PANDUAN.md").read_text(encoding="utf-8")
    examples = re.findall(r"\| ``\{eval\}`([^`]+)` `` \| ([^|]+) \|", text)
    lap = buka(ROOT / "data", TAHUN, "koperasi_aktif")
    assert len(examples) >= 10
    for expression, result in examples:
        shown = result.split(" (")[0].strip()
        said = lap.tulis(expression)
        if "…" in shown:
            assert (said.startswith(shown.split(" …")[0]), said.endswith(shown.split("… ")[1])) == (True, True)
        elif not shown.startswith("kalimat"):
            assert said == shown


def test_written_example_of_the_guide_gives_what_it_says():
    text = (ROOT / "data" / "PANDUAN.md").read_text(encoding="utf-8")
    written, said = re.search(r"\n````\n(```\{nilai\}.*?)\n````\n\nmenghasilkan:\n\n(.*?)\n\n", text, re.S).groups()
    lap = buka(ROOT / "data", TAHUN, "koperasi_aktif")
    assert (
        fill_expressions(written, lap.tulis, "data/PANDUAN.md").split()
        == said.replace("> ", "").replace(">", "").split()
    )


def test_examples_of_the_readme_are_true(tmp_path):
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    project_copy = copy_own_project(tmp_path / "p")
    file = project_copy / "data" / "umkm.csv"
    file.write_text(file.read_text(encoding="utf-8").replace("2022;16098;", "2022;16.098;"), encoding="utf-8")
    message = lkjip("check", cwd=project_copy).stderr.strip()
    assert message in text
    written, said = re.search(r"\n````\n(```\{nilai\}.*?)\n````\n\nbecomes “(.*?)”", text, re.S).groups()
    assert fill_expressions(written, buka(ROOT / "data", TAHUN).tulis, "README.md").strip() == said


def test_guide_names_every_command_with_its_options():
    section = (ROOT / "data" / "PANDUAN.md").read_text(encoding="utf-8").split("## Perintah\n")[1].split("\n## ")[0]
    rows = {
        m[1]: set(re.findall(r"`(--[\w-]+)`", m[2])) for m in re.finditer(r"\| `lkjip ([\w-]+)[^|]*(\|.*)", section)
    }
    assert rows == {name: set(long_options(c)) - {"--proyek"} for name, c in group.commands.items()}
    assert all(f"`{option}" in section for option in long_options(group))
    for code in (DONE, REFUSED, WRONG, FAULT, STOPPED):
        assert re.search(rf"\b{code} [a-z]", section.split("Kode keluar:")[1])


def long_options(command: click.Command) -> list[str]:
    return [max(p.opts, key=len) for p in command.params if isinstance(p, click.Option)]


def test_map_of_folders_is_true():
    folders = (ROOT / "README.md").read_text(encoding="utf-8").split("## Where things are")[1].split("```")[1]
    folder = ""
    for line in folders.splitlines():
        if not line.strip():
            continue
        name = line.split()[0]
        folder = name if not line.startswith(" ") else folder
        path = name if not line.startswith(" ") else folder + name
        if not path.startswith("_build"):
            assert list(ROOT.glob(path.rstrip("/"))), path
