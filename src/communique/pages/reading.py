"""Files and folders → pages.

``read_pages([Path("saved")])`` gives a `Page` for each text dump, HTML page and Markdown file under ``saved``, in the order of their
paths, and an `Unread` row for what it cannot read. One file is in memory at a time.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from communique.errors import PageError
from communique.model.page import Page, Unread, page_id
from communique.pages.decoding import decode, decode_html
from communique.pages.formats import kind_of
from communique.pages.frontmatter import check_front_matter, front_address
from communique.pages.rendering import RENDERER, render
from communique.pages.storymarks import mark_story

PLAIN = "text/1"


def read_pages(paths: Sequence[Path]) -> Iterator[Page | Unread]:
    """The pages of `paths`, one at a time: a file as given, a folder with all below it, sorted, hidden files left out.

    `Page.path` is relative to the folder given, or the file's name. What cannot be read comes as `Unread` whose reason says what to do
    next; nothing is raised.
    """
    for given in paths:
        for name, file in _files(given):
            yield _read(name, file)


def _files(given: Path) -> Iterator[tuple[str, Path]]:
    if not given.is_dir():
        yield given.name or str(given), given
        return
    found: list[tuple[str, Path]] = []
    for folder, below, names in os.walk(given):
        below[:] = [name for name in below if not name.startswith(".")]
        kept = (Path(folder, name) for name in names if not name.startswith("."))
        found.extend((file.relative_to(given).as_posix(), file) for file in kept)
    yield from sorted(found)


def _read(name: str, file: Path) -> Page | Unread:
    try:
        return _page(name, _bytes(file), suffix=file.suffix.lower())
    except PageError as error:
        return Unread(name, None, error.code, error.message)


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except FileNotFoundError:
        raise PageError("C101", f"{file} does not exist. Check the path, and quote it if it has spaces.") from None
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise PageError("C102", f"{file} cannot be opened ({why}). Check its permissions, then build again.") from None


def _page(name: str, data: bytes, *, suffix: str) -> Page:
    if not data.strip():
        raise PageError("C104", f"{name} is empty. Save the page again, or remove the file.")
    kind = kind_of(data, name=name, suffix=suffix)
    if kind == "html":
        return _html_page(name, data)
    text, encoding = decode(data, name=name)
    _check_text(text, name=name)
    url = None
    if kind == "markdown":
        check_front_matter(text, name=name)
        url = front_address(text)
    return _made(name, data, text=text, encoding=encoding, url=url, renderer=PLAIN)


def _html_page(name: str, data: bytes) -> Page:
    source, encoding = decode_html(data, name=name)
    rendered = render(source)
    _check_text(rendered.text[rendered.body :], name=name)
    page = _made(name, data, text=rendered.text, encoding=encoding, url=rendered.url, renderer=RENDERER)
    return mark_story(page, rendered, source)


def _made(name: str, data: bytes, *, text: str, encoding: str, url: str | None, renderer: str) -> Page:
    sha256_text = hashlib.sha256(text.encode()).hexdigest()
    return Page(
        id=page_id(sha256_text=sha256_text, url=url),
        path=name,
        url=url,
        member=None,
        sha256=hashlib.sha256(data).hexdigest(),
        sha256_text=sha256_text,
        renderer=renderer,
        text=text,
        encoding=encoding,
    )


def _check_text(text: str, *, name: str) -> None:
    if not any(c.isalnum() for c in text):
        raise PageError("C104", f"{name} has no words. Save the page again with its text, or remove the file.")
