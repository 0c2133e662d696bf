"""Around a statement: channel, addressee, the medium that an interview was given to, and the expression that dates the saying."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from communique.model.parse import Token
from communique.model.spans import Span
from communique.model.times import Time
from communique.statements.agents import can_speak
from communique.statements.drafts import Draft
from communique.statements.story import Story
from communique.tables import load_table

TELLING = ("tell", "inform", "remind", "assure", "warn", "ask", "advise", "reassure", "notify", "brief")
SPEAKING = ("speak", "talk", "write")
GATHERED = ("group", "pool", "crowd", "handful", "gathering", "hundred", "dozen")
POSTED = ("post", "share", "publish", "upload", "broadcast", "air")
SHARING = ("conj", "advcl", "xcomp", "pcomp", "prep", "dep")
STEPS = 4
PLACING = ("in", "on", "at", "during", "via", "through", "from", "by")
WIDE = re.compile(r"\b(week|month|year|decade|century|season)s?\b", re.IGNORECASE)  # dates the meetings spoken of, not the saying


@dataclass(frozen=True, slots=True)
class Context:
    """`relays` are head tokens of media that an interview was given to; `said_on` is an index into the times."""

    channel: str | None = None
    addressee: Span | None = None
    said_on: int | None = None
    relays: tuple[int, ...] = ()


def context_of(story: Story, draft: Draft, times: Sequence[Time], is_medium: Callable[[int], bool]) -> Context:
    """What the clause of the cue of `draft` says about its circumstances, and the clause that it carries on.

    `is_medium` says whether the noun phrase of a token names a news medium: who tells one something gives it an interview.
    """
    if draft.clause is None:
        return Context()
    hearers = _hearers(story, draft)
    addressee = _phrase(story, hearers.i) if hearers is not None else None
    channel = _hearing(story, hearers) if hearers is not None else None
    relays: tuple[int, ...] = ()
    for prep in _circumstances(story, draft):
        held = _medium(story, prep)
        if held is not None:
            channel, relays = held if held[0] != "interview" else (held[0], _given_to(story, prep))
            break
    told = story.tokens[draft.at].lemma in TELLING or any(True for _ in _speaking(story, draft))
    if told and hearers is not None and not relays and (channel == "interview" or (channel is None and is_medium(hearers.i))):
        channel, relays = "interview", (hearers.i,)
    if channel is None and story.tokens[draft.at].lemma == "testify":
        channel = "speech"
    if channel is None and _on_the_spot(story, draft):
        channel = "dispatch"
    if channel is None and draft.head is not None:
        channel = _table("source").get((story.tokens[draft.head].lemma.lower(),))
    return Context(channel, addressee, _dated(story, draft, times), relays)


@cache
def _table(kind: str) -> dict[tuple[str, ...], str]:
    rows = load_table(__package__, "channels.tsv")
    return {tuple(row["phrase"].split()): row["channel"] for row in rows if row["kind"] == kind}


def _clauses(story: Story, draft: Draft) -> Iterator[tuple[int, bool]]:
    """Verbs in whose clause the cue stands, nearest first, and whether only what stands before that verb holds for the cue too.

    A participle shares the whole clause that it hangs on; a coordinated verb only what opens the sentence.
    """
    yield draft.at, False
    if draft.clause not in (None, draft.at):
        yield draft.clause or 0, False
    token, fronted = story.tokens[draft.at], False
    if token.pos not in ("VERB", "AUX") or token.text.lower() == "according":
        return
    for _ in range(STEPS):
        subject = story.parse.children(token.i, "nsubj", "nsubjpass")
        if token.head == token.i or token.dep not in SHARING or any(s.pos != "PRON" or s.tag == "WP" for s in subject):
            return
        if token.dep == "advcl" and (token.tag != "VBG" or story.parse.children(token.i, "mark")):
            return
        fronted = fronted or token.dep == "conj"
        token = story.tokens[token.head]
        yield token.i, fronted


def _circumstances(story: Story, draft: Draft) -> Iterator[Token]:
    """Prepositions that hang on the verbs in whose clause the cue stands, outside the content."""
    for verb, fronted in _clauses(story, draft):
        for child in story.parse.children(verb, "prep"):
            loose = child.text.lower() in PLACING and not any(s.covers(child.span) for s in draft.content)
            if loose and (child.i < verb or not fronted):
                yield child
    for speaking in _speaking(story, draft):
        for child in story.parse.children(speaking.i, "prep"):
            if child.text.lower() in PLACING:
                yield child


def _speaking(story: Story, draft: Draft) -> Iterator[Token]:
    """The participle of "speaking to reporters in Oslo, she said" and "she, speaking at a rally, said"."""
    below = [*story.parse.children(draft.at, "advcl"), *(story.parse.children(draft.head, "acl", "advcl") if draft.head is not None else ())]
    for token in below:
        if token.tag == "VBG" and token.lemma in SPEAKING and not any(s.covers(token.span) for s in draft.content):
            yield token


def _on_the_spot(story: Story, draft: Draft) -> bool:
    """True for a reporter's own account: "Ann Lee, reporting from Oslo, said", "she reported from the front"."""
    heads = [draft.at, *([draft.head] if draft.head is not None else [])]
    below = [draft.at, *(c.i for h in heads for c in story.parse.children(h, "advcl", "acl") if c.tag == "VBG")]
    placed = [c for i in below if story.tokens[i].lemma == "report" for c in story.parse.children(i, "prep") if c.text.lower() == "from"]
    return any(not any(s.covers(c.span) for s in draft.content) and story.parse.children(c.i, "pobj") for c in placed)


def _medium(story: Story, prep: Token) -> tuple[str, tuple[int, ...]] | None:
    """The channel that the phrase of `prep` names: one whose words include the head of the phrase."""
    for head in story.parse.children(prep.i, "pobj"):
        names = [head, *story.parse.children(head.i, "appos")]
        first, last = story.parse.edges(head.i)
        if last == head.i + 1 and head.pos == "PROPN":
            last = min(last + 1, story.sentence(head.i).last)
        plain = [t.text.lower() for t in story.tokens[first:last]]
        for phrase, channel in sorted(_table("medium").items(), key=lambda p: -len(p[0])):
            for k in range(len(plain) - len(phrase) + 1):
                inside = any(first + k <= n.i < first + k + len(phrase) for n in names)
                if tuple(plain[k : k + len(phrase)]) == phrase and inside and (len(phrase[0]) > 1 or story.tokens[first + k].text.isupper()):
                    return channel, ()
        posted = [c for c in story.parse.children(head.i, "acl") if c.tag == "VBN" and c.lemma in POSTED]
        shown = next((m for c in posted for p in story.parse.children(c.i, "prep") if (m := _medium(story, p)) is not None), None)
        if shown is not None:
            return shown
    return None


def _given_to(story: Story, prep: Token) -> tuple[int, ...]:
    """The medium of "in an interview with M"."""
    for head in story.parse.children(prep.i, "pobj"):
        for link in story.parse.children(head.i, "prep"):
            if link.text.lower() in ("with", "to"):
                for medium in story.parse.children(link.i, "pobj"):
                    return (_name_of(story, medium),)
    return ()


def _name_of(story: Story, head: Token) -> int:
    """The name after a common noun ("the news website The Bugle"), when the parser set it beside the noun; the noun itself otherwise."""
    following = story.tokens[head.i + 1] if head.i + 1 < len(story.tokens) else None
    if head.pos == "NOUN" and following is not None and following.pos == "PROPN" and following.sentence == head.sentence:
        return following.i
    return head.i


def _hearers(story: Story, draft: Draft) -> Token | None:
    """Who is told: the object of verbs of telling, or the phrase after "to"."""
    verb = story.tokens[draft.at]
    if verb.pos != "VERB" or verb.text.lower() == "according":
        return None
    for speaking in _speaking(story, draft):
        for prep in story.parse.children(speaking.i, "prep"):
            if prep.text.lower() == "to" and story.parse.children(prep.i, "pobj"):
                return story.parse.children(prep.i, "pobj")[0]
    passed = verb.lemma in TELLING
    if passed:
        passive = story.parse.children(verb.i, "nsubjpass")
        objects = passive or tuple(c for c in story.parse.children(verb.i, "dobj", "dative") if c.i > verb.i)
    else:
        objects = tuple(
            p for c in story.parse.children(verb.i, "prep", "dative") if c.text.lower() == "to" for p in story.parse.children(c.i, "pobj")
        )
    held = [o for o in objects if o.i != draft.head and not any(s.covers(o.span) for s in draft.content) and (passed or can_speak(story, o.i))]
    return held[0] if held else None


def _phrase(story: Story, head: int) -> Span:
    """The noun phrase of `head` without what follows the head, but for "of …"."""
    first, last = story.parse.edges(head)[0], head + 1
    for child in story.parse.children(head, "prep"):
        if child.i == last and child.text.lower() in ("of", "at"):
            last = story.parse.edges(child.i)[1]
    return story.span(first, last)


def _hearing(story: Story, hearers: Token) -> str | None:
    counted = [o for p in story.parse.children(hearers.i, "prep") if p.text == "of" for o in story.parse.children(p.i, "pobj")]
    if counted and hearers.lemma.lower() in GATHERED:
        return _hearing(story, counted[0])
    first = story.parse.edges(hearers.i)[0]
    plain = tuple(t.text.lower() for t in story.tokens[first : hearers.i + 1])
    return next((channel for phrase, channel in _table("addressee").items() if plain[-len(phrase) :] == phrase), None)


def _dated(story: Story, draft: Draft, times: Sequence[Time]) -> int | None:
    """The time expression in the clauses of the cue, outside content and source."""
    if not times:
        return None
    for verb, fronted in _clauses(story, draft):
        spans = list(_time_spans(story, verb, draft, fronted=fronted))
        first, last = min((s.start for s in spans), default=0), max((s.end for s in spans), default=0)
        for n, time in enumerate(times):
            if time.start < first or time.end > last:
                continue
            span = Span(time.start, time.end)
            if time.type not in ("DATE", "TIME") or not any(s.covers(span) for s in spans):
                continue
            if not (WIDE.search(time.raw) or _bound(story, span) or _beside(story, draft, span)):
                return n
    return None


def _bound(story: Story, span: Span) -> bool:
    """True for "since April 11" and "until Monday": how long something lasts, not when it is said; and for "soon"."""
    first = next((t for t in story.parse.within(span)), None)
    before = story.tokens[first.i - 1].text.lower() if first is not None and first.i else ""
    return before in ("since", "until", "till") or (first is not None and first.text.lower() in ("since", "until", "till", "soon"))


def _beside(story: Story, draft: Draft, time: Span) -> bool:
    """True for "Aug. 15" in "agreed to meet on Liberation Day, Aug. 15": it tells the day of what is said over again."""
    return any(c.end < time.start and story.text[c.end : time.start].strip() == "," for c in draft.content)


def _time_spans(story: Story, verb: int, draft: Draft, *, fronted: bool) -> Iterator[Span]:
    """Phrases of time and circumstance below `verb`, cut where content or source begin and before "published on …"."""
    blocked = [*draft.content, *([draft.source] if draft.source else [])]
    for child in story.parse.children(verb, "prep", "npadvmod", "advmod", "advcl", "tmod", "nmod"):
        if fronted and child.i > verb:
            continue
        if child.dep == "advcl" and child.tag == "VBG" and child.i > verb and child.lemma not in SPEAKING:
            continue  # "said A, referring to the vote of 2015": that day is of what it tells
        first, last = story.parse.edges(child.i)
        loose = [t.i for t in story.parse.subtree(child.i) if t.dep in ("acl", "relcl") and t.i > first]
        span = story.parse.span(first, min([last, *loose]))
        if any(b.covers(Span(span.start, span.start + 1)) for b in blocked):
            continue
        yield Span(span.start, min([span.end, *(b.start for b in blocked if b.start > span.start)]))
