"""JSON Lines: one entry a line; and JSON files: one entry, a list of them, or an object with a list of them ("articles", "items" …)."""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from communique.errors import PageError
from communique.model.page import Page
from communique.pages.decoding import decode
from communique.pages.readers.entries import entry_page
from communique.pages.readers.fieldmaps import entry_of
from communique.pages.readers.making import Rows, known_page, page_or_row
from communique.pages.readers.sources import BUFFER, Reading, Source, check_size, whole

FRUITLESS = 100
"""Lines at the beginning of a file, none of them a JSON object, after which it is no JSON Lines file."""


def read_lines(source: Source, reading: Reading) -> Rows:
    """A page or row for each line of a JSON Lines file that is not blank; `member` is ``line N`` (from 1).

    PageError C103 when the file is in UTF-16, C107 when it is no JSON Lines file.
    """
    if source.stream.peek(2).startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise PageError("C103", f"{source.name} is in UTF-16. Save it as UTF-8.")
    good = bad = 0
    for number, line in _lines(source, reading.limits.page_bytes):
        row = _line(source, number, line, reading)
        bad += not isinstance(row, Page) and row.code == "C114"
        good += isinstance(row, Page) or row.code != "C114"
        yield row
        if bad >= FRUITLESS and not good:
            raise PageError("C107", f"{source.name} has no JSON object in its first {FRUITLESS} lines. Name it .txt if it is the text of one page.")
    if not good + bad:
        raise PageError("C104", f"{source.name} is empty. Save it again, or remove it.")


def read_json(source: Source, reading: Reading) -> Rows:
    """The pages of a JSON file. PageError C114 when it is no JSON, C111 when it is too long to be read at once."""
    head = source.stream.peek(BUFFER)
    first, _, rest = head.partition(b"\n")
    if rest.strip() and _is_object(first):
        yield from read_lines(source, reading)
        return
    data = whole(source, reading.limits)
    text, *found = decode(data, name=source.name)
    things, alone = _entries(_parsed(text, name=source.name))
    if not things:
        raise PageError("C104", f"{source.name} holds no entries. Give an object or a list of objects with a text each.")
    for number, thing in enumerate(things, start=1):
        own = source if alone else replace(source, member=_inside(source, f"item {number}"))
        held = data if alone else json.dumps(thing, sort_keys=True).encode()
        yield page_or_row(own, partial(_page, own, thing, held, reading, (found[0], found[1])), reading.limits)


def _lines(source: Source, most: int) -> Iterator[tuple[int, bytes]]:
    """Lines that are not blank, with their numbers; of one that is too long, what shows that it is."""
    number = 0
    while line := source.stream.readline(most + 1):
        number += 1
        while len(line) > most and not line.endswith(b"\n") and (more := source.stream.readline(BUFFER)):
            line = line[: most + 1] if not more.endswith(b"\n") else line[: most + 1] + b"\n"
        if number == 1:
            line = line.removeprefix(codecs.BOM_UTF8)
        if line.strip():
            yield number, line


def _line(source: Source, number: int, line: bytes, reading: Reading) -> Any:
    own = replace(source, member=_inside(source, f"line {number}"))

    def make() -> Page:
        check_size(len(line), reading.limits, name=own.name)
        if held := known_page(own, line, reading):
            return held
        text, *found = decode(line, name=own.name)
        return _page(own, _parsed(text, name=own.name), line, reading, (found[0], found[1]))

    return page_or_row(own, make, reading.limits)


def _page(own: Source, thing: Any, data: bytes, reading: Reading, encoding: tuple[str, str]) -> Page:
    if not isinstance(thing, Mapping):
        raise PageError("C114", f'{own.name} is no JSON object. Write one object a line, such as {{"title": …, "text": …}}.')
    return entry_page(own, entry_of(thing, reading.fields, name=own.name), data, reading, encoding=encoding)


def _inside(source: Source, entry: str) -> str:
    return entry if source.member is None else f"{source.member}, {entry}"


def _parsed(text: str, *, name: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        where = f" (at character {error.pos + 1}: {error.msg})" if isinstance(error, json.JSONDecodeError) else ""
        raise PageError("C114", f"{name} is not valid JSON{where}. Mend or remove it; the other entries are read.") from None


def _is_object(line: bytes) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def _entries(thing: Any) -> tuple[list[Any], bool]:
    """The entries of a parsed file, and whether the file itself is the one entry."""
    if isinstance(thing, list):
        return thing, False
    if isinstance(thing, Mapping):
        for value in (value for key in thing for value in (thing[key], *_inner(thing[key]))):
            if isinstance(value, list) and len(value) > 0 and all(isinstance(item, Mapping) for item in value) and not _told(thing):
                return value, False
    return [thing], True


def _inner(thing: Any) -> list[Any]:
    return list(thing.values()) if isinstance(thing, Mapping) else []


def _told(thing: Mapping[str, Any]) -> bool:
    """True when `thing` has a text of its own, so that a list in it is one of its fields."""
    try:
        entry_of(thing, {}, name="")
    except PageError:
        return False
    return True
