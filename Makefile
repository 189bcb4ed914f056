# Two commands do everything on a machine with Python, make and git:
#   make serve   installs what is needed, builds the site, serves it and prints the address
#   make test    installs what the tests need, a browser included, and runs them all
# Both are quick the second time and then need no network.

PYTHON ?= python3
PORT ?= 8000
BIN := .venv/bin
CLIENT := $(BIN)/python build_client.py
# A lock file names everything that is needed. uv installs it in a quarter of the time that pip takes; where it cannot, such as
# from a mirror that only pip has been told of, pip does.
LOCKED := -q --no-deps --require-hashes
define install
$(BIN)/uv pip install $(LOCKED) --python $(BIN)/python -r $(1) || $(BIN)/pip install --no-compile $(LOCKED) -r $(1)
endef

# Python compiles what it comes to use. It keeps that in .venv also where the environment forbids it elsewhere: every process
# would compile it all anew.
export PYTHONDONTWRITEBYTECODE :=

# Material announces its end of life at every start; docs/decisions/0001 says what we use of it.
export NO_MKDOCS_2_WARNING := 1

# Three processes, which also keep two processors busy while browsers are waited for; a file's tests stay in one of them, as
# they share what was made for the file.
PYTEST := $(BIN)/python -m pytest -n 3 --dist loadfile --no-loadscope-reorder

# How often `make soak` repeats each trial, and after how many minutes it stops repeating one.
N ?= 500
MINUTES ?= 60

.PHONY: serve build check test lint golden generated pictures lock bench bench-build bench-many bench-worksheet bench-notebook bench-search bench-pages soak clean

# Serves the site and rebuilds it when a file changes.
serve: .venv/.installed
	$(CLIENT)
	$(BIN)/mkdocs serve --dev-addr 127.0.0.1:$(PORT)

# Writes the site to site/, ready to publish.
build: .venv/.installed
	$(CLIENT)
	$(BIN)/mkdocs build

# Reports every problem in the content, without building.
check: .venv/.installed
	$(BIN)/handrail check

# Everything: style, types, content, and the tests in a real browser.
test: .venv/.test-installed lint
	$(PYTEST)

lint: .venv/.test-installed
	$(CLIENT)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(CLIENT) --check

# Rewrites the golden pages after a change that was meant; look at the difference before committing.
golden: .venv/.test-installed
	$(CLIENT)
	$(PYTEST) tests/golden --update-golden

# Rewrites every generated copy: JSON Schemas, the list of problems, the fields, the message catalogue.
generated: .venv/.installed
	$(BIN)/handrail schema
	$(BIN)/python -m handrail.messages extract
	$(BIN)/python -m handrail.problems > docs/problems.md
	$(BIN)/python -m handrail.field_guide > docs/fields.md

# Takes the pictures of docs/fields.md and of the guides anew.
pictures: .venv/.test-installed
	$(CLIENT)
	$(BIN)/python tests/fields/take_pictures.py
	$(BIN)/python tests/take_guide_pictures.py

# Every measurement, side by side with a peer; docs/performance.md tells what came out. Wants a quiet machine.
bench: bench-build bench-many bench-worksheet bench-notebook bench-search bench-pages

# Our library, seven and twenty-one times over, built by Handrail, Material, Zensical and (if installed) Hugo.
bench-build: .venv/.test-installed
	$(CLIENT)
	$(BIN)/python bench/build.py
	$(BIN)/python bench/preview.py

# The sites of a network of practices, built together and one by one; SIZES=10,30 makes it shorter.
SIZES ?= 10,50,200
bench-many: .venv/.test-installed
	$(CLIENT)
	$(BIN)/python bench/many.py --sizes $(SIZES)

# One worksheet on a slow phone: our page, a form written by hand, and other form libraries, which npm brings.
bench-worksheet: .venv/.test-installed
	$(CLIENT)
	$(BIN)/python bench/worksheet.py

# The notebook page with ten, a thousand and ten thousand entries.
bench-notebook: .venv/.test-installed
	$(CLIENT)
	$(BIN)/python bench/notebook.py

# Search beside Material's and Pagefind's: what is fetched, how long it takes on a slow phone, what is found.
bench-search: .venv/.test-installed
	$(CLIENT)
	$(BIN)/python bench/search.py

# A page of each kind on a slow phone, beside the same words in a stock Material page.
bench-pages: .venv/.test-installed
	$(CLIENT)
	$(BIN)/python bench/pages.py

# The figures of docs/reliability.md, each by its own command: `make soak-killed N=1000 MINUTES=30`. All take hours.
TRIALS := model mutants records payloads exchange storage faults backup handover traces two_tabs leaving leave_at_once power killed
soak: $(TRIALS:%=soak-%)

soak-%: FILE = tests/client/soak/test_$*.py
soak-backup: FILE = tests/client/test_backup.py
soak-handover: FILE = tests/client/test_handover.py
soak-model: N := 100000
soak-mutants: N := 1000000
soak-records: N := 20000
soak-payloads: N := 3000
soak-backup: N := 2000
soak-power soak-exchange soak-handover: N := 200
soak-leave_at_once: N := 300
soak-killed: N := 1001
soak-%: .venv/.test-installed
	$(CLIENT)
	$(BIN)/python -m pytest -n 0 -s --soak $(N) --minutes $(MINUTES) $(FILE)

# Refreshes the lock files.
lock:
	$(PYTHON) -m venv .venv && $(BIN)/pip install -q uv
	echo uv | $(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-annotate --no-header \
	  - -o requirements/install.txt
	$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-annotate --no-header \
	  pyproject.toml --group build -o requirements/serve.txt
	$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-annotate --no-header \
	  pyproject.toml --group build --group test -o requirements/test.txt

clean:
	rm -rf .venv node_modules bench/peers/node_modules bench/peers/.venv site .cache src/handrail/static

.venv/.installed: pyproject.toml requirements/install.txt requirements/serve.txt
	$(PYTHON) -m venv .venv
	-$(BIN)/pip install --no-compile $(LOCKED) -r requirements/install.txt
	$(call install,requirements/serve.txt)
	$(BIN)/pip install -q --no-deps --no-build-isolation --editable .
	touch $@

.venv/.test-installed: .venv/.installed requirements/test.txt
	$(call install,requirements/test.txt)
	$(BIN)/python tests/install_browser.py
	$(BIN)/python tests/install_programs.py
	touch $@
