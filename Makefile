# Everything starts from a bare checkout: Python 3.11, make and a compiler are enough.

UV_VERSION := 0.13.9
UV := $(or $(shell command -v uv 2>/dev/null),.uv/bin/uv)
PYTHON := .venv/bin/python
INSTALLED := .venv/.installed

export RASA_TELEMETRY_ENABLED := false

.DEFAULT_GOAL := help
.PHONY: help run test lint train bench clean

help: ## Show what can be made
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: $(INSTALLED) ## Install, train when needed, and open the window (ARGS="--port 5006")
	@$(PYTHON) -m madoguchi run $(ARGS)

test: lint ## Run the whole test suite, browser included
	@tests/install-browser
	@tests/install-postgresql
	$(PYTHON) -m madoguchi check
	$(PYTHON) -m pytest $(ARGS)

lint: $(INSTALLED) ## Check style and types
	$(PYTHON) -m ruff check .
	$(PYTHON) -m ruff format --check .
	$(PYTHON) -m mypy

train: $(INSTALLED) ## Train the model anew
	$(PYTHON) -m madoguchi train

bench: $(INSTALLED) ## Measure, and print the tables
	@for measure in bench/*.py; do echo "$$measure"; $(PYTHON) $$measure || exit 1; done

clean: ## Remove all that can be made again (conversations stay)
	rm -rf .venv .uv models .rasa .mypy_cache .ruff_cache .pytest_cache .hypothesis *.egg-info
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# --frozen: what is locked is what runs.
$(INSTALLED): uv.lock pyproject.toml | $(UV)
	$(UV) sync --frozen
	@touch $@

# Only where the machine has no uv: one of the project's own.
.uv/bin/uv:
	python3 -m venv .uv
	.uv/bin/pip install --quiet --disable-pip-version-check uv==$(UV_VERSION)
