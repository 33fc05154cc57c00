# make report   build the report of the last year that has data (TAHUN=2023: of another) as a website and PDF
# make site     build every year that has data, and one site of all of them (ALAMAT=https://…: with a sitemap)
# make test     run the checks and tests (five minutes from a fresh clone)
# make test-all run them with every long repetition: each past year, each notebook in a kernel, each page
# make approve  write what the books say now into tests/approved/; read it with git diff, then commit it
# make reference write lib/API.md and data/ARTI-PESAN.md from the library
# make new-year prepare the year after the last (make new-year TAHUN=2025)
# make check    look through data, notebooks and narrative
# make mutants  count how many seeded faults the tests find (N=60 SEED=1 GROUP=sentences)
# make fuzz     confront the check with seeded faults and harmless changes (N=3000 SEED=1)
# make bench    compare the build with plain Jupyter Book and a papermill loop
# make resolve  ask the package index whether every pin fits Python 3.11 to 3.13, on Linux and on Windows
# make clean    remove what was generated (not the installed tools)
# make help     show these lines

PYTHON ?= python3
BIN := .venv/bin
SIAP := .venv/.siap
UJI := .venv/.uji

.PHONY: report site test test-all approve reference check new-year mutants fuzz bench resolve clean help

report: $(SIAP)
	@$(BIN)/lkjip build $(if $(TAHUN),--tahun $(TAHUN))

site: $(SIAP)
	@$(BIN)/lkjip build --all $(if $(ALAMAT),--alamat $(ALAMAT))

test: PILIH := -m "not complete"
test test-all: $(UJI)
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/lint-imports --no-cache > .venv/rooms.log || { cat .venv/rooms.log; exit 1; }
	@$(BIN)/python -m pytest -n 2 --no-loadscope-reorder $(PILIH)

approve: $(UJI)
	@APPROVE=1 $(BIN)/python -m pytest -q -n 2 --dist load tests/book/test_approved.py
	@git status --short tests/approved

reference: $(SIAP)
	@$(BIN)/python tests/generate.py

check: $(SIAP)
	@$(BIN)/lkjip check $(if $(TAHUN),--tahun $(TAHUN))

new-year: $(SIAP)
	@$(BIN)/lkjip new-year $(TAHUN)

mutants: $(UJI)
	@nice $(BIN)/python tests/mutate.py -n $(or $(N),60) --seed $(or $(SEED),1) $(addprefix --group ,$(GROUP))

fuzz: $(UJI)
	@cd tests && nice ../$(BIN)/python -m fuzz -n $(or $(N),3000) --seed $(or $(SEED),1)

bench: $(UJI)
	@$(BIN)/python tests/bench.py

resolve: $(SIAP)
	@$(BIN)/python tests/resolve.py

clean:
	rm -rf _build

help:
	@sed -n 's/^# //p' Makefile

PASANG := $(BIN)/python -m pip install --quiet --disable-pip-version-check

$(SIAP): requirements.txt pyproject.toml
	@test -d .venv || $(PYTHON) -m venv .venv
	@$(PASANG) -r requirements.txt
	@$(PASANG) --no-deps --no-build-isolation -e .
	@touch $@

$(UJI): tests/requirements.txt $(SIAP)
	@$(PASANG) -r tests/requirements.txt
	@touch $@
