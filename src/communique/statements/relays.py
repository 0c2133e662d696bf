"""The phrases "According to X" and "M quoted X as saying": cues that are no plain verb of saying."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from communique.model.parse import Token
from communique.model.spans import Span
from communique.statements.agents import can_speak
from communique.statements.cuts import content_end
from communique.statements.drafts import Draft
from communique.statements.frames import verbs, words
from communique.statements.sources import source_tokens
from communique.statements.spans import before, cluster, complement, content_start, quote_after, region
from communique.statements.story import DASHES, Story
from communique.tables import load_list

QUOTING = ("quote", "cite")
ADDENDUM = ("including", "with", "among", "killing", "wounding", "injuring")


def according_drafts(story: Story, told: list[Draft], is_medium: Callable[[int], bool]) -> list[Draft]:
    """A draft for each "according to X". `told` are the drafts of verbs, `is_medium` says whether a token names a news medium."""
    found = []
    openings = [tuple(line.split()) for line in load_list(__package__, "as_told_by.txt")]
    leads = {opening[0] for opening in openings}
    for token in story.tokens:
        if token.text.lower() not in leads:
            continue
        for opening in openings:
            plain = tuple(t.text.lower() for t in story.tokens[token.i : token.i + len(opening)])
            draft = _according(story, token.i, token.i + len(opening) - 1, told, is_medium) if plain == opening else None
            if draft:
                found.append(draft)
    return found


def _according(story: Story, at: int, to: int, told: list[Draft], is_medium: Callable[[int], bool]) -> Draft | None:
    """The statement that the phrase from token `at`, with its preposition at token `to`, attributes."""
    tokens = story.tokens
    sentence = story.sentence(at)
    held = list(story.parse.children(to, "pobj", "pcomp")) or [t for t in tokens[to + 1 : sentence.last] if t.pos in ("NOUN", "PROPN", "PRON")]
    if not held or held[0].sentence != sentence.i:
        return None
    first, last = source_tokens(story, held[0].i, to)
    last = _fronted(story, held[0].i, last) if at == sentence.first else last
    head, last = _with_name(story, held[0].i, last)
    if tokens[head].lemma.lower() in words("norms.txt"):
        return None
    content = _content(story, at, last, told, medium=is_medium(head))
    if not content:
        return None
    cue = Span(tokens[at].start, tokens[to].end)
    return Draft(at, cue, head, story.span(first, last), content, "assert", clause=at, tail=last)


def _fronted(story: Story, head: int, last: int) -> int:
    """Where the phrase ends that opens a sentence: at its first comma, but for an appositive between commas."""
    tokens = story.tokens
    comma = next((k for k in range(head + 1, last) if tokens[k].text == ","), None)
    if comma is None:
        return last
    for child in story.parse.children(head, "appos", "relcl"):
        edge, far = story.parse.edges(child.i)
        if edge == comma + 1 and far < len(tokens) and tokens[far].text == ",":
            return far
    if comma + 1 < len(tokens) and tokens[comma + 1].tag in ("WP", "WDT"):
        far = story.parse.edges(tokens[comma + 1].head)[1]
        if far < len(tokens) and tokens[far].text == ",":
            return far
    return comma


def _with_name(story: Story, head: int, last: int) -> tuple[int, int]:
    """The phrase with the name after a comma that the parser hung elsewhere: "the head of the council, Ann Lee."."""
    tokens = story.tokens
    k = last + 1
    if last < len(tokens) and tokens[last].text == "," and k < len(tokens) and tokens[head].pos == "NOUN":
        while k < len(tokens) and tokens[k].pos == "PROPN" and tokens[k].sentence == tokens[head].sentence:
            k += 1
        closed = k >= len(tokens) or tokens[k].text in (".", ",") or tokens[k].sentence != tokens[head].sentence
        if k > last + 1 and closed:
            return k - 1, k
    return head, last


def _content(story: Story, at: int, last: int, told: list[Draft], *, medium: bool) -> list[Span]:
    tokens = story.tokens
    sentence = story.sentence(at)
    stop = story.last_word(sentence)
    quote = story.quote_of(at)
    while quote and stop > last and story.inside[stop - 1] != story.inside[at]:
        stop -= 1
    verb = tokens[tokens[at].head]
    if tokens[at - 1].tag in ("WP", "WDT") and verb.dep == "relcl" and verb.i > last and at > sentence.first:
        return region(story, last + (tokens[last].text == ","), min(stop, story.parse.edges(verb.i)[1]), at)
    low = story.first_word(sentence)
    while quote and low < at and story.inside[low] != story.inside[at]:
        low += 1
    if quote and story.opens(low):
        low += 1
    while low < at and tokens[low].pos in ("CCONJ", "PUNCT") and not story.opens(low):
        low += 1
    if low >= at:
        start = last + 1 if last < stop and tokens[last].text == "," else last
        return region(story, start, stop, at)
    high = at - 1 if tokens[at - 1].text in (",", *DASHES) else at
    inner = next((d for d in reversed(told) if d.tail in (high, high + 1) and d.at < at and story.sentence(d.at) is sentence), None)
    if inner is not None and not medium and d_before(inner, story, low):
        part = _last_part(story, inner, high)
        if part:
            return part
    content = region(story, low, high, at)
    if verb.i > last and verb.sentence == sentence.i and last < stop and tokens[last].text == ",":
        content += region(story, last + 1, stop, at)
    return content


def d_before(inner: Draft, story: Story, low: int) -> bool:
    """True when the cue of `inner` stands before its content, so that "X said A, according to Y" can be meant."""
    return story.tokens[inner.at].start < inner.content[0].start and inner.at >= low


def _last_part(story: Story, inner: Draft, high: int) -> list[Span]:
    """ "X said A, including B, according to Y": Y vouches for B; nothing without such an addendum, for then Y tells that X said A."""
    tokens = story.tokens
    for k in range(high - 1, inner.at, -1):
        if tokens[k - 1].text == "," and tokens[k].text.lower() in ADDENDUM:
            return region(story, k + 1 if tokens[k].text.lower() == "including" else k, high, inner.at)
    return []


def quoted_drafts(story: Story) -> list[Draft]:
    """Drafts for "M quoted X as saying …" and "X was quoted as saying …", where X speaks and M relays."""
    found = []
    for token in story.tokens:
        if token.lemma in QUOTING and token.tag.startswith("VB"):
            saying = _saying(story, token.i)
            draft = _quoting(story, token, saying) if saying is not None else None
            if draft:
                found.append(draft)
    return found


def _saying(story: Story, quoting: int) -> int | None:
    """The verb of "as saying" after the verb `quoting`."""
    for k in range(quoting + 1, min(story.sentence(quoting).last - 1, quoting + 25)):
        if story.tokens[k].text.lower() == "as" and story.tokens[k + 1].tag == "VBG" and story.tokens[k + 1].lemma in verbs():
            return k + 1
    return None


def _quoting(story: Story, token: Token, saying: int) -> Draft | None:
    parse = story.parse
    passive = list(parse.children(token.i, "nsubjpass"))
    objects = [c for c in parse.children(token.i, "dobj") if c.i < saying]
    heads = passive or objects
    head = heads[0].i if heads else _fallback(story, token, saying)
    if head is None:
        return None
    source = source_tokens(story, head, token.i if head < token.i else saying - 1)
    relay = [c.i for c in parse.children(token.i, "nsubj")] or [c.i for a in parse.children(token.i, "agent") for c in parse.children(a.i, "pobj")]
    comp = complement(story, saying, frozenset({"clause"}))
    first, _ = cluster(story, token.i, source_tokens(story, relay[0], token.i) if relay and not passive else source)
    content = before(story, first) if story.closes(first - 1) or (first and story.tokens[first - 1].text == "," and comp is None) else []
    tail = saying + 1
    opening = quote_after(story, tail)
    if not content and opening is not None:
        content = list(story.quotes[story.inside[opening]].parts)
    if not content and comp is not None:
        start = content_start(story, saying, comp)
        tail = content_end(story, saying, start, parse.edges(comp.i)[1])
        content = region(story, start, tail, saying)
    if not content:
        return None
    auxiliary = parse.children(token.i, "auxpass")
    cue = Span(auxiliary[0].start if passive and auxiliary else token.start, story.tokens[saying].end)
    return Draft(saying, cue, head, story.span(*source), content, verbs()[story.tokens[saying].lemma].act, relays=relay, clause=token.i, tail=tail)


def _fallback(story: Story, token: Token, saying: int) -> int | None:
    """The speaker right after "quoted" when the parser has no object for it."""
    held = [t for t in story.tokens[token.i + 1 : saying - 1] if t.pos in ("PROPN", "NOUN", "PRON")]
    return held[-1].i if held else None


def cite_origins(story: Story, drafts: Sequence[Draft], is_medium: Callable[[int], bool]) -> None:
    """Give the drafts of "M reported, citing X, that …" and "Citing X, M said …" to X, with the medium M as relay."""
    for draft in drafts:
        if draft.head is None or draft.tier != "speech" or not is_medium(draft.head):
            continue
        citing = next((c for c in story.parse.children(draft.at, "advcl", "prep", "xcomp") if c.lemma == "cite" and c.tag == "VBG"), None)
        cited = next(iter(story.parse.children(citing.i, "dobj")), None) if citing is not None else None
        if citing is None or cited is None or not can_speak(story, cited.i) or any(s.covers(citing.span) for s in draft.content):
            continue
        first, last = source_tokens(story, cited.i, citing.i)
        comma = next((k for k in range(cited.i + 1, last) if story.tokens[k].text == ","), last)
        draft.relays = [draft.head, *draft.relays]
        draft.head, draft.source = cited.i, story.span(first, comma)


def medium_nouns() -> frozenset[str]:
    """Nouns that news media are called by (data/mediums.txt)."""
    return words("mediums.txt")
