"""Tests that read an export back with the program that it is made for: ``test_consumer_LIBRARY.py``. Loaded by ``conftest.py``.

Each runs where its library is installed; where it is not, the end of the run says so. `make formats` has all of them in an environment of its own.
"""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import pytest

PREFIX = "test_consumer_"
FOLDER = Path(__file__).parent / "exports"
LIBRARIES = sorted(file.stem.removeprefix(PREFIX) for file in FOLDER.glob(f"{PREFIX}*.py"))
ABSENT = [name for name in LIBRARIES if find_spec(name) is None]
NOT_RUN = f"tests/exports: NOT READ BACK by {', '.join(ABSENT)}, which are not installed (make formats)"


def pytest_ignore_collect(collection_path: Path) -> bool | None:
    return True if collection_path.parent == FOLDER and collection_path.stem.removeprefix(PREFIX) in ABSENT else None


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if ABSENT:
        terminalreporter.write_line(NOT_RUN, yellow=True)
