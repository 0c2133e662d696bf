"""Somebody said something."""

from __future__ import annotations

from dataclasses import dataclass

from communique.model.spans import Span, hull


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement on a page. `speaker` and `via` hold keys of the article's actors, `said_on` an index into its times.

    `tier`: ``speech`` (somebody said it) or ``narrative`` (the reporter tells of speech acts or judges in his own voice).
    `form`: direct, indirect, mixed. `channel`: briefing, interview, speech, social_post, messaging_group, document, state_media,
    dispatch (a reporter's own account from the spot) …
    `via` is the relay chain, outermost first. `addressee` are the words themselves. `nested_in` is the key of the statement around it.
    `act` is the speech act (assert, assess, predict, promise, demand, reject, deny, decline, accuse …), `polarity` ``negative`` for what
    was not said. `reader` as in `communique.model.second`. A cue of two parts ("quoted … as saying") is cited from its first to its last word.
    """

    key: str
    tier: str
    form: str
    content: tuple[Span, ...]
    cue: Span | None
    source: Span | None
    speaker: str | None
    channel: str | None = None
    via: tuple[str, ...] = ()
    addressee: Span | None = None
    said_on: int | None = None
    act: str | None = None
    polarity: str = "positive"
    nested_in: str | None = None
    reader: str | None = None

    @property
    def span(self) -> Span:
        """From the first to the last character of the content."""
        return hull(self.content)
