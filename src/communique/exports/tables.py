"""The record as flat tables: one per kind, each column with its meaning and type.

``*_quote, *_page, *_start, *_end`` stand beside each cited value: the words, the path of their page, and their offsets in its text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from communique.exports import rows_events, rows_sources, rows_speech
from communique.exports.names import Names, Row, citation, names_of
from communique.model.record import Record
from communique.model.reviews import ActorReview, LinkReview
from communique.store.reviews import Review
from communique.store.walking import Walk
from communique.tables import load_table

OFFSET = "integer"
TYPES = ("text", "integer", "number", "date", "mixed")
"""What a column holds: words, a whole number, a number, an ISO day, or a number or words."""


@dataclass(frozen=True, slots=True)
class Column:
    """`type` is one of `TYPES`. `key`: its values name the rows of its table; `of` is the table whose rows they name, if any."""

    name: str
    meaning: str
    type: str
    key: bool = False
    of: str | None = None


def tables(
    record: Record, *, reviews: Sequence[Review] = (), link_reviews: Sequence[LinkReview] = (), actor_reviews: Sequence[ActorReview] = (),
    walk: Walk | None = None,
) -> dict[str, Iterator[Row]]:  # fmt: skip
    """The rows of each table of `record`, by the table's name; each row has the columns of `columns`. `walk`: where texts and names are, when the
    record is not in memory."""
    names = names_of(record, reviews=reviews, link_reviews=link_reviews, actor_reviews=actor_reviews, walk=walk)
    return {name: rows(record, names) for name, rows in TABLES.items()}


def columns() -> dict[str, dict[str, str]]:
    """The columns of each table, in order, with their meaning: ``data/columns.tsv``, where ``x_*`` stands for the four columns of a citation."""
    return {table: {c.name: c.meaning for c in held} for table, held in typed_columns().items()}


def typed_columns() -> dict[str, tuple[Column, ...]]:
    """The columns of each table, in order, with what they hold."""
    found: dict[str, list[Column]] = {name: [] for name in TABLES}
    for row in load_table(__package__, "columns.tsv"):
        found[row["table"]] += _columns(row["column"], row["meaning"], row["type"])
    return {name: tuple(held) for name, held in found.items()}


def _columns(name: str, meaning: str, kind: str) -> Iterator[Column]:
    if name.endswith("_*"):
        for column in citation(name.removesuffix("_*")):
            yield Column(column, meaning, OFFSET if column.endswith(("_start", "_end")) else "text")
        return
    table = kind.removeprefix(">") if kind.startswith(">") else None
    yield Column(name, meaning, kind if kind in TYPES else "text", key=kind == "key", of=table)


def table_meanings() -> Mapping[str, str]:
    """What a row of each table is: ``data/tables.tsv``."""
    return {row["table"]: row["row"] for row in load_table(__package__, "tables.tsv")}


TABLES: dict[str, Callable[[Record, Names], Iterator[Row]]] = {
    "pages": rows_sources.pages,
    "articles": rows_sources.articles,
    "article_body": rows_sources.article_body,
    "clues": rows_sources.clues,
    "shared_passages": rows_sources.shared_passages,
    "actors": rows_speech.actors,
    "actor_mentions": rows_speech.actor_mentions,
    "actor_roles": rows_speech.actor_roles,
    "actor_joins": rows_speech.actor_joins,
    "times": rows_sources.times,
    "statements": rows_speech.statements,
    "statement_parts": rows_speech.statement_parts,
    "reports": rows_events.reports,
    "report_values": rows_events.report_values,
    "events": rows_events.events,
    "event_fields": rows_events.event_fields,
    "positions": rows_speech.positions,
    "expectations": rows_speech.expectations,
    "links": rows_events.links,
    "reviews": rows_sources.reviews,
    "link_reviews": rows_sources.link_reviews,
    "actor_reviews": rows_sources.actor_reviews,
    "unread": rows_sources.unread,
}
"""The tables in the order of the flow."""
