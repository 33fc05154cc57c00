"""Are the settings and the list of contents of the book such as Jupyter Book and this library can follow?

Both files are written by people, and Jupyter Book says of a slip in them something in English, or nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from ..facts.folders import files, leads_inside
from ..facts.schema import examine_content, shown
from ..facts.yaml_files import line_of, read_yaml, yaml_lines
from ..findings import kinds, nearest, one_of
from ..findings.tally import HELD, Outcome
from ..prose.allowed import IMAGE_FOLDER
from ..prose.pictures import MAGIC
from .contents import named_pages

CONTENTS, SETTINGS, COPIES = "_toc.yml", "_config.yml", ".lkjip-salinan.yaml"

EXTENSIONS = ("myst_nb", "jupyter_book", "sphinx_comments", "sphinx_external_toc", "sphinx_book_theme")
"""What a book cannot do without, beside this library's own extension."""

_PICTURES = ("logo", "favicon", "html_logo", "html_favicon")
_ICONS = {".ico": b"\0\0\1\0"}
_BUTTONS = ("use_edit_page_button", "use_repository_button", "use_issues_button")
"""Settings that lead to a repository, which then must be named."""

_HARMLESS = ("sphinx_copybutton", "sphinx_design", "sphinx_togglebutton", "sphinx.ext.intersphinx")


@lru_cache(maxsize=1)
def _schema() -> dict[str, Any]:
    return read_yaml(Path(__file__).with_name("settings.yaml"))


def _structure(root: Path, name: str) -> tuple[list[Outcome], bool]:
    schema = _schema()
    outcomes = list(examine_content(root / name, name, schema["berkas"][name], schema["$defs"]))
    return outcomes, not any(outcomes)


def examine_contents(root: Path) -> Iterator[Outcome]:
    """Confront the list of contents with what it may be, and with the notebooks that there are."""
    outcomes, sound = _structure(root, CONTENTS)
    yield from outcomes
    if not sound:
        return
    content = read_yaml(root / CONTENTS, CONTENTS)
    lines = yaml_lines(root / CONTENTS, CONTENTS)
    if ("parts" in content) == ("chapters" in content):
        found = "`parts` dan `chapters`" if "parts" in content else "tidak ada `parts` dan tidak ada `chapters`"
        yield kinds.ONE_OF.at(CONTENTS, row=1, found=found, choices="salah satu dari `parts` atau `chapters`")
    first: dict[str, int | None] = {}
    for at, page in named_pages(content):
        line = line_of(lines, at)
        if page.casefold() in first:
            yield kinds.PAGE_TWICE.at(CONTENTS, row=line, page=shown(page), first=first[page.casefold()])
        else:
            yield HELD
        first.setdefault(page.casefold(), line)
    for file in files(root / "notebooks", "**/*.ipynb"):
        page = file.relative_to(root).with_suffix("").as_posix()
        if page.casefold() in first:
            yield HELD
        else:
            yield kinds.PAGE_OUTSIDE.at(f"{page}.ipynb", page=page)


def examine_record(root: Path) -> Iterator[Outcome]:
    """Confront the record of copies, where a project has one, with what it may be."""
    if (root / COPIES).is_file():
        yield from _structure(root, COPIES)[0]


def _files_named(content: dict, root: Path) -> Iterator[tuple[tuple, str, list[Path]]]:
    """Files and folders that the settings name: where, by which name, and where each may be."""
    config = content["sphinx"]["config"]
    folders = [root / p for p in config["html_static_path"]]
    for n, name in enumerate(config["html_static_path"]):
        yield ("sphinx", "config", "html_static_path", n), name, [f for f in (root / name,) if f.is_dir()]
    for key in ("html_css_files", "html_js_files"):
        for n, name in enumerate(config[key]):
            found = [f / name for f in folders if (f / name).is_file() and leads_inside(f / name, f)]
            yield ("sphinx", "config", key, n), name, found
    for at, name in (
        (("logo",), content.get("logo")),
        (("html", "favicon"), content["html"].get("favicon")),
        (("sphinx", "config", "html_logo"), config.get("html_logo")),
        (("sphinx", "config", "html_favicon"), config.get("html_favicon")),
    ):
        if name is not None:
            yield at, name, [f for f in (root / name,) if f.is_file()]


def _is_picture(file: Path) -> bool:
    """Whether a file of the book's folder begins as the pictures do that its name says it is."""
    begin = (MAGIC | _ICONS).get(file.suffix.lower())
    with file.open("rb") as stream:
        return begin is not None and stream.read(8).startswith(begin)


def examine_settings(root: Path) -> Iterator[Outcome]:
    """Confront the settings of the book with what they may be, and with the files that they name."""
    outcomes, sound = _structure(root, SETTINGS)
    yield from outcomes
    if not sound:
        return
    content = read_yaml(root / SETTINGS, SETTINGS)
    lines = yaml_lines(root / SETTINGS, SETTINGS)
    at: tuple = ("sphinx", "config", "extensions")
    named = content["sphinx"]["config"]["extensions"]
    for missing in [e for e in EXTENSIONS if e not in named]:
        yield kinds.MISSING_KEY.at(SETTINGS, "sphinx, config, extensions", row=line_of(lines, at), key=missing)
    known = [*EXTENSIONS, *_HARMLESS]
    for n, name in enumerate(named):
        if name in known or name.partition(".")[0] == "lkjip":
            yield HELD
        else:
            row = line_of(lines, (*at, n))
            yield kinds.UNKNOWN_EXTENSION.at(SETTINGS, row=row, name=shown(name), near=nearest(name, known))
    enabled = content["parse"]["myst_enable_extensions"]
    for missing in [e for e in ("colon_fence", "deflist", "dollarmath") if e not in enabled]:
        row = line_of(lines, ("parse", "myst_enable_extensions"))
        yield kinds.MISSING_KEY.at(SETTINGS, "parse, myst_enable_extensions", row=row, key=missing)
    for at, name, found in _files_named(content, root):
        place, row = ", ".join(k for k in at if isinstance(k, str)), line_of(lines, at)
        inside = [f for f in found if leads_inside(f, root)]
        if not inside:
            yield kinds.SETTING_FILE.at(SETTINGS, place, row=row, name=shown(name))
        elif at[-1] in _PICTURES and not (leads_inside(inside[0], root / IMAGE_FOLDER) and _is_picture(inside[0])):
            expected = f"gambar {one_of([*MAGIC])} di folder {IMAGE_FOLDER}/"
            yield kinds.WRONG_SHAPE.at(SETTINGS, place, row=row, value=f"`{shown(name)}`", expected=expected)
        else:
            yield HELD
    html, url = content["html"], content.get("repository", {}).get("url", "")
    for key in [k for k in _BUTTONS if html.get(k)]:
        row = line_of(lines, ("html", key))
        if not url:
            yield kinds.MISSING_KEY.at(SETTINGS, "repository", row=row, key="url")
        elif key == "use_issues_button" and "bitbucket" in url:
            expected = "false, atau repositori di github.com atau gitlab.com"
            yield kinds.WRONG_SHAPE.at(SETTINGS, f"html, {key}", row=row, value="`true`", expected=expected)
