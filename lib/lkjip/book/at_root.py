"""How does `jupyter-book build .` at the root of a project make the pages of a year?

Nothing is laid out there as `lkjip build` does it: notebooks are stored without outputs,
prose without figures. So when Sphinx starts, the year of the notebooks' parameters is
checked, executed and laid out aside, in exactly the way of a build; the settings of that
book take the place of those at the root, its table of contents says what is read, and
each page is handed over in the moment in which Sphinx reads it.

What would have to change for Jupyter Book 2: it is mystmd, a program in JavaScript. It knows
neither `_config.yml` and `_toc.yml` nor Sphinx, its extensions and builders. The laid out
source would need a `myst.yml`; tables with merged cells, lists of tables, the print and the
open data, which are made here from what Sphinx has read, would need transforms of its own.
"""

from __future__ import annotations

import shutil
import tempfile
from contextlib import ExitStack
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.environment import BuildEnvironment
from sphinx.errors import SphinxError
from sphinx.util import logging

from ..checks.pages import check_project
from ..facts.text_files import read_text
from ..findings import InputError, Said, kinds, refuse
from ..findings.machine import SNAPSHOT, entrance, said
from ..project.contents import page_file, table_of_contents
from ..project.manifest import make_manifest
from ..project.notebook import name_years, parameter_years
from ..project.project import Project
from ..project.snapshot import examined, take
from ..prose.laporan import buka
from ..rules.report import PUBLIK
from ..views.labels import RESULTS
from .assembly import lay_source
from .build import PDF
from .doors import PROCESS
from .environment import own_environment
from .swap import publish

_FIRST = 1
"""Before anything reads the settings or the table of contents: they are those of the laid out book."""


class Refused(SphinxError):
    """The report is not in order; says every finding."""

    category = "Laporan tidak dapat dibuat"


def parameter_year(project: Project) -> int:
    """The year that the notebooks of the book name, all the same.

    Raises `InputError` when they name several.
    """
    years = parameter_years(project.notebooks)
    if len(years) != 1:
        raise InputError([kinds.SEVERAL_YEARS.at("notebooks", years=name_years(years))])
    return next(iter(years))


def _lay(project: Project, work: Path) -> Path:
    snapshot = take(project, work / SNAPSHOT)
    tahun = parameter_year(snapshot)
    with examined(snapshot, tahun):
        for warning in refuse(check_project(snapshot, tahun)):
            logging.getLogger(__name__).warning(str(warning))
    manifest = make_manifest(snapshot, tahun=tahun, versi=PUBLIK, engine=PROCESS, forms=[PDF])
    return lay_source(snapshot, buka(snapshot.data, tahun), work, manifest)


def _work_folder() -> tempfile.TemporaryDirectory:
    with said(tempfile.gettempdir()):
        return tempfile.TemporaryDirectory(prefix="lkjip-")


def take_settings(config: Config, root: Path, source: Path) -> None:
    """Set the settings of the laid out book, and that nothing beside its pages is read."""
    from jupyter_book.config import get_final_config

    final, _ = get_final_config(
        user_yaml=source / "_config.yml", cli_config={"latex_individualpages": False}, validate=False
    )
    for name, value in final.items():
        if name in config and name != "extensions":
            config[name] = value
    contents = source / "_toc.yml"
    pages = table_of_contents(contents)
    config["external_toc_path"] = contents.as_posix()
    config["external_toc_exclude_missing"] = False
    config["include_patterns"] = [page_file(name) for name in pages]
    folders = {name.partition("/")[0] for name in pages}
    config["exclude_patterns"] = [p.name for p in root.iterdir() if p.is_dir() and p.name not in folders]
    config["lkjip_sumber"] = str(source)


def clear_site(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Remove what an earlier run left, perhaps of another year; once all pages could be read, so not for a refused book."""
    shutil.rmtree(app.outdir, ignore_errors=True)
    Path(app.outdir).mkdir(parents=True)
    return []


def prepare(app: Sphinx, config: Config) -> None:
    """Lay out the year, unless a build has done so: then this is its laid out source."""
    root = Path(app.srcdir)
    if (root / RESULTS).is_file():
        return
    stack = ExitStack()
    app.connect("build-finished", lambda *_: stack.close())
    stack.enter_context(own_environment())
    try:
        source = entrance(_lay)(Project(root), Path(stack.enter_context(_work_folder())))
    except Said as e:
        stack.close()
        raise Refused(str(e)) from None
    take_settings(config, root, source)
    # Pages follow from data of which Sphinx knows nothing: what it kept of an earlier build is no measure.
    Path(app.doctreedir, "environment.pickle").unlink(missing_ok=True)

    def hand_over(app: Sphinx, name: str, content: list[str]) -> None:
        file = Path(app.env.doc2path(name)).relative_to(root)
        content[0] = read_text(source / file)

    app.connect("source-read", hand_over)
    app.connect("env-updated", clear_site)
    app.connect("build-finished", lambda app, error: error or publish(Path(app.outdir)))


def setup(app: Sphinx) -> None:
    app.connect("config-inited", prepare, priority=_FIRST)
