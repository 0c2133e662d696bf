"""People's decisions on whether two names are of one actor, followed when actors are put together.

``same`` unites the whole actors that have the two names, whatever the rules say. ``apart`` takes a name out: where the two are written
differently the form that fewer articles have leaves, in all of them; where they are written alike only the one article's does. What leaves
joins nobody else, unless a person says so. A decision that keeps apart goes before one that unites.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from communique.actors.folding import bare
from communique.model.actors import LocalActor
from communique.model.record import RecordJoin, RecordMention
from communique.model.reviews import APART, SAME, ActorReview, Named
from communique.model.spans import Span

DECIDED = "decided"
"""The rule of a join that a person decided."""
SHARE = 0.5  # of the words of a mention, or of those decided on, that must be shared: a new analysis may cut a name a little otherwise
Local = tuple[str, LocalActor]
Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Group:
    """Actors of pages that are one (page id, actor); `joins` are those that a person decided."""

    members: tuple[Local, ...]
    joins: tuple[RecordJoin, ...] = ()


@dataclass(frozen=True)
class Sayings:
    """What people decided on pairs of `held`, by page and key; `orphans` are decisions on words that name nobody any more."""

    same: Mapping[tuple[Key, Key], ActorReview] = field(default_factory=dict)
    apart: Mapping[tuple[Key, Key], ActorReview] = field(default_factory=dict)
    orphans: tuple[ActorReview, ...] = ()


def regroup(groups: Sequence[Sequence[Local]], reviews: Iterable[object]) -> list[Group]:
    """`groups` as `reviews`, in the order in which they were made, say; other kinds of decisions are left aside."""
    said = sayings([x for group in groups for x in group], reviews)
    if not said.same and not said.apart:
        return [Group(tuple(group)) for group in groups]
    parts = _united([{_key(x) for x in group} for group in groups], said.same)
    locals_ = {_key(x): x for group in groups for x in group}
    for one, two in sorted(said.apart):
        parts = [p for part in parts for p in (_split(part, one, two, locals_, said) if one in part and two in part else [part])]
    return [Group(tuple(locals_[k] for k in sorted(part)), _joins(part, said)) for part in parts if part]


def sayings(held: Sequence[Local], reviews: Iterable[object]) -> Sayings:
    """The last decision on each two of `held`. A pair of two kinds, of one actor of a page, or with a source that is not named says nothing."""
    by_page: dict[str, list[LocalActor]] = defaultdict(list)
    for page, actor in held:
        by_page[page].append(actor)
    last: dict[tuple[Key, Key], ActorReview] = {}
    orphans = []
    for review in reviews:
        if isinstance(review, ActorReview):
            found = [(named.page, actor_at(named, by_page.get(named.page, ()))) for named in (review.one, review.two)]
            (one, first), (two, second) = found
            if first is None or second is None or (one, first.key) == (two, second.key) or not can_be_one(first, second):
                orphans.append(review)
            else:
                low, high = sorted(((one, first.key), (two, second.key)))
                last[low, high] = review
    said = {d: {pair: r for pair, r in last.items() if r.decision == d} for d in (SAME, APART)}
    return Sayings(said[SAME], said[APART], tuple(orphans))


def can_be_one(one: LocalActor, two: LocalActor) -> bool:
    """Whether a person may say that the two are one: what a page leaves unnamed stays so."""
    return one.kind == two.kind and not one.anonymous and not two.anonymous


def actor_at(named: Named, actors: Sequence[LocalActor]) -> LocalActor | None:
    """The actor of a page whose mention shares most of the words decided on; None where none shares enough."""
    span = Span(named.start, named.end)
    known = {a.key: a for a in actors}
    places = [(a.key, m) for a in actors for m in a.mentions]
    shares = [(span.overlap(m.span) / max(1, min(span.length, m.span.length)), -abs(m.start - named.start), key) for key, m in places]
    best = max(shares, default=(0.0, 0, ""))
    return known[best[2]] if best[0] >= SHARE else None


def _key(x: Local) -> Key:
    return x[0], x[1].key


def _united(parts: Sequence[set[Key]], same: Mapping[tuple[Key, Key], ActorReview]) -> list[set[Key]]:
    held = list(parts)
    for one, two in sorted(same):
        near = [p for p in held if one in p or two in p]
        held = [*(p for p in held if p not in near), set().union(*near)]
    return held


def _split(part: set[Key], one: Key, two: Key, locals_: Mapping[Key, Local], said: Sayings) -> list[set[Key]]:
    forms = {k: (bare(locals_[k][1].name), locals_[k][1].country) for k in part}
    if forms[one] == forms[two]:
        leaves, stays = max(one, two), min(one, two)
        going = {leaves}
    else:
        counts = Counter(forms.values())
        leaves, stays = sorted((one, two), key=lambda k: (counts[forms[k]], k[0] == min(one, two)[0], k))
        going = {k for k in part if forms[k] == forms[leaves]}
    going |= _bound(going, part, said)
    going -= {stays} | _bound({stays}, part, said) - {leaves}
    return [part - going, going]


def _bound(going: set[Key], part: set[Key], said: Sayings) -> set[Key]:
    """Those of `part` that a person put together with one that is going, unless he keeps just these apart."""
    pairs = [pair for pair in said.same if pair not in said.apart]
    return {b for pair in pairs for a, b in (pair, pair[::-1]) if a in going and b in part}


def _joins(part: set[Key], said: Sayings) -> tuple[RecordJoin, ...]:
    return tuple(_join(r) for (one, two), r in sorted(said.same.items()) if one in part and two in part)


def _join(review: ActorReview) -> RecordJoin:
    one, two = (RecordMention(n.page, n.start, n.end, n.raw) for n in (review.one, review.two))
    return RecordJoin(DECIDED, None, one, two)
