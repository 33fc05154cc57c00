"""The command line answers at once, in Indonesian, with one sentence for what it does not understand."""

import ast
import io
import os
import re
import shlex
import subprocess
import sys
import time
from functools import cache
from itertools import permutations
from pathlib import Path

import click
import pytest

from conftest import ROOT, copy_sample_project, once
from lkjip import cli
from lkjip.cli import group, main
from lkjip.cli.completion import VARIABLE
from lkjip.cli.display import Display
from lkjip.cli.speech import WrongCommand, said
from lkjip.project.project import Project
from lkjip.projects import new_agency
from lkjip.projects.new_indicator import SAMPLE_YEAR
from lkjip.projects.new_year import prepare_year

HELPS = [["--help"], *([name, "--help"] for name in group.commands)]


@pytest.fixture(scope="module")
def laid(tmp_path_factory) -> Path:
    """The project of the invented agency. Read only."""
    return once(tmp_path_factory, "agency", new_agency.lay_project)


@pytest.fixture
def said_by(capsys, monkeypatch, laid):
    """Runs a command in the folder of the invented agency; gives its code and what it wrote."""
    monkeypatch.chdir(laid)

    def run(*arguments: str) -> tuple[int, str, str]:
        code = main(arguments)
        return code, *capsys.readouterr()

    return run


def processor_time(*arguments: str) -> float:
    """Seconds of the processor that a Python takes, at best of five."""
    times = []
    for _ in range(5):
        start = os.times()
        subprocess.run([sys.executable, *arguments], cwd=ROOT, check=True, capture_output=True)
        end = os.times()
        times.append(end.children_user + end.children_system - start.children_user - start.children_system)
    return min(times)


def test_help_answers_at_once():
    """Beside what its own library for commands needs: a machine may be slow or busy. With pandas it is ten times that."""
    assert processor_time("-m", "lkjip", "--help") < 4 * processor_time("-c", "import click")


# What is not understood

WRONG = [
    "buid",
    "Build",
    "-x",
    "-tahun 2024",
    "--tahun 2024 build",
    "--versi",
    "--proyek",
    "--proyek= build",
    "--version=1",
    "build --formt pdf",
    "build -tahun 2024",
    "build --format",
    "build --format --draft",
    "build --format pdx",
    "build --format=",
    "build --versi draf",
    "build --kernel python3",
    "build --all=1",
    "build --draft=ya",
    "build --help=1",
    "build 2024",
    "build ''",
    "check ''",
    "upgrade ''",
    "new-year 2025 ''",
    "build –tahun 2024",
    "build --tahun",
    "build --tahun 202",
    "build --tahun 20244",
    "build --tahun 2024-20",
    "build --tahun 2024,2025",
    "build --tahun ٢٠٢٤",
    "build --tahun 2024-2020",
    "build --tahun 2024–2020",
    "build --tahun 2024 --tahun 2025",
    "build --draft --draft",
    "build --alamat contoh.go.id --all",
    "build --alamat https:// --all",
    "build --alamat 'https://[' --all",
    "build --alamat 'https://a b' --all",
    "build --alamat ftp://contoh.go.id --all",
    "check 2024",
    "check --tahun dua",
    "check --tahun 2025-2024",
    "check --draft",
    "new-year",
    "new-year dua",
    "new-year 2025-2026",
    "new-year 2025 2026",
    "new-year --tahun 2025",
    "new-indicator",
    "new-indicator ''",
    "new-indicator a b",
    "new-agency",
    "new-agency ''",
    "new-agency a --nama",
    "new-agency a --nama ''",
    "new-agency a b",
    "new-agency a --proyek b",
    "--proyek a new-agency b",
    "--proyek a build --proyek b",
    "completion",
    "completion powershell",
    "--proyek a completion bash",
]

OURS = {"format", "html", "pdf", "help", "version", "proyek", "command", "file", "name", "value", "lkjip"}
"""Names that we use ourselves: of options, and of what stands between the braces of click's templates."""


@cache
def words_of_click() -> set[str]:
    """Every word of the sentences that click would say, out of its source."""
    folder = Path(click.__file__).parent
    texts = []
    for file in ("core", "types", "parser", "exceptions", "formatting", "decorators"):
        for node in ast.walk(ast.parse((folder / f"{file}.py").read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("_", "ngettext"):
                texts += [a.value for a in node.args if isinstance(a, ast.Constant) and isinstance(a.value, str)]
    words = {w.lower() for text in texts for w in re.findall(r"[A-Za-z]{3,}", re.sub(r"\{[^}]*\}", " ", text))}
    assert {"missing", "such", "unexpected", "requires", "usage", "options", "commands"} <= words
    return words - OURS


def english(text: str) -> set[str]:
    """Words of click in a text; options and what was typed are no words of it."""
    text = re.sub(r"`[^`]*`|--[\w-]+|\S*://\S*", " ", text)
    return {w.lower() for w in re.findall(r"[A-Za-z]{3,}", text)} & words_of_click()


@pytest.mark.parametrize("line", WRONG)
def test_wrong_command_gets_one_indonesian_sentence(line, said_by):
    code, out, err = said_by(*shlex.split(line))
    assert (code, out) == (cli.WRONG, "")
    (sentence,) = err.splitlines()
    assert re.fullmatch(r"lkjip[^:]*: (ditemukan|tidak ada) .+; seharusnya .+[.?] \[P\d{3}\]", sentence)
    assert english(sentence) == set()


@pytest.mark.parametrize(
    ("line", "cure"),
    [
        ("buid", "maksud Anda `build`?"),
        ("chek", "maksud Anda `check`?"),
        ("build --formt pdf", "maksud Anda `--format`?"),
        ("build -tahun 2024", "maksud Anda `--tahun`?"),
        ("build –tahun 2024", "maksud Anda `--tahun`?"),
        ("build 2024", "maksud Anda `--tahun 2024`?"),
        ("build --format pdx", "maksud Anda `pdf`?"),
        ("build --tahun 2024-2020", "maksud Anda `2020-2024`?"),
        ("--format pdf build", "tulis sesudah perintahnya, misalnya: lkjip build --format."),
        ("new-agency", 'tulis misalnya: lkjip new-agency ../laporan-kami --nama "Dinas Kesehatan Kabupaten …".'),
    ],
)
def test_what_is_meant_is_offered(line, cure, said_by):
    assert f"; {cure} [P" in said_by(*shlex.split(line))[2]


def test_whatever_click_refuses_is_said_by_us():
    """Also those of its classes that none of our commands can raise today."""
    ctx = group.make_context("lkjip", ["build"])
    for error in [
        click.UsageError("Got unexpected"),
        click.BadParameter("Invalid value"),
        click.MissingParameter("Missing parameter"),
        click.BadArgumentUsage("Argument takes 2 values"),
        click.BadOptionUsage("--tidak", "Option requires an argument"),
        click.NoSuchOption("--tidak"),
        click.FileError("x"),
    ]:
        assert english(str(said(error, ctx, []))) == set()


@pytest.mark.parametrize("line", HELPS, ids=" ".join)
def test_help_is_indonesian_and_ends_with_examples(line, said_by):
    code, out, err = said_by(*line)
    assert (code, err) == (0, "")
    assert english(out) == set()
    assert out.startswith("Pemakaian: lkjip")
    assert "-h, --help" in out
    command = group.commands.get(line[0], group)
    for p in command.params:
        assert p.help, p.name
    assert command.examples
    assert out.partition("\nContoh:\n")[2].splitlines()[: len(command.examples)] == [f"  {e}" for e in command.examples]


@pytest.mark.parametrize("command", [group, *group.commands.values()], ids=lambda c: c.name)
def test_examples_are_understood(command):
    for example in command.examples:
        _, *words = shlex.split(example.partition(" >")[0])
        ctx = group.make_context("lkjip", words)
        if ctx._protected_args and "--help" not in words:
            name, found, rest = group.resolve_command(ctx, [*ctx._protected_args, *ctx.args])
            found.make_context(name, rest, parent=ctx)


def test_exit_codes_are_told(said_by):
    _, out, _ = said_by("--help")
    for code in (cli.DONE, cli.REFUSED, cli.WRONG, cli.FAULT, cli.STOPPED):
        assert re.search(rf"^  {code}\s+\S", out.partition("Kode keluar:")[2], re.M)


def test_version(said_by):
    from importlib.metadata import version

    assert said_by("--version") == said_by("-V") == (0, f"lkjip {version('lkjip')}\n", "")


# Options that would do nothing

OPTIONS = {
    "one year": ["--tahun", "2024"],
    "two years": ["--tahun", "2023-2024"],
    "all": ["--all"],
    "address": ["--alamat", "https://contoh.go.id"],
    "form": ["--format", "docx"],
    "internal": ["--versi", "internal"],
    "draft": ["--draft"],
    "anew": ["--paksa"],
    "kernel": ["--kernel", "kernel"],
    "quiet": ["--quiet"],
    "verbose": ["--verbose"],
}


@pytest.fixture
def asked(monkeypatch, laid):
    """What the library is asked for by the options of `build`, or the code of the refusal."""
    calls, shown = [], []
    monkeypatch.chdir(laid)
    monkeypatch.setattr("lkjip.cli.build.Display", lambda **how: shown.append(how) or Display(**how))
    monkeypatch.setattr("lkjip.cli.journal.Journal.begin", lambda journal, file: setattr(journal, "file", file))
    monkeypatch.setattr("lkjip.cli.journal.Journal.describe", lambda journal, root: None)
    monkeypatch.setattr("lkjip.book.build.build", lambda *a, **k: calls.append(("build", a, k)) or [])
    monkeypatch.setattr("lkjip.book.site.build_site", lambda *a, **k: calls.append(("site", a, k)) or Path("x"))
    monkeypatch.setattr("lkjip.book.years.ready_years", lambda project: ([2023, 2024, 2025], []))
    monkeypatch.setattr("lkjip.cli.build.last_ready_year", lambda project: 2025)
    monkeypatch.setattr("lkjip.checks.data.require_years", lambda *_, **__: None)

    def ask(*options: str) -> str:
        try:
            cli.run(["build", *options])
        except WrongCommand as e:
            return ", ".join(f.code for f in e.findings)
        what, arguments, named = calls.pop()
        return repr((what, arguments, named | {"progress": shown.pop()}))

    return ask


def test_every_option_of_build_is_tried():
    tried = {words[0] for words in OPTIONS.values()}
    known = {max(p.opts, key=len) for p in group.commands["build"].params}
    assert tried == known - {"--proyek"}


def test_an_option_changes_what_is_done_or_is_refused(asked):
    """For every two options beside each other, in both orders."""
    refused = set()
    for a, b in permutations(OPTIONS, 2):
        together = asked(*OPTIONS[a], *OPTIONS[b])
        if OPTIONS[a][0] == OPTIONS[b][0]:
            assert together == "P201"
        elif re.fullmatch(r"[MP]\d{3}", together):
            refused.add(frozenset((a, b)))
        else:
            assert together not in (asked(*OPTIONS[a]), asked(*OPTIONS[b])), (a, b)
    alone = {"one year", "form", "internal", "draft", "anew", "kernel", "quiet", "verbose"}
    assert refused == {
        *(frozenset(("address", b)) for b in alone),
        *(frozenset((a, b)) for a in ("two years", "all") for b in ("draft", "internal")),
        frozenset(("draft", "internal")),
        frozenset(("quiet", "verbose")),
        frozenset(("all", "one year")),
        frozenset(("all", "two years")),
    }


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("--tahun 2024 --all", "P202"),
        ("--draft --versi publik", "P202"),
        ("--quiet --verbose", "P202"),
        ("--draft --versi internal", "P202"),
        ("--alamat https://contoh.go.id", "P203"),
        ("--tahun 2024 --alamat https://contoh.go.id", "P203"),
        ("--tahun 2024-2024 --alamat https://contoh.go.id", "P203"),
        ("--tahun 2023-2024 --draft", "M105"),
        ("--all --versi internal", "M105"),
    ],
)
def test_options_that_contradict_each_other(line, code, asked):
    assert asked(*line.split()) == code


@pytest.mark.parametrize("words", [["--proyek", "{}", "check"], ["check", "--proyek", "{}"]], ids=["before", "after"])
def test_project_is_named_before_or_after_the_command(words, laid, monkeypatch, tmp_path, capsys):
    monkeypatch.chdir(tmp_path)
    assert main([w.format(laid) for w in words]) == 0, capsys.readouterr()


# Years


@pytest.mark.parametrize("command", ["check", "build"])
@pytest.mark.parametrize("years", ["2018-9999", "2025–2026", "1000-1005"])
def test_range_without_facts_is_refused_at_once(command, years, said_by, laid):
    before = sorted(laid.rglob("*"))
    start = time.perf_counter()
    code, out, err = said_by(command, "--tahun", years)
    assert time.perf_counter() - start < 3
    assert (code, out, len(err.splitlines())) == (cli.REFUSED, "", 1)
    assert err.endswith("[D307]\n")
    assert sorted(laid.rglob("*")) == before


def test_check_of_several_years_says_a_finding_once(said_by, laid, monkeypatch, tmp_path):
    root = copy_sample_project(laid, tmp_path / "p")
    file = root / "notebooks" / "kunjungan.ipynb"
    file.write_text(file.read_text(encoding="utf-8").replace("tahun: int = 2025", "thn: int = 2025"), encoding="utf-8")
    monkeypatch.chdir(root)
    code, _, err = said_by("check", "--tahun", "2024-2025")
    assert code == cli.REFUSED
    assert err.count("[H105]") == 1


def test_without_a_year_the_last_one_that_is_not_prepared_is_taken(laid, said_by, monkeypatch, tmp_path):
    assert said_by("check")[1].startswith(f"Tahun {SAMPLE_YEAR}: ")
    root = copy_sample_project(laid, tmp_path / "p")
    prepare_year(Project(root), SAMPLE_YEAR + 1)
    monkeypatch.chdir(root)
    assert said_by("check")[1].startswith(f"Tahun {SAMPLE_YEAR}: ")
    assert f"  {SAMPLE_YEAR + 1}  sedang disiapkan, 100% belum terisi\n" in said_by()[1]


# What can be done next


def test_lkjip_alone_says_what_can_be_done(said_by, laid):
    code, out, err = said_by()
    assert (code, err) == (0, "")
    assert out.startswith("Dinas Perpustakaan Kabupaten Contoh\n")
    for line in re.findall(r"lkjip .+", out):
        words = shlex.split(line)[1:]
        assert words == ["--help"] or words[0] in group.commands
    assert f"lkjip build --tahun {SAMPLE_YEAR}\n" in out
    assert f"lkjip new-year {SAMPLE_YEAR + 1}\n" in out
    assert main(["--proyek", str(laid)]) == 0


def test_named_project_is_named_in_the_commands_too(laid, monkeypatch, tmp_path, capsys):
    monkeypatch.chdir(tmp_path)
    assert main(["--proyek", str(laid)]) == 0
    assert f"lkjip --proyek {laid} build --tahun {SAMPLE_YEAR}\n" in capsys.readouterr().out


def test_lkjip_alone_outside_a_project(said_by, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    code, out, err = said_by()
    assert (code, err) == (0, "")
    assert "lkjip new-agency" in out
    assert "--proyek FOLDER" in out
    assert list(tmp_path.iterdir()) == []


def test_lkjip_alone_where_data_are_faulty(said_by, laid, monkeypatch, tmp_path):
    root = copy_sample_project(laid, tmp_path / "p")
    (root / "data" / "kunjungan.csv").unlink()
    monkeypatch.chdir(root)
    assert said_by() == (0, "Proyek laporan dengan 1 temuan.\n\nSebut semuanya:          lkjip check\n", "")


# Terminals that lack letters


@pytest.mark.parametrize("encoding", ["cp437", "ascii", "latin-1"])
def test_terminal_that_lacks_letters(encoding, monkeypatch, laid):
    monkeypatch.chdir(laid)
    for line in [*HELPS, [], ["build", "--alamat", "x"], ["new-agency"], ["check", "--tahun", "2018-9999"]]:
        streams = [io.TextIOWrapper(io.BytesIO(), encoding=encoding) for _ in range(2)]
        monkeypatch.setattr(sys, "stdout", streams[0])
        monkeypatch.setattr(sys, "stderr", streams[1])
        assert main(line) != cli.FAULT
        for stream in streams:
            stream.flush()
        assert b"".join(s.buffer.getvalue() for s in streams).decode(encoding)


def test_signs_that_a_terminal_lacks_are_said_plainly():
    cli.speak_safely()
    assert "2018–2024 … “publik” é".encode("ascii", "lkjip") == b'2018-2024 ... "publik" ?'


def test_machine_without_a_locale(laid):
    environment = os.environ | {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    result = subprocess.run([sys.executable, "-m", "lkjip", "new-agency"], env=environment, capture_output=True)
    assert (result.returncode, result.stdout) == (cli.WRONG, b"")
    assert result.stderr.endswith(b"[P104]\n")


# Completion


def completed(shell: str, words: list[str], monkeypatch, capsys) -> str:
    monkeypatch.setenv(VARIABLE, f"{shell}_complete")
    if shell == "fish":
        monkeypatch.setenv("COMP_WORDS", shlex.join(words[:-1]))
        monkeypatch.setenv("COMP_CWORD", words[-1])
    else:
        monkeypatch.setenv("COMP_WORDS", shlex.join(words))
        monkeypatch.setenv("COMP_CWORD", str(len(words) - 1))
    assert main([]) == 0
    monkeypatch.delenv(VARIABLE)
    return capsys.readouterr().out


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("lkjip bu", "build"),
        ("lkjip build --for", "--format"),
        ("lkjip build --format do", "docx"),
        ("lkjip build --tahun 202", "2025"),
        ("lkjip new-year 20", "2026"),
        ("lkjip completion z", "zsh"),
    ],
)
def test_shell_completes(shell, line, offered, laid, monkeypatch, capsys):
    monkeypatch.chdir(laid)
    assert offered in re.split(r"[\s,]", completed(shell, line.split(), monkeypatch, capsys))


def test_no_years_are_offered_outside_a_project(monkeypatch, tmp_path, capsys):
    monkeypatch.chdir(tmp_path)
    assert completed("bash", ["lkjip", "build", "--tahun", "20"], monkeypatch, capsys).split() == []


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_script_of_a_shell(shell, said_by):
    code, out, err = said_by("completion", shell)
    assert (code, err) == (0, "")
    assert f"{VARIABLE}={shell}_complete" in out
