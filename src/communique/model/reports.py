"""What one article says about one event, one position, one promise."""

from __future__ import annotations

from dataclasses import dataclass

from communique.model.spans import Span
from communique.model.values import Value


@dataclass(frozen=True, slots=True)
class Report:
    """One article's account of one event. `type` is a type of the codebook; `status` how real, `stage` how far (see DESIGN).

    `start`/`end` are of the words that tell it, `trigger` of the word that names it. `fields` pairs a field's name with its values.
    `within` is the key of the report of the same article that this one is part of (a strike within its barrage). `reader` as in
    `communique.model.second`; `differs` pairs ``status`` and ``stage`` with what the second reader says instead.
    """

    key: str
    type: str
    status: str
    stage: str | None
    start: int
    end: int
    trigger: Span
    fields: tuple[tuple[str, tuple[Value, ...]], ...]
    statement: str | None = None
    within: str | None = None
    reader: str | None = None
    differs: tuple[tuple[str, str], ...] = ()

    def values(self, field: str) -> tuple[Value, ...]:
        """The values of `field`; none when it has none."""
        return next((values for name, values in self.fields if name == field), ())


@dataclass(frozen=True, slots=True)
class Position:
    """A party's stance on an issue of the codebook, in the words ``[start, end)``.

    `attributed_by`: self, ally, opponent, mediator, journalist, or `other` for none of these. `statement` is the key of the statement that
    carries it.
    """

    key: str
    party: str
    issue: str
    stance: str
    condition: Span | None
    attributed_by: str
    on: int | None
    start: int
    end: int
    statement: str | None = None
    reader: str | None = None


@dataclass(frozen=True, slots=True)
class Expectation:
    """Something promised or foreseen: by whom, the words, the type of event that would keep it, and by when (index into times)."""

    key: str
    by: str | None
    what: str
    expects: str | None
    due: int | None
    said_on: int | None
    start: int
    end: int
    statement: str | None = None
    parties: tuple[str, ...] = ()
    reader: str | None = None
