"""What linking knows of one report: when, where, who, how many."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from communique.model.record import CitedValue, RecordActor, RecordReport
from communique.model.times import DateRange
from communique.record.comparing import WORD, gap_days, interval, length_days, words_of
from communique.record.sides import Context, sides_of
from communique.record.telling import Telling, telling
from communique.tables import load_list, load_table

EXACT = 3  # days: a date of at most so many says when a thing happened; a longer one only roughly
ROUND = 60  # days: what is told from a first to a last day is one round up to this length; no longer one was met in the dev pages
CONTENT = 4  # letters: shorter words of a report, figures aside, are mostly grammar and say little of the event
REAL, PLANNED, PAST, UNREAL = "real", "planned", "past", "unreal"
STANDING = {
    "happened": REAL, "ongoing": REAL, "cancelled": REAL, "announced": PLANNED, "expected": PLANNED, "promised": PLANNED, "historical": PAST,
}  # fmt: skip
HELPERS = ("mediator", "host", "observer", "guarantor")
HEADING = ("head of delegation",)  # who is told of with the round and with a meeting of it alike
DEAL, TRUCE, EXCHANGE = "agreement", "ceasefire", "exchange"
RESULTS = (EXCHANGE, DEAL, TRUCE)  # types of what talks bring about
RISING = ("fatalities", "injured", "abducted")  # what is counted higher the longer one looks
NUMBERS = ("weapons", "intercepted", "count", "fatalities", "injured", "abducted")


@dataclass(frozen=True, slots=True)
class Kind:
    """How reports of a type are put together (``data/types.tsv``)."""

    family: str
    kind: str
    once: bool
    final: frozenset[str]


@dataclass(frozen=True, slots=True)
class Profile:
    """One report for linking. `dates` are all intervals that it gives, `when` the one that it is placed by (None: undated), `spots` the ids of its
    `places` in the gazetteer.

    `sides` are country codes (or ids of organisations without country) of all who take part, `parties` those who do not only mediate,
    host or watch, `people` the ids of the persons with a name among them, heads of delegations aside; `actor` and `target` are the sides of the
    fields of that name, `aims` targets that are no actors ("the market"), `bodies` the names of those that are, `aimed` the names in the words of
    either ("Bosnian", "Serb"). `numbers` pairs (field, tag) with values. `standing`: real,
    planned, past (told as history) or unreal (wished, denied, supposed). `background`: it names several rounds or dates at once. `exact`: it
    says to within a few days when it happened, or gives the first and last day of a round. `within` is the report around it; `story` is the
    page of the original where its article is a copy; `words` are the content words of the report and `context` the sides that its article
    names, with how often; `told` is how it is told.
    """

    id: str
    page: str
    story: str
    start: int
    end: int
    within: str | None
    type: str
    kind: Kind
    stage: str | None
    standing: str
    dates: tuple[DateRange, ...]
    when: DateRange | None
    places: tuple[str, ...]
    spots: frozenset[str]
    sides: frozenset[str]
    parties: frozenset[str]
    people: frozenset[str]
    actor: frozenset[str]
    target: frozenset[str]
    aims: tuple[str, ...]
    bodies: tuple[str, ...]
    aimed: frozenset[str]
    numbers: tuple[tuple[tuple[str, str], CitedValue], ...]
    round: int | None
    background: bool
    published: DateRange | None
    exact: bool
    words: frozenset[str]
    context: Context
    told: Telling

    @property
    def vague(self) -> bool:
        """True when the report says neither when nor where nor how many nor against whom."""
        return not (self.dates or self.places or self.numbers or self.target or self.aims)


def kind_of(type_: str) -> Kind:
    """The row of ``data/types.tsv`` for `type_`; a type that it does not list is an act and a family of its own."""
    return _kinds().get(type_, Kind(type_, "act", False, frozenset()))


def of_truce(report: RecordReport, told: Telling, text: str) -> bool:
    """True for an agreement whose words make it one on a ceasefire ("signed a truce accord", "a deal on a temporary ceasefire"), which other articles
    tell as a ceasefire; `text` is its page's."""
    start, end = (told.sentence.start, told.sentence.end) if told.sentence else (report.start, report.end)
    words = text[start:end] if told.sentence else report.raw
    return any(start + m.start() < report.end and report.start < start + m.end() for m in _truces().finditer(words))


def profile(
    report: RecordReport,
    *,
    actors: Mapping[str, RecordActor],
    published: DateRange | None,
    story: str,
    context: Context = (),
    sentences: Sequence[tuple[int, int]] = (),
    text: str = "",
) -> Profile:
    """The profile of `report`, whose article was published in `published` and is that of page `story` or a copy of it; `context` are the
    sides that the article names and how often, `sentences` the article's sentences in order,
    `text` its page's text."""
    told = telling(report, sentences, text)
    kind = kind_of(TRUCE if report.type == DEAL and of_truce(report, told, text) else report.type)
    dates, days = _dates(report, kind)
    groups = {name: [v.value for v in report.fields.get(name, ()) if isinstance(v.value, str)] for name in ("participants", "actor", "target")}
    everyone = [a for name in groups for a in groups[name]]
    helpers, leading = ({v.value for v in report.fields.get("participants", ()) if v.role in roles} for roles in (HELPERS, HEADING))
    return Profile(
        id=report.id,
        page=report.page,
        story=story,
        start=report.start,
        end=report.end,
        within=report.within,
        type=report.type,
        kind=kind,
        stage=report.stage,
        standing=STANDING.get(report.status, UNREAL),
        dates=dates,
        when=placed_by(days or dates, several_days=kind.kind == "round" and bool(days)),
        places=tuple(v.value for v in report.fields.get("place", ()) if isinstance(v.value, str)),
        spots=frozenset(v.place for v in report.fields.get("place", ()) if v.place),
        sides=sides_of(everyone, actors),
        parties=sides_of((a for a in everyone if a not in helpers), actors),
        people=frozenset(a for a in everyone if a in actors and _is_named_person(actors[a]) and a not in leading),
        actor=sides_of(groups["actor"], actors),
        target=sides_of(groups["target"], actors),
        aims=tuple(words for words in groups["target"] if words not in actors),
        bodies=tuple(actors[a].name for a in groups["target"] if a in actors),
        aimed=frozenset(w.lower() for v in report.fields.get("target", ()) for w in WORD.findall(v.raw) if w[0].isupper() and w != "The"),
        numbers=tuple(((name, tag), v) for name in NUMBERS for tag, v in _counts(report.fields.get(name, ()))),
        round=next((int(v.value) for v in report.fields.get("round", ()) if isinstance(v.value, (int, float))), None),
        background=_several(report, dates, kind),
        published=published,
        exact=bool(days),
        context=context,
        told=told,
        words=content_words(report.raw),
    )


def _is_named_person(actor: RecordActor) -> bool:
    """True for a person with a name, which "Norway's top envoy" is not."""
    return actor.kind == "person" and any(c.isupper() for c in actor.name.split(" ")[-1])


def _counts(values: Sequence[CitedValue]) -> Iterator[tuple[str, CitedValue]]:
    return ((tag, v) for tag, v in zip(tags_of(values), values, strict=True) if interval(v.value, v.qualifier))


def content_words(text: str) -> frozenset[str]:
    """The words of `text` that say more than grammar does: figures, and words of `CONTENT` letters or more."""
    return frozenset(w for w in words_of(text) if len(w) >= CONTENT or w.isdigit())


def placed_by(dates: tuple[DateRange, ...], *, several_days: bool) -> DateRange | None:
    """The interval that an event with `dates` is placed by: from the first to the last day of what may last several, else the shortest of
    them. None for no dates."""
    if several_days and dates:
        return DateRange(min(d.from_ or "" for d in dates), max(d.to or "" for d in dates))
    return min(dates, key=lambda d: (length_days(d) or 10**6, d.from_ or "", d.to or ""), default=None)


def _dates(report: RecordReport, kind: Kind) -> tuple[tuple[DateRange, ...], tuple[DateRange, ...]]:
    """All intervals that `report` gives, sorted, and those that are exact."""
    held = [v for v in report.fields.get("date", ()) if isinstance(v.value, DateRange)]
    dates = tuple(sorted({v.value for v in held if isinstance(v.value, DateRange)}, key=lambda d: (d.from_ or "", d.to or "")))
    return dates, tuple(v.value for v in held if isinstance(v.value, DateRange) and _is_exact(v, kind))


def _is_exact(value: CitedValue, kind: Kind) -> bool:
    length = length_days(value.value) if isinstance(value.value, DateRange) else None
    return length is not None and (length <= EXACT or (kind.kind == "round" and value.precision == "range" and length <= ROUND))


def tags_of(values: Iterable[CitedValue]) -> list[str]:
    """What each of the numbers that one report gives for one field counts, for comparing like with like: the weapon or the thing, in lower case
    and without a plural s; '' for people at large, so that "14 civilians" and "at least 17 people" are two counts of the same. Of "five
    people, three of them civilians" and of "three civilians and two soldiers" the civilians are a part."""
    words = [_noun(value) for value in values]
    several = len(set(words)) > 1
    return ["" if word in _everyone() and not (several and word in _parts()) else word for word in words]


def _noun(value: CitedValue) -> str:
    word = (value.weapon or value.what or "").lower()
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


@cache
def _parts() -> frozenset[str]:
    return frozenset(load_list("communique.record", "part_words.txt"))


@cache
def _everyone() -> frozenset[str]:
    return frozenset(load_list("communique.record", "everyone_words.txt"))


def _several(report: RecordReport, dates: tuple[DateRange, ...], kind: Kind) -> bool:
    """A number of rounds, or dates too rough and too far apart for one round."""
    if kind.kind != "round":
        return False
    given = report.fields.get("count", ())
    counts = [v.value for tag, v in zip(tags_of(given), given, strict=True) if tag in ("round", "session")]
    if any(isinstance(n, (int, float)) and n > 1 for n in counts):
        return True
    rough = [d for d in dates if (length_days(d) or 0) > EXACT and not any(_within(d, other) or _within(other, d) for other in dates if other != d)]
    far = len(dates) > 1 and any((gap_days(one, two) or 0) > 2 for one, two in pairwise(dates))
    return len(rough) > 1 or far


def _within(inner: DateRange, outer: DateRange) -> bool:
    return (outer.from_ or "") <= (inner.from_ or "") and (inner.to or "9999") <= (outer.to or "9999")


@cache
def _truces() -> re.Pattern[str]:
    """Words for an agreement beside words for a ceasefire; their lists are of regular expressions."""
    deal, truce = ("(?:" + "|".join(load_list("communique.record", name)) + ")" for name in ("deal_words.txt", "truce_words.txt"))
    return re.compile(rf"\b{truce}\W+{deal}|\b{deal}\W+(?:(?:on|for|to|of|about|a|an|the)\W+){{1,2}}(?:[\w-]+\W+){{0,2}}?{truce}", re.IGNORECASE)


@cache
def _kinds() -> dict[str, Kind]:
    return {
        row["type"]: Kind(row["family"], row["kind"], row["once"] == "yes", frozenset(filter(None, row["final"].split(";"))))
        for row in load_table("communique.record", "types.tsv")
    }
