"""Finding time expressions in a stretch of text, symbolic: what they mean is left to `resolving`, which knows the date."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from communique.model.times import Time
from communique.times.building import build
from communique.times.cues import Sentences, has_been, is_deadline, tense
from communique.times.grammar import grammar
from communique.times.lexicon import Words
from communique.times.matching import Draft
from communique.times.quarters import quarter_before, with_quarters
from communique.times.ranges import with_ranges

# Where the argument of direction stands, per op.
DIRECTION_AT = {
    "weekday": 1, "date": 3, "season": 2, "quarter": 2, "holiday": 1, "week_of": 3, "weekend": 0, "year": 1, "days_of_month": 2, "month_day": 2,
    "nth_weekday": 4, "night_of": 3,
}  # fmt: skip
FROM_DAY = "from_day"
REPORT = "report"  # of a quarter: what is told of it is known, or foreseen, once it is over
REACH = 12  # expressions looked at on either side for an anchor
NEARBY = 6  # words between a time of day and the day that follows it ("at 10:35 (0735 GMT) Friday")
DAY_ANCHORS = ("weekday", "nth_weekday", "date", "day", "holiday", "weekday_of_week")
ANCHORS = (*DAY_ANCHORS, "ago", "year", "period", "month_of_year", "week_of", "weekend", "night", "event_day")


def find_in(text: str, *, shift: int = 0, first: int = 0) -> list[Time]:
    """The time expressions of one stretch of text; `shift` is added to offsets, `first` to the indices of anchors.

    >>> [(t.raw, t.op) for t in find_in("They met late on Friday, two days later than planned.")]
    [('Friday', 'weekday'), ('two days', 'duration')]
    """
    compiled = grammar()
    words = compiled.lexicon.read(text)
    drafts = [d for found in compiled.find(words) for d in build(words, found)]
    if not drafts:
        return []
    sentences = Sentences(words, text)
    drafts = with_quarters(words, _from_days(words, _inherit(words, drafts)), sentences)
    out = []
    for i, draft in enumerate(drafts):
        start, end = words.spans[draft.first][0], words.spans[draft.last - 1][1]
        anchor = i + 1 if draft.op == FROM_DAY else _anchor(i, drafts, sentences, words)
        draft = _in_context(draft, sentences, words, anchored=anchor is not None)
        counted = None if anchor is None else first + anchor
        out.append(Time(start + shift, end + shift, text[start:end], draft.type, draft.op, draft.args, draft.mod, counted, draft.hours))
    return with_ranges(out, drafts, words, first=first)


def _in_context(draft: Draft, sentences: Sentences, words: Words, *, anchored: bool) -> Draft:
    """`draft` with what its clause adds: a direction from the tense; the end of a term; what it counts from, when nothing told says it."""
    if draft.wants == "back" and not anchored:
        return _of_event(draft)
    if draft.op == "duration" and words.lower[draft.first - 1 : draft.first] in (("in",), ("within",)):
        amount, unit = draft.args[1:3]
        told = tense(words, sentences, draft.first, draft.last)
        term = words.lower[draft.first - 1] == "within" and words.lower[draft.last : draft.last + 1] != ("of",)
        if told in ("future", "plan") or (term and not told):
            return replace(draft, op="span", args=(draft.args[0], unit, amount, 1))
    if draft.op == "quarter_told":
        return replace(draft, args=(draft.args[0], "told" if anchored else "", *draft.args[2:]))
    at = DIRECTION_AT.get(draft.op)
    if at is None or (draft.args[at] and draft.args[at] != REPORT):
        return draft
    told = "future" if draft.op == "date" and is_deadline(words, draft.first, draft.last) else tense(words, sentences, draft.first, draft.last)
    if draft.op == "date" and draft.args[0] is None and draft.args[2] is not None and not anchored:
        told = has_been(words, draft.first, draft.last) or told
    if told == "plan" and not (draft.op == "weekday" or (draft.op == "date" and draft.args[2] is not None)):
        told = "future"
    if draft.args[at] == REPORT:
        told = "near" if told == "future" else told
    return replace(draft, args=(*draft.args[:at], told, *draft.args[at + 1 :]))


def _of_event(draft: Draft) -> Draft:
    """An expression that counts from something told before, of which no date was told: days and hours count from some event then.

    So do weeks where they open a paragraph ("A week earlier, …"): what they count from was told in the paragraph above.
    """
    if draft.op == "day":
        return replace(draft, op="event_shift", args=("day", draft.args[0], 0))
    if draft.op == "ago" and draft.args[0] == "week" and draft.args[1] is not None and draft.first == 0:
        return replace(draft, op="event_shift")
    if (draft.op == "ago" and draft.args[0] in ("hour", "minute", "second", "day", "night")) or (draft.op == "ago" and draft.args[2] == 1):
        return replace(draft, op="event_shift")
    return draft


def _from_days(words: Words, drafts: list[Draft]) -> list[Draft]:
    """Distances from a day that follows: "three days after January 12", "two weeks before Christmas", "a week from Tuesday"."""
    out = list(drafts)
    for i, (one, two) in enumerate(pairwise(drafts)):
        link = words.lower[one.last : two.first]
        if two.op not in DAY_ANCHORS or two.wants or link not in (("after",), ("before",), ("from",)) or one.type == "TIME":
            continue
        if one.op == "event_from" and one.args[1] is not None:
            out[i] = replace(one, op=FROM_DAY, args=(*one.args[:3], one.args[3]))
        elif one.op == "duration" and link == ("from",) and one.args[1] is not None and one.args[2] in ("day", "week", "month", "year"):
            out[i] = replace(one, op=FROM_DAY, args=(one.args[2], one.args[1], 1, one.args[0]))
    return out


def _inherit(words: Words, drafts: list[Draft]) -> list[Draft]:
    """Months that share the year of the next one: "in June and July 1997", "from 3 May to 4 June 1999"."""
    out = list(drafts)
    for i in range(len(out) - 2, -1, -1):
        one, two = out[i], out[i + 1]
        between = words.lower[one.last : two.first]
        if one.op == two.op == "date" and one.args[0] is None and two.args[0] is not None and not one.args[3] and _joined(between):
            out[i] = replace(one, args=(two.args[0], *one.args[1:]))
    return out


def _joined(between: tuple[str, ...]) -> bool:
    return 0 < len(between) <= 2 and set(between) <= {"and", "to", "-", ",", "or", "through", "until", "early", "late", "mid"}


def _anchor(i: int, drafts: list[Draft], sentences: Sentences, words: Words) -> int | None:
    draft = drafts[i]
    if draft.op == "date" and draft.args[0] is None and not draft.args[3]:
        return _year_told(i, drafts, sentences)
    if not draft.wants:
        return None
    if draft.wants == "quarter":
        return quarter_before(i, drafts)
    if draft.wants == "near":
        return next(_near(i, drafts, sentences, words), None)
    before = range(i - 1, max(-1, i - 1 - REACH), -1)
    same = (k for k in before if drafts[k].op in ANCHORS and sentences.same(drafts[k].first, draft.first))
    near = (k for k in before if drafts[k].op in DAY_ANCHORS and sentences.distance(drafts[k].first, draft.first) <= 1)
    return next(same, next(near, None))


def _year_told(i: int, drafts: list[Draft], sentences: Sentences) -> int | None:
    """The last full date told in the sentence, from which a date without a year takes it ("on 21 November 1995 … and on 14 December")."""
    k = i - 1
    if k >= 0 and drafts[k].op == "date" and drafts[k].args[0] is not None and drafts[k].args[2] is not None:
        return k if sentences.same(drafts[k].first, drafts[i].first) else None
    return None


def _near(i: int, drafts: list[Draft], sentences: Sentences, words: Words) -> Iterator[int]:
    """A date just after ("overnight into Wednesday"), else the last one told in the sentence, else the next one in it; of a clock time, else the last
    one told in the sentence before."""
    here = drafts[i]
    after = [k for k in range(i + 1, min(len(drafts), i + 1 + REACH)) if _dates(drafts[k]) and sentences.same(drafts[k].first, here.first)]
    between = words.lower[here.last : drafts[after[0]].first] if after else ()
    if after and len(between) <= 2 and set(between) <= {"into", "to", "on", "of", "the"}:
        yield after[0]
    yield from (k for k in range(i - 1, max(-1, i - 1 - REACH), -1) if _dates(drafts[k]) and sentences.same(drafts[k].first, here.first))
    yield from (k for k in after if drafts[k].first - here.last <= NEARBY)
    if here.op == "day" and here.type == "TIME":
        yield from _in_the_sentence_before(i, drafts, sentences, words)


def _in_the_sentence_before(i: int, drafts: list[Draft], sentences: Sentences, words: Words) -> Iterator[int]:
    """The dates told in the sentence before, the last first; not a day ahead of what has been, nor one past of what is ahead."""
    ahead = _is_ahead(drafts[i], sentences, words)
    for k in range(i - 1, max(-1, i - 1 - REACH), -1):
        near = sentences.distance(drafts[k].first, drafts[i].first) == 1
        if near and _dates(drafts[k]) and _is_ahead(drafts[k], sentences, words) == ahead:
            yield k


def _is_ahead(draft: Draft, sentences: Sentences, words: Words) -> bool:
    return tense(words, sentences, draft.first, draft.last) in ("future", "plan")


def _dates(draft: Draft) -> bool:
    """True for an expression that gives a day by itself: a time of day does not."""
    return draft.op in DAY_ANCHORS and draft.wants != "near"
