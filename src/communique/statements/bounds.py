"""Where a quotation ends whose closing mark is missing: before its own attribution, or with its sentence."""

from __future__ import annotations

from dataclasses import replace

from communique.model.parse import Parse, Token
from communique.model.spans import Span, trim
from communique.statements.frames import CLAUSE, QUOTE, verbs
from communique.statements.quotes import Quote

PAUSES = (",", "?", "!")
OWN = ("i", "we", "you")
SUBJECTS = ("nsubj",)


def bounded(text: str, quote: Quote, parse: Parse) -> Quote:
    """`quote` as it is when it is closed or a single mark; otherwise its last part cut before ", he said", and one that begins within a
    sentence of the reporter ("called it “a trap and left.") with that sentence."""
    if quote.closed or quote.single:
        return quote
    part = quote.parts[-1]
    cue = next((k for t in parse.within(part) if (k := _attribution(parse, t, part)) is not None), None)
    end = cue if cue is not None else _sentence_end(text, quote, parse)
    if end is None or end <= part.start + 1:
        return quote
    cut = trim(text, Span(part.start, end))
    return replace(quote, parts=(*quote.parts[:-1], cut))


def _attribution(parse: Parse, verb: Token, part: Span) -> int | None:
    """Offset where the words end before the attribution of which `verb` is the verb: the comma before "he said" or "said the envoy"."""
    frame = verbs().get(verb.lemma) if verb.tag in ("VBD", "VBZ") else None
    if frame is None or not frame.shapes & {CLAUSE, QUOTE}:
        return None
    subject = next(iter(parse.children(verb.i, *SUBJECTS)), None)
    if subject is None or subject.text.lower() in OWN or any(c.i > verb.i for c in parse.children(verb.i, "ccomp")):
        return None
    first = min(verb.i, parse.edges(subject.i)[0])
    pause = parse.tokens[first - 1] if first else None
    inside = pause is not None and part.start < pause.start and pause.text in PAUSES and pause.sentence == verb.sentence
    return pause.end if inside and pause is not None else None


def _sentence_end(text: str, quote: Quote, parse: Parse) -> int | None:
    """End of the reporter's sentence in which a one-part quotation begins with a small letter; None for one that begins a sentence."""
    start = quote.span.start
    sentence = parse.sentence_at(start)
    if len(quote.parts) > 1 or sentence is None or sentence.start >= start or not text[start + 1 : start + 2].islower():
        return None
    return min(sentence.end, quote.span.end)
