"""How many seeded faults do the tests find? One change of the library at a time.

make mutants N=60 SEED=1 [GROUP=sentences]      or: python tests/mutate.py -n 60 --seed 1 lib/lkjip/prose/kalimat.py

Every change (an operator, a comparison, a condition, a constant, a removed statement, swapped arguments, a dropped
keyword or filter, a word or letter of a sentence) is made in a copy of the project; the tests run cheapest first and
stop at the first red one. Docstrings, annotations and `__all__` stay. The list of all texts in the source comes last
and is counted apart: it says that a text changed, whatever the text is.
"""

import argparse
import ast
import difflib
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
LIBRARY = ROOT / "lib" / "lkjip"

GROUPS = {
    "calculation": "language/**/*.py facts/**/*.py rules/**/*.py",
    "sentences": "prose/**/*.py",
    "tables": "views/tabel/**/*.py views/*.py pages/completeness.py",
    "charts": "views/gambar/**/*.py",
    "site": "pages/**/*.py book/**/*.py",
    "print": "print/**/*.py",
    "checks": "findings/**/*.py checks/**/*.py",
}
"""Files by what they are about, from `lib/lkjip`."""

LISTED = "tests/book/test_approved.py::test_texts_that_the_library_may_say"
STAGES = {
    "seconds": [
        "-m",
        "not complete and not early and not books",
        "-k",
        "laws or sentences or calculation or numbers or narrative or texts or data or codes or dates or drawings or workbook",
        *(f"tests/{room}" for room in ("language", "rules", "prose", "views", "facts", "pages", "checks", "findings")),
    ],
    "approved": ["tests/book/test_approved.py", "tests/pages/test_open_data.py", "tests/prose/test_spelling.py"],
    "whole": ["-m", "not complete", "-n", "2", "--no-loadscope-reorder"],
}
"""Tests cheapest first: rules and laws; the approved texts and what reads the books; all, on two cores."""
BOOK_FIRST = ("tables", "charts", "site", "print")
"""Groups whose faults a built book shows sooner than a rule does."""

COMPARE = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip
OPERATE = {ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult, ast.FloorDiv: ast.Mult}
WORDS = {
    "sudah": "belum", "belum": "sudah", "tinggi": "rendah", "rendah": "tinggi", "tertinggi": "terendah",
    "terendah": "tertinggi", "realisasi": "target", "target": "realisasi", "tidak": "", "dan": "atau",
    "meningkat": "menurun", "lebih": "kurang", "tahun": "bulan", "capaian": "realisasi",
}  # fmt: skip


@dataclass(frozen=True)
class Mutant:
    """One changed file."""

    file: Path
    line: int
    kind: str
    text: str

    @property
    def where(self) -> str:
        return f"{self.file.relative_to(ROOT).as_posix()}:{self.line}"

    def diff(self) -> str:
        old = self.file.read_text(encoding="utf-8").splitlines()
        lines = difflib.unified_diff(old, self.text.splitlines(), lineterm="", n=0)
        return "\n".join(x for x in lines if not x.startswith(("---", "+++", "@@")))


def unseen(tree: ast.AST) -> set[int]:
    """Nodes that change no output: docstrings, annotations, `__all__`, imports, whether `zip` asks for equal lengths."""
    skip = set()
    for n in ast.walk(tree):
        parts: list[ast.AST | None] = []
        if isinstance(n, ast.Expr) and isinstance(n.value, ast.Constant):
            parts.append(n)
        if isinstance(n, ast.FunctionDef | ast.ClassDef):
            parts += [getattr(n, "returns", None), *n.decorator_list]
        if isinstance(n, ast.arg | ast.AnnAssign):
            parts.append(n.annotation)
        if isinstance(n, ast.Assign) and any(getattr(t, "id", "") == "__all__" for t in n.targets):
            parts.append(n)
        if isinstance(n, ast.If) and "TYPE_CHECKING" in ast.unparse(n.test):
            parts.append(n)
        if isinstance(n, ast.Raise):
            continue
        if isinstance(n, ast.Call) and ast.unparse(n.func) == "zip":
            parts += [k.value for k in n.keywords]
        skip |= {id(x) for p in parts if p is not None for x in ast.walk(p)}
    return skip


def changed_word(text: str, rng: random.Random) -> str | None:
    """A sentence with one word changed, or one letter of it."""
    words = text.split(" ")
    plain = [k for k, w in enumerate(words) if w.isalpha() and len(w) > 2]
    if len(plain) < 2 and not re.fullmatch("[A-Z][a-z]{3,}", text):  # one word alone may be a key
        return None
    known = [k for k in plain if words[k] in WORDS]
    if known and rng.random() < 0.6:
        k = rng.choice(known)
        words[k] = WORDS[words[k]]
    else:
        k = rng.choice(plain)
        at = rng.randrange(1, len(words[k]))
        words[k] = words[k][:at] + rng.choice("aiuenkt") + words[k][at + 1 :]
    return " ".join(words)


def is_text(n: ast.AST) -> bool:
    """Whether a sum or product with it is one of texts or lists, which would only crash."""
    if isinstance(n, ast.BinOp):
        return is_text(n.left) or is_text(n.right)
    return isinstance(n, ast.JoinedStr | ast.Tuple | ast.List) or (
        isinstance(n, ast.Constant) and isinstance(n.value, str)
    )


def replacement(n: ast.AST, rng: random.Random) -> Iterator[tuple[str, ast.AST]]:
    """What may stand in the place of a node."""
    if isinstance(n, ast.Compare) and type(n.ops[0]) in COMPARE:
        yield "comparison", ast.Compare(n.left, [COMPARE[type(n.ops[0])](), *n.ops[1:]], n.comparators)
    elif isinstance(n, ast.BoolOp):
        yield "condition", ast.BoolOp(ast.And() if isinstance(n.op, ast.Or) else ast.Or(), n.values)
    elif isinstance(n, ast.UnaryOp) and isinstance(n.op, ast.Not):
        yield "condition", n.operand
    elif isinstance(n, ast.BinOp) and type(n.op) in OPERATE and not is_text(n.left) and not is_text(n.right):
        yield "operator", ast.BinOp(n.left, OPERATE[type(n.op)](), n.right)
    elif isinstance(n, ast.IfExp):
        yield "condition", ast.IfExp(n.test, n.orelse, n.body)
    elif isinstance(n, ast.Constant) and isinstance(n.value, bool):
        yield "constant", ast.Constant(not n.value)
    elif isinstance(n, ast.Constant) and isinstance(n.value, int):
        yield "constant", ast.Constant(n.value + 1)
    if isinstance(n, ast.Call):
        for k in n.keywords if ast.unparse(n.func) != "zip" else ():
            yield "keyword", ast.Call(n.func, n.args, [x for x in n.keywords if x is not k])
    if isinstance(n, ast.Call) and len(n.args) >= 2 and not any(isinstance(a, ast.Starred) for a in n.args):
        if ast.unparse(n.args[0]) != ast.unparse(n.args[1]) and ast.unparse(n.func) not in ("isinstance", "getattr"):
            yield "arguments", ast.Call(n.func, [n.args[1], n.args[0], *n.args[2:]], n.keywords)
    elif isinstance(n, ast.comprehension) and n.ifs:
        yield "filter", ast.comprehension(n.target, n.iter, n.ifs[1:], n.is_async)


def whole_lines(source: str, n: ast.AST) -> tuple[int, int]:
    """Where a node stands in the text, in characters."""
    lines = source.splitlines(keepends=True)

    def at(line: int, column: int) -> int:
        return sum(map(len, lines[: line - 1])) + len(lines[line - 1].encode()[:column].decode())

    return at(n.lineno, n.col_offset), at(n.end_lineno, n.end_col_offset)


def mutants_of(file: Path, rng: random.Random) -> Iterator[tuple[int, str, Callable[[], str | None]]]:
    """All changes of a file: line, kind, and how its text then reads."""
    source = file.read_text(encoding="utf-8")
    tree = ast.parse(source)
    skip = unseen(tree)
    in_fstring = {id(x) for n in ast.walk(tree) if isinstance(n, ast.JoinedStr) for x in ast.walk(n) if x is not n}

    def put(n: ast.AST, text: str) -> str:
        start, end = whole_lines(source, n)
        return source[:start] + text + source[end:]

    for n in ast.walk(tree):
        if id(n) in skip:
            continue
        if isinstance(n, ast.Constant | ast.JoinedStr) and id(n) not in in_fstring:
            parts = [n] if isinstance(n, ast.Constant) else [v for v in n.values if isinstance(v, ast.Constant)]
            for p in parts:
                if isinstance(p.value, str) and (new := changed_word(p.value, rng)):
                    start, end = whole_lines(source, n)
                    old = source[start:end]
                    if p.value in old:
                        yield n.lineno, "word", lambda n=n, o=old, p=p, new=new: put(n, o.replace(p.value, new, 1))
        if isinstance(n, ast.comprehension):
            if n.ifs:
                test = n.ifs[0]
                yield test.lineno, "filter", lambda t=test: put(t, "True")
            continue
        if id(n) in in_fstring:
            continue
        if hasattr(n, "lineno"):
            for kind, new in replacement(n, rng):
                yield n.lineno, kind, lambda n=n, new=new: put(n, f"({ast.unparse(new)})")
        if isinstance(n, ast.If | ast.While):
            yield n.lineno, "branch", lambda t=n.test: put(t, f"(not ({ast.unparse(t)}))")
        jump = isinstance(n, ast.If) and n.body[-1]
        if isinstance(jump, ast.Return | ast.Continue | ast.Raise):
            yield jump.lineno, "statement", lambda j=jump: put(j, "pass")
        if isinstance(n, ast.AugAssign | ast.Expr) and n.col_offset > 0:
            yield n.lineno, "statement", lambda n=n: put(n, "pass")


def choose(files: list[Path], count: int, seed: int) -> list[Mutant]:
    """Seeded changes, spread over the files by how much may change in each; every one compiles."""
    rng = random.Random(seed)
    all_of = [(f, *m) for f in files for m in mutants_of(f, rng)]
    rng.shuffle(all_of)
    by_kind = defaultdict(list)
    for m in all_of:
        by_kind[m[2]].append(m)
    chosen: list[Mutant] = []
    while len(chosen) < count and any(by_kind.values()):
        kinds = [*sorted(by_kind), "word"]  # sentences twice: their faults are the hardest to see
        rng.shuffle(kinds)
        for kind in kinds:
            if by_kind[kind] and len(chosen) < count:
                file, line, _, make = by_kind[kind].pop()
                text = make()
                if text is None or text == file.read_text(encoding="utf-8"):
                    continue
                try:
                    compile(text, file.name, "exec")
                except SyntaxError:
                    continue
                chosen.append(Mutant(file, line, kind, text))
    return chosen


def group_files(names: list[str]) -> dict[str, list[Path]]:
    found = {g: sorted({f for p in GROUPS[g].split() for f in LIBRARY.glob(p)}) for g in names}
    assert all(found.values()), "no file of a group is where `GROUPS` looks for it"
    return found


def environment(copy: Path) -> dict[str, str]:
    kept = {k: v for k, v in os.environ.items() if not k.startswith("PYTEST")}
    return kept | {"PYTHONPATH": str(copy / "lib"), "PYTHONDONTWRITEBYTECODE": "1"}


def run(copy: Path, stage: str, tests: list[str], seconds: float) -> str | None:
    """The first red test of a stage, or None when all are green; nothing it started outlives it."""
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", "--no-header", "--tb=no", *tests]
    out = {"stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL, "text": True}
    with subprocess.Popen(command, cwd=copy, env=environment(copy), start_new_session=True, **out) as process:
        try:
            said, _ = process.communicate(timeout=seconds)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            return f"{stage}: no end in {seconds:.0f} s"
    if process.returncode == 0:
        return None
    red = [x for x in said.splitlines() if x.startswith(("FAILED", "ERROR"))]
    return f"{stage}: {(red or said.strip().splitlines() or ['no word'])[0 if red else -1][:110]}"


def stages_of(group: str, count: int) -> list[tuple[str, list[str]]]:
    """The stages of a group; last the list of all texts, which no other stage runs."""
    names = list(STAGES)[:count]
    if group in BOOK_FIRST:
        names.sort(key=lambda n: n != "approved")
    return [*((n, [*STAGES[n], "--deselect", LISTED]) for n in names), ("listed", [LISTED])]


def try_mutant(copy: Path, m: Mutant, stages: list[tuple[str, list[str]]], limits: dict[str, float]) -> str | None:
    """Put a mutant into the copy, run the stages, take it out again."""
    target = copy / m.file.relative_to(ROOT)
    original = target.read_bytes()
    target.write_text(m.text, encoding="utf-8")
    try:
        return next((red for name, tests in stages if (red := run(copy, name, tests, limits[name]))), None)
    finally:
        target.write_bytes(original)


def report(results: list[tuple[str, Mutant, str | None]]) -> str:
    lines = []
    for group, m, red in results:
        if red is None:
            lines.append(f"SURVIVED {group} {m.where} ({m.kind})\n{m.diff()}")
    rows = [(g, red) for group, _, red in results for g in (group, "all")]
    for g in dict.fromkeys(sorted((g for g, _ in rows), key=lambda g: g == "all")):
        reds = [red for name, red in rows if name == g]
        killed = sum(red is not None for red in reds)
        listed = sum(red is not None and red.startswith("listed") for red in reds)
        lines.append(
            f"{g}: {killed} of {len(reds)} killed ({100 * killed // len(reds)} %), {listed} only by the list of texts"
        )
    return "\n".join(lines)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path, help="files of the library; without any: those of the groups")
    parser.add_argument("-n", type=int, default=60, help="how many changes in all")
    parser.add_argument("--seed", type=int, nargs="+", default=[1], help="one or more; `-n` changes of each")
    parser.add_argument(
        "--group", action="append", choices=GROUPS, help="may be repeated; without: all but print, checks"
    )
    parser.add_argument("--stages", type=int, default=len(STAGES), help="how many stages of tests, cheapest first")
    parser.add_argument("--show", action="store_true", help="show the changes and run nothing")
    a = parser.parse_args()
    groups = (
        {"files": [f.resolve() for f in a.files]}
        if a.files
        else group_files(a.group or ["calculation", "sentences", "tables", "charts", "site"])
    )
    share, rest = divmod(a.n, len(groups))
    mutants = list(
        dict.fromkeys(
            (g, m)
            for seed in a.seed
            for k, (g, files) in enumerate(groups.items())
            for m in choose(files, share + (k < rest), seed)
        )
    )
    if a.show:
        for g, m in mutants:
            print(f"{g} {m.where} ({m.kind})\n{m.diff()}")
        return 0
    results = []
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "project"
        shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(".venv", ".git", "_build", "__pycache__", ".*_cache"))
        limits = {}
        for stage, tests in stages_of("", a.stages):
            start = time.monotonic()
            if red := run(copy, stage, tests, 1800):
                print(f"The tests are red before anything is changed: {red}")
                return 2
            limits[stage] = 60 + 3 * (time.monotonic() - start)
        for n, (g, m) in enumerate(mutants, 1):
            start = time.monotonic()
            red = try_mutant(copy, m, stages_of(g, a.stages), limits)
            results.append((g, m, red))
            print(
                f"{n}/{len(mutants)} {'killed' if red else 'SURVIVED'} {m.where} {m.kind} "
                f"{time.monotonic() - start:.0f} s {red or m.diff()}",
                flush=True,
            )
    print(report(results))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
