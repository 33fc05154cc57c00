"""How do the notebooks of a year get executed, quickly and strictly?

papermill runs each notebook once. A process that has pandas, matplotlib and the
data already loaded forks for each notebook (two at once); where there is no fork
(Windows) they run one after another in that same process.
"""

from __future__ import annotations

import ast
import json
import multiprocessing
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from .temuan import KesalahanIsi, Temuan, mirip

WAJIB = {"tahun": int, "data": str, "versi": str}
PILIHAN = {"indikator": str}
PARAMETER = WAJIB | PILIHAN


def baca_notebook(berkas: Path) -> dict[str, Any]:
    """Read a notebook as plain JSON; a broken file becomes one finding."""
    try:
        nb = json.loads(berkas.read_text(encoding="utf-8"))
        for sel in nb["cells"]:
            sel["cell_type"], sel["metadata"], sel["source"]
        return nb
    except (json.JSONDecodeError, UnicodeDecodeError, KeyError, TypeError):
        raise KesalahanIsi(
            [
                Temuan(
                    f"{berkas.parent.name}/{berkas.name}",
                    "",
                    "isi yang bukan notebook",
                    "berkas notebook yang utuh",
                    "kembalikan berkas itu dari riwayat",
                )
            ]
        ) from None


def sumber_sel(sel: dict) -> str:
    return "".join(sel["source"])


def parameter_notebook(nb: dict, berkas: str) -> tuple[dict[str, Any], list[Temuan]]:
    """Literal parameters of a notebook, with everything that is wrong about them.

    Exactly one cell is tagged `parameters`; it assigns literals to known names.
    """
    sel = [(n, c) for n, c in enumerate(nb["cells"], 1) if "parameters" in c["metadata"].get("tags", [])]
    if len(sel) != 1:
        return {}, [
            Temuan(berkas, "", f"{len(sel)} sel bertanda `parameters`", "tepat satu", "periksa tanda sel parameter")
        ]
    nomor, isi = sel[0]
    letak = f"sel {nomor}"
    nilai: dict[str, Any] = {}
    temuan: list[Temuan] = []
    try:
        perintah = ast.parse(sumber_sel(isi)).body
    except SyntaxError as e:
        return {}, [Temuan(berkas, f"{letak}, baris {e.lineno}", "tulisan Python yang keliru", "nama = nilai")]
    for p in perintah:
        if not isinstance(p, ast.Assign) or len(p.targets) != 1 or not isinstance(p.targets[0], ast.Name):
            temuan.append(Temuan(berkas, letak, f"`{ast.unparse(p)}`", "hanya baris nama = nilai"))
            continue
        nama = p.targets[0].id
        if nama not in PARAMETER:
            temuan.append(
                Temuan(berkas, letak, f"parameter `{nama}`", "parameter yang dikenal", mirip(nama, PARAMETER))
            )
            continue
        try:
            nilai[nama] = ast.literal_eval(p.value)
        except ValueError:
            temuan.append(Temuan(berkas, letak, f"`{ast.unparse(p)}`", "nilai tetap, bukan perhitungan"))
            continue
        if type(nilai[nama]) is not PARAMETER[nama]:
            jenis = "bilangan bulat" if PARAMETER[nama] is int else "teks dalam tanda kutip"
            temuan.append(Temuan(berkas, letak, f"`{ast.unparse(p)}`", jenis, "perbaiki nilainya"))
    temuan += [
        Temuan(berkas, letak, f"tidak ada parameter `{n}`", f"parameter {', '.join(WAJIB)}", "tambahkan")
        for n in WAJIB
        if n not in nilai and not any(t.ada == f"parameter `{n}`" for t in temuan)
    ]
    return nilai, temuan


def _rapikan(nb) -> None:
    """Drop what differs from run to run: times, durations, random ids."""
    nb.metadata.pop("papermill", None)
    nb.metadata.pop("language_info", None)
    for sel in nb.cells:
        sel.metadata.pop("papermill", None)
        sel.metadata.pop("execution", None)
        if "injected-parameters" in sel.metadata.get("tags", []):
            sel.id = "parameter-tahun"


def jalankan(berkas: Path, keluar: Path, parameter: dict[str, Any], mesin: str) -> None:
    """Execute one notebook with papermill and store it with its outputs.

    `keluar` is written only when every cell succeeded. Raises `KesalahanIsi`.
    """
    import nbformat
    import papermill
    from papermill.exceptions import PapermillExecutionError

    from .mesin import SelGagal

    alamat = f"{berkas.parent.name}/{berkas.name}"
    try:
        nb = papermill.execute_notebook(
            str(berkas),
            None,
            parameters=parameter,
            engine_name=mesin,
            kernel_name="python3",
            language="python",
            progress_bar=False,
            request_save_on_cell_execute=False,
            berkas=alamat,
            tempat=str(keluar.parent),
        )
    except SelGagal as e:
        raise KesalahanIsi([_sel_gagal(alamat, e.nomor, e.nama, e.pesan)]) from None
    except PapermillExecutionError as e:
        raise KesalahanIsi([_sel_gagal(alamat, e.cell_index, e.ename, e.evalue)]) from None
    _rapikan(nb)
    nbformat.write(nb, keluar)


def _sel_gagal(alamat: str, nomor: int, nama: str, pesan: str) -> Temuan:
    if nama == "KesalahanIsi":
        return Temuan(alamat, f"sel {nomor}", pesan.replace("\n", " ").rstrip("."), "sel berjalan tanpa kesalahan")
    return Temuan(
        alamat,
        f"sel {nomor}",
        f"{nama} ({pesan})",
        "sel berjalan tanpa kesalahan",
        "perbaiki sel itu atau kembalikan dari riwayat",
    )


def panaskan(data: Path, tahun: int) -> None:
    """Load once what every notebook needs, before forking."""
    import matplotlib.backends.backend_svg
    import matplotlib.figure
    import matplotlib.style  # noqa: F401
    from IPython.core import interactiveshell  # noqa: F401

    from . import gambar, kalimat, mesin, tabel, tampil  # noqa: F401
    from .laporan import buka

    buka(data, tahun)


def _kerja(tugas: tuple) -> list[Temuan]:
    try:
        jalankan(*tugas)
    except KesalahanIsi as e:
        return list(e.temuan)
    return []


def jalankan_semua(
    notebook: Sequence[Path], keluar: Path, *, tahun: int, data: Path, versi: str, mesin: str, serentak: int = 2
) -> Iterator[list[Temuan]]:
    """Execute notebooks into the folder `keluar`; yields the findings of each.

    The first item comes as soon as the work has begun to be done, so a caller can
    do something else between starting and collecting.
    """
    from .mesin import PROSES

    panaskan(data, tahun)
    parameter = {"tahun": tahun, "data": Path(os.path.relpath(data, keluar)).as_posix(), "versi": versi}
    tugas = [(b, keluar / b.name, parameter, mesin) for b in notebook]
    serentak = min(serentak, len(tugas))
    if mesin == PROSES and "fork" in multiprocessing.get_all_start_methods() and serentak > 1:
        kolam = multiprocessing.get_context("fork").Pool(serentak)
        janji = kolam.imap(_kerja, tugas)

        def kumpulkan() -> Iterator[list[Temuan]]:
            with kolam:
                yield from janji

        return kumpulkan()
    return map(_kerja, tugas)
