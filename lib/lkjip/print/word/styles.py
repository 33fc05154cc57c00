"""What does the Word copy look like? Styles, list numbers and settings, as Word stores them.

The counterpart of `book/laporan.typ`: who wants another look changes it here and nowhere
else. Lengths are in twentieths of a point, letter sizes in half points, as Word wants them.
"""

from __future__ import annotations

from dataclasses import dataclass

from ..widths import UKURAN

HURUF, HURUF_KODE = "Times New Roman", "Courier New"
BIRU, GARIS, LATAR_KEPALA, LATAR_PROGRAM, REDUP, TANDA = "0B4F6C", "B9C4CD", "E4EDF2", "F1F5F8", "4A545E", "9A3B00"
LEBAR_KERTAS, TINGGI_KERTAS = 11906, 16838
TEPI_TEGAK = {"top": 1588, "right": 1417, "bottom": 1417, "left": 1417, "header": 720, "footer": 680}
TEPI_MENDATAR = {"top": 1361, "right": 1417, "bottom": 1134, "left": 1417, "header": 680, "footer": 560}
TEPI_SAMPUL = {"top": 1701, "right": 1417, "bottom": 1701, "left": 2154, "header": 720, "footer": 720}

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


@dataclass(frozen=True, slots=True)
class Gaya:
    """A style: id, name in Word, style it follows, properties of paragraph and letters."""

    id: str
    nama: str
    dasar: str = "Normal"
    p: str = ""
    r: str = ""
    jenis: str = "paragraph"
    lanjut: str = ""


def gaya_tabel(ukuran: float) -> str:
    """Id of the style for a table in this size.

    >>> gaya_tabel(8.5)
    'IsiTabel85'
    """
    return f"IsiTabel{ukuran:g}".replace(".", "")


def _jarak(sebelum: int, sesudah: int, baris: int = 0) -> str:
    tinggi = f' w:line="{baris}" w:lineRule="auto"' if baris else ""
    return f'<w:spacing w:before="{sebelum}" w:after="{sesudah}"{tinggi}/>'


def _huruf(ukuran: float, warna: str = "", *, tanda: str = "") -> str:
    warna = f'<w:color w:val="{warna}"/>' if warna else ""
    setengah = round(ukuran * 2)
    return f'{tanda}{warna}<w:sz w:val="{setengah}"/><w:szCs w:val="{setengah}"/>'


def _kotak() -> str:
    return (
        f'<w:pBdr><w:left w:val="single" w:sz="20" w:space="8" w:color="{BIRU}"/></w:pBdr>'
        f'<w:shd w:val="clear" w:color="auto" w:fill="{LATAR_PROGRAM}"/>'
    )


def _garis_judul() -> str:
    return f'<w:pBdr><w:top w:val="single" w:sz="20" w:space="8" w:color="{BIRU}"/></w:pBdr>'


_KODE = f'<w:rFonts w:ascii="{HURUF_KODE}" w:hAnsi="{HURUF_KODE}" w:cs="{HURUF_KODE}"/>'
_KIRI = '<w:jc w:val="left"/>'
_TENGAH = '<w:jc w:val="center"/>'
_TETAP = "<w:keepNext/><w:keepLines/>"
_TITIK = '<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="9072"/></w:tabs>'


def _judul(tingkat: int, ukuran: float, jarak: str, tanda: str, lain: str = _KIRI) -> Gaya:
    return Gaya(
        f"Heading{tingkat}",
        f"heading {tingkat}",
        p=f'{_TETAP}{jarak}{lain}<w:outlineLvl w:val="{tingkat - 1}"/>',
        r=_huruf(ukuran, BIRU, tanda=tanda),
        lanjut="Normal",
    )


JUDUL_2_TANPA_NOMOR = "Heading2TanpaNomor"
"""Looks like Heading 2 but does not come into the table of contents."""

RUANG_TANDA_TANGAN = 900
"""Room for the signature above the name."""

GAYA = (
    Gaya("Normal", "Normal", "", _jarak(0, 140, 276) + '<w:jc w:val="both"/>'),
    _judul(1, 15, _jarak(0, 320), "<w:b/><w:caps/>", _TENGAH),
    _judul(2, 13, _jarak(320, 140), "<w:b/>"),
    Gaya(JUDUL_2_TANPA_NOMOR, "Heading 2 Tanpa Nomor", "Heading2", lanjut="Normal"),
    _judul(3, 11.5, _jarak(260, 120), "<w:b/>"),
    _judul(4, 11, _jarak(220, 100), "<w:b/><w:i/>"),
    _judul(5, 11, _jarak(200, 100), "<w:i/>"),
    Gaya("Sampul", "Sampul", p=_jarak(400, 60, 240) + _KIRI, r=_huruf(13, tanda="<w:caps/>")),
    Gaya("SampulNama", "Sampul Nama", p=_jarak(0, 0, 240) + _KIRI, r=_huruf(17)),
    Gaya("Title", "Title", p=_garis_judul() + _jarak(3400, 60, 240) + _KIRI, r=_huruf(44, BIRU, tanda="<w:b/>")),
    Gaya("Subtitle", "Subtitle", p=_jarak(80, 0, 240) + _KIRI, r=_huruf(22)),
    Gaya("SampulKaki", "Sampul Kaki", p=_jarak(4600, 0, 264) + _KIRI, r=_huruf(10.5, REDUP)),
    Gaya("Caption", "caption", p="<w:keepLines/>" + _jarak(200, 100, 252) + _KIRI, r=_huruf(10)),
    Gaya("KeteranganTabel", "Keterangan Tabel", "Caption", "<w:keepNext/>"),
    Gaya("KeteranganGambar", "Keterangan Gambar", "Caption", _jarak(60, 160) + _TENGAH),
    Gaya("Gambar", "Gambar", p="<w:keepNext/>" + _jarak(200, 60, 240) + _TENGAH),
    Gaya("IsiTabel", "Isi Tabel", p=_jarak(0, 0, 250) + _KIRI, r=_huruf(UKURAN[0])),
    *(Gaya(gaya_tabel(u), f"Isi Tabel {u:g} pt".replace(".", ","), "IsiTabel", r=_huruf(u)) for u in UKURAN),
    Gaya("CatatanTabel", "Catatan Tabel", p=_TETAP + _jarak(50, 0, 240) + _KIRI, r=_huruf(8.5, REDUP)),
    Gaya("Sumber", "Sumber", p="<w:keepLines/>" + _jarak(50, 200, 240) + _KIRI, r=_huruf(8.5, REDUP)),
    Gaya("Tiada", "Tiada", p=_KIRI, r=f'<w:i/><w:color w:val="{REDUP}"/>'),
    Gaya("Rumus", "Rumus", p="<w:keepLines/>" + _jarak(140, 180, 240) + _TENGAH),
    Gaya("ListParagraph", "List Paragraph", p=_jarak(0, 70, 276)),
    Gaya("Istilah", "Istilah", p="<w:keepNext/>" + _jarak(80, 20), r="<w:b/>", lanjut="Arti"),
    Gaya("Arti", "Arti", p='<w:ind w:left="400"/>'),
    Gaya("Quote", "Quote", p='<w:ind w:left="567" w:right="567"/>'),
    Gaya("Kotak", "Kotak", p=f'<w:keepLines/>{_kotak()}{_jarak(0, 0, 264)}<w:ind w:left="200" w:right="100"/>'),
    Gaya("JudulKotak", "Judul Kotak", "Kotak", "<w:keepNext/>" + _jarak(120, 0), "<w:b/>", lanjut="Kotak"),
    Gaya("TandaTangan", "Tanda Tangan", p=f'{_TETAP}{_jarak(0, 120)}<w:ind w:left="4700"/>{_KIRI}'),
    Gaya("Kode", "Kode", p="<w:keepLines/>" + _jarak(60, 140, 240) + _KIRI, r=_KODE + _huruf(9)),
    Gaya("Rubrik", "Rubrik", p=_TETAP + _jarak(160, 80), r="<w:b/>", lanjut="Normal"),
    Gaya("Pemisah", "Pemisah", p=_jarak(0, 100, 20), r=_huruf(1)),
    Gaya("TOC1", "toc 1", p=_TITIK + _jarak(120, 0) + '<w:ind w:right="500"/>' + _KIRI, r="<w:b/>"),
    Gaya("TOC2", "toc 2", p=_TITIK + _jarak(50, 0) + '<w:ind w:left="280" w:right="500"/>' + _KIRI),
    Gaya("TableofFigures", "table of figures", p=_TITIK + _jarak(70, 0) + '<w:ind w:right="500"/>' + _KIRI),
    Gaya("Header", "header", p=_jarak(0, 0, 240) + _KIRI, r=_huruf(8.5, REDUP)),
    Gaya("TandaVersi", "Tanda Versi", "Header", _TENGAH, _huruf(8.5, TANDA, tanda="<w:b/><w:caps/>")),
    Gaya("Footer", "footer", p=_jarak(0, 0, 240) + _TENGAH, r=_huruf(9.5, REDUP)),
    Gaya("FootnoteText", "footnote text", p=_jarak(0, 40, 240), r=_huruf(9)),
    Gaya("FootnoteReference", "footnote reference", "", r='<w:vertAlign w:val="superscript"/>', jenis="character"),
    Gaya("Hyperlink", "Hyperlink", "", r=f'<w:color w:val="{BIRU}"/>', jenis="character"),
    Gaya("NomorKeterangan", "Nomor Keterangan", "", r="<w:b/>", jenis="character"),
    Gaya("KodeSebaris", "Kode Sebaris", "", r=_KODE, jenis="character"),
)
"""All styles of the document."""


def _satu_gaya(g: Gaya) -> str:
    awal = ' w:default="1"' if g.id == "Normal" else ""
    sendiri = "" if g.nama[0].islower() or g.nama in _BAWAAN else ' w:customStyle="1"'
    return (
        f'<w:style w:type="{g.jenis}"{awal}{sendiri} w:styleId="{g.id}"><w:name w:val="{g.nama}"/>'
        + (f'<w:basedOn w:val="{g.dasar}"/>' if g.dasar else "")
        + (f'<w:next w:val="{g.lanjut}"/>' if g.lanjut else "")
        + "<w:qFormat/>"
        + (f"<w:pPr>{g.p}</w:pPr>" if g.p else "")
        + (f"<w:rPr>{g.r}</w:rPr>" if g.r else "")
        + "</w:style>"
    )


_BAWAAN = ("Normal", "Title", "Subtitle", "List Paragraph", "Quote", "Hyperlink")


def gaya() -> str:
    """`styles.xml`: the language is Indonesian everywhere."""
    return (
        f"<w:styles {_W}><w:docDefaults><w:rPrDefault><w:rPr>"
        f'<w:rFonts w:ascii="{HURUF}" w:hAnsi="{HURUF}" w:eastAsia="{HURUF}" w:cs="{HURUF}"/>'
        '<w:sz w:val="22"/><w:szCs w:val="22"/><w:lang w:val="id-ID" w:eastAsia="id-ID" w:bidi="ar-SA"/>'
        "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
        + "".join(map(_satu_gaya, GAYA))
        + '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style></w:styles>'
    )


POLA_NOMOR = {
    "bullet": "bullet",
    "arabic": "decimal",
    "loweralpha": "lowerLetter",
    "upperalpha": "upperLetter",
    "lowerroman": "lowerRoman",
    "upperroman": "upperRoman",
}
"""How docutils names the numbers of a list, and how Word does."""


def menjorok(tingkat: int) -> int:
    """How far the text of a list stands in, lists in lists further."""
    return 480 + 400 * tingkat


def _tingkat(jenis: str, tingkat: int) -> str:
    teks = "•" if jenis == "bullet" else f"%{tingkat + 1}."
    return (
        f'<w:lvl w:ilvl="{tingkat}"><w:start w:val="1"/><w:numFmt w:val="{POLA_NOMOR[jenis]}"/><w:lvlText w:val="{teks}"/>'
        f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{menjorok(tingkat)}" w:hanging="400"/></w:pPr></w:lvl>'
    )


def penomoran(daftar: list[tuple[str, int]]) -> str:
    """`numbering.xml`: one kind of list for each sort of number, one list each (`daftar`: sort, first number)."""
    pola = "".join(
        f'<w:abstractNum w:abstractNumId="{n}"><w:multiLevelType w:val="multilevel"/>'
        + "".join(_tingkat(jenis, t) for t in range(9))
        + "</w:abstractNum>"
        for n, jenis in enumerate(POLA_NOMOR)
    )
    urut = list(POLA_NOMOR)
    butir = "".join(
        f'<w:num w:numId="{n}"><w:abstractNumId w:val="{urut.index(jenis)}"/>'
        + "".join(
            f'<w:lvlOverride w:ilvl="{t}"><w:startOverride w:val="{awal}"/></w:lvlOverride>'
            for t in range(9)
            if jenis != "bullet"
        )
        + "</w:num>"
        for n, (jenis, awal) in enumerate(daftar, 1)
    )
    return f"<w:numbering {_W}>{pola}{butir}</w:numbering>"


def pengaturan() -> str:
    """`settings.xml`: fields are computed when Word opens the file, after it has asked.

    Only Word knows on which page something stands, so the lists come without page numbers
    and are filled at the first opening; saved once, the file no longer asks.
    """
    return (
        f'<w:settings {_W}><w:defaultTabStop w:val="709"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/><w:updateFields w:val="true"/>'
        '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
        '<w:compat><w:doNotExpandShiftReturn/><w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        '<w:themeFontLang w:val="id-ID"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>'
    )
