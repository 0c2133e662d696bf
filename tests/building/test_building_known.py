"""A record file through time, and as people decided; the command that says what changed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from communique.building import build
from communique.building.known import changed, known, read_decided
from communique.errors import CodebookError
from communique.model.record import CitedValue
from communique.model.reviews import LinkReview, Told
from communique.record.through import changes
from communique.showing.changed import say_change, say_cited
from communique.showing.view import View
from communique.store.book import Store
from communique.store.reviews import Review

FIRST = """Shells Hit Market in Loja

LOJA, May 3, 2031 — Shells hit the market in Loja on Monday, killing nine people, hospital officials said. Residents fled the town.
"""
SECOND = """Death Toll in Loja Disputed

LOJA, May 5, 2031 — The shelling of the market in Loja on Monday, May 1, 2031 killed 14 people, the mayor's office said. Aid workers came.
"""


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("known")
    (folder / "one.txt").write_text(FIRST, "utf-8")
    (folder / "two.txt").write_text(SECOND, "utf-8")
    build([folder / "one.txt", folder / "two.txt"], folder / "talks.db", processes=1)
    return folder / "talks.db"


def test_the_record_as_known_on_a_day_holds_what_was_printed_by_then(place: Path) -> None:
    then = known(place, "2031-05-04")
    assert (len(then.articles), then.as_of) == (1, "2031-05-04")
    found, now = changed(place, since="2031-05-04")
    assert len(now.articles) == 2
    assert changed(place)[0] == found  # the last day is the default
    assert {c.of for c in found if c.kind == "new"} >= {"articles"}


def test_changes_are_the_same_of_all_of_a_record_and_of_what_they_ask_for(place: Path) -> None:
    then = known(place, "2031-05-04")
    with Store.open(place) as store:
        whole, part, ids = store.read_record(), store.read_changing(), store.ids()
    found = changes(then, whole)
    assert found
    assert changes(then, part) == found
    views = View(whole, lambda _: ()), View(part, lambda _: (), ids=ids)
    said = [[(say_change(c, v), v.ref(c.thing), [say_cited(cited, v) for cited in c.cited]) for c in found] for v in views]
    assert said[0] == said[1]
    assert (part.statements, part.times, {p.text for p in part.pages}, {a.mentions for a in part.actors}) == ((), (), {""}, {()})


def test_another_codebook_is_refused(place: Path, tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text("name: own\nversion: '1'\ntypes: {}\n", "utf-8")
    with pytest.raises(CodebookError):
        known(place, "2031-05-04", codebook=own)


def test_decisions_lie_over_what_is_read_and_orphans_are_shown(place: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    copy.write_bytes(place.read_bytes())
    with Store.create(copy) as store:
        value = _count(store)
        store.append_review(Review(value.page, value.start, value.end, "reports.fatalities", "corrected", "10", "ada", "2031-06-01", "heard"))
        store.append_review(Review("p-gone", 1, 5, "reports.fatalities", "rejected", None, "ada", "2031-06-01", "misread"))
        store.append_link_review(LinkReview(Told("p-gone", 1, 5, "attack"), Told("p-gone", 7, 9, "attack"), "same", "bo", "2031-06-02", ""))
        held = read_decided(store)
    shown = {str(f.value) for e in held.record.events for n, f in e.fields.items() if n == "fatalities" and f.rule.endswith(", reviewed")}
    assert "10" in shown
    assert ([r.why for r in held.values], [r.who for r in held.links]) == (["misread"], ["bo"])
    page = subprocess.run([sys.executable, "-m", "communique.cli", "show", str(copy)], capture_output=True, text=True, check=True).stdout
    assert "Decisions on words that are gone" in page
    assert "misread" in page


def test_the_command_says_what_changed(place: Path) -> None:
    command = [sys.executable, "-m", "communique.cli", "changes", str(place)]
    since = subprocess.run([*command, "--since", "2031-05-04"], capture_output=True, text=True, check=True).stdout
    assert "Death Toll in Loja Disputed" in since
    assert subprocess.run([*command, str(place)], capture_output=True, text=True, check=True).stdout == "Nothing changed.\n"


def _count(store: Store) -> CitedValue:
    return next(v for r in store.read_record().reports for v in r.fields.get("fatalities", ()))
