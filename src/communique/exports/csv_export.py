"""The record as CSV files: one table per kind in a folder, UTF-8, RFC 4180, with a codebook of their columns."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path

from communique.exports.files import write_files
from communique.exports.made import Made, Source, as_bytes, counted, whole, with_notes
from communique.exports.names import Row
from communique.exports.notes import table_notes
from communique.exports.tables import columns
from communique.model.record import Record

NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")
DANGEROUS = "=+-@\t\r\n＝＋－＠"
"""A spreadsheet takes a cell that begins so for a formula (OWASP, "CSV Injection"; the wide forms too)."""
AT_ONCE = 500  # rows of a table on their way to its file
CODEBOOK = "columns"
"""The table of all columns and their meaning."""


def export_csv(record: Record, place: Path) -> tuple[Path, ...]:
    """Write the tables of `record` into the folder `place`, which is made if need be; gives the files. OutputError C601 when that cannot be."""
    return write_files(place, make_csv(Source(record)).files)


def make_csv(source: Source) -> Made:
    """The tables, ``columns.csv`` that says what each column means, and the notes."""
    notes = csv_notes(source)
    return Made(whole(with_notes(stream_csv(source), notes)), notes)


def stream_csv(source: Source) -> dict[str, Iterable[bytes]]:
    """The files of `make_csv` but the notes, made while they are read."""
    headers = columns()
    rows = [{"table": t, "column": c, "meaning": m} for t, held in headers.items() for c, m in held.items()]
    files: dict[str, Iterable[bytes]] = {f"{name}.csv": map(as_bytes, csv_texts(headers[name], held)) for name, held in source.tables().items()}
    return {**files, f"{CODEBOOK}.csv": [as_bytes(as_csv(["table", "column", "meaning"], rows))]}


def csv_notes(source: Source) -> list[str]:
    """What the tables do not carry."""
    return [*table_notes(), *formula_notes(source)]


def formula_notes(source: Source) -> list[str]:
    """How many cells begin with an apostrophe that the page has not, if any."""
    held = source.tables().values()
    marked = sum(looks_like_formula(value) for rows in held for row in rows for value in row.values())
    return [f"{counted(marked, 'cell looks', 'cells look')} like a formula to a spreadsheet: an apostrophe stands before the words."] * bool(marked)


def csv_tables(source: Source) -> dict[str, str]:
    """The text of each table by its name."""
    headers = columns()
    return {name: as_csv(headers[name], rows) for name, rows in source.tables().items()}


def as_csv(header: Iterable[str], rows: Iterable[Row]) -> str:
    """Rows as CSV text with a header line; ValueError when a row has a column that the header lacks."""
    return "".join(csv_texts(header, rows))


def csv_texts(header: Iterable[str], rows: Iterable[Row]) -> Iterator[str]:
    """The text of `as_csv`, some rows at a time."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, fieldnames=list(header))
    writer.writeheader()
    left = iter(rows)
    while held := list(islice(left, AT_ONCE)):
        writer.writerows(map(_safe, held))
        yield out.getvalue()
        out.seek(0)
        out.truncate()
    yield out.getvalue()


def _safe(row: Row) -> Mapping[str, object]:
    return {name: safe_cell(value) for name, value in row.items()}


def safe_cell(value: object) -> object:
    """`value` as a cell that no spreadsheet takes for a formula: an apostrophe goes before words that look like one.

    >>> safe_cell("=1+1"), safe_cell("-4"), safe_cell(None)
    ("'=1+1", '-4', '')
    """
    if value is None:
        return ""
    if looks_like_formula(value):
        return f"'{value}"
    return value


def looks_like_formula(value: object) -> bool:
    """True for words that a spreadsheet would run."""
    return isinstance(value, str) and value[:1] in tuple(DANGEROUS) and not NUMBER.fullmatch(value)
