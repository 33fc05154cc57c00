"""How is a year, or a range of years, written on the command line?"""

from __future__ import annotations

import argparse
import re


def read_years(text: str) -> list[int]:
    """A year, or a range of years.

    >>> read_years("2024"), read_years("2022-2024")
    ([2024], [2022, 2023, 2024])
    """
    m = re.fullmatch(r"(\d{4})(?:[-–](\d{4}))?", text)
    years = list(range(int(m[1]), int(m[2] or m[1]) + 1)) if m else []
    if not years:
        raise argparse.ArgumentTypeError(f"ditemukan `{text}`; seharusnya tahun (2024) atau rentang (2021-2024)")
    return years


def read_year(text: str) -> int:
    """One year."""
    if len(years := read_years(text)) != 1:
        raise argparse.ArgumentTypeError(f"ditemukan `{text}`; seharusnya satu tahun, misalnya 2025")
    return years[0]
