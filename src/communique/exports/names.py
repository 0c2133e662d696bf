"""What the rows of the tables share: names for ids, citations in four columns, values in six."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from communique.exports.json_export import plain
from communique.model.places import Place
from communique.model.record import CitedValue, Record, Scalar
from communique.model.reviews import ActorReview, LinkReview
from communique.model.spans import Span
from communique.model.times import DateRange
from communique.store.reviews import Review
from communique.store.walking import Walk

Row = Mapping[str, object]
SEPARATOR = "; "


class Looked(Protocol):
    """Words by id."""

    def get(self, name: str, default: Any = None, /) -> Any:
        """The words for `name`, else `default`."""
        ...


class Found:
    """Words that `look` finds for an id, or None, when they are asked for."""

    def __init__(self, look: Callable[[str], str | None]) -> None:
        self._look = look

    def get(self, name: str, default: Any = None, /) -> Any:
        """The words for `name`, else `default`."""
        found = self._look(name)
        return default if found is None else found


@dataclass(frozen=True, slots=True)
class Names:
    """What ids stand for, so that a table can be read without another one."""

    pages: Mapping[str, str]
    texts: Looked
    actors: Looked
    articles: Mapping[str, str]
    outlets: Mapping[str, str]
    places: Mapping[str, Place] = field(default_factory=dict)
    reviews: Sequence[Review] = ()
    link_reviews: Sequence[LinkReview] = ()
    actor_reviews: Sequence[ActorReview] = ()

    def actor(self, name: str | None) -> str | None:
        """Name of the actor with id `name`, or the words themselves where they are no id."""
        return self.actors.get(name, name) if name else None

    def quote(self, prefix: str, page: str, span: Span | None) -> dict[str, object]:
        """The four columns of a citation; empty when there is none."""
        if span is None:
            return dict.fromkeys(citation(prefix))
        words = self.texts.get(page, "")[span.start : span.end]
        return dict(zip(citation(prefix), (words, self.pages.get(page), span.start, span.end), strict=True))


def citation(prefix: str) -> tuple[str, str, str, str]:
    """Names of the four columns of a citation."""
    return f"{prefix}_quote", f"{prefix}_page", f"{prefix}_start", f"{prefix}_end"


def names_of(
    record: Record, *, reviews: Sequence[Review] = (), link_reviews: Sequence[LinkReview] = (), actor_reviews: Sequence[ActorReview] = (),
    walk: Walk | None = None,
) -> Names:  # fmt: skip
    """What the ids of `record` stand for, with people's decisions on it; texts and actors by `walk` where one is given."""
    return Names(
        pages={p.id: p.path if p.member is None else f"{p.path}#{p.member}" for p in record.pages},
        texts={p.id: p.text for p in record.pages} if walk is None else Found(walk.text),
        actors={a.id: a.name for a in record.actors} if walk is None else Found(walk.name),
        articles={a.page: a.id for a in record.articles},
        outlets={a.page: a.outlet or a.original_publisher or a.page for a in record.articles},
        places={p.id: p for p in record.places},
        reviews=reviews,
        link_reviews=link_reviews,
        actor_reviews=actor_reviews,
    )


def join(words: Iterable[str | None]) -> str:
    """A list in one cell."""
    return SEPARATOR.join(word for word in words if word)


def own(thing: Any) -> Span:
    """The place of a cited thing."""
    return Span(thing.start, thing.end)


def days(prefix: str, held: DateRange | None) -> dict[str, object]:
    """First and last day in two columns."""
    return {f"{prefix}_from": held.from_ if held else None, f"{prefix}_to": held.to if held else None}


def located(values: Iterable[CitedValue], names: Names) -> dict[str, object]:
    """What the gazetteer says of the one place that `values` mean, in six columns; empty where none is known, or they mean several."""
    meant = {v.place for v in values if v.place}
    place = names.places.get(meant.pop()) if len(meant) == 1 else None
    return {
        "place_id": place.id if place else None,
        "place_name": place.name if place else None,
        "place_country": place.country if place else None,
        "place_claimed_by": join(place.claimed_by) if place else None,
        "place_lat": place.lat if place else None,
        "place_lon": place.lon if place else None,
    }


def scalar(prefix: str, value: Scalar, names: Names) -> dict[str, object]:
    """A value in four columns: itself, low and high of a number, and the days of a date; actors by name beside their id."""
    shown = plain(value)
    low, high = value if isinstance(value, tuple) else (value, value) if isinstance(value, int | float) else (None, None)
    held = value if isinstance(value, DateRange) else DateRange(None, None)
    text = f"{shown[0]}-{shown[1]}" if isinstance(value, tuple) else None if isinstance(value, DateRange) else shown
    return {
        prefix: text,
        f"{prefix}_name": names.actors.get(value) if isinstance(value, str) else None,
        f"{prefix}_low": plain(low),
        f"{prefix}_high": plain(high),
        f"{prefix}_from": held.from_,
        f"{prefix}_to": held.to,
    }
