"""People's decisions on values in words: who decided what and when, and what stood there before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from communique.model.correcting import CONTENT, WHAT, Decidable, corrected, keys_of
from communique.model.record import CitedValue, RecordExpectation, RecordPosition, RecordStatement
from communique.model.reviews import ActorReview, LinkReview
from communique.model.times import DateRange
from communique.model.wording import say_days
from communique.showing.words import clean
from communique.store.reviews import Key, Review, holding

DAY = len("2031-03-05")
REJECTED, CORRECTED = "rejected", "corrected"
SMALL = ("speaker", "status")
"""Fields of a thing that are not the whole of it."""


def last(history: Sequence[Review]) -> Review | None:
    """The decision of `history` that holds; None where there is none that is not undone."""
    return next(reversed(holding(history)), None) if history else None


def standing(value: CitedValue, history: Sequence[Review]) -> CitedValue:
    """What is shown for `value`: as it was corrected, where it was."""
    held = last(history)
    return corrected(value, held.value) if held and held.decision == CORRECTED and held.value is not None else value


def say_short(history: Sequence[Review]) -> str:
    """The decision that holds: ``rejected by Ada on 1 June 2031``; '' for none."""
    held = last(history)
    return say_decision(held) if held else ""


def say_history(history: Sequence[Review], *, was: str) -> str:
    """All decisions on a value that the page gives as `was`, the newest first; '' for none."""
    if not history:
        return ""
    *earlier, newest = history
    held = say_decision(newest) + (f": was {was}" if newest.decision == CORRECTED else "") + _why(newest)
    return "; before that ".join([held, *(say_decision(r) + _why(r) for r in reversed(earlier))])


def say_marks(thing: Decidable, history: Mapping[Key, Sequence[Review]], *, gone: bool = False) -> list[tuple[str, str]]:
    """All decisions on `thing` as its page tells it, of the `history` of each of its keys: the name of what each is on, and the words; `gone`:
    people rejected it."""
    said = [(key[3], history[key]) for key in keys_of(thing) if last(history.get(key, ()))]
    lead = "REJECTED: " if gone else ""
    return [(field.rpartition(".")[2], lead + say_history(held, was=_was(field, thing))) for field, held in said]


def _was(field: str, thing: Decidable) -> str:
    """What the page tells of `field` of `thing`."""
    match thing:
        case RecordStatement():
            return f"“{clean(thing.raw)}”" if field == CONTENT else "another"
        case RecordPosition():
            return thing.stance.replace("_", " ")
        case RecordExpectation():
            return f"“{clean(thing.what)}”" if field == WHAT else thing.status
    return thing.type.replace("_", " ")


def say_gone(review: Review | LinkReview | ActorReview) -> tuple[str, str, str]:
    """A decision on words that are gone: its day, who decided what of what, and why."""
    what = review.field if isinstance(review, Review) else review.one.type if isinstance(review, LinkReview) else "name"
    return _day(review.at), f"{clean(review.who)}: {review.decision} ({clean(what).replace('_', ' ')})", clean(review.why)


def say_decision(review: Review) -> str:
    """``rejected by Ada on 1 June 2031``."""
    return f"{review.decision} by {clean(review.who) or 'somebody'} on {_day(review.at)}"


def _why(review: Review) -> str:
    return f" ({clean(review.why)})" if review.why else ""


def _day(at: str) -> str:
    try:
        return say_days(DateRange(at[:DAY], at[:DAY])) or clean(at)
    except ValueError:
        return clean(at)
