"""make fuzz N=3000 SEED=1: how many faults get past the check, and how many harmless changes does it refuse?

A sixth of the mutations each goes to the repository's own project (`--year`, with its printed figures) and to the same
without the printed figures, as any coming year is; the others to the sample agency, whose check takes a quarter of the time.
Of what is accepted some are built.
"""

import argparse
import random
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tests"))

from fuzz.judging import Bed, Verdict, in_parallel, mutation  # noqa: E402
from fuzz.mutation import WITHIN  # noqa: E402

SHARES = ("own", "coming", *["sample"] * 4)
PARTS = ("book", "notebooks", "data", "_config.yml", "_toc.yml")


def lay(work: Path, year: int) -> dict[str, tuple[Path, int]]:
    """The projects that are spoilt, with the year of their report."""
    from lkjip.projects.new_agency import lay_project
    from lkjip.projects.new_indicator import SAMPLE_YEAR

    own, coming, sample = (work / name for name in ("own", "coming", "sample"))
    own.mkdir()
    for part in PARTS:
        source = ROOT / part
        (shutil.copytree if source.is_dir() else shutil.copyfile)(source, own / part)
    shutil.copytree(own, coming)
    shutil.rmtree(coming / "data" / "terbit")
    lay_project(sample)
    return {"own": (own, year), "coming": (coming, year), "sample": (sample, SAMPLE_YEAR)}


def build(root: Path, year: int, seed: int, number: int, work: Path) -> str:
    """Build a project with an accepted mutation; gives what was said where it fails."""
    copy = work / "built"
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(root, copy)
    bed = Bed(copy, year)
    bed.apply(mutation(bed, seed, number))
    command = [sys.executable, "-m", "lkjip", "build", "--tahun", str(year), "--proyek", str(copy)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=600, check=False)
    return "" if done.returncode == 0 else done.stderr.strip()[-600:]


def report(verdicts: list[Verdict]) -> bool:
    """Say the counts and every fault; whether there is none."""
    labels = Counter(v.label for v in verdicts)
    accepted = Counter(v.label for v in verdicts if v.accepted)
    faults = [v for v in verdicts if v.faults]
    kinds = len({v.kind for v in verdicts})
    print(f"{len(verdicts)} mutations of {kinds} kinds: " + ", ".join(f"{n} {label}" for label, n in labels.items()))
    print(f"accepted: {', '.join(f'{n} {label}' for label, n in accepted.items())}; of {WITHIN} {labels[WITHIN]}")
    seconds = sorted(v.seconds for v in verdicts)
    print(f"seconds a check: median {seconds[len(seconds) // 2]:.2f}, longest {seconds[-1]:.1f}")
    what = Counter(f.partition(":")[0].partition(" (")[0] for v in faults for f in v.faults[:1])
    print("faults: " + (", ".join(f"{n} {name}" for name, n in what.most_common()) or "0"))
    return not faults


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-n", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--year", type=int, default=2024)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--builds", type=int, default=12, help="how many of the accepted ones are built")
    parser.add_argument("--project", choices=("own", "coming", "sample"))
    parser.add_argument("--only", type=int, nargs="*", help="numbers of mutations")
    choices = parser.parse_args()
    passed = True
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        projects = lay(work, choices.year)
        accepted, verdicts = [], []
        for name, (root, year) in projects.items():
            if choices.project not in (None, name):
                continue
            numbers = [n for n in range(choices.n) if choices.project or SHARES[n % len(SHARES)] == name]
            numbers = choices.only or numbers
            for verdict in in_parallel(root, year, choices.seed, numbers, work / f"crew-{name}", choices.workers):
                verdicts.append(verdict)
                if verdict.accepted:
                    accepted.append((root, year, verdict))
                if verdict.faults or choices.only:
                    print(f"{name} {verdict}", flush=True)
        passed = report(verdicts)
        chosen = random.Random(choices.seed).sample(accepted, min(choices.builds, len(accepted)))
        for root, year, verdict in chosen:
            if fault := build(root, year, choices.seed, verdict.number, work):
                passed = False
                print(f"accepted, not built: {root.name} {verdict}\n{fault}", flush=True)
        if chosen:
            print(f"built: {len(chosen)} of the accepted ones")
    return 0 if passed else 1


if __name__ == "__main__":
    sys.exit(main())
