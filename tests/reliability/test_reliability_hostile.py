"""Pages made to harm, or made by nobody's fault: each is read or set aside with a reason, in little time and memory, and stops no other page."""

from __future__ import annotations

import gzip
import io
import json
import re
import resource
import struct
import threading
import time
import zipfile
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

import communique.analysing
from communique.building import build
from communique.errors import PageError
from communique.limiting import at_most
from communique.model.page import Page, Unread
from communique.pages.readers.sources import Limits, Reading
from communique.pages.reading import read_pages
from communique.settings import Settings

STORY = """Envoys Meet in {town}

{caps}, May {day}, 2031 — Envoys of Kenya and Uganda met in {town} on Monday. They will meet again next week, a Kenyan official said.
"""
LIMITS = Limits()
WORDS = "Envoys of Kenya and Uganda met in Nairobi on Monday, and officials said that the talks would go on next week. "


def rows(tmp_path: Path, name: str, data: bytes, *, limits: Limits = LIMITS) -> list[Page | Unread]:
    (tmp_path / name).write_bytes(data)
    return list(read_pages([tmp_path / name], Reading(limits=limits)))


def codes(found: list[Page | Unread]) -> list[str | None]:
    return [row.code if isinstance(row, Unread) else None for row in found]


def spin() -> None:
    while True:
        pass


def trap() -> None:
    re.match(r"(a+)+$", "a" * 40 + "b")


def swallowing() -> None:
    while True:
        with suppress(Exception):  # what some libraries do with all that goes wrong
            spin()


@pytest.mark.parametrize("work", [spin, trap, swallowing])
def test_what_takes_too_long_is_stopped(work: Any) -> None:
    start = time.process_time()
    with pytest.raises(PageError, match=r"C116: talks\.html: it takes more than 0\.1 seconds"), at_most(0.1, name="talks.html"):
        work()
    assert time.process_time() - start < 5


def test_what_is_in_time_goes_on_and_other_threads_are_left_alone() -> None:
    with at_most(30, name="a"):
        pass
    reached = []

    def elsewhere() -> None:
        with at_most(0.01, name="b"):
            sum(range(3_000_000))
            reached.append(True)

    thread = threading.Thread(target=elsewhere)
    thread.start()
    thread.join()
    assert reached


def test_a_page_that_hangs_costs_only_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for day, town in enumerate(("Loja", "Nairobi", "Bergen"), start=5):
        (tmp_path / f"{town}.txt").write_text(STORY.format(town=town, caps=town.upper(), day=day), "utf-8")
    first, analyse = build([tmp_path], tmp_path / "other.db", processes=1), communique.analysing.analyse

    def hangs(page: Page, *rest: Any) -> Any:
        if page.path == "Nairobi.txt":
            spin()
        return analyse(page, *rest)

    monkeypatch.setattr(communique.analysing, "analyse", hangs)
    report = build([tmp_path], tmp_path / "talks.db", processes=1, settings=Settings(page_seconds=1))
    assert [(row.path, row.code) for row in report.unread if row.path.endswith(".txt")] == [("Nairobi.txt", "C116")]
    assert len(report.record.articles) == 2
    monkeypatch.undo()
    again = build([tmp_path], tmp_path / "talks.db", processes=1)
    assert again.analysed == 1
    assert again.record.articles == first.record.articles


def test_a_page_that_takes_too_long_to_render(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("communique.pages.readers.plain.render", lambda _: spin())
    head = "WARC/1.0\r\nWARC-Type: resource\r\nWARC-Target-URI: https://a.example/\r\nContent-Type: text/html\r\n"
    warc = f"{head}Content-Length: 12\r\n\r\n<p>words</p>\r\n\r\n"
    for name, data in (("a.html", b"<html><p>Words"), ("a.warc", warc.encode() * 2)):
        assert set(codes(rows(tmp_path, name, data, limits=Limits(page_seconds=0.05)))) == {"C116"}


def test_the_size_of_a_page_is_a_setting(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY.format(town="Loja", caps="LOJA", day=5), "utf-8")
    report = build([tmp_path / "a.txt"], tmp_path / "talks.db", processes=1, settings=Settings(page_bytes=50))
    assert [row.code for row in report.unread] == ["C111"]


def test_files_of_a_hundred_million_bytes(tmp_path: Path) -> None:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.process_time()
    for name in ("a.txt", "a.html", "a.json", "a.xml", "a.mhtml"):
        file = tmp_path / name
        with file.open("wb") as held:
            held.write(WORDS.encode())
            held.truncate(100_000_000)
        assert codes(list(read_pages([file]))) == ["C111"]
        file.unlink()
    assert time.process_time() - start < 10
    assert (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024 < 200


@pytest.mark.parametrize("deep", [1_000, 100_000])
@pytest.mark.parametrize("tag", ["div", "b", "table><tr><td", "blockquote", "span class='" + "x" * 50 + "'"])
def test_deep_markup(tmp_path: Path, tag: str, deep: int) -> None:
    start = time.process_time()
    data = f"<html><body>{f'<{tag}>' * deep}<p>{WORDS}</p>".encode()
    assert codes(rows(tmp_path, "a.html", data)) in ([None], ["C104"], ["C111"])
    assert time.process_time() - start < 20


@pytest.mark.parametrize(
    "head",
    [
        '<!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>',
        '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE r [<!ENTITY % x SYSTEM "http://127.0.0.1:9/x.dtd"> %x;]>',
        '<!DOCTYPE r SYSTEM "http://127.0.0.1:9/x.dtd">',
    ],
)
def test_feeds_that_declare_entities(tmp_path: Path, head: str) -> None:
    item = f"<item><title>A</title><description>&b;&x; {WORDS}</description></item>"
    feed = f'<?xml version="1.0"?>{head}<rss version="2.0"><channel>{item}</channel></rss>'
    for row in rows(tmp_path, "a.xml", feed.encode()):
        assert isinstance(row, Page) or row.code in ("C113", "C115")
        assert not isinstance(row, Page) or "root:" not in row.text


def test_odd_characters(tmp_path: Path) -> None:
    assert codes(rows(tmp_path, "a.jsonl", b'{"text": "half \\ud800 a character ' + WORDS.encode() + b'"}')) == ["C103"]
    nulls = rows(tmp_path, "b.html", b"<p>\0" + WORDS.encode() + b"&#0;&#xD800;</p>")
    assert all("\0" not in row.text for row in nulls if isinstance(row, Page))
    mixed = WORDS.encode() + "“Entschlüsse” — ".encode("cp1252") + "“Entschlüsse” ".encode() + "Ω".encode("utf-16-le") + WORDS.encode()
    for name in ("c.txt", "c.html", "c.jsonl"):
        for row in rows(tmp_path, name, mixed):
            assert isinstance(row, Page) or row.code in ("C103", "C114")


def zipped(*names: str) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name in names:
            archive.writestr(name, WORDS)
    return held.getvalue()


def test_archives_whose_directory_lies(tmp_path: Path) -> None:
    data = zipped("a.txt", "b.txt")
    at = data.rindex(b"PK\x01\x02")
    for lie in (0xFFFFFFF0, 10**6):
        wrong = data[: at + 42] + struct.pack("<I", lie) + data[at + 46 :]
        found = codes(rows(tmp_path, "a.zip", wrong))
        assert "C113" in found
        assert "C109" not in found
    shifted = data[20:]  # every place in the directory is before the file's beginning
    assert "C109" not in codes(rows(tmp_path, "b.zip", shifted))
    nameless = data.replace(b"b.txt", b"").replace(struct.pack("<HH", 5, 0), struct.pack("<HH", 0, 0))
    assert "C109" not in codes(rows(tmp_path, "c.zip", nameless))


def test_an_archive_may_not_name_places_elsewhere(tmp_path: Path) -> None:
    found = rows(tmp_path, "a.zip", zipped("../../etc/a.txt", "/etc/b.txt"))
    assert codes(found) == [None]  # a part that begins with a dot is hidden, and is left out
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.zip"]


def test_packed_lines_without_end(tmp_path: Path) -> None:
    """A line of a gigabyte in three megabytes of gz, and a record of a WARC that never ends."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    million = gzip.compress(b"a" * 1_000_000)
    assert codes(rows(tmp_path, "a.jsonl.gz", million * 1000)) == ["C112"]
    head = b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 99999999999\r\n\r\nHTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
    assert codes(rows(tmp_path, "a.warc.gz", gzip.compress(head) + million * 1000)) == ["C112"]
    assert codes(rows(tmp_path, "b.warc", head + b"<p>words</p>"))[-1] == "C113"
    assert (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024 < 200


def test_deep_json(tmp_path: Path) -> None:
    for data in (b"[" * 100_000, b'{"a":' * 100_000, b"[" * 900 + b"]" * 900, b'{"text": ' + b"9" * 100_000 + b"}"):
        for name in ("a.json", "a.jsonl"):
            assert set(codes(rows(tmp_path, name, data))) <= {"C104", "C114", "C107"}
    many = json.dumps({"text": WORDS, **{f"k{n}": n for n in range(20_000)}}).encode()
    assert codes(rows(tmp_path, "b.json", many)) == [None]
