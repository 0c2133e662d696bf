"""The schema of the JSON export, for programs that read it: ``Export.model_validate_json(text)``, ``Export.model_json_schema()``."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Span = Annotated[list[int], Field(min_length=2, max_length=2, description="[start, end), code points of the page's text")]
Reader = Literal["rules", "model", "both"]
Day = Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$")]


class Part(BaseModel):
    """Unknown keys are refused: a key that is not written down here is a mistake of the exporter."""

    model_config = ConfigDict(extra="forbid", strict=True)


class Range(Part):
    """Inclusive days; null on an open or unknown side."""

    from_: Day | None = Field(alias="from")
    to: Day | None


class Cited(Part):
    """``text[start:end] == raw`` on the page."""

    page: str
    start: int = Field(ge=0)
    end: int
    raw: str


class Clue(Cited):
    rule: str
    from_: str | None = Field(alias="from")
    to: str | None


class PageRow(Part):
    id: str
    path: str
    url: str | None
    member: str | None
    sha256: str
    sha256_text: str
    renderer: str
    chars: int
    text: str | None = None


class SharedPassage(Part):
    start: int = Field(ge=0)
    end: int
    article: str
    page: str
    other_start: int = Field(ge=0)
    other_end: int


class Article(Part):
    id: str
    page: str
    title: str | None
    standfirst: str | None
    published: Day | None
    published_from: Day | None
    published_to: Day | None
    published_basis: Literal["stated", "inferred", "undetermined"]
    published_clues: list[Clue]
    outlet: str | None
    original_publisher: str | None
    authors: list[str]
    contributors: list[str]
    title_span: Span | None
    standfirst_span: Span | None
    outlet_span: Span | None
    body: list[Span]
    language: str
    copy_of: str | None
    note: str | None = None
    copy_kind: Literal["copy", "near_copy", "truncated", "extended", "update", "adapted"] | None = None
    copy_share: float | None = None
    copy_reason: str | None = None
    passages: list[SharedPassage] = []
    place: str | None = None
    place_span: Span | None = None
    published_likely: list[Day] = []


class Role(Cited):
    role: str
    of: str | None


class Join(Part):
    """Why two names are taken for one person."""

    rule: str
    country: str | None
    one: Cited
    other: Cited


class Actor(Part):
    id: str
    name: str
    kind: str
    country: str | None
    sector: str | None
    reference: str | None = None
    members: list[str]
    aliases: list[str]
    roles: list[Role]
    mentions: list[Cited]
    anonymous: bool = False
    grounds: list[Cited] = []
    joins: list[Join] = []


class TimeRow(Cited):
    type: str
    value: str | None
    mod: str | None
    from_: Day | None = Field(alias="from")
    to: Day | None


class Statement(Part):
    id: str
    page: str
    tier: Literal["speech", "narrative"]
    form: Literal["direct", "indirect", "mixed"]
    speaker: str | None
    source: Span | None
    cue: Span | None
    content: list[Span]
    raw: str
    channel: str | None
    via: list[str]
    addressee: str | None
    said_on: Range | None
    act: str | None
    polarity: str
    nested_in: str | None
    reader: Reader | None = None


class CitedValue(Cited):
    value: int | float | str | Range | list[int | float] | None
    kind: Literal["cited", "derived", "reference"]
    qualifier: Literal["exact", "at_least", "at_most", "about", "range", "vague"]
    unit: str | None
    attributed_to: str | None
    role: str | None = None
    weapon: str | None = None
    what: str | None = None
    precision: str | None = None
    rule: str | None = None
    report: str | None = None
    origin: str | None = None
    place: str | None = None
    candidates: list[str] = []
    place_reason: str | None = None
    reader: Reader | None = None


class Report(Cited):
    id: str
    type: str
    codes: dict[str, str]
    status: str
    stage: str | None
    fields: dict[str, list[CitedValue]]
    statement: str | None = None
    within: str | None = None
    reader: Reader | None = None
    differs: dict[str, str] | None = None


class EventField(Part):
    value: int | float | str | Range | list[int | float] | None
    rule: str
    agreement: Literal["single", "agree", "compatible", "conflict", "superseded", "unresolved"]
    outlets: int
    origins: int
    values: list[CitedValue]


class Event(Part):
    id: str
    type: str
    status: str
    stage: str | None
    reports: list[str]
    fields: dict[str, EventField]


class Link(Part):
    from_: str = Field(alias="from")
    to: str
    relation: Literal["part_of", "same_as", "refers_to", "result_of", "follows", "repeats", "contradicts", "shares_passage"]
    reasons: list[str]


class Position(Cited):
    id: str
    party: str
    issue: str
    stance: str
    condition: str | None
    attributed_by: str
    on: Range | None
    statement: str | None = None
    reader: Reader | None = None


class Expectation(Cited):
    id: str
    by: str | None
    what: str
    status: Literal["kept", "partly", "broken", "overdue", "open"]
    due_from: Day | None
    due_to: Day | None
    said_on: Range | None
    followed_by: str | None
    expects: str | None = None
    statement: str | None = None
    reader: Reader | None = None


class Place(Part):
    """A place of the gazetteer; `country` is null where states dispute it, and then `claimed_by` names all that claim it."""

    id: str
    name: str
    kind: Literal["town", "area", "region", "country"]
    country: str | None
    claimed_by: list[str]
    disputed: str | None
    areas: list[str]
    area_name: str | None
    lat: float | None = Field(ge=-90, le=90)
    lon: float | None = Field(ge=-180, le=180)
    radius: int
    people: int | None


class Export(Part):
    """The whole file."""

    communique: Literal[1]
    codebook: str
    as_of: Day | None
    parser: str
    pages: list[PageRow]
    articles: list[Article]
    actors: list[Actor]
    times: list[TimeRow]
    statements: list[Statement]
    reports: list[Report]
    events: list[Event]
    links: list[Link]
    positions: list[Position]
    expectations: list[Expectation]
    places: list[Place]
