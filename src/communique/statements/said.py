"""What a string says that somebody said: the room's answer to those who want nothing else of the package."""

from __future__ import annotations

from dataclasses import dataclass

from communique.model.actors import LocalActor
from communique.model.spans import Span


@dataclass(frozen=True, slots=True)
class Said:
    """One statement in words. Spans are half open, in Unicode code points of the text: ``text[span.start:span.end]`` are the words.

    `speaker` are the words that name who speaks, `actor` whom they stand for (None where the text does not tell). `content` and
    `content_spans` have one part for each unbroken piece. `said_on` are the first and last ISO day of the saying, where the text and its
    day tell it; `via` the names of those through whom it came, outermost first; `inside` the index of the statement that this one is a part
    of. `form`, `channel`, `act`, `polarity` and `tier` are those of `communique.model.statements.Statement`.
    """

    speaker: str | None
    actor: LocalActor | None
    cue: str | None
    content: tuple[str, ...]
    form: str
    channel: str | None
    via: tuple[str, ...]
    addressee: str | None
    said_on: tuple[str, str] | None
    act: str | None
    polarity: str
    tier: str
    inside: int | None
    speaker_span: Span | None
    cue_span: Span | None
    content_spans: tuple[Span, ...]
    addressee_span: Span | None
