r"""Which figures, number words and words of direction were typed into a sentence instead of asked from the data?

A typed figure stays when the data change, and "meningkat" stays when the figure falls. Names are no figures: of laws and
their dates ("Undang-Undang Nomor 13 Tahun 2003"), of documents and of what the data name; nor are marks of lists. What is
meant as it stands is marked, with its reason: {harfiah}`27 Agustus | tanggal penetapan Renstra`, or a whole block
`:::{harfiah} alasan`; what was signed is quoted, `:::{kutipan} Keputusan …`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from ..findings import Finding, Kind, kinds
from . import grammar
from .markdown import EXPRESSION, directive_of, inline_of, parse

if TYPE_CHECKING:
    from ..rules.report import Report

LITERAL, QUOTATION = "harfiah", "kutipan"

_ASKED, _NAME, _PLAIN = "\ue0e0", "\ue0e2", "\ue0e3"
"""What stands for an expression, for a name, and for other signs that are no words."""

_MONTH = "Januari|Februari|Maret|April|Mei|Juni|Juli|Agustus|September|Oktober|November|Desember"
_DATE = rf"\d{{1,2}} (?:{_MONTH})(?: \d{{4}})?"
COUNTED = frozenset(
    [
        "orang",
        "jiwa",
        "pegawai",
        "pekerja",
        "peserta",
        "karyawan",
        "buruh",
        "penduduk",
        "warga",
        "pelaku",
        "pencari",
        "lulusan",
        "anggota",
        "pengurus",
        "responden",
        "pengunjung",
        "unit",
        "buah",
        "kasus",
        "perkara",
        "perselisihan",
        "sengketa",
        "pengaduan",
        "koperasi",
        "perusahaan",
        "usaha",
        "umkm",
        "wirausaha",
        "wirausahawan",
        "industri",
        "desa",
        "kecamatan",
        "kabupaten",
        "kelurahan",
        "provinsi",
        "dokumen",
        "laporan",
        "paket",
        "kegiatan",
        "subkegiatan",
        "program",
        "indikator",
        "sasaran",
        "pelatihan",
        "sertifikat",
        "buku",
        "kendaraan",
        "gedung",
        "lembaga",
        "sekolah",
        "siswa",
        "guru",
        "dosen",
        "mahasiswa",
        "pasien",
        "puskesmas",
        "poin",
        "persen",
        "persentil",
        "rupiah",
        "kali",
        "hektare",
        "hektar",
        "kilometer",
        "km",
        "meter",
        "ton",
        "kilogram",
        "liter",
        "pemohon",
        "izin",
        "perizinan",
        "aplikasi",
        "inovasi",
        "penghargaan",
        "temuan",
        "rekomendasi",
        "sampel",
        "jabatan",
    ]
)
"""Nouns before which a number word is a count that the data should give."""

_LAW = (
    r"(?:[Uu]ndang-[Uu]ndang|[Pp]eraturan|Keputusan|Instruksi|Ketetapan|Surat Edaran|Maklumat|Permen|Perpres|Perda|Perka|Perbup"
    r"|Perwa|Pergub|Kepmen|Keppres|Kepres|Kepbup|Kepwal|Kepgub|Inpres|Perpu|Perppu|Qanun|UU|PP|PMK|KMK|POJK|SE|SK|TAP)"
)
_NO_COUNT = rf"(?! (?:{'|'.join(sorted(COUNTED))})\b)"
_YEAR_OF_LAW = r"(?:,? [Tt](?:ahun|h\.?) ?\d{4})"
_NAMES = tuple(
    re.compile(p)
    for p in (
        r"https?://\S+|www\.\S+|(?<![\w.+-])[\w.+-]+@[\w-]+\.[\w.]+",
        # numbers of laws, decrees and letters: "Nomor 13 Tahun 2003", "Nomor PER/20/M.PAN/11/2008", "UU 13/2003", "UUD 1945"
        rf"\bN(?:omor|OMOR|o\.?) ?(?:(?:[A-Z][\w.]*/)*\w*\d[\w./-]*\w|\d\b){_YEAR_OF_LAW}?{_NO_COUNT}|\bn(?:omor|o\.?) ?\d[\w./-]*{_YEAR_OF_LAW}",
        rf"\b{_LAW}\w*(?: [A-Z][\w/-]*){{0,6}} (?:n(?:omor|o\.?) ?)?\d[\w./-]*(?:/\d{{4}}|{_YEAR_OF_LAW})",
        rf"\b{_LAW}\w*(?:[ -][A-Z][\w/-]*|,| dan| tentang| atas| bagi){{0,14}} Tahun \d{{4}}\b",
        r"\b(?:UUD|Undang-Undang Dasar)(?: [A-Z]\w*)*(?: Tahun)? 1945\b",
        rf"\b[Pp]asal \d+[A-Z]?\b{_NO_COUNT}(?: (?:ayat \(?\d+\)?|huruf [a-z]|angka \d+|(?:dan|sampai(?: dengan)?|s\.d\.) (?:[Pp]asal )?\d+[A-Z]?))*\b\)?",
        # what is said of ages, hours, versions, feasts, numbers of telephones, and titles that begin with a figure
        r"\b(?:[Bb]er)?(?:usia|umur|Usia|Umur) \d+(?: ?[–-] ?\d+)? tahun(?: ke (?:atas|bawah))?\b",
        r"\b\d+ tahun ke (?:atas|bawah)\b|\b24/7\b|\b(?:[Ll]ayanan|(?:me|di)layani|[Bb]uka|[Ss]iaga|(?:ber)?[Oo]perasi(?:onal)?) 24 jam\b",
        r"\b[Pp]ukul \d{1,2}[.:]\d{2}(?: ?(?:[–-]|s\.d\.|s/d|sampai(?: dengan)?|hingga) ?(?:[Pp]ukul )?\d{1,2}[.:]\d{2})?\b",
        r"\b(?:[Vv]ersi|Windows|Android) \d+(?:\.\d+)*\b|\bv\d+(?:\.\d+)+\b|\b(?:\d[A-Z]){2,}\b",
        r"\b0\d{2,3}(?:[- ]\d{1,4}){2,}\b|\(0\d{2,3}\) ?\d{3,8}(?:[- ]\d{1,4})*\b|\b[Kk]ode [Pp]os:? \d{5}\b",
        # numbers by which a thing is known, places along a road, schools
        r"\b(?:ISBN|ISSN|NPSN|NPWP|NIK|NIB)[.:]? ?\d[\d.-]*[\dX]\b|\bNIP[.:]? ?\d{8} ?\d{6} ?\d ?\d{3}\b",
        r"\b(?:Jalan|Jl\.)(?: [A-Z][\w.]*){1,6},? (?:KM|Km|No\.?|Nomor)\.? ?\d{1,3}[A-Z]?\b",
        rf"\b(?:SD|SMP|SMA|SMK|TK|MI|MA|MTs)(?:N| Negeri) \d{{1,3}}\b{_NO_COUNT}",
        r"\b(?:SD|SMP|SMA|SMK|TK|MI|MA|MTs) \d{1,3}\b(?=[,;:)]|\.(?!\d)|$| dan\b| atau\b| [A-Z])",
        r"\b(?:Hari|HUT|MTQ|PON|KTT)(?: [A-Z]\w*)* [Kk]e-\d+\b|\bIndonesia Emas \d{4}\b|\bProgram \d+(?: [A-Z]\w*)+",
        r"\b[Aa]yat \(\d+\)|\bhuruf [a-z],? angka \d{1,2}\b",
        r"\b(?:Bab|BAB|Lampiran|Tabel|Gambar|Grafik|Diagram|[Bb]utir|[Hh]alaman|hlm\.) \d+[a-z]?(?:\.\d+)*\b",
        # labels: a quarter, a grade, the ordinal of a goal, a place in a building
        r"\b(?:[Ll]antai|[Rr]uang(?:an)?|Blok|Jalur|RT|RW) \d{1,3}\b(?![.,/]\d| ?%)",
        r"\b(?:[Tt]riwulan|[Ss]emester|[Kk]uartal) [1-4]\b(?![.,]\d| ?%)",
        rf"\b(?:Tahap|Angkatan|Eselon|Golongan|Kelas|Tipe|Level|Misi|Tujuan|Sasaran|Seri|Zona|Kategori)"
        rf" \d{{1,2}}\b(?![.,]\d| ?%| (?:{'|'.join(sorted(COUNTED))})\b)",
        # tokens of which digits are a part: S1, SHA-256, COVID-19, PDF/A-2a, 3T, BP2MI, ISO 9001:2015, Industri 4.0
        r"\b(?!IDR|USD|EUR|SGD|RP\d)[A-Z]{1,6}(?:/[A-Z])?[-/]?\d{1,4}[a-z]?(?:/[A-Z]-?\d{1,2})*(?![\w%]|[.,]\d)|\b\d[A-Z]{1,2}\b|\b(?:[A-Z]+\d{1,2})+[A-Z]+\b",
        r"\b(?:ISO|SNI|IEC|RFC)[ /-]?\d[\d.:/-]*|\bCovid-\d{2}\b|\b(?:[Ii]ndustri|Society) \d\.0\b",
        # planning documents carry their period in the name; a single year is a figure
        r"\b(?:R[A-Z]{2,5}|Renstra|Rencana|Renja|Peta Jalan|Rancangan)(?: [A-Z][\w/-]*| dan| untuk| periode| Periode){0,8}"
        r"(?: [Tt]ahun)? \d{4} ?[–-] ?\d{4}",
    )
)
_DATE_OF_LAW = re.compile(
    rf"(?:tanggal|tertanggal|ditetapkan(?: pada(?: tanggal)?)?|diundangkan(?: pada(?: tanggal)?)?|berlaku sejak) {_DATE}",
    re.IGNORECASE,
)
_MARK_OF_LIST = re.compile(r"(?<![\w.,])\((\d{1,2})\)|(?<![\w.,(])(\d{1,2})\)(?= )")
_HEADING_NUMBER = re.compile(r"\A(?:[A-Z]\.)?\d{1,2}(?:\.\d{1,2})*\.? (?=[A-Z])")

_FIGURE = re.compile(
    r"(?:\b(?:Rp|IDR|USD)\.? ?|(?<!\w)[-−+±])?(?<!\w)\d[\d.,:/]*(?:\d|(?<=\d))?(?: ?%| persen\b| per mil\b)?"
    r"(?: (?:ribu|juta|miliar|milyar|triliun)\b)?(?: rupiah\b)?|(?:\b(?:Rp|IDR|USD)\.? ?)\d[\d.,]*|[½⅓⅔¼¾⅕⅛]|(?<=\w)\d[\d.,]*"
)
_TIGHT_RP = re.compile(r"\bRp\.? ?\d")

_ONES = [
    "nol",
    "satu",
    "dua",
    "tiga",
    "empat",
    "lima",
    "enam",
    "tujuh",
    "delapan",
    "sembilan",
    "sepuluh",
    "sebelas",
    "seratus",
    "seribu",
    "sejuta",
    "semiliar",
]
_SCALES = ["belas", "puluh", "ratus", "ribu", "juta", "miliar", "milyar", "triliun", "kuadriliun"]
_NUMBER = rf"(?:{'|'.join(_ONES)})(?:[ -]?(?:{'|'.join((*_ONES, *_SCALES))}|koma))*"
_NUMBER_WORDS = re.compile(rf"(?<![\w-])({_NUMBER})(?![\w-])(?: ([a-z][\w-]*))?", re.I)
_WORD_OF_NUMBER = re.compile(rf"{'|'.join((*_ONES, *_SCALES))}|koma")
_FRACTION = re.compile(
    r"(?<![\w-])(separuh|setengah|sepertiga|seperempat|seperlima|dua pertiga|tiga perempat|dua perlima|\w+ per(?:dua|tiga|empat|lima|sepuluh))"
    r"(?:nya)?(?! (?:ke (?:atas|bawah)|penganggur\w*|waktu|hati|matang|jadi|hari|badan|jalan|lingkaran|mati))(?![\w-])",
    re.I,
)
_ROUGH = re.compile(r"(?<![\w-])(belasan|puluhan|ratusan|ribuan|jutaan|miliaran|triliunan) ([a-z][\w-]*)", re.I)
_NO_COUNT_AFTER = [
    "pasal",
    "ayat",
    "angka",
    "huruf",
    "nomor",
    "kelas",
    "roda",
    "kaki",
    "lantai",
    "semester",
    "triwulan",
    "tingkat",
    "golongan",
    "bab",
    "ke",
    "per",
    "setiap",
    "tiap",
    "simpang",
    "segi",
    "sila",
    "pancasila",
    "catur",
    "tahap",
    "jalur",
    "blok",
]
_ARTICLE_AFTER = [
    "hanya",
    "sebanyak",
    "tepat",
    "cuma",
    "sejumlah",
    "berjumlah",
    "tercatat",
    "baru",
    "sebesar",
    "mencapai",
]
_TWICE = re.compile(r"\b(?:ter|di|men)(?:catat|hitung|sebut|jumlahkan|muat|tulis|cetak|masukkan)\w* $")


_STRONG = (
    r"naik|turun|meningkat|menurun|bertambah|berkurang|merosot|melonjak|anjlok|melejit|meroket|melambung|menanjak|terpuruk|menyusut"
    r"|naiknya|turunnya|meningkatnya|menurunnya|bertambahnya|berkurangnya|merosotnya|melonjaknya|kenaikan|penurunan|lonjakan|kemerosotan"
    r"|stagnan|terpangkas|terkontraksi"
)
_WEAK = r"membaik|memburuk|menguat|melemah|mengecil|membesar|tumbuh|melandai|melambat|jatuh(?! (?:tempo|pada|sakit))|membengkak"
_MEASURED = r"kinerja|capaian|realisasi|nilai|indeks|skor|hasil|penyerapan|persentase|angka|jumlah|banyaknya|proporsi|rasio|tingkat|target|pendapatan|anggaran"
_DIRECTIONS = (
    re.compile(rf"(?<![\w-])({_STRONG})(?![\w-])", re.I),
    re.compile(rf"(?<![\w-])(?:{_MEASURED})(?![\w-])[^.,;:!?]*?(?<![\w-])({_WEAK})(?![\w-])", re.I),
    re.compile(r"(?<![\w-])(tumbuh (?:sebesar|sebanyak|pesat|positif|negatif|dari|signifikan))(?![\w-])", re.I),
    re.compile(
        r"(?<![\w-])((?:terjadi|mengalami|mencatat|mencatatkan|menunjukkan|terdapat|ada|adanya) (?:\w+ )?(?:peningkatan|pertambahan|pertumbuhan|pengurangan|penyusutan)) (?:sebesar|sebanyak|dari|signifikan|yang|\ue0e0|tajam|dibanding)",
        re.I,
    ),
    re.compile(
        r"(?<![\w-])((?:terjadi|mengalami) (?:\w+ )?(?:peningkatan|pertambahan|pertumbuhan|pengurangan|penyusutan))(?![\w-])",
        re.I,
    ),
    re.compile(
        r"(?<![\w-])((?:peningkatan|pertambahan|pertumbuhan|pengurangan|penyusutan|penambahan) (?:sebesar|sebanyak))(?![\w-])",
        re.I,
    ),
    re.compile(
        r"(?<![\w-])((?:berhasil|telah|sudah) (?:meningkatkan|menaikkan|menurunkan|menekan|menambah|mengurangi))"
        rf" (?:{_MEASURED}|proporsi|laju)(?![\w-])",
        re.I,
    ),
    re.compile(
        r"(?<![\w-])(lebih (?:tinggi|rendah|besar|kecil|banyak|sedikit) (?:dari|daripada|dibanding|dibandingkan|ketimbang))(?![\w-])",
        re.I,
    ),
    re.compile(
        r"(?<![\w-])(di (?:atas|bawah) (?:target|rata-rata|capaian|realisasi|ambang|standar)(?! (?:yang|ini)\b))(?![\w-])",
        re.I,
    ),
    re.compile(r"(?<![\w-])((?:melampaui|melebihi|melewati) (?:target|rata-rata|capaian|realisasi))(?![\w-])", re.I),
)
_ANY_DIRECTION = re.compile(
    rf"{_STRONG}|{_WEAK}|peningkatan|pertambahan|pertumbuhan|pengurangan|perbaikan|pelemahan|penguatan|penambahan"
    r"|(?:berhasil|telah|sudah) me|lebih|di (?:atas|bawah)|mel(?:ampaui|ebihi|ewati)",
    re.I,
)
_IDIOMS = re.compile(
    r"(?<![\w-])(?:kenaikan (?:pangkat|gaji|jabatan|kelas|golongan)|naik[ -](?:kelas|pangkat|jabatan|banding|haji|status|tingkat kelas|kendaraan|ojek|sepeda|motor|mobil|angkutan|kereta|pesawat|kapal|bus)"
    r"|turun[ -](?:tangan|lapangan|langsung|temurun|gunung|serta|hujan|ke lapangan|kelas|jabatan|pangkat)|hujan turun)(?![\w-])",
    re.I,
)
_HYPOTHETICAL = re.compile(
    r"\b(?:apabila|jika|jikalau|bila|kalau|seandainya|andaikan|apakah|agar|supaya)\b(?!(?: \w+){0,2} (?:di(?:banding|sanding|lihat|tinjau|gabung|hitung)))",
    re.I,
)
_INTENDED = re.compile(
    r"\b(?:dapat|bisa|harus|perlu|akan|diharapkan|seharusnya|semestinya|idealnya|mungkin|untuk|guna|ingin|hendak|boleh|direncanakan"
    r"|ditargetkan|berpotensi|upaya|program|kegiatan|strategi|sasaran|tujuan|indikator|persentase|target|mendorong|mempercepat|percepatan"
    r"|mencegah|dalam rangka|menuju|demi|semakin|makin|misi|angka|laju)\b(?: [\w-]+){0,2} ?$",
    re.I,
)
_NOUNS = frozenset(
    [
        "kenaikan",
        "penurunan",
        "naiknya",
        "turunnya",
        "meningkatnya",
        "menurunnya",
        "bertambahnya",
        "berkurangnya",
        "merosotnya",
        "lonjakan",
    ]
)
_ALWAYS_INTENDED = re.compile(
    r"\b(?:dapat|bisa|harus|perlu|akan|diharapkan|seharusnya|semestinya|idealnya|mungkin|untuk|guna|ingin|hendak|boleh|direncanakan"
    r"|ditargetkan|berpotensi|demi|semakin|makin)\b(?: [\w-]+){0,2} ?$",
    re.I,
)
_LOOK_BACK = 400
"""How many letters of a sentence are read back for what makes it a plan or a condition."""
_DIGIT = re.compile(r"\d")
_SENTENCE_END = re.compile(r"[.!?;](?=\s|$)|\n\n")
_CLAUSE_END = re.compile(r"[.!?;,:()—–](?=\s|$)")

_PURE = frozenset(
    [
        "angka",
        "persen",
        "rupiah",
        "bilangan",
        "terbilang",
        "terbilang_rupiah",
        "terbilang_persen",
        "tanggal",
        "arah",
        "perubahan",
        "banding",
        "selisih",
        "mutlak",
        "kapital",
        "perlu",
    ]
)
_STRING = re.compile(r"\"[^\"]*\"|'[^']*'")
_IDENTIFIER = re.compile(r"[A-Za-z_]\w*")


@dataclass(frozen=True, slots=True)
class Literal:
    """What a mark of a literal says: the words as they are printed, and why they may stand so."""

    words: str
    reason: str


def read_literal(content: str) -> Literal:
    r"""The two parts of a marked literal, on both sides of its bar.

    >>> read_literal("27 Agustus | tanggal penetapan Renstra")
    Literal(words='27 Agustus', reason='tanggal penetapan Renstra')
    >>> read_literal("27 Agustus")
    Literal(words='27 Agustus', reason='')
    """
    words, _, reason = content.partition("|")
    return Literal(words.strip().removesuffix("\\").rstrip(), reason.strip())


def is_reason(text: str) -> bool:
    """Whether a text says something: three letters are the least.

    >>> is_reason("tanggal penetapan"), is_reason(" - ")
    (True, False)
    """
    return sum(map(str.isalpha, text)) >= 3


@dataclass(frozen=True)
class Names:
    """Official names that hold digits, number words or words of direction, as the data of a report have them.

    `years` are the report's years with the names by which prose asks for them, `units` the words in which its data count.
    """

    words: tuple[str, ...] = ()
    years: dict[str, str] = field(default_factory=dict, hash=False)
    units: frozenset[str] = frozenset()

    @staticmethod
    def of(texts: Iterable[str], years: dict[str, str] | None = None, units: Iterable[str] = ()) -> Names:
        """Those of some texts that could be taken for figures; a number alone, or with one word, is no name.

        >>> Names.of(["Renstra 2021–2026", "12 kasus", "Tahun 2024", "Koperasi", "Naik Kelas"]).words
        ('Renstra 2021–2026', 'Naik Kelas')
        """
        chosen = {t for t in texts if 4 <= len(t) <= 300 and _LOOKS_TYPED.search(t) and _is_name(t)}
        return Names(tuple(sorted(chosen, key=lambda t: (-len(t), t))), years or {}, frozenset(units))


_LOOKS_TYPED = re.compile(
    rf"\d|(?<![\w-])(?:{_STRONG}|{_WEAK}|peningkatan|pertumbuhan|pertambahan|lebih|{'|'.join(_ONES)})(?![\w-])", re.I
)
_NUMERIC = re.compile(
    rf"\W*(?:tahun|bulan|triwulan|{_MONTH}|\W)*\d[\d.,]*\W*\w*\W*|\W*(?:tahun|\W)*\d{{4}}\W+\d{{4}}", re.I
)


def _is_name(text: str) -> bool:
    return not _NUMERIC.fullmatch(text) and sum(map(str.isalpha, text)) >= 3 and not _DATE_ALONE.fullmatch(text)


_DATE_ALONE = re.compile(rf"\d{{4}}-\d\d-\d\d|{_DATE}")


def official_names(lap: Report) -> Names:
    """The official names that a report has: of its agency, plan, programmes, documents, and in the cells of its tables.

    >>> "P1" in official_names(lap).words, official_names(lap).years["2025"]
    (False, 'tahun')
    """
    catalogue, package = lap.katalog, lap.paket
    texts: set[str] = {*_texts(catalogue.instansi), *_texts(catalogue.dokumen), *_texts(catalogue.keputusan)}
    texts |= {p.nama for p in catalogue.periode} | {s.rujukan for scale in catalogue.skala.values() for s in scale}
    texts |= {k.rujukan for k in catalogue.efisiensi}
    for year in catalogue.history.stretches():
        past = catalogue.at(year)
        texts |= {*_texts(past.instansi), *(i.nama for i in (*past.tujuan, *past.sasaran, *past.indikator.values()))}
    for source in package.sources.values():
        texts |= {source.title, *(c.title for c in source.columns), *_texts(source.origin)}
        cells = [c.name for c in source.columns if c.type == "string" and c.vocabulary != "nilai_indikator"]
        for column in cells:
            texts |= {*package.tables[source.name][column].dropna()}
    years = {str(lap.tahun): "tahun", str(lap.tahun - 1): "tahun_lalu"}
    units = {c.unit for source in package.sources.values() for c in source.columns}
    units |= {i.satuan for i in catalogue.indikator.values()}
    units |= {u for t in package.tables.values() if "satuan" in t for u in t["satuan"].dropna()}
    return Names.of(
        map(str, texts), years, {u.lower() for u in map(str, units) if u.isalpha() and len(u) > 2} - _MEASURES
    )


_MEASURES = frozenset(["indeks", "nilai", "predikat", "rasio", "skor", "angka", "persentase"])
"""Units in which nothing is counted."""


def _texts(thing: Any) -> Iterator[str]:
    """Every text in settings, however deep."""
    if isinstance(thing, str):
        yield thing
    elif isinstance(thing, dict):
        for part in thing.values():
            yield from _texts(part)
    elif isinstance(thing, list | tuple):
        for part in thing:
            yield from _texts(part)


def _says_words(child, role: str) -> bool:
    """Whether code, a formula or raised letters are words of the sentence: a number alone, or more than a name or a sign."""
    content, lettered = child.content.strip(), any(map(str.isalpha, child.content))
    if child.type == "math_inline" or role == "math":
        return not lettered
    if child.type == "code_inline":
        return not lettered or bool(re.search(r"\s", content))
    return role in ("sub", "sup") and len(content) > 2


class _Block:
    """The words of one block, with what is no figure in them covered."""

    def __init__(self, token, heading: bool):
        self.text, self.rows = "", []
        for row, child in inline_of(token):
            role = child.meta.get("name") if child.type == "myst_role" else ""
            if child.type in ("text", "image") or _says_words(child, role):
                piece = child.content  # a figure stays one as code, as a formula, or in the words for an image
            elif child.type in ("softbreak", "hardbreak"):
                piece = "\n"
            elif role in (LITERAL, "numref", "ref", "doc"):
                piece = _NAME
            elif child.type in ("code_inline", "myst_role", "math_inline", "footnote_ref", "html_inline"):
                piece = _PLAIN
            else:
                piece = ""
            self.text += piece
            self.rows += [row + 1] * len(piece)
        self.text = re.sub(r"[\u00a0\u202f\u2007\n]", " ", self.text)
        self.heading = heading

    def cover(self, names: Names) -> None:
        """Cover names with signs that are no words, keeping every place."""
        for name in names.words:
            if name in self.text:
                self.text = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", lambda m: _NAME * len(m[0]), self.text)
        if not _DIGIT.search(self.text):
            self.text = _IDIOMS.sub(lambda m: _NAME * len(m[0]), self.text)
            return
        for pattern in _NAMES:
            self.text = pattern.sub(lambda m: _NAME * len(m[0]), self.text)
        self.text = _DATE_OF_LAW.sub(self._date_of_law, self.text)
        if self.heading:
            self.text = _HEADING_NUMBER.sub(lambda m: _NAME * len(m[0]), self.text)
        marks = [int(m[1] or m[2]) for m in _MARK_OF_LIST.finditer(self.text)]
        if len(marks) > 1 and marks == list(range(1, len(marks) + 1)):
            self.text = _MARK_OF_LIST.sub(lambda m: _NAME * len(m[0]), self.text)
        self.text = _IDIOMS.sub(lambda m: _NAME * len(m[0]), self.text)

    def _date_of_law(self, m: re.Match) -> str:
        return _NAME * len(m[0]) if _NAME in self.sentence(m.start()) else m[0]

    def sentence(self, at: int) -> str:
        """What of its sentence stands before a place."""
        return self._since(_SENTENCE_END, at)

    def clause(self, at: int) -> str:
        """What of its clause stands before a place."""
        return self._since(_CLAUSE_END, at)

    def _since(self, end: re.Pattern[str], at: int) -> str:
        start = max(0, at - _LOOK_BACK)
        return self.text[max((m.end() for m in end.finditer(self.text, start, at)), default=start) : at]


def _figures(block: _Block) -> Iterator[tuple[int, str]]:
    for m in _FIGURE.finditer(block.text):
        figure = m[0].strip(" .,:/")
        if figure:
            yield m.start() + len(m[0]) - len(m[0].lstrip()), figure


def _counts(block: _Block, units: frozenset[str]) -> Iterator[tuple[int, str]]:
    """Number words that count, each with its place."""
    counted = COUNTED | units
    for m in _FRACTION.finditer(block.text):
        yield m.start(), m[0]
    for m in _ROUGH.finditer(block.text):
        if m[2].lower() in counted:
            yield m.start(), m[0]
    for m in _NUMBER_WORDS.finditer(block.text):
        words, noun = _WORD_OF_NUMBER.findall(m[1].lower()), (m[2] or "").lower()
        before = re.search(r"([\w-]+) $", block.text[max(0, m.start() - 40) : m.start()])
        last = before[1].lower() if before else ""
        if last in _NO_COUNT_AFTER:
            continue
        within = bool(re.search(r"[\w\ue0e0]", block.sentence(m.start())))
        title = m[1][1:] != m[1][1:].lower() or (m[1][0].isupper() and within)
        if title and noun not in ("rupiah", "persen"):
            continue  # a name
        scaled = any(w in _SCALES for w in words) or words[0] in ("seratus", "seribu", "sejuta", "semiliar")
        if words == ["satu"] and not (last in _ARTICLE_AFTER and noun in counted):
            continue
        if (
            noun == "kali"
            and words in (["satu"], ["dua"])
            and _TWICE.search(block.text[max(0, m.start() - 40) : m.start()])
        ):
            continue
        alone = last in _ARTICLE_AFTER[:7] and words != ["satu"]
        if noun in counted or "koma" in words or alone or (scaled and (len(words) > 1 or noun)):
            yield m.start(), m[0] if noun in counted else m[1]


def _directions(block: _Block) -> Iterator[tuple[int, str]]:
    """Words of direction that are said as a fact, each with its place."""
    if not _ANY_DIRECTION.search(block.text):
        return
    for pattern in _DIRECTIONS:
        for m in pattern.finditer(block.text):
            at, word = m.start(1), m[1]
            if _HYPOTHETICAL.search(block.sentence(at)):
                continue
            before = block.clause(at)
            if (_INTENDED if word.lower() in _NOUNS else _ALWAYS_INTENDED).search(before):
                continue
            yield at, word


def _constant(expression: str) -> bool:
    """Whether an expression asks nothing of the data: only figures or words that were typed into it.

    >>> _constant('bilangan(12)'), _constant('"dua belas"'), _constant("angka(i.target)"), _constant("tahun")
    (True, True, False, False)
    """
    bare = _STRING.sub("", expression)
    return bool(expression.strip()) and not {*_IDENTIFIER.findall(bare)} - _PURE


@lru_cache(maxsize=1024)
def _near_figure(figure: str, years: tuple[tuple[str, str], ...]) -> str:
    known = dict(years).get(figure)
    if known:
        return "{eval}`" + known + "`"
    if "Rp" in figure or "rupiah" in figure:
        return "{eval}`rupiah(…)`"
    return "{eval}`persen(…)`" if "%" in figure or "persen" in figure else "{eval}`angka(…)`"


def _near_direction(word: str) -> str:
    word = word.lower()
    if word.startswith(("lebih", "di ", "mel")) and " " in word:
        return "{eval}`banding(…)`"
    return "{eval}`arah(…)`" if word.startswith(("naik", "turun")) else "{eval}`perubahan(…)`"


def find_typed(
    text: str, file: str, cell: int | None = None, *, names: Names | None = None, page: bool = False
) -> list[Finding]:
    """Every figure, number word and word of direction that was typed into a text, with its line.

    `names` are official names in which such words may stand; `page` says that the text is a file of `book/`.

    >>> for f in find_typed("Ada 76 koperasi.\\n\\nJumlahnya menurun.", "a.md"): print(f)
    a.md, baris 1: ditemukan angka yang diketik `76`; seharusnya angka dari data, misalnya {eval}`angka(…)`; ambil dari data, atau tandai {harfiah}`76 | alasannya`. [N420]
    a.md, baris 3: ditemukan kata arah yang diketik `menurun`; seharusnya kata menurut data, misalnya {eval}`perubahan(…)`; ambil dari data, atau tandai {harfiah}`menurun | alasannya`. [N422]
    >>> find_typed("Undang-Undang Nomor 13 Tahun 2003 berlaku bagi {eval}`angka(x)` koperasi.", "a.md")
    []
    """
    names = names or Names()
    findings: list[Finding] = []

    def say(kind: Kind, row: int, **words: object) -> None:
        findings.append(kind.at(file, cell=cell, row=row, **words))

    lines = text.split("\n")

    def typed(kind: Kind, row: int, words: str, **more: object) -> None:
        # In a table the bar of the mark would begin another cell.
        mark = "tabel itu: `:::{harfiah} alasannya` di atasnya, `:::` di bawahnya"
        say(kind, row, text=words, mark=mark if "|" in lines[row - 1] else f"{{harfiah}}`{words} | alasannya`", **more)

    years = tuple(sorted(names.years.items()))
    read = grammar.read_text(text)
    decided = _decided(read)
    for token, heading in _readable_blocks(parse(text, page=page), say):
        block = _Block(token, heading)
        block.cover(names)
        taken: set[int] = set()
        for at, figure in _figures(block):
            typed(kinds.TYPED_FIGURE, block.rows[at], figure, near=_near_figure(figure, years))
            taken.add(at)
        for at, words in _counts(block, names.units):
            if not taken & {*range(at - 2, at + len(words))}:
                typed(kinds.TYPED_NUMBER_WORD, block.rows[at], words)
                taken |= {*range(at, at + len(words))}
        for at, word in sorted(_directions(block)):
            if not taken & {*range(at, at + len(word))} and not _is_made_true(word, decided.get(block.rows[at])):
                typed(kinds.TYPED_DIRECTION, block.rows[at], word, near=_near_direction(word))
                taken |= {*range(at, at + len(word))}
    for m in EXPRESSION.finditer(text):
        if _constant(m[1]):
            say(kinds.CONSTANT_EXPRESSION, text.count("\n", 0, m.start()) + 1, expression=" ".join(m[1].split()))
    for named in read.head:
        typed = named.name and _constant(named.expression) and named.expression not in _PLAIN_CONSTANTS
        # A word may be named that only chooses rows; one that would be printed may not.
        if typed and (not _WORD_OF_ROWS.fullmatch(named.expression) or _printed(named.name, read)):
            say(kinds.CONSTANT_EXPRESSION, named.row, expression=named.expression)
    return sorted(dict.fromkeys(findings), key=lambda f: f.place.row or 0)


def _is_made_true(word: str, words: re.Pattern[str] | None) -> bool:
    return words is not None and words.search(word) is not None


def _decided(read: grammar.Text) -> dict[int, re.Pattern[str]]:
    """Rows that stand under a condition which compares figures, each with the words of direction that it makes true."""
    named = {n.name: n.expression for n in read.head}
    rows: dict[int, re.Pattern[str]] = {}
    waiting: list[tuple[grammar.Words | grammar.Condition, re.Pattern[str] | None]] = [(p, None) for p in read.parts]
    while waiting:
        part, words = waiting.pop()
        if isinstance(part, grammar.Condition):
            function = named.get(part.expression, part.expression).partition("(")[0].strip()
            made_true = None if part.negated else _MADE_TRUE.get(function)
            waiting += [(p, made_true or words) for p in part.parts]
        elif words:
            rows |= dict.fromkeys(range(part.row, part.row + part.text.count("\n") + 1), words)
    return rows


_UP = r"naik|meningkat|bertambah|melonjak|melejit|meroket|melambung|menanjak|kenaikan|lonjakan|tumbuh|membesar|peningkatan|pertambahan|pertumbuhan"
_DOWN = r"turun|menurun|berkurang|merosot|anjlok|terpuruk|menyusut|penurunan|kemerosotan|mengecil|terpangkas|terkontraksi|pengurangan|penyusutan"
_MADE_TRUE = {
    "naik": re.compile(rf"\b(?:{_UP})", re.I),
    "turun": re.compile(rf"\b(?:{_DOWN})", re.I),
    "tetap": re.compile("stagnan", re.I),
    "di_atas": re.compile(rf"\b(?:{_UP}|lebih (?:tinggi|besar|banyak)|di atas|melampaui|melebihi|melewati)", re.I),
    "di_bawah": re.compile(rf"\b(?:{_DOWN}|lebih (?:rendah|kecil|sedikit)|di bawah)", re.I),
}
"""Which words of direction a condition makes true: under `naik` nothing may fall."""


def find_unreasoned(text: str, file: str, cell: int | None = None, *, page: bool = False) -> list[Finding]:
    """Marks that something may stand as it is, without their reason, and quotations without their document.

    >>> [f.code for f in find_unreasoned("Sejak {harfiah}`27 Agustus` berlaku.", "a.md")]
    ['N424']
    """
    findings: list[Finding] = []

    def say(kind: Kind, row: int, **words: object) -> None:
        findings.append(kind.at(file, cell=cell, row=row, **words))

    for _ in _readable_blocks(parse(text, page=page), say):
        pass
    return findings


_PLAIN_CONSTANTS = ("0", "1", "100")


_WORD_OF_ROWS = re.compile(r"\"[^\"]*\"|'[^']*'")


def _printed(name: str, read: grammar.Text) -> bool:
    """Whether a sentence shows what a name of the head stands for, instead of choosing rows by it."""
    asked = list(read.expressions())[len(read.head) :]
    return any(re.search(rf"(?<![=\w]){re.escape(name)}\b", _STRING.sub("", e)) for e in asked)


def _readable_blocks(tokens, say) -> Iterator[tuple[object, bool]]:
    """The blocks whose words are the report's own; says marks and quotations that lack their reason or source."""
    heading = False
    for token in tokens:
        named = directive_of(token)
        if named and named[0] in (LITERAL, QUOTATION):
            row = (token.map or [0])[0] + 1
            if not is_reason(named[1]):
                say(kinds.NO_SOURCE_OF_QUOTATION if named[0] == QUOTATION else kinds.NO_REASON, row, text=LITERAL)
            continue
        if named and named[0] == "admonition":
            row = (token.map or [0])[0]
            title = [t.copy(map=[row, row + 1]) for t in parse(named[1]) if t.type == "inline"]
            yield from _readable_blocks(title, say)
        if token.type in ("fence", "colon_fence"):
            yield from _readable_blocks(token.children or [], say)
        elif token.type == "inline":
            for row, child in inline_of(token):
                if child.type == "myst_role" and child.meta.get("name") == LITERAL:
                    literal = read_literal(child.content)
                    if not is_reason(literal.reason) or not literal.words:
                        say(kinds.NO_REASON, row + 1, text=child.content)
            yield token, heading
        heading = token.type == "heading_open"
