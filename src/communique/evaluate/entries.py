"""The record's objects against gold entries: one object for one entry.

An object is found when it is of the entry's kind, cites at least half of the entry's evidence or has at least half of its own words in it,
is at most four times as long (or 500 characters), and at least half of the entry's slots are right. What matches no entry is extra.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from communique.evaluate.figures import Figures, Score
from communique.evaluate.gold import Entry, page_of
from communique.evaluate.naming import Namer, flat, fold
from communique.evaluate.slots import Slot, slots_of
from communique.model.record import Record, RecordReport
from communique.model.spans import Span
from communique.tables import load_table

HALF = 0.5
LONGEST, ALWAYS_SHORT = 4, 500
"""An object may be so many times as long as the evidence, and may always have so many characters."""
NO_LIST = frozenset({"article", "agenda", "assessment", "person", "same_actor"})
"""Kinds of which the gold does not list all: what else is found is no mistake, so that only recall is scored."""


@dataclass(frozen=True, slots=True)
class Match:
    """An object that may be the one that `entry` tells of; `name` says which object, whatever part of it matched."""

    entry: str
    name: tuple[str, str]
    slots: tuple[Slot, ...]

    @property
    def share(self) -> float:
        """Of the slots that are right."""
        return sum(slot.right for slot in self.slots) / len(self.slots)


def score_entries(record: Record, gold: Sequence[Entry], figures: Figures) -> None:
    """Add to `figures` how many entries are found, by kind, and how many slots of the found ones are right."""
    book = _Book(record, gold)
    best = book.best()
    for entry in gold:
        _count(entry, best.get(entry["id"]), figures)
    extras = book.extras(best.values())
    for kind, things in extras.items():
        figures.add(f"record.{kind}", Score(0, len(things), 0))
        figures.add("record", Score(0, len(things), 0))
        for thing in things:
            figures.miss("record", f"beside the gold {kind} {book.pages.get(thing.page, '')}:{thing.start} {thing.raw}")
    held = [slot for match in best.values() for slot in match.slots]
    right, extra = sum(slot.right for slot in held), sum(map(len, extras.values()))
    figures.notes.append(f"record: {len(best)} of {len(gold)} entries found, {right} of {len(held)} slots right, {extra} extra objects")


def _count(entry: Entry, match: Match | None, figures: Figures) -> None:
    kind, found = entry["kind"], int(match is not None)
    figures.add("record", Score(1, found, found))
    figures.add(f"record.{kind}", Score(1, found, found), recall_only=kind in NO_LIST)
    for slot in match.slots if match else ():
        figures.add(f"record.{kind}.{slot.name}", Score(1, int(slot.right), int(slot.right)), recall_only=True)
    wrong = [slot.label for slot in match.slots if not slot.right] if match else []
    if match is None:
        figures.miss("record", f"missed {entry['id']} ({kind})")
    elif wrong:
        figures.miss("record", f"not right in {entry['id']} ({kind}): {', '.join(wrong)}")


class _Book:
    """Candidates and matches of one record and one gold."""

    def __init__(self, record: Record, gold: Sequence[Entry]) -> None:
        self.record, self.namer = record, Namer(record)
        people = {"names": sorted({g["name"] for g in gold if g["kind"] == "person"})}
        self.gold = [{**g, **people} if g["kind"] == "same_actor" else g for g in gold]
        self.pages = {p.id: p.path for p in record.pages}
        docs = {e["doc"] for g in gold for e in g["evidence"]} | {g["doc"] for g in gold if "doc" in g}
        found = {doc: page_of(doc, record.pages) for doc in docs}
        self.page_of = {doc: page.id for doc, page in found.items() if page}

    def best(self) -> dict[str, Match]:
        """One match for an entry, one entry for an object; the best first, then by id."""
        taken: set[tuple[str, str]] = set()
        best: dict[str, Match] = {}
        for match in sorted(self._matches(), key=lambda m: (-m.share, m.entry, m.name)):
            if match.entry not in best and match.name not in taken:
                best[match.entry] = match
                taken.add(match.name)
        return best

    def extras(self, matches: Iterable[Match]) -> dict[str, list[Any]]:
        """Reports, positions and expectations on the pages of the gold that no entry is about, by kind."""
        taken = {match.name[0] for match in matches}
        kinds = {kind for row in _counts_as().values() for kind in row}
        pages = set(self.page_of.values())
        extras: dict[str, list[Any]] = {}
        for name in ("reports", "positions", "expectations"):
            for thing in getattr(self.record, name):
                kind = thing.type if isinstance(thing, RecordReport) else name.removesuffix("s")
                if thing.page in pages and thing.id not in taken and (name != "reports" or kind in kinds):
                    extras.setdefault(kind, []).append(thing)
        return extras

    def _matches(self) -> Iterator[Match]:
        for entry in self.gold:
            for name, thing in self._candidates(entry):
                slots = tuple(slots_of(entry, thing, self.namer))
                match = Match(entry["id"], name, slots)
                if slots and (match.share >= HALF or entry["kind"] in ("person", "article") or (entry["kind"] == "same_actor" and match.share)):
                    yield match

    def _candidates(self, entry: Entry) -> Iterator[tuple[tuple[str, str], Any]]:
        kind, record = entry["kind"], self.record
        if kind == "same_actor":
            yield ("same", ""), [fold(last) for a in record.actors if a.kind == "person" for last in flat(a.name).split()[-1:]]
        elif kind == "article":
            yield from (((a.id, ""), a) for a in record.articles if a.page == self.page_of.get(entry["doc"]))
        elif kind == "person":
            yield from (((a.id, entry["evidence"][0]["doc"]), a) for a in record.actors if a.kind == "person" and self._mentioned(a, entry))
        else:
            things = [(t, _cited(t, kind)) for t in self._of_kind(kind)]
            part = kind if kind == "agenda" else ""
            yield from (((t.id, part), t) for t, spans in things if spans and self._fits(t.page, spans, entry))

    def _of_kind(self, kind: str) -> Sequence[Any]:
        types = _counts_as().get(kind)
        if types or kind == "agenda":
            return [r for r in self.record.reports if (r.type in types if types else r.fields.get("agenda"))]
        return {"position": self.record.positions, "assessment": self.record.statements, "expectation": self.record.expectations}.get(kind, ())

    def _mentioned(self, actor: Any, entry: Entry) -> bool:
        evidence = [(self.page_of.get(e["doc"]), Span(e["start"], e["end"])) for e in entry["evidence"]]
        return any(m.page == page and Span(m.start, m.end).overlap(span) for m in actor.mentions for page, span in evidence)

    def _fits(self, page: str, spans: Sequence[Span], entry: Entry) -> bool:
        own = sum(span.length for span in spans)
        for e in entry["evidence"]:
            there = Span(e["start"], e["end"])
            both = sum(span.overlap(there) for span in spans)
            short = own <= max(LONGEST * there.length, ALWAYS_SHORT)
            if self.page_of.get(e["doc"]) == page and own and short and (both >= HALF * there.length or both >= HALF * own):
                return True
        return False


def _cited(thing: Any, kind: str) -> list[Span]:
    if kind == "agenda":
        values = thing.fields["agenda"]
        return [Span(min(v.start for v in values), max(v.end for v in values))]
    return list(getattr(thing, "content", None) or [Span(thing.start, thing.end)])


def _counts_as() -> dict[str, tuple[str, ...]]:
    return {row["kind"]: tuple(row["types"].split(";")) for row in load_table(__package__, "counts_as.tsv")}
