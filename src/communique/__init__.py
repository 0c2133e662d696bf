"""Communiqué keeps the cited record of a negotiation from its news coverage.

``communique.open("talks.db").events()`` reads a record in a notebook (docs/notebook.md).
"""

from __future__ import annotations

TYPE_CHECKING = False  # what `typing` gives; to import that, and `pathlib`, is a third of what `communique.times` takes to import
if TYPE_CHECKING:
    from pathlib import Path

    from communique.notebook import Frames, Notebook

__version__ = "0.1.0"


def open(path: str | Path, *, frames: Frames = "auto") -> Notebook:
    """The record in the file `path`, its tables as lists of dicts or data frames; see `communique.notebook.open_record`."""
    from communique.notebook import open_record

    return open_record(path, frames=frames)
