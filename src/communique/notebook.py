"""A record in a notebook: ``communique.open("talks.db").events()``, as a data frame where pandas or polars is installed.

The tables and columns are those of the exports (docs/exports.md), so that what is computed in a notebook can be found in a file.
"""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Literal

from communique.building.known import read_decided
from communique.errors import OutputError
from communique.exports.made import Source
from communique.exports.tables import TABLES, Column, columns, typed_columns
from communique.model.record import Record
from communique.store.book import Store

Frames = Literal["auto", "pandas", "polars", "dicts"]
PANDAS = {"text": "string", "mixed": "object", "integer": "Int64", "number": "Float64", "date": "datetime64[s]"}
POLARS = {"text": "String", "mixed": "String", "integer": "Int64", "number": "Float64", "date": "Date"}


class Notebook:
    """The tables of one record, read once when it is opened. Each method gives a table; `frames` says as what."""

    def __init__(self, source: Source, *, frames: Frames = "auto") -> None:
        self._source = source
        self._frames = _kind(frames)

    def __repr__(self) -> str:
        record = self.record
        held = f"{len(record.articles)} articles, {len(record.events)} events, {len(record.statements)} statements"
        return f"<record: {held}; tables: {', '.join(TABLES)}>"

    @property
    def record(self) -> Record:
        """The record itself, with its pages."""
        return self._source.record

    def table(self, name: str) -> Any:
        """The table `name`: a list of dicts, or a data frame. KeyError when there is no such table."""
        if name not in TABLES:
            raise KeyError(f"no table {name!r}; there are {', '.join(TABLES)}")
        rows = [dict(row) for row in self._source.tables()[name]]
        return _framed(rows, typed_columns()[name], self._frames)

    def columns(self, name: str) -> dict[str, str]:
        """The columns of the table `name` with their meaning."""
        return columns()[name]

    def text(self, page: str) -> str:
        """The text of the page with the id or path `page`, in which all offsets count. KeyError when there is none."""
        found = [p.text for p in self.record.pages if page in (p.id, p.path)]
        if not found:
            raise KeyError(f"no page {page!r} in the record")
        return found[0]

    def articles(self) -> Any:
        """A row for each article."""
        return self.table("articles")

    def actors(self) -> Any:
        """A row for each actor."""
        return self.table("actors")

    def statements(self) -> Any:
        """A row for each statement."""
        return self.table("statements")

    def events(self) -> Any:
        """A row for each event."""
        return self.table("events")

    def values(self) -> Any:
        """A row for each reported value of an event's field, beside the merged one."""
        return self.table("event_fields")

    def reports(self) -> Any:
        """A row for each article's account of an event."""
        return self.table("reports")

    def positions(self) -> Any:
        """A row for each position."""
        return self.table("positions")

    def expectations(self) -> Any:
        """A row for each promise or forecast."""
        return self.table("expectations")

    def times(self) -> Any:
        """A row for each time expression."""
        return self.table("times")

    def links(self) -> Any:
        """A row for each link."""
        return self.table("links")


def open_record(path: str | Path, *, frames: Frames = "auto") -> Notebook:
    """The record in the file `path` as people decided. `frames`: ``pandas``, ``polars`` or ``dicts``; ``auto`` takes the first that is installed.

    StoreError C401 or C402 when the file is no record, OutputError C604 when the library asked for is not installed.
    """
    with Store.open(Path(path)) as store, store.at_one_moment():
        over = read_decided(store)
        source = Source(over.record, store.reviews(), store.link_reviews(), rejected=len(over.rejected()), actor_reviews=store.actor_reviews())
    return Notebook(source, frames=frames)


def _kind(frames: Frames) -> str:
    if frames == "auto":
        return next((name for name in ("pandas", "polars") if find_spec(name)), "dicts")
    if frames not in ("pandas", "polars", "dicts"):
        raise ValueError(f"unknown frames {frames!r}: write auto, pandas, polars or dicts")
    if frames != "dicts" and not find_spec(frames):
        raise OutputError("C604", f"{frames} is not installed. Install it with `pip install {frames}`, or ask for frames='dicts'.")
    return frames


def _framed(rows: list[dict[str, Any]], shape: tuple[Column, ...], kind: str) -> Any:
    if kind == "dicts":
        return rows
    library = import_module(kind)
    held = {c.name: [row[c.name] for row in rows] for c in shape}
    if kind == "pandas":
        return library.DataFrame({c.name: library.Series(held[c.name], dtype=PANDAS[c.type]) for c in shape})
    series = {c.name: [None if v is None else str(v) for v in held[c.name]] if POLARS[c.type] in ("String", "Date") else held[c.name] for c in shape}
    read = {c.name: library.String if c.type == "date" else getattr(library, POLARS[c.type]) for c in shape}
    frame = library.DataFrame(series, schema=read)
    return frame.with_columns(library.col(c.name).str.to_date() for c in shape if c.type == "date")
