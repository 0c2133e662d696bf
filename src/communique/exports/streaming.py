"""Exports of records of any size: a few rows in memory at a time, from the file to the files.

The formats here give the bytes that the same format gives for a record in memory. Where people decided on values or links, the record with their
decisions is in memory all the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from communique.exports.csv_export import csv_notes, stream_csv
from communique.exports.files import write_bytes, write_files
from communique.exports.formats import is_folder
from communique.exports.json_export import json_chunks
from communique.exports.json_whole import json_notes
from communique.exports.jsonl_export import stream_jsonl
from communique.exports.made import Source, with_notes
from communique.exports.notes import table_notes
from communique.store.book import Store
from communique.store.lookup import rows_of


@dataclass(frozen=True, slots=True)
class Streamed:
    """The files of an export by name, made while they are read, and what they could not carry."""

    files: Mapping[str, bytes | Iterable[bytes]]
    notes: Sequence[str]


def walked(store: Store, *, with_text: bool = False) -> Source | None:
    """The record in `store`, inside ``store.at_one_moment``, with nothing of it in memory; None where decisions are to be laid over it."""
    if store.reviews() or store.link_reviews():
        return None
    walk = store.walk()
    return Source(rows_of(walk, store.unread()), with_text=with_text, sentences=store.sentences, actor_reviews=store.actor_reviews(), walk=walk)


def write_streamed(name: str, place: Path, to: Path | None, *, out: BinaryIO, with_text: bool = False) -> Sequence[str] | None:
    """Write the record at `place` in the format `name` to `to`, or one of one file to `out`; gives the notes. None, with nothing done, where the
    record is needed in memory for it.

    StoreError C401 or C402 when the record cannot be read; OutputError C601 as `communique.exports.formats.write`.
    """
    with Store.open(place) as store, store.at_one_moment():
        source = walked(store, with_text=with_text)
        made = stream(name, source) if source is not None else None
        if made is None or (to is None and is_folder(name)):
            return None
        if is_folder(name) and to is not None:
            write_files(to, made.files)
            return made.notes
        (held,) = made.files.values()
        if to is None:
            for chunk in [held] if isinstance(held, bytes) else held:
                out.write(chunk)
        else:
            write_bytes(to, held)
    return made.notes


def stream(name: str, source: Source) -> Streamed | None:
    """The files of the format `name`; None for a format that needs the record in memory."""
    if name == "json":
        return Streamed({"record.json": json_chunks(source.record, with_text=source.with_text)}, json_notes(source))
    if name == "jsonl":
        return Streamed(with_notes(stream_jsonl(source), table_notes()), table_notes())
    if name == "csv":
        notes = csv_notes(source)
        return Streamed(with_notes(stream_csv(source), notes), notes)
    return None
