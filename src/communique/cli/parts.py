"""What several commands share: their arguments, the record as they read it, and words read from an option."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from communique.errors import CommuniqueError

if TYPE_CHECKING:
    from communique.building.known import Decided
    from communique.exports.made import Source
    from communique.showing.view import View
    from communique.store.book import Store

Record = Annotated[Path, typer.Argument(metavar="RECORD", help="The record file that `build` made.", show_default=False)]


def source(record: Path, *, with_text: bool = False) -> Source:
    """The record of a file as people decided it, with its sentences and decisions, all of one moment. Raises what ``Store.open`` raises."""
    from communique.building.known import read_decided
    from communique.exports.made import Source
    from communique.store.book import Store

    with Store.open(record) as store, store.at_one_moment():
        over = read_decided(store)
        held, rejected = over.record, len(over.rejected())
        sentences = {page.id: store.sentences(page.id) for page in held.pages}
        decided, linked, named = store.reviews(), store.link_reviews(), store.actor_reviews()
    return Source(held, decided, linked, with_text, lambda page: sentences.get(page, ()), rejected, named)


def decided_view(store: Store) -> tuple[Decided, View]:
    """The record in `store` as people decided it, inside ``store.at_one_moment``; where nobody decided on a value, nothing of it in memory."""
    from communique.building.known import read_decided
    from communique.showing.file_view import FileView
    from communique.showing.view import View
    from communique.store.lookup import rows_of
    from communique.store.reviews import by_citation

    if store.reviews():
        held = read_decided(store)
        return held, View(held.record, store.sentences, by_citation(held.reviews), held.told)
    held = read_decided(store, read=lambda _: rows_of(store.walk(), store.unread()))
    return held, FileView(held.record, store.sentences, look=store.lookup())


def say_notes(notes: Sequence[str]) -> None:
    """On stderr, so that what is piped stays clean."""
    for note in notes:
        typer.echo(f"note: {note}", err=True)


def day(words: str | None, option: str = "--as-of") -> str | None:
    """An ISO day, checked; None and empty words give None. Raises ``typer.BadParameter`` that names the option."""
    from datetime import date

    try:
        return date.fromisoformat(words).isoformat() if words else None
    except ValueError as error:
        raise typer.BadParameter(f"{words!r} is no date. Write it as 2031-03-05.", param_hint=option) from error


def pairs(words: str | list[str] | None, option: str) -> dict[str, str]:
    """``A=B`` pairs of an option as a mapping. Raises ``typer.BadParameter`` that names the option."""
    from communique.building.fields import field_map, rule_map

    try:
        return rule_map(words) if isinstance(words, list) else field_map(words) if words else {}
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint=option) from error


@contextmanager
def said() -> Iterator[None]:
    """Errors that a user can meet, in one line on stderr; exit code 2."""
    try:
        yield
    except CommuniqueError as error:
        from communique.showing.words import clean  # the message may hold a file's name, and that may hold anything

        typer.echo(clean(str(error)), err=True)
        raise SystemExit(2) from error
