"""Cross-article gold: dates, shared entities, links between articles, verdicts on facts, and traps that must not be fallen into.

Gold names words of two pages; the record answers with what it holds there: times, actors, reports and their events, statements, positions,
expectations, links. ``docs/record.md`` has the table of the gold's words and ours.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from communique.codebooks.loading import load
from communique.evaluate.crosswords import Held
from communique.evaluate.figures import Figures, Score
from communique.evaluate.gold import Entry, page_of
from communique.evaluate.verdicts import VERDICTS
from communique.model.record import Record

SAME_SPEAKER = ("same_speaker_same_kind_other_round", "same_speaker_other_round")
MENTIONED = 0.5  # share of an entity's mentions on each page that one actor must have; those that pronouns and furniture hold aside


def score_crossdoc(record: Record, gold: Entry, figures: Figures) -> None:
    """Add the tasks ``crossdoc.dates``, ``.entities``, ``.links``, ``.verdicts`` (recall) and ``.traps`` (avoided of all) to `figures`."""
    pages = {d["id"]: page for d in gold["documents"] if (page := page_of(d["file"].rpartition("/")[2], record.pages))}
    if len(pages) < len(gold["documents"]):
        figures.notes.append("the cross-article gold needs all of its pages in the record")
        return
    held = Held(record, {name: page.id for name, page in pages.items()}, _issues(record))
    shared = [e for e in gold["entities"] if e["in_both"]]
    _count(figures, "dates", ((d["span"]["text"], dated_right(held, d["span"], d["value"])) for d in gold["dates"]))
    _count(figures, "entities", ((e["name"], one_actor(held, e)) for e in shared))
    _count(figures, "links", ((f"{k['id']} {k['relation']}", _linked(held, k)) for k in gold["links"]))
    _count(figures, "verdicts", ((f"{f['id']} {f['verdict']}", _verdict(held, f)) for f in gold["facts"]))
    _count(figures, "traps", ((t["why"], not _trapped(held, t)) for t in gold["traps"]))


def _count(figures: Figures, task: str, answers: Iterable[tuple[str, bool]]) -> None:
    told = list(answers)
    right = sum(good for _, good in told)
    figures.add(f"crossdoc.{task}", Score(len(told), right, right), recall_only=True)
    for words, good in told:
        if not good:
            figures.miss(f"crossdoc.{task}", words)


def dated_right(held: Held, span: Entry, value: str) -> bool:
    """True when a time, or a clue to an article's date, at `span` has the gold's day, month or year; ``after DAY``: begins there, open."""
    found = held.times(span)
    if value.startswith("after "):
        return any(first is not None and first >= value[6:] and last is None for _, first, last in found)
    return any((given or first or "").startswith(value) and (first or "").startswith(value) for given, first, last in found)


def one_actor(held: Held, entity: Entry) -> bool:
    """True when one actor (of a place: of one name) has enough of the entity's mentions on each page."""
    by_page: dict[str, list[set[str]]] = {}
    for mention in entity["mentions"]:
        if mention.get("in_body", True):
            by_page.setdefault(mention["doc"], []).append(held.places(mention) if entity["type"] == "place" else held.actors(mention))
    names = set.intersection(*(set().union(*found) for found in by_page.values())) if len(by_page) > 1 else set()
    return any(all(sum(name in f for f in found) >= MENTIONED * len(found) for found in by_page.values()) for name in names)


def _linked(held: Held, link: Entry) -> bool:
    one, two, relation = link["a"], link["b"], link["relation"]
    if relation in SAME_SPEAKER:
        return bool(held.speakers(one) & held.speakers(two)) and not held.contradicting(one, two)
    return LINKS[relation](held, one, two) if relation in LINKS else False


def _linked_as(*relations: str) -> Callable[[Held, Entry, Entry], bool]:
    return lambda held, one, two: bool({r for a in held.events(one) for b in held.events(two) for r in held.relations(a, b)} & set(relations))


LINKS: dict[str, Callable[[Held, Entry, Entry], bool]] = {
    "member_of_set": _linked_as("refers_to"),
    "precedes": lambda held, one, two: "follows" in {r for a in held.told_of(one) for b in held.told_of(two) for r in held.relations(a, b)},
    "announced_then_happened": lambda held, one, two: bool(held.followed_by(one) & held.events(two)),
    "same": lambda held, one, two: bool(held.events(one) & held.events(two)),
    "same_process": lambda held, one, two: bool(held.positions(one) & held.positions(two)),
    "same_issue": lambda held, one, two: bool(held.issues(one) & held.issues(two)),
    "same_role": lambda held, one, two: bool(held.role_holders(one) & held.role_holders(two)),
    "same_assessment_other_round": lambda held, one, two: bool(held.fields(one, "outcome") and held.fields(two, "outcome")),
    "analogous_not_same": lambda held, one, two: not held.events(one) & held.events(two) and not held.contradicting(one, two),
}
"""For each relation of the gold what the record must hold (docs/record.md)."""


def _verdict(held: Held, fact: Entry) -> bool:
    spans: Sequence[Entry] = [claim["span"] for claim in fact["claims"]]
    rule = VERDICTS.get(fact["verdict"])
    return rule is not None and rule(held, spans)


def _trapped(held: Held, trap: Entry) -> bool:
    one, two, kind = trap["a"], trap["b"], trap["kind"]
    if kind == "boilerplate":
        return held.is_cited(one)
    if kind == "journalist_as_actor":
        return any(held.acting(actor) for span in (one, two) for actor in held.actors(span))
    if kind == "same_first_name":
        return bool(held.actors(one) & held.actors(two))
    if kind == "number":
        return bool(held.values(one) & held.values(two)) or held.contradicting(one, two)
    return bool(held.events(one) & held.events(two))


def _issues(record: Record) -> dict[str, tuple[str, ...]]:
    """Issues of the record's codebook with their cues; none for a codebook that does not ship."""
    from communique.errors import CodebookError

    try:
        book = load(record.codebook.rpartition(" ")[0])
    except CodebookError:
        return {}
    return {issue.id: issue.cues for issue in book.issues}
