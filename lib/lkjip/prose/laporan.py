"""Where do the notebooks get everything from? The report of one year.

`buka` reads the data package once, keeps only facts up to the report year, and
offers results, budgets and the vocabulary of the narrative.
In the examples `lap` is the report of the sample agency.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..facts.package import fingerprint, read_package, require_data_folder, require_facts
from ..findings import InputError, kinds, nearest, refuse
from ..findings.machine import entrance
from ..rules.report import DRAF, PUBLIK, Report, load
from .parameters import check_names, check_session, check_values
from .text import Teks

if TYPE_CHECKING:
    from .sandbox import Evaluator, Values


@dataclass(frozen=True)
class Laporan(Report):
    """The report of one year: its figures, and the sentences that say them.

    `buka` makes it. `tahun` is the report year, `paket` the facts known up to it, `katalog` the
    names and rules of that year, `indikator` the one that a page is about (or None), `versi`
    publik, internal or draf.

    >>> lap.tahun, lap.indikator.nama, lap.hasil("kunjungan").tercapai
    (2025, 'Persentase penduduk yang berkunjung ke perpustakaan (contoh)', True)
    """

    @cached_property
    def lenient(self) -> bool:
        """Whether what is missing is said in the report instead of stopping it.

        So it is in a draft, in a year of which no narrative was ever written, and
        in one for which it is declared what its sources do not have.

        >>> lap.lenient
        False
        """
        if self.versi == DRAF or (self.preparation and self.preparation.unavailable):
            return True
        return not (self.paket.folder / "narasi" / str(self.tahun)).is_dir()

    @cached_property
    def kosakata(self) -> dict[str, Any]:
        """Names that the inline expressions of the narrative may use, with what they stand for.

        `i` and `lalu` are only there when the page is about an indicator.

        >>> lap.kosakata["tahun"], lap.kosakata["i"].tulis(lap.kosakata["i"].target)
        (2025, '20,00%')
        """
        from .vocabulary import kosakata

        return kosakata(self)

    @cached_property
    def evaluator(self) -> Evaluator:
        """The evaluator of inline expressions of this report.

        >>> lap.evaluator.write("banding(i.realisasi, i.target)")
        'di atas'
        """
        from .sandbox import Evaluator  # loads Jinja2, when there is prose to write

        return Evaluator(self.kosakata, self.lenient)

    def tulis(self, expression: str, values: Values = (), use: str = "kalimat") -> str:
        """Write one inline expression as the text that stands in the sentence.

        `values` are names with their expressions, as the head of a text gives them; with `use` "syarat" it is
        answered whether the expression holds, with "nilai" only tried whether it can be computed.

        >>> lap.tulis("persen(i.capaian)")
        '106,25%'
        >>> lap.tulis("angka(kini)", (("kini", 'data("kunjungan", "pengunjung_orang")'),))
        '26.350'
        """
        return self.evaluator.write(expression, values, use)

    def narasi(self, name: str) -> Teks:
        """The narrative of the report year with its figures put in.

        `name` is its path below data/narasi/<tahun>, without `.md`. `InputError` is raised for an
        expression that cannot be written, and, unless the report is `lenient`, for a file that
        is not there or not yet written.

        >>> print(lap.narasi("kunjungan/analisis").markdown.split(". ")[0])
        Jumlah penduduk yang berkunjung meningkat dari
        21.960 orang menjadi 26.350 orang
        >>> lap.narasi("belum-ditulis")
        Traceback (most recent call last):
        lkjip.findings.InputError: data/narasi/2025/belum-ditulis.md: tidak ada berkas; seharusnya berkas narasi tahun ini; tulis berkas itu. [N101]
        """
        from .narasi import read_narrative

        return read_narrative(self, name, self.tulis, lenient=self.lenient)


@entrance
def buka(data: str | Path, tahun: int, indikator: str | None = None, *, versi: str = PUBLIK, **other: Any) -> Laporan:
    """Open the report of a year from a data folder.

    `indikator` names the indicator that a page is about; the narrative of that
    page then knows its result as `i` and last year's as `lalu`. `versi` "internal"
    shows the names of private persons, "publik" and "draf" their initials; "draf"
    says what is missing instead of refusing it.
    Raises `InputError` with every finding when the data cannot be read, and for a year
    without facts, a value of the wrong type, or the name of a parameter that no report
    has (`other`, or in a cell of the notebook that calls).

    >>> from lkjip import buka
    >>> from lkjip.projects.new_indicator import SAMPLE
    >>> buka(SAMPLE / "data", 2024).hasil("kunjungan").realisasi
    Decimal('18.00')
    """
    value = {"data": str(data) if isinstance(data, Path) else data, "tahun": tahun, "versi": versi}
    value |= {} if indikator is None else {"indikator": indikator}
    refuse([*check_names(other), *check_session(), *check_values(value)])
    root = Path(os.path.realpath(data))  # `resolve` raises of a link that leads to itself
    require_data_folder(root)
    package, findings = read_package(root)
    refuse(findings)
    require_facts(package, tahun, draft=versi == DRAF)
    package, catalogue, find = load(root, tahun, fingerprint(root))
    if indikator is None:
        return Laporan(tahun, package, catalogue, None, versi, find)
    if indikator not in catalogue.indikator:
        near = nearest(indikator, catalogue.indikator)
        raise InputError(
            [kinds.UNKNOWN_INDICATOR.at("parameter", "indikator", id=indikator, when=f" tahun {tahun}", near=near)]
        )
    return Laporan(tahun, package, catalogue, catalogue.indikator[indikator], versi, find)
