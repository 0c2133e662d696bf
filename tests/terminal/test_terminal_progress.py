"""The progress bar: pages per second and what is left on a terminal, nothing anywhere else."""

from __future__ import annotations

import io

from rich.console import Console

from communique.building import Progress
from communique.terminal.progress import progress_bar


def test_nothing_is_drawn_where_there_is_no_terminal() -> None:
    with progress_bar(Console(file=io.StringIO())) as tell:
        assert tell is None


def test_a_terminal_shows_pages_rate_and_time_left() -> None:
    out = io.StringIO()
    with progress_bar(Console(file=out, force_terminal=True, width=100, color_system=None)) as tell:
        assert tell is not None
        for done in (3, 4, 12):
            tell(Progress(done, 12, cached=3))
    assert "12/12 pages" in out.getvalue()
    assert "pages/s" in out.getvalue()
