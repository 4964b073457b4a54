# Short names for developers. `make` shows them.
.DEFAULT_GOAL := help
.PHONY: help demo setup test check coverage tour format messages lock audit

PYTHON ?= python3
BIN := .venv/bin
POT := designteam/translations/messages.pot
NL := designteam/translations/nl/LC_MESSAGES/messages.po

help: ## show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: ## serve the demo network on http://127.0.0.1:5000
	$(PYTHON) -m designteam demo

setup: ## set up what tests and development need
	$(PYTHON) -m designteam setup

test: setup ## run only the tests; ARGS="tests/cycle -k stale" chooses
	$(PYTHON) -m designteam test -n 2 --dist worksteal $(ARGS)

check: ## run everything that must hold, as .ci/run does
	$(PYTHON) -m designteam test

coverage: setup ## run the tests and show which branches they leave out
	$(PYTHON) -m designteam test -n 2 --dist worksteal --cov --cov-report=term-missing

tour: setup ## take the pictures of docs/tour again
	$(BIN)/python -m tests.tour

format: setup ## put Python and templates in their one form
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	$(BIN)/djlint templates --reformat --quiet

messages: setup ## gather the texts, bring the Dutch catalogue up to date and compile it
	mkdir -p $(dir $(NL))
	$(BIN)/pybabel extract --mapping-file=pyproject.toml --output-file=$(POT) --add-location=file --sort-by-file --width=100 \
	  --project=designteam --keywords="N_ NN_:1,2 lazy_gettext lazy_ngettext:1,2 lazy_pgettext:1c,2" .
	test -f $(NL) || $(BIN)/pybabel init --input-file=$(POT) --output-file=$(NL) --locale=nl --width=100
	$(BIN)/pybabel update --input-file=$(POT) --output-file=$(NL) --locale=nl --width=100 \
	  --no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date
	$(BIN)/pybabel compile --directory=designteam/translations --statistics

# Addresses of registries stay out of the locks: everyone installs from their own.
COMPILE = $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
  --no-emit-index-url --no-emit-find-links --no-header --no-annotate $(UPGRADE)

lock: ## write the locks after a change in pyproject.toml or package.json; UPGRADE=--upgrade takes the newest
	$(COMPILE) pyproject.toml --extra postgresql --extra redis --group test --group dev --output-file requirements/check.txt
	$(COMPILE) pyproject.toml --extra postgresql --extra redis --constraint requirements/check.txt --output-file requirements/production.txt
	$(COMPILE) pyproject.toml --constraint requirements/check.txt --output-file requirements/runtime.txt
	$(COMPILE) --group node --output-file requirements/node.txt
	$(COMPILE) --group installer --output-file requirements/installer.txt
	npm install --package-lock-only --ignore-scripts --omit-lockfile-registry-resolved --no-audit --no-fund

audit: ## look for known weaknesses in what we depend on (needs the internet)
	$(BIN)/pip-audit --require-hashes --disable-pip --requirement requirements/production.txt
	npm audit --omit=dev
