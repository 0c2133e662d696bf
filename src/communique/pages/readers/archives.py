"""Packed files: gz (one file inside) and zip (its members, in order of their names).

What comes out is opened like a file, so that a gz of JSON Lines or a zip of HTML pages is read as those are. A zip inside an archive is not
opened.
"""

from __future__ import annotations

import gzip
import struct
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import PurePosixPath
from typing import cast

from communique.errors import PageError
from communique.model.page import Unread
from communique.pages.readers.making import Rows, rows_or_row
from communique.pages.readers.sources import Exhausted, Reading, Source, check_complete, counted

DEEPEST = 3  # packed files inside each other
ENCRYPTED = 0x1
OFFICE = ("[Content_Types].xml", "mimetype", "META-INF/manifest.xml")
WEB_ARCHIVE = ".wacz"
Open = Callable[[Source, Reading], Rows]


def read_gz(source: Source, reading: Reading, open_source: Open) -> Rows:
    """The pages of the file inside. PageError C112 for a bomb, C113 when it is damaged (gzip raises EOFError or BadGzipFile)."""
    _check_depth(source)
    inner = gzip.GzipFile(fileobj=source.stream, mode="rb")
    own = PurePosixPath((source.member or source.path).lower())
    suffix = PurePosixPath(own.stem).suffix if own.suffix in (".gz", ".gzip") else ""
    yield from _unpacked(replace(source, suffix=suffix, depth=source.depth + 1), inner, reading, open_source)


def read_zip(source: Source, reading: Reading, open_source: Open) -> Rows:
    """The pages of the members, without hidden ones. PageError C107 for what is no archive of pages, C112 for a bomb, C113 when damaged."""
    if source.depth:
        raise PageError("C107", f"{source.name} is an archive inside an archive, which is not opened. Unpack the outer one and give the folder.")
    with _opened(source) as archive:
        members = _members(source, archive, reading)
        for member in members:
            yield from _member(source, archive, member, reading, open_source)


def _opened(source: Source) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(source.stream)
    except (ValueError, struct.error, NotImplementedError) as error:  # zipfile is not careful with directories that contradict themselves
        raise zipfile.BadZipFile(str(error)) from error


def _members(source: Source, archive: zipfile.ZipFile, reading: Reading) -> list[zipfile.ZipInfo]:
    held = [info for info in archive.infolist() if info.filename and not info.is_dir()]
    if len(held) > reading.limits.members:
        raise Exhausted("C112", f"{source.name} has more than {reading.limits.members:,} members. Unpack it yourself and give the folder.")
    names = {info.filename for info in held}
    if any(name in names for name in OFFICE):
        raise PageError("C107", f"{source.name} is an office document or e-book, which is not read. Save its text as a .txt file, one article each.")
    kept = [info for info in held if not any(part.startswith((".", "__MACOSX")) for part in PurePosixPath(info.filename).parts)]
    if source.suffix == WEB_ARCHIVE:
        kept = [info for info in kept if info.filename.startswith("archive/")]
    if not kept:
        raise PageError("C104", f"{source.name} is empty. Save it again, or remove it.")
    return sorted(kept, key=lambda info: (info.filename, info.header_offset))


def _member(source: Source, archive: zipfile.ZipFile, info: zipfile.ZipInfo, reading: Reading, open_source: Open) -> Rows:
    own = replace(source, member=info.filename, suffix=PurePosixPath(info.filename).suffix.lower(), depth=source.depth + 1)

    def read() -> Rows:
        if info.flag_bits & ENCRYPTED:
            raise PageError("C102", f"{own.name} is locked with a password. Unpack the archive and give the folder.")
        try:
            packed = archive.open(info)
        except (ValueError, struct.error) as error:  # of a directory that names places before the file's beginning
            raise zipfile.BadZipFile(str(error)) from error
        except NotImplementedError as error:  # what zipfile raises for a method of compression that it does not know
            raise PageError("C107", f"{own.name} is packed in a way that is not read ({error}). Unpack the archive and give the folder.") from None
        with packed as inner:
            yield from _unpacked(own, cast(zipfile.ZipExtFile, inner), reading, open_source)

    return rows_or_row(own, read)


def _unpacked(own: Source, inner: gzip.GzipFile | zipfile.ZipExtFile, reading: Reading, open_source: Open) -> Rows:
    """The pages of `inner`; raises what damages it, once what comes before is read, where no row has said so."""
    stream = counted(inner, own.budget)
    said = False
    for row in open_source(replace(own, stream=stream), reading):
        said = said or (isinstance(row, Unread) and row.code == "C113")
        yield row
    if not said:
        check_complete(stream)


def _check_depth(source: Source) -> None:
    if source.depth >= DEEPEST:
        raise PageError("C107", f"{source.name} is packed more than {DEEPEST} times. Unpack it and give the folder.")
