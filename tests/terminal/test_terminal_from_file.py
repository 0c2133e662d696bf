"""What is shown of a record that stays in its file is what is shown of one in memory."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from communique.cli.parts import decided_view
from communique.codebooks.loading import load
from communique.exports.brief import make_brief
from communique.exports.made import Source
from communique.model.record import RecordActor
from communique.record.merging import merge
from communique.settings import Settings
from communique.showing.file_view import FileView
from communique.showing.view import View
from communique.store.book import Store
from communique.store.reviews import Review
from communique.terminal.opening import open_thing
from communique.terminal.page import show_page
from generated import generate


@pytest.fixture(scope="module", params=["demo", "generated"])
def place(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    if request.param == "demo":
        return Path(request.getfixturevalue("demo_store"))
    corpus = generate(60, seed=11, copies=0.4)
    made = tmp_path_factory.mktemp("generated") / "talks.db"
    with Store.create(made) as store:
        store.write_record(merge(corpus.analyses, codebook=load(), settings=Settings()))
    return made


def printed(show: Callable[[Console], None]) -> str:
    out = StringIO()
    show(Console(file=out, width=120))
    return out.getvalue()


def test_look_ups_find_the_same(place: Path) -> None:
    with Store.open(place) as store, store.at_one_moment():
        whole, seen = View(store.read_record(), store.sentences), decided_view(store)[1]
        assert isinstance(seen, FileView)
        assert set(seen.things) == set(whole.things)
        assert {name: seen.whole(name) for name in whole.things} == whole.things
        others = {name: thing for name, thing in whole.things.items() if not isinstance(thing, RecordActor)}
        assert {name: seen.things[name] for name in others} == others
        for name in ("pages", "articles", "event_of", "mentions", "times", "repeated", "repeaters"):
            assert dict(getattr(seen, name)) == getattr(whole, name), name
        assert len(seen.things) == len(whole.things)
        assert [seen.ref(name) for name in whole.things] == [whole.ref(name) for name in whole.things]
        assert seen.things.get("e-none") is None
        with pytest.raises(KeyError):
            seen.whole("e-none")


def test_actors_come_without_their_words_but_where_these_are_asked_for(place: Path) -> None:
    with Store.open(place) as store, store.at_one_moment():
        seen = decided_view(store)[1]
        actor = max(seen.record.actors, key=lambda a: len(a.mentions))
        assert actor.mentions
        assert seen.things[actor.id].mentions == ()
        assert seen.things[actor.id].roles == actor.roles
        assert seen.whole(actor.id) == actor


def test_the_page_and_what_stands_behind_it(place: Path) -> None:
    with Store.open(place) as store, store.at_one_moment():
        whole, seen = View(store.read_record(), store.sentences), decided_view(store)[1]
        assert printed(lambda c: show_page(c, seen)) == printed(lambda c: show_page(c, whole))
        first = {type(thing): name for name, thing in reversed(whole.things.items())}
        for name in first.values():
            assert printed(lambda c, n=name: open_thing(c, seen, n)) == printed(lambda c, n=name: open_thing(c, whole, n))  # type: ignore[misc]  # lambdas with defaults


def test_the_list_of_a_day(place: Path) -> None:
    with Store.open(place) as store, store.at_one_moment():
        record, seen = store.read_record(), decided_view(store)[1]
        days = {a.published for a in record.articles if a.published}
        assert days
        for day in sorted(days)[:12]:
            assert make_brief(Source(seen.record, seen=seen), on=day) == make_brief(Source(record, sentences=store.sentences), on=day)


def test_decisions_on_values_are_laid_over_a_record_in_memory(place: Path, tmp_path: Path) -> None:
    decided = Path(shutil.copy(place, tmp_path / "decided.db"))
    with Store.create(decided) as store:
        report = store.read_record().reports[0]
        named = (report.page, report.start, report.end, "reports.type")
        review = Review(*named, "rejected", None, "ada", "2031-05-01T10:00:00+00:00", "told of another")
        store.append_review(review)
    with Store.open(decided) as store, store.at_one_moment():
        held, seen = decided_view(store)
        assert not isinstance(seen, FileView)
        assert report.id in held.told
        assert report.id not in seen.things
