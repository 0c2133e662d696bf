"""Quotations without a cue of their own: they go on with the statement before, or carry a name after a dash."""

from __future__ import annotations

import re

from communique.model.parse import Sentence
from communique.model.spans import Span
from communique.statements.agents import can_speak
from communique.statements.drafts import Draft
from communique.statements.nesting import holds
from communique.statements.quotes import Quote
from communique.statements.sources import source_tokens
from communique.statements.story import DASHES, Story

SIGNATURE = re.compile(r"\s*[―—–-]+\s*")
MOST_WORDS_OF_A_SIGNATURE = 12
FEWEST_QUOTED = 5


def attach_floating(story: Story, drafts: list[Draft]) -> list[Draft]:
    """`drafts` with the quotations that go on with one of them (“…,” she said. “…”), and new ones for signed quotations (“…” — Ann Lee)."""
    added: list[Draft] = []
    desk = _Desk(story, drafts)
    first_token = {t.start: t.i for t in story.tokens}
    for quote in story.quotes:
        at = first_token.get(quote.span.start)
        if at is None or not quote.outer or quote.span in desk.claimed:
            continue
        if quote.single:
            single = _goes_on(story, at, desk) if _is_sentence(story, quote) else None
            if single is not None and _in_single_marks(story, single):
                single.content.extend(quote.parts)
                desk.claim(single)
            continue
        new = _signed(story, quote) or _introduced(story, quote, at)
        after = _leads_to(story, quote, desk) if new is None else None
        if after is not None:
            after.content[:0] = quote.parts
            desk.claim(after)
            continue
        before = _goes_on(story, at, desk) or _but_also(story, at, desk) if new is None else None
        if before is not None:
            before.content.extend(quote.parts)
            desk.claim(before)
            continue
        giver = _stands_alone(story, quote, at, desk) or _ends_a_remark(story, quote, at, desk) if new is None else None
        if giver is not None:
            giver.content.extend(quote.parts)
            desk.claim(giver)
        if new is not None:
            added.append(new)
            desk.claim(new)
    return [*drafts, *added]


def _is_sentence(story: Story, quote: Quote) -> bool:
    """Whether the words between the marks begin and end like a sentence: single marks stand around terms and names as well."""
    inner = story.text[quote.span.start + 1 : quote.span.end - 1].strip()
    return inner[:1].isupper() and inner[-1:] in (".", "?", "!", "…") and len(inner.split()) > 1


def _in_single_marks(story: Story, draft: Draft) -> bool:
    return any(quote.single and part.overlap(span) for span in draft.content for quote, part in story.near(span) if quote.outer)


class _Desk:
    """Which quotations are claimed, and the drafts by the sentence of their cue and by the end of their content."""

    def __init__(self, story: Story, drafts: list[Draft]) -> None:
        self._story = story
        self.claimed: set[Span] = set()
        self.by_sentence: dict[int, list[Draft]] = {}
        self.by_end: dict[int, Draft] = {}
        self.by_start: dict[int, Draft] = {}
        for draft in drafts:
            self.claim(draft)

    def claim(self, draft: Draft) -> None:
        """Note `draft`, or note again what it has come to hold."""
        held = self.by_sentence.setdefault(self._story.tokens[draft.at].sentence, [])
        if draft.cue is not None and not any(d is draft for d in held):
            held.append(draft)
        self.by_end[draft.content[-1].end] = draft
        self.by_start[draft.content[0].start] = draft
        for span in draft.content:
            for quote, part in self._story.near(span):
                told_inside = self._story.quote_of(draft.at) is quote  # what a quotation tells of others does not say whose it is
                if part == quote.parts[0] and span.overlap(part) * 2 > part.length and not told_inside:
                    self.claimed.add(quote.span)

    def said_in(self, sentence: Sentence) -> list[Draft]:
        """Drafts of tier speech whose cue stands in `sentence`, outside of quotations."""
        return [d for d in self.by_sentence.get(sentence.i, []) if d.tier == "speech" and self._story.inside[d.at] < 0]


def _goes_on(story: Story, at: int, desk: _Desk) -> Draft | None:
    """The statement that the quotation at token `at` goes on with: its cue stands in the sentence before, in the same paragraph."""
    tokens = story.tokens
    if at == 0 or story.sentence(at - 1).block != story.sentence(at).block:
        return None
    closed = story.closes(at - 1)
    if closed and tokens[at - 1].end in desk.by_end:
        return desk.by_end[tokens[at - 1].end]
    if tokens[at - 1].text[-1:] not in (".", "?", "!") and not (closed and tokens[at - 2].text in (".", "?", "!")):
        return None
    return _last_quoted(story, desk.said_in(story.sentence(at - 1)))


def _last_quoted(story: Story, drafts: list[Draft]) -> Draft | None:
    """Of several in one sentence that which holds a quotation and no other statement: “A,” Lee said, according to the Bugle. “B”."""
    found = [d for d in drafts if _has_quote(story, d)]
    inmost = [d for d in found if not any(o is not d and holds(story, d, o) for o in found)]
    return inmost[-1] if inmost else None


def _leads_to(story: Story, quote: Quote, desk: _Desk) -> Draft | None:
    """The statement whose quotation follows at once, in the same paragraph: “We waited.” “Nobody came,” she said."""
    between = re.match(r"[ \t]{1,2}", story.text[quote.span.end : quote.span.end + 2])
    draft = desk.by_start.get(quote.span.end + between.end()) if between is not None else None
    if draft is None or draft.cue is None or draft.cue.start < draft.content[0].start or story.text[quote.span.end - 2] not in ".?!…":
        return None
    return draft if any(part.start == draft.content[0].start for q, part in story.near(draft.content[0]) if q.outer) else None


def _but_also(story: Story, at: int, desk: _Desk) -> Draft | None:
    """“I like him,” she said, but “he is slow.”: the statement that goes on after its cue, over a comma and "but", "and" or "yet"."""
    tokens = story.tokens
    if at < 3 or tokens[at - 1].text.lower() not in ("but", "and", "yet") or tokens[at - 2].text != ",":
        return None
    held = [d for d in desk.said_in(story.sentence(at - 1)) if d.cue is not None and _has_quote(story, d)]
    end = tokens[at - 3].end
    near = [d for d in held if d.cue is not None and (d.cue.end == end or (d.source is not None and d.source.end == end))]
    return near[-1] if near and near[-1].content[-1].end < tokens[at - 3].start else None


def _stands_alone(story: Story, quote: Quote, at: int, desk: _Desk) -> Draft | None:
    """The statement that a paragraph goes on with which is one quotation and nothing else: what the last sentence before tells somebody to say."""
    block = story.sentence(at).block
    last = max((t.i for t in story.parse.within(quote.parts[-1])), default=at)
    before, after = story.tokens[at - 1 : at], story.tokens[last + 1 : last + 2]
    if not before or story.sentence(before[0].i).block != block - 1 or any(story.sentence(t.i).block == block for t in after):
        return None
    said = [d for d in desk.said_in(story.sentence(before[0].i)) if d.head is not None]
    if not said or len({d.head for d in said}) > 1:
        return None
    return _last_quoted(story, said) or said[-1]


def _ends_a_remark(story: Story, quote: Quote, at: int, desk: _Desk) -> Draft | None:
    """The statement before ("“A,” she said.") where the next sentence of the paragraph goes on with its words: Now, “the members say that it is
    fine.”: most of the sentence is quoted, to its end, and no cue stands in it."""
    sentence = story.sentence(at)
    if len(quote.parts) > 1 or at == sentence.first or quote.span.end < story.tokens[story.last_word(sentence) - 1].end:
        return None
    lead = story.tokens[sentence.first : at]
    before = story.parse.sentences[sentence.i - 1] if sentence.i else None
    if before is None or before.block != sentence.block or desk.by_sentence.get(sentence.i):
        return None
    held = [t for t in story.parse.within(quote.parts[0]) if t.pos != "PUNCT"]
    if len(held) < FEWEST_QUOTED or len(held) < 2 * len([t for t in lead if t.pos != "PUNCT"]) or any(t.pos == "PROPN" for t in lead):
        return None
    return _last_quoted(story, desk.said_in(before))


def _has_quote(story: Story, draft: Draft) -> bool:
    return any(part.overlap(span) for span in draft.content for quote, part in story.near(span) if quote.outer)


def _introduced(story: Story, quote: Quote, at: int) -> Draft | None:
    """A quotation after a colon: "Ann Lee: “…”" and "She put it bluntly: “…”", where somebody who can speak is the subject."""
    tokens = story.tokens
    if at == 0 or tokens[at - 1].text != ":" or story.inside[at - 1] >= 0:
        return None
    colon = at - 1
    sentence = story.sentence(colon)
    held = tokens[sentence.first : colon]
    finite = [t for t in held if t.tag in ("VBD", "VBZ", "VBP", "VBG", "VBN") and t.pos in ("VERB", "AUX")]
    k = colon
    while k > sentence.first and tokens[k - 1].pos in ("PROPN", "CCONJ") and not tokens[k - 1].text.isupper():
        k -= 1
    if k < colon and (k == sentence.first or tokens[k - 1].text in (*DASHES, ".")):
        return _named(story, quote, k, colon)
    if not finite:
        return _named(story, quote, sentence.first, colon)
    for verb in sorted(finite, key=lambda t: (t.dep not in ("ROOT", "ccomp"), t.i)):
        subject = next((s for s in story.parse.children(verb.i, "nsubj") if s.i < verb.i), None)
        if subject is not None and can_speak(story, subject.i):
            source = story.span(*source_tokens(story, subject.i, verb.i))
            return Draft(verb.i, verb.span, subject.i, source, list(quote.parts), "assert", clause=verb.i, tail=at)
    return None


def _named(story: Story, quote: Quote, first: int, colon: int) -> Draft | None:
    """ "Ann Lee (New Town): “…”": a name and a colon before the quotation."""
    tokens = story.tokens
    names = [t for t in tokens[first:colon] if t.pos == "PROPN"]
    if not names or colon - first > MOST_WORDS_OF_A_SIGNATURE or tokens[first].pos not in ("PROPN", "DET", "NOUN", "ADJ"):
        return None
    head = next((t for t in tokens[first:colon] if not first <= t.head < colon or t.head == t.i), names[-1])
    return Draft(head.i, tokens[colon].span, head.i, story.span(first, colon), list(quote.parts), "assert", tail=colon + 1)


def _signed(story: Story, quote: Quote) -> Draft | None:
    """“…” — Name, where the name ends the paragraph."""
    sentence = story.parse.sentence_at(max(quote.span.end - 1, 0))
    match = SIGNATURE.match(story.text, quote.span.end)
    if match is None or sentence is None or not any(c in match.group() for c in "―—–-"):
        return None
    line_end = max(s.end for s in story.parse.sentences if s.block == sentence.block)
    name = Span(match.end(), line_end)
    raw = story.text[name.start : name.end].rstrip(" .")
    tokens = story.parse.within(Span(name.start, name.start + len(raw)))
    if not tokens or len(tokens) > MOST_WORDS_OF_A_SIGNATURE or tokens[0].pos != "PROPN":
        return None
    k = 0
    while k + 1 < len(tokens) and tokens[k + 1].pos == "PROPN":
        k += 1
    dash = match.group().strip()
    at = story.text.index(dash, quote.span.end)
    return Draft(
        tokens[0].i,
        Span(at, at + len(dash)),
        tokens[k].i,
        Span(name.start, name.start + len(raw)),
        list(quote.parts),
        "assert",
        tail=tokens[-1].i + 1,
    )
