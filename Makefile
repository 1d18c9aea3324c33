# make run   sets everything up, loads the sample, serves
# make test  sets everything up, runs every check and test

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
PORT ?= 8000
FILE ?= var/backup.dump
PYTHON = .venv/bin/python
export PIP_DISABLE_PIP_VERSION_CHECK = 1
export PIP_NO_INPUT = 1
export PYTHONUNBUFFERED = 1

# Installs what a list of requirements pins, and names what it fetches. The list is
# complete, so nothing else is looked for. Python compiles what is used when it first is;
# to compile all of it here takes as long as everything else together.
INSTALL = $(PYTHON) -m pip install --no-compile --require-hashes --no-deps \
	  --only-binary :all: -r $< \
	  | awk '/^Installing/ { print "  unpacking"; fflush() } \
	      match($$0, /[^ \/]+\.whl/) { name = substr($$0, RSTART, RLENGTH); \
	      sub(/-(cp|py)[0-9].*/, "", name); print "  " name; fflush() }'

.PHONY: help setup run test lint evaluate lock backup restore clean

help: ## list what can be made
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1\t\2/p' Makefile | expand -t 20

# The first Python of 3.12 or later that can make environments: on the path, of pyenv,
# of uv.
.venv/bin/python:
	@for candidate in python3.13 python3.12 python3.14 python3 \
	    "$${PYENV_ROOT:-$$HOME/.pyenv}"/versions/3.*/bin/python \
	    "$$HOME"/.local/share/uv/python/cpython-3.*/bin/python3; do \
	  if "$$candidate" -c 'import sys, ensurepip; sys.exit(sys.version_info < (3, 12))' \
	      2>/dev/null; then \
	    echo "Making .venv with $$("$$candidate" --version) ($$candidate)"; \
	    exec "$$candidate" -m venv --clear .venv; \
	  fi; \
	done; \
	echo "No Python of 3.12 or later, with its venv, was found. Install one" >&2; \
	echo "(https://www.python.org; on Debian also python3-venv), then try again." >&2; \
	exit 1

.venv/run: requirements.txt | .venv/bin/python
	@echo "Installing what the site needs (150 MB, about a minute; only this time)"
	@$(INSTALL)
	@touch $@

.venv/test: requirements-dev.txt .venv/run
	@echo "Installing what the tests need"
	@$(INSTALL)
	@touch $@

setup: .venv/run ## install what the site needs, prepare the database
	@$(PYTHON) manage.py prepare

run: .venv/run ## set up, load the sample, serve on PORT (8000)
	@exec $(PYTHON) manage.py serve --sample --port $(PORT)

lint: .venv/test ## layout, layers and types
	@$(PYTHON) -m ruff format --check .
	@$(PYTHON) -m ruff check .
	@.venv/bin/lint-imports
	@$(PYTHON) -m mypy

# Browser tests use an installed Chromium, else the one that Playwright fetches.
.venv/browser: .venv/test
	@command -v chromium || command -v chromium-browser || command -v google-chrome \
	  || $(PYTHON) -m playwright install chromium \
	  || echo "NO CHROMIUM was found or fetched: the browser tests will be skipped." >&2

test: lint .venv/browser ## every check and test
	@$(PYTHON) -m pytest -n 2 -m "not browser" $(ARGS)
	@$(PYTHON) -m pytest -m browser $(ARGS)

evaluate: .venv/test ## measure the reading on annotated data: DATA=folder
	@$(PYTHON) manage.py evaluate $(or $(DATA),$(error Name the folder of annotated \
	  data: make evaluate DATA=folder))

lock: ## write requirements*.txt from requirements*.in (needs uv)
	@for set in requirements requirements-dev; do \
	  uv pip compile --quiet --universal --python-version 3.12 --generate-hashes \
	    --no-header --annotation-style line $$set.in -o $$set.txt; \
	done

backup: .venv/run ## write the database to FILE (var/backup.dump)
	@$(PYTHON) manage.py backup $(FILE)

restore: .venv/run ## read the database from FILE into an empty one
	@$(PYTHON) manage.py restore $(FILE)

clean: ## remove .venv and caches; var/, with the database, stays
	@rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
