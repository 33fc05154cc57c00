"""Contracts over all data files, and one clear sentence for each kind of mistake."""

from pathlib import Path

import pytest
import yaml
from frictionless import Package

from conftest import ROOT, TAHUN, lkjip
from lkjip.checks.backtest import agrees, computed_value, read_printed
from lkjip.checks.data import check_data
from lkjip.checks.pages import check_project
from lkjip.facts.package import read_package
from lkjip.findings import errors, kinds, nearest
from lkjip.project.project import Project
from lkjip.prose.laporan import buka

DATA = ROOT / "data"


@pytest.fixture(scope="module")
def package():
    package, findings = read_package(DATA)
    assert findings == []
    return package


def test_project_has_no_fault():
    """What is only asked about its figures stands in `test_plausible.py`."""
    assert errors(check_project(Project(ROOT), TAHUN)) == []


def test_frictionless_reads_the_same_package():
    """A second, independent reader accepts the description and every file."""
    report = Package(str(DATA / "datapackage.yaml")).validate()
    assert report.valid, report.flatten(["title", "message"])
    assert report.stats["tasks"] == len(yaml.safe_load((DATA / "datapackage.yaml").read_text())["resources"])


def test_every_file_is_described(package):
    assert {b.name for b in DATA.glob("*.csv")} == {s.file for s in package.sources.values()}


def test_every_source_names_its_origin(package):
    for s in package.sources.values():
        assert set(s.origin) == {"bidang", "dokumen", "tabel"}, s.name
        assert all(s.origin.values()), s.name
        assert not package.tables[s.name].empty, s.name


def test_every_measure_has_a_unit(package):
    """A number says its unit in its name and in its description."""
    endings = {"orang": "_orang", "unit": "_unit", "rupiah": "_rp"}
    for s in package.sources.values():
        for k in s.columns:
            if k.unit in endings:
                assert k.name.endswith(endings[k.unit]), (s.name, k.name)
            elif k.type == "integer" and k.name not in ("tahun", "nomor", "mulai"):
                assert k.unit, (s.name, k.name)


def test_names_of_persons_are_marked(package):
    private = {(s.name, k.name) for s in package.sources.values() for k in s.columns if k.private}
    assert private == {("naik_kelas", "nama"), ("perselisihan", "pihak_pekerja")}


def test_number_of_facts(package):
    counts = {"sertifikat": 28, "perusahaan": 196, "anggaran": 35, "keluaran": 32, "program": 60, "koperasi": 7}
    assert {n: len(package.tables[n]) for n in counts} == counts


# Mistakes

MISTAKES = {
    "date written in words": (
        "sk.yaml",
        "tanggal: 2025-01-02",
        "tanggal: 2 Januari 2025",
        "data/sk.yaml, baris 4, butir ke-1, tanggal: ditemukan `2 Januari 2025`; seharusnya tanggal seperti 2025-01-02",
    ),
    "empty date": (
        "sk.yaml",
        "tanggal: 2025-01-02",
        "tanggal:",
        "data/sk.yaml, baris 4, butir ke-1, tanggal: ditemukan isi yang kosong; seharusnya tanggal seperti 2025-01-02",
    ),
    "bound for data that do not exist": (
        "datapackage.yaml",
        "- data: sertifikat\n  kolom: kompeten_orang",
        "- data: sertifikasi\n  kolom: kompeten_orang",
        "data/datapackage.yaml, baris 902, batas_baris: ditemukan data `sertifikasi`; seharusnya data yang dijelaskan",
    ),
    "bound for a column that does not exist": (
        "datapackage.yaml",
        "- data: sertifikat\n  kolom: kompeten_orang",
        "- data: sertifikat\n  kolom: kompeten",
        "data/datapackage.yaml, baris 902, batas_baris: ditemukan kolom `kompeten`; seharusnya kolom sertifikat",
    ),
    "letter in a number": (
        "umkm.csv",
        "2022;16098;",
        "2022;16O98;",
        "data/umkm.csv, baris 3, kolom mikro_unit: ditemukan `16O98`; seharusnya bilangan bulat tanpa titik",
    ),
    "dot of thousands": (
        "umkm.csv",
        "2022;16098;",
        "2022;16.098;",
        "data/umkm.csv, baris 3, kolom mikro_unit: ditemukan `16.098`; seharusnya bilangan bulat tanpa titik",
    ),
    "scale without its file": (
        "indikator.yaml",
        "skala: predikat_akip",
        "skala: mutu",
        "data/indikator.yaml, baris 48, indikator nilai_akip: ditemukan skala `mutu`; seharusnya nama berkas skala di "
        "data/parameter (predikat_akip)",
    ),
    "unknown goal": (
        "indikator.yaml",
        "misi: 3",
        "misi: 9",
        "data/indikator.yaml, baris 17, tujuan perlindungan: ditemukan misi 9",
    ),
    "unknown programme": (
        "indikator.yaml",
        "program: [P5]",
        "program: [P55]",
        "data/indikator.yaml, baris 96, indikator jaminan_sosial, program: ditemukan `P55`",
    ),
    "year with a nought before it": (
        "umkm.csv",
        "2022;16098;",
        "02022;16098;",
        "data/umkm.csv, baris 3, kolom tahun: ditemukan `02022`; seharusnya tahun empat angka; tulis 2022",
    ),
    "dot as decimal comma": (
        "survei_kepuasan.csv",
        "3,33",
        "3.33",
        "data/survei_kepuasan.csv, baris 2, kolom nrr_tertimbang_nilai: ditemukan `3.33`; seharusnya bilangan dengan koma",
    ),
    "double key": (
        "wirausaha.csv",
        "2023;60;42",
        "2022;60;42",
        "data/wirausaha.csv, baris 5: ditemukan kunci ganda (tahun = 2022); seharusnya setiap kunci satu kali; "
        "sudah ada di baris 4",
    ),
    "impossible total": (
        "belanja.csv",
        "R5.1.1;4575644982;",
        "R5.1.1;4575644983;",
        "data/belanja.csv dan data/anggaran.csv, tahun 2024: ditemukan 8.823.388.741 dan 8.823.388.740; "
        "seharusnya jumlah yang sama",
    ),
    "part larger than the whole": (
        "sertifikat.csv",
        ";189;113;",
        ";189;190;",
        "data/sertifikat.csv, baris 2, kolom kompeten_orang: ditemukan 190; seharusnya paling banyak 189",
    ),
    "unknown indicator": (
        "target.csv",
        "koperasi_aktif;2023;",
        "koprasi_aktif;2023;",
        "kolom indikator: ditemukan `koprasi_aktif`; seharusnya id indikator yang ada di indikator.yaml; "
        "maksud Anda `koperasi_aktif`?",
    ),
    "unknown code of a program": (
        "anggaran.csv",
        "P9.K1.S1;",
        "P9.K9.S1;",
        "data/anggaran.csv, baris 36, kolom kode: ditemukan `P9.K9.S1`; seharusnya tercatat di data/program.csv",
    ),
    "code changed by a spreadsheet": (
        "belanja.csv",
        "R5.1.1;",
        "05/01/2001;",
        "ditemukan `05/01/2001`; seharusnya kode rekening berpola",
    ),
    "required cell empty": (
        "koperasi.csv",
        "2021;83;45",
        "2021;;45",
        "data/koperasi.csv, baris 5, kolom aktif_unit: ditemukan sel kosong",
    ),
    "target that is no number": (
        "target.csv",
        "sengketa;2024;renstra;9",
        "sengketa;2024;renstra;sembilan",
        "kolom nilai: ditemukan `sembilan`; seharusnya bilangan berkoma desimal",
    ),
    "unknown predikat": (
        "target.csv",
        "nilai_akip;2024;renstra;BB",
        "nilai_akip;2024;renstra;BBB",
        "kolom nilai: ditemukan `BBB`; seharusnya predikat",
    ),
    "unknown choice": (
        "anggaran.csv",
        "DAK Nonfisik",
        "DAK Non Fisik",
        "kolom sumber_dana: ditemukan `DAK Non Fisik`; seharusnya salah satu dari APBD di luar DAK, DAK Nonfisik; "
        "maksud Anda `DAK Nonfisik`?",
    ),
    "date": (
        "perselisihan.csv",
        "2024-01-29",
        "29/01/2024",
        "kolom tanggal_laporan: ditemukan `29/01/2024`; seharusnya tanggal berbentuk tahun-bulan-hari",
    ),
    "separated by commas": (
        "umkm.csv",
        ";",
        ",",
        "data/umkm.csv, baris 1: ditemukan `tahun,mikro_unit,kecil_unit,menengah_unit,besar_unit`; "
        "seharusnya 5 kolom dipisahkan `;`",
    ),
    "misspelt column": (
        "wirausaha.csv",
        "tkm_orang",
        "tkm_orng",
        "data/wirausaha.csv, baris 1: ditemukan kolom `tkm_orng`; seharusnya kolom yang dijelaskan di datapackage.yaml; "
        "maksud Anda `tkm_orang`?",
    ),
    "superfluous cell": (
        "wirausaha.csv",
        "2021;32;32",
        "2021;32;32;1",
        "data/wirausaha.csv, baris 3: ditemukan 4 sel; seharusnya 3 sel",
    ),
    "quotation mark not closed": (
        "rekomendasi.csv",
        "2024;1;",
        '2024;1;"',
        "data/rekomendasi.csv, baris 2: ditemukan tanda kutip yang tidak ditutup",
    ),
    "double space": (
        "pelatihan.csv",
        "Pelatihan Bakery I;",
        "Pelatihan  Bakery I;",
        "ditemukan `Pelatihan  Bakery I`; seharusnya teks tanpa spasi di tepi atau spasi ganda",
    ),
    "realisasi that can be computed": (
        "realisasi.csv",
        "daya_saing;2024;",
        "koperasi_aktif;2024;",
        "ditemukan realisasi koperasi_aktif tahun 2024; seharusnya tidak ditulis, karena dapat dihitung",
    ),
    "subkegiatan without anggaran": (
        "anggaran.csv",
        "2024;P9.K1.S1;APBD di luar DAK;594583840;486079938\n",
        "",
        "ditemukan subkegiatan `P9.K1.S1` tanpa anggaran",
    ),
    "misspelt formula": ("indikator.yaml", "rumus: rasio", "rumus: rasioo", "maksud Anda `rasio`?"),
    "misspelt yaml key": (
        "sk.yaml",
        "tanggal:",
        "tangal:",
        "data/sk.yaml, baris 4, butir ke-1: ditemukan `tangal`; seharusnya bagian yang dikenal; maksud Anda `tanggal`?",
    ),
    "missing yaml key": ("instansi.yaml", "kepala:", "kepla:", "data/instansi.yaml: tidak ada `kepala`"),
    "wrong yaml type": (
        "indikator.yaml",
        "desimal: 2",
        "desimal: dua",
        "data/indikator.yaml, baris 30, indikator ke-1, desimal: ditemukan `dua`; seharusnya bilangan bulat",
    ),
    "bound of a scale that is no number": (
        "parameter/interpretasi.yaml",
        "batas: 91",
        "batas: tinggi",
        "data/parameter/interpretasi.yaml, baris 10, butir ke-1, jenjang ke-1, batas: ditemukan `tinggi`; seharusnya bilangan",
    ),
    "type of a column": ("datapackage.yaml", "type: integer", "type: intger", "type: ditemukan `intger`"),
    "supporting program": (
        "indikator.yaml",
        "program: [P5]",
        "program: [P55]",
        "ditemukan `P55`; seharusnya kode program di data/program.csv",
    ),
    "input of a formula": ("indikator.yaml", "kolom: aktif_unit", "kolom: aktf_unit", "maksud Anda `aktif_unit`?"),
    "broken yaml": ("indikator.yaml", "tujuan:\n", "tujuan\n", "tulisan YAML yang tidak dapat dibaca"),
    "name of a unit that a spreadsheet broke": (
        "unit_organisasi.csv",
        "1;Kepala Dinas;",
        "1;#N/A;",
        "baris 3, kolom induk: ditemukan induk `Kepala Dinas`; seharusnya nama unit di berkas itu",
    ),
    "unknown induk": (
        "indikator.yaml",
        "sasaran: akuntabilitas",
        "sasaran: akuntabiltas",
        "maksud Anda `akuntabilitas`?",
    ),
}


def replace_text(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


@pytest.mark.parametrize("name", MISTAKES)
def test_mistake_becomes_one_sentence(project_copy, name):
    file, old, new, sentence = MISTAKES[name]
    replace_text(project_copy / "data" / file, old, new)
    findings = [str(t) for t in check_data(project_copy / "data")]
    assert any(sentence in t for t in findings), findings


def test_all_findings_at_once_and_exit_code_one(project_copy):
    for name in ("letter in a number", "dot as decimal comma", "double key"):
        replace_text(project_copy / "data" / MISTAKES[name][0], *MISTAKES[name][1:3])
    result = lkjip("check", cwd=project_copy)
    assert result.returncode == 1
    assert "Traceback" not in result.stderr
    for name in ("letter in a number", "dot as decimal comma", "double key"):
        assert MISTAKES[name][3] in result.stderr


def test_letter_that_is_not_utf8(project_copy):
    file = project_copy / "data" / "pelatihan.csv"
    file.write_bytes(file.read_bytes().replace(b"Bakery", b"Bak\xe9ry"))
    assert "data/pelatihan.csv, baris 4: ditemukan huruf yang bukan UTF-8" in str(check_data(project_copy / "data")[0])


def test_missing_file(project_copy):
    (project_copy / "data" / "umkm.csv").unlink()
    assert "data/umkm.csv: tidak ada berkas" in "\n".join(map(str, check_data(project_copy / "data")))


def test_folder_in_the_place_of_a_file_is_named(project_copy):
    (project_copy / "data" / "umkm.csv").unlink()
    (project_copy / "data" / "umkm.csv").mkdir()
    findings = [str(f) for f in check_data(project_copy / "data") if f.code in ("M604", "N322")]
    assert len(findings) == 1
    assert findings[0].startswith("data/umkm.csv: ditemukan sebuah folder")


@pytest.mark.parametrize("content", ["", "\n\n", "nama\n"])
def test_file_without_its_columns_is_named_once(project_copy, content):
    (project_copy / "data" / "isu_strategis.csv").write_text(content, encoding="utf-8")
    found = [f for f in check_data(project_copy / "data") if f.place.file == "data/isu_strategis.csv"]
    assert len(found) == 1


def test_long_cell_is_quoted_in_short(project_copy):
    file = project_copy / "data" / "isu_strategis.csv"
    file.write_text(file.read_text(encoding="utf-8").rstrip("\n") + "  kata" * 300 + "\n", encoding="utf-8")
    findings = [f for f in check_data(project_copy / "data") if f.place.file == "data/isu_strategis.csv"]
    assert findings
    assert all(len(str(f)) < 400 for f in findings)


def test_blank_lines_tabs_and_files_of_comments_are_harmless(project_copy):
    data = project_copy / "data"
    (data / "persiapan").mkdir(exist_ok=True)
    (data / "persiapan" / f"{TAHUN}.yaml").write_text("# belum ada\n", encoding="utf-8")
    file = data / "umkm.csv"
    file.write_text("\n\n" + file.read_text(encoding="utf-8").replace(";", "\t"), encoding="utf-8")
    description = yaml.safe_load((data / "datapackage.yaml").read_text(encoding="utf-8"))
    next(r for r in description["resources"] if r["path"] == "umkm.csv")["dialect"]["delimiter"] = "\t"
    (data / "datapackage.yaml").write_text(yaml.safe_dump(description, allow_unicode=True), encoding="utf-8")
    before, _ = read_package(DATA)
    after, findings = read_package(data)
    assert findings == check_data(data) == []
    assert after.tables["umkm"].reset_index(drop=True).equals(before.tables["umkm"].reset_index(drop=True))
    assert TAHUN not in after.preparations


def test_empty_columns_at_the_end_are_harmless_and_a_cell_in_them_is_not(project_copy):
    file = project_copy / "data" / "umkm.csv"
    lines = [f"{line};;" for line in file.read_text(encoding="utf-8").splitlines()]
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert not check_data(project_copy / "data")
    file.write_text("\n".join([*lines[:-1], f"{lines[-1]}x"]) + "\n", encoding="utf-8")
    assert [t.code for t in check_data(project_copy / "data")] == ["D107"]


def test_empty_columns_at_the_end_are_harmless_in_printed_figures_and_for_the_next_year(project_copy):
    for name in ("terbit/2024.csv", "koperasi_kelompok.csv"):
        file = project_copy / "data" / name
        head, *lines, last = file.read_text(encoding="utf-8").splitlines()
        file.write_text("\n".join([f"{head};;", *(f"{line};;" for line in lines), last]) + "\n", encoding="utf-8")
    assert not check_data(project_copy / "data")
    assert len(read_printed(project_copy / "data/terbit/2024.csv")) == len(read_printed(ROOT / "data/terbit/2024.csv"))
    assert lkjip("new-year", "2025", cwd=project_copy).returncode == 0
    lines = (project_copy / "data/koperasi_kelompok.csv").read_text(encoding="utf-8").splitlines()
    assert sum(line.startswith("2025;") for line in lines) == sum(line.startswith("2024;") for line in lines) > 1


def test_other_sign_between_columns_is_named(project_copy):
    file = project_copy / "data" / "umkm.csv"
    text = file.read_text(encoding="utf-8")
    for sign in ",\t|":
        file.write_text(text.replace(";", sign), encoding="utf-8")
        found = [t for t in check_data(project_copy / "data") if "umkm.csv" in str(t)]
        assert [t.code for t in found] == ["D103"]
        assert "\t" not in str(found[0])


def test_byte_order_mark_of_a_spreadsheet_is_accepted(project_copy):
    file = project_copy / "data" / "umkm.csv"
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n"))
    assert check_data(project_copy / "data") == []


def test_order_of_rows_has_no_effect(project_copy):
    for file in ("perusahaan.csv", "koperasi.csv", "umkm.csv", "sertifikat.csv"):
        head, *rows = (project_copy / "data" / file).read_text(encoding="utf-8").splitlines()
        (project_copy / "data" / file).write_text("\n".join([head, *reversed(rows)]) + "\n", encoding="utf-8")
    original, turned = buka(DATA, TAHUN), buka(project_copy / "data", TAHUN)
    for id in original.katalog.indikator:
        assert original.hasil(id).realisasi == turned.hasil(id).realisasi


# The printed report


def test_every_printed_figure_is_computed_or_corrected():
    """Back-test over more than a thousand printed figures of chapter III."""
    lap = buka(DATA, TAHUN)
    corrections = [d for k in yaml.safe_load((DATA / "koreksi.yaml").read_text())["angka"] for d in k["di"]]
    printed = read_printed(DATA / "terbit" / "2024.csv")
    different = [t for _, t in printed if not agrees(computed_value(lap, t), t.text)]
    assert len(printed) > 1000
    assert {t.key for t in different} == {
        (d["tempat"], d["objek"], d["besaran"], d["tahun"], d["tercetak"]) for d in corrections
    }


def test_changed_printed_figure_is_found(project_copy):
    replace_text(
        project_copy / "data" / "terbit" / "2024.csv",
        "Tabel 3.29;P1;penyerapan;2024;89,77%",
        "Tabel 3.29;P1;penyerapan;2024;89,78%",
    )
    findings = "\n".join(map(str, check_project(Project(project_copy), TAHUN)))
    assert (
        "Tabel 3.29, P1 penyerapan tahun 2024: ditemukan tercetak `89,78%`; seharusnya `89,77%` menurut data"
        in findings
    )


def test_correction_no_longer_needed_is_found(project_copy):
    replace_text(
        project_copy / "data" / "terbit" / "2024.csv",
        "Tabel 3.29;total;penyerapan;2024;88.06%",
        "Tabel 3.29;total;penyerapan;2024;88,07%",
    )
    assert "koreksi yang tidak lagi diperlukan" in "\n".join(map(str, check_project(Project(project_copy), TAHUN)))


def test_every_correction_has_a_reason():
    corrections = yaml.safe_load((DATA / "koreksi.yaml").read_text())
    for part in ("angka", "fakta", "nama"):
        assert all(k["alasan"] for k in corrections[part])


def test_finding_names_place_content_expectation_and_advice():
    finding = kinds.UNKNOWN_COLUMN.at("a.csv", row=1, name="kolm", near=nearest("kolm", ["kolom"]))
    assert str(finding) == (
        "a.csv, baris 1: ditemukan kolom `kolm`; seharusnya kolom yang dijelaskan di datapackage.yaml; "
        "maksud Anda `kolom`? [D104]"
    )
    assert "ditemukan" not in str(kinds.MISSING_FILE.at("a.csv"))
