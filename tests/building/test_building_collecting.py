"""Pages stream from their files through the disk: few are in memory, none is rendered twice, and the order of the paths does not matter."""

from __future__ import annotations

import gc
import json
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from communique.building.collecting import collect, prepare, remember_reading
from communique.building.fields import field_map
from communique.building.made import MadeWith
from communique.building.working import AHEAD, CHUNK, Task, work
from communique.codebooks.loading import load
from communique.model.page import Page, SiteFacts, Unread
from communique.model.record import Record
from communique.pages.reading import read_pages
from communique.settings import Settings
from communique.store.book import Store
from communique.store.connection import VERSION

STORY = "Negotiators from Norland and Sudland met in Lakeville on Monday for six hours, the mediator said."
HTML = f"<!DOCTYPE html><html><body><h1>Talks open</h1><p>{STORY}</p></body></html>"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.create(tmp_path / "talks.db") as held:
        yield held


def collected(store: Store, *paths: Path, fields: dict[str, str] | None = None) -> tuple[list[Page], list[Unread]]:
    with store.staging() as staged:
        unread = collect(paths, staged, store=store, made=MadeWith(load(), Settings(), fields=fields or {}))
        return [page for site in staged.sites() for page in staged.pages(site)], unread


def kept(store: Store, pages: list[Page]) -> None:
    store.write_record(Record("peace-talks", None, "", tuple(pages)))
    remember_reading(store)


def saved(place: Path, *entries: dict[str, str]) -> Path:
    place.write_text("".join(json.dumps(entry) + "\n" for entry in entries), encoding="utf-8")
    return place


def test_pages_come_back_as_they_were_read(store: Store, tmp_path: Path) -> None:
    file = saved(tmp_path / "a.jsonl", {"text": STORY, "url": "https://lantern.example/1", "date_download": "2031-03-05T09:30:00Z"})
    (tmp_path / "b.html").write_text(HTML, encoding="utf-8")
    pages, unread = collected(store, file, tmp_path / "b.html")
    assert sorted(pages, key=lambda p: p.path) == [row for row in read_pages([file, tmp_path / "b.html"]) if isinstance(row, Page)]
    assert unread == []
    kept(store, pages)
    assert sorted(store.pages(), key=lambda p: p.path) == sorted(pages, key=lambda p: p.path)
    assert [p.fetched for p in store.pages() if p.member] == ["2031-03-05T09:30:00Z"]


def test_few_pages_are_in_memory(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = saved(tmp_path / "a.jsonl", *({"text": f"{STORY} {n}", "url": f"https://lantern.example/{n}"} for n in range(30)))
    most: list[int] = []

    def counting(*given: object) -> Iterator[Page | Unread]:
        for row in read_pages(*given):  # type: ignore[arg-type]  # parametrised
            most.append(sum(isinstance(thing, Page) for thing in gc.get_objects()))
            yield row

    before = sum(isinstance(thing, Page) for thing in gc.get_objects())
    monkeypatch.setattr("communique.pages.reading.read_pages", counting)
    with store.staging() as staged:
        collect([file], staged, store=store, made=MadeWith(load(), Settings()))
        prepare(staged, codebook=load(), settings=Settings(), label="one")
        assert len(staged.prepared()) == 30
    assert max(most) - before <= 3


def test_the_order_of_the_paths_does_not_matter(store: Store, tmp_path: Path) -> None:
    for name in ("c.txt", "a.txt", "b.txt"):
        (tmp_path / name).write_text(STORY, encoding="utf-8")
    files = [tmp_path / name for name in ("b.txt", "c.txt", "a.txt")]
    one, two = collected(store, *files), collected(store, *reversed(files))
    assert [page.path for page in one[0]] == ["a.txt"]
    assert one[0] == two[0]
    assert sorted(one[1], key=str) == sorted(two[1], key=str)
    assert {(row.path, row.code, row.reason.split(",")[0]) for row in one[1]} == {
        ("b.txt", "C108", "it is the same page as a.txt"), ("c.txt", "C108", "it is the same page as a.txt")
    }  # fmt: skip


def test_what_the_same_code_has_rendered_is_not_rendered_again(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "a.html"
    file.write_text(HTML, encoding="utf-8")
    pages, _ = collected(store, file)
    kept(store, pages)
    with monkeypatch.context() as patch:
        patch.setattr("communique.pages.readers.plain.html_page", lambda *_: pytest.fail("rendered again"))
        assert collected(store, file)[0] == pages
    monkeypatch.setattr("communique.building.collecting.reading_state", lambda: "newer code")
    monkeypatch.setattr("communique.pages.readers.plain.html_page", lambda *_: replace(pages[0], marks=()))
    assert collected(store, file)[0] == [replace(pages[0], marks=())]
    monkeypatch.setattr("communique.pages.readers.plain.html_page", lambda *_: replace(pages[0], text="other"))
    assert collected(store, file)[0] == pages, "a text once rendered stays"


def test_another_field_map_gives_another_text(store: Store, tmp_path: Path) -> None:
    file = saved(tmp_path / "a.jsonl", {"text": STORY, "story": f"{STORY} And more."})
    first, _ = collected(store, file)
    kept(store, first)
    second, _ = collected(store, file, fields={"text": "story"})
    assert second[0].text.endswith("And more.")
    kept(store, second)
    assert collected(store, file)[0] == first


def test_tasks_are_taken_as_they_are_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    from test_building_flow import Pool, fake

    monkeypatch.setattr("communique.analysing.analyse", fake)
    monkeypatch.setattr("communique.building.working.pool", lambda *_, **__: Pool("none"))
    taken = 0

    def tasks() -> Iterator[Task]:
        nonlocal taken
        for n in range(200):
            taken += 1
            yield Task(f"k{n}", Page("p-1", f"{n}.txt", None, None, "0", "1", "text/1", f"{STORY}\n{STORY}"), SiteFacts())

    for done, _ in enumerate(work(tasks(), total=200, codebook=load(), settings=Settings(), processes=2), start=1):
        assert taken - done <= (2 * AHEAD + 1) * CHUNK
    assert taken == 200


def test_a_record_of_version_1_is_brought_up_to_date(tmp_path: Path) -> None:
    place = tmp_path / "old.db"
    with Store.create(place) as store:
        pages, _ = collected(store, saved(tmp_path / "a.jsonl", {"text": STORY}))
        kept(store, pages)
    db = sqlite3.connect(place, isolation_level=None)
    for change in ("ALTER TABLE pages DROP COLUMN fetched", "ALTER TABLE pages DROP COLUMN encoding_from", "PRAGMA user_version = 1"):
        db.execute(change)
    db.close()
    with Store.create(place) as store:
        assert store.pages() == tuple(replace(page, encoding_from="") for page in pages)
    db = sqlite3.connect(place)
    assert db.execute("PRAGMA user_version").fetchone() == (VERSION,)
    db.close()


@pytest.mark.parametrize(("words", "said"), [("title", "no pair"), ("title=", "no pair"), ("tittle=x", "'tittle' is no field of ours")])
def test_a_field_map_that_is_none_says_what_to_write(words: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        field_map(words)
