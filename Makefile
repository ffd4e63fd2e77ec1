# `make demo` shows the tool at work; `make test` runs every check. Both make their own environment.

VENV := .venv
BIN  := $(VENV)/bin
DEMO := demo

# The first Python of 3.11 to 3.13 that really runs (a name on PATH may be an empty shim).
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys, ensurepip; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' \
	>/dev/null 2>&1 && { echo $$p; break; }; done)

.DEFAULT_GOAL := help
.PHONY: help demo test check format docs bench clean

help:
	@echo "make demo   install, build a graph from the sample articles, query and export it"
	@echo "make test   install what the tests need, run every check and test"
	@echo "make bench  measure speed and memory, as ratios"
	@echo "make docs   write the generated parts of the documentation anew"

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "No Python 3.11, 3.12 or 3.13 with venv found. \
	On Debian: apt-get install python3 python3-venv. On macOS: brew install python@3.12" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip

$(VENV)/.installed: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --editable .
	$(BIN)/python -m compileall -q kg
	@touch $@

$(VENV)/.installed-dev: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --editable '.[dev]'
	$(BIN)/python -m compileall -q kg
	@touch $@ $(VENV)/.installed

demo: $(VENV)/.installed
	@rm -rf $(DEMO) && mkdir -p $(DEMO)
	$(BIN)/kg build data/articles --store $(DEMO)/kg-store
	$(BIN)/kg validate --store $(DEMO)/kg-store
	@echo; echo "== Who took what from whom, according to whom"
	$(BIN)/kg query run captures --store $(DEMO)/kg-store
	@echo; echo "== Defections, with ranks and where to"
	$(BIN)/kg query run defections --store $(DEMO)/kg-store
	@echo; echo "== The dead of Umm Tarad, side by side"
	$(BIN)/kg query run figures-side-by-side -p measure=killed -p place="Umm Tarad" --store $(DEMO)/kg-store
	$(BIN)/kg export --format turtle -o $(DEMO)/graph.ttl --store $(DEMO)/kg-store
	@echo; echo "The store is in $(DEMO)/kg-store, the graph as Turtle in $(DEMO)/graph.ttl."
	@echo "Ask more: $(BIN)/kg query list; $(BIN)/kg query run tolls-over-time --store $(DEMO)/kg-store"

check: $(VENV)/.installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/cog --check --diff -r README.md docs/reference/*.md

test: check
	PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/pytest -n 2 -q

format: $(VENV)/.installed-dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

docs: $(VENV)/.installed-dev
	PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/cog -r README.md docs/reference/*.md

bench: $(VENV)/.installed-dev
	$(BIN)/python -m benchmarks

clean:
	rm -rf $(DEMO) dist build-out .mypy_cache .ruff_cache .pytest_cache
