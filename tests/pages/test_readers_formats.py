"""Formats that hold many pages: JSON Lines, JSON, feeds, WARC, zip and gz. What is read, exactly how, and what of a broken file."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from pathlib import Path

import pytest

from communique.errors import PageError
from communique.model.page import Page, SiteFacts, Unread
from communique.pages.finding import find_article
from communique.pages.readers.sources import Limits, Reading
from communique.pages.reading import exists, read_pages

FIRST = "Envoys of Norland and Sudland met in Lakeville on Tuesday and agreed to open the bridge, the mediator said."
SECOND = "They will meet again in the spring, when the maps of the border that both sides have drawn are to be compared."
STORY = f"{FIRST}\n\n{SECOND}\n"
HTML = f"<!DOCTYPE html><html><head><title>Bridge to open</title></head><body><h1>Bridge to open</h1><p>{FIRST}</p><p>{SECOND}</p></body></html>"
ENTRY = {"title": "Bridge to open", "authors": ["Ana Perez", "Bo Lund"], "date_publish": "2031-03-05 08:00:00", "maintext": STORY}


def read(folder: Path, name: str, data: bytes, **given: object) -> list[Page | Unread]:
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)
    return list(read_pages([file], Reading(**given)))  # type: ignore[arg-type]  # what a test gives by name


def pages(found: list[Page | Unread]) -> list[Page]:
    return [row for row in found if isinstance(row, Page)]


def rows(found: list[Page | Unread]) -> list[tuple[str | None, str]]:
    return [(row.member, row.code) for row in found if isinstance(row, Unread)]


def lines(*things: object) -> bytes:
    return b"".join((thing if isinstance(thing, bytes) else json.dumps(thing).encode()) + b"\n" for thing in things)


def zipped(**members: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name.replace("__", "/"), data)
    return out.getvalue()


def warc(*records: tuple[str, str, str, bytes], packed: bool = True) -> bytes:
    """Records of type, media type, status and content."""
    held = []
    for number, (kind, media, status, content) in enumerate(records, start=1):
        block = f"HTTP/1.1 {status}\r\nContent-Type: {media}\r\n\r\n".encode() + content if kind == "response" else content
        head = (
            f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: https://lantern.example/{number}\r\nWARC-Date: 2031-03-05T09:30:00Z\r\n"
            f"Content-Type: {'application/http; msgtype=response' if kind == 'response' else media}\r\nContent-Length: {len(block)}\r\n\r\n"
        )
        held.append(head.encode() + block + b"\r\n\r\n")
    return b"".join(map(gzip.compress, held) if packed else held)


def test_an_entry_is_rendered_with_its_metadata_above_its_text(tmp_path: Path) -> None:
    entry = ENTRY | {"url": "https://lantern.example/1", "language": "en", "date_download": "2031-03-05T09:30:00+00:00", "wire": ["x", "y"], "n": 3}
    (page,) = pages(read(tmp_path, "a.jsonl", lines(entry)))
    assert page.text == (
        "title: Bridge to open\nmeta author: Ana Perez\nmeta author: Bo Lund\nmeta article:published_time: 2031-03-05 08:00:00\nmeta og:locale: en\n"
        "link canonical: https://lantern.example/1\nfield date_download: 2031-03-05T09:30:00+00:00\nfield wire: x\nfield wire: y\n"
        f"field n: 3\n\n{STORY}"
    )
    assert (page.member, page.url, page.fetched) == ("line 1", "https://lantern.example/1", "2031-03-05T09:30:00Z")
    assert (page.renderer, page.encoding, page.encoding_from) == ("entry/1", "utf-8", "valid")


def test_the_article_of_an_entry_cites_its_fields(tmp_path: Path) -> None:
    (page,) = pages(read(tmp_path, "a.jsonl", lines(ENTRY)))
    article = find_article(page, SiteFacts())
    assert article.title is not None
    assert article.published is not None
    assert (article.title.raw, article.published.first) == ("Bridge to open", "2031-03-05")
    assert [a.raw for a in article.authors] == ["Ana Perez", "Bo Lund"]
    assert [page.text[s.start : s.end] for s in article.spans("body")] == [FIRST, SECOND]


@pytest.mark.parametrize(
    ("entry", "title"),
    [
        ({"headline": "A", "articleBody": STORY}, "A"),
        ({"webTitle": "B", "fields": {"bodyText": STORY}}, "B"),
        ({"headline": {"main": "C"}, "lead_paragraph": STORY}, "C"),
        ({"Title": "D", "Text": STORY}, "D"),
        ({"title": "E", "content_html": f"<p>{FIRST}</p><p>{SECOND}</p>"}, "E"),
        ({"title": "F", "html": HTML}, "F"),
    ],
)
def test_fields_of_common_formats_are_known(tmp_path: Path, entry: dict[str, object], title: str) -> None:
    (page,) = pages(read(tmp_path, "a.jsonl", lines(entry)))
    assert page.text.startswith(f"title: {title}\n")
    article = find_article(page, SiteFacts())
    assert [page.text[s.start : s.end] for s in article.spans("body")] == [FIRST, SECOND]


def test_a_field_map_goes_before_what_is_known(tmp_path: Path) -> None:
    entry = {"kopf": "Bridge to open", "wort": {"voll": STORY}, "text": "A teaser.", "title": "Kept beside"}
    (page,) = pages(read(tmp_path, "a.jsonl", lines(entry), fields={"title": "Kopf", "text": "wort.voll"}))
    assert page.text == f"title: Bridge to open\nfield text: A teaser.\nfield title: Kept beside\n\n{STORY}"
    assert page.renderer == "entry/1 text=wort.voll,title=Kopf"


def test_bad_lines_are_rows_and_the_rest_is_read(tmp_path: Path) -> None:
    data = lines(ENTRY, b'{"title": "cut', b"", b"[1, 2]", {"title": "no text"}, {"text": "\ud800 half"}, {"text": "..."}, ENTRY | {"title": "last"})
    found = read(tmp_path, "a.jsonl", data)
    assert [page.member for page in pages(found)] == ["line 1", "line 8"]
    expected = [("line 2", "C114"), ("line 4", "C114"), ("line 5", "C104"), ("line 6", "C103"), ("line 7", "C104")]
    assert rows(found) == expected
    assert all("--fields text=" in row.reason for row in found if isinstance(row, Unread) and row.member == "line 5")


def test_a_line_that_is_too_long_is_a_row_and_the_next_is_read(tmp_path: Path) -> None:
    found = read(tmp_path, "a.jsonl", lines(ENTRY, ENTRY | {"more": "x" * 5000}, ENTRY | {"title": "last"}), limits=Limits(page_bytes=1000))
    assert [page.member for page in pages(found)] == ["line 1", "line 3"]
    assert rows(found) == [("line 2", "C111")]


@pytest.mark.parametrize("before", [[], [b'{"title": "cut']])
def test_a_text_that_calls_itself_json_lines_ends_soon(tmp_path: Path, before: list[bytes]) -> None:
    found = read(tmp_path, "a.jsonl", lines(*before, *[b"words of a story"] * 5000))
    assert rows(found)[-1] == (None, "C107")
    assert len(found) < 200


@pytest.mark.parametrize(
    ("data", "members"),
    [
        (json.dumps(ENTRY).encode(), [None]),
        (json.dumps(ENTRY, indent=1).encode(), [None]),
        (json.dumps([ENTRY, ENTRY]).encode(), ["item 1", "item 2"]),
        (json.dumps({"articles": [ENTRY], "count": 1}).encode(), ["item 1"]),
        (json.dumps({"response": {"results": [ENTRY, ENTRY]}}).encode(), ["item 1", "item 2"]),
        (lines(ENTRY, ENTRY), ["line 1", "line 2"]),
        (json.dumps(ENTRY | {"images": [{"src": "a"}]}).encode(), [None]),
    ],
)
def test_json_holds_one_entry_or_a_list(tmp_path: Path, data: bytes, members: list[str | None]) -> None:
    found = read(tmp_path, "a.json", data)
    assert [page.member for page in pages(found)] == members
    assert not rows(found)


RSS = f"""<?xml version="1.0" encoding="iso-8859-1"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
<title>The Lantern</title><language>en-gb</language><link>https://lantern.example/</link>
<item><title>Bridge to open</title><link>https://lantern.example/1</link><dc:creator>Ana P\xe9rez</dc:creator><category>World</category>
<pubDate>Wed, 05 Mar 2031 08:00:00 GMT</pubDate><description>A caf\xe9 talk&nbsp;on the bridge.</description>
<content:encoded><![CDATA[<p>{FIRST}</p><p>{SECOND}</p>]]></content:encoded></item>
<item><title>No full text</title><author>bo@lantern.example (Bo Lund)</author><description>&lt;p&gt;{FIRST}&lt;/p&gt;</description></item>
<item><title>Title only</title></item></channel></rss>""".encode("iso-8859-1")
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/"><title>The Lantern</title>
<entry><title type="html">Bridge &amp;amp; road</title><link rel="self" href="https://lantern.example/x"/><link href="https://lantern.example/1"/>
<media:title>no</media:title><author><name>Ana Perez</name><email>a@lantern.example</email></author><published>2031-03-05T08:00:00Z</published>
<updated>2031-03-06T08:00:00Z</updated><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{FIRST}</p><p>{SECOND}</p></div></content></entry>
<entry><title>Summary</title><summary>{FIRST}</summary></entry></feed>""".encode()


def test_rss_gives_full_content_else_the_description(tmp_path: Path) -> None:
    found = read(tmp_path, "feed.xml", RSS)
    one, two = pages(found)
    assert one.text == (
        "title: Bridge to open\nmeta description: A café talk on the bridge.\nmeta author: Ana Pérez\n"
        "meta article:published_time: Wed, 05 Mar 2031 08:00:00 GMT\nmeta article:section: World\nlink canonical: https://lantern.example/1\n"
        f"meta og:site_name: The Lantern\nmeta og:locale: en-gb\n\n{FIRST}\n{SECOND}\n"
    )
    assert (one.member, one.url, one.encoding, one.encoding_from) == ("entry 1", "https://lantern.example/1", "cp1252", "stated")
    assert "meta author: Bo Lund\n" in two.text
    assert two.text.endswith(f"\n\n{FIRST}\n")
    assert rows(found) == [("entry 3", "C104")]
    assert [a.raw for a in find_article(one, SiteFacts()).authors] == ["Ana Pérez"]


def test_atom_gives_content_else_the_summary(tmp_path: Path) -> None:
    one, two = pages(read(tmp_path, "feed", ATOM))
    assert one.text.startswith(
        "title: Bridge & road\nmeta author: Ana Perez\nmeta article:published_time: 2031-03-05T08:00:00Z\n"
        "meta article:modified_time: 2031-03-06T08:00:00Z\nlink canonical: https://lantern.example/1\n"
    )
    assert one.text.endswith(f"\n\n{FIRST}\n{SECOND}\n")
    assert two.text.endswith(f"\n\n{FIRST}")


ITEM = b"]><rss><channel><item><description>&b; words</description></item></channel></rss>"
BOMB = b'<!DOCTYPE r [<!ENTITY a "haha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">' + ITEM
OUTSIDE = b'<!DOCTYPE r [<!ENTITY b SYSTEM "file:///etc/hostname">' + ITEM


@pytest.mark.parametrize("data", [BOMB, OUTSIDE, BOMB.replace(b"<!DOCTYPE", b"<!-- <rss> --><!DOCTYPE")])
def test_entities_are_refused(tmp_path: Path, data: bytes) -> None:
    assert rows(read(tmp_path, "feed.xml", data)) == [(None, "C115")]


@pytest.mark.parametrize("cut", [500, 700, 900, len(RSS) - 30])
def test_a_feed_cut_off_is_read_up_to_there(tmp_path: Path, cut: int) -> None:
    found = read(tmp_path, "feed.rss", RSS[:cut])
    assert rows(found)[-1] in ((None, "C113"), (None, "C104"))


def test_xml_that_is_no_feed_says_so(tmp_path: Path) -> None:
    assert rows(read(tmp_path, "a.xml", b"<catalogue><book/></catalogue>")) == [(None, "C107")]


RECORDS = (
    ("response", "text/html; charset=iso-8859-1", "200 OK", HTML.replace("bridge", "caf\xe9").encode("iso-8859-1")),
    ("response", "image/png", "200 OK", b"\x89PNG"),
    ("response", "text/html", "404 Not Found", HTML.encode()),
    ("response", "text/html", "200 OK", b"<p>...</p>"),
    ("conversion", "text/plain", "", STORY.encode()),
    ("resource", "text/html", "", HTML.encode()),
)


@pytest.mark.parametrize(("name", "packed"), [("a.warc", False), ("a.warc.gz", True), ("archive", True)])
def test_warc_gives_its_html_pages(tmp_path: Path, name: str, packed: bool) -> None:
    found = read(tmp_path, name, warc(*RECORDS, packed=packed))
    assert [page.member for page in pages(found)] == ["record 1", "record 5", "record 6"]
    assert rows(found) == [("record 4", "C104")]
    one = pages(found)[0]
    assert (one.url, one.fetched) == ("https://lantern.example/1", "2031-03-05T09:30:00Z")
    assert (one.encoding, one.encoding_from, "café" in one.text) == ("cp1252", "stated", True)


@pytest.mark.parametrize(("packed", "cut"), [(True, -40), (True, -400), (False, -40), (False, -900)])
def test_a_warc_cut_off_is_read_up_to_there(tmp_path: Path, packed: bool, cut: int) -> None:
    found = read(tmp_path, "a.warc", warc(*RECORDS, packed=packed)[:cut])
    assert pages(found)[0].member == "record 1"
    assert rows(found)[-1][1] == "C113"


def test_members_of_a_zip_are_opened_like_files(tmp_path: Path) -> None:
    others = {"c.txt.gz": gzip.compress(STORY.encode()), ".hidden": b"words", "d.png": b"\x89PNG"}
    data = zipped(**{"b.jsonl": lines(ENTRY), "a__x.html": HTML.encode()}, **others)
    found = read(tmp_path, "a.zip", data)
    assert [(page.path, page.member) for page in pages(found)] == [("a.zip", "a/x.html"), ("a.zip", "b.jsonl, line 1"), ("a.zip", "c.txt.gz")]
    assert rows(found) == [("d.png", "C107")]


def test_what_a_zip_cannot_give(tmp_path: Path) -> None:
    inner = zipped(**{"a.txt": STORY.encode()})
    assert rows(read(tmp_path, "a.zip", zipped(**{"inner.zip": inner}))) == [("inner.zip", "C107")]
    assert rows(read(tmp_path, "b.zip", zipped(**{"[Content_Types].xml": b"<Types/>", "word__document.xml": b"<w/>"}))) == [(None, "C107")]
    assert rows(read(tmp_path, "c.zip", inner[:-30])) == [(None, "C113")]
    assert rows(read(tmp_path, "d.zip", zipped())) == [(None, "C104")]


def test_a_damaged_member_is_a_row_and_the_others_are_read(tmp_path: Path) -> None:
    data = bytearray(zipped(**{"a.txt": STORY.encode(), "b.txt": (STORY * 2).encode()}))
    at = data.index(b"a.txt") + 20
    data[at : at + 8] = b"\xff" * 8
    found = read(tmp_path, "a.zip", bytes(data))
    assert [page.member for page in pages(found)] == ["b.txt"]
    assert rows(found) == [("a.txt", "C113")]


def test_gz_is_told_by_its_bytes(tmp_path: Path) -> None:
    (one,) = pages(read(tmp_path, "a.html.gz", gzip.compress(HTML.encode())))
    (two,) = pages(read(tmp_path, "b", gzip.compress(lines(ENTRY) * 1 + b"")))
    (three,) = pages(read(tmp_path, "c.txt.gz", STORY.encode()))
    assert (one.renderer, one.member, two.renderer, three.text) == ("html/1", None, "text/1", STORY)
    assert rows(read(tmp_path, "d.txt.gz", gzip.compress(STORY.encode())[:-12])) == [(None, "C113")]


SMALL = Limits(page_bytes=50_000, ratio=20, ratio_from=10_000, unpacked_bytes=1_000_000, members=3)


def test_a_bomb_is_one_row_and_the_other_files_are_read(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(zipped(**{"a.txt": b"a" * 900_000, "b.txt": STORY.encode()}))
    (tmp_path / "b.gz").write_bytes(gzip.compress(b"a" * 900_000))
    (tmp_path / "c.zip").write_bytes(zipped(**{f"{n}.txt": STORY.encode() for n in range(4)}))
    (tmp_path / "d.warc.gz").write_bytes(warc(("response", "text/html", "200 OK", b"<p>" * 900_000)))
    (tmp_path / "e.txt").write_text(STORY, encoding="utf-8")
    found = list(read_pages([tmp_path], Reading(limits=SMALL)))
    assert [(row.path, row.member, row.code) for row in found if isinstance(row, Unread)] == [
        ("a.zip", None, "C112"), ("b.gz", None, "C112"), ("c.zip", None, "C112"), ("d.warc.gz", None, "C112")
    ]  # fmt: skip
    assert [page.path for page in pages(found)] == ["e.txt"]


def test_a_page_that_is_too_long_is_a_row(tmp_path: Path) -> None:
    assert rows(read(tmp_path, "a.txt", b"words " * 10_000, limits=SMALL)) == [(None, "C111")]
    assert rows(read(tmp_path, "b.txt", b"words " * 300_000)) == [(None, "C111")]
    assert rows(read(tmp_path, "c.html", b"<p>" + b"words " * 300_000)) == [(None, "C111")]
    assert rows(read(tmp_path, "d.html", b"<b><i>words" * 30, limits=Limits(page_tags=50))) == [(None, "C111")]
    assert rows(read(tmp_path, "e.jsonl", lines({"html": "<b><i>words" * 30}), limits=Limits(page_tags=50))) == [("line 1", "C111")]


def test_comments_at_the_top_cost_no_time(tmp_path: Path) -> None:
    """A pattern that may end a comment at any later end takes time that doubles with each."""
    (page,) = pages(read(tmp_path, "a.txt", b"<!---->" * 500 + b"words of a story"))
    assert page.renderer == "text/1"


def test_patterns_name_files(tmp_path: Path) -> None:
    for name in ("a/1.txt", "a/2.html", "b/1.txt", "b/.h.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(STORY, encoding="utf-8")
    assert [row.path for row in read_pages([tmp_path / "*" / "*.txt"])] == ["a/1.txt", "b/1.txt"]
    assert [row.path for row in read_pages([tmp_path / "a" / "*"])] == ["1.txt", "2.html"]
    assert not exists(tmp_path / "*.none")
    assert exists(tmp_path / "**" / "*.html")
    assert [(row.path, row.code) for row in read_pages([tmp_path / "*.none"]) if isinstance(row, Unread)] == [("*.none", "C101")]


def test_an_unexpected_failure_is_a_row(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError("oh")

    monkeypatch.setattr("communique.pages.readers.plain.render", fail)
    found = read(tmp_path, "a.zip", zipped(**{"a.html": HTML.encode(), "b.txt": STORY.encode()}))
    assert rows(found) == [("a.html", "C109")]
    assert len(pages(found)) == 1


def test_what_is_known_is_not_rendered_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (page,) = pages(read(tmp_path, "a.html", HTML.encode()))
    monkeypatch.setattr("communique.pages.readers.plain.render", lambda _: pytest.fail("rendered"))
    (again,) = read(tmp_path, "a.html", HTML.encode(), known=lambda *place: page if place == ("a.html", None, page.sha256) else None)
    assert again == page


def test_no_article_is_no_failure(tmp_path: Path) -> None:
    (page,) = pages(read(tmp_path, "a.jsonl", lines({"text": "Menu\nLogin"})))
    with pytest.raises(PageError, match="C105"):
        find_article(page, SiteFacts())
