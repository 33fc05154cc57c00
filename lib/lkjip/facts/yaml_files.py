"""How is a YAML file read, so that a slip in it becomes one sentence?"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from ..findings import InputError, kinds
from .text_files import read_text
from .yaml_characters import one_line, require_characters

# libyaml where the wheel brings it: ten times as fast as the Python reader.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_yaml(file: Path, address: str = "") -> Any:
    """Read a YAML file; a syntax error becomes one finding with its line.

    `address` is the file's name for the reader; by default with its folder.
    """
    address = address or f"{file.parent.name}/{file.name}"
    try:
        return one_line(yaml.load(require_characters(read_text(file, address), address), Loader=_LOADER))
    except FileNotFoundError:
        raise InputError([kinds.MISSING_FILE.at(address)]) from None
    except yaml.YAMLError as e:
        mark = getattr(e, "problem_mark", None)
        raise InputError(
            [
                kinds.YAML_SYNTAX.at(
                    address, row=mark.line + 1 if mark else None, column=str(mark.column + 1) if mark else ""
                )
            ]
        ) from None
