"""The printed report says what the site says, and is a PDF that lasts and can be read aloud."""

import re
from collections import Counter

import pikepdf
import pypdfium2 as pdfium
import pytest
from bs4 import BeautifulSoup
from docutils import nodes
from hypothesis import given
from hypothesis import strategies as st

from conftest import AKAR, TAHUN, lkjip, salin_contoh, salin_proyek
from lkjip.print import widths
from lkjip.print.pdf import PdfWriter
from lkjip.print.typst import compile_typst, quote
from lkjip.project.project import print_name
from lkjip.projects.new_indicator import SAMPLE_YEAR as TAHUN_CONTOH
from pdf_reading import Pdf
from sample_manuscript import KAYA, naskah_dari
from site_reading import padat, teks_situs


@pytest.fixture(scope="module")
def pdf(buku) -> Pdf:
    return Pdf(buku / "_build" / str(TAHUN) / f"{print_name(TAHUN)}.pdf")


def test_setiap_sel_tabel_situs_ada_di_cetakan(pdf, situs):
    """Cell by cell, in order: no cell is missing, cut, changed or added."""
    asal = [t for t in teks_situs(situs, "td, th") if t]
    assert len(asal) > 4000
    cetak = [t for t in map(padat, pdf.teks("TD", "TH")) if t]
    assert Counter(asal) == Counter(cetak)
    assert asal == cetak


def test_setiap_paragraf_situs_ada_di_cetakan(pdf, situs):
    asal = Counter(t for t in teks_situs(situs, "p:not(td p, th p), dt, figcaption, caption") if t)
    assert sum(asal.values()) > 600
    semua = padat("\n".join(u.teks for u in pdf.unsur if u.jenis == "Document"))
    hilang = [t for t in asal if t not in semua]
    assert hilang == []


def test_cetakan_tidak_menambah_paragraf(pdf, situs):
    asal = padat("".join(h.get_text() for h in situs))
    daftar = {padat(t) for t in pdf.teks("TOCI")}
    sampul = 6
    tambahan = [p for p in pdf.teks("P")[sampul:] if padat(p) not in asal and padat(p) not in daftar]
    assert tambahan == []


def test_judul_tabel_dan_gambar_sama_dan_berurutan(pdf, situs):
    asal = teks_situs(situs, "table.lkjip > caption, figcaption")
    assert len(asal) > 80
    assert asal == [padat(t) for t in pdf.teks("Caption")]


def test_daftar_memuat_semua_judul_dan_nomor_halaman(pdf):
    daftar = [padat(t) for t in pdf.teks("TOCI")]
    for judul in map(padat, pdf.teks("Caption", "H1")):
        assert any(re.fullmatch(re.escape(judul) + r"[\divx]+", butir) for butir in daftar), judul


def test_setiap_gambar_dan_rumus_punya_padanan_kata(pdf):
    perlu = [u for u in pdf.unsur if u.jenis in ("Figure", "Formula")]
    assert len(perlu) > 40
    assert [u for u in perlu if len(u.alt) < 5] == []


def test_koma_desimal_dalam_rumus(pdf):
    rumus = [padat(t) for t in pdf.teks("Formula")]
    assert any("133,33" in r for r in rumus)
    assert not [r for r in rumus if re.search(r"\d\.\d\d(\D|$)", r)]


def test_nomor_halaman_romawi_lalu_arab(pdf):
    label = [pikepdf.Page(h).label for h in pdf.isi.pages]
    isi = label.index("1")
    assert label[1:isi] == ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"][: isi - 1]
    assert label[isi:] == [str(n + 1) for n in range(len(label) - isi)]


def test_penanda_bab(pdf):
    with pdf.isi.open_outline() as kerangka:
        atas = [b.title for b in kerangka.root]
        assert [re.match(r"BAB [IVX]+", t)[0] for t in atas if t.startswith("BAB")] == [
            "BAB I", "BAB II", "BAB III", "BAB IV",
        ]  # fmt: skip
        bab_3 = next(b for b in kerangka.root if b.title.startswith("BAB III"))
        assert len(bab_3.children) == 15


def test_kepala_bab(pdf):
    assert padat("BAB I Pendahuluan") in [padat(t) for t in pdf.teks("H1")]


def test_standar_bahasa_judul_dan_pembuat(pdf):
    with pdf.isi.open_metadata() as m:
        assert (m["pdfuaid:part"], m["pdfaid:part"], m["pdfaid:conformance"]) == ("1", "2", "A")
        assert m["dc:title"] == f"Laporan Kinerja {TAHUN}"
        assert m["dc:creator"] == ["Dinas Tenaga Kerja, Koperasi, Usaha Kecil dan Menengah Kabupaten Belitung Timur"]
    akar = pdf.isi.Root
    assert str(akar.Lang) == "id"
    assert bool(akar.MarkInfo.Marked)
    assert bool(akar.ViewerPreferences.DisplayDocTitle)
    assert len(akar.OutputIntents) == 1
    assert "/JavaScript" not in akar.Names
    assert pdf.isi.check_pdf_syntax() == []
    assert not pdf.isi.is_encrypted


def test_semua_huruf_tertanam(pdf):
    huruf = [o for o in pdf.isi.objects if isinstance(o, pikepdf.Dictionary) and o.get("/Type") == "/FontDescriptor"]
    assert len(huruf) >= 4
    assert all({"/FontFile", "/FontFile2", "/FontFile3"} & set(o.keys()) for o in huruf)


def test_tidak_ada_huruf_yang_hilang(pdf):
    """A glyph that the face lacks is drawn as .notdef, which PDF/A forbids and text extraction shows."""
    semua = "".join(pdf.teks_bertanda.values())
    assert "\ufffd" not in semua
    assert "\0" not in semua


def test_ukuran_berkas(pdf):
    assert pdf.berkas.stat().st_size < 5_000_000


def test_tidak_ada_halaman_kosong(pdf):
    isi = Counter(n for n, _ in pdf.teks_bertanda)
    gambar = [n for n, h in enumerate(pdf.isi.pages) if "/XObject" in h.get("/Resources", {})]
    assert [n for n in range(len(pdf.isi.pages)) if not isi[n] and n not in gambar] == []


@pytest.mark.early
def test_unsur_yang_tidak_dikenal_menghentikan_pembuatan(proyek_contoh, tmp_path):
    """Whatever paper cannot show must not vanish: the build names it and stops."""
    proyek = salin_contoh(proyek_contoh, tmp_path / "proyek")
    halaman = proyek / "book" / "glosarium.md"
    halaman.write_text(halaman.read_text(encoding="utf-8") + "\n<video src='x.mp4'></video>\n", encoding="utf-8")
    hasil = lkjip("build", "--tahun", str(TAHUN_CONTOH), cwd=proyek)
    assert hasil.returncode == 1
    assert "book/glosarium: ditemukan unsur `raw html` yang belum dikenal bentuk pdf" in hasil.stderr
    assert "Traceback" not in hasil.stderr
    assert not (proyek / "_build" / str(TAHUN_CONTOH)).exists()


@pytest.mark.complete
def test_lewat_pilihan_format_hanya_situs(tmp_path):
    proyek = salin_proyek(tmp_path / "proyek")
    hasil = lkjip("build", "--tahun", str(TAHUN), "--format", "html", cwd=proyek)
    assert hasil.returncode == 0, hasil.stderr
    jadi = proyek / "_build" / str(TAHUN)
    assert not list(jadi.rglob("*.pdf"))
    assert "Unduh laporan" not in (jadi / "html" / "notebooks" / "beranda.html").read_text(encoding="utf-8")


def test_tautan_unduh_menuju_berkas_yang_ada(buku):
    html = buku / "_build" / str(TAHUN) / "html"
    for halaman in ("notebooks/beranda", "book/glosarium"):
        isi = BeautifulSoup((html / f"{halaman}.html").read_text(encoding="utf-8"), "html.parser")
        tautan = [a["href"] for a in isi.select("a[href$='.pdf']")]
        assert tautan
        assert all((html / halaman).parent.joinpath(t).exists() for t in tautan)


# -- parts --------------------------------------------------------------------------


def test_segala_unsur_markdown_tercetak(tmp_path):
    naskah = naskah_dari(KAYA)
    tata = PdfWriter(naskah, {})
    isi = tata.book()
    assert tata.unknown == set()
    atur = {"judul": "Uji", "instansi": "Dinas", "tanggal": "2024-12-31", "tanda": "DRAF"}
    berkas = tmp_path / "uji.pdf"
    berkas.write_bytes(compile_typst(isi, atur, AKAR))
    semua = padat(" ".join("".join(v) for v in Pdf(berkas).teks_bertanda.values()))
    for kata in (
        "tebal; miring(ya), kode.akhir, a.b,", "1. bukan daftar, # bukan judul, $5 dan *bintang* serta \"kutip\" -- 'satu'...",
        "satu", "anak lagi", "tiga", "artinya", "kutipan", "Perhatikan ini.", "Catatan", "Judul kotak", "Isi kotak.",
        "1,5", "Bunyi catatan kaki.", "tautan", "https://contoh.go.id", "blok kode", "Akhir.",
    ):  # fmt: skip
        assert padat(kata) in semua, kata


def tabel_dari(baris: list[list[str]]) -> nodes.table:
    tabel = nodes.table()
    grup = nodes.tgroup(cols=len(baris[0]))
    tabel += grup
    badan = nodes.tbody()
    grup += badan
    for b in baris:
        deret = nodes.row()
        badan += deret
        for s in b:
            deret += nodes.entry("", nodes.paragraph(text=s))
    return tabel


_KATA = st.text(alphabet="abcdefghij 0123456789.,-/W", max_size=60)


@given(st.integers(1, 7).flatmap(lambda n: st.lists(st.lists(_KATA, min_size=n, max_size=n), min_size=1, max_size=8)))
def test_tidak_ada_kata_yang_lebih_lebar_dari_kolomnya(baris):
    hasil = widths.lay_out(tabel_dari(baris))
    tersedia = widths.LANDSCAPE if hasil.landscape else widths.PORTRAIT
    assert sum(hasil.widths) <= tersedia + 1
    if hasil.height == float("inf"):
        return  # not even a turned page holds the longest words side by side
    for b in baris:
        for j, teks in enumerate(b):
            assert widths.longest_word(teks) * hasil.size + 2 * widths.PADDING <= hasil.widths[j] + 0.5


def test_tabel_panjang_berkolom_banyak_mendatar():
    assert widths.lay_out(tabel_dari([["abc"] * 9] * 6)).landscape
    assert not widths.lay_out(tabel_dari([["abc"] * 9] * 3)).landscape
    assert not widths.lay_out(tabel_dari([["abc"] * 8] * 30)).landscape


def test_perkiraan_lebar_huruf_tidak_pernah_terlalu_kecil():
    """Column widths rest on estimates; the compiler measures the same letters."""
    import json

    import typst

    contoh = ["Penyelenggaraan", "8.823.388.740,00", "WAJIB", "mmmm", "(106,73%)", "kabupaten/", "ASN–PPPK", "Gg%&@"]
    perintah = (
        '#set text(font: "Libertinus Serif", weight: "bold", size: 100pt, number-width: "tabular")\n'
        f"#context [#metadata(({', '.join(map(quote, contoh))}).map(t => measure(t).width / 100pt)) <m>]"
    )
    ukur = json.loads(typst.query(perintah.encode(), "<m>", field="value", one=True))
    for teks, em in zip(contoh, ukur, strict=True):
        assert em <= widths.text_length(teks) * 1.05, teks


def test_tanda_versi_di_setiap_halaman(tmp_path):
    isi = PdfWriter(naskah_dari("# Judul\n\n" + "Satu paragraf yang panjang.\n\n" * 120), {}).book()
    atur = {"judul": "J", "instansi": "I", "tanggal": "2024-12-31", "tanda": "Rahasia"}
    halaman = list(pdfium.PdfDocument(compile_typst(isi, atur, AKAR)))
    assert len(halaman) > 2
    assert all("RAHASIA" in h.get_textpage().get_text_range() for h in halaman)


def test_tabel_mendatar_berdiri_sendiri_kecuali_pengantarnya_pendek():
    lebar_sekali, pendek = tabel_dari([["abc"] * 9] * 6), nodes.paragraph(text="Pengantar.")
    panjang = nodes.paragraph(text="Uraian yang panjang. " * 100)
    assert widths.directions([pendek, lebar_sekali, panjang]) == [True, True, True]
    assert widths.directions([panjang, lebar_sekali, pendek]) == [False, True, False]
    assert widths.directions([pendek]) == [False]
