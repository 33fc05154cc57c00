"""Seeded mutations of a project: does the check catch what is wrong, and let pass what is not?

make fuzz N=3000 SEED=1        or: python -m fuzz -n 300 --seed 1     (from tests/, see `__main__`)

Every mutation is one slip, one fault of a tool or one attack in one file. It is labelled when it is made, before any
check sees it, from the data alone:

- `HARMLESS`: the report stays as it is or as the person wants it; a finding would be a false alarm;
- `HARMFUL`: a figure, a sentence or the book would be wrong; it must become a finding;
- `WITHIN`: harmful, but within the column's own range (three times what the same row had in the five years before; ten times
  the other values of its column where it had none), or a row that nothing else knows of, with every sum kept: nothing in
  the data tells it from a right one. It may pass; how many do is counted.

`tables`, `settings`, `prose`, `notebooks` and `machine` make the mutations, `judging` confronts them with `lkjip check`.
"""
