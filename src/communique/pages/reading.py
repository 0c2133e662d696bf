"""Files, folders and patterns → pages.

``read_pages([Path("saved")])`` gives a `Page` for each page under ``saved``, whatever the format of the file that it lies in, in the order of
the files' paths, and an `Unread` row for what it cannot read. One page is in memory at a time.
"""

from __future__ import annotations

import io
import os
import re
from collections.abc import Iterator, Sequence
from itertools import takewhile
from pathlib import Path

from communique.model.page import Page, Unread
from communique.pages.readers.opening import open_source
from communique.pages.readers.sources import BUFFER, Budget, Exhausted, Reading, Source

STANDARD = Reading()
SIGNS = re.compile(r"[*?\[]")


def read_pages(paths: Sequence[Path], reading: Reading = STANDARD) -> Iterator[Page | Unread]:
    """The pages of `paths`, one at a time: a file as given, a folder with all below it, sorted, hidden files left out, and, where there is no
    file of the name, the files that it fits as a pattern (``*``, ``?``, ``**``), sorted.

    `Page.path` is relative to the folder given, or the file's name. What cannot be read comes as `Unread` whose reason says what to do
    next; nothing is raised. `reading` has the limits, and the user's field map for entries.
    """
    for given in paths:
        for name, file in files_of(given):
            yield from _read(name, file, reading)


def exists(path: Path) -> bool:
    """True when `path` is a file or folder, or a pattern that some file fits."""
    return path.exists() or any(True for _ in _fitting(path))


def files_of(given: Path) -> Iterator[tuple[str, Path]]:
    """The files of a path as `read_pages` reads them, each with its name in the record: relative to the folder given, or the file's own."""
    if given.is_dir():
        yield from _below(given)
        return
    fitting = [] if given.exists() else sorted(_fitting(given))
    yield from fitting or [(given.name or str(given), given)]


def _below(folder: Path) -> Iterator[tuple[str, Path]]:
    found: list[tuple[str, Path]] = []
    for place, below, names in os.walk(folder):
        below[:] = [name for name in below if not name.startswith(".")]
        kept = (Path(place, name) for name in names if not name.startswith("."))
        found.extend((file.relative_to(folder).as_posix(), file) for file in kept)
    yield from sorted(found)


def _fitting(pattern: Path) -> Iterator[tuple[str, Path]]:
    """The files that `pattern` fits, named from the last folder before its first sign; hidden ones only where it names them."""
    plain = list(takewhile(lambda part: not SIGNS.search(part), pattern.parts))
    rest = pattern.parts[len(plain) :]
    top = Path(*plain)
    try:
        found = list(top.glob("/".join(rest))) if rest else []
    except (ValueError, OSError):
        return
    for file in found:
        name = file.relative_to(top)
        if file.is_file() and not any(part.startswith(".") and part not in rest for part in name.parts):
            yield name.as_posix(), file


def _read(name: str, file: Path, reading: Reading) -> Iterator[Page | Unread]:
    try:
        stream = io.BufferedReader(io.FileIO(file), BUFFER)
    except FileNotFoundError:
        yield Unread(name, None, "C101", f"{file} does not exist. Check the path, and quote it if it has spaces.")
        return
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        yield Unread(name, None, "C102", f"{file} cannot be opened ({why}). Check its permissions, then build again.")
        return
    with stream:
        before = os.fstat(stream.fileno())
        budget = Budget(name, before.st_size, reading.limits)
        try:
            yield from open_source(Source(name, None, stream, file.suffix.lower(), budget), reading)
        except Exhausted as error:
            yield Unread(name, None, error.code, error.message)
        after = os.fstat(stream.fileno())
        if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
            yield Unread(name, None, "C117", f"{file} was written to while it was read, so that a part may be missing. Build again.")
