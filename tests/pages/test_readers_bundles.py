"""Pages saved by a browser into one file: MHTML and web archives."""

import plistlib
from email.message import EmailMessage
from pathlib import Path

import pytest

from communique.model.page import Page, SiteFacts, Unread
from communique.pages.finding import find_article
from communique.pages.reading import read_pages

STORY = "Envoys of the two islands met in the café of the old customs house for six hours on Tuesday, the host's ministry said."
MORE = "Neither side would say whether the strait itself was discussed, and both asked for more time with the maps of the coast."
SOURCE = f"<html><head><title>Envoys meet</title></head><body><article><h1>Envoys meet</h1><p>{STORY}</p><p>{MORE}</p></article></body></html>"
ADDRESS = "https://gazette.example/envoys-meet"


def read(folder: Path, name: str, data: bytes) -> Page | Unread:
    (folder / name).write_bytes(data)
    (page,) = read_pages([folder / name])
    return page


def mhtml(source: str, *, charset: str = "utf-8", frame: str = "") -> bytes:
    message = EmailMessage()
    message["From"] = "<Saved by Blink>"
    message["Snapshot-Content-Location"] = ADDRESS
    message["Date"] = "Wed, 5 Mar 2031 12:30:00 +0200"
    message.make_related()
    for text, place in ((frame, "https://ads.example/frame"), (source, ADDRESS)):
        if text:
            message.add_related(text, subtype="html", charset=charset, cte="quoted-printable", headers=[f"Content-Location: {place}"])
    message.add_related(b"\x89PNG", maintype="image", subtype="png", headers=["Content-Location: https://gazette.example/a.png"])
    return message.as_bytes()


@pytest.mark.parametrize("name", ["saved.mhtml", "saved.mht"])
@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1"])
def test_mhtml_gives_its_page_with_address_and_time(tmp_path: Path, name: str, charset: str) -> None:
    page = read(tmp_path, name, mhtml(SOURCE, charset=charset, frame="<html><body><p>Buy now what others buy.</p></body></html>"))
    assert isinstance(page, Page)
    assert (page.url, page.fetched, page.renderer) == (ADDRESS, "2031-03-05T10:30:00Z", "html/1")
    article = find_article(page, SiteFacts())
    assert [page.text[block.start : block.end] for block in article.blocks if block.role == "body"] == [STORY, MORE]


@pytest.mark.parametrize("form", [plistlib.FMT_BINARY, plistlib.FMT_XML])
def test_a_web_archive_gives_its_page_with_its_address(tmp_path: Path, form: plistlib.PlistFormat) -> None:
    main = {"WebResourceData": SOURCE.encode("iso-8859-1"), "WebResourceURL": ADDRESS, "WebResourceTextEncodingName": "iso-8859-1"}
    page = read(tmp_path, "saved.webarchive", plistlib.dumps({"WebMainResource": main, "WebSubresources": []}, fmt=form))
    assert isinstance(page, Page)
    assert (page.url, page.encoding_from) == (ADDRESS, "stated")
    assert STORY in page.text


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.mhtml", b"From: <Saved by Blink>\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x--\n"),
        ("a.mhtml", b"no message at all"),
        ("a.webarchive", b"bplist00aaa"),
        ("a.webarchive", b"<plist><dict><key>WebMainResource</key></dict></plist>"),
        ("a.webarchive", plistlib.dumps({"WebMainResource": {"WebResourceURL": ADDRESS}})),
    ],
)
def test_files_without_a_page_are_rows(tmp_path: Path, name: str, data: bytes) -> None:
    row = read(tmp_path, name, data)
    assert isinstance(row, Unread)
    assert row.code == "C113"
