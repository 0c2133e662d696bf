"""Files and folders → pages: what is read, exactly how, and what is set aside with which reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from communique.model.page import Page, Unread
from communique.pages.reading import read_pages

STORY = "Envoys met in Oslo on Tuesday.\r\nThey “agreed” to meet again 😀 in Se\u0301te.\r\n"


def only(path: Path) -> Page | Unread:
    (found,) = read_pages([path])
    return found


def page(path: Path) -> Page:
    found = only(path)
    assert isinstance(found, Page), found
    return found


def unread(path: Path) -> Unread:
    found = only(path)
    assert isinstance(found, Unread), found
    return found


def saved(folder: Path, name: str, data: bytes) -> Path:
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)
    return file


def test_text_is_kept_code_point_for_code_point(tmp_path: Path) -> None:
    found = page(saved(tmp_path, "a.txt", STORY.encode()))
    assert found.text == STORY
    assert (found.path, found.encoding, found.renderer, found.marks) == ("a.txt", "utf-8", "text/1", ())


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (b"\xef\xbb\xbf" + STORY.encode(), "utf-8"),
        (STORY.encode("utf-16"), "utf-16"),
    ],
)
def test_a_byte_order_mark_is_no_part_of_the_text(tmp_path: Path, data: bytes, encoding: str) -> None:
    found = page(saved(tmp_path, "a.txt", data))
    assert (found.text, found.encoding) == (STORY, encoding)


def test_windows_1252_is_found_without_a_declaration(tmp_path: Path) -> None:
    text = "The envoy said on Monday that the “café accord” – as it is known – still holds in the north and the south.\n" * 3
    found = page(saved(tmp_path, "a.txt", text.encode("cp1252")))
    assert (found.text, found.encoding) == (text, "cp1252")


def test_the_declared_character_set_of_html_is_used(tmp_path: Path) -> None:
    source = '<html><head><meta charset="iso-8859-2"></head><body><p>Šimon Žďár said so.</p></body></html>'
    found = page(saved(tmp_path, "a.html", source.encode("iso-8859-2")))
    assert "Šimon Žďár said so." in found.text
    assert found.encoding == "iso8859-2"


def test_folders_are_read_in_order_of_path_without_hidden_files(tmp_path: Path) -> None:
    for name in ("b/2.txt", "a.txt", "b/1", ".hidden.txt", ".git/x.txt", "b/.x.txt"):
        saved(tmp_path, name, b"Words of the story.")
    assert [found.path for found in read_pages([tmp_path])] == ["a.txt", "b/1", "b/2.txt"]


@pytest.mark.parametrize(
    ("name", "data", "code", "advice"),
    [
        ("empty.txt", b"", "C104", "Save the page again"),
        ("blank.txt", b" \r\n\t\n", "C104", "Save the page again"),
        ("signs.txt", b"--- *** ---", "C104", "Save the page again"),
        ("nul.txt", b"words\0words", "C103", "save it as UTF-8"),
        ("bare.html", b"<html><head><title>Only a title</title></head><body><script>x()</script></body></html>", "C104", "Save the page again"),
        ("a.pdf", b"%PDF-1.7 ...", "C107", ".txt"),
        ("pdf-in-disguise.txt", b"%PDF-1.7 ...", "C107", ".txt"),
        ("a.zip", b"PK\x03\x04....", "C113", "copy it again"),
        ("a.tar", b"words of a story", "C107", "Unpack it"),
        ("a.warc", b"WARC/1.0\r\n", "C113", "copy the file again"),
        ("a.png", b"\x89PNG\r\n\x1a\n", "C107", "picture"),
        ("a.md", b"---\ntitle: [open\n---\nWords.\n", "C110", "YAML"),
        ("b.md", b"---\ntitle: never closed\nWords.\n", "C110", "---"),
        ("c.md", b"---\n- a list\n---\nWords.\n", "C110", "title:"),
    ],
)
def test_what_is_not_read_says_what_to_do(tmp_path: Path, name: str, data: bytes, code: str, advice: str) -> None:
    found = unread(saved(tmp_path, name, data))
    assert (found.path, found.code) == (name, code)
    assert advice in found.reason


def test_a_missing_path_is_a_row_and_the_others_are_read(tmp_path: Path) -> None:
    good = saved(tmp_path, "a.txt", b"Words of the story.")
    missing, read = read_pages([tmp_path / "none.txt", good])
    assert isinstance(missing, Unread)
    assert (missing.code, missing.path) == ("C101", "none.txt")
    assert isinstance(read, Page)


def test_html_is_known_by_its_first_bytes(tmp_path: Path) -> None:
    found = page(saved(tmp_path, "saved", b"<!DOCTYPE html>\n<p>Words of the story.</p>"))
    assert found.renderer == "html/1"


HTML = """<!DOCTYPE html><html><head><title>Talks   resume - The Lantern</title>
<meta property="og:site_name" content="The Lantern"><meta property="og:url" content="https://lantern.example/talks">
<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "headline": "Talks resume",
 "datePublished": "1995-11-02T08:00:00Z", "author": [{"name": "Ana Perez"}]}]}</script></head>
<body><nav><a href="/">Home</a></nav><h1>Talks
 resume</h1><p>The <b>envoys</b> met<br>in&nbsp;Oslo.</p><script>var x = 1;</script><noscript>no</noscript>
<table><tr><td>one</td><td>two</td></tr></table></body></html>"""


def test_the_renderer_folds_and_keeps_as_a_browser_does(tmp_path: Path) -> None:
    found = page(saved(tmp_path, "a.html", HTML.encode()))
    head, body = found.text.split("\n\n")
    assert head.split("\n") == [
        "title: Talks resume - The Lantern",
        "meta og:site_name: The Lantern",
        "meta og:url: https://lantern.example/talks",
        "json-ld headline: Talks resume",
        "json-ld datePublished: 1995-11-02T08:00:00Z",
        "json-ld author: Ana Perez",
    ]
    assert body == "Home\nTalks resume\nThe envoys met\nin\xa0Oslo.\none\ttwo\n"
    assert found.url == "https://lantern.example/talks"


def test_marks_are_whole_lines(tmp_path: Path) -> None:
    found = page(saved(tmp_path, "a.html", HTML.encode()))
    lines = found.text.split("\n")
    assert found.marks
    assert all(found.text[mark.start : mark.end] in lines for mark in found.marks)
    assert {found.text[m.start : m.end]: m.kind for m in found.marks if m.kind != "story"}["Talks resume"] == "h1"


def test_deep_pages_do_not_exhaust_the_stack(tmp_path: Path) -> None:
    source = "<html><body>" + "<div>" * 1500 + "Words of the story." + "</div>" * 1500 + "</body></html>"
    assert "Words of the story." in page(saved(tmp_path, "a.html", source.encode())).text


def test_same_text_and_address_is_the_same_page(tmp_path: Path) -> None:
    one, two = page(saved(tmp_path, "a.txt", b"Same words.")), page(saved(tmp_path, "b.txt", b"Same words."))
    assert one.id == two.id


def test_front_matter_gives_the_address(tmp_path: Path) -> None:
    found = page(saved(tmp_path, "a.md", b"---\ntitle: Talks resume\nurl: https://lantern.example/talks\n---\nThe envoys met.\n"))
    assert found.url == "https://lantern.example/talks"
    assert found.text.startswith("---\ntitle")
