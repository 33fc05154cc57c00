"""Whoever installs the wheel alone gets what the repository gives: the same pages laid, the same book, to the byte."""

import os
import shutil
import subprocess
import sys
import sysconfig
import venv
import zipfile
from hashlib import sha256
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path, PurePath

import pytest

from conftest import ROOT, copy_own_project, hashes
from lkjip.project.contents import table_of_contents
from lkjip.projects.new_indicator import SAMPLE_YEAR

pytestmark = pytest.mark.early
PACKAGE = ROOT / "lib" / "lkjip"
TEMPLATE = "lkjip/projects/template/"


def run(*command: str | Path, cwd: Path) -> str:
    """Run a command in an environment that names no other place to import from; returns what it says."""
    env = {k: v for k, v in os.environ.items() if k != "PYTHONPATH"}
    result = subprocess.run(command, cwd=cwd, capture_output=True, text=True, encoding="utf-8", env=env)
    assert result.returncode == 0, result.stderr
    return result.stdout.strip()


@pytest.fixture(scope="module")
def built(tmp_path_factory) -> Path:
    """A folder with the source archive and the wheel of this repository."""
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "hatchling", "build", "-d", folder, cwd=ROOT)
    return folder


@pytest.fixture(scope="module")
def wheel(built) -> Path:
    (file,) = built.glob("*.whl")
    return file


@pytest.fixture(scope="module")
def alone(wheel, tmp_path_factory) -> Path:
    """An environment whose only package of its own is the wheel; what it depends on is read where the tests run."""
    folder = tmp_path_factory.mktemp("alone")
    venv.create(folder, symlinks=os.name != "nt")
    place = Path(sysconfig.get_path("purelib", "venv", {"base": folder, "platbase": folder}))
    (place / "dependencies.pth").write_text("\n".join({sysconfig.get_path(k) for k in ("purelib", "platlib")}))
    pip = (sys.executable, "-m", "pip", "--python", folder, "--disable-pip-version-check")
    run(*pip, "install", "--quiet", "--no-deps", "--no-index", wheel, cwd=folder)
    return Path(sysconfig.get_path("scripts", "venv", {"base": folder, "platbase": folder}))


def test_wheel_holds_the_package_and_the_general_pages(wheel):
    with zipfile.ZipFile(wheel) as z:
        content = {n: z.read(n) for n in z.namelist()}
    package = {f"lkjip/{n}": d for n, d in hashes(PACKAGE).items() if "__pycache__" not in n}
    assert {n: sha256(c).hexdigest() for n, c in content.items() if n in package} == package
    others = {n for n in content if n not in package and ".dist-info/" not in n}
    assert others
    outside = {n for n in others if not n.startswith(TEMPLATE)}
    assert {PurePath(n).name: content[n] for n in outside} == {
        "lkjip.json": (PACKAGE / "project" / "jupyterlab.json").read_bytes()
    }
    for name in others - outside:
        assert content[name] == (ROOT / name.removeprefix(TEMPLATE)).read_bytes()


def test_wheel_carries_the_pages_of_the_contents_and_no_others(tmp_path):
    """A draft that nobody has listed yet is released with none of them."""
    root = copy_own_project(tmp_path / "p")
    shutil.copy(ROOT / ".gitignore", root)
    (root / "notebooks" / "rancangan.ipynb").touch()
    (root / "book" / "rancangan.md").touch()
    spec = spec_from_file_location("hatch_build", ROOT / "hatch_build.py")
    hook = module_from_spec(spec)
    spec.loader.exec_module(hook)
    carried = {place.removeprefix(TEMPLATE) for place in hook.general_pages(root).values()}
    pages = {f"{n}.ipynb" if n.startswith("notebooks/") else f"{n}.md" for n in table_of_contents(ROOT / "_toc.yml")}
    assert {n for n in carried if n.endswith((".ipynb", ".md")) and not n.startswith("data/")} == pages


# The archive is our own; the filter that Python 3.14 begins to use is not in the first releases of 3.11.
@pytest.mark.filterwarnings("ignore:Python 3.14 will:DeprecationWarning")
def test_source_archive_gives_the_same_wheel_and_building_leaves_nothing_behind(built, wheel, tmp_path):
    (archive,) = built.glob("*.tar.gz")
    shutil.unpack_archive(archive, tmp_path)
    (source,) = tmp_path.iterdir()
    before = hashes(source)
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", tmp_path, cwd=source)
    assert (tmp_path / wheel.name).read_bytes() == wheel.read_bytes()
    assert hashes(source) == before


def test_agency_and_book_from_the_wheel_are_those_from_the_repository(alone, sample_project, tmp_path):
    command = alone / "lkjip"
    said = run(alone / "python", "-c", "import lkjip; print(lkjip.__version__, lkjip.__file__)", cwd=tmp_path)
    version, _, place = said.partition(" ")
    assert Path(place).is_relative_to(alone.parent)
    assert run(sys.executable, "-c", "import lkjip; print(lkjip.__version__)", cwd=tmp_path) == version
    run(command, "new-agency", "dinas", "--nama", "Dinas Pustaka Kota Rekaan", cwd=tmp_path)
    run(command, "build", "--tahun", str(SAMPLE_YEAR), cwd=tmp_path / "dinas")
    laid, expected = hashes(tmp_path / "dinas"), hashes(sample_project)
    log = f"_build/{SAMPLE_YEAR}.log"  # says when each was made
    assert laid.pop(log) != expected.pop(log)
    assert laid == expected
