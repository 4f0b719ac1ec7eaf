.DEFAULT_GOAL := help
.PHONY: help demo test lint format types lock migrations bench clean
PYTHON := .venv/bin/python

help:  ## This list
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' Makefile | expand -t 14

demo:  ## Set up and serve the demo story on this machine
	./demo

test:  ## Everything the build server runs
	./test

lint: .venv  ## Style and import contracts, without the tests
	$(PYTHON) -m ruff check .
	$(PYTHON) -m ruff format --check .
	.venv/bin/lint-imports

format: .venv  ## Put the code into the project's style
	$(PYTHON) -m ruff check --fix .
	$(PYTHON) -m ruff format .

types: .venv  ## Check the types of the law and the ledger
	$(PYTHON) -m mypy peelian/law peelian/ledger

lock:  ## Choose the newest allowed packages anew and write both locks (needs uv and the network)
	python3 -m scripts.lock

migrations: .venv  ## Write the migrations that changed models need
	$(PYTHON) -m peelian makemigrations

bench: .venv  ## Measure against the figures in benchmarks/
	$(PYTHON) -m benchmarks

clean:  ## Remove what ./demo and ./test made, the demo's data included
	rm -rf .venv .venv.busy var/demo var/demo.* .pytest_cache .ruff_cache .mypy_cache .import_linter_cache

.venv:
	python3 -c "import pathlib; from scripts.environment import *; ensure(pathlib.Path.cwd(), lock=DEVELOPMENT)"
