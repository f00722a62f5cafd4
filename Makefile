# `make run` and `make test` are all one needs; both make the folder ready first.

PYTHONS := python3.11 python3 python3.12 python3.13
SUPPORTED := import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))
PYTHON ?= $(shell for p in $(PYTHONS); do "$$p" -c '$(SUPPORTED)' >/dev/null 2>&1 && { echo "$$p"; break; }; done)
BIN := .venv/bin
CLIENTS := tests/e2e/clients
ARGS ?=
PYTEST = QT_QPA_PLATFORM=$${QT_QPA_PLATFORM:-offscreen} $(BIN)/python -m pytest
SPEECH ?= $(or $(HUB_TEST_SPEECH),../shared/speech)

UV ?= uv
LOCK = UV_CUSTOM_COMPILE_COMMAND="make lock" $(UV) pip compile --quiet --universal --python-version 3.11 \
	--generate-hashes --no-annotate --no-emit-index-url --no-emit-find-links

# The tests start the program a hundred times: it is to be compiled once, and not at each start.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help setup setup-dev python run test check lint format bench profile lock clean

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-9s %s\n", $$1, $$2}' $(firstword $(MAKEFILE_LIST))

setup: python ## Make everything ready to run (what `make run` does first)
	@$(PYTHON) scripts/setup.py

setup-dev: python
	@$(PYTHON) scripts/setup.py --dev --quiet

run: python ## Start the desktop application; ARGS="--help" shows its options
	@$(PYTHON) scripts/setup.py --quiet
	@$(BIN)/python -m ui $(ARGS)

test: setup-dev ## Run the whole test suite, two at a time where that disturbs nothing; ARGS="-k words" picks some
	@$(if $(ARGS),$(PYTEST) $(ARGS),failed=0; \
		$(PYTEST) -n 2 --dist loadfile --no-loadscope-reorder -m "not alone" || failed=1; \
		$(PYTEST) -m alone || failed=1; exit $$failed)

check: lint test ## Run all that must pass: style, types, architecture, tests

lint: setup-dev
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

format: setup-dev ## Put the code into its one form
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

bench: setup-dev ## Measure speed and memory; SPEECH=FOLDER names recorded speech, ARGS="--line 3" picks a line
	@HUB_TEST_SPEECH="$(SPEECH)" $(BIN)/python -m tests.bench $(ARGS)

profile: setup-dev ## Draw a flame graph of a loaded hub; ARGS="--engines" or ARGS="--listening" for another load
	@HUB_TEST_SPEECH="$(SPEECH)" $(BIN)/python -m tests.bench.profile $(ARGS)

lock: ## Write the lock files (needs uv); ARGS=--upgrade takes newer versions
	@command -v $(UV) >/dev/null || { echo "lock: uv is needed: python3 -m pip install uv" >&2; exit 2; }
	$(LOCK) $(ARGS) pyproject.toml --group build -o requirements.lock
	$(LOCK) $(ARGS) --group build -c requirements.lock -o requirements-build.lock
	$(LOCK) $(ARGS) --group dev -c requirements.lock -o requirements-dev.lock
	$(LOCK) $(ARGS) --no-deps models/requirements.in -o models/requirements.lock
	$(LOCK) $(ARGS) --no-deps $(CLIENTS)/xiaozhi-client.in -o $(CLIENTS)/xiaozhi-client.lock
	$(LOCK) $(ARGS) -c requirements.lock $(CLIENTS)/xiaozhi-sdk.in -o $(CLIENTS)/xiaozhi-sdk.lock

clean: ## Remove everything that make made, the models too
	rm -rf .venv .setup models/bundled build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

python:
	@command -v "$(PYTHON)" >/dev/null || { echo "make: Python 3.11, 3.12 or 3.13 is needed; install one, or name it: make $(MAKECMDGOALS) PYTHON=/path/to/python3.11" >&2; exit 2; }
