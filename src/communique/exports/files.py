"""Writing a result: whole or not at all."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from communique.errors import OutputError


def write_text(file: Path, text: str) -> None:
    """Put `text` in `file` as UTF-8, making its folder; an older file stays whole until the new one is. OutputError C601 when that cannot be."""
    fresh = file.with_name(f".{file.name}.{os.getpid()}.new")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        if file.exists() and not file.is_file():  # a device or a pipe, such as /dev/stdout, must not be replaced by a file
            file.write_bytes(text.encode("utf-8"))
            return
        fresh.write_bytes(text.encode("utf-8"))
        fresh.replace(file)
    except OSError as error:
        with suppress(OSError):
            fresh.unlink()
        raise OutputError("C601", f"cannot write {file}: {error.strerror}. Name a place that can be written.") from error
