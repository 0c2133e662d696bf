"""The record as CSV files: one table per kind in a folder, UTF-8, RFC 4180."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from communique.exports.files import write_text
from communique.exports.tables import Row, columns, tables
from communique.model.record import Record

NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")
DANGEROUS = "=+-@\t\r\n＝＋－＠"
"""A spreadsheet takes a cell that begins so for a formula (OWASP, "CSV Injection"; the wide forms too)."""


def export_csv(record: Record, folder: Path) -> tuple[Path, ...]:
    """Write the tables of `record` into `folder`, which is made if need be; gives the files. OutputError C601 when that cannot be."""
    headers = columns()
    files = {folder / f"{name}.csv": as_csv(headers[name], rows) for name, rows in tables(record).items()}
    for file, text in files.items():
        write_text(file, text)
    return tuple(files)


def as_csv(header: Iterable[str], rows: Iterable[Row]) -> str:
    """Rows as CSV text with a header line; ValueError when a row has a column that the header lacks."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, fieldnames=list(header))
    writer.writeheader()
    writer.writerows(_safe(row) for row in rows)
    return out.getvalue()


def _safe(row: Row) -> Mapping[str, object]:
    return {name: safe_cell(value) for name, value in row.items()}


def safe_cell(value: object) -> object:
    """`value` as a cell that no spreadsheet takes for a formula: an apostrophe goes before words that look like one.

    >>> safe_cell("=1+1"), safe_cell("-4"), safe_cell(None)
    ("'=1+1", '-4', '')
    """
    if value is None:
        return ""
    if isinstance(value, str) and value and value[0] in DANGEROUS and not NUMBER.fullmatch(value):
        return f"'{value}"
    return value
