"""A record in a notebook: the same tables, as lists of dicts where no data frames are installed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import communique
from communique.errors import OutputError, StoreError
from communique.exports.tables import TABLES, columns
from communique.store.book import Store
from sample_talks import ONE, RECORD


@pytest.fixture
def place(tmp_path: Path) -> Path:
    with Store.create(tmp_path / "talks.db") as store:
        store.write_record(RECORD)
    return tmp_path / "talks.db"


def test_tables_are_those_of_the_exports(place: Path) -> None:
    talks = communique.open(place, frames="dicts")
    for name in TABLES:
        assert all(list(row) == list(columns()[name]) for row in talks.table(name))
    assert [e["id"] for e in talks.events()] == ["e-strike", "e-swap", "e-talks"]
    assert [v["value"] for v in talks.values() if v["field"] == "count"] == [40, 45]
    for own in (talks.articles, talks.actors, talks.statements, talks.reports, talks.positions, talks.expectations, talks.times, talks.links):
        assert own()


def test_an_event_has_its_day_place_and_words(place: Path) -> None:
    talks = communique.open(str(place), frames="dicts")
    event = talks.events()[2]
    assert (event["date_from"], event["place"], event["participants"], event["outlets"]) == ("2031-03-03", "Lakeville", "Norland; Sudland", 1)
    assert talks.text(event["event_page"])[event["event_start"] : event["event_end"]] == event["event_quote"]
    assert talks.text(ONE.id) == ONE.text
    assert talks.columns("events")["date_from"] == "first day"
    assert repr(talks).startswith("<record: 3 articles, 3 events, 1 statements")


def test_what_is_not_there_is_said(place: Path, tmp_path: Path) -> None:
    talks = communique.open(place, frames="dicts")
    with pytest.raises(KeyError, match="no table 'rounds'; there are pages, articles"):
        talks.table("rounds")
    with pytest.raises(KeyError, match="no page"):
        talks.text("none.txt")
    with pytest.raises(StoreError, match="C401"):
        communique.open(tmp_path / "none.db")
    with pytest.raises(ValueError, match="unknown frames"):
        communique.open(place, frames="r")  # type: ignore[arg-type]  # what a user may type


def test_a_library_that_is_not_installed(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("communique.notebook.find_spec", lambda _: None)
    assert isinstance(communique.open(place).events(), list)
    with pytest.raises(OutputError, match=r"C604: polars is not installed\. .*pip install polars"):
        communique.open(place, frames="polars")


def test_importing_the_package_loads_nothing() -> None:
    code = "import sys, communique; print(sorted(m for m in sys.modules if m.startswith(('communique.', 'sqlite3', 'pandas', 'spacy'))))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"
