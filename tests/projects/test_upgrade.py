"""A project of an earlier version follows the library, and nobody's work in it changes.

Which change of one line of the library makes which test red (each was tried):

- `projects/steps.py`: `root.start_mark.index` becomes 0 -> `test_format_is_written_above_the_first_key`
- `projects/steps.py`: `| _canonical_notebooks(files)` goes -> `test_own_report_changes_in_its_format_only`
- `facts/format.py`: `CURRENT` is raised alone -> `test_steps_lead_without_a_gap_*`, `test_every_earlier_format_is_kept`
- `facts/format.py`: `isinstance(description, dict)` is not asked -> `test_description_that_is_none_is_said`
- `projects/copies.py`: the line with `YEAR.sub`, `kernelspec`, `_EDITOR` or `removeprefix` goes -> `test_no_edit`, and the
  page of `test_copy_that_nobody_edited_follows` that says so; `cell["cell_type"]` goes -> `test_edit`
- `projects/followed.py`: `elif fingerprint(old) == noted[file]` becomes `elif True` -> `test_edited_copy_stays_word_by_word`
- `projects/followed.py`: `elif noted[file] != mark` becomes `else` -> `test_edited_copy_of_which_nothing_is_new_*`
- `projects/followed.py`: below `elif old is None` the file is laid -> `test_deleted_copy_does_not_come_back`
- `projects/followed.py`: `if old is not None` becomes `if False` -> `test_page_of_the_team_stays`
- `projects/followed.py`: `_year(root / file) or` goes -> `test_followed_page_keeps_the_year_of_the_team`
- `projects/followed.py`: `_in_its_line_ends(new, old)` becomes `new` -> `test_followed_text_keeps_its_line_ends`
- `projects/followed.py`: `laid.setdefault` goes -> `test_copy_that_nobody_edited_follows[notebooks/koleksi.ipynb]`
- `projects/followed.py`: `_laid_earlier` never gives nothing -> `test_own_report_changes_in_its_format_only`
- `projects/followed.py`: a new file is not recorded -> `test_plan_writes_nothing_and_a_second_run_has_nothing_to_do`
- `projects/followed.py`: `require_template()` goes -> `test_library_without_general_pages_says_so`
- `projects/new_indicator.py`: `with_copy` goes -> `test_project_of_this_version_follows_by_its_record`
- `projects/new_agency.py`: no record is written -> `test_laid_files_*`, `test_project_of_this_version_*`
- `projects/upgrade.py`: `_refuse_new` goes -> `test_upgrade_that_brings_a_finding_is_not_done`
- `projects/upgrade.py`: `and not check_format` goes -> `test_format_that_is_no_longer_read_is_upgraded`
- `projects/writing.py`: both loops become one, the content is not put back, or `unlink` goes -> `test_failure_in_the_middle_*`
- `cli/upgrade.py`: `elif args.dry_run` becomes `elif False` -> `test_dry_run_says_what_changes_and_changes_nothing`
"""

import errno
import json
import re
import shutil
from pathlib import Path
from types import SimpleNamespace

import pytest
import yaml
from earlier import FOLDER, unpack

from conftest import ROOT, TAHUN, build_book, copy_own_project, hashes, lkjip, once
from lkjip.checks.data import check_data
from lkjip.checks.pages import check_project
from lkjip.facts import format
from lkjip.findings import InputError, errors
from lkjip.project.notebook import cell_source, read_notebook
from lkjip.project.project import Project
from lkjip.projects import followed, new_agency, new_indicator, steps
from lkjip.projects.copies import RECORD, fingerprint, read_record
from lkjip.projects.followed import follow
from lkjip.projects.new_indicator import SAMPLE_YEAR, add_indicator, indicator_notebook
from lkjip.projects.steps import STEPS, with_format
from lkjip.projects.upgrade import apply_upgrade, plan_upgrade

FORMATS = range(format.CURRENT)
"""Every format before the present one: of each a sample and a copy of the 2024 report are kept."""


def files(root: Path) -> dict[str, bytes]:
    return {f.relative_to(root).as_posix(): f.read_bytes() for f in sorted(root.rglob("*")) if f.is_file()}


def upgraded(root: Path) -> dict[str, str]:
    """Upgrade a project; why each file changed."""
    upgrade = plan_upgrade(Project(root))
    apply_upgrade(upgrade)
    return {c.file: c.why for c in upgrade.changes}


def words(notebook: bytes) -> list[tuple[str, str]]:
    return [(c["cell_type"], cell_source(c)) for c in json.loads(notebook)["cells"]]


def assert_data_kept(before: dict[str, bytes], after: dict[str, bytes], *, guides: bool = True) -> None:
    """No byte of the data is lost: the description gains its format, all else is what it was.

    A later step that changes more than that says here what it may.
    """
    data = [f for f in before if f.startswith("data/") and (guides or (not f.startswith("data/P") and "ARTI" not in f))]
    for file in data:
        if file != "data/datapackage.yaml":
            assert after[file] == before[file], file
    mark = after["data/datapackage.yaml"].splitlines(keepends=True)
    added = [n for n, line in enumerate(mark) if line.startswith((b"# versi_data:", b"versi_data:"))]
    assert b"".join(line for n, line in enumerate(mark) if n not in added) == before["data/datapackage.yaml"]
    assert len(added) == 2


@pytest.fixture(scope="module")
def laid(tmp_path_factory) -> Path:
    """What this version lays. Read only."""
    return once(tmp_path_factory, "agency", new_agency.lay_project)


# Projects of earlier versions


@pytest.mark.parametrize("number", FORMATS)
def test_every_earlier_format_is_kept(number):
    assert {f"{number}-contoh.zip", f"{number}-2024.zip"} <= {f.name for f in FOLDER.iterdir()}


@pytest.mark.early
@pytest.mark.parametrize("number", FORMATS)
def test_sample_of_an_earlier_version_follows(number, tmp_path, laid):
    assert upgraded_sample(number, tmp_path, laid)


def upgraded_sample(number: int, tmp_path: Path, laid: Path) -> Path:
    """The sample of a format after `lkjip upgrade`, in which all is as it should be."""
    root = unpack(f"{number}-contoh", tmp_path / "proyek")
    before = files(root)
    result = lkjip("upgrade", cwd=root)
    assert (result.returncode, result.stderr) == (0, "")
    assert "berkas berubah. Berikutnya: lkjip check" in result.stdout.splitlines()[-1]
    after = files(root)
    assert after.keys() == before.keys() | {RECORD, ".gitattributes"}
    assert_data_kept(before, after, guides=False)
    assert after["_toc.yml"] == before["_toc.yml"]
    now = files(laid)
    copies = {f for f in after if f != "_toc.yml" and (not f.startswith("data/") or f.endswith(".md"))}
    copies = {f for f in copies if not f.startswith("data/narasi/")}
    assert len(copies) > 40
    for file in copies:
        assert after[file] == now[file], file
    assert {f.code for f in check_project(Project(root), SAMPLE_YEAR)} == {"D801"}, "texts that call themselves samples"
    assert plan_upgrade(Project(root)).changes == ()
    return root


@pytest.mark.early
@pytest.mark.complete
@pytest.mark.parametrize("number", FORMATS)
def test_sample_of_an_earlier_version_builds(number, tmp_path, laid):
    build_book(upgraded_sample(number, tmp_path, laid), SAMPLE_YEAR, "--format", "html")


@pytest.fixture(scope="module")
def own_report(tmp_path_factory) -> SimpleNamespace:
    """The copy of the 2024 report of the first format, upgraded. Read only."""
    root = unpack("0-2024", tmp_path_factory.mktemp("laporan") / "proyek")
    before = files(root)
    return SimpleNamespace(root=root, before=before, why=upgraded(root), after=files(root))


def test_own_report_changes_in_its_format_only(own_report):
    """Its pages are its own, though its look is that which was copied for others."""
    before, after = own_report.before, own_report.after
    assert after.keys() == before.keys()
    assert_data_kept(before, after)
    for file in before:
        if file.endswith(".ipynb"):
            assert words(after[file]) == words(before[file]), file
            assert (
                after[file].decode()
                == json.dumps(json.loads(before[file]), ensure_ascii=False, indent=1, sort_keys=True) + "\n"
            )
        elif file != "data/datapackage.yaml":
            assert after[file] == before[file], file
    assert set(own_report.why.values()) <= {step.why for step in STEPS}
    assert plan_upgrade(Project(own_report.root)).changes == ()


MARKED = (
    "notebooks/kepatuhan-pelayanan.ipynb",
    "notebooks/usaha-mikro-naik-kelas.ipynb",
    "data/narasi/2024/usaha-mikro-naik-kelas/analisis.md",
)
"""Texts of 2024 in which words of law are typed: marked with their reason in the report of today, unmarked before."""


@pytest.mark.complete
def test_own_report_has_no_fault_but_typed_words(own_report):
    """What may be typed was not asked when it was written."""
    found = errors(check_project(Project(own_report.root), TAHUN))
    assert {f.code for f in found} == {"N421", "N422"}
    assert {f.place.file for f in found} == set(MARKED)


@pytest.mark.complete
@pytest.mark.parametrize("number", FORMATS)
def test_own_report_of_an_earlier_version_builds(number, tmp_path):
    root = unpack(f"{number}-2024", tmp_path / "proyek")
    upgraded(root)
    for file in MARKED:
        shutil.copy(ROOT / file, root / file)
    assert errors(check_project(Project(root), TAHUN)) == []
    build_book(root, TAHUN)


def test_what_is_kept_of_the_first_version_is_what_it_laid(tmp_path):
    root = unpack("0-contoh", tmp_path / "proyek")
    known = yaml.safe_load(
        (Path(followed.__file__).with_name("earlier") / "salinan-0.yaml").read_text(encoding="utf-8")
    )
    data = {f for f in files(root) if f.startswith("data/") and f not in ("data/PANDUAN.md", "data/ARTI-PESAN.md")}
    assert known == {f: fingerprint(c) for f, c in files(root).items() if f not in data | {"_toc.yml"}}
    page = indicator_notebook("kunjungan", SAMPLE_YEAR, template=followed._EARLIER / "indikator-0.ipynb")
    assert fingerprint(json.dumps(page).encode()) == known["notebooks/kunjungan.ipynb"]


def test_project_of_this_version_is_up_to_date(laid):
    assert plan_upgrade(Project(ROOT)).changes == ()
    result = lkjip("upgrade", cwd=laid)
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout == "Proyek ini sudah mutakhir; tidak ada yang perlu diubah.\n"


# A later version, and a project in which people have worked

NEW_PAGE = "halaman baru; dimuat dalam buku setelah baris `- file: {}` ditulis di _toc.yml"


def change(file: Path, old: str, new: str) -> None:
    text = file.read_bytes().decode("utf-8")
    assert old in text, (file, old)
    file.write_bytes(text.replace(old, new, 1).encode())


def change_cells(file: Path, edit) -> None:
    nb = read_notebook(file)
    edit(nb["cells"])
    file.write_text(json.dumps(nb), encoding="utf-8")


def resave(file: Path) -> None:
    """What JupyterLab may leave when a notebook is opened, run and saved."""
    nb = read_notebook(file)
    nb["metadata"] |= {"kernelspec": {"name": "lain"}, "language_info": {"name": "python", "version": "3.99"}}
    for n, cell in enumerate(nb["cells"]):
        cell["metadata"] |= {"editable": True, "slideshow": {"slide_type": ""}}
        if cell["cell_type"] == "code":
            cell["execution_count"] = n
    file.write_text(json.dumps(nb, sort_keys=True, indent=4), encoding="utf-8")


@pytest.fixture(scope="module")
def later_template(tmp_path_factory) -> Path:
    """The general pages of a later version: pages and look changed, two pages and a style sheet new."""
    root = copy_own_project(tmp_path_factory.mktemp("nanti") / "pustaka")
    for file in (".gitignore", "Makefile"):
        shutil.copy(ROOT / file, root)
    for page in ("penutup", "beranda", "revisi", "efisiensi", "lampiran-tim", "pendahuluan"):
        added = {"cell_type": "markdown", "id": "nanti", "metadata": {}, "source": ["Kalimat baru."]}
        change_cells(root / "notebooks" / f"{page}.ipynb", lambda cells, new=added: cells.append(new))
    for page in ("sampul", "kata-pengantar"):
        file = root / "book" / f"{page}.md"
        file.write_text(file.read_text(encoding="utf-8") + "\nKalimat baru.\n", encoding="utf-8")
    change(root / "book" / "_static" / "laporan.css", "{", "{ /* baru */")
    change(root / "data" / "PANDUAN.md", "# Panduan analis", "# Panduan analis yang baru")
    (root / "book" / "_static" / "baru.css").write_text("p {}\n", encoding="utf-8")
    for page in ("halaman-baru", "bernama-sama"):
        (root / "book" / f"{page}.md").write_text("# Halaman baru\n", encoding="utf-8")
        change(
            root / "_toc.yml",
            "      - file: book/kolofon\n",
            f"      - file: book/{page}\n      - file: book/kolofon\n",
        )
    return root


@pytest.fixture(scope="module")
def worked_in(tmp_path_factory, later_template) -> SimpleNamespace:
    """A project of the first version in which people have worked, upgraded by that later version. Read only."""
    root = unpack("0-contoh", tmp_path_factory.mktemp("dikerjakan") / "proyek")
    pages = root / "notebooks"
    change_cells(pages / "penutup.ipynb", lambda cells: cells[-1].update(source=["Kalimat tim."]))
    change(pages / "lampiran-tim.ipynb", f"tahun = {SAMPLE_YEAR}", "tahun = 2024")
    (pages / "revisi.ipynb").unlink()
    change(root / "_toc.yml", "  - file: notebooks/revisi\n", "  - file: notebooks/milik-sendiri\n")
    own = {"cell_type": "markdown", "id": "a", "metadata": {}, "source": ["# Halaman sendiri"]}
    shutil.copy(pages / "metode-indikator.ipynb", pages / "milik-sendiri.ipynb")
    change_cells(pages / "milik-sendiri.ipynb", lambda cells: cells.insert(0, own))
    resave(pages / "efisiensi.ipynb")
    page = indicator_notebook("koleksi", SAMPLE_YEAR, template=followed._EARLIER / "indikator-0.ipynb")
    (pages / "koleksi.ipynb").write_text(json.dumps(page), encoding="utf-8")
    (pages / "rusak.ipynb").write_text("{", encoding="utf-8")
    (root / "book" / "bernama-sama.md").write_text("# Halaman tim\n", encoding="utf-8")
    change(root / "book" / "kata-pengantar.md", "# ", "# Sekapur sirih: ")
    for file in ("book/_static/laporan.css", "book/sampul.md", "data/kunjungan.csv"):
        (root / file).write_bytes((root / file).read_bytes().replace(b"\n", b"\r\n"))
    for file in ("Makefile", "README.md"):
        change(root / file, "lkjip", "lkjip # tim")
    page = json.loads(new_indicator.PAGE_TEMPLATE.read_text(encoding="utf-8"))
    page["cells"].append({"cell_type": "markdown", "id": "nanti", "metadata": {}, "source": ["Kalimat baru."]})
    later_page = tmp_path_factory.mktemp("nanti") / "indikator.ipynb"
    later_page.write_text(json.dumps(page), encoding="utf-8")
    before = files(root)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(new_agency, "TEMPLATE", later_template)
        patch.setattr(new_indicator.indicator_notebook, "__kwdefaults__", {"template": later_page})
        upgrade = plan_upgrade(Project(root))
        untouched = files(root)
        apply_upgrade(upgrade)
        again = plan_upgrade(Project(root))
    return SimpleNamespace(
        root=root,
        before=before,
        untouched=untouched,
        after=files(root),
        why={c.file: c.why for c in upgrade.changes},
        extent={c.file: c.extent for c in upgrade.changes},
        left=upgrade.left,
        again=again,
    )


FOLLOWS = "salinan yang belum diubah, mengikuti pustaka"


@pytest.mark.parametrize(
    "file",
    [
        "notebooks/pendahuluan.ipynb",  # untouched
        "notebooks/efisiensi.ipynb",  # stored by JupyterLab
        "notebooks/lampiran-tim.ipynb",  # another year set
        "notebooks/kunjungan.ipynb",  # of an indicator
        "notebooks/koleksi.ipynb",  # of an indicator that the sample does not have
        "book/sampul.md",  # other line ends
        "book/_static/laporan.css",
        "data/PANDUAN.md",
    ],
)
def test_copy_that_nobody_edited_follows(file, worked_in):
    assert worked_in.why[file] == FOLLOWS
    assert b"baru" in worked_in.after[file]
    assert fingerprint(worked_in.after[file]) != fingerprint(worked_in.before[file])


def test_followed_page_keeps_the_year_of_the_team(worked_in):
    (year,) = re.findall(r"tahun\b[^=]*= (\d+)", "".join(words(worked_in.after["notebooks/lampiran-tim.ipynb"])[1][1]))
    assert year == "2024"
    assert re.fullmatch(r"\+\d+ −\d+ baris", worked_in.extent["notebooks/lampiran-tim.ipynb"])


def test_followed_text_keeps_its_line_ends(worked_in):
    text = worked_in.after["book/sampul.md"]
    assert text.endswith(b"Kalimat baru.\r\n")
    assert text.count(b"\n") == text.count(b"\r\n")


@pytest.mark.parametrize("file", ["notebooks/penutup.ipynb", "book/kata-pengantar.md"])
def test_edited_copy_stays_word_by_word(file, worked_in):
    assert worked_in.left[file] == "diubah di proyek ini, tidak mengikuti pustaka"
    before, after = worked_in.before[file], worked_in.after[file]
    assert words(after) == words(before) if file.endswith("ipynb") else after == before


def test_deleted_copy_does_not_come_back(worked_in):
    assert worked_in.left["notebooks/revisi.ipynb"] == "dihapus di proyek ini, tidak dikembalikan"
    assert "notebooks/revisi.ipynb" not in worked_in.after


def test_page_of_the_team_stays(worked_in):
    name = "notebooks/milik-sendiri.ipynb"
    assert words(worked_in.after[name]) == words(worked_in.before[name])
    assert worked_in.after["book/bernama-sama.md"] == b"# Halaman tim\n"
    assert worked_in.left["book/bernama-sama.md"] == "berkas proyek ini dengan nama yang sama, tidak mengikuti pustaka"
    assert worked_in.after["notebooks/rusak.ipynb"] == b"{"
    assert worked_in.after["_toc.yml"] == worked_in.before["_toc.yml"]


def test_new_page_is_laid_and_said_but_not_listed(worked_in):
    assert worked_in.why["book/halaman-baru.md"] == NEW_PAGE.format("book/halaman-baru")
    assert worked_in.after["book/halaman-baru.md"] == b"# Halaman baru\n"
    assert worked_in.after["book/_static/baru.css"] == b"p {}\n"
    assert worked_in.why["book/_static/baru.css"] == "berkas baru versi ini"


def test_data_of_the_team_stay(worked_in):
    assert_data_kept(worked_in.before, worked_in.after, guides=False)


def test_plan_writes_nothing_and_a_second_run_has_nothing_to_do(worked_in):
    assert worked_in.untouched == worked_in.before
    assert worked_in.again.changes == ()
    assert worked_in.again.left == worked_in.left


def test_project_of_this_version_follows_by_its_record(laid, tmp_path, later_template, monkeypatch):
    """Also the page of an indicator that was written later."""
    root = shutil.copytree(laid, tmp_path / "proyek")
    change(root / "notebooks" / "lampiran-tim.ipynb", "# ", "# Lampiran: ")
    catalogue = root / "data" / "indikator.yaml"
    content = yaml.safe_load(catalogue.read_text(encoding="utf-8"))
    content["indikator"].append(content["indikator"][1] | {"id": "koleksi"})
    catalogue.write_text(yaml.safe_dump(content, allow_unicode=True, sort_keys=False), encoding="utf-8")
    page = add_indicator(root, "koleksi")
    assert read_record(root / RECORD)["notebooks/koleksi.ipynb"] == fingerprint(page.read_bytes())
    monkeypatch.setattr(new_agency, "TEMPLATE", later_template)
    why = upgraded(root)
    assert why["notebooks/pendahuluan.ipynb"] == FOLLOWS
    assert "notebooks/lampiran-tim.ipynb" not in why


def test_page_follows_what_the_data_of_the_project_have(laid, tmp_path):
    """A source that the team adds brings the page that the general ones have for it, and takes it to no other."""
    root = shutil.copytree(laid, tmp_path / "proyek")
    assert "notebooks/rekomendasi.ipynb" not in follow(root).content
    change(root / "data" / "datapackage.yaml", "resources:\n", "resources:\n- {name: rekomendasi}\n")
    result = follow(root)
    assert set(result.content) == {"notebooks/rekomendasi.ipynb", RECORD}
    assert result.why["notebooks/rekomendasi.ipynb"] == NEW_PAGE.format("notebooks/rekomendasi")


def test_laid_files_beside_the_folders_are_known(laid):
    assert {f.name for f in laid.iterdir() if f.is_file()} == {*new_agency.ROOT_FILES, "_toc.yml", RECORD}


@pytest.mark.parametrize("content", ["", "- a\n"])
def test_description_that_is_none_is_said(content, tmp_path):
    root = unpack("0-contoh", tmp_path / "proyek")
    (root / "data" / "datapackage.yaml").write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match="seharusnya pasangan nama: nilai"):
        plan_upgrade(Project(root))


def test_library_without_general_pages_says_so(laid, tmp_path, monkeypatch):
    """Unless the pages of the project are its own."""
    monkeypatch.setattr(new_agency, "TEMPLATE", tmp_path)
    with pytest.raises(InputError, match="M302"):
        plan_upgrade(Project(laid))
    assert plan_upgrade(Project(ROOT)).changes == ()


def test_edited_copy_of_which_nothing_is_new_is_not_mentioned(laid, tmp_path):
    root = shutil.copytree(laid, tmp_path / "proyek")
    change(root / "Makefile", "lkjip", "lkjip # tim")
    change(root / "notebooks" / "penutup.ipynb", "# ", "# Bab ")
    upgrade = plan_upgrade(Project(root))
    assert (upgrade.changes, upgrade.left) == ((), {})


def test_dry_run_says_what_changes_and_changes_nothing(tmp_path):
    root = unpack("0-contoh", tmp_path / "proyek")
    before = hashes(root)
    result = lkjip("upgrade", "--dry-run", cwd=root)
    assert (result.returncode, result.stderr) == (0, "")
    said = result.stdout.splitlines()
    assert "data/datapackage.yaml: disesuaikan dengan format data versi 1 (+2 −0 baris)" in said
    assert said[-1].endswith("berkas akan berubah. Belum ada yang diubah.")
    assert hashes(root) == before


# All or nothing


@pytest.mark.parametrize(
    ("call", "replaced"), [("write_bytes", 0), pytest.param("replace", 4, marks=pytest.mark.complete)]
)
def test_failure_in_the_middle_leaves_the_project_as_it_was(call, replaced, tmp_path, monkeypatch):
    """A full disk is noticed before the first file is replaced; what is replaced already is put back."""
    root = unpack("0-contoh", tmp_path / "proyek")
    before, upgrade, calls = hashes(root), plan_upgrade(Project(root)), {"write_bytes": 0, "replace": 0}
    originals = {name: getattr(Path, name) for name in calls}

    def failing(name):
        def once_in_the_middle(self, other):
            calls[name] += 1
            if name == call and calls[name] == 5:
                calls["before"] = calls["replace"] - (name == "replace")
                raise OSError(errno.ENOSPC, "No space left on device")
            return originals[name](self, other)

        return once_in_the_middle

    for name in originals:
        monkeypatch.setattr(Path, name, failing(name))
    with pytest.raises(InputError, match=r"tidak dapat ditulis \(diska atau jatah yang penuh\)"):
        apply_upgrade(upgrade)
    assert calls["before"] == replaced
    assert hashes(root) == before


def test_upgrade_that_brings_a_finding_is_not_done(laid, tmp_path, monkeypatch):
    root = shutil.copytree(laid, tmp_path / "proyek")
    page = f"data/narasi/{SAMPLE_YEAR}/penutup/faktor.md"
    monkeypatch.setattr(
        steps, "STEPS", (steps.Step(format.CURRENT + 1, "menguji", lambda _: {page: b"{eval}`tahn`\n"}),)
    )
    with pytest.raises(InputError, match=r"(?s)M502.*memakai nama `tahn`, yang tidak dikenal"):
        plan_upgrade(Project(root))


# Formats


def test_steps_lead_without_a_gap_to_the_present_format():
    assert [s.to for s in STEPS] == list(range(1, format.CURRENT + 1))


@pytest.mark.parametrize(
    ("description", "expected"),
    [
        ("# Paket\n\nname: a\n", "# Paket\n\n{}name: a\n"),
        ("---\nname: a\n", "---\n{}name: a\n"),
        ("\ufeffname: a\n", "\ufeff{}name: a\n"),
        ("name: a # tanpa baris akhir", "{}name: a # tanpa baris akhir"),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_format_is_written_above_the_first_key(description, expected, end):
    added = f"{steps._COMMENT}\nversi_data: 1\n"
    new = with_format(description.replace("\n", end).encode(), 1).decode()
    if end == "\n" or "\n" in description:
        assert new == expected.format(added).replace("\n", end)
    assert yaml.safe_load(new) == {"versi_data": 1, "name": "a"}


def test_format_that_is_no_longer_read_is_upgraded(laid, tmp_path, monkeypatch):
    """The guard refuses such data, the way out does not."""
    root = shutil.copytree(laid, tmp_path / "proyek")
    change(root / "data" / "kunjungan.csv", ";18240;", ";18.240;")
    step = steps.Step(
        format.CURRENT + 1,
        "menguji",
        lambda all_files: {
            "data/datapackage.yaml": all_files["data/datapackage.yaml"].replace(b"versi_data: 1", b"versi_data: 2")
        },
    )
    monkeypatch.setattr(steps, "STEPS", (*STEPS, step))
    monkeypatch.setattr(format, "CURRENT", 2)
    monkeypatch.setattr(format, "OLDEST", 2)
    (refused,) = check_data(root / "data")
    assert str(refused).endswith("jalankan: lkjip upgrade. [D503]")
    assert upgraded(root) == {"data/datapackage.yaml": "menguji"}
    assert [f.code for f in check_data(root / "data")] == ["D110"]  # a fault of before is no reason to stay behind


# What is an edit


def notebook(*cells: tuple[str, str, dict], **mark) -> bytes:
    return json.dumps(
        {
            "nbformat": 4,
            "metadata": mark,
            "cells": [dict(zip(("cell_type", "source", "metadata"), c, strict=True)) for c in cells],
        }
    ).encode()


PARAMETERS = {"tags": ["parameters"]}
NO_EDIT = [
    (b"a\nb\n", b"\xef\xbb\xbfa\r\nb\r\n"),
    (
        notebook(("markdown", "a\nb", {})),
        notebook(("markdown", ["a\r\n", "b"], {"editable": True}), kernelspec={"name": "x"}),
    ),
    (notebook(("code", "tahun = 2024", PARAMETERS)), notebook(("code", "tahun = 2031", PARAMETERS))),
    (
        notebook(("code", "tahun: int = 2024  # tahun laporan\nx = 1", PARAMETERS)),
        notebook(("code", "tahun: int = 2031  # tahun laporan\nx = 1", PARAMETERS)),
    ),
]
EDIT = [
    (b"a\n", b"a \n"),
    (notebook(("markdown", "a", {})), notebook(("markdown", "b", {}))),
    (notebook(("markdown", "a", {})), notebook(("code", "a", {}))),
    (notebook(("markdown", "a", {})), notebook(("markdown", "a", {}), ("markdown", "", {}))),
    (notebook(("code", "a", {})), notebook(("code", "a", {"tags": ["remove-cell"]}))),
    (notebook(("markdown", "a", {})), notebook(("markdown", "a", {}), title="A")),
    (notebook(("code", "tahun = 2024", {})), notebook(("code", "tahun = 2031", {}))),
    (notebook(("code", "tahun_lain = 2024", PARAMETERS)), notebook(("code", "tahun_lain = 2031", PARAMETERS))),
    (notebook(("code", "tahun = 2024 + 1", PARAMETERS)), notebook(("code", "tahun = 2024 + 2", PARAMETERS))),
]


@pytest.mark.parametrize(("a", "b"), NO_EDIT)
def test_no_edit(a, b):
    assert fingerprint(a) == fingerprint(b)


@pytest.mark.parametrize(("a", "b"), EDIT)
def test_edit(a, b):
    assert fingerprint(a) != fingerprint(b)
