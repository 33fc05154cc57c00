"""What of a notebook does JupyterLab store? An extension of its server.

The installed package switches it on (`jupyterlab.json`, in the environment's `jupyter_server_config.d`). Without it, to open
a page and save it changes lines: the version of Python that runs, then every output, with the names of persons in it.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ..facts.description import DESCRIPTION

VOLATILE = (
    "ExecuteTime",
    "collapsed",
    "execution",
    "heading_collapsed",
    "hidden",
    "jupyter",
    "scrolled",
    "user_expressions",
)
"""What editors note in the metadata of a cell about its last run and its look; all else there is the writer's."""


def strip(nb: dict[str, Any]) -> None:
    """Take out of a notebook what a run put in: outputs, counts, evaluated prose, the version of Python.

    >>> cell = {"cell_type": "code", "execution_count": 3, "outputs": ["2"], "metadata": {"tags": ["a"], "scrolled": True}}
    >>> nb = {"cells": [cell], "metadata": {"language_info": {"name": "python", "version": "3.13.0"}}}
    >>> strip(nb)
    >>> nb["metadata"]["language_info"]
    {'name': 'python'}
    >>> cell
    {'cell_type': 'code', 'execution_count': None, 'outputs': [], 'metadata': {'tags': ['a']}}
    """
    nb["metadata"].get("language_info", {}).pop("version", None)
    for cell in nb["cells"]:
        for key in VOLATILE:
            cell["metadata"].pop(key, None)
        if cell["cell_type"] == "code":
            cell.update(outputs=[], execution_count=None)


def is_page(file: Path) -> bool:
    """Whether a file is a stored notebook of a project, and not, for example, an executed one in `_build/`."""
    return file.parent.name == "notebooks" and (file.parents[1] / "data" / DESCRIPTION).is_file()


def before_save(*, model: dict[str, Any], path: str, contents_manager: Any, **_: Any) -> None:
    """What Jupyter Server calls before it writes a file; other files than pages of a project stay as they are."""
    if model["type"] == "notebook" and is_page(Path(contents_manager.root_dir, path)):
        strip(model["content"])


def _jupyter_server_extension_points() -> list[dict[str, str]]:
    return [{"module": __name__}]


def _load_jupyter_server_extension(server: Any) -> None:
    server.contents_manager.register_pre_save_hook(before_save)
