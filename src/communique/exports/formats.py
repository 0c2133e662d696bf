"""All formats by their name on the command line. Each imports what it needs when it runs."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from communique.errors import OutputError
from communique.exports.files import write_bytes, write_files
from communique.exports.made import Made, Source, noted
from communique.exports.notes import rejected_note
from communique.tables import load_table


def names() -> tuple[str, ...]:
    """The formats: ``data/formats.tsv``."""
    return tuple(row["format"] for row in load_table(__package__, "formats.tsv"))


def make(name: str, source: Source) -> Made:
    """The files of the format `name`, and what they do not carry. KeyError for an unknown one; what the format itself raises."""
    row = _row(name)
    made = getattr(import_module(f"{__package__}.{row['module']}"), row["function"])(source)
    assert isinstance(made, Made)
    return noted(made, rejected_note(source))


def is_folder(name: str) -> bool:
    """True for a format of several files."""
    return _row(name)["kind"] == "folder"


def write(name: str, made: Made, place: Path | None) -> bytes | None:
    """Put the files of format `name` at `place`; without one, gives the bytes of a format of one file, for standard output.

    OutputError C601 when they cannot be written, or when several files are given no folder.
    """
    if is_folder(name):
        if place is None:
            raise OutputError("C601", f"{name} writes several files. Name a folder for them with -o DIR.")
        write_files(place, made.files)
        return None
    (held,) = made.files.values()
    if place is None:
        return held
    write_bytes(place, held)
    return None


def _row(name: str) -> dict[str, str]:
    return next((row for row in load_table(__package__, "formats.tsv") if row["format"] == name), None) or _unknown(name)


def _unknown(name: str) -> dict[str, str]:
    raise KeyError(f"no format {name!r}; known are {', '.join(names())}")
