"""The Word copy says what the site says, and Word finds in it what it needs to keep it up to date."""

import io
import re
from collections import Counter
from datetime import datetime
from types import SimpleNamespace

import docx
import pytest
from docx.oxml.ns import qn

from conftest import AKAR, TAHUN
from lkjip.print import pdf
from lkjip.print.word import document, ooxml
from lkjip.print.word.file import WordFile
from lkjip.print.word.omml import omml
from lkjip.project.project import print_name
from sample_manuscript import KAYA, naskah_dari
from site_reading import padat, teks_situs

LANJUTAN = f"{qn('w:tcPr')}/{qn('w:vMerge')}"
FORMAT = {"figure": "Gambar %s", "table": "Tabel %s"}


def teks(simpul) -> str:
    """What is to be read in an element, without field codes and formulas."""
    return "".join(t.text or "" for t in simpul.iter(qn("w:t"))).replace("\u200b", "")


def tanpa_nomor(teks: str) -> str:
    """A heading without its number, which the site writes as "3.1." and "3."."""
    return re.sub(r"^(bab[ivxlc]+|[\d.]+)", "", teks)


def gaya(p) -> str:
    tanda = p.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    return "Normal" if tanda is None else tanda.get(qn("w:val"))


def bidang(simpul) -> list[tuple[str, str]]:
    """Fields of an element that hold no other field: code, and what is shown."""
    hasil, kode, isi, bagian = [], "", "", ""
    for e in simpul.iter(qn("w:fldChar"), qn("w:instrText"), qn("w:t")):
        if e.tag == qn("w:fldChar"):
            bagian = e.get(qn("w:fldCharType"))
            if bagian == "begin":
                kode = isi = ""
            elif bagian == "end" and kode:
                hasil.append((kode.strip(), isi))
                kode = ""
        elif bagian == "begin":
            kode += e.text
        elif bagian == "separate":
            isi += e.text
    return hasil


@pytest.fixture(scope="module")
def dok(buku):
    return docx.Document(buku / "_build" / str(TAHUN) / f"{print_name(TAHUN)}.docx")


@pytest.fixture(scope="module")
def tubuh(dok):
    return dok.element.body


@pytest.fixture(scope="module")
def penanda(tubuh) -> dict[str, str]:
    """Bookmarks, each with the text in it."""
    hasil, terbuka = {}, {}
    for e in tubuh.iter(qn("w:bookmarkStart"), qn("w:bookmarkEnd"), qn("w:t")):
        if e.tag == qn("w:t"):
            for nama in terbuka.values():
                hasil[nama] += e.text
        elif e.tag == qn("w:bookmarkStart"):
            nama = e.get(qn("w:name"))
            assert nama not in hasil
            terbuka[e.get(qn("w:id"))] = nama
            hasil[nama] = ""
        else:
            del terbuka[e.get(qn("w:id"))]
    assert terbuka == {}
    return hasil


# -- the same content as the site ------------------------------------------------------


def test_setiap_sel_tabel_situs_ada_di_word(tubuh, situs):
    """Cell by cell, in order: no cell is missing, changed or added."""
    asal = [t for t in teks_situs(situs, "td, th") if t]
    sel = [s for s in tubuh.iter(qn("w:tc")) if (m := s.find(LANJUTAN)) is None or m.get(qn("w:val")) == "restart"]
    assert len(asal) > 4000
    assert asal == [t for t in map(padat, map(teks, sel)) if t]


def test_setiap_paragraf_situs_ada_di_word(tubuh, situs):
    asal = Counter(t for t in teks_situs(situs, "p:not(td p, th p), dt, figcaption, caption, h1, h2, h3, h4") if t)
    semua = {tanpa_nomor(padat(teks(p))) for p in tubuh.iter(qn("w:p"))}
    assert sum(asal.values()) > 700
    assert [t for t in asal if tanpa_nomor(t) not in semua] == []


def test_word_tidak_menambah_paragraf(tubuh, situs):
    asal = padat("".join(h.get_text() for h in situs))
    daftar = ("TOC1", "TOC2", "TableofFigures", "Sampul", "SampulNama", "Title", "Subtitle", "SampulKaki")
    luar = [p for p in tubuh.iter(qn("w:p")) if gaya(p) not in daftar]
    tambahan = [t for t in map(padat, map(teks, luar)) if tanpa_nomor(t) not in asal]
    assert set(tambahan) <= {"daftarisi", "daftartabel", "daftargambar"}


def test_jumlah_tabel_gambar_dan_rumus_sama(tubuh, situs_lengkap):
    for tanda, pilih in (("w:tbl", "table"), ("w:drawing", "svg, img"), ("m:oMath", "math")):
        banyak = sum(len(h.select(pilih)) for h in situs_lengkap)
        assert banyak > 20, pilih
        assert len(list(tubuh.iter(qn(tanda)))) == banyak, pilih


def test_rumus_berbunyi_sama_dan_berkoma(tubuh, situs_lengkap):
    asal = [padat(m.get_text()) for h in situs_lengkap for m in h.select("math")]
    rumus = [padat("".join(t.text for t in m.iter(qn("m:t")))) for m in tubuh.iter(qn("m:oMath"))]
    assert asal == rumus
    assert any("133,33" in r for r in rumus)
    assert not [r for r in rumus if re.search(r"\d\.\d\d(\D|$)", r)]


def test_setiap_gambar_punya_padanan_kata(tubuh):
    keterangan = [g.get("descr") for g in tubuh.iter(qn("wp:docPr"))]
    assert len(keterangan) > 15
    assert [k for k in keterangan if len(k) < 5] == []
    id = [g.get("id") for g in tubuh.iter(qn("wp:docPr"))]
    assert len(set(id)) == len(id)


def test_situs_menawarkan_salinan_word(buku):
    html = buku / "_build" / str(TAHUN) / "html"
    for halaman in ("notebooks/beranda", "book/glosarium"):
        isi = (html / f"{halaman}.html").read_text(encoding="utf-8")
        tautan = re.findall(r'href="([^"]+\.docx)"', isi)
        assert tautan
        assert all((html / halaman).parent.joinpath(t).exists() for t in tautan)


# -- what Word needs ---------------------------------------------------------------


def test_nomor_tabel_dan_gambar_tetap_ketika_word_menghitung(tubuh):
    """Reckon every SEQ field as Word does: the numbers that stand there come out."""
    urutan, banyak = Counter(), Counter()
    for kode, isi in bidang(tubuh):
        if not kode.startswith("SEQ"):
            continue
        nama = kode.split()[1]
        mulai = re.search(r"\\r (\d+)", kode)
        urutan[nama] = int(mulai[1]) if mulai else urutan[nama] + 1
        banyak[nama] += 1
        assert isi == str(urutan[nama]), kode
    assert set(banyak) == {"Tabel", "Gambar"}
    assert banyak["Tabel"] > 50
    assert banyak["Gambar"] > 15


def test_keterangan_di_atas_tabel_dan_di_bawah_gambar(tubuh):
    blok = list(tubuh)
    for n, b in enumerate(blok):
        if b.tag == qn("w:p") and gaya(b) == "KeteranganTabel":
            assert blok[n + 1].tag == qn("w:tbl")
        if b.tag == qn("w:p") and gaya(b) == "KeteranganGambar":
            assert next(blok[n - 1].iter(qn("w:drawing")), None) is not None or gaya(blok[n - 1]) == "Tiada"


def test_rujukan_menuju_penanda_yang_ada_dan_berbunyi_sama(tubuh, penanda):
    ref = [(k.split()[1], isi) for k, isi in bidang(tubuh) if k.startswith("REF ")]
    assert len(ref) > 50
    assert [(nama, isi) for nama, isi in ref if penanda[nama] != isi] == []
    assert all(r"\h" in k for k, _ in bidang(tubuh) if k.startswith("REF "))
    jangkar = [a for t in tubuh.iter(qn("w:hyperlink")) if (a := t.get(qn("w:anchor")))]
    halaman = [k.split()[1] for k, _ in bidang(tubuh) if k.startswith("PAGEREF")]
    assert set(jangkar) | set(halaman) <= set(penanda)


def test_daftar_isi_sama_dengan_yang_disusun_word(tubuh):
    kode = [k for e in tubuh.iter(qn("w:instrText")) if (k := e.text.strip()).startswith("TOC")]
    assert kode == [r'TOC \o "1-2" \h \z', r'TOC \h \z \c "Tabel"', r'TOC \h \z \c "Gambar"']
    semua = [(gaya(p), padat(teks(p))) for p in tubuh.iter(qn("w:p"))]
    for daftar, sasaran in (
        (("TOC1", "TOC2"), ("Heading1", "Heading2")),
        (("TableofFigures",), ("KeteranganTabel", "KeteranganGambar")),
    ):
        butir = [t for g, t in semua if g in daftar]
        assert len(butir) > 40
        assert Counter(butir) == Counter(t for g, t in semua if g in sasaran)


def test_gaya_judul_bahasa_judul_dan_pembuat(dok):
    dipakai = Counter(p.style.name for p in dok.paragraphs)
    assert all(dipakai[f"Heading {t}"] for t in (1, 2, 3))
    assert {f"Heading {t}" for t in range(1, 6)} <= {g.name for g in dok.styles}
    bab = [p.text for p in dok.paragraphs if gaya(p._p) == "Heading1" and p.text.startswith("BAB ")]
    assert [b.split("\n")[0] for b in bab] == ["BAB I", "BAB II", "BAB III", "BAB IV"]
    bahasa = dok.styles.element.find(f"{qn('w:docDefaults')}//{qn('w:lang')}")
    assert bahasa.get(qn("w:val")) == "id-ID"
    inti = dok.core_properties
    assert (inti.title, inti.language) == (f"Laporan Kinerja {TAHUN}", "id-ID")
    assert inti.author == "Dinas Tenaga Kerja, Koperasi, Usaha Kecil dan Menengah Kabupaten Belitung Timur"
    assert inti.created.replace(tzinfo=None) == inti.modified.replace(tzinfo=None) == datetime(TAHUN, 12, 31)


def test_setiap_gaya_yang_dipakai_ada(dok, tubuh):
    ada = {g.style_id for g in dok.styles}
    dipakai = {e.get(qn("w:val")) for e in tubuh.iter(qn("w:pStyle"), qn("w:rStyle"))}
    assert dipakai - ada == set()


def test_nomor_halaman_dan_kepala(dok):
    bagian = list(dok.sections)
    jenis = [s._sectPr.find(qn("w:pgNumType")) for s in bagian]
    assert jenis[0] is None
    pola = [j.get(qn("w:fmt")) for j in jenis[1:]]
    assert pola == sorted(pola, reverse=True)
    assert set(pola) == {"lowerRoman", "decimal"}
    mulai = [n for n, j in enumerate(jenis[1:]) if j.get(qn("w:start"))]
    assert mulai == [0, pola.index("decimal")]
    kepala = [s.header.paragraphs[-1].text for s in bagian]
    assert kepala[0] == ""
    assert any("BAB III · Akuntabilitas" in k for k in kepala)
    kaki = bagian[0].footer
    assert kaki.is_linked_to_previous
    assert all(bidang(s.footer._element)[0][0] == "PAGE" for s in bagian[1:])


def test_tabel_tidak_lebih_lebar_dari_halamannya(dok, tubuh):
    lebar = iter([s.page_width.twips - s.left_margin.twips - s.right_margin.twips for s in dok.sections])
    kini, mendatar = next(lebar), 0
    for blok in tubuh:
        if blok.tag == qn("w:tbl"):
            kisi = [int(g.get(qn("w:w"))) for g in blok.find(qn("w:tblGrid"))]
            assert sum(kisi) <= kini + 20
            mendatar += sum(kisi) > 10000
            for tr in blok.iter(qn("w:tr")):
                rentang = [s.grid_span for s in tr.findall(qn("w:tc"))]
                assert sum(rentang) == len(kisi)
        elif blok.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") is not None:
            kini = next(lebar)
    assert mendatar > 3


def test_kepala_tabel_berulang_dan_angka_rata_kanan(tubuh, situs):
    for t in tubuh.iter(qn("w:tbl")):
        assert t.find(f"{qn('w:tr')}/{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
    rata = [s for s in tubuh.iter(qn("w:tc")) if s.find(f"{qn('w:p')}/{qn('w:pPr')}/{qn('w:jc')}") is not None]
    asal = [t for t in teks_situs(situs, "td.kanan, th.kanan") if t]
    assert len(asal) > 2000
    assert asal == [t for t in map(padat, map(teks, rata)) if t]


def test_urutan_sifat_sesuai_standar(dok, tubuh):
    """Word calls a file broken in which the properties of a paragraph stand in another order."""
    for akar in (tubuh, dok.styles.element, dok.part.numbering_part.element):
        for wadah, urutan in (("w:pPr", ooxml._ORDER_P), ("w:rPr", ooxml._ORDER_R)):
            for e in akar.iter(qn(wadah)):
                letak = [urutan.index(c.tag.split("}")[1]) for c in e]
                assert letak == sorted(set(letak))


# -- parts --------------------------------------------------------------------------


def pembangun(tanda: str = "") -> SimpleNamespace:
    atur = {"judul": "Laporan", "instansi": "Dinas", "tanggal": "2024-12-31", "tanda": tanda}
    return SimpleNamespace(config=SimpleNamespace(lkjip_judul_cetak=atur, numfig_format=FORMAT), srcdir=AKAR)


def test_kedua_penulis_mengenal_unsur_yang_sama():
    assert {n for n in dir(document.WordWriter) if n.startswith("tulis_")} == {
        n for n in dir(pdf.PdfWriter) if n.startswith("tulis_")
    }


def test_segala_unsur_markdown_tertulis():
    isi, asing = document.make(naskah_dari(KAYA), pembangun())
    assert asing == set()
    dok = docx.Document(io.BytesIO(isi))
    catatan = next(r.target_part for r in dok.part.rels.values() if r.reltype.endswith("/footnotes"))
    semua = padat(teks(dok.element.body) + "".join(t.text for t in dok.element.body.iter(qn("m:t"))))
    for kata in (
        "tebal; miring(ya), kode.akhir, a.b,", "1. bukan daftar, # bukan judul, $5 dan *bintang* serta \"kutip\" -- 'satu'...",
        "satu", "anak lagi", "tiga", "artinya", "kutipan", "Perhatikan ini.", "Catatan", "Judul kotak", "Isi kotak.",
        "1,5", "tautan", "Akhir.",
    ):  # fmt: skip
        assert padat(kata) in semua, kata
    assert "Bunyi catatan kaki." in catatan.blob.decode()
    assert len(list(dok.element.body.iter(qn("w:footnoteReference")))) == 1
    alamat = [r.target_ref for r in dok.part.rels.values() if r.is_external]
    assert "https://contoh.go.id" in alamat
    tingkat = [e.get(qn("w:val")) for e in dok.element.body.iter(qn("w:ilvl"))]
    assert tingkat == ["0", "0", "1", "1", "0", "0"]


def test_masukan_yang_sama_memberi_byte_yang_sama():
    assert document.make(naskah_dari(KAYA), pembangun())[0] == document.make(naskah_dari(KAYA), pembangun())[0]


def test_unsur_yang_tidak_dikenal_disebut():
    rumus = "```{math}\n\\begin{matrix} a & b \\end{matrix}\n```"
    for isi, nama in (("<video src='x.mp4'></video>", "raw html"), (rumus, "rumus <mtable>")):
        assert document.make(naskah_dari(f"# Judul\n\n{isi}\n"), pembangun()) == (b"", {(nama, "h")})


def test_tanda_versi_di_kepala_setiap_halaman():
    isi, _ = document.make(naskah_dari("# Judul\n\nSatu.\n"), pembangun("Rahasia"))
    bagian = docx.Document(io.BytesIO(isi)).sections
    assert all(k.paragraphs[0].text == "Rahasia" for s in bagian for k in (s.header, s.first_page_header))


@pytest.mark.parametrize(
    ("tex", "susunan", "bunyi"),
    [
        (r"\frac{\text{86,31}}{100} \times 100\%", "f r r r", "86,31100×100%"),
        (r"86{,}31", "r", "86,31"),
        (r"\text{Unit usaha}_{n-1}", "sSub", "Unit usahan−1"),
        (r"\sum_{i=1}^{9} x_i + 1", "nary r r", "i=19xi+1"),
        (r"\left(\frac{a}{b}\right)^2", "sSup", "ab2"),
        (r"\sqrt{2} \Rightarrow \bar{x}", "rad r bar", "2⇒x"),
    ],
)
def test_rumus(tex, susunan, bunyi):
    hasil = omml(tex)
    assert " ".join(e.tag.split("}")[1] for e in hasil) == susunan
    assert "".join(t.text for t in hasil.iter(qn("m:t"))) == bunyi


def test_kata_bergaris_miring_dapat_patah_hanya_bila_perlu():
    sel = [ooxml.paragraph("", ooxml.run("Kesepakatan/Koordinasi dan dan/atau"))]
    document.WordWriter._allow_breaks(sel, 8.0)
    assert sel[0].text == "Kesepakatan/\u200bKoordinasi dan dan/atau"


def test_judul_berkas_kosong_pun_sah():
    assert docx.Document(io.BytesIO(WordFile("J", "I", "2024-12-31", "").save())).core_properties.title == "J"
