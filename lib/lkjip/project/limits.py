"""How long may a cell run, and how much may it show?

`_config.yml` says it: `execute: timeout:` (seconds, the key of Jupyter Book) and, below `sphinx: config:`,
`lkjip_keluaran_sel` (letters). Who says nothing has the standard.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..facts.yaml_files import read_yaml
from ..findings import Finding, kinds, refuse

CONFIG = "_config.yml"
OUTPUT_KEY = "lkjip_keluaran_sel"


@dataclass(frozen=True, slots=True)
class Limits:
    """What a cell may take: seconds (None: as long as it likes) and letters of output."""

    seconds: int | None = 60
    letters: int = 20_000_000


STANDARD = Limits()


def _part(settings: Any, *keys: str) -> Any:
    for key in keys:
        settings = settings.get(key) if isinstance(settings, dict) else None
    return settings


def _whole(value: Any, least: int) -> bool:
    return type(value) is int and value >= least


def limits_of(settings: Any) -> tuple[Limits, list[Finding]]:
    """The limits that settings of a book state, and what is wrong about them.

    >>> limits_of({"execute": {"timeout": 5}})
    (Limits(seconds=5, letters=20000000), [])
    >>> limits_of({"execute": {"timeout": -1}})[0].seconds is None
    True
    >>> print(*limits_of({"execute": {"timeout": "lama"}})[1])
    _config.yml, execute, timeout: ditemukan `lama`; seharusnya bilangan bulat detik, atau -1 untuk tanpa batas; tulis misalnya 60. [D204]
    """
    findings = []
    seconds, letters = _part(settings, "execute", "timeout"), _part(settings, "sphinx", "config", OUTPUT_KEY)
    if seconds is None:
        seconds = STANDARD.seconds
    elif seconds == -1 and type(seconds) is int:
        seconds = None
    elif not _whole(seconds, 1):
        kind = "bilangan bulat detik, atau -1 untuk tanpa batas"
        findings.append(
            kinds.WRONG_KIND.at(CONFIG, "execute, timeout", value=f"`{seconds}`", kind=kind, cure="tulis misalnya 60")
        )
    if letters is None:
        letters = STANDARD.letters
    elif not _whole(letters, 1):
        part, cure = f"sphinx, config, {OUTPUT_KEY}", f"tulis misalnya {STANDARD.letters}"
        findings.append(kinds.WRONG_KIND.at(CONFIG, part, value=f"`{letters}`", kind="bilangan bulat huruf", cure=cure))
    return (STANDARD if findings else Limits(seconds, letters)), findings


def read_limits(root: Path) -> Limits:
    """The limits of a project, or the standard outside of one; raises `InputError`."""
    file = root / CONFIG
    if not file.is_file():
        return STANDARD
    limits, findings = limits_of(read_yaml(file, CONFIG))
    refuse(findings)
    return limits
