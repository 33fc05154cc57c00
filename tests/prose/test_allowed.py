"""What prose may hold passes, everything else is refused with its line, and nothing takes long."""

import struct
import time
import zlib
from pathlib import Path

import pytest

from conftest import ROOT
from lkjip.findings import InputError
from lkjip.projects.new_indicator import SAMPLE, SAMPLE_YEAR
from lkjip.prose.allowed import Text, examine, examine_page
from lkjip.prose.laporan import buka
from lkjip.prose.markdown import CELL, NARRATIVE, PAGE
from small_project import write

PAGES = frozenset({"book/glosarium", "notebooks/kunjungan"})
PNG = (ROOT / "book/contoh-halaman.png").read_bytes()


def png(width: int, height: int, colour: int = 0) -> bytes:
    """A picture of grey letters, or of what `colour` says of them."""

    def chunk(name: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))

    head = struct.pack(">IIBBBBB", width, height, 8, colour, 0, 0, 0)
    rows = zlib.compress((b"\0" + b"\x40" * width) * height)
    return PNG[:8] + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


# A line of each with the row that is named and the code; `⏎` ends a line.
REFUSED = r"""
1 N302 ```{include} ../../etc/passwd⏎```
1 N302 ```{literalinclude} ../../etc/passwd⏎```
1 N302 ```{csv-table}⏎:url: file:///etc/passwd⏎```
1 N302 ```{csv-table}⏎:file: /etc/passwd⏎```
1 N302 ```{raw} html⏎:url: file:///etc/passwd⏎```
1 N302 ```{raw} html⏎<script>⏎```
1 N302 ```{eval-rst}⏎.. include:: /etc/passwd⏎```
1 N302 ~~~{include} x⏎~~~
1 N302 `````{include} x⏎`````
1 N302 :::{include} x⏎:::
1 N302 ```{INCLUDE} x⏎```
1 N302 ```{include}	x⏎```
3 N302 - a⏎⏎  ```{include} x⏎  ```
3 N302 > a⏎>⏎> ```{include} x⏎> ```
3 N302 ::::{note}⏎a⏎:::{include} x⏎:::⏎::::
5 N302 ::::::{note}⏎a⏎:::::{tip}⏎b⏎:::{raw} html⏎:::⏎:::::⏎::::::
1 N302 ```{code-cell}⏎x⏎```
1 N302 ```{mermaid}⏎x⏎```
1 N302 ```{figure} /etc/x.png⏎```
1 N302 :::{image} x.png⏎:::
1 N302 :::{glossary}⏎a⏎:::
1 N302 ```{lkjip-tabel}⏎{}⏎```
1 N302 ```{tableofcontents}⏎```
1 N304 {download}`../../etc/passwd`
1 N304 :::{note} {download}`x`⏎:::
3 N304 A⏎⏎{doc}`x` {term}`y`
1 N304 {raw}`x`
1 N304 {EVAL}`tahun`
2 N304 a⏎{evall}`tahun`
1 N305 {ref}`bab`
1 N305 {numref}`Tabel %d <tbl-a>`
1 N313 { eval }`tahun`
1 N313 {eval} `tahun`
1 N313 {eval}`angka(1 dan seterusnya
1 N313 {eval}‘tahun’
1 N313 Kepala {nama} menyatakan
1 N313 {{ tahun }}
1 N313 {.kelas}⏎a
1 N313 [x](javascript:alert(1))
1 N313 [x](data:text/html,abc)
1 N313 [x](file:///etc/passwd)
1 N313 <file:///etc/passwd>
1 N313 [teks][id]
1 N313 a^[b]
1 N313 a ~~b~~
1 N313 a --> b
1 N313 ##Judul
1 N313 • butir satu⏎• butir dua
2 N313 Sebabnya:⏎a. huruf a⏎b. huruf b
1 N313 – strip satu⏎– strip dua
2 N313 - Sebabnya:⏎  (1) ayat satu⏎  (2) ayat dua
1 N313 [x] (../book/glosarium.md)
4 N316 a⏎⏎:::{bila-tidak} ada(tahun)⏎- ~~~⏎  ~~~⏎:::⏎~~~⏎:::⏎⏎~~~⏎x⏎~~~
1 N316 - :::{bila} ada(tahun)⏎  a⏎  :::
1 N301 a <{eval}`instansi.alamat`> b
3 N301 a⏎⏎b <img {eval}`instansi.alamat`> c
1 N313 ![gbr]
1 N301 a </div></main> b
1 N303 :::{admonition} A {download}`x` B⏎b⏎:::
1 N303 :::{admonition} <img src=x>⏎b⏎:::
1 N303 :::{admonition} ![x](https://x.id/a.png)⏎b⏎:::
1 N302 :::{jika} a⏎b⏎:::
1 N316 :::{bila tidak} a⏎b⏎:::
1 N313 <<<<<<< HEAD⏎a⏎⏎=======⏎b⏎⏎>>>>>>> lain
3 N301 a⏎⏎<script>alert(1)</script>
1 N301 a <iframe src="//x.id"></iframe>
1 N301 a <img src=x onerror=alert(1)>
1 N301 <meta http-equiv="refresh" content="0">
1 N301 a<br>b
2 N301 a⏎b <nama instansi>
1 N301 <!DOCTYPE html>
1 N301 <?php x ?>
3 N312 a⏎⏎<!-- lupa⏎⏎b
1 N312 :::{note}⏎isi
1 N312 ```⏎isi
3 N312 isi⏎⏎:::
1 N306 [x](ftp://x.id)
1 N306 [x](../../x.md)
1 N306 [x](../../../etc/passwd)
1 N306 [x](/etc/passwd)
1 N306 [x](//x.id)
1 N306 [x](%2e%2e/%2e%2e/x.md)
1 N306 [x](..\\..\\x.md)
1 N306 [x](../book/tiada.md)
1 N306 [x](../book/glosarium.md#a)
1 N306 [x](#a)
1 N306 <path:/etc/passwd>
1 N306 <project:../x.md>
1 N306 <inv:x>
1 N306 [](https://x.id)
1 N306 [x](tabel:../../x.json)
1 N306 [x](https://a@x.id)
1 N307 ![x](http://x.id/a.png)
1 N307 ![x](../book/tiada.png)
1 N307 ![x](/etc/a.png)
1 N307 ![x](../data/a.png)
1 N307 ![x](../book/salah.png)
1 N307 ![](../book/a.png)
1 N307 ![x \& y](../book/a.png)
1 N307 ![x `y`](../book/a.png)
1 N307 ![x](<../book/a b.png>)
1 N307 ![x](../book/a%20b.png)
1 N307 ![x](../book/a#b.png)
1 N307 ![x](../book/gambaré.png)
1 N307 ![x](../book/terpotong.png)
1 N307 ![x](../book/tanpa-warna.png)
1 N307 ![x](../book/tinggi.png)
1 N307 ![x](../book/besar.png)
1 N307 a ![x](../book/a.png)
1 N307 ![x](data:image/png;base64,AAAA)
1 N308 # a
3 N308 a⏎⏎## b
1 N308 a⏎---
3 N314 a⏎⏎[id]: https://x.id
2 N314 a⏎% b
3 N314 a⏎⏎+++⏎⏎b
1 N309 a[^zz]
3 N309 a⏎⏎[^a]: b
5 N309 a[^a]⏎⏎[^a]: b⏎⏎[^a]: c
3 N309 a[^a]⏎⏎[^a]: - b
1 N310 | a | b |⏎|--|⏎| 1 | 2 |
1 N310 | a | b |⏎| 1 | 2 |
3 N310 | a | b |⏎|---|---|⏎| 1 | 2 | 3 |
4 N310 | a | b |⏎|---|---|⏎| 1 | 2 |⏎Sumber: x
1 N311 $\text{"#panic(1)"}$
1 N311 $\frac{1}{$
1 N311 $\input{x}$
1 N311 $a #b$
1 N311 $$⏎\foo⏎$$
1 N311 $$⏎a⏎$$ (nama)
1 N311 US$ 5 dan US$ 6
1 N311 Rp5$ dan$6
1 N311 {math}`\foo`
1 N303 ```{math}⏎```
1 N303 ```{math}⏎:label: x⏎a⏎```
1 N303 :::{note}⏎:class: x⏎a⏎:::
1 N303 :::{note}⏎---⏎class: x⏎---⏎a⏎:::
1 N303 :::{note}⏎:::
1 N303 :::{note}⏎<!-- a -->⏎:::
1 N303 :::{container} 99 !!⏎a⏎:::
1 N303 :::{container} sampul⏎a⏎:::
1 N303 :::{admonition}⏎a⏎:::
1 N316 :::note⏎a⏎:::
1 N316 ```python⏎a⏎```
3 N316 a⏎⏎    b
1 N317 ***⏎⏎a
3 N317 a⏎⏎***
5 N317 a⏎⏎***⏎⏎***⏎⏎b
1 N318 ---⏎a: b⏎---⏎⏎c
1 N319 (a)=⏎b
"""

ALLOWED = r"""
Dinas melakukan (1) pendataan pelaku usaha di desa;⏎(2) pelatihan; dan (3) pendampingan sampai usahanya tumbuh,⏎(4) pemantauan.
a. satu⏎⏎b. dua
Pelaku usaha – juga yang baru – didata⏎– semuanya – oleh dinas⏎– pada akhir tahun.
Teks *miring*, **tebal**, `kode`, "kutip", 5% (lima), [sic] [1], a < b, 5 <6, #5, Rp1.000,00, a & b &copy; -- c.
*) catatan
Qur'an, Ma`ruf, nama_kolom_x, a | b
US$ 5 juta
US\$ 5 dan US\$ 6
\{nama\} \<b\> \[^a\] \#
`{eval}` dan `<b>` dan `](x)`
- a⏎- b⏎  1. c⏎  2. d
7. a⏎8. b
- a⏎  - b⏎    - c⏎      - d⏎        - e⏎          - f
> a⏎>⏎> - b
Istilah⏎: arti⏎: arti lain
a\⏎b
a⏎⏎---⏎⏎b
<!-- a -->⏎⏎b <!-- c --> d
:::{note}⏎a⏎:::
:::{note} a *b*⏎:::
:::{admonition} Judul⏎a⏎:::
::::{note}⏎:::{tip}⏎a⏎:::⏎::::
1. a⏎⏎   :::{warning}⏎   b⏎   :::
:::{container} tanda-tangan⏎a\⏎b⏎:::
| a | b |⏎|:--|--:|⏎| 1 | 2 |⏎| 3 |
| a |⏎|---|⏎| x\|y |
| a |⏎|---|⏎| {eval}`x("a|b")` |
```⏎a⏎```
Naik {eval}`angka(1)` kasus, **{eval}`nama(i)`**, {eval}`a(⏎b)` dan c.
{numref}`tbl-a` {ref}`tbl-a` {ref}`teks <tbl-a>` H{sub}`2`O m{sup}`2` {math}`a + b`
[a](https://x.id/a_b?c=%20d#e) <https://x.id> <a@x.id> [b](mailto:a@x.id) [c](http://x.id)
[a](https://x.id "judul") [**b**](../book/glosarium.md) [c](kunjungan.ipynb)
[a][b]⏎⏎[b]: https://x.id
[a](tabel:laporan-{eval}`tahun`.xlsx)
a[^a] b[^a]⏎⏎[^a]: c *d*⏎⏎    e
| a |⏎|---|⏎| b[^b] |⏎⏎[^b]: c
![Uraian](../book/a.png)
$a+b$, $x_1$, $y^2$ dan $\le 5$
$$⏎\frac{\text{Realisasi}}{\text{Target}} \times 100\%⏎$$
```{math}⏎a = b⏎```
```{nilai}⏎a = 1⏎```⏎⏎:::{bila} tercapai(i)⏎b⏎:::⏎⏎:::{kutipan} Keputusan⏎c⏎:::⏎⏎{harfiah}`12 | sebab`
"""


@pytest.fixture(scope="module")
def root(tmp_path_factory) -> Path:
    root = tmp_path_factory.mktemp("proyek")
    for page in PAGES:
        write(root / f"{page}.{'md' if page.startswith('book') else 'ipynb'}", "")
    (root / "book/a.png").write_bytes(PNG)
    for name in ("a b.png", "a#b.png", "gambaré.png", "gambare\u0301.png"):
        (root / "book" / name).write_bytes(PNG)
    (root / "book/salah.png").write_bytes(b"<svg>")
    (root / "book/terpotong.png").write_bytes(PNG[: len(PNG) // 2])
    (root / "book/tanpa-warna.png").write_bytes(png(4, 4, colour=7))
    (root / "book/tinggi.png").write_bytes(png(10, 400))
    (root / "book/besar.png").write_bytes(png(12_000, 9000))
    return root


def seen(text: str, root: Path, kind: str = NARRATIVE, cell: int | None = None) -> list:
    return examine(Text(text, "a.md", kind, cell, root, PAGES))


def lines(table: str) -> list[str]:
    return table.strip("\n").split("\n")


def test_what_is_not_allowed_is_refused_where_it_stands(root):
    for line in lines(REFUSED):
        row, code, text = line.split(" ", 2)
        text = text.replace("⏎", "\n")
        together = Text(text, "a.md", NARRATIVE, None, root, PAGES)
        found = [(f.place.row, f.code) for f in [*examine(together), *examine_page([together])]]
        assert (int(row), code) in found, (line, found)


def test_what_is_allowed_has_no_finding(root):
    for line in lines(ALLOWED):
        text = line.replace("⏎", "\n")
        for kind in (NARRATIVE, CELL, PAGE):
            text = text if kind != PAGE else text.replace("../book/", "").replace("(kunj", "(../notebooks/kunj")
            assert [str(f) for f in seen(text, root, kind)] == [], line


def test_pages_and_cells_may_hold_what_narratives_may_not(root):
    page = "---\ncetak: false\n---\n\n# Judul *a*\n\n## Bagian\n\n### Isi\n\n```{lkjip-daftar} table\n```\n"
    assert seen(page, root, PAGE) == []
    assert examine_page([Text(page, "a.md", PAGE)]) == []
    assert [f.code for f in seen(page.replace("cetak: false", "myst:\n  a: b"), root, PAGE)] == ["N318", "N318"]
    assert [f.code for f in seen(page.replace("cetak: false", "cetak: false\ncetak: true"), root, PAGE)] == ["N318"]
    assert [f.code for f in seen(f"\n\n{page}", root, PAGE)] == ["N318"]
    assert [f.code for f in seen(f"<!-- apa -->\n{page}", root, PAGE)] == ["N318"]
    assert [f.code for f in seen("# a [b](https://x.id)", root, CELL)] == ["N308"]
    assert [f.code for f in seen("- # a", root, CELL)] == ["N308"]
    assert str(seen("a\n\n<b>", root, CELL, 3)[0]).startswith("a.md, sel 3, baris 3: ")


def test_headings_and_names_are_looked_at_over_the_whole_page():
    def places(*texts: str) -> list[tuple]:
        found = examine_page([Text(t, "a", CELL, n) for n, t in enumerate(texts, 1)])
        return [(f.code, f.place.cell, f.place.row) for f in found]

    assert places("# a", "b", "## c\n\n### d", "## e") == []
    assert places("a") == [("N308", 1, None)]
    assert places("## a") == [("N308", 1, 1)]
    assert places("# a", "b\n\n# c") == [("N308", 2, 3)]
    assert places("# a", "## b\n\n#### c") == [("N308", 2, 3)]
    assert places("# a\n\nb[^x]\n\n[^x]: c", "d[^x]\n\n[^x]: e") == [("N321", 2, 3)]


PATHOLOGICAL = {
    "a" * 20_000: "N315",
    "[" * 5000: "N315",
    "`" * 5000: "N315",
    ">" * 5000: "N315",
    "*a " * 3000: "N315",
    "![" * 3000: "N315",
    "](" * 3000: "N315",
    "- " * 3000 + "a": "N315",
    "\n".join("  " * n + "- a" for n in range(100)): "N315",
    "".join(f"[a{n}]: x\n" for n in range(900)): "N315",
    "".join(":" * (40 - n) + "{note}\n" for n in range(30)): "N315",
    "$" * 5000: "N315",
    "<!-" * 4000 + "\n\n<!--": "N315",
    "kata " * 100_000: "N315",
    "$" + "{" * 900 + "}" * 900 + "$": "N311",
    "$" + "{" * 400 + "a" + "}" * 400 + "$": "N311",
}


def test_no_text_takes_long(root):
    for text, code in PATHOLOGICAL.items():
        start = time.process_time()
        assert code in {f.code for f in seen(text, root)}, text[:20]
        assert time.process_time() - start < 2, text[:20]


def test_a_narrative_is_refused_where_a_notebook_shows_it(tmp_path):
    """Also when nobody has run a check: so papermill and `jupyter-book build` refuse the same."""
    import shutil

    data = shutil.copytree(SAMPLE / "data", tmp_path / "proyek" / "data")
    folder = data / "narasi" / str(SAMPLE_YEAR) / "kunjungan"
    outside = tmp_path / "rahasia.md"
    write(outside, "Rahasia.\n")
    lap = buka(data, SAMPLE_YEAR, "kunjungan")

    def said(name: str) -> str:
        with pytest.raises(InputError) as e:
            lap.narasi(name)
        return str(e.value)

    write(folder / "a.md", "Naik {eval}`salah`.\n\n```{include} /etc/passwd\n```\n")
    assert [line[-5:-1] for line in said("kunjungan/a").split("\n")] == ["N302", "N201"]
    for name in ("../../PANDUAN", "../2024/x", "/etc/passwd", "..\\x", "kunjungan//a", "./a", "C:x", "a/../a", ""):
        assert "N322" in said(name), name
    (folder / "b.md").symlink_to(outside)
    assert "N322" in said("kunjungan/b")
    (folder / "c.md").mkdir()
    assert "N322" in said("kunjungan/c")
    (folder.parent / "luar").symlink_to(tmp_path, target_is_directory=True)
    assert "N322" in said("luar/rahasia")
    (folder / "d.md").symlink_to(folder / "tiada.md")
    assert "N322" in said("kunjungan/d")


def test_the_name_of_a_picture_is_told_aright(root):
    for name in ("<../book/a b.png>", "../book/a%20b.png", "../book/a\\ b.png"):
        found = seen(f"![x]({name})", root)
        assert len(found) == 1
    assert "`gambare.png`" in str(seen("![x](../book/gambaré.png)", root)[0])
    assert "`a-b.png`" in str(seen("![x](../book/a%23b.png)", root)[0])
    assert "10 × 400 piksel" in str(seen("![x](../book/tinggi.png)", root)[0])
