# Every command of the project. `make help` lists them.
# Each target sets up what it needs by itself, in .venv, from the locked requirement files.

VENV ?= .venv
PORT ?= 8000
PYTHON ?= python3
export PYTHONPATH := plugins
# What browsers know is locked with the tools that check it.
export BROWSERSLIST_IGNORE_OLD_DATA := 1
RUN := $(VENV)/bin/python
NODE := node_modules/.bin
SCRIPTS := "theme/**/*.js" "plugins/**/*.js" "*.js"
STYLES := "theme/**/*.css"
# Tests run beside each other, file by file, in one process more than there are cores, because a test often waits for its
# browser or program; but not in more than four.
BESIDE := -n $(shell expr $$(getconf _NPROCESSORS_ONLN) + 1) --maxprocesses 4 --dist loadfile --no-loadscope-reorder

.DEFAULT_GOAL := help
.PHONY: help html devserver publish check check-online mutations new reviewed report cite contact-sheet components editor pictures test test-quick fuzz bench lint format lock clean

## help: list the commands
help:
	@sed -n 's/^## //p' $(MAKEFILE_LIST) | awk -F': ' '{printf "  make %-14s %s\n", $$1, $$2}'

$(VENV)/.build: requirements.txt
	@test -x $(VENV)/bin/python || $(PYTHON) -m venv $(VENV)
	@$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

$(VENV)/.dev: requirements-dev.txt
	@test -x $(VENV)/bin/python || $(PYTHON) -m venv $(VENV)
	@$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@ $(VENV)/.build

node_modules/.installed: package-lock.json
	@command -v npm > /dev/null || { echo "Checking scripts and styles needs Node 20 or later with npm. Install it from nodejs.org or with your system's packages, then run the command again." >&2; exit 1; }
	@npm ci --ignore-scripts --silent
	@touch $@

## html: build the site into output/; a content problem stops it and the last good output is kept
html: $(VENV)/.build
	@$(RUN) -m alsguide.build

## devserver: build, serve on http://localhost:8000 (PORT=...), build again and refresh on every save
devserver: $(VENV)/.build
	@$(RUN) -m alsguide.devserver --port $(PORT)

## publish: check everything, then build for publishing into output/, with a ZIP and files for web servers in dist/
publish: $(VENV)/.build
	@$(RUN) -m alsguide.publish

## contact-sheet: draw all exercise pictures on one page, contact-sheet/index.html
contact-sheet: $(VENV)/.build
	@$(RUN) -m alsguide.exercises.contact_sheet

## check: find all mistakes in the content, without a build; LIST=yes explains every check
check: $(VENV)/.build
	@$(RUN) -m alsguide.check $(if $(LIST),--list)

## new: begin a file, KIND=article|page|exercise TITLE="..." (for an article also CATEGORY=safety and the like)
new: $(VENV)/.build
	@$(RUN) -m alsguide.editorial.new "$$KIND" "$$TITLE" --category "$$CATEGORY"

## reviewed: record that a text was compared with its sources, FILE=content/... (MONTH=2027-05 for the next; TYPO=yes keeps the dates; SPREAD=yes only spreads the next)
reviewed: $(VENV)/.build
	@$(RUN) -m alsguide.editorial.record_review "$$FILE" $(if $(TYPO),--typo) $(if $(SPREAD),--spread) $(if $(MONTH),--month "$(MONTH)")

## report: show the state of the content, here and in report/index.html; RECORD=yes keeps today's counts
report: $(VENV)/.build
	@$(RUN) -m alsguide.editorial.report $(if $(RECORD),--record)

## mutations: put one mistake at a time into the content, and count those that the checks catch
mutations: $(VENV)/.dev
	@$(RUN) -m tests.checks.test_mutations

## check-online: compare references and links with public services (uses the network); AGAIN=yes repeats today's
check-online: $(VENV)/.build
	@$(RUN) -m alsguide.online check $(if $(AGAIN),--again)

## cite: add a reference, DOI=10.1000/abc or PMID=12345678 (uses the network), or those of FILE=... (.bib, .ris, .json)
cite: $(VENV)/.build
	@$(RUN) -m alsguide.online cite $(if $(DOI),--doi "$(DOI)") $(if $(PMID),--pmid "$(PMID)") $(if $(FILE),--file "$(FILE)")

## editor: put the optional browser editor into dist/editor/ (uses npm and the network)
editor: $(VENV)/.build
	@$(RUN) -m alsguide.editor

## components: show every component of the theme in every fixture, component-page/index.html
components: $(VENV)/.dev
	@$(RUN) -m tests.tools.component_page

## pictures: make the pictures of the documentation again, from the real site
pictures: $(VENV)/.dev
	@$(RUN) -m tests.tools.pictures_of_docs

# Tests start many programs of ours: what was compiled once is kept for all, also where the system says to keep nothing.
test test-quick fuzz: export PYTHONDONTWRITEBYTECODE :=

## test: run every test layer (sets up the virtual environment, the browser and other programs by itself)
test: $(VENV)/.dev
	@$(RUN) -m tests.support.programs chromium firefox webkit fonts xvfb java pdftoppm nginx apache caddy
	$(RUN) -m pytest $(BESIDE) $(ARGS)

## test-quick: run the tests that need no browser, no server and no built site, in under a minute
test-quick: $(VENV)/.dev
	$(RUN) -m pytest $(BESIDE) tests/unit tests/markdown tests/fuzz tests/theme tests/checks tests/online $(ARGS)

## fuzz: feed every reader texts by chance, for MINUTES=10
fuzz: $(VENV)/.dev
	$(RUN) -m tests.fuzz $(if $(MINUTES),--minutes $(MINUTES))

## bench: print what the site costs beside its budgets, or parts of it, ARGS="build check edit energy pages paints"; no test judges them
bench: $(VENV)/.dev
	@$(RUN) -m tests.bench $(ARGS)

## lint: check the code, its types and imports (scripts and styles need Node)
lint: $(VENV)/.dev node_modules/.installed
	$(RUN) -m ruff check .
	$(RUN) -m ruff format --check .
	$(RUN) -m mypy
	$(VENV)/bin/lint-imports
	$(RUN) -m tests.tools.script_types --check
	$(NODE)/tsc
	$(NODE)/eslint $(SCRIPTS)
	$(NODE)/stylelint $(STYLES)
	$(NODE)/prettier --check $(SCRIPTS) $(STYLES)

## format: put the code in the house style
format: $(VENV)/.dev node_modules/.installed
	$(RUN) -m ruff check --fix --quiet .
	$(RUN) -m ruff format .
	$(RUN) -m tests.tools.script_types
	$(NODE)/prettier --log-level warn --write $(SCRIPTS) $(STYLES)

## lock: write the locked requirement files again from requirements*.in
lock: $(VENV)/.dev
	$(VENV)/bin/uv pip compile --quiet --generate-hashes --no-header --no-annotate --no-emit-index-url \
	  --no-emit-find-links --universal --python-version 3.11 requirements.in -o requirements.txt
	$(VENV)/bin/uv pip compile --quiet --generate-hashes --no-header --no-annotate --no-emit-index-url \
	  --no-emit-find-links --universal --python-version 3.11 requirements-dev.in -o requirements-dev.txt

## clean: remove what the commands made
clean:
	rm -rf output output.* report .cache dist contact-sheet component-page test-results .pytest_cache .mypy_cache .ruff_cache
