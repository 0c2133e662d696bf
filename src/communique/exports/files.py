"""Writing a result: whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from communique.errors import OutputError


def write_text(file: Path, text: str) -> None:
    """Put `text` in `file` as UTF-8, making its folder; an older file stays whole until the new one is. OutputError C601 when that cannot be."""
    write_bytes(file, text.encode("utf-8"))


def write_bytes(file: Path, held: bytes | Iterable[bytes]) -> None:
    """Put `held`, bytes or chunks of them, in `file`; as `write_text`."""
    try:
        if file.exists() and not file.is_file() and not file.is_dir():  # a device or a pipe, such as /dev/stdout, must not be replaced by a file
            _fill(file, held)
            return
    except OSError as error:
        raise _refused(file, error) from error
    write_files(file.parent, {file.name: held})


def write_files(folder: Path, files: Mapping[str, bytes | Iterable[bytes]]) -> tuple[Path, ...]:
    """Put `files` (bytes, or chunks of them) into `folder`, which is made if need be; gives their places. None takes the place of an older one before
    all are on disk.

    OutputError C601 when that cannot be; then the folder's files are as they were.
    """
    fresh = {folder / name: folder / f".{name}.{os.getpid()}.new" for name in files}
    file = folder
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for (file, new), held in zip(fresh.items(), files.values(), strict=True):
            if file.is_dir():
                raise IsADirectoryError(0, "it is a folder")
            _fill(new, held)
        for file, new in fresh.items():
            new.replace(file)
    except OSError as error:
        raise _refused(file, error) from error
    finally:
        for new in fresh.values():  # what is left of them when something went wrong
            with suppress(OSError):
                new.unlink(missing_ok=True)
    return tuple(fresh)


def _fill(file: Path, held: bytes | Iterable[bytes]) -> None:
    with file.open("wb") as out:
        out.writelines([held] if isinstance(held, bytes) else held)


def _refused(file: Path, error: OSError) -> OutputError:
    return OutputError("C601", f"cannot write {file}: {error.strerror}. Name a place that can be written.")
