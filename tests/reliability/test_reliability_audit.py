"""What an install brings along stays within its stated size, and under licences that may stand beside ours."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

AUDIT = Path(__file__).parents[2] / "tools" / "audit.py"


def test_size_and_licences_of_an_install() -> None:
    done = subprocess.run([sys.executable, AUDIT, "--check"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "LOOK" not in done.stdout
    assert done.stdout.splitlines()[0].startswith("spacy ")
