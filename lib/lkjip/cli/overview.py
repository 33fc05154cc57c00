"""What can be done next in this folder? What `lkjip` alone says."""

from __future__ import annotations

from pathlib import Path

from ..findings import InputError


def overview(named: Path | None) -> str:
    """The project in this folder (or in that which was named), its years and the next commands.

    Without a project, how one begins.
    """
    folder = named or Path()
    lkjip = f"lkjip --proyek {named}" if named else "lkjip"
    from ..facts.package import require_data_folder

    try:
        require_data_folder(folder / "data")
    except InputError:
        return _without_project()
    return _of_project(folder, lkjip)


def _without_project() -> str:
    return (
        "Folder ini bukan proyek laporan.\n\n"
        "Proyek di folder lain:   lkjip --proyek FOLDER\n"
        'Proyek instansi baru:    lkjip new-agency FOLDER --nama "Dinas …"\n'
        "Semua perintah:          lkjip --help"
    )


def _of_project(folder: Path, lkjip: str) -> str:
    from ..checks.worklist import worklist
    from ..facts.catalogue import read_catalogue
    from ..project.project import Project
    from .project import whole
    from .years import known_years

    project = Project(whole(folder))
    try:
        years, agency = known_years(folder), read_catalogue(project.data).instansi
    except InputError as e:
        return f"Proyek laporan dengan {len(e.findings)} temuan.\n\nSebut semuanya:          {lkjip} check"
    lines, ready, prepared = [], [], []
    for t in years:
        wanted = [i for i in worklist(project, t) if i.wanted]
        open_ = sum(not i.done for i in wanted)
        (prepared if open_ else ready).append(t)
        built = "sudah dibuat" if (project.output(t) / "html" / "index.html").exists() else "belum dibuat"
        # Rounded up, so that 0% is said only when nothing is open.
        lines.append(
            f"  {t}  {f'sedang disiapkan, {-(-100 * open_ // len(wanted))}% belum terisi' if open_ else built}"
        )
    last = ready[-1] if ready else None
    following = (
        [("Buat buku", f"{lkjip} build --tahun {last}"), ("Periksa", f"{lkjip} check --tahun {last}")] if last else []
    )
    if len(ready) > 1:
        following.append(("Situs semua tahun", f"{lkjip} build --all"))
    for t in prepared:
        following += [
            ("Yang belum terisi", f"{lkjip} check --tahun {t}"),
            ("Draf", f"{lkjip} build --tahun {t} --draft"),
        ]
    if years and not prepared:
        following.append(("Siapkan tahun berikut", f"{lkjip} new-year {years[-1] + 1}"))
    following.append(("Semua perintah", "lkjip --help"))
    return "\n".join(
        [
            agency["nama"],
            "",
            "Tahun dengan data:" if years else "Belum ada tahun dengan data.",
            *lines,
            "",
            *(f"{f'{what}:':<25}{how}" for what, how in following),
        ]
    )
