"""How is a YAML file read, so that a slip in it becomes one sentence?"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from ..findings import InputError, kinds

# libyaml where the wheel brings it: ten times as fast as the Python reader.
_PEMBACA = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def baca_yaml(berkas: Path, alamat: str = "") -> Any:
    """Read a YAML file; a syntax error becomes one finding with its line.

    `alamat` is the file's name for the reader; by default with its folder.
    """
    alamat = alamat or f"{berkas.parent.name}/{berkas.name}"
    try:
        return yaml.load(berkas.read_text(encoding="utf-8"), Loader=_PEMBACA)
    except FileNotFoundError:
        raise InputError([kinds.MISSING_FILE.at(alamat)]) from None
    except UnicodeDecodeError:
        raise InputError([kinds.NOT_UTF8.at(alamat, format="UTF-8")]) from None
    except yaml.YAMLError as e:
        tanda = getattr(e, "problem_mark", None)
        raise InputError(
            [
                kinds.YAML_SYNTAX.at(
                    alamat, row=tanda.line + 1 if tanda else None, column=str(tanda.column + 1) if tanda else ""
                )
            ]
        ) from None
