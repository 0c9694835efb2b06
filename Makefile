# What people do with foedus. `make demo` and `make test` need only Python 3.11 or newer and the package index.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
DEV := $(VENV)/.ready-dev
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
DEMO := demo
COMPILE := --universal --generate-hashes --no-header --quiet

.DEFAULT_GOAL := help
.PHONY: help demo serve test check bench quality lock clean

help:            ## say what can be made
	@sed -n 's/^\([a-z]*\): .*## /\1\t/p' $(MAKEFILE_LIST)

$(READY): requirements.lock pyproject.toml
	test -d $(VENV) || $(PYTHON) -m venv $(VENV)
	$(PIP) --require-hashes -r requirements.lock
	$(PIP) --no-deps -e .
	@touch $@

$(DEV): requirements-dev.lock $(READY)
	$(PIP) --require-hashes -r requirements-dev.lock
	@touch $@

demo: $(READY)   ## set up, read the shipped example, write its dossier
	@mkdir -p $(DEMO)
	$(BIN)/foedus read examples --db $(DEMO)/foedus.db
	$(BIN)/foedus dossier --db $(DEMO)/foedus.db --title "Suez, autumn 1956" --out $(DEMO)/dossier.html

serve: demo      ## show the shipped example in the browser
	$(BIN)/foedus serve --db $(DEMO)/foedus.db --open

test: $(DEV)     ## set up and run the tests, on all cores
	$(BIN)/python -m pytest -n auto --maxprocesses 4 --dist loadgroup

check: $(DEV)    ## lint, format and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: $(READY)  ## documents and words a second by stage, against bare parsing
	$(BIN)/python scripts/bench.py

quality: $(READY) ## the figures of the README, from ../shared/gold
	$(BIN)/python scripts/quality.py

lock: $(DEV)     ## pin every dependency by version and hash
	$(PIP) uv
	$(BIN)/uv pip compile pyproject.toml $(COMPILE) -o requirements.lock
	$(BIN)/uv pip compile pyproject.toml --extra dev -c requirements.lock $(COMPILE) -o requirements-dev.lock

clean:           ## remove what was built
	rm -rf $(VENV) $(DEMO) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
