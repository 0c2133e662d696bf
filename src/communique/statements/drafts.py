"""A statement in the making: token indices and spans, before actors and context are known."""

from __future__ import annotations

from dataclasses import dataclass, field

from communique.model.spans import Span


@dataclass(slots=True)
class Draft:
    """`at` is the token of the cue (its verb), `cue` the whole cue, `head` the head token of the source.

    `relays` are head tokens of those through whom the words came, outermost first. `clause` is the verb in whose clause the cue's time
    and place stand; `tail` is the token after cue and content, where a relay ("according to") would follow.
    """

    at: int
    cue: Span | None
    head: int | None
    source: Span | None
    content: list[Span]
    act: str
    tier: str = "speech"
    polarity: str = "positive"
    relays: list[int] = field(default_factory=list)
    clause: int | None = None
    tail: int = 0
    form: str | None = None
