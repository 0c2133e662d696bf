"""Where and when, told right behind the noun of an event: "following their talks *in Adre on Monday evening*", whatever the parser hangs them on."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from communique.events.frames import Frame
from communique.model.parse import Parse, Token
from communique.model.times import Time
from communique.model.values import Value

WHERE = ("in", "at", "near", "outside")
WHEN = ("on", "in", "during", "over", "for")
UNNAMED = ("", "ORG", "PERSON", "NORP", "PRODUCT")  # what the parser takes an unknown town for
LONGEST = 5  # tokens from a preposition to the head of what it governs

Placed = Callable[[Parse, int], Value | None]


def times_behind(frame: Frame, times: Sequence[Time], place: Placed) -> list[int]:
    """The number of the day or hour in the phrases right behind the last noun of `frame`, the first of them; none where there is none."""
    return _behind(frame, times, place)[1][:1]


def place_behind(frame: Frame, times: Sequence[Time], place: Placed) -> list[Value]:
    """The place in the phrases right behind the last noun of `frame`, an unknown name included: "talks in Bara"."""
    return _behind(frame, times, place)[0][:1]


def _behind(frame: Frame, times: Sequence[Time], place: Placed) -> tuple[list[Value], list[int]]:
    tokens = frame.parse.tokens
    starts = {t.start: n for n, t in enumerate(times)}
    where: list[Value] = []
    when: list[int] = []
    at = max(frame.nouns, default=len(tokens)) + 1
    while at + 1 < len(tokens) and tokens[at].sentence == tokens[frame.trigger].sentence:
        word = tokens[at].text.lower()
        n = starts.get(tokens[at + (word in WHEN)].start)
        if n is not None:
            when += [n] if times[n].type in ("DATE", "TIME") and times[n].op != "event_from" else []
            at = next((t.i for t in tokens[at + 1 :] if t.start >= times[n].end), len(tokens))
            continue
        named = _place(frame.parse, tokens[at], place) if word in WHERE else None
        if named is None:
            break
        where.append(named)
        at = next((t.i for t in tokens[at + 1 :] if t.start >= named.end), len(tokens))
        at += at < len(tokens) and tokens[at].text == ","
    return where, when


def _place(parse: Parse, prep: Token, place: Placed) -> Value | None:
    held = next((p for p in parse.children(prep.i, "pobj") if p.i <= prep.i + LONGEST), None)
    if held is None:
        return None
    named = place(parse, held.i)
    first = min([c.i for c in parse.children(held.i, "compound")] + [held.i])
    plain = prep.text.lower() == "in" and held.tag == "NNP" and held.ent in UNNAMED and first == prep.i + 1
    if named is not None or not plain or held.text.isupper() or parse.children(held.i, "prep", "conj"):
        return named
    span = parse.span(first, held.i + 1)
    raw = parse.text[span.start : span.end]
    return Value(span.start, span.end, raw, words=raw)
