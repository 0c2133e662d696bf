"""A build of many articles does not take its record into memory to sum it up."""

from __future__ import annotations

from pathlib import Path

import pytest

from communique.building import BuildReport
from communique.cli import building


@pytest.mark.parametrize(("articles", "says"), [(building.MANY + 1, "2001 articles, 0 pages not read"), (16, "16 articles")])
def test_the_summary(articles: int, says: str, demo_store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report = BuildReport(demo_store, articles, (), analysed=3, cached=0)
    building.say_built(report)
    told = capsys.readouterr().out
    assert ("record" in report.__dict__) == (articles < building.MANY)
    assert says in told
    assert "3 pages read" in told
