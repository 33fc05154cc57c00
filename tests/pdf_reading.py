"""Reads a tagged PDF as a screen reader does: what is which heading, cell, caption, with what text."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pikepdf
import pypdfium2 as pdfium
import pypdfium2.raw as mentah


@dataclass(frozen=True)
class Unsur:
    """One element of the structure tree: its type, its text, its text alternative."""

    jenis: str
    teks: str
    alt: str


class Pdf:
    """A PDF file with its structure and its text."""

    def __init__(self, berkas: Path) -> None:
        self.berkas = berkas
        self.isi = pikepdf.open(berkas)

    @cached_property
    def teks_bertanda(self) -> dict[tuple[int, int], str]:
        """Text of every marked piece of content, by page and number."""
        hasil: dict[tuple[int, int], str] = {}
        for n, halaman in enumerate(pdfium.PdfDocument(self.berkas)):
            lembar = halaman.get_textpage()
            for k in range(mentah.FPDFPage_CountObjects(halaman)):
                benda = mentah.FPDFPage_GetObject(halaman, k)
                nomor = mentah.FPDFPageObj_GetMarkedContentID(benda)
                if nomor < 0 or mentah.FPDFPageObj_GetType(benda) != mentah.FPDF_PAGEOBJ_TEXT:
                    continue
                panjang = mentah.FPDFTextObj_GetText(benda, lembar, None, 0)
                wadah = (ctypes.c_ushort * panjang)()
                mentah.FPDFTextObj_GetText(benda, lembar, wadah, panjang)
                teks = (
                    bytes(wadah).decode("utf-16-le").rstrip("\0").replace("\x02", "-")
                )  # a hyphen at the end of a line
                hasil[n, nomor] = hasil.get((n, nomor), "") + teks
        return hasil

    @cached_property
    def unsur(self) -> list[Unsur]:
        """All structure elements in reading order."""
        halaman = {h.obj.objgen: n for n, h in enumerate(self.isi.pages)}

        def teks(isi, di) -> str:
            if isinstance(isi, pikepdf.Array):
                return "".join(teks(x, di) for x in isi)
            if isinstance(isi, int):
                return self.teks_bertanda.get((halaman[di.objgen], isi), "")
            if not isinstance(isi, pikepdf.Dictionary) or isi.get("/Type") == "/OBJR":
                return ""
            di = isi.get("/Pg", di)
            return teks(int(isi["/MCID"]) if "/MCID" in isi else isi.get("/K"), di)

        def jalan(unsur, di) -> Iterator[Unsur]:
            di = unsur.get("/Pg", di)
            isi = unsur.get("/K")
            if "/S" in unsur:
                yield Unsur(str(unsur["/S"])[1:], teks(isi, di), str(unsur.get("/Alt", "")))
            for anak in isi if isinstance(isi, pikepdf.Array) else [isi]:
                if isinstance(anak, pikepdf.Dictionary) and ("/S" in anak):
                    yield from jalan(anak, di)

        return list(jalan(self.isi.Root.StructTreeRoot, None))

    def teks(self, *jenis: str) -> list[str]:
        """Texts of all elements of these types, in reading order."""
        return [u.teks for u in self.unsur if u.jenis in jenis]
