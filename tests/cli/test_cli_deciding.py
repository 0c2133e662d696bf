"""``communique review``: what is in doubt, and decisions that the record follows."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from commands import Run
from communique.building import build
from communique.building.linking import decide_link
from communique.errors import CodebookError
from communique.store.book import Store

FIRST = """Shells Hit Market in Loja

LOJA, May 3, 2031 — Shells hit the market in Loja on Monday, May 1, 2031, killing nine people, hospital officials said. Residents fled the town.
"""
SECOND = """Death Toll in Loja Disputed

LOJA, May 5, 2031 — The shelling of the market in Loja on Monday, May 1, 2031 killed 14 people, the mayor's office said. Aid workers came.
"""


@pytest.fixture
def place(tmp_path: Path) -> Path:
    for name, story in (("2.txt", FIRST), ("3.txt", SECOND)):
        (tmp_path / name).write_text(story, "utf-8")
    build([tmp_path / "2.txt", tmp_path / "3.txt"], tmp_path / "talks.db", processes=1)
    return tmp_path / "talks.db"


def test_a_doubtful_link_is_listed_split_and_put_together_again(place: Path, run: Run) -> None:
    code, out, _ = run("review", place)
    assert (code, "against  fatalities: 9 and 14" in out) == (0, True)
    one, two = re.findall(r"\[(r-\w+)\]", out)[:2]
    assert run("review", place, one, two, "--apart", "--who", "ada", "--why", "two markets")[0] == 0
    with Store.open(place) as store:
        (row,) = store.link_reviews()
        split = store.read_record()
    assert (row.decision, row.who, row.why) == ("apart", "ada", "two markets")
    assert max(len(e.reports) for e in split.events if e.type == "attack") == 1
    assert "9 and 14" not in run("review", place)[1]
    assert run("review", place, one, two, "--undo", "--who", "bo")[0] == 0
    with Store.open(place) as store:
        assert any(len(e.reports) == 2 for e in store.read_record().events)
        assert [r.decision for r in store.link_reviews()] == ["apart", "undone"]
    assert "9 and 14" in run("review", place)[1]


def test_a_decision_outlives_the_next_build(place: Path, run: Run) -> None:
    one, two = re.findall(r"\[(r-\w+)\]", run("review", place)[1])[:2]
    run("review", place, one, two, "--apart", "--who", "ada")
    with Store.open(place) as store:
        split = store.read_record()
    build([place.parent / "2.txt", place.parent / "3.txt"], place, processes=1)
    with Store.open(place) as store:
        assert store.read_record().events == split.events


@pytest.mark.parametrize(
    "words", [["--same"], ["r-zz", "--same", "--who", "ada"], ["r-zz", "r-yy", "--who", "ada"], ["r-zz", "r-yy", "--same", "--apart", "--who", "ada"]]
)
def test_half_a_decision_is_refused(words: list[str], place: Path, run: Run) -> None:
    code, _, err = run("review", place, *words)
    assert (code, "name two references" in err) == (2, True)


def test_nothing_to_undo_is_said(place: Path, run: Run) -> None:
    one, two = re.findall(r"\[(r-\w+)\]", run("review", place)[1])[:2]
    assert "nobody decided" in run("review", place, one, two, "--undo", "--who", "ada")[2]
    assert "two reports of one" in run("review", place, one, one, "--same", "--who", "ada")[2]


def test_another_codebook_is_refused(place: Path, tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text("name: own\nversion: '1'\ntypes: {}\n", "utf-8")
    with pytest.raises(CodebookError):
        decide_link(place, "r-1", "r-2", "same", who="ada", at="2031-06-01", why="", codebook=own)
