"""What do the start page and the comparison of all years say?"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ..facts.indicators import Indikator
from ..facts.text_files import write_text
from ..pages.html import page_svg
from ..pages.open_data import FOLDER
from ..prose import kalimat
from ..rules.capaian import Nilai
from ..rules.hasil import Hasil
from ..views.gambar import perkembangan
from ..views.grid import Kolom, Kosong, Tabel, Tautan, Tertulis, describe
from ..views.labels import RESULTS, workbook_name
from .years import Edition, pdf_name

START, COMPARISON = "index.html", "perbandingan.html"
MENU = ((START, "Semua tahun"), (COMPARISON, "Perbandingan antartahun"))


def _card(t: Edition, site: Path, start: str) -> dict[str, Any]:
    """What the start page says of one year."""
    result = t.lap.all_results()
    values = [h.tercapai for h in result]
    files = {
        "PDF": f"{t.tahun}/{pdf_name(t.tahun)}",
        "Excel": f"{t.tahun}/{FOLDER}/{workbook_name(t.tahun)}",
        "JSON": f"{t.tahun}/{FOLDER}/{RESULTS}",
    }
    return {
        "tahun": t.tahun,
        "awal": f"{t.tahun}/{start}",
        "tercapai": values.count(True),
        "banyak": len(values),
        "takdinilai": values.count(None),
        "terisi": sum(h.realisasi is not None for h in result),
        "berkas": [(name, to) for name, to in files.items() if (site / to).exists()],
    }


def _cell(h: Hasil, value: Nilai, caption: str) -> Tertulis | Kosong:
    if value is None:
        return Kosong(f"{caption} tidak tersedia dalam sumber")
    return Tertulis(value, h.tulis(value))


def _capaian(h: Hasil) -> Any:
    return Kosong(f"tidak dapat dihitung karena {h.alasan}") if h.capaian is None else h.capaian


def all_indicators(everything: Sequence[Edition]) -> dict[str, Indikator]:
    """Indicators of all years, each as the newest year that has it defines it."""
    results: dict[str, Indikator] = {}
    for t in everything:
        results |= {id: i for id, i in t.lap.katalog.indikator.items() if id not in results}
    return results


def summary_table(everything: Sequence[Edition]) -> Tabel:
    """Capaian of every indicator in every year; each name leads to its section."""
    return Tabel(
        "perbandingan",
        "Capaian indikator menurut tahun",
        (Kolom("indikator", "Indikator", lebar=6), *(Kolom(str(t.tahun), str(t.tahun), "persen") for t in everything)),
        tuple(
            (Tautan(i.nama, f"#{i.id}"), *(_capaian(t.lap.hasil(i.id)) for t in everything))
            for i in all_indicators(everything).values()
        ),
    )


def indicator_table(everything: Sequence[Edition], id: str, start: str) -> Tabel:
    """Target, realisasi and capaian of one indicator, a row a year, as each year's report has them."""
    rows = []
    page = f"notebooks/{id.replace('_', '-')}.html"
    for t in everything:
        h = t.lap.hasil(id)
        to = page if page in t.pages else start
        rows.append(
            (
                Tautan(str(t.tahun), f"{t.tahun}/{to}"),
                _cell(h, h.target, "target"),
                _cell(h, h.realisasi, "realisasi"),
                _capaian(h),
                h.interpretasi or Kosong(f"tidak dapat dihitung karena {h.alasan}"),
            )
        )
    i = all_indicators(everything)[id]
    return Tabel(
        f"perbandingan-{id}",
        f"{i.nama} ({i.satuan}) menurut tahun",
        (
            Kolom("tahun", "Tahun"),
            Kolom("target", "Target", "desimal"),
            Kolom("realisasi", "Realisasi", "desimal"),
            Kolom("capaian_persen", "Capaian", "persen"),
            Kolom("interpretasi", "Interpretasi"),
        ),
        tuple(rows),
        catatan=tuple(c for c in (i.catatan, kalimat.definisi(everything[0].lap, id)) if c),
    )


def _section(everything: Sequence[Edition], id: str, start: str) -> dict[str, Any]:
    from markupsafe import Markup

    g = perkembangan(next(t.lap for t in everything if id in t.lap.katalog.indikator), id)
    content = {
        "id": id,
        "nama": all_indicators(everything)[id].nama,
        "tabel": describe(indicator_table(everything, id, start)),
    }
    return content if g is None else content | {"svg": Markup(page_svg(g.svg, g.label)), "alt": g.alt, "judul": g.judul}


def write_pages(everything: Sequence[Edition], site: Path, start: str) -> None:
    from jinja2 import Environment, FileSystemLoader

    content = Environment(loader=FileSystemLoader(Path(__file__).parent), autoescape=True).get_template("site.jinja")
    instansi = everything[0].lap.katalog.instansi["nama"]
    m = content.make_module(
        {
            "instansi": instansi,
            "menu": MENU,
            "tahun": [_card(t, site, start) for t in everything],
            "ringkasan": describe(summary_table(everything)),
            "indikator": [_section(everything, id, start) for id in all_indicators(everything)],
        }
    )
    for name, title, part in (
        (START, f"Laporan Kinerja {instansi}", m.awal),
        (COMPARISON, f"Perbandingan antartahun — {instansi}", m.perbandingan),
    ):
        write_text(site / name, str(m.halaman(title, name, part())).strip() + "\n")
