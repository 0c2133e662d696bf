"""The test with the engine of `communique.cluster` and a killed worker runs where ``cluster-test`` is installed; where it is not, the end of the
run says so. Loaded by ``conftest.py``."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import pytest

ABSENT = [name for name in ("daft", "ray") if find_spec(name) is None]
ENGINE = Path(__file__).parent / "cluster" / "test_cluster_engine.py"
NOT_RUN = f"tests/cluster/{ENGINE.name} is NOT RUN: {' and '.join(ABSENT)} not installed (pip install -e '.[cluster-test]' -c constraints.txt)"


def pytest_ignore_collect(collection_path: Path) -> bool | None:
    return True if ABSENT and collection_path == ENGINE else None


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if ABSENT:
        terminalreporter.write_line(NOT_RUN, yellow=True)
