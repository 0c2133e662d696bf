"""What a reader is given: an open stream with its names and bounds.

Example: ``Source("saved.zip", "a/talks.html", stream, ".html")`` is the member ``a/talks.html`` of the file ``saved.zip``.
"""

from __future__ import annotations

import gzip
import io
import zipfile
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from communique.errors import PageError
from communique.model.page import Page

BUFFER = 1 << 16
DAMAGE = (EOFError, OSError, zlib.error, zipfile.BadZipFile)
"""What unpacking raises when a file is damaged or cut off."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What bounds the memory and the time that one file may take.

    `page_bytes` of one page or entry (a page saved with its pictures inside has some millions), `page_tags` of its markup (a live blog of a
    day has 50,000), `page_chars` of its text (a book has a million), `unpacked_bytes` of all that one file unpacks to, `ratio` of those to
    the file's own size, looked at from `ratio_from` bytes on (deflate reaches 1032; news as text about 4, server logs 30), `members` of one
    archive, `page_seconds` of CPU to make a page of its bytes.
    """

    page_bytes: int = 20_000_000
    page_tags: int = 200_000
    page_chars: int = 1_000_000
    unpacked_bytes: int = 16_000_000_000
    ratio: int = 200
    ratio_from: int = 4_000_000
    members: int = 100_000
    page_seconds: float = 120.0


@dataclass(frozen=True, slots=True)
class Reading:
    """What is the same for all sources of a build.

    `fields` is the user's field map, our name → theirs. `known` gives the page that an earlier build made of the same bytes (path, member,
    SHA-256), so that it need not be rendered again.
    """

    limits: Limits = Limits()
    fields: Mapping[str, str] = field(default_factory=dict)
    known: Callable[[str, str | None, str], Page | None] = lambda *_: None


@dataclass(frozen=True, slots=True)
class Source:
    """A stream to read pages from; only its reader reads it. `path` and `member` become those of the page.

    `suffix` is that of its own name, lower case. `url`, `fetched` and `charset` are what the container states of it. `budget` counts what
    the file on disk has unpacked to so far; `depth` how many archives it lies in.
    """

    path: str
    member: str | None
    stream: io.BufferedReader[Any]
    suffix: str
    budget: Budget
    url: str | None = None
    fetched: str | None = None
    charset: str | None = None
    depth: int = 0

    @property
    def name(self) -> str:
        """For messages: the file, and the member where it is one."""
        return self.path if self.member is None else f"{self.path}#{self.member}"


class Exhausted(PageError):
    """The file has unpacked to more than it may: nothing more of it is read."""


@dataclass(slots=True)
class Budget:
    """Counts the bytes that a file of `packed` bytes unpacks to, and stops a bomb."""

    name: str
    packed: int
    limits: Limits
    unpacked: int = 0

    def spend(self, count: int) -> None:
        """Count `count` more bytes. Raises Exhausted (C112) when they are too many."""
        self.unpacked += count
        advice = "If you trust it, unpack it yourself and give the folder."
        if self.unpacked > self.limits.unpacked_bytes:
            raise Exhausted("C112", f"{self.name} unpacks to more than {self.limits.unpacked_bytes:,} bytes. {advice}")
        if self.unpacked > max(self.limits.ratio_from, self.limits.ratio * self.packed):
            raise Exhausted("C112", f"{self.name} unpacks to over {self.limits.ratio} times its size, as archives made to harm do. {advice}")


class _Counted(io.RawIOBase):
    """A stream whose bytes are counted as they are unpacked. Where it is damaged it ends; `damage` says how."""

    def __init__(self, inner: gzip.GzipFile | zipfile.ZipExtFile, budget: Budget) -> None:
        super().__init__()
        self._inner, self._budget = inner, budget
        self.damage: Exception | None = None

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        try:
            data = b"" if self.damage else self._inner.read1(len(buffer))
        except DAMAGE as error:
            self.damage, data = error, b""
        self._budget.spend(len(data))
        buffer[: len(data)] = data
        return len(data)


def counted(inner: gzip.GzipFile | zipfile.ZipExtFile, budget: Budget) -> io.BufferedReader[Any]:
    """`inner`, which unpacks, as a buffered stream that raises Exhausted when `budget` is spent."""
    return io.BufferedReader(_Counted(inner, budget), BUFFER)


def check_complete(stream: io.BufferedReader[Any]) -> None:
    """Raises what was wrong with `stream`, one that unpacks, when it ended before its end."""
    if isinstance(stream.raw, _Counted) and stream.raw.damage is not None:
        raise stream.raw.damage


def whole(source: Source, limits: Limits) -> bytes:
    """All bytes of `source`. PageError C111 when they are too many for one page, C104 when there are none; raises what damages it."""
    data = source.stream.read(limits.page_bytes + 1)
    check_complete(source.stream)
    check_size(len(data), limits, name=source.name)
    if not data.strip():
        raise PageError("C104", f"{source.name} is empty. Save the page again, or remove it.")
    return data


def check_size(size: int, limits: Limits, *, name: str) -> None:
    """PageError C111 when a page or entry of `size` bytes is too long."""
    if size > limits.page_bytes:
        raise PageError("C111", f"{name} has more than {limits.page_bytes:,} bytes. Split it into one file for each page, or leave it out.")


def check_markup(text: str, limits: Limits, *, name: str) -> None:
    """PageError C111 when HTML has so many tags that extractors would take minutes for it."""
    if text.count("<") > limits.page_tags:
        raise PageError("C111", f"{name} has more than {limits.page_tags:,} tags. Save the part that holds the story, or leave it out.")
