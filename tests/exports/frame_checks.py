"""What holds of the notebook whichever library makes its data frames."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from odd_talks import BOTH

import communique
from communique.exports.tables import columns
from communique.notebook import Notebook
from communique.store.book import Store


def notebook(folder: Path, *, frames: str) -> Notebook:
    """A notebook on a record in `folder` that gives the frames of that library."""
    place = folder / "talks.db"
    with Store.create(place) as store:
        store.write_record(BOTH)
    return communique.open(place, frames=frames)  # type: ignore[arg-type]  # the two files that call it name a library each


def is_whole(table: str, talks: Notebook) -> None:
    """The frame of `table` has the table's columns and all of its rows."""
    frame = talks.table(table)
    assert list(frame.columns) == list(columns()[table])
    assert len(frame) == len(Notebook(talks._source, frames="dicts").table(table))


def is_cited(talks: Notebook) -> None:
    """Days are days, offsets whole numbers that lead to the quoted words."""
    events = talks.events()
    first = events["date_from"].max()
    assert (first.date() if hasattr(first, "date") else first) == date(2031, 3, 3)
    for page, start, end, quote in zip(*(list(events[f"event_{part}"]) for part in ("page", "start", "end", "quote")), strict=True):
        assert talks.text(page)[start:end] == quote
