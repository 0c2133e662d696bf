"""An actor with words on many pages lies in the file in pieces, and comes back as it was wherever it is asked for."""

from __future__ import annotations

import io
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from communique.building.verifying import verify
from communique.errors import StoreError
from communique.exports.formats import make
from communique.exports.made import Source
from communique.exports.streaming import write_streamed
from communique.model import pieces
from communique.model.page import Page
from communique.model.pieces import ActorWords, in_pieces, summed, whole
from communique.model.record import Record, RecordActor, RecordJoin, RecordMention, RecordRole
from communique.store.book import Store
from sample_talks import ONE, RECORD, TWO

FEW = 3  # words in a piece


def actor(name: str, *, words: int, on: Page = ONE) -> RecordActor:
    mentions = tuple(RecordMention(on.id, at, at + 2, on.text[at : at + 2]) for at in range(words))
    roles = tuple(RecordRole("minister", None, m.page, m.start, m.end, m.raw) for m in mentions[::2])
    joins = tuple(RecordJoin("spelling", None, m, mentions[0]) for m in mentions[1::3])
    return RecordActor(name, f"Actor {name}", "person", "KEN", None, (), ("Al",), roles, mentions, grounds=mentions[:1], joins=joins)


@pytest.fixture(autouse=True)
def small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pieces, "MOST", FEW)


@pytest.fixture
def record() -> Record:
    own = (actor("a-1few", words=1), actor("a-2many", words=20), actor("a-3none", words=0), actor("a-4many", words=9, on=TWO))
    return replace(RECORD, actors=tuple(sorted((*RECORD.actors, *own), key=lambda a: a.id)))


@pytest.fixture
def place(tmp_path: Path, record: Record) -> Path:
    with Store.create(tmp_path / "talks.db") as store:
        store.write_record(record)
    return tmp_path / "talks.db"


def test_no_piece_is_large_and_together_they_are_the_actors(record: Record) -> None:
    held = list(in_pieces(record.actors))
    assert max(sum(len(getattr(piece, part)) for part in pieces.PARTS) for piece in held) == FEW
    assert tuple(whole(held)) == tuple(whole(in_pieces(held))) == record.actors


def test_a_sum_tells_words_and_not_how_they_are_cut() -> None:
    one, two = actor("a-1", words=8), actor("a-1", words=9)
    assert list(summed(in_pieces([one]))) == list(summed([one])) != list(summed([two]))


def test_they_come_back_whole(place: Path, record: Record) -> None:
    with Store.open(place) as store:
        assert store.read_record() == record
        changing = store.read_changing()
    assert changing.actors == tuple(replace(a, mentions=(), grounds=()) for a in record.actors)
    rows = sqlite3.connect(place)
    assert rows.execute("SELECT count(*) FROM words").fetchone()[0] > FEW
    assert rows.execute("SELECT count(*) FROM objects WHERE kind = 'actors'").fetchone()[0] == len(record.actors)
    rows.close()


@pytest.mark.parametrize("name", ["json", "jsonl", "csv"])
def test_streamed_exports_give_the_same_bytes(place: Path, record: Record, tmp_path: Path, name: str) -> None:
    single = name == "json"
    folder = tmp_path / "out"
    folder.mkdir()
    write_streamed(name, place, folder / "record.json" if single else folder, out=io.BytesIO())
    assert {file.name: file.read_bytes() for file in folder.iterdir()} == dict(make(name, Source(record)).files)


def test_their_words_are_checked(place: Path) -> None:
    assert verify(place, merging=False).faults == ()
    rows = sqlite3.connect(place)
    rows.execute("""UPDATE words SET json = replace(json, '"end":8', '"end":9') WHERE actor = 'a-2many'""")
    rows.execute("UPDATE words SET actor = 'a-gone' WHERE actor = 'a-4many'")
    rows.commit()
    rows.close()
    faults = verify(place, merging=False).faults
    assert {fault.where for fault in faults} >= {"the file", "actors a-2many"}
    assert any("a-gone" in fault.what for fault in faults)


def test_an_id_that_is_gone_leads_to_who_has_most_of_its_words(place: Path, record: Record) -> None:
    heir, other = replace(actor("a-5heir", words=20), aliases=()), replace(actor("a-6other", words=5), aliases=())
    with Store.create(place) as store:
        store.write_record(replace(record, actors=(*RECORD.actors, heir, other)))
        assert store.forwarded("a-2many") == "a-5heir"


def test_written_again_none_of_the_old_words_stay(place: Path) -> None:
    with Store.create(place) as store:
        store.write_record(RECORD)
        assert store.read_record() == RECORD
        assert list(store.walk().words("a-2many", "mentions")) == []


def test_a_file_of_the_version_before_is_read_again(place: Path, record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pieces, "MOST", 10_000)
    with Store.create(place) as store:
        store.write_record(record)
    rows = sqlite3.connect(place)
    rows.executescript("DROP TABLE words; PRAGMA user_version = 4;")
    rows.close()
    with pytest.raises(StoreError, match="version 4"):
        Store.open(place)
    with Store.create(place) as store:
        assert store.read_record() == record


def test_more_words_have_no_other_facts() -> None:
    assert ActorWords("a-1") == ActorWords("a-1", (), (), (), ())
