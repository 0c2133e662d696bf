"""Disks that are full, files that are locked, read-only, damaged or moving: a clear error each time, and what was there stays whole."""

from __future__ import annotations

import os
import random
import resource
import shutil
import signal
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from communique.building import build
from communique.building.keeping import add
from communique.building.verifying import verify
from communique.errors import CommuniqueError, OutputError, StoreError
from communique.exports.files import write_files
from communique.model.page import Page, Unread
from communique.model.record import Record
from communique.pages.reading import read_pages
from communique.store import connection
from communique.store.book import Store
from communique.store.reviews import Review
from communique.web.edition import load
from communique.web.writing import write_site

STORY = """Envoys Meet in {town}

{caps}, May {day}, 2031 — Envoys of Kenya and Uganda met in {town} on Monday. Shells hit the market on Sunday, killing {dead} people, officials said.

“We want a lasting ceasefire,” the Kenyan envoy, Amara Odenya, told reporters. “The talks will go on next week.”
"""
REVIEW = Review("p-1", 0, 4, "reports.place", "rejected", None, "ada", "2031-03-05T10:00:00Z", "")
NOBODY = 65534


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pages")
    for day, town in enumerate(("Loja", "Nairobi"), start=5):
        (folder / f"{town}.txt").write_text(STORY.format(town=town, caps=town.upper(), day=day, dead=day + 3), "utf-8")
    return folder


@pytest.fixture(scope="module")
def whole(pages: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("whole") / "talks.db"
    build([pages], place, processes=1)
    return place


@pytest.fixture
def place(whole: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(whole, tmp_path / "talks.db"))


def read(place: Path) -> Record:
    with Store.open(place) as store:
        return store.read_record()


@contextmanager
def files_no_longer_than(size: int) -> Iterator[None]:
    """A disk that is full for every file from `size` bytes on."""
    before, ignored = resource.getrlimit(resource.RLIMIT_FSIZE), signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, ignored)


def test_a_full_disk_while_building(place: Path, tmp_path: Path) -> None:
    before = read(place)
    more = tmp_path / "more.txt"
    more.write_text(STORY.format(town="Bergen", caps="BERGEN", day=9, dead=9), "utf-8")
    with files_no_longer_than(8192), pytest.raises(StoreError, match=r"C401.*disk"):
        add([more], place, processes=1)
    assert read(place) == before
    assert verify(place, merging=False).faults == ()
    assert len(add([more], place, processes=1).record.articles) == len(before.articles) + 1


def test_a_full_disk_while_writing_out(place: Path, tmp_path: Path) -> None:
    folder = tmp_path / "tables"
    write_files(folder, {"a.csv": b"old", "b.csv": b"old"})
    edition = load(place, name="Talks")
    write_site(edition, tmp_path / "site")
    listing = sorted(tmp_path.rglob("*"))
    with Store.open(place) as store, files_no_longer_than(2000):
        with pytest.raises(OutputError, match="C601"):
            write_files(folder, {"a.csv": b"new", "b.csv": b"n" * 5000})
        with pytest.raises(OutputError, match="C601"):
            write_site(edition, tmp_path / "site")
        with pytest.raises(StoreError, match="C401"):
            store.back_up(tmp_path / "copy.db")
    assert [file for file in sorted(tmp_path.rglob("*")) if file not in listing and not file.name.endswith(("-wal", "-shm"))] == []
    assert (folder / "a.csv").read_bytes() == b"old"


def test_no_room_in_the_file_for_a_decision(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    connect = connection._connect

    def small(uri: str) -> object:
        found = connect(uri)
        (pages_now,) = found.execute("PRAGMA page_count").fetchone()
        found.execute(f"PRAGMA max_page_count = {pages_now}")
        return found

    monkeypatch.setattr(connection, "_connect", small)
    with pytest.raises(StoreError, match=r"C401.*full"):
        _decide(place, times=1000)
    assert verify(place, merging=False).faults == ()


def as_nobody(what: Callable[[], object]) -> str:
    """The error that `what` meets when it may do no more than others may (root may write everything)."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            if os.getuid() == 0:
                os.setuid(NOBODY)
            what()
            said = "no error"
        except CommuniqueError as error:
            said = str(error)
        except BaseException as error:
            said = f"not said clearly: {error!r}"
        os.write(writing, said.encode())
        os._exit(0)
    os.close(writing)
    os.waitpid(child, 0)
    with os.fdopen(reading) as pipe:
        return pipe.read()


@pytest.fixture
def for_all() -> Iterator[Path]:
    """A folder that everybody may read and nobody but its owner may write."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


def test_a_read_only_folder(whole: Path, for_all: Path) -> None:
    place = Path(shutil.copy(whole, for_all / "talks.db"))
    (for_all / "page.txt").write_text(STORY.format(town="Bergen", caps="BERGEN", day=9, dead=9), "utf-8")
    place.chmod(0o444)
    for_all.chmod(0o555)
    assert as_nobody(lambda: read(place)) == "no error"
    for said in (
        as_nobody(lambda: add([for_all / "page.txt"], place, processes=1)),
        as_nobody(lambda: build([for_all / "page.txt"], for_all / "new.db", processes=1)),
        as_nobody(lambda: _decide(place)),
    ):
        assert said.startswith("C401: "), said
        assert "read-only" in said or "can be read and written" in said
    assert as_nobody(lambda: write_files(for_all / "out", {"a": b"a"})).startswith("C601: ")
    assert as_nobody(lambda: write_site(load(place, name="Talks"), for_all / "site")).startswith("C601: ")
    assert sorted(f.name for f in for_all.iterdir()) == ["page.txt", "talks.db"]


def _decide(place: Path, *, times: int = 1) -> None:
    with Store.create(place) as store:
        for _ in range(times):
            store.append_review(REVIEW)


def test_a_second_writer_waits_and_then_says_so(place: Path, pages: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "PATIENCE_S", 0.05)
    with Store.create(place) as one, one._transaction():
        for work in (lambda: build([pages / "Loja.txt"], place, processes=1), lambda: _decide(place)):
            with pytest.raises(StoreError, match=r"C401.*Another program is writing"):
                work()
        assert len(read(place).articles) == 2  # reading goes on meanwhile
    _decide(place)


@pytest.mark.parametrize("seed", range(16))
def test_a_damaged_record_is_said_to_be_one(place: Path, pages: Path, seed: int) -> None:
    dice, data, before = random.Random(seed), bytearray(place.read_bytes()), read(place)
    for _ in range(dice.choice((1, 4, 40))):
        data[dice.randrange(len(data))] = dice.randrange(256)
    place.write_bytes(data[: dice.randrange(len(data))] if seed % 5 == 0 else data)
    with suppress(StoreError):  # any other error fails the test
        found = verify(place)
        assert found.faults or read(place) == before
        write_site(load(place, name="Talks"), place.with_name("site"))
    with suppress(StoreError):
        build([pages], place, processes=1)


def test_a_log_that_is_cut_off(place: Path) -> None:
    child = os.fork()
    if child == 0:
        with Store.create(place) as store:
            for _ in range(20):
                store.append_review(REVIEW)
            os.kill(os.getpid(), signal.SIGKILL)  # the log stays beside the file
    os.waitpid(child, 0)
    before, log = read(place), place.with_name(f"{place.name}-wal")
    size = log.stat().st_size
    assert size > 0
    for share in (0.9, 0.5, 0.1, 0.0):
        with log.open("r+b") as held:
            held.truncate(int(size * share))
        place.with_name(f"{place.name}-shm").unlink(missing_ok=True)
        assert read(place) == before
        assert verify(place, merging=False).faults == ()
    _decide(place)


def test_a_file_that_grows_while_it_is_read(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    line = '{"text": "Envoys of Kenya and Uganda met in Nairobi on Monday for six hours, the mediator said."}\n'
    file.write_text(line * 2, "utf-8")
    rows = read_pages([file])
    assert isinstance(next(rows), Page)
    with file.open("a", encoding="utf-8") as more:
        more.write(line)
    assert [row.code for row in rows if isinstance(row, Unread)] == ["C117"]


def test_a_file_that_goes_between_listing_and_reading(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("Envoys met in Nairobi on Monday for six hours, the mediator said.", "utf-8")
    rows = read_pages([tmp_path])
    next(rows)
    (tmp_path / "b.txt").unlink()
    (gone,) = rows
    assert isinstance(gone, Unread)
    assert gone.code == "C101"
