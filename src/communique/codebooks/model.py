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

Kind = Literal["actors", "party", "words", "place", "date", "duration", "number", "victims", "ordinal", "label", "agenda", "previous", "next"]


def _listed(value: object) -> object:
    return [value] if isinstance(value, (str, dict)) else value


Words = Annotated[tuple[str, ...], BeforeValidator(_listed)]


class Strict(BaseModel):
    """Immutable, and unknown keys are mistakes."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class Codes(Strict):
    """The nearest category of other codebooks; None where they have none."""

    plover: str | None = None
    acled: str | None = None
    mend: str | None = None
    ucdp: str | None = None


class Trigger(Strict):
    """Words that name an event of a type, and what must stand beside them.

    `verbs` and `nouns` are lemmas; a verb may have a particle (``carry out``), a noun words before it (``travel ban``) or behind
    (``exchange of prisoner``); a plural (``talks``) stands for that form only. `subject` and `object` name classes, one of which the words
    in that position must be in; `needs` the same for any position. `with_verbs`: a noun counts only on one of these verbs. `beside`:
    lemmas, one of which must stand below the trigger. `unless`: words that make it something else. `stage`, `status`: what these words
    alone tell.
    """

    verbs: Words = ()
    nouns: Words = ()
    with_verbs: Words = ()
    subject: Words = ()
    object: Words = ()
    needs: Words = ()
    beside: Words = ()
    unless: Words = ()
    stage: str | None = None
    status: str | None = None

    @model_validator(mode="after")
    def _names_something(self) -> Trigger:
        if not self.verbs and not self.nouns:
            raise ValueError("a trigger needs verbs or nouns")
        return self


class Filler(Strict):
    """One way to fill a field: `takes` says what kind of value, `from` where it stands.

    Positions: ``subject``, ``object`` (logical ones: passives are turned), ``possessive``, ``modifier`` (a word before the noun), ``part``
    (a noun before "of": "two rounds of talks"), ``self``, or a preposition. `of`: classes or lemmas of the noun that is counted or
    numbered. `not`: classes that never fill it. `verbs`: only in clauses with one of these verbs. `nouns`: only these. `tag`: name under
    which the counted noun is kept; `role`: role of the actor; `labels`: label → words.
    """

    takes: Kind
    from_: Words = Field((), alias="from")
    of: Words = ()
    not_: Words = Field((), alias="not")
    verbs: Words = ()
    nouns: Words = ()
    tag: str | None = None
    role: str | None = None
    labels: dict[str, Words] = {}


Fillers = Annotated[tuple[Filler, ...], BeforeValidator(_listed)]


class EventType(Strict):
    """One type of event. `examples` and `counter_examples` are its tests; `stages` its ladder, first to last.

    `light_verbs` carry the noun as object ("held talks"), `stage_verbs` tell how far it is, by stage. A report needs one of `requires`.
    `part_of`: types that it may belong to. `setting`: lemmas, one of which must stand somewhere in the story, or two of `hints`, unless
    the parties of the event come from `sides` different countries or forces. `changes`: stages of what exists already ("extended").
    """

    definition: str
    codes: Codes = Codes()
    examples: Words = ()
    counter_examples: Words = ()
    stages: Words = ()
    stage: str | None = None
    triggers: tuple[Trigger, ...]
    light_verbs: Words = ()
    stage_verbs: dict[str, Words] = {}
    part_of: Words = ()
    setting: Words = ()
    hints: Words = ()
    sides: int = 0
    changes: Words = ()
    fields: dict[str, Fillers] = {}
    requires: Words = ()


class Codebook(Strict):
    """Event types, their fields and triggers, issues and stances of one kind of process.

    `classes` are named sets of noun lemmas; `common` are fields of every type; `issues` and `stances` are for positions. A page with
    more words of `off_topic` than of `on_topic` yields no reports.
    """

    name: str
    version: str
    description: str = ""
    includes: Words = ()
    classes: dict[str, Words] = {}
    on_topic: Words = ()
    off_topic: Words = ()
    common: dict[str, Fillers] = {}
    types: dict[str, EventType] = {}
    issues: tuple[Issue, ...] = ()
    stances: tuple[Stance, ...] = ()

    @cached_property
    def digest(self) -> str:
        """SHA-256 of everything that the codebook says, the order of its types included: part of the cache key."""
        return digest(self.model_dump(mode="json"), list(self.types))

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
