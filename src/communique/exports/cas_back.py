"""What people did with the pages in INCEpTION (UIMA CAS), as decisions on the record."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from communique.exports.cas_export import FORBIDDEN
from communique.exports.cas_reading import Cas, Region, read_cas
from communique.exports.given_back import Taken, decision, say_regions
from communique.exports.labelstudio import has_value
from communique.exports.made import counted
from communique.exports.marks import REVIEWED, Mark, marks
from communique.model.page import Page
from communique.model.record import Record
from communique.store.reviews import Review, by_person


def reviews_from_cas(content: bytes, record: Record, *, at: str, who: str = "", known: Iterable[Review] = (), name: str = "the file") -> Taken:
    """The decisions in a UIMA CAS file, XMI, JSON or a ZIP of them; `name` is said in errors. The file does not say when: `at` does (ISO date and
    time), and `who` where it does not say whose it is. What its coder stands by in `known` is not given again, so that a file can be taken in twice.

    A mark that was kept is confirmed, one with another label or ``value`` in its facts corrected, one that was deleted or moved rejected. A file
    without any mark of the record rejects nothing: its marks were lost, or its coder began from nothing. ReviewError C605 when it cannot be read.
    """
    held: dict[str, list[Mark]] = defaultdict(list)
    for mark in marks(record):
        held[mark.page].append(mark)
    texts: dict[str, list[Page]] = defaultdict(list)
    for page in record.pages:
        texts[FORBIDDEN.sub("\ufffd", page.text)].append(page)
    found, counts = list[Review](), Counter[str]()
    for cas in read_cas(content, name):
        pages = texts.get(cas.text, [])
        if not pages:
            counts["page"] += 1
            continue
        ours = {r.thing for r in cas.regions}
        page = max(pages, key=lambda p: sum(m.thing in ours for m in held[p.id]))
        by = (f"inception:{cas.coder or who or '?'}", at, "INCEpTION")
        found += _of_cas(cas, held[page.id], by, counts)
    return Taken(tuple(_new(found, known)), tuple(_notes(counts)))


def _new(found: Iterable[Review], known: Iterable[Review]) -> Iterator[Review]:
    """Those of `found` that say anything else than what their coder stands by."""
    history: dict[Any, list[Review]] = defaultdict(list)
    for review in known:
        history[review.key].append(review)
    for review in found:
        before = by_person(history[review.key]).get(review.who)
        if before is None or (before.decision, before.value) != (review.decision, review.value):
            history[review.key].append(review)
            yield review


def _of_cas(cas: Cas, held: Sequence[Mark], by: tuple[str, str, str], counts: Counter[str]) -> Iterator[Review]:
    pairs = dict(_counterparts(held, cas.regions))
    if not any(cas.regions[at].thing == held[number].thing for (number, _), at in pairs.items()):
        counts["empty"] += 1
        return
    for number, mark in enumerate(held):
        reviewed = mark.field.partition(".")[0] in REVIEWED
        for part, span in enumerate(mark.spans):
            at = pairs.get((number, part))
            decided = _decided(mark, part, cas.regions[at] if at is not None else None, counts if reviewed else Counter())
            if decided and reviewed:
                yield Review(mark.page, span.start, span.end, mark.field, *decided, *by)
            counts["aside"] += bool(decided and not reviewed and decided[0] != "confirmed")
    counts["new"] += len(cas.regions) - len(pairs)


def _counterparts(held: Sequence[Mark], regions: Sequence[Region]) -> Iterator[tuple[tuple[int, int], int]]:
    """Which region each part of a mark has become: the one of its thing at its place, else one of its thing, else one at its place with its label."""
    parts = [(n, part) for n, mark in enumerate(held) for part in range(len(mark.spans))]
    used: set[int] = set()
    for rule in (_same_place, _same_thing, _same_label):
        places: dict[Any, list[int]] = defaultdict(list)
        for at, region in enumerate(regions):
            if at not in used:
                places[rule(region.thing, region.field, region.place, region.label)].append(at)
        left = []
        for number, part in parts:
            mark = held[number]
            found = places.get(rule(mark.thing, mark.field, mark.spans[part], mark.label))
            if found:
                used.add(found[0])
                yield (number, part), found.pop(0)
            else:
                left.append((number, part))
        parts = left


def _same_place(thing: str, field: str, place: object, _: str) -> object:
    return thing, field, place


def _same_thing(thing: str, field: str, _: object, __: str) -> object:
    return thing, field


def _same_label(_: str, __: str, place: object, label: str) -> object:
    return place, label


def _decided(mark: Mark, part: int, region: Region | None, counts: Counter[str]) -> tuple[str, str | None] | None:
    """Decision and right value; None where it cannot be read."""
    if region is None:
        return "rejected", None
    if region.place is None:
        counts["moved"] += 1
        return "rejected", None
    facts = _facts(region.facts)
    if has_value(mark) and region.thing == mark.thing and "value" not in facts:
        counts["facts"] += 1
        return None
    counts["beside"] += bool(region.thing == mark.thing and _beside(facts) != _beside(_facts(json.dumps(mark.facts))))
    value = json.dumps(facts["value"], ensure_ascii=False) if "value" in facts else None
    return decision(mark, part, (region.place, region.label), value, counts)


def _facts(text: str) -> dict[str, Any]:
    try:
        held = json.loads(text or "{}")
    except ValueError:
        return {}
    return held if isinstance(held, dict) else {}


def _beside(facts: dict[str, Any]) -> dict[str, Any]:
    return {name: held for name, held in facts.items() if name != "value"}


def _notes(counts: Counter[str]) -> Iterator[str]:
    if n := counts["page"]:
        yield f"{counted(n, 'text is', 'texts are')} of no page of the record: nothing was taken from there."
    if n := counts["empty"]:
        yield f"{counted(n, 'file has', 'files have')} no annotation of the record's: nothing was taken, and nothing rejected, from there."
    if n := counts["facts"]:
        yield f"{counted(n, 'annotation has', 'annotations have')} facts without a readable value (JSON): no decision."
    if n := counts["beside"]:
        yield f"{counted(n, 'annotation has', 'annotations have')} other facts than the value changed: a review holds only the value."
    if n := counts["aside"]:
        yield f"{counted(n, 'annotation', 'annotations')} of articles, actors and times changed: nobody decides on these yet, so that was not taken."
    yield from say_regions(counts, "annotation", "annotations")
