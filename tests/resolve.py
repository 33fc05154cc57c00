"""Does every pin have a wheel for each Python on Linux and on Windows, and do the pins fit together there?

`make resolve` asks the package index for each pair of Python and system, without installing anything: every
line of both files of requirements, then what each package says it needs in that place. It needs the network,
so it is no part of the tests; `tests/docs/test_requirements.py` holds what can be held without.
"""

import json
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Callable, Iterable, Iterator
from itertools import product
from pathlib import Path

from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
PRODUCT, TESTS = ROOT / "requirements.txt", ROOT / "tests" / "requirements.txt"
DECLARED = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PYTHONS = ("3.11", "3.12", "3.13")
SYSTEMS = {
    "Linux": (
        {"sys_platform": "linux", "platform_system": "Linux", "os_name": "posix"},
        [f"manylinux{v}_x86_64" for v in ("_2_28", "_2_17", "2014")],
    ),
    "Windows": (
        {"sys_platform": "win32", "platform_system": "Windows", "os_name": "nt"},
        ["win_amd64"],
    ),
}


def environment(python: str, system: str) -> dict[str, str]:
    """What environment markers say in a place: CPython of the first release of that version."""
    return default_environment() | SYSTEMS[system][0] | {"python_version": python, "python_full_version": f"{python}.0"}


def read_pins(*files: Path) -> list[Requirement]:
    """Every line of the files that is neither empty nor a comment."""
    lines = (b.strip() for f in files for b in f.read_text(encoding="utf-8").splitlines())
    return [Requirement(b) for b in lines if b and b[0] != "#"]


def holds(requirement: Requirement, place: dict[str, str], extras: Iterable[str] = ("",)) -> bool:
    """Whether a requirement counts in a place, with some extras of the package that asks."""
    return not requirement.marker or any(requirement.marker.evaluate(place | {"extra": e}) for e in extras)


def needed(
    roots: Iterable[Requirement], needs: Callable[[str], Iterable[str]], place: dict[str, str]
) -> Iterator[tuple[str, Requirement]]:
    """Every requirement that follows from some, with the canonical name of the package that it is about."""
    todo, seen = [r for r in roots if holds(r, place)], set()
    while todo:
        requirement = todo.pop()
        name = canonicalize_name(requirement.name)
        yield name, requirement
        if (asked := (name, frozenset(requirement.extras))) not in seen:
            seen.add(asked)
            todo += [r for r in map(Requirement, needs(name)) if holds(r, place, {"", *requirement.extras})]


def ask(*arguments: str) -> list[dict]:
    """Metadata of what pip would install; it must find a wheel for each. Raises `CalledProcessError`."""
    command = [sys.executable, "-m", "pip", "install", "-qq", "--dry-run", "--ignore-installed", "--only-binary=:all:"]
    answer = subprocess.run([*command, "--report=-", *arguments], check=True, stdout=subprocess.PIPE, text=True)
    return [p["metadata"] for p in json.loads(answer.stdout)["install"]]


def resolve(python: str, system: str) -> int:
    """How many pins fit in a place; raises `ValueError` where one is missing or contradicts another."""
    place = environment(python, system)
    chosen = [p for p in read_pins(PRODUCT, TESTS) if holds(p, place)]
    where = [f"--platform={p}" for p in SYSTEMS[system][1]] + [f"--python-version={python}", "--implementation=cp"]
    with tempfile.TemporaryDirectory() as folder:
        # Without dependencies: pip would judge their markers by the machine it runs on.
        metadata = ask("--no-deps", f"--target={folder}", *where, *(f"{p.name}{p.specifier}" for p in chosen))
    found = {canonicalize_name(m["name"]): m for m in metadata}
    for name, requirement in needed(chosen, lambda n: found[n].get("requires_dist", []), place):
        version = found[name]["version"] if name in found else None
        if version is None or not requirement.specifier.contains(version, prereleases=True):
            raise ValueError(f"Python {python} on {system}: {requirement} is asked for, {version} is pinned")
    return len(found)


def main() -> None:
    for python, system in product(PYTHONS, SYSTEMS):
        print(f"Python {python}, {system}: {resolve(python, system)} pins fit", flush=True)
    lab = ask("-r", str(PRODUCT), *DECLARED["project"]["optional-dependencies"]["lab"])
    print(f"with [lab], here: {len(lab)} packages fit")


if __name__ == "__main__":
    main()
