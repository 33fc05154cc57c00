"""References lead to a table or chart that the book has; another is named where it was written."""

import pytest

from lkjip.pages.references import check_references
from small_project import write


@pytest.mark.parametrize(
    "written", ["{numref}`tbl-capain`", "{ref}`tbl-capain`", "{ref}`capaian tahun ini <tbl-capain>`"]
)
def test_reference_to_no_table_is_named_where_it_stands(tmp_path, written):
    file = tmp_path / "book" / "metode.md"
    write(file, f'# Metode\n\n{{"label": "tbl-capaian"}} {{ref}}`teks <tbl-capaian>`\n\nLihat {written}.\n')
    assert [(str(f.place), f.found) for f in check_references([file], [file], tmp_path)] == [
        ("book/metode.md, baris 5", "rujukan ke `tbl-capain`")
    ]
