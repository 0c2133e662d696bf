"""Sentences of our own over the classes of time expressions that the press of many countries uses (press.txt)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from communique.times import find_times

MARKED = re.compile(r"\[([^\[\]=]+)=(?:([A-Z]+):)?([^\[\]]*)\]")
DAY = "2031-03-12"
LINES = [line for line in (Path(__file__).parent / "press.txt").read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]


def test_there_are_enough_of_them() -> None:
    assert len(LINES) >= 150


@pytest.mark.parametrize("line", LINES)
def test_press(line: str) -> None:
    text = MARKED.sub(r"\1", line)
    wanted = [(raw, kind or "DATE", value or None) for raw, kind, value in MARKED.findall(line)]
    assert [(t.raw, t.type, t.value) for t in find_times(text, published=DAY)] == wanted
