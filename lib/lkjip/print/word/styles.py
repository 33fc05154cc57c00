"""What does the Word copy look like? Styles, list numbers and settings, as Word stores them.

The counterpart of `book/laporan.typ`: who wants another look changes it here and nowhere
else. Lengths are in twentieths of a point, letter sizes in half points, as Word wants them.
"""

from __future__ import annotations

from dataclasses import dataclass

from ..widths import SIZES

FONT, CODE_FONT = "Times New Roman", "Courier New"
BLUE, RULE, HEAD_FILL, PROGRAM_FILL, DIM, MARK = "0B4F6C", "B9C4CD", "E4EDF2", "F1F5F8", "4A545E", "9A3B00"
PAPER_WIDTH, PAPER_HEIGHT = 11906, 16838
PORTRAIT_MARGINS = {"top": 1588, "right": 1417, "bottom": 1417, "left": 1417, "header": 720, "footer": 680}
LANDSCAPE_MARGINS = {"top": 1361, "right": 1417, "bottom": 1134, "left": 1417, "header": 680, "footer": 560}
COVER_MARGINS = {"top": 1701, "right": 1417, "bottom": 1701, "left": 2154, "header": 720, "footer": 720}

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


@dataclass(frozen=True, slots=True)
class Style:
    """A style: id, name in Word, style it follows, properties of paragraph and letters."""

    id: str
    name: str
    base: str = "Normal"
    p: str = ""
    r: str = ""
    type: str = "paragraph"
    next: str = ""


def table_style(size: float) -> str:
    """Id of the style for a table in this size.

    >>> table_style(8.5)
    'IsiTabel85'
    """
    return f"IsiTabel{size:g}".replace(".", "")


def _spacing(before: int, after: int, row: int = 0) -> str:
    height = f' w:line="{row}" w:lineRule="auto"' if row else ""
    return f'<w:spacing w:before="{before}" w:after="{after}"{height}/>'


def _font(size: float, colour: str = "", *, mark: str = "") -> str:
    colour = f'<w:color w:val="{colour}"/>' if colour else ""
    half_points = round(size * 2)
    return f'{mark}{colour}<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


def _box() -> str:
    return (
        f'<w:pBdr><w:left w:val="single" w:sz="20" w:space="8" w:color="{BLUE}"/></w:pBdr>'
        f'<w:shd w:val="clear" w:color="auto" w:fill="{PROGRAM_FILL}"/>'
    )


def _heading_rule() -> str:
    return f'<w:pBdr><w:top w:val="single" w:sz="20" w:space="8" w:color="{BLUE}"/></w:pBdr>'


_CODE = f'<w:rFonts w:ascii="{CODE_FONT}" w:hAnsi="{CODE_FONT}" w:cs="{CODE_FONT}"/>'
_LEFT = '<w:jc w:val="left"/>'
_CENTRE = '<w:jc w:val="center"/>'
_KEEP = "<w:keepNext/><w:keepLines/>"
_DOTS = '<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="9072"/></w:tabs>'


def _heading(level: int, size: float, spacing: str, mark: str, other: str = _LEFT) -> Style:
    return Style(
        f"Heading{level}",
        f"heading {level}",
        p=f'{_KEEP}{spacing}{other}<w:outlineLvl w:val="{level - 1}"/>',
        r=_font(size, BLUE, mark=mark),
        next="Normal",
    )


UNNUMBERED_HEADING_2 = "Heading2TanpaNomor"
"""Looks like Heading 2 but does not come into the table of contents."""

SIGNATURE_SPACE = 900
"""Room for the signature above the name."""

STYLES = (
    Style("Normal", "Normal", "", _spacing(0, 140, 276) + '<w:jc w:val="both"/>'),
    _heading(1, 15, _spacing(0, 320), "<w:b/><w:caps/>", _CENTRE),
    _heading(2, 13, _spacing(320, 140), "<w:b/>"),
    Style(UNNUMBERED_HEADING_2, "Heading 2 Tanpa Nomor", "Heading2", next="Normal"),
    _heading(3, 11.5, _spacing(260, 120), "<w:b/>"),
    _heading(4, 11, _spacing(220, 100), "<w:b/><w:i/>"),
    _heading(5, 11, _spacing(200, 100), "<w:i/>"),
    Style("Sampul", "Sampul", p=_spacing(400, 60, 240) + _LEFT, r=_font(13, mark="<w:caps/>")),
    Style("SampulNama", "Sampul Nama", p=_spacing(0, 0, 240) + _LEFT, r=_font(17)),
    Style("Title", "Title", p=_heading_rule() + _spacing(3400, 60, 240) + _LEFT, r=_font(44, BLUE, mark="<w:b/>")),
    Style("Subtitle", "Subtitle", p=_spacing(80, 0, 240) + _LEFT, r=_font(22)),
    Style("SampulKaki", "Sampul Kaki", p=_spacing(4600, 0, 264) + _LEFT, r=_font(10.5, DIM)),
    Style("Caption", "caption", p="<w:keepLines/>" + _spacing(200, 100, 252) + _LEFT, r=_font(10)),
    Style("KeteranganTabel", "Keterangan Tabel", "Caption", "<w:keepNext/>"),
    Style("KeteranganGambar", "Keterangan Gambar", "Caption", _spacing(60, 160) + _CENTRE),
    Style("Gambar", "Gambar", p="<w:keepNext/>" + _spacing(200, 60, 240) + _CENTRE),
    Style("IsiTabel", "Isi Tabel", p=_spacing(0, 0, 250) + _LEFT, r=_font(SIZES[0])),
    *(Style(table_style(u), f"Isi Tabel {u:g} pt".replace(".", ","), "IsiTabel", r=_font(u)) for u in SIZES),
    Style("CatatanTabel", "Catatan Tabel", p=_KEEP + _spacing(50, 0, 240) + _LEFT, r=_font(8.5, DIM)),
    Style("Sumber", "Sumber", p="<w:keepLines/>" + _spacing(50, 200, 240) + _LEFT, r=_font(8.5, DIM)),
    Style("Tiada", "Tiada", p=_LEFT, r=f'<w:i/><w:color w:val="{DIM}"/>'),
    Style("Rumus", "Rumus", p="<w:keepLines/>" + _spacing(140, 180, 240) + _CENTRE),
    Style("ListParagraph", "List Paragraph", p=_spacing(0, 70, 276)),
    Style("Istilah", "Istilah", p="<w:keepNext/>" + _spacing(80, 20), r="<w:b/>", next="Arti"),
    Style("Arti", "Arti", p='<w:ind w:left="400"/>'),
    Style("Quote", "Quote", p='<w:ind w:left="567" w:right="567"/>'),
    Style("Kotak", "Kotak", p=f'<w:keepLines/>{_box()}{_spacing(0, 0, 264)}<w:ind w:left="200" w:right="100"/>'),
    Style("JudulKotak", "Judul Kotak", "Kotak", "<w:keepNext/>" + _spacing(120, 0), "<w:b/>", next="Kotak"),
    Style("TandaTangan", "Tanda Tangan", p=f'{_KEEP}{_spacing(0, 120)}<w:ind w:left="4700"/>{_LEFT}'),
    Style("Kode", "Kode", p="<w:keepLines/>" + _spacing(60, 140, 240) + _LEFT, r=_CODE + _font(9)),
    Style("Rubrik", "Rubrik", p=_KEEP + _spacing(160, 80), r="<w:b/>", next="Normal"),
    Style("Pemisah", "Pemisah", p=_spacing(0, 100, 20), r=_font(1)),
    Style("TOC1", "toc 1", p=_DOTS + _spacing(120, 0) + '<w:ind w:right="500"/>' + _LEFT, r="<w:b/>"),
    Style("TOC2", "toc 2", p=_DOTS + _spacing(50, 0) + '<w:ind w:left="280" w:right="500"/>' + _LEFT),
    Style("TableofFigures", "table of figures", p=_DOTS + _spacing(70, 0) + '<w:ind w:right="500"/>' + _LEFT),
    Style("Header", "header", p=_spacing(0, 0, 240) + _LEFT, r=_font(8.5, DIM)),
    Style("TandaVersi", "Tanda Versi", "Header", _CENTRE, _font(8.5, MARK, mark="<w:b/><w:caps/>")),
    Style("Footer", "footer", p=_spacing(0, 0, 240) + _CENTRE, r=_font(9.5, DIM)),
    Style("FootnoteText", "footnote text", p=_spacing(0, 40, 240), r=_font(9)),
    Style("FootnoteReference", "footnote reference", "", r='<w:vertAlign w:val="superscript"/>', type="character"),
    Style("Hyperlink", "Hyperlink", "", r=f'<w:color w:val="{BLUE}"/>', type="character"),
    Style("NomorKeterangan", "Nomor Keterangan", "", r="<w:b/>", type="character"),
    Style("KodeSebaris", "Kode Sebaris", "", r=_CODE, type="character"),
)
"""All styles of the document."""


def _one_style(g: Style) -> str:
    start = ' w:default="1"' if g.id == "Normal" else ""
    own = "" if g.name[0].islower() or g.name in _BUILT_IN else ' w:customStyle="1"'
    return (
        f'<w:style w:type="{g.type}"{start}{own} w:styleId="{g.id}"><w:name w:val="{g.name}"/>'
        + (f'<w:basedOn w:val="{g.base}"/>' if g.base else "")
        + (f'<w:next w:val="{g.next}"/>' if g.next else "")
        + "<w:qFormat/>"
        + (f"<w:pPr>{g.p}</w:pPr>" if g.p else "")
        + (f"<w:rPr>{g.r}</w:rPr>" if g.r else "")
        + "</w:style>"
    )


_BUILT_IN = ("Normal", "Title", "Subtitle", "List Paragraph", "Quote", "Hyperlink")


def styles_xml() -> str:
    """`styles.xml`: the language is Indonesian everywhere."""
    return (
        f"<w:styles {_W}><w:docDefaults><w:rPrDefault><w:rPr>"
        f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>'
        '<w:sz w:val="22"/><w:szCs w:val="22"/><w:lang w:val="id-ID" w:eastAsia="id-ID" w:bidi="ar-SA"/>'
        "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
        + "".join(map(_one_style, STYLES))
        + '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style></w:styles>'
    )


NUMBER_FORMATS = {
    "bullet": "bullet",
    "arabic": "decimal",
    "loweralpha": "lowerLetter",
    "upperalpha": "upperLetter",
    "lowerroman": "lowerRoman",
    "upperroman": "upperRoman",
}
"""How docutils names the numbers of a list, and how Word does."""


def indent(level: int) -> int:
    """How far the text of a list stands in, lists in lists further."""
    return 480 + 400 * level


def _level(kind: str, level: int) -> str:
    text = "•" if kind == "bullet" else f"%{level + 1}."
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{NUMBER_FORMATS[kind]}"/><w:lvlText w:val="{text}"/>'
        f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{indent(level)}" w:hanging="400"/></w:pPr></w:lvl>'
    )


def numbering_xml(listing: list[tuple[str, int]]) -> str:
    """`numbering.xml`: one kind of list for each sort of number, one list each (`listing`: sort, first number)."""
    pattern = "".join(
        f'<w:abstractNum w:abstractNumId="{n}"><w:multiLevelType w:val="multilevel"/>'
        + "".join(_level(kind, t) for t in range(9))
        + "</w:abstractNum>"
        for n, kind in enumerate(NUMBER_FORMATS)
    )
    order = list(NUMBER_FORMATS)
    item = "".join(
        f'<w:num w:numId="{n}"><w:abstractNumId w:val="{order.index(kind)}"/>'
        + "".join(
            f'<w:lvlOverride w:ilvl="{t}"><w:startOverride w:val="{start}"/></w:lvlOverride>'
            for t in range(9)
            if kind != "bullet"
        )
        + "</w:num>"
        for n, (kind, start) in enumerate(listing, 1)
    )
    return f"<w:numbering {_W}>{pattern}{item}</w:numbering>"


def settings_xml() -> str:
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
