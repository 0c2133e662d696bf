"""Where the words of a statement begin and end, from the parse and the quotation marks around a cue."""

from __future__ import annotations

from communique.model.parse import Token
from communique.model.spans import Span
from communique.statements.agents import can_speak
from communique.statements.frames import CLAUSE, INF, nouns, verbs
from communique.statements.story import DASHES, Story

BREAKS = (",", ":", ";", *DASHES)
LONG = 4
TITLE = 9  # a quotation of fewer tokens inside an opening phrase is taken for the title of a programme or a work
WIDEST = 14
NOMINAL = ("NOUN", "PROPN", "DET", "ADJ", "ADP", "NUM", "PRON", "PART", "VERB", "SYM")
BESIDE = ("aux", "auxpass", "neg", "advmod", "prt")


def cluster(story: Story, cue: int, source: tuple[int, int] | None) -> tuple[int, int]:
    """Token range of the cue with its auxiliaries, adverbs and source, and of what it says on hearers, place and time after it."""
    tokens, parse = story.tokens, story.parse
    sentence = story.sentence(cue)
    first = cue
    while first > sentence.first and tokens[first - 1].head == cue and tokens[first - 1].dep in BESIDE:
        first -= 1
    if source and (source[1] == first or (source[1] == first - 1 and tokens[first - 1].text == ",")):
        first = source[0]
        while first > sentence.first and tokens[first - 1].head == cue and tokens[first - 1].dep in ("aux", "advmod"):
            first -= 1
    last = max(cue + 1, source[1] if source and source[0] > cue else 0)
    held = {cue} | {
        t.i
        for c in parse.children(cue, "prep", "npadvmod", "advmod", "dobj", "dative", "prt", "agent", "tmod", "neg", "attr")
        for t in parse.subtree(c.i)
    }
    while last < sentence.last and last in held and tokens[last].text not in BREAKS and not story.opens(last):
        last += 1
    return first, last


def across(story: Story, cue: int, source: tuple[int, int] | None) -> tuple[int, int] | None:
    """`source` widened to all words between a closed quotation and the cue, where the parser cut a long name or title: “…,” his uncle Jo
    el Amin said."""
    tokens = story.tokens
    if source is None or source[0] > cue or story.inside[cue] >= 0:
        return source
    k = source[0]
    while (
        k > 0
        and source[0] - k < WIDEST
        and story.inside[k - 1] < 0
        and tokens[k - 1].pos in NOMINAL
        and tokens[k - 1].sentence == tokens[cue].sentence
    ):
        k -= 1
    closed = k > 0 and k < source[0] and story.closes(k - 1) is not None and _paused(story, k - 1, k)
    return (k, source[1]) if closed and tokens[k].pos != "ADP" else source


def before(story: Story, start: int, *, whole: bool = False) -> list[Span]:
    """Content that ends where the cue's cluster begins (token `start`): “…,” she said; nothing when no such content is there.

    `whole`: the speaker tells the sentence, what others say in it included.
    """
    tokens = story.tokens
    if start == 0:
        return []
    sentence = story.sentence(start)
    left = start - 1
    while left > 0 and tokens[left].text in (",", *DASHES) and story.inside[left] < 0:
        left -= 1
    quote = story.quote_of(left)
    if quote is not None and story.inside[left] != story.inside[start] and tokens[left].end == quote.span.end:
        near = story.sentence(left) is sentence or (start == sentence.first and story.sentence(left).block == sentence.block)
        return _from_quote(story, left, sentence.first, whole=whole) if near and _paused(story, left, start) else []
    if left == start - 1 or left < sentence.first:
        return []
    first = story.first_word(sentence)
    opening = story.quote_of(first)
    begin = opening.span.start if opening and story.inside[first] != story.inside[start] else tokens[first].start
    return [Span(begin, story.span(first, left + 1).end)]


def _paused(story: Story, closing: int, start: int) -> bool:
    """True when a comma, a full stop or the like parts the quotation from what follows; “difficult” talks is a phrase of the reporter."""
    quote = story.quotes[story.inside[closing]]
    inner = story.text[quote.span.start : quote.span.end].rstrip("\"'”’»“ ")
    return start > closing + 1 or inner[-1:] in (",", ".", "?", "!", "-", "—", "–", "…")


def _from_quote(story: Story, closing: int, first: int, *, whole: bool) -> list[Span]:
    """The quotation that ends at token `closing`, with the unquoted words of its sentence before it when they belong to it: never over
    another cue, unless `whole` says that all of the sentence is told by the cue after it."""
    quote = story.quotes[story.inside[closing]]
    opening = closing
    while opening > 0 and story.inside[opening - 1] == story.inside[closing]:
        opening -= 1
    first = story.first_word(story.parse.sentences[story.tokens[opening].sentence])
    if opening <= first:
        return list(quote.parts)
    inner = story.tokens[opening + 1 : opening + 2]
    if story.tokens[opening - 1].text in ("(", ".", "?", "!"):
        return list(quote.parts)
    apart = story.tokens[opening - 1].text in BREAKS and inner and inner[0].text[:1].isupper()
    lead = first
    if tokens_prep(story, first, opening, closing):
        return []
    if apart or (_cue_between(story, first, opening) and not whole):
        return list(quote.parts)
    earlier = story.quote_of(lead)
    start = earlier.span.start if earlier else story.tokens[lead].start
    return [Span(start, quote.span.end)]


def tokens_prep(story: Story, first: int, opening: int, closing: int) -> bool:
    """True when the quotation is the title of something in a phrase that opens the sentence: On “Sunday Talk,” she said …"""
    lead = story.tokens[first]
    return lead.pos in ("ADP", "SCONJ") and lead.dep in ("prep", "mark") and opening < story.parse.edges(first)[1] and closing - opening < TITLE


def _cue_between(story: Story, first: int, last: int) -> bool:
    return any(t.pos == "VERB" and t.lemma in verbs() and story.inside[t.i] < 0 for t in story.tokens[first:last])


def quote_after(story: Story, last: int) -> int | None:
    """Token that opens a quotation right after token range end `last`, over a comma, a colon or "that"."""
    tokens = story.tokens
    k = last
    while k < len(tokens) and tokens[k].text in (",", ":", "that", *DASHES) and k - last < 3 and story.inside[k] < 0:
        k += 1
    if k >= len(tokens) or not story.opens(k) or (k == last and _work_title(story, k)):
        return None
    same = tokens[k].sentence == tokens[last - 1].sentence
    near = story.parse.sentences[tokens[k].sentence].block - story.parse.sentences[tokens[last - 1].sentence].block
    colon = k > 0 and tokens[k - 1].text == ":"
    return k if same or (colon and near <= 1) or (near == 0 and tokens[k - 1].text == ",") else None


def _work_title(story: Story, opening: int) -> bool:
    """True when the quotation looks like the title of a work: several words, the long ones capitalised, no end mark or comma inside."""
    quote = story.quotes[story.inside[opening]]
    inner = story.text[quote.span.start + 1 : quote.span.end - 1]
    held = inner.split()
    long = [w for w in held if len(w) > LONG] + held[:1] + held[-1:]
    return len(held) > 1 and inner[-1:] not in ",.!?" and all(w[:1].isupper() for w in long)


def complement(story: Story, cue: int, shapes: frozenset[str]) -> Token | None:
    """The clause or infinitive that the verb `cue` governs to its right."""
    right = [c for c in story.parse.children(cue) if c.i > cue]
    if CLAUSE in shapes:
        for child in right:
            if child.dep == "ccomp" and not (_small_clause(story, child) or _after_thing(story, cue, child) or _remark(story, child)):
                return child
    if shapes & {INF, "deed"}:
        for child in right:
            if child.dep in ("xcomp", "ccomp") and story.parse.children(child.i, "aux") and _to(story, child):
                return child
    return None


def thing(story: Story, cue: int) -> Token | None:
    """What the verb `cue` has for its object, where that is nobody who could hear: "announced his candidacy", "posted her oath"."""
    return next((c for c in story.parse.children(cue, "dobj") if c.i > cue and not can_speak(story, c.i)), None)


def _told_to_do(story: Story, cue: int) -> Token | None:
    """The infinitive of "asked workers to sign up", which tells what was asked."""
    heard = any(c.i > cue for c in story.parse.children(cue, "dobj"))
    return next((c for c in story.parse.children(cue, "xcomp", "ccomp") if heard and c.i > cue and c.tag == "VB" and _to(story, c)), None)


def _after_thing(story: Story, cue: int, clause: Token) -> bool:
    """True for "years since she announced her candidacy, here we are": an object, a comma and a clause of its own."""
    held, first = thing(story, cue) or _told_to_do(story, cue), story.parse.edges(clause.i)[0]
    first += story.tokens[first].text == ","
    marked = any(m.text.lower() == "that" for m in story.parse.children(clause.i, "mark"))
    return held is not None and held.i < first and not marked and story.tokens[first - 1].text == "," and story.opens(first) is None


def _remark(story: Story, clause: Token) -> bool:
    """True for ", which caused a strike" and ", who asked not to be named": a remark on what was said or on who said it, not the words."""
    first = story.parse.edges(clause.i)[0]
    return story.tokens[first].text in ("which", "who", "whose") and story.tokens[first - 1].text == ","


def _small_clause(story: Story, token: Token) -> bool:
    return token.pos in ("NOUN", "PROPN", "ADJ") and not story.parse.children(token.i, "aux", "cop", "mark")


def _to(story: Story, token: Token) -> bool:
    return any(c.tag == "TO" for c in story.parse.children(token.i, "aux"))


def that_after(story: Story, cue: int) -> int | None:
    """The complementiser "that" of a clause below `cue` that the parser hung on something in between."""
    for token in story.parse.of_sentence(story.sentence(cue))[cue + 1 - story.sentence(cue).first :]:
        if token.text in (":", ";") or (token.text in ('"',) and story.opens(token.i)):
            return None
        below = token.text.lower() == "that" and any(a.i == cue for a in story.parse.ancestors(token.i))
        if below and token.dep == "mark" and story.tokens[token.head].dep in ("ccomp", "advcl") and not _own_verb_between(story, cue, token.head):
            return token.i
        if below and token.dep in ("mark", "advmod") and _on_a_phrase(story, cue, token):
            return token.i
    return None


def _on_a_phrase(story: Story, cue: int, that: Token) -> bool:
    """True when the parser made the that-clause a relative clause of a noun in the cue's clause: said in an interview that …, told
    reporters on Monday that …; nouns that take that-clauses of their own keep them."""
    verb = story.tokens[that.head]
    noun = story.tokens[verb.head]
    beside = noun.head == cue or story.tokens[noun.head].head == cue
    timed = noun.ent in ("DATE", "TIME")
    return verb.dep in ("relcl", "acl") and beside and (timed or (that.dep == "mark" and noun.lemma not in nouns()))


def _own_verb_between(story: Story, cue: int, verb: int) -> bool:
    """True when another cue, or a coordinated clause, stands between `cue` and the verb below it."""
    for above in story.parse.ancestors(verb):
        if above.i == cue:
            return False
        if above.dep in ("conj", "relcl", "acl") or above.lemma in verbs():
            return True
    return True


def content_start(story: Story, cue: int, comp: Token) -> int:
    """First token of the clause `comp` after the cue, "that" left out."""
    first = max(story.parse.edges(comp.i)[0], cue + 1)
    marks = [m.i for m in story.parse.children(comp.i, "mark") if m.text.lower() == "that" and m.i >= first]
    first = marks[0] + 1 if marks else _behind_that(story, cue, first, comp) or _of_lost_subject(story, cue, first, comp)
    while first < comp.i and story.tokens[first].text in (",", ":", "that"):
        first += 1
    for child in story.parse.children(comp.i, "npadvmod"):
        low, high = story.parse.edges(child.i)
        if low == first and child.ent in ("DATE", "TIME") and high < comp.i and story.tokens[high].text != ",":
            return high
    return _past_day(story, cue, first, comp)


def _behind_that(story: Story, cue: int, first: int, comp: Token) -> int | None:
    """The token behind "that" right after the cue, where the parser made an object of the subject that follows it: "warned that unrest in the north
    — such as raids — could spread"; None otherwise."""
    held = next((o for o in story.parse.children(cue, "dobj") if cue < o.i < first), None)
    opens = story.tokens[cue + 1].text.lower() == "that" if cue + 1 < len(story.tokens) else False
    own = story.parse.children(comp.i, "nsubj", "nsubjpass", "csubj", "expl")
    return cue + 2 if opens and held is not None and not own and story.parse.edges(held.i)[0] == cue + 1 else None


def _of_lost_subject(story: Story, cue: int, first: int, comp: Token) -> int:
    """Where the clause begins whose subject the parser took for the object of the cue: "admitted the level was low"."""
    own = story.parse.children(comp.i, "nsubj", "nsubjpass", "csubj", "expl")
    held = next((o for o in story.parse.children(cue, "dobj") if cue < o.i < first), None)
    if own or held is None or comp.tag not in ("VBD", "VBZ", "VBP") or story.parse.edges(held.i)[0] != cue + 1:
        return first
    return cue + 1 if all(t.text not in BREAKS for t in story.tokens[cue + 1 : first]) else first


def _past_day(story: Story, cue: int, first: int, comp: Token) -> int:
    """Past "on Friday" in "said on Friday he hoped", which says when it was said, wherever the parser hung it."""
    tokens = story.tokens
    day = next((o for o in story.parse.children(first, "pobj") if o.ent in ("DATE", "TIME")), None) if tokens[first].pos == "ADP" else None
    after = story.parse.edges(first)[1]
    plain = day is not None and first == cue + 1 and after < comp.i and tokens[after].pos in ("PRON", "DET", "PROPN", "NOUN")
    return after if plain else first


def region(story: Story, start: int, end: int, cue: int) -> list[Span]:
    """Spans of tokens ``[start, end)``; a quotation that begins or goes on there is taken to its end, over sentences and paragraphs."""
    if start >= end:
        return []
    first, last = story.quote_of(start), story.quote_of(end - 1)
    here = story.inside[cue]
    if last is not None and story.inside[end - 1] != here and len(last.parts) > 1:
        parts = list(last.parts)
        if story.tokens[start].start < parts[0].start:
            parts[0] = Span(story.tokens[start].start, parts[0].end)
        return parts
    span = story.span(start, end)
    if first is not None and story.inside[start] != here:
        span = Span(min(span.start, first.span.start), span.end)
    if last is not None and story.inside[end - 1] != here:
        span = Span(span.start, max(span.end, last.span.end))
    return [span]
