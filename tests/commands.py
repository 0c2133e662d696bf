"""The program's commands as a person types them."""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest

from communique.cli import main

Run = Callable[..., tuple[int, str, str]]
"""Takes the words behind ``communique``; gives exit code, output and errors."""


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command as the console script does."""
    monkeypatch.setenv("COLUMNS", "120")

    def command(*words: object) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["communique", *map(str, words)])
        with pytest.raises(SystemExit) as done:
            main()
        held = capsys.readouterr()
        return int(done.value.code or 0), held.out, held.err

    return command
