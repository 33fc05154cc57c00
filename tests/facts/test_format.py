"""The format of the data is said, read and refused in one place, and it is raised when old data would read otherwise.

`format-<number>.txt` lists what data of a format may say (keys, kinds of values, choices) and what they must.
What is added to the library is added to the list by

    PYTHONPATH=lib:tests python tests/facts/test_format.py

which refuses a change that data of that format would not survive. Such a change is a new format: raise
`CURRENT` in `facts/format.py` and write a step (CONTRIBUTING.md, "The format of the data").

Which change of one line of the library makes which test red (each was tried):

- `facts/format.py`: `number > CURRENT` becomes `False` -> `test_newer_format_*`; `type(number) is not int` goes ->
  `test_format_is_a_whole_number`
- `facts/package.py`, `facts/catalogue.py`: `refuse(check_...)` goes -> `test_newer_format_is_refused_at_every_door`
- `facts/schema.py`: the findings of `check_format` are not returned -> `test_newer_format_is_refused_by_the_command`
- `facts/schema.yaml`: a key is required besides -> `test_data_of_the_present_format_are_not_refused`; one may be written
  besides -> `test_list_of_the_present_format_is_complete`
"""

import re
import shutil
import sys
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from conftest import lkjip
from lkjip.book.doors import PROCESS
from lkjip.book.execution import execute
from lkjip.facts import format, schema
from lkjip.facts.catalogue import History
from lkjip.facts.package import read_package
from lkjip.facts.required import OPTIONAL, REQUIRED
from lkjip.facts.yaml_files import read_own
from lkjip.findings import InputError
from lkjip.project.notebook import canonical
from lkjip.project.project import Project
from lkjip.projects.new_agency import lay_project
from lkjip.projects.new_indicator import SAMPLE, SAMPLE_YEAR, add_indicator, indicator_notebook
from lkjip.projects.upgrade import plan_upgrade
from lkjip.prose.laporan import buka

LIST = Path(__file__).with_name(f"format-{format.CURRENT}.txt")
SCHEMA = Path(schema.__file__).with_name("schema.yaml")
_LIMITS = ("const", "maxLength", "maximum", "minItems", "minLength", "minProperties", "minimum", "pattern")
_KNOWN = {*_LIMITS, "$ref", "additionalProperties", "enum", "items", "properties", "required", "type"}


# What data of a format may and must say


def rule_says(rule: dict, path: str, defs: dict) -> Iterator[str]:
    """What a rule of the schema allows (`may`) and asks for (`must`), a line each."""
    assert rule.keys() <= _KNOWN, (path, rule.keys() - _KNOWN)
    if "$ref" in rule:
        yield from rule_says(defs[rule["$ref"].rpartition("/")[2]], path, defs)
        return
    kinds = rule.get("type", "enum" if "enum" in rule else "anything")
    for kind in [kinds] if isinstance(kinds, str) else kinds:
        yield f"may {path}: {kind}"
        if kind == "number":
            yield f"may {path}: integer"
    yield from (f"may {path} = {choice}" for choice in rule.get("enum", ()))
    yield from (f"must {path}: key {key}" for key in rule.get("required", ()))
    yield from (f"must {path}: {limit} {rule[limit]}" for limit in _LIMITS if limit in rule)
    for key, inner in rule.get("properties", {}).items():
        yield from rule_says(inner, f"{path}.{key}", defs)
    if "items" in rule:
        yield from rule_says(rule["items"], f"{path}[]", defs)
    if rule.get("additionalProperties") is False:
        yield f"must {path}: no other key"
    elif other := rule.get("additionalProperties"):
        yield from rule_says(other, f"{path}.*", defs)


def says(rules: dict[str, Any], required: dict = REQUIRED, optional: dict = OPTIONAL) -> set[str]:
    """What data may and must say now."""
    places = rules["berkas"] | rules["folder"] | {"parameter/*.yaml": {"$ref": "#/$defs/skala"}}
    lines = {line for path, rule in places.items() for line in rule_says(rule, path, rules["$defs"])}
    lines |= {"may data: object"} | {f"must data: file {name}" for name in rules["berkas"]}
    lines |= {f"must data: source {name}" for name in required} | {
        f"may source {name}: object" for name in required | optional
    }
    return lines | {f"must source {n}: column {k}" for n, ks in (required | optional).items() for k in ks}


def about(line: str) -> str:
    """What a line speaks of."""
    return line.partition(" ")[2].partition(": ")[0]


def broken(kept: set[str], now: set[str]) -> list[str]:
    """What data of the kept format are now refused for: what they may no longer say, what they must say besides.

    What must be said of a thing that they could not know is no matter to them.
    """
    known = {about(x) for x in kept if x.startswith("may ")}
    asked = {x for x in now - kept if x.startswith("must ") and about(x) in known}
    return sorted({x for x in kept - now if x.startswith("may ")} | asked - never_right())


def never_right() -> set[str]:
    """What was never said and yet never right: slips that the library once passed over in silence.

    A key that nothing reads, a limit that no cell was held against, a number beyond any figure: data that have them say
    something that they do not mean, so a message about it takes nothing away from them.
    """
    return set(Path(__file__).with_name("never-right.txt").read_text(encoding="utf-8").splitlines())


def kept() -> set[str]:
    return set(LIST.read_text(encoding="utf-8").splitlines())


def test_data_of_the_present_format_are_not_refused():
    raised = (
        "data of this format would be refused for this; raise CURRENT in facts/format.py, write a step, or take it back"
    )
    assert broken(kept(), says(read_own(SCHEMA))) == [], raised


def test_list_of_the_present_format_is_complete():
    assert says(read_own(SCHEMA)) == kept(), "only additions: PYTHONPATH=lib:tests python tests/facts/test_format.py"


def set_in(rules: dict, path: str, value: Any) -> None:
    *way, last = path.split("/") if "*" not in path else path.split("/", 1)
    for key in way:
        rules = rules[key]
    rules[last] = value


@pytest.mark.parametrize(
    ("path", "value", "line"),
    [
        ("berkas/sk.yaml/items/required", ["tahun", "baru"], "must sk.yaml[]: key baru"),
        ("berkas/sk.yaml/items/properties/nomor", {"type": "integer"}, "may sk.yaml[].nomor: string"),
        ("berkas/koreksi.yaml/properties/fakta/items/properties/lain", {"type": "string"}, "anything"),
        ("berkas/instansi.yaml/additionalProperties", False, "must instansi.yaml: no other key"),
        ("$defs/skala/items/properties", {}, "may parameter/*.yaml[].jenjang: array"),
        ("$defs/tahun/minimum", 2000, "must sk.yaml[].tahun: minimum 2000"),
        ("berkas/baru.yaml", {"type": "object"}, "must data: file baru.yaml"),
        ("bagian/indikator/polaritas/enum", ["positif"], "polaritas = negatif"),
    ],
)
def test_what_old_data_would_not_survive_is_seen(path, value, line):
    rules = deepcopy(read_own(SCHEMA))
    set_in(rules, path, value)
    assert any(line in x for x in broken(kept(), says(rules)))


def test_a_column_that_is_asked_for_besides_is_seen():
    required = REQUIRED | {"target": (*REQUIRED["target"], "baru")}
    assert broken(kept(), says(read_own(SCHEMA), required)) == ["must source target: column baru"]


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("berkas/sk.yaml/items/properties/baru", {"type": "string"}),
        ("berkas/sk.yaml/items/properties/baru", {"type": "object", "required": ["a"], "additionalProperties": False}),
        ("berkas/sk.yaml/items/required", ["tahun"]),
        ("bagian/indikator/polaritas/enum", ["positif", "negatif", "baru"]),
        ("folder/baru/*.yaml", {"type": "object", "required": ["a"]}),
    ],
)
def test_an_addition_is_no_new_format(path, value):
    rules = deepcopy(read_own(SCHEMA))
    set_in(rules, path, value)
    now = says(rules)
    assert broken(kept(), now) == []
    assert now != kept()


def test_a_new_source_is_no_new_format():
    assert broken(kept(), says(read_own(SCHEMA), optional=OPTIONAL | {"baru": ("tahun",)})) == []


# The guard


def newer(folder: Path) -> Path:
    """Data of a later version, with a key that this one does not know."""
    shutil.copytree(SAMPLE / "data", folder / "data", dirs_exist_ok=True)
    file = folder / "data" / "datapackage.yaml"
    text = re.sub(r"^versi_data: .*$", "versi_data: 99", file.read_text(encoding="utf-8"), flags=re.M)
    file.write_text(text, encoding="utf-8")
    other = folder / "data" / "koreksi.yaml"
    other.write_text(other.read_text(encoding="utf-8") + "hal_baru: []\n", encoding="utf-8")
    return folder


def executed(root: Path):
    (root / "keluar").mkdir()
    (root / "notebooks").mkdir()
    (root / "notebooks" / "a.ipynb").write_bytes(canonical(indicator_notebook("kunjungan", SAMPLE_YEAR)))
    parameters = {"tahun": SAMPLE_YEAR, "data": str(root / "data")}
    return execute(root / "notebooks" / "a.ipynb", root / "keluar" / "a.ipynb", parameters, PROCESS)


DOORS = {
    "python": lambda root: buka(root / "data", SAMPLE_YEAR),
    "package": lambda root: read_package(root / "data"),
    "catalogue": lambda root: History(root / "data"),
    "new indicator": lambda root: add_indicator(root, "kunjungan"),
    "upgrade": lambda root: plan_upgrade(Project(root)),
    "papermill": executed,
}
NEWER = (
    "data/datapackage.yaml, versi_data: ditemukan versi 99; seharusnya paling baru versi "
    f"{format.CURRENT}, yang dikenal pustaka ini; perbarui pustaka lkjip. [D502]"
)


@pytest.mark.parametrize("door", DOORS)
def test_newer_format_is_refused_at_every_door(door, tmp_path):
    with pytest.raises(InputError) as refused:
        DOORS[door](newer(tmp_path))
    assert NEWER in str(refused.value)


def test_newer_format_is_refused_by_the_command(tmp_path):
    lay_project(tmp_path / "proyek")
    result = lkjip("check", cwd=newer(tmp_path / "proyek"))
    assert (result.returncode, result.stdout, result.stderr.splitlines()) == (1, "", [NEWER])


@pytest.mark.parametrize("value", ["1", True, 1.0, -1, None, [1]])
def test_format_is_a_whole_number(value):
    (found,) = format.check_description({"versi_data": value}, "data/datapackage.yaml")
    assert found.code == "D501"


@pytest.mark.parametrize("description", [{}, None, [], {"versi_data": 0}, {"versi_data": format.CURRENT}])
def test_format_that_is_read(description):
    assert format.check_description(description, "data/datapackage.yaml") == []


def write_list() -> str | None:
    """Add to the list of the present format what the library has learnt; refuse what would be another format."""
    now = says(read_own(SCHEMA))
    if LIST.exists() and (lines := broken(kept(), now)):
        return "\n".join(["Data of this format would be refused; this is a new format:", *lines])
    LIST.write_text("".join(f"{line}\n" for line in sorted(now)), encoding="utf-8")
    return None


if __name__ == "__main__":
    sys.exit(write_list())
