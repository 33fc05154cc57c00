"""By which names does papermill find the engines, whoever calls it?

papermill loads its entry points while it is itself being loaded, and each time: an engine
that imports papermill could not be loaded then, and nobody who only has this package
installed should pay for it. So an entry point is a door, and what is behind it loads when
it is asked for.
"""

from __future__ import annotations

PROCESS, KERNEL = "lkjip", "lkjip-kernel"
"""The engines by name: in this process, in a kernel of the notebook's own."""


class _Door:
    """Stands for an engine until papermill asks it for something."""

    def __init__(self, name: str):
        self._name = name

    def __getattr__(self, asked: str):
        from . import engines

        return getattr(getattr(engines, self._name), asked)


process, kernel = _Door("ProcessEngine"), _Door("KernelEngine")
