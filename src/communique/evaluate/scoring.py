"""A record against gold: every format that the gold holds, page by page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from communique.errors import GoldError
from communique.evaluate.articles import score_article
from communique.evaluate.crossdoc import score_crossdoc
from communique.evaluate.entries import score_entries
from communique.evaluate.figures import Figures, Score
from communique.evaluate.gold import NEXT_STEP, Entry, Gold, page_of, read_gold
from communique.evaluate.statements import score_statements
from communique.evaluate.times import score_times
from communique.model.record import Record


def evaluate(record: Record, gold: Path | Gold) -> Figures:
    """Scores of `record` against the file or folder `gold`.

    Tasks: ``article``, ``body``, ``article.FIELD``; ``statements``, ``statements_speaker`` (the words that name the speaker), ``statements_who``
    (the actor), ``statements.FIELD``; ``times_relaxed``, ``times_strict``, ``times_type``, ``times_value``; ``record``, ``record.KIND``,
    ``record.KIND.SLOT``; ``crossdoc.dates``, ``.entities``, ``.links``, ``.verdicts``,
    ``.traps``. Raises GoldError C501 when the gold is in no known format or was made for another text of a page.
    """
    held = gold if isinstance(gold, Gold) else read_gold(gold)
    figures = Figures(notes=list(held.notes))
    with _in_form():
        for doc in held.articles:
            score_article(record, page_of(doc["file"], record.pages), doc, figures)
        _statements(record, held, figures)
        _times(record, held, figures)
        if held.record:
            score_entries(record, held.record, figures)
        for crossdoc in held.crossdoc:
            score_crossdoc(record, crossdoc, figures)
    return figures


@contextmanager
def _in_form() -> Iterator[None]:
    """Gold is somebody's JSON: an entry without a part that its format has, or with another kind of value there, is GoldError C501."""
    try:
        yield
    except (LookupError, TypeError, ValueError, AttributeError) as error:
        what = f"an entry of the gold is not in its format ({type(error).__name__}: {str(error)[:200]})"
        raise GoldError("C501", f"{what}. {NEXT_STEP}") from error


def _statements(record: Record, gold: Gold, figures: Figures) -> None:
    for name, entries in _by(gold.quotes, "file").items():
        page = page_of(name, record.pages)
        if page:
            score_statements(record, page, entries, figures)
        else:
            _absent(name, figures, {"statements": len([e for e in entries if e["tier"] == "core"])})


def _times(record: Record, gold: Gold, figures: Figures) -> None:
    for name, entries in _by(gold.times, "doc").items():
        page = page_of(name, record.pages)
        if page:
            score_times(record, page, entries, figures)
        else:
            _absent(name, figures, {"times_value": len([e for e in entries if e["level"] == "core"])})


def _absent(name: str, figures: Figures, missed: dict[str, int]) -> None:
    note = f"no page of the record is called {name}: all that the gold has on it counts as missed"
    if note not in figures.notes:
        figures.notes.append(note)
    for task, count in missed.items():
        figures.add(task, Score(count, 0, 0))


def _by(entries: Iterable[Entry], key: str) -> dict[str, list[Entry]]:
    groups: dict[str, list[Entry]] = {}
    for entry in entries:
        groups.setdefault(entry[key], []).append(entry)
    return groups
