"""How do paragraphs and tables become one Word file? Parts, sections and a fixed archive.

python-docx keeps the parts of the package and their relations. The archive is written
anew with fixed dates, so that the same book gives the same bytes.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from docx import Document
from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.shape import CT_Inline
from docx.parts.story import StoryPart
from docx.shared import Emu

from . import styles as gw
from .ooxml import Elemen, bidang, el, hias, larik, paragraf, pisah, sifat, tab

_TAK_PERLU = ("/stylesWithEffects", "/thumbnail", "/customXml")
_WAKTU_ARSIP = (1980, 1, 1, 0, 0, 0)
_EMU_PT = 12700


@dataclass(frozen=True, slots=True)
class Potongan:
    """A stretch of the book on equal pages: direction, running head, kind of page numbers."""

    isi: list[Elemen]
    kepala: str
    pola: str
    mendatar: bool = False
    awal: bool = False
    """Whether a chapter opens here: no running head on the first page."""

    def sambung(self, lain: Potongan) -> bool:
        """Whether another stretch goes on in the same section."""
        return not lain.awal and (self.mendatar, self.kepala, self.pola) == (lain.mendatar, lain.kepala, lain.pola)


def gabung(potongan: Iterable[Potongan]) -> list[Potongan]:
    """Join neighbours that share a section."""
    hasil: list[Potongan] = []
    for p in potongan:
        if hasil and hasil[-1].sambung(p):
            hasil[-1].isi.extend(p.isi)
        else:
            hasil.append(p)
    return hasil


class Berkas:
    """A Word file under way."""

    def __init__(self, judul: str, instansi: str, tanggal: str, tanda: str) -> None:
        self._dok = Document()
        self.judul, self._tanda = judul, tanda
        self._induk = self._dok.part
        self._gambar = 0
        self._kepala: dict[tuple[str, bool], str] = {}
        self.daftar: list[tuple[str, int]] = []
        self._bersihkan()
        self._isi_sifat(instansi, datetime.fromisoformat(tanggal))
        self.catatan = self._bagian_catatan()
        self._kaki = self._kaki_halaman()

    def _bersihkan(self) -> None:
        """Leave of python-docx's template only what is needed, with our styles and settings."""
        for milik in (self._induk.rels, self._induk.package.rels):
            for id, r in list(milik.items()):
                if r.reltype.endswith(_TAK_PERLU):
                    del milik[id]
        self._ganti(self._dok.styles.element, gw.gaya())
        self._ganti(self._dok.settings.element, gw.pengaturan())
        self._induk.element.body.clear_content()

    @staticmethod
    def _ganti(lama: Elemen, xml: str) -> None:
        lama[:] = list(parse_xml(xml))

    def _isi_sifat(self, instansi: str, waktu: datetime) -> None:
        sifat_inti = self._dok.core_properties
        sifat_inti.title, sifat_inti.author, sifat_inti.last_modified_by = self.judul, instansi, instansi
        sifat_inti.created = sifat_inti.modified = waktu
        sifat_inti.language, sifat_inti.comments, sifat_inti.keywords, sifat_inti.subject = "id-ID", "", "", ""
        sifat_inti.revision = 1

    # -- parts -------------------------------------------------------------------

    def _bagian_catatan(self) -> StoryPart:
        akar = parse_xml(
            f'<w:footnotes {nsdecls("w", "r")}><w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p>'
            '</w:footnote><w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r>'
            "</w:p></w:footnote></w:footnotes>"
        )
        bagian = StoryPart(PackURI("/word/footnotes.xml"), CT.WML_FOOTNOTES, akar, self._induk.package)
        self._induk.relate_to(bagian, RT.FOOTNOTES)
        return bagian

    def tambah_catatan(self, isi: Sequence[Elemen]) -> int:
        """A footnote; gives its number in the file."""
        akar = self.catatan.element
        nomor = len(akar) - 1
        akar.append(el("w:footnote", *isi, id=nomor))
        return nomor

    def _kaki_halaman(self) -> str:
        bagian, id = self._induk.add_footer_part()
        bagian.element[:] = [paragraf("Footer", *bidang("PAGE", larik("1")))]
        return id

    def _kepala_halaman(self, kepala: str, mendatar: bool) -> str:
        """Running head of a chapter; "" for a page that only bears the mark of the version."""
        if (kepala, mendatar) not in self._kepala:
            bagian, id = self._induk.add_header_part()
            bagian.element[:] = list(self._isi_kepala(kepala, mendatar))
            self._kepala[kepala, mendatar] = id
        return self._kepala[kepala, mendatar]

    def _isi_kepala(self, kepala: str, mendatar: bool) -> Iterator[Elemen]:
        if self._tanda:
            yield paragraf("TandaVersi", larik(self._tanda))
        if not kepala:
            yield paragraf("Header")
            return
        lebar, tinggi = gw.LEBAR_KERTAS, gw.TINGGI_KERTAS
        kanan = (tinggi if mendatar else lebar) - gw.TEPI_TEGAK["left"] - gw.TEPI_TEGAK["right"]
        p = paragraf("Header", larik(self.judul), tab(), *hias([larik(kepala)], "w:i"))
        garis = el("w:bottom", val="single", sz=4, space=3, color=gw.GARIS)
        yield sifat(p, el("w:pBdr", garis), el("w:tabs", el("w:tab", val="right", pos=kanan)))

    # -- links and pictures ------------------------------------------------------

    def tautan(self, alamat: str, *, catatan: bool) -> str:
        """Id of a link to the outside, for the text or for the footnotes."""
        bagian: XmlPart = self.catatan if catatan else self._induk
        return bagian.relate_to(alamat, RT.HYPERLINK, is_external=True)

    def gambar(self, png: bytes, lebar_pt: float, keterangan: str) -> Elemen:
        """A run with a picture in this width; `keterangan` is what a screen reader says."""
        self._gambar += 1
        id, isi = self._induk.get_or_add_image(io.BytesIO(png))
        lebar = Emu(round(lebar_pt * _EMU_PT))
        tinggi = Emu(round(lebar * isi.px_height / isi.px_width))
        inline = CT_Inline.new_pic_inline(self._gambar, id, f"gambar-{self._gambar}.png", lebar, tinggi)
        inline.docPr.set("descr", keterangan)
        return el("w:r", el("w:drawing", inline))

    # -- sections and the file -----------------------------------------------------

    def _bagian(self, p: Potongan, sebelum: str | None) -> Elemen:
        sampul = not p.pola
        tepi = gw.TEPI_SAMPUL if sampul else gw.TEPI_MENDATAR if p.mendatar else gw.TEPI_TEGAK
        ukuran = {"w": gw.LEBAR_KERTAS, "h": gw.TINGGI_KERTAS}
        if p.mendatar:
            ukuran = {"w": gw.TINGGI_KERTAS, "h": gw.LEBAR_KERTAS, "orient": "landscape"}
        s = el("w:sectPr")
        kosong, penuh = self._kepala_halaman("", False), self._kepala_halaman(p.kepala, p.mendatar)
        rujukan = [("w:headerReference", "default", kosong if sampul else penuh)]
        if not sampul:
            rujukan += [("w:headerReference", "first", kosong)]
            rujukan += [("w:footerReference", jenis, self._kaki) for jenis in ("default", "first")]
        for nama, jenis, id in rujukan:
            acuan = el(nama, type=jenis)
            acuan.set(qn("r:id"), id)
            s.append(acuan)
        s.extend((el("w:type", val="nextPage"), el("w:pgSz", **ukuran), el("w:pgMar", **tepi, gutter=0)))
        if sampul:
            garis = el("w:left", val="single", sz=96, space=24, color=gw.BIRU)
            s.append(el("w:pgBorders", garis, offsetFrom="page"))
        else:
            s.append(el("w:pgNumType", fmt=p.pola, **({"start": 1} if p.pola != sebelum else {})))
        s.append(el("w:cols", space=709))
        if p.awal and not sampul:
            s.append(el("w:titlePg"))
        return s

    def isi(self, potongan: Sequence[Potongan]) -> None:
        """Write the stretches of the book, each as a section of the document."""
        tubuh = self._induk.element.body
        akhir = tubuh.find(qn("w:sectPr"))
        if akhir is not None:
            tubuh.remove(akhir)
        sebelum: str | None = None
        for p in potongan:
            tubuh.extend(pisah(p.isi))
            bagian, sebelum = self._bagian(p, sebelum), p.pola
            if p is potongan[-1]:
                tubuh.append(bagian)
            else:
                if tubuh[-1].tag != qn("w:p"):
                    tubuh.append(paragraf("Pemisah"))
                sifat(tubuh[-1], bagian)

    def simpan(self) -> bytes:
        """The whole file."""
        self._ganti(self._induk.numbering_part.element, gw.penomoran(self.daftar))
        mentah, tetap = io.BytesIO(), io.BytesIO()
        self._dok.save(mentah)
        with zipfile.ZipFile(mentah) as asal, zipfile.ZipFile(tetap, "w", zipfile.ZIP_DEFLATED) as tujuan:
            for nama in asal.namelist():
                kepala = zipfile.ZipInfo(nama, _WAKTU_ARSIP)
                kepala.create_system = 3  # Windows would say otherwise
                tujuan.writestr(kepala, asal.read(nama), zipfile.ZIP_DEFLATED)
        return tetap.getvalue()
