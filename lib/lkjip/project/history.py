"""Of which commit is a project, and what was read of it at one moment?"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class History:
    """What git knows of a project: its commit, or why there is none; whether files differ from it; files that it does not know."""

    commit: str | None
    why_not: str = ""
    changed: bool = False
    unknown: frozenset[str] = frozenset()

    def said(self, inputs: Collection[str]) -> str:
        """The commit, saying so when files of the project, or an input that git does not know, differ from it.

        >>> History("a1b2", unknown=frozenset({"data/x.csv"})).said(["data/x.csv"])
        'a1b2 dengan perubahan yang belum disimpan'
        >>> History(None, "bukan dari repositori git").said([])
        'tidak diketahui (bukan dari repositori git)'
        """
        if self.commit is None:
            return f"tidak diketahui ({self.why_not})"
        changed = self.changed or not self.unknown.isdisjoint(inputs)
        return self.commit + (" dengan perubahan yang belum disimpan" if changed else "")


@dataclass(frozen=True, slots=True)
class Read:
    """What was read of a project at one moment: the SHA-256 of each file by its name in a manifest, and its history."""

    hashes: Mapping[str, str]
    history: History


NO_REPOSITORY, NO_COMMIT, NO_GIT, GIT_REFUSES = (
    "bukan dari repositori git",
    "repositori git tanpa commit",
    "program git tidak ditemukan",
    "git menolak membaca repositori ini",
)
"""Why a commit is not known."""


def _git(root: Path, *statements: str) -> str | None:
    try:
        p = subprocess.run(
            ["git", "-C", str(root), *statements], capture_output=True, check=True, encoding="utf-8", errors="replace"
        )
    except (OSError, subprocess.CalledProcessError):
        return None
    return p.stdout.strip()


def read_history(root: Path, parts: Sequence[str]) -> History:
    """What git knows of the parts of a project at this moment."""
    head = _git(root, "rev-parse", "HEAD")
    if head is None:
        repository = any(os.path.lexists(folder / ".git") for folder in (root, *root.absolute().parents))
        if not repository:
            return History(None, NO_REPOSITORY)
        if _git(root, "rev-parse", "--git-dir") is not None:
            return History(None, NO_COMMIT)
        return History(None, NO_GIT if _git(root, "--version") is None else GIT_REFUSES)
    changed = _git(root, "status", "--porcelain", "--untracked-files=no", "--", *parts)
    unknown = (_git(root, "ls-files", "--others", "-z", "--", *parts) or "").split("\0")
    return History(head, changed=bool(changed), unknown=frozenset(unknown))


def prefix_in_repository(root: Path) -> str:
    """The folder of a project in its repository, with a slash at the end; empty at the top and without git."""
    return _git(root, "rev-parse", "--show-prefix") or ""
