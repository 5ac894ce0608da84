# Two commands set everything up: make demo, make test.
export PYTHONPATH := src
VENV := .venv/bin
WORKERS ?= 2

.PHONY: demo test quick check fix setup lock unit unit-postgres journeys bench catalogues

demo: .venv/.runtime
	@$(VENV)/gensvar demo

setup: .venv/.dev

.venv/.runtime: requirements/runtime.txt pyproject.toml
	@tools/bootstrap.sh runtime

.venv/.dev: requirements/dev.txt pyproject.toml
	@tools/bootstrap.sh dev
	@touch .venv/.runtime

test: .venv/.dev
	@tools/machine.sh
	$(MAKE) check
	$(MAKE) unit
	$(MAKE) unit-postgres
	$(MAKE) journeys

quick: .venv/.dev
	$(VENV)/pytest -q -n $(WORKERS) -m "pure and not slow and not journey"
ifdef APP
	$(VENV)/pytest -q -n $(WORKERS) -m "not pure and not slow and not journey" tests/$(APP)
endif

check: .venv/.dev
	$(VENV)/ruff format --check -q .
	$(VENV)/ruff check -q .
	$(VENV)/lint-imports
	$(VENV)/mypy
	$(VENV)/python tools/references.py check
	$(VENV)/python tools/catalogues.py check
	$(VENV)/python tools/readability.py check

unit:
	$(VENV)/pytest -q -n $(WORKERS) --dist loadgroup -m "not journey"

unit-postgres:
	$(VENV)/python tools/postgres.py -- $(VENV)/pytest -q -n $(WORKERS) \
	  --dist loadgroup -m "not journey and not embedded and not pure"

journeys:
	$(VENV)/pytest -q -n $(WORKERS) --dist worksteal tests/journeys

bench: .venv/.dev
	$(VENV)/python -m benchmarks

fix: .venv/.dev
	$(VENV)/ruff check -q --fix .
	$(VENV)/ruff format -q .
	$(VENV)/python tools/catalogues.py update
	$(VENV)/python tools/catalogues.py compile
	$(VENV)/python tools/references.py

lock:
	env -u UV_INDEX -u UV_DEFAULT_INDEX -u UV_INDEX_URL -u UV_EXTRA_INDEX_URL \
	  -u UV_FIND_LINKS sh -eu -c '\
	  uv pip compile -q --generate-hashes --no-annotate --no-header --universal \
	    --python-version 3.11 pyproject.toml --group build -o requirements/runtime.txt; \
	  uv pip compile -q --generate-hashes --no-annotate --no-header --universal \
	    --python-version 3.11 pyproject.toml --all-extras --group dev \
	    -o requirements/dev.txt'
