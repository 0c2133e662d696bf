"""One mention of an event, with its fields and how real it is."""

from __future__ import annotations

from dataclasses import dataclass, field

from communique.events.filling import Fields
from communique.events.frames import Frame
from communique.model.spans import Span

NOWHERE = Span(0, 0)
TOLD = ("happened", "ongoing", "historical")


@dataclass
class Told:
    """A mention with its fields. `back`: the words point to something told before ("the talks"); `span`: all its words, found last, for the few
    that are told of in the end."""

    frame: Frame
    fields: Fields
    status: str
    stage: str | None
    back: bool
    merged: list[Frame] = field(default_factory=list)
    span: Span = NOWHERE
    _cited: tuple[Span, ...] | None = None

    def cited(self) -> tuple[Span, ...]:
        """The words of its own values: asked for before others are added to them."""
        if self._cited is None:
            self._cited = tuple(Span(v.start, v.end) for held in self.fields.values() for v in held)
        return self._cited
