"""Lines fit the width, go on below themselves, and end in their reference; where nobody looks on they are not broken."""

from __future__ import annotations

import io

import pytest
from rich.cells import cell_len
from rich.console import Console

from communique.terminal import layout
from communique.terminal.layout import heading, lines, new_console

LONG = "The envoys of both sides said after nine hours that the border should be drawn by a commission of three"
ROWS = [
    ("3 March 2031", LONG, "s-abc"),
    ("reported 22 November 1995", "They met.", "e-xyz"),
    ("31 October 2031 to 20 November 2031", f"{LONG} {LONG}", "e-abc"),
    ("", "停火協議 " * 30, "s-zho"),
]


def printed(rows: list[tuple[str, str, str]], width: int, *, limit: int | None = None) -> list[str]:
    out = io.StringIO()
    lines(Console(file=out, width=width, markup=False, emoji=False, highlight=False), rows, limit=limit)
    return out.getvalue().rstrip("\n").split("\n")


@pytest.mark.parametrize("width", [40, 80, 120])
def test_no_line_is_wider_than_the_terminal_or_ends_in_blanks(width: int) -> None:
    shown = printed(ROWS, width)
    assert all(cell_len(line) <= width for line in shown)
    assert all(line == line.rstrip() for line in shown)
    assert [ref in "\n".join(shown) for _, _, ref in ROWS] == [True] * 4


def test_what_goes_on_stands_under_what_it_belongs_to() -> None:
    shown = printed(ROWS[:2], 80)
    assert shown[0].startswith("3 March 2031               The envoys")
    assert shown[1].startswith(" " * 27)
    assert shown[1][27] != " "
    assert shown[-1] == "reported 22 November 1995  They met.  [e-xyz]"


def test_lines_without_a_lead_hang() -> None:
    shown = printed([("", LONG, "s-abc")], 60)
    assert shown[0].startswith("The envoys")
    assert shown[1].startswith("  ")
    assert shown[-1].endswith("[s-abc]")


def test_a_long_lead_goes_on_below() -> None:
    shown = printed([ROWS[2]], 60)
    assert shown[0].startswith("31 October 2031 to    The envoys")
    assert shown[1].startswith("20 November 2031      ")


def test_more_than_the_limit_is_counted() -> None:
    assert printed(ROWS, 80, limit=1)[-1] == "… and 3 more"


def test_a_heading_breaks_without_blanks_at_the_ends() -> None:
    out = io.StringIO()
    heading(Console(file=out, width=30), LONG)
    assert all(line == line.rstrip() for line in out.getvalue().split("\n"))


def test_a_pipe_gets_one_line_for_each_thing(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.delenv("COLUMNS", raising=False)
    lines(new_console(), ROWS[:2])
    assert len(capsys.readouterr().out.splitlines()) == 2
    monkeypatch.setenv("COLUMNS", "60")
    lines(new_console(), ROWS[:2])
    assert len(capsys.readouterr().out.splitlines()) > 2
    assert layout.PIPED > 500
