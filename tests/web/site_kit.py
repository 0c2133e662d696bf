"""A site of the record made by hand, and of one whose ids a later build changed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from communique.model.record import Record
from communique.store.book import Store
from sample_talks import RECORD

JOINED = replace(RECORD, events=tuple(replace(e, id="e-exchange") if e.id == "e-swap" else e for e in RECORD.events))
"""The same record after a build that gave the exchange of prisoners another id."""
FEWER = replace(JOINED, statements=(), events=tuple(e for e in JOINED.events if e.id != "e-strike"), reports=RECORD.reports[1:])
"""… and after one that no longer has the only statement, and not the attack."""


def stored(place: Path, *records: Record) -> Path:
    """The record file `place` after a build of each of `records`."""
    with Store.create(place) as store:
        for record in records:
            store.write_record(record)
    return place
