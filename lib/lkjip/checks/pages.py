"""Is everything in order before a book is built? All findings at once."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from ..facts.package import baca_paket
from ..facts.yaml_files import baca_yaml
from ..findings import KesalahanIsi, Temuan, mirip
from ..project.contents import bukan_tahun_ini
from ..project.notebook import baca_notebook, narasi_dipakai, parameter_notebook, sumber_sel
from ..project.project import Proyek
from ..prose.laporan import Laporan, buka
from ..prose.narasi import alamat_narasi, uraikan
from ..rules.report import DRAF, PUBLIK
from .backtest import banding
from .data import periksa_data
from .worklist import belum_selesai


def _periksa_notebook(berkas: Path, buka_untuk) -> Iterator[Temuan]:
    alamat = f"{berkas.parent.name}/{berkas.name}"
    nb = baca_notebook(berkas)
    parameter, temuan = parameter_notebook(nb, alamat)
    yield from temuan
    if temuan:
        return
    try:
        lap: Laporan = buka_untuk(indikator=parameter.get("indikator"))
        dipakai = narasi_dipakai(nb)
    except KesalahanIsi as e:
        yield from e.temuan
        return
    except SyntaxError as e:
        yield Temuan(alamat, "", f"kode yang tidak dapat dibaca ({e.msg}, baris {e.lineno})", "kode Python yang sah")
        return
    for n, sel in enumerate(nb["cells"], 1):
        if sel["cell_type"] == "markdown":
            try:
                uraikan(sumber_sel(sel), lap.tulis, alamat, f"sel {n}, ")
            except KesalahanIsi as e:
                yield from e.temuan
    for _, nama in dipakai:
        try:
            lap.narasi(nama)
        except KesalahanIsi as e:
            yield from e.temuan


def _narasi_yatim(proyek: Proyek, notebook: list[Path], tahun: int) -> Iterator[Temuan]:
    folder = alamat_narasi(proyek.data, tahun, "x").parent
    dipakai = {nama for b in notebook for _, nama in narasi_dipakai(baca_notebook(b))}
    for berkas in sorted(folder.rglob("*.md")):
        nama = berkas.relative_to(folder).as_posix()[:-3]
        if nama not in dipakai:
            yield Temuan(
                f"{proyek.data.name}/narasi/{tahun}/{nama}.md",
                "",
                "narasi yang tidak ditampilkan notebook mana pun",
                "dipanggil dengan lap.narasi()",
                mirip(nama, sorted(dipakai)),
            )


def _tanpa_fakta(proyek: Proyek, tahun: int) -> list[Temuan]:
    """A year of which nothing is known and which nobody prepares is a slip, not a report."""
    paket, _ = baca_paket(proyek.data)
    ada = {
        int(t)
        for n, isi in paket.tabel.items()
        if "tahun" in isi and not paket.sumber[n].semua_tahun
        for t in isi["tahun"]
    }
    if tahun in ada or tahun in paket.persiapan or not ada:
        return []
    harus = f"tahun yang mempunyai data ({min(ada)} sampai {max(ada)})"
    saran = f"perbaiki tahunnya, atau siapkan tahun berikutnya dengan: lkjip new-year {max(ada) + 1}"
    return [Temuan("tahun laporan", "", str(tahun), harus, saran)]


def periksa(proyek: Proyek, tahun: int | None = None, versi: str = PUBLIK) -> list[Temuan]:
    """Every finding in data, notebooks, pages and narrative of a project.

    Without `tahun` only the data package is checked. What is missing is a finding
    only where the report of `tahun` and `versi` does not say it itself.
    """
    temuan = periksa_data(proyek.data)
    if temuan or tahun is None:
        return temuan
    if versi != DRAF and (temuan := _tanpa_fakta(proyek, tahun) or belum_selesai(proyek, tahun)):
        return temuan
    for berkas in ("_config.yml", "_toc.yml"):
        try:
            baca_yaml(proyek.akar / berkas, berkas)
        except KesalahanIsi as e:
            temuan += e.temuan
    if temuan:
        return temuan
    hilang = [b for b in proyek.notebook + proyek.halaman if not b.exists()]
    if hilang:
        return [
            Temuan(
                "_toc.yml",
                "",
                f"`{b.parent.name}/{b.name}`",
                "berkas yang ada",
                "perbaiki namanya atau tulis berkasnya",
            )
            for b in hilang
        ]
    buka_untuk = partial(buka, proyek.data, tahun, versi=versi)
    buang = bukan_tahun_ini(proyek.notebook, buka_untuk().katalog)
    notebook = [b for b in proyek.notebook if b not in buang]
    for berkas in notebook:
        try:
            temuan += _periksa_notebook(berkas, buka_untuk)
        except KesalahanIsi as e:
            temuan += e.temuan
    for halaman in proyek.halaman:
        try:
            uraikan(halaman.read_text(encoding="utf-8"), buka_untuk().tulis, f"book/{halaman.name}")
        except KesalahanIsi as e:
            temuan += e.temuan
    if not temuan:
        temuan += _narasi_yatim(proyek, notebook, tahun)
        try:
            temuan += banding(buka_untuk())
        except KesalahanIsi as e:
            temuan += e.temuan
    return list(dict.fromkeys(temuan))
