"""Which charts does the report have, and what do they say in words?

Every chart is an SVG with the same bytes for the same figures, comes with a
caption and a text alternative made from its figures, and uses `gaya.mplstyle`.
`id` is an indicator of indikator.yaml (`InputError` when there is none), `name` a source of
datapackage.yaml. A chart without figures keeps label and caption and says why in `tiada`.
In the examples `lap` is the report of the sample agency.
"""

from .dasar import Gambar
from .kinerja import anggaran, penyerapan, perkembangan, ringkasan
from .pohon import organisasi, pohon_kinerja
from .subjek import banding_tahun, deret, silang

__all__ = [
    "Gambar",
    "anggaran",
    "banding_tahun",
    "deret",
    "organisasi",
    "penyerapan",
    "perkembangan",
    "pohon_kinerja",
    "ringkasan",
    "silang",
]
