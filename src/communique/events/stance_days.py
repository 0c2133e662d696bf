"""When a stance was taken: the time expression that hangs on its word, not on what is wanted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from communique.events.stance_words import StanceWord
from communique.model.parse import Parse, Token
from communique.model.spans import Span
from communique.model.times import Time
from communique.tables import load_list

NOW = ("now", "current", "currently", "today's")  # no day on which anything was said
TOLD_BY = ("xcomp", "ccomp", "acomp", "dobj")


def day_of(parse: Parse, times: Sequence[Time], word: StanceWord, first: int, last: int) -> int | None:
    """Index in `times` of the expression that hangs on `word` or on what says it, its content being tokens ``[first, last)``; None without one."""
    heads, at = {word.i}, parse.tokens[word.i]
    told_by = TOLD_BY if word.kind == "noun" else (*TOLD_BY, "pobj", "prep")
    while at.dep in told_by:  # not "returned on Sunday without a word on the demand"
        at = parse.tokens[at.head]
        heads.add(at.i)
    for index, tokens in _days(parse, times, word):
        climb = next((a for t in tokens[:1] for a in (t, *parse.ancestors(t.i)) if a.pos in ("VERB", "AUX")), None)
        if climb and climb.i in heads and not first < tokens[0].i < last and not _later(parse, tokens[0], last) and not _due(parse, tokens[0], climb):
            return index
    return None


def _days(parse: Parse, times: Sequence[Time], word: StanceWord) -> Iterator[tuple[int, Sequence[Token]]]:
    """The days and times of day told in the sentence of `word`, with their tokens."""
    sentence = parse.sentences[parse.tokens[word.i].sentence]
    for index, time in enumerate(times):
        day = time.type in ("DATE", "TIME") and time.raw.casefold() not in NOW
        tokens = parse.within(Span(time.start, time.end)) if day and sentence.start <= time.start < sentence.end else ()
        if not _counted(parse, tokens):
            yield index, tokens


def _counted(parse: Parse, tokens: Sequence[Token]) -> bool:
    """True for a time that something else is counted from: "a day | after the vote"."""
    behind = parse.tokens[tokens[-1].i + 1 : tokens[-1].i + 2] if tokens else ()
    return any(t.text.casefold() in ("after", "before", "since") for t in behind)


def _later(parse: Parse, token: Token, last: int) -> bool:
    """True for a time behind the content that may be of what is wanted, not of the wanting: "proposed elections | in May"."""
    return token.i >= last and parse.tokens[token.i - 1].text.casefold() in load_list(__package__, "stance_later.txt")


def _due(parse: Parse, token: Token, verb: Token) -> bool:
    """True for a time by which something is to be done: "ruled out a deal by | the May 3 deadline", "until the end of June"."""
    between = takewhile(lambda above: above.i != verb.i, parse.ancestors(token.i))
    return any(above.dep == "prep" and above.text.casefold() in ("by", "until", "till") for above in between)
