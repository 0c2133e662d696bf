"""A short run of ``bench/plug.py``: killed at random moments, the program loses nothing that it said was done."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

BENCH = Path(__file__).parents[2] / "bench" / "plug.py"


@pytest.mark.skipif(not hasattr(__import__("os"), "fork"), reason="the plug is pulled on forked children, which this system does not have")
def test_nothing_is_lost_when_the_plug_is_pulled() -> None:
    done = subprocess.run([sys.executable, BENCH, "--moments", "16", "--seed", "7"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.endswith("16 moments, 0 with a loss\n")
