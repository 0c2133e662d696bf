"""Which names are doubtfully one person's, and a person's decisions on them as rows to append.

A tie is doubtful where little held two names together: an initial, a first name, a bare family name. Two persons may be one where one is only
called by a family name that the other has too, or where full names agree and only their countries do not.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from math import log2

from communique.actors.folding import bare, family_agree, fold, given_agree, given_forms_agree
from communique.model.doubts import MERGE, TIE, NameDoubt
from communique.model.record import Record, RecordActor, RecordMention
from communique.model.reviews import UNDONE, ActorReview, Named
from communique.tables import load_table

BLOCK, CROWD = 3, 60
"""Letters of the folded family name that two share to be compared, and persons of one such block beyond which it is left aside."""


def doubtful_names(record: Record, reviews: Sequence[ActorReview] = ()) -> tuple[NameDoubt, ...]:
    """The doubtful names of the persons of `record`, the weightiest first: what many articles name counts more. Those on which somebody decided in
    `reviews`, and did not undo it, are not asked again."""
    people = [a for a in record.actors if a.kind == "person" and not a.anonymous and a.mentions]
    decided = _decided(people, reviews)
    found = (d for d in (*_ties(people), *_merges(people)) if _pair(d, decided.names) not in decided.pairs)
    return tuple(sorted(found, key=lambda d: (-d.weight, d.one.page, d.one.start, d.two.page, d.two.start)))


def name_of(actor: RecordActor) -> RecordMention:
    """The words of a page by which a decision names `actor`: the first that are its name, else its first mention."""
    return next((m for m in actor.mentions if bare(m.raw) == bare(actor.name)), actor.mentions[0])


def mention_at(record: Record, named: Named) -> tuple[RecordActor, RecordMention] | None:
    """The actor of `record`, and its mention, whose words are exactly those of `named`; None for none."""
    places = ((a, m) for a in record.actors for m in a.mentions)
    return next(((a, m) for a, m in places if (m.page, m.start, m.end) == (named.page, named.start, named.end)), None)


def orphans(record: Record, reviews: Iterable[ActorReview]) -> tuple[ActorReview, ...]:
    """Those of `reviews` of which a name names nobody in `record` any more."""
    held = list(reviews)
    places: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for actor in record.actors if held else ():
        for mention in actor.mentions:
            places[mention.page].append((mention.start, mention.end))
    return tuple(r for r in held if not all(any(s < n.end and n.start < e for s, e in places.get(n.page, ())) for n in (r.one, r.two)))


def decision_on(record: Record, one: Named, two: Named, decision: str, *, who: str, at: str, why: str) -> ActorReview:
    """The row for a `decision` (``same``, ``apart``, ``undo``) on the names `one` and `two`. ValueError where nothing can be decided on such two."""
    found = [mention_at(record, named) for named in (one, two)]
    if found[0] is None or found[1] is None:
        raise ValueError("the record has nobody there: decide on words that name an actor")
    (first, a), (second, b) = found[0], found[1]
    if a == b:
        raise ValueError("these are the same words")
    if first.kind != second.kind:
        raise ValueError(f"one is a {first.kind.replace('_', ' ')} and the other a {second.kind.replace('_', ' ')}")
    if first.anonymous or second.anonymous:
        raise ValueError("a source that is not named stays so")
    named = [Named(m.page, m.start, m.end, m.raw) for m in (a, b)]
    return ActorReview(named[0], named[1], UNDONE if decision == "undo" else decision, who, at, why)


@dataclass(frozen=True, slots=True)
class _Decided:
    names: dict[tuple[str, int], tuple[str, str]]
    """Actor and wording by page and start of each mention."""
    pairs: frozenset[frozenset[tuple[str, str]]]


def _decided(people: Iterable[RecordActor], reviews: Sequence[ActorReview]) -> _Decided:
    names = {(m.page, m.start): (a.id, bare(m.raw)) for a in people for m in a.mentions}
    last = {frozenset(((r.one.page, r.one.start), (r.two.page, r.two.start))): r for r in reviews}
    held = (pair for pair, r in last.items() if r.decision != UNDONE)
    return _Decided(names, frozenset(frozenset(names.get(x, ("", "")) for x in pair) for pair in held))


def _pair(d: NameDoubt, names: dict[tuple[str, int], tuple[str, str]]) -> frozenset[tuple[str, str]]:
    return frozenset(names.get((m.page, m.start), ("", "")) for m in (d.one, d.two))


def _ties(people: Iterable[RecordActor]) -> Iterator[NameDoubt]:
    for actor in people:
        seen = set()
        for join in actor.joins:
            pair = frozenset((bare(join.one.raw), bare(join.other.raw)))
            alone = join.rule == "family_name" and join.one.page == join.other.page  # the article itself says whom it means
            if (weight := _weights().get((TIE, join.rule))) and pair not in seen and not alone:
                seen.add(pair)
                yield NameDoubt(TIE, join.one, join.other, actor.id, actor.id, join.rule, weight + _told(actor))


def _merges(people: Iterable[RecordActor]) -> Iterator[NameDoubt]:
    blocks: dict[str, list[RecordActor]] = defaultdict(list)
    for actor in people:
        blocks[fold(actor.name.split()[-1])[:BLOCK]].append(actor)
    for _, held in sorted(blocks.items()):
        for a, b in combinations(held if len(held) <= CROWD else [], 2):
            if (reason := _may_be_one(a, b)) and (weight := _weights().get((MERGE, reason))):
                yield NameDoubt(MERGE, name_of(a), name_of(b), a.id, b.id, reason, weight + min(_told(a), _told(b)))


def _may_be_one(a: RecordActor, b: RecordActor) -> str:
    """Why two persons may be one; '' for no reason."""
    one, two = a.name.split(), b.name.split()
    if not family_agree(one[-1], two[-1]):
        return ""
    against = bool(a.country and b.country and a.country != b.country)
    if min(len(one), len(two)) == 1:
        return "" if against else "bare_name"
    if not (given_agree(one[0], two[0]) or given_forms_agree(one[0], two[0])):
        return ""
    return "countries" if against else "family_and_given"


def _told(actor: RecordActor) -> float:
    return log2(len({m.page for m in actor.mentions}))


@cache
def _weights() -> dict[tuple[str, str], float]:
    return {(r["question"], r["reason"]): float(r["weight"]) for r in load_table("communique.record", "name_doubts.tsv")}
