"""The command ``communique serve``, running."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def serving(record: Path, *options: str) -> Iterator[tuple[subprocess.Popen[str], int]]:
    """The process that serves `record`, and the free port that it took."""
    command = [sys.executable, "-m", "communique.cli", "serve", str(record), "--port", "0", *options]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env={**os.environ, "PYTHONUNBUFFERED": "1"}) as running:
        assert running.stdout
        line = running.stdout.readline()
        try:
            yield running, int(line.partition("http://127.0.0.1:")[2].partition("/")[0])
        finally:
            if running.poll() is None:
                running.kill()
