"""How is something added to a data file, byte for byte beside what was there?"""

from __future__ import annotations

import csv
import io
from collections.abc import Container, Iterable

import pandas as pd
import yaml

from ..checks.worklist import kunci_tanpa_tahun, setahun
from ..facts.description import EDISI, Sumber


def tambah_baris(isi: bytes, baris: Iterable[list[str]], pemisah: str) -> bytes:
    r"""A CSV file with lines added at its end, in its own line ends; what was there stays byte for byte.

    >>> tambah_baris(b"tahun;unit\r\n2024;3", [["2025", ""]], ";")
    b'tahun;unit\r\n2024;3\r\n2025;\r\n'
    """
    akhir = "\r\n" if b"\r\n" in isi else "\n"
    teks = io.StringIO(newline="")
    csv.writer(teks, delimiter=pemisah, lineterminator=akhir).writerows(baris)
    sambung = b"" if isi.endswith(b"\n") else akhir.encode()
    return isi + sambung + teks.getvalue().encode() if teks.getvalue() else isi


def baris_baru(
    isi: bytes, sumber: Sumber, tabel: pd.DataFrame, tahun: int, indikator: Container[str]
) -> list[list[str]]:
    """Last year's rows for the new year: names and codes as they are written, figures empty.

    Not repeated are a row that the new year has already, and one of an indicator
    that is not among those of the new year.
    """
    pembaca = csv.reader(io.StringIO(isi.decode("utf-8-sig"), newline=""), delimiter=sumber.pemisah)
    judul = next(pembaca)
    tertulis = dict((pembaca.line_num, sel) for sel in pembaca)  # noqa: C402  (line_num changes with each row)
    ada = {kunci_tanpa_tahun(sumber, b) for _, b in tabel[tabel["tahun"] == tahun].iterrows()}
    kosong = {k.nama for k in sumber.isian} | {EDISI}
    beracuan = [k.nama for k in sumber.kolom if k.kamus == "indikator"]
    return [
        [str(tahun) if j == "tahun" else "" if j in kosong else s for j, s in zip(judul, tertulis[n], strict=True)]
        for n, b in setahun(tabel, sumber, tahun - 1).iterrows()
        if kunci_tanpa_tahun(sumber, b) not in ada and all(b[k] in indikator for k in beracuan)
    ]


def salin_butir(teks: str, daftar_di: str, kunci: str, tahun: int) -> str | None:
    """A YAML text in which the newest entry of a dated list stands once more, for a new year.

    Comments and layout stay. None when the list has an entry of that year, or none at all.

    >>> print(salin_butir("- tahun: 2024\\n  nomor: 1 # SK\\n", "", "tahun", 2025), end="")
    - tahun: 2024
      nomor: 1 # SK
    - tahun: 2025
      nomor: 1
    >>> print(salin_butir("a:\\n- {mulai: 2024, b: c}\\nd: e\\n", "a", "mulai", 2025), end="")
    a:
    - {mulai: 2024, b: c}
    - {mulai: 2025, b: c}
    d: e
    """
    akar = yaml.compose(teks, Loader=yaml.SafeLoader)
    if daftar_di:
        akar = next((v for k, v in akar.value if k.value == daftar_di), None)
    if not isinstance(akar, yaml.SequenceNode) or akar.flow_style or not akar.value:
        return None
    tahun_butir = [next(v for k, v in b.value if k.value == kunci) for b in akar.value]
    if any(int(v.value) >= tahun for v in tahun_butir):
        return None
    butir, waktu = max(zip(akar.value, tahun_butir, strict=True), key=lambda x: int(x[1].value))

    def potong(dari: yaml.Node) -> int:
        """Where the text of an entry ends: after its last value, without what follows."""
        return dari.end_mark.index if dari.flow_style else max(v.end_mark.index for _, v in dari.value)

    awal_baris = teks.rfind("\n", 0, butir.start_mark.index) + 1
    salinan = (
        teks[awal_baris : waktu.start_mark.index] + str(tahun) + teks[waktu.end_mark.index : potong(butir)]
    ).rstrip()
    sesudah = teks.find("\n", len(teks[: potong(akar.value[-1])].rstrip()))
    batas = "\r\n" if "\r\n" in teks else "\n"
    if sesudah < 0:
        return f"{teks}{batas}{salinan}{batas}"
    return f"{teks[: sesudah + 1]}{salinan}{batas}{teks[sesudah + 1 :]}"
