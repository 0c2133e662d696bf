"""What decisions on links and on names share: two things side by side, a list of those in doubt, a form, what others decided meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from communique.model.reviews import ActorReview, LinkReview
from communique.showing.words import clean
from communique.web.checking.deciding import LONGEST, NotADecision
from communique.web.checking.desk import Desk
from communique.web.site import Bit, Quote

ROWS = 100
"""Doubtful pairs on a page: the weightiest."""
SAME, APART, UNDO = "same", "apart", "undo"
DIGITS = 9  # a number of decisions in a form has fewer
Decision = TypeVar("Decision", LinkReview, ActorReview)


@dataclass(frozen=True, slots=True)
class Side:
    """One of two in its sentence, printed by `outlet` on the day `when`; `place` names it in a form, `of` leads to the event or the actor that it
    is told of, `facts` is what else the record knows of that."""

    place: str
    outlet: str
    when: str
    of: Bit
    quote: Quote
    facts: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A doubtful pair in the list, or a name of an actor with why it is his; `name` is the end of its address."""

    name: str
    question: str
    one: str
    two: str
    reason: str


def form_of(desk: Desk, decided: Sequence[Any], said: str, why: str) -> dict[str, Any]:
    """What the form of a page needs: `decided` are the decisions that its reader has seen, `said` why his last was not taken, `why` his words."""
    return {"token": desk.token, "seen": len(decided), "said": said, "why": why, "who": desk.who}


def after(doubts: Sequence[str], name: str) -> str | None:
    """The doubt that follows `name`, from the start again behind the last; None where there is no other."""
    at = doubts.index(name) if name in doubts else -1
    return next((other for other in [*doubts[at + 1 :], *doubts[: max(at, 0)]] if other != name), None)


def choice(form: Mapping[str, str]) -> tuple[str, str]:
    """The decision of `form` and why. NotADecision when it holds none."""
    decision, why = (form.get(name, "").strip() for name in ("decision", "why"))
    if decision not in (SAME, APART, UNDO) or len(why) > LONGEST:
        raise NotADecision("Choose what to decide.")
    return decision, why


def by_others(decided: Sequence[Decision], form: Mapping[str, str], who: str, is_about: Callable[[Decision], bool]) -> Decision | None:
    """The last of `decided` that somebody else than `who` took on what the form is about, after the form was shown; None for none."""
    seen = form.get("seen", "")
    new = decided[int(seen) :] if seen.isascii() and seen.isdigit() and len(seen) < DIGITS else ()
    return next((review for review in reversed(new) if review.who != who and is_about(review)), None)


def say_decision(review: LinkReview | ActorReview) -> str:
    """A decision on two in words."""
    return f"{review.decision} by {clean(review.who)} on {review.at[:10]}" + (f" ({clean(review.why)})" if review.why else "")
