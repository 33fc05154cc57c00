"""Is everything in order before a book is built? All findings at once."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from ..facts.package import baca_paket, require_facts
from ..facts.yaml_files import baca_yaml
from ..findings import Finding, InputError, errors, kinds, nearest
from ..project.contents import bukan_tahun_ini
from ..project.notebook import baca_notebook, check_stored, narasi_dipakai, parameter_notebook, sumber_sel
from ..project.project import Proyek
from ..prose.laporan import Laporan, buka
from ..prose.narasi import alamat_narasi, uraikan
from ..rules.report import DRAF, PUBLIK
from .backtest import banding
from .data import periksa_data
from .worklist import belum_selesai


def _periksa_notebook(berkas: Path, buka_untuk) -> Iterator[Finding]:
    alamat = f"{berkas.parent.name}/{berkas.name}"
    nb = baca_notebook(berkas)
    parameter, temuan = parameter_notebook(nb, alamat)
    yield from temuan
    yield from check_stored(nb, alamat)
    if temuan:
        return
    try:
        lap: Laporan = buka_untuk(indikator=parameter.get("indikator"))
        dipakai = narasi_dipakai(nb)
    except InputError as e:
        yield from e.findings
        return
    except SyntaxError as e:
        yield kinds.CODE_SYNTAX.at(alamat, cause=e.msg, line=e.lineno)
        return
    for n, sel in enumerate(nb["cells"], 1):
        if sel["cell_type"] == "markdown":
            try:
                uraikan(sumber_sel(sel), lap.tulis, alamat, n)
            except InputError as e:
                yield from e.findings
    for _, nama in dipakai:
        try:
            lap.narasi(nama)
        except InputError as e:
            yield from e.findings


def _narasi_yatim(proyek: Proyek, notebook: list[Path], tahun: int) -> Iterator[Finding]:
    folder = alamat_narasi(proyek.data, tahun, "x").parent
    dipakai = {nama for b in notebook for _, nama in narasi_dipakai(baca_notebook(b))}
    for berkas in sorted(folder.rglob("*.md")):
        nama = berkas.relative_to(folder).as_posix()[:-3]
        if nama not in dipakai:
            yield kinds.UNUSED_NARRATIVE.at(
                f"{proyek.data.name}/narasi/{tahun}/{nama}.md", near=nearest(nama, sorted(dipakai))
            )


def periksa(proyek: Proyek, tahun: int | None = None, versi: str = PUBLIK) -> list[Finding]:
    """Every finding in data, notebooks, pages and narrative of a project.

    Without `tahun` only the data package is checked. What is missing is a finding
    only where the report of `tahun` and `versi` does not say it itself.
    """
    temuan = periksa_data(proyek.data)
    if temuan or tahun is None:
        return temuan
    try:
        require_facts(baca_paket(proyek.data)[0], tahun)
    except InputError as e:
        return list(e.findings)
    if versi != DRAF and (temuan := belum_selesai(proyek, tahun)):
        return temuan
    for berkas in ("_config.yml", "_toc.yml"):
        try:
            baca_yaml(proyek.akar / berkas, berkas)
        except InputError as e:
            temuan += e.findings
    if temuan:
        return temuan
    hilang = [b for b in proyek.notebook + proyek.halaman if not b.exists()]
    if hilang:
        return [kinds.MISSING_PAGE.at("_toc.yml", page=f"{b.parent.name}/{b.name}") for b in hilang]
    buka_untuk = partial(buka, proyek.data, tahun, versi=versi)
    buang = bukan_tahun_ini(proyek.notebook, buka_untuk().katalog)
    notebook = [b for b in proyek.notebook if b not in buang]
    for berkas in notebook:
        try:
            temuan += _periksa_notebook(berkas, buka_untuk)
        except InputError as e:
            temuan += e.findings
    for halaman in proyek.halaman:
        try:
            uraikan(halaman.read_text(encoding="utf-8"), buka_untuk().tulis, f"book/{halaman.name}")
        except InputError as e:
            temuan += e.findings
    if not errors(temuan):
        temuan += _narasi_yatim(proyek, notebook, tahun)
        try:
            temuan += banding(buka_untuk())
        except InputError as e:
            temuan += e.findings
    return list(dict.fromkeys(temuan))
