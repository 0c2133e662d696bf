"""The record: what all articles together say. Shaped as the JSON of the export (an underscore ends names that Python keeps for itself)."""

from __future__ import annotations

from dataclasses import dataclass, field

from communique.model.page import Page, Unread
from communique.model.places import Place
from communique.model.spans import Span
from communique.model.times import DateRange

BEHIND = 12  # characters between "six hours" and the "Tuesday" that it belongs to: room for " late on "
Scalar = int | float | str | DateRange | tuple[float, float] | None


@dataclass(frozen=True, slots=True)
class RecordArticle:
    """An article of the record. `published_basis`: stated, inferred, undetermined; `published_clues` are the words used, with their page.
    `published_likely` are the days of an undetermined date, likeliest first, where they are few.

    `copy_of` is the id of the article that this one copies; `copy_kind` what kind of copy it is (copy, near_copy, truncated, extended,
    update, adapted), `copy_share` the share of its words that stand in the original, `copy_reason` why that one counts as the original.
    `passages` are words that it shares with another story. `place_span` is the place of its dateline, `place` the id of the place that is meant.
    """

    id: str
    page: str
    title: str | None
    standfirst: str | None
    published: str | None
    published_from: str | None
    published_to: str | None
    published_basis: str
    published_clues: tuple[Clue, ...]
    outlet: str | None
    original_publisher: str | None
    authors: tuple[str, ...]
    contributors: tuple[str, ...]
    title_span: Span | None
    standfirst_span: Span | None
    outlet_span: Span | None
    body: tuple[Span, ...]
    language: str
    copy_of: str | None = None
    note: str | None = None
    copy_kind: str | None = None
    copy_share: float | None = None
    copy_reason: str | None = None
    passages: tuple[SharedPassage, ...] = ()
    place: str | None = None
    place_span: Span | None = None
    published_likely: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SharedPassage:
    """Words ``[start, end)`` of an article's page that the article `article`, another story, has as ``[other_start, other_end)`` of `page`."""

    start: int
    end: int
    article: str
    page: str
    other_start: int
    other_end: int


@dataclass(frozen=True, slots=True)
class Clue:
    """Words that bear on an inferred value, the rule that used them, and the dates that they allow."""

    page: str
    start: int
    end: int
    raw: str
    rule: str
    from_: str | None = None
    to: str | None = None


@dataclass(frozen=True, slots=True)
class RecordMention:
    page: str
    start: int
    end: int
    raw: str


@dataclass(frozen=True, slots=True)
class RecordRole:
    """`of` is an actor id."""

    role: str
    of: str | None
    page: str
    start: int
    end: int
    raw: str


@dataclass(frozen=True, slots=True)
class RecordJoin:
    """Why `one` and `other` are taken for one person: the `rule` (docs/actors.md lists them), and the `country` that both articles give."""

    rule: str
    country: str | None
    one: RecordMention
    other: RecordMention


@dataclass(frozen=True, slots=True)
class RecordActor:
    """One actor across all articles. `country` is alpha-3, a reference value; `members` are actor ids; `reference` as in LocalActor.

    `anonymous` is a speaker whom articles describe and do not name, `grounds` the words that say why; `joins` say why several names are one's.
    """

    id: str
    name: str
    kind: str
    country: str | None
    sector: str | None
    members: tuple[str, ...]
    aliases: tuple[str, ...]
    roles: tuple[RecordRole, ...]
    mentions: tuple[RecordMention, ...]
    reference: str | None = None
    anonymous: bool = False
    grounds: tuple[RecordMention, ...] = ()
    joins: tuple[RecordJoin, ...] = ()


@dataclass(frozen=True, slots=True)
class RecordTime:
    """A time expression, resolved. `type`, `value`, `mod` as in TIMEX3; `from_`/`to` ISO dates, inclusive."""

    page: str
    start: int
    end: int
    raw: str
    type: str
    value: str | None
    mod: str | None
    from_: str | None
    to: str | None


@dataclass(frozen=True, slots=True)
class RecordStatement:
    """A statement; actors by id, `said_on` as dates, `raw` the words from the first to the last content span."""

    id: str
    page: str
    tier: str
    form: str
    speaker: str | None
    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    raw: str
    channel: str | None
    via: tuple[str, ...]
    addressee: str | None
    said_on: DateRange | None
    act: str | None
    polarity: str
    nested_in: str | None
    reader: str | None = None


@dataclass(frozen=True, slots=True)
class CitedValue:
    """CITED of the export. `kind`: cited, derived (then `rule` names how), reference. `attributed_to` is an actor id.

    `role`, `weapon`, `what`, `precision` are further facts of the value; `report` and `origin` are set in events only. `reader` is
    ``rules``, ``model`` or ``both`` where a second reader was asked, here and in what follows. `place` is the id of the place that the words
    name (reference: the record's `places`); None where they leave it open which of `candidates` they mean; `place_reason` says in words
    what decided.
    """

    value: Scalar
    kind: str
    raw: str
    qualifier: str
    unit: str | None
    page: str
    start: int
    end: int
    attributed_to: str | None
    role: str | None = None
    weapon: str | None = None
    what: str | None = None
    precision: str | None = None
    rule: str | None = None
    report: str | None = None
    origin: str | None = None
    reader: str | None = None
    place: str | None = None
    candidates: tuple[str, ...] = ()
    place_reason: str | None = None


@dataclass(frozen=True, slots=True)
class RecordReport:
    """One article's report; `codes` pairs PLOVER, ACLED and MEND codes from the codebook; `within` is the id of the report around it;
    `differs` what the second reader says of `status` and `stage` instead."""

    id: str
    page: str
    type: str
    codes: dict[str, str]
    status: str
    stage: str | None
    start: int
    end: int
    raw: str
    fields: dict[str, tuple[CitedValue, ...]]
    statement: str | None = None
    within: str | None = None
    reader: str | None = None
    differs: dict[str, str] | None = None

    def day(self, value: CitedValue | None = None) -> str:
        """The ISO day that the report tells of; '' where it gives none, or several.

        Of several the one right behind `value` is the value's day: "six hours on Tuesday but much less on Wednesday". A report that only
        numbers its day ("a second day of talks") tells of the last day that was derived from that.
        """
        held = [(v, v.value) for v in self.fields.get("date", ()) if isinstance(v.value, DateRange)]
        days = {d.from_ or "" for v, d in held if v.kind == "cited" and d.from_ == d.to}
        if not days:
            days = {d.to or "" for v, d in held if v.rule == "day_of_round"}
        if len(days) == 1:
            return days.pop()
        near = (d for v, d in held if value and v.page == value.page and 0 <= v.start - value.end <= BEHIND and d.from_ == d.to)
        return next((d.from_ or "" for d in near), "")


@dataclass(frozen=True, slots=True)
class EventField:
    """One field of an event: every reported value, the value that the named `rule` gives, their agreement, and how many say it.

    `outlets` and `origins` count distinct publishers and independent origins (copies and relays counted once).
    """

    value: Scalar
    rule: str
    agreement: str
    outlets: int
    origins: int
    values: tuple[CitedValue, ...]


@dataclass(frozen=True, slots=True)
class Event:
    id: str
    type: str
    status: str
    stage: str | None
    reports: tuple[str, ...]
    fields: dict[str, EventField]


@dataclass(frozen=True, slots=True)
class Link:
    """`relation`: part_of, same_as, refers_to, result_of, follows, repeats, contradicts; between articles shares_passage.

    `reasons` are features with the values compared.
    """

    from_: str
    to: str
    relation: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RecordPosition:
    id: str
    party: str
    issue: str
    stance: str
    condition: str | None
    attributed_by: str
    on: DateRange | None
    page: str
    start: int
    end: int
    raw: str
    statement: str | None = None
    reader: str | None = None


@dataclass(frozen=True, slots=True)
class RecordExpectation:
    """`status`: kept, partly, broken, overdue, open. `followed_by` is the id of the event that kept or broke it."""

    id: str
    by: str | None
    what: str
    status: str
    due_from: str | None
    due_to: str | None
    said_on: DateRange | None
    followed_by: str | None
    page: str
    start: int
    end: int
    raw: str
    expects: str | None = None
    statement: str | None = None
    reader: str | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """The cited record of a corpus. Every tuple is sorted by id (times and links by their fields), so order never depends on input order."""

    codebook: str
    as_of: str | None
    parser: str
    pages: tuple[Page, ...] = ()
    articles: tuple[RecordArticle, ...] = ()
    actors: tuple[RecordActor, ...] = ()
    times: tuple[RecordTime, ...] = ()
    statements: tuple[RecordStatement, ...] = ()
    reports: tuple[RecordReport, ...] = ()
    events: tuple[Event, ...] = ()
    links: tuple[Link, ...] = ()
    positions: tuple[RecordPosition, ...] = ()
    expectations: tuple[RecordExpectation, ...] = ()
    unread: tuple[Unread, ...] = field(default=())
    places: tuple[Place, ...] = ()
