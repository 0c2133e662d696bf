"""Following folders and feeds: each look adds what is new, says what changed, and forgets nothing that failed."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import pytest

from commands import Run
from communique.building.verifying import verify
from communique.errors import FetchError, PageError, StoreError
from communique.fetching.getting import Fetched, Fetcher
from communique.following import SEEN, Look, State, fetch_new, follow
from communique.pages.readers.feeds import feed_links
from communique.store.book import Store

STORY = """Envoys Meet in {town}

{caps}, May {day}, 2031 — Envoys of Kenya and Uganda met in {town} on Monday. They will meet again next week, a Kenyan official said.
"""
FEED = "https://lantern.example/feed.xml"


def story(town: str, day: int) -> str:
    return STORY.format(town=town, caps=town.upper(), day=day)


def page(town: str, day: int) -> bytes:
    title, _, text = story(town, day).partition("\n\n")
    return f"<html><head><title>{title}</title></head><body><article><h1>{title}</h1><p>{text}</p></article></body></html>".encode()


@dataclass
class Web(Fetcher):
    """A web of our own: `pages` by address; an address that is not there does not answer."""

    pages: dict[str, tuple[str, bytes]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    def get(self, url: str, *, etag: str | None = None, modified: str | None = None) -> Fetched:
        self.asked.append(url)
        assert (modified is None) or etag
        if "/private/" in url:
            raise FetchError("C803", f"robots.txt forbids {url}.")
        if url not in self.pages:
            raise FetchError("C802", f"{url} answers 503.")
        kind, body = self.pages[url]
        tag = f'"{hash(body)}"'
        same = tag == etag
        return Fetched(url, url, "2031-05-09T10:00:00Z", 304 if same else 200, {"content-type": kind, "etag": tag}, b"" if same else body)


def feed(*links: str) -> tuple[str, bytes]:
    items = "".join(f"<item><title>A story</title><link>{link}</link><guid>{link}</guid></item>" for link in links)
    return "application/rss+xml", f'<?xml version="1.0"?><rss version="2.0"><channel><title>The Lantern</title>{items}</channel></rss>'.encode()


def test_a_folder_that_grows(tmp_path: Path) -> None:
    saved, place, state = tmp_path / "saved", tmp_path / "talks.db", State()
    saved.mkdir()
    assert follow([str(saved)], place, state).changes is None
    (saved / "one.txt").write_text(story("Nairobi", 5), "utf-8")
    first = follow([str(saved)], place, state)
    assert first.read == 1
    assert first.changes is not None
    assert {c.kind for c in first.changes} == {"new"}
    assert follow([str(saved)], place, state).changes is None
    (saved / "two.txt").write_text(story("Kampala", 7), "utf-8")
    second = follow([str(saved)], place, state)
    assert second.record is not None
    assert (second.read, len(second.record.articles)) == (1, 2)
    assert verify(place).faults == ()


def test_pages_of_a_feed_are_fetched_once_and_what_failed_is_tried_again(tmp_path: Path) -> None:
    one, two, private = "https://lantern.example/1", "https://lantern.example/2", "https://lantern.example/private/3"
    web = Web(pages={FEED: feed(one, two, private), one: ("text/html", page("Nairobi", 5))})
    kept, place, state = tmp_path / "kept", tmp_path / "talks.db", State()
    first = follow([FEED], place, state, fetcher=web, kept=kept)
    assert first.record is not None
    assert [p.url for p in first.record.pages] == [one]
    assert ["C802" in note or "C803" in note for note in first.notes[:2]] == [True, True]
    assert "1 of its pages are not fetched yet" in first.notes[-1]
    web.pages[two] = ("text/html", page("Kampala", 7))
    web.asked.clear()
    second = follow([FEED], place, state, fetcher=web, kept=kept)
    assert web.asked == [FEED, two]
    assert second.record is not None
    assert sorted(p.url or "" for p in second.record.pages) == [one, two]
    web.asked.clear()
    assert follow([FEED], place, State(), fetcher=web, kept=kept).changes == ()  # a new process: nothing is asked twice
    assert web.asked == [FEED]


def test_an_address_is_not_asked_unless_one_says_so(tmp_path: Path) -> None:
    with pytest.raises(FetchError, match=r"C801.*--fetch"):
        follow([FEED], tmp_path / "talks.db", State())


def test_a_single_page_and_a_damaged_feed(tmp_path: Path) -> None:
    lone = "https://lantern.example/lone"
    bomb = b'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "b">]><rss version="2.0"><channel><item><link>https://x.example/</link></item></channel></rss>'
    web = Web(pages={lone: ("text/html", page("Nairobi", 5)), FEED: ("text/xml", bomb)})
    notes = fetch_new([lone, FEED], web, tmp_path)
    assert [note[:4] for note in notes] == ["C115"]
    assert len(list(tmp_path.glob("*.warc.gz"))) == 1
    (tmp_path / SEEN).write_text("{", "utf-8")
    with pytest.raises(Exception, match=r"C601.*Delete it"):
        fetch_new([lone], web, tmp_path)


def test_a_source_that_is_not_there_is_said(tmp_path: Path) -> None:
    (tmp_path / "saved").mkdir()
    gone = tmp_path / "gone"
    assert follow([str(tmp_path / "saved"), str(gone)], tmp_path / "talks.db", State()).notes == (f"{gone} does not exist.",)


def test_at_the_first_look_something_must_be_there(tmp_path: Path, run: Run) -> None:
    with pytest.raises(PageError, match=r"C101: there is no .*nowhere"):
        follow([str(tmp_path / "nowhere"), str(tmp_path / "*.txt")], tmp_path / "talks.db", State())
    assert run("watch", tmp_path / "talks.db", tmp_path / "nowhere", "--once")[0] == 2
    (tmp_path / "one.txt").write_text(story("Nairobi", 5), "utf-8")
    state = State()
    follow([str(tmp_path / "one.txt")], tmp_path / "talks.db", state)
    (tmp_path / "one.txt").unlink()  # a network folder that is away for a while
    assert follow([str(tmp_path / "one.txt")], tmp_path / "talks.db", state).notes == (f"{tmp_path / 'one.txt'} does not exist.",)


def test_a_file_that_changes_or_goes_is_remarked(tmp_path: Path) -> None:
    saved, place, state = tmp_path / "saved", tmp_path / "talks.db", State()
    saved.mkdir()
    for town, day in (("Nairobi", 5), ("Kampala", 6), ("Gulu", 7)):
        (saved / f"{town}.txt").write_text(story(town, day), "utf-8")
    first = follow([str(saved)], place, state)
    assert (first.notes, first.remarks) == ((), ())
    (saved / "Nairobi.txt").write_text(story("Nairobi", 5).replace("next week", "next month"), "utf-8")
    (saved / "Gulu.txt").unlink()
    (saved / "menu.txt").write_text("Menu", "utf-8")
    second = follow([str(saved)], place, state)
    gone, twice, unread = second.remarks
    assert gone.startswith(f"{saved / 'Gulu.txt'} is gone; what was read of it stays")
    assert twice.startswith("Nairobi.txt was read before with other words; both are kept.")
    assert unread.startswith("C10")
    assert second.record is not None
    older = twice.rpartition(" ")[2]
    assert "next week" in next(p.text for p in second.record.pages if p.id == older)
    (saved / "menu.txt").touch()
    assert follow([str(saved)], place, state).remarks == ()


def test_many_remarks_are_counted(tmp_path: Path) -> None:
    saved, state = tmp_path / "saved", State()
    saved.mkdir()
    for n in range(9):
        (saved / f"{n}.txt").write_text("Menu" * n, "utf-8")
    assert follow([str(saved)], tmp_path / "talks.db", state).remarks[5:] == ("… and 4 more such.",)


def test_a_first_build_that_was_killed_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "one.txt").write_text(story("Nairobi", 5), "utf-8")
    with monkeypatch.context() as killed:
        killed.setattr(Store, "write_stream", lambda *_, **__: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            follow([str(tmp_path / "one.txt")], tmp_path / "talks.db", State())
    (tmp_path / "empty.db").touch()
    for name in ("talks.db", "empty.db"):
        look = follow([str(tmp_path / "one.txt")], tmp_path / name, State())
        assert look.record is not None
        assert len(look.record.articles) == 1


def test_a_feed_that_turns_into_a_page_is_said_and_not_read(tmp_path: Path) -> None:
    one = "https://lantern.example/1"
    web = Web(pages={FEED: feed(one), one: ("text/html", page("Nairobi", 5))})
    assert fetch_new([FEED], web, tmp_path) == ()
    web.pages[FEED] = ("text/html", b"<html><body>Please log in</body></html>")
    assert "was a feed and now answers with a page" in "".join(fetch_new([FEED], web, tmp_path))
    assert len(list(tmp_path.glob("*.warc.gz"))) == 1
    web.pages[FEED] = feed(one, "/2", "story/3?a=1", "", "http://[")
    web.asked.clear()
    fetch_new([FEED], web, tmp_path)
    assert web.asked == [FEED, "https://lantern.example/2", "https://lantern.example/story/3?a=1", "http://["]


def test_watching_goes_on_when_another_program_writes(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "one.txt").write_text(story("Nairobi", 5), "utf-8")
    looks: list[int] = []

    def busy(*_: object, **__: object) -> Look:
        looks.append(1)
        if len(looks) == 1:
            raise StoreError("C401", "talks.db: database is locked. Another program is writing to it; wait until it is done.")
        raise KeyboardInterrupt

    monkeypatch.setattr("communique.following.follow", busy)
    monkeypatch.setattr("time.sleep", lambda _: None)
    code, _, error = run("watch", tmp_path / "talks.db", tmp_path / "one.txt")
    assert (code, len(looks)) == (0, 2)
    assert "locked" in error
    assert "The next look tries again." in error
    looks.clear()
    assert run("watch", tmp_path / "talks.db", tmp_path / "one.txt", "--once")[0] == 2


def test_links_of_feeds() -> None:
    atom = b"""<feed xmlns="http://www.w3.org/2005/Atom"><entry><link rel="self" href="https://a.example/self"/><link href="https://a.example/1"/></entry>
    <entry><link href="javascript:alert(1)"/></entry><entry><link href="https://a.example/1"/></entry></feed>"""
    assert feed_links(atom, name="feed") == ("https://a.example/1",)
    assert feed_links(feed("https://b.example/2", "https://b.example/1")[1], name="feed") == ("https://b.example/2", "https://b.example/1")


def test_the_commands(tmp_path: Path, run: Run) -> None:
    (tmp_path / "one.txt").write_text(story("Nairobi", 5), "utf-8")
    code, said, _ = run("watch", tmp_path / "talks.db", tmp_path / "one.txt", "--once")
    assert code == 0
    assert "1 page read." in said
    assert "Envoys Meet in Nairobi" in said
    assert run("watch", tmp_path / "talks.db", FEED, "--once")[2].startswith("C801")
    code, said, error = run("fetch", "http://127.0.0.1/", "file:///etc/passwd", "-o", tmp_path / "kept")
    assert (code, said) == (1, "0 of 2 pages.\n")
    assert error.count("C801") == 2
    assert not (tmp_path / "kept").exists()
