"""Which of the places of one name is meant? The state and area that the words say, then the states that the text tells of, then size."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from math import log10

from communique.model.places import AREA, COUNTRY, REGION, TOWN, Place
from communique.places.comparing import contains, distance
from communique.places.known import Candidate
from communique.places.surroundings import Around

# Points, set on the first half of bench/places.py's cases: how much a candidate has for it more than another.
SIZE = 1.5  # for each ten times as many people
OTHER_NAME = -2.8  # called so only in another spelling
CAPITAL = 2.0
SEAT = 0.5  # an area has its name
STATE = 11.0
REGIONAL = 10.0  # what our own table of regions has: that is what news means
AN_AREA = -0.75  # things happen in towns
SENTENCE = 1.5  # its state is named in the same sentence
ARTICLE = 3.0  # all states named in the text are its state
ACTING = {"USA": 0.5}  # acts everywhere, and names half of its towns after others': it says less of where
NEAR = ((100.0, 2.0), (300.0, 1.2), (800.0, 0.5))  # km from a place that is certain
SAME_AREA = 0.8  # another place that is certain lies in the same area
SUPPORTED, FAMED, ALONE = 0.8, 1.2, 15000  # margins over the next, and people of the only place of a name of one word in a state not named
FAMOUS = 300000
MOST = 5  # candidates that are kept
TOWNLESS = 20  # a name is the area's, not the town's, where fewer than one in so many of its people live in the town


@dataclass(frozen=True, slots=True)
class Context:
    """What the text says around a name: how often it names each state in all and in the same sentence, and other places that are certain."""

    named: Counter[str] = field(default_factory=Counter)
    beside: Counter[str] = field(default_factory=Counter)
    certain: tuple[Place, ...] = ()

    def share(self, place: Place) -> float:
        """How much of what points to states points to that of `place`: 0 to 1."""
        total = sum(self.named.values())
        return max((self.named[c] * ACTING.get(c, 1.0) / total for c in place.countries), default=0.0) if total else 0.0


@dataclass(frozen=True, slots=True)
class Choice:
    """The `place` meant, with the `reason`; None with the `candidates` among which the words leave it open, likeliest first."""

    place: Place | None
    candidates: tuple[Place, ...]
    reason: str
    margin: float = 0.0


def choose(candidates: Sequence[Candidate], context: Context, *, name: str, want: str | None = None, within: Iterable[Around] = ()) -> Choice:
    """The one of the `candidates` called `name` (folded) that is meant, where the words and the `context` tell; `want` is the kind of place
    that they say it is, `within` in what they say that it lies."""
    held = list(candidates)
    if not held:
        return Choice(None, (), "no place of that name is known")
    said = ""
    for one in within:
        inside = [c for c in held if one.holds(c.place)]
        if not inside and one.strict:
            return Choice(None, tuple(c.place for c in held[:MOST]), f"none is known in {one.places[0].name}")
        if inside:
            held, said = inside, said or one.places[0].name
    held = _of_kind(held, want)
    ranked = sorted(((_points(c, context, held), c) for c in held), key=lambda item: (-item[0], item[1].place.id))
    best, top = ranked[0]
    rest = [(points, c) for points, c in ranked[1:] if not _one_place(top.place, c.place)]
    margin = best - rest[0][0] if rest else 99.0
    reason = _reason(top, context, rest, margin, said, name)
    if not reason:
        return Choice(None, tuple(c.place for _, c in ranked[:MOST]), "the words leave it open which is meant")
    return Choice(top.place if top.own else _shown(top, held, want), (), reason, margin)


def _points(c: Candidate, context: Context, others: Sequence[Candidate]) -> float:
    place = c.place
    if place.kind == COUNTRY:
        points = STATE
    elif place.kind == REGION:
        points = REGIONAL
    else:
        points = SIZE * log10(place.people + 10) + (AN_AREA if place.kind == AREA else 0.0)
        points += 0.0 if c.primary else OTHER_NAME
        points += CAPITAL if c.capital else 0.0
        points += SEAT if place.kind == TOWN and any(o.place.kind == AREA and contains(o.place, place) for o in others) else 0.0
    points = max(points, REGIONAL) if c.own else points
    beside = max((min(1, context.beside[code]) * ACTING.get(code, 1.0) for code in place.countries), default=0.0)
    return points + SENTENCE * beside + ARTICLE * context.share(place) + _nearness(place, context.certain)


def _nearness(place: Place, certain: Sequence[Place]) -> float:
    away = [d for other in certain if other.id != place.id and other.kind != COUNTRY and (d := distance(place, other)) is not None]
    near = next((points for reach, points in NEAR if away and min(away) <= reach + place.radius), 0.0)
    kin = {a for other in certain if other.id != place.id for a in (*other.areas, *((other.id,) if other.kind == AREA else ()))}
    return near + (SAME_AREA if kin & set(place.areas) else 0.0)


def _reason(top: Candidate, context: Context, rest: Sequence[tuple[float, Candidate]], margin: float, said: str, name: str) -> str:
    """Why `top` is meant; '' where that is not certain enough."""
    place = top.place
    if said and margin >= SUPPORTED / 2:
        return f"in {said}, the words say"
    if place.kind in (COUNTRY, REGION) and margin >= SUPPORTED / 2:
        return "the only one of that name" if not rest else "the best known of that name"
    near = _nearness(place, context.certain)
    if (context.share(place) or near) and margin >= SUPPORTED:
        return "the story tells of its country" if not near else "the story tells of places near it"
    famous = top.capital or (top.primary and place.people >= FAMOUS)
    if famous and margin >= FAMED:
        return "by far the best known of that name"
    least = ALONE if context.named and " " not in name else ALONE / 5
    alone = not rest and place.people >= (least if top.primary else FAMOUS / 3)
    return "the only one of that name that is known" if alone else ""


def _of_kind(held: list[Candidate], want: str | None) -> list[Candidate]:
    if want is None:
        return held
    fit = [c for c in held if (c.place.kind == TOWN) == (want == TOWN)]
    return fit or held


def _one_place(one: Place, two: Place) -> bool:
    """True for a town and the area that has its name, which are no two things to choose between."""
    return contains(one, two) or contains(two, one)


def _shown(top: Candidate, held: Sequence[Candidate], want: str | None) -> Place:
    """The town rather than the area around it that has its name, where the words do not say that the area is meant; but not a hamlet."""
    if top.place.kind != AREA or want == AREA:
        return top.place
    towns = [c.place for c in held if c.place.kind == TOWN and contains(top.place, c.place)]
    largest = max(towns, key=lambda p: (p.people, p.id), default=None)
    return largest if largest is not None and largest.people * TOWNLESS >= top.place.people else top.place

