"""A codebook: the subject matter as data."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from communique.codebooks.issues import Issue, Stance
from communique.model.ids import digest

# Kinds of actor that the actors room gives, and what the engine itself can tell of a phrase, beside the word classes of a codebook.
ENGINE_CLASSES = ("actor", "state", "person", "organisation", "armed_force", "group", "media", "place", "number")

STATUSES = (
    "happened", "ongoing", "announced", "expected", "promised", "demanded", "denied", "hypothetical", "conditional", "cancelled", "historical",
)  # fmt: skip

Kind = Literal[
    "actors", "party", "words", "place", "date", "duration", "number", "victims", "ordinal", "label", "agenda", "previous", "next", "length", "money",
]  # fmt: skip


def _listed(value: object) -> object:
    return [value] if isinstance(value, (str, dict)) else value


Words = Annotated[tuple[str, ...], BeforeValidator(_listed)]


class Strict(BaseModel):
    """Immutable, and unknown keys are mistakes."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, use_attribute_docstrings=True)


class Codes(Strict):
    """The nearest category of other codebooks; None where they have none."""

    plover: str | None = None
    """Category of PLOVER, with its mode: `CONSULT/third-party`."""
    acled: str | None = None
    """Event and sub-event type of ACLED."""
    mend: str | None = None
    """Category of MEND."""
    ucdp: str | None = None
    """Type of violence of UCDP."""


class Trigger(Strict):
    """Words that name an event of a type, and what must stand beside them."""

    verbs: Words = ()
    """Lemmas of verbs; one may have a particle: `carry out`. `must`, `will` and other auxiliaries stand for themselves."""
    adjectives: Words = ()
    """Lemmas of what somebody is said to be: *is willing to* talk."""
    nouns: Words = ()
    """Lemmas of nouns; one may have words around it (`travel ban`, `exchange of prisoner`); a plural (`talks`) stands for that form only."""
    with_verbs: Words = ()
    """The noun counts only on one of these verbs."""
    subject: Words = ()
    """Classes, one of which the words in that position must be in."""
    object: Words = ()
    """The same for the object."""
    needs: Words = ()
    """The same for any position."""
    beside: Words = ()
    """Lemmas, one of which must stand below the trigger."""
    unless: Words = ()
    """Words that make it something else (`merger` talks)."""
    stage: str | None = None
    """The stage that these words alone tell."""
    status: str | None = None
    """The status that these words alone tell."""
    holds: bool = False
    """`true` for words whose complement is no event of its own: *demanded* a withdrawal."""
    yields: bool = False
    """`true` for words that count only where their complement tells no event: *decided* to."""

    between: bool = False
    """`true` for words that count only where they name two parties or more: *agreed to*."""
    told: bool = False
    """`true` for words that only tell more of such an event: they count where the story has told of one (*each side got 40 soldiers back*)."""

    @model_validator(mode="after")
    def _names_something(self) -> Trigger:
        if not (self.verbs or self.nouns or self.adjectives):
            raise ValueError("a trigger needs verbs, adjectives or nouns")
        return self


class Filler(Strict):
    """One way to fill a field: `takes` says what kind of value, `from` where it stands."""

    takes: Kind
    """`actors`, `party`, `words`, `place`, `date`, `duration`, `number`, `victims`, `ordinal`, `label`, `agenda`, `previous`, `next`,
    `length` (how long it is to last), `money`."""
    from_: Words = Field((), alias="from")
    """`subject`, `object` (passives are turned), `possessive`, `modifier`, `part` ("two rounds *of* talks"), `self`, `speaker` (who says so),
    `clause` ("agreed *to open the road*"),
    `below` (the next other actor named behind the words), `equated` ("the sticking point is *the map*"), `offices` (whose mediation it was: one of
    `nouns`), `whose` (whose people or things the objects are), `in_return` (what is given for them), `whose_in_return`, or a preposition."""
    otherwise: bool = False
    """`true`: only where the ways before it found nothing, or nobody of its `role`."""
    of: Words = ()
    """Classes or lemmas of the noun that is counted or numbered."""
    not_: Words = Field((), alias="not")
    """Classes that never fill it."""
    verbs: Words = ()
    """Only in clauses with one of these verbs."""
    nouns: Words = ()
    """Only these nouns."""
    tag: str | None = None
    """The name under which the counted noun is kept: `weapon`, `what`."""
    role: str | None = None
    """The role of the actor: `party`, `mediator`, `host`."""
    labels: dict[str, Words] = {}
    """For `takes: label`: label → words."""


Fillers = Annotated[tuple[Filler, ...], BeforeValidator(_listed)]


class EventType(Strict):
    """One type of event. Its examples and counter-examples are its tests."""

    definition: str
    """Plain words, for a human coder."""
    codes: Codes = Codes()
    """The nearest category of `plover`, `acled`, `mend`, `ucdp`; leave out what has none."""
    examples: Words = ()
    """Sentences that must yield the type; `communique codebook check` reads them."""
    counter_examples: Words = ()
    """Near-misses that must yield nothing."""
    stages: Words = ()
    """The ladder from first to last."""
    stage: str | None = None
    """The stage when the words tell none."""
    triggers: tuple[Trigger, ...]
    """The words that name the event."""
    light_verbs: Words = ()
    """Verbs that carry the noun as object: *held* talks."""
    stage_verbs: dict[str, Words] = {}
    """Stage → verbs that tell it: *collapsed*."""
    part_of: Words = ()
    """Types that it may belong to."""
    setting: Words = ()
    """Lemmas (of one word or two), one of which must stand somewhere in the story."""
    hints: Words = ()
    """Lemmas, two of which do as well as one of `setting`."""
    sides: int = 0
    """Reports whose parties come from so many countries, armed forces or bodies of states need no `setting`."""
    changes: Words = ()
    """Stages that tell of something that exists already (`extended`, `violated`). Agreeing to them does not lower them, and a year before
    the noun (*the 2020 truce*) is not their date."""
    fields: dict[str, Fillers] = {}
    """Field → how it is filled."""
    requires: Words = ()
    """A report needs at least one of these fields."""
    history: bool = False
    """`true`: a noun with its actor after *since*, *after*, *following* or *before* (*since X's invasion*) is reported as history, whatever
    `requires` asks for."""
    once: bool = False
    """`true`: mentions that no day, number, party or word like *another* tells apart are one event of the story, however it is told."""
    becomes: dict[str, str] = {}
    """Status → the type that a report of that status is of instead (`denied: REJECT`), or `nothing`."""


class Learned(Strict):
    """What `communique codebook teach` learned from coded articles: the name of its file, what is in it, and where the encoder is that it was
    learned with ("" for none). Where that is means nothing: `text` has the hash of what it must be."""

    file: str
    text: str = Field(repr=False)
    encoder: str = ""


class Codebook(Strict):
    """Event types, their fields and triggers, issues and stances of one kind of process."""

    name: str
    """Its name, shown in the record."""
    version: str
    """Shown in the record beside the name; part of the cache key, as everything else in the file is."""
    description: str = ""
    """One sentence."""
    includes: Words = ()
    """Other files beside it whose sections are added (`peace-talks-issues.yaml`)."""
    learned: Learned | None = None
    """File beside it that `communique codebook teach` wrote; what was learned fills fields that the rules below leave empty."""
    classes: dict[str, Words] = {}
    """Named sets of noun lemmas that triggers and fields ask for."""
    on_topic: Words = ()
    """Lemmas of the subject matter. A page that has more different words of `off_topic` than of these yields no events."""
    off_topic: Words = ()
    """Lemmas of other subjects."""
    foreground: bool = False
    """`true` keeps of each sentence what its main clause tells, or what it says that somebody said; the rest is background."""
    common: dict[str, Fillers] = {}
    """Fields that every type has."""
    types: dict[str, EventType] = {}
    """The event types, see *Keys of a type*."""
    issues: tuple[Issue, ...] = ()
    """What parties differ on, see *Keys of an issue*."""
    stances: tuple[Stance, ...] = ()
    """How parties stand to an issue, see *Keys of a stance*."""

    @cached_property
    def digest(self) -> str:
        """SHA-256 of everything that the codebook says, the order of its types included: part of the cache key."""
        return digest(self.model_dump(mode="json", exclude={"learned": {"encoder"}}), list(self.types))

    def __hash__(self) -> int:
        return hash(self.digest)

    def problems(self) -> Iterator[tuple[tuple[str | int, ...], str, str, tuple[str, ...]]]:
        """Names that mean nothing: path into the file, what is wrong, the name, and the names that could have been meant."""
        known = (*ENGINE_CLASSES, *self.classes)
        for name, kind in self.types.items():
            yield from _unknown(("types", name, "requires"), kind.requires, (*kind.fields, *self.common), "field")
            yield from _unknown(("types", name, "part_of"), kind.part_of, tuple(self.types), "type")
            yield from _unknown(("types", name, "stage_verbs"), tuple(kind.stage_verbs), kind.stages, "stage")
            yield from _unknown(("types", name, "changes"), kind.changes, kind.stages, "stage")
            yield from _unknown(("types", name, "becomes"), tuple(kind.becomes), STATUSES, "status")
            yield from _unknown(("types", name, "becomes"), tuple(kind.becomes.values()), ("nothing", *self.types), "type")
            yield from _unknown(("types", name, "stage"), (kind.stage,) if kind.stage else (), kind.stages, "stage")
            for n, trigger in enumerate(kind.triggers):
                here = ("types", name, "triggers", n)
                for key in ("subject", "object", "needs"):
                    yield from _unknown((*here, key), getattr(trigger, key), known, "class")
                yield from _unknown((*here, "stage"), (trigger.stage,) if trigger.stage else (), kind.stages, "stage")
                yield from _unknown((*here, "status"), (trigger.status,) if trigger.status else (), STATUSES, "status")


def _unknown(
    path: tuple[str | int, ...], names: tuple[str, ...], known: tuple[str, ...], what: str
) -> Iterator[tuple[tuple[str | int, ...], str, str, tuple[str, ...]]]:
    for name in names:
        if name not in known:
            yield path, what, name, known
