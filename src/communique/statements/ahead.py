"""Content before a cue and around it: “A,” she said; A, she said; “A,” she said, “B”; and what goes on after a quotation."""

from __future__ import annotations

from communique.model.parse import Token
from communique.model.spans import Span
from communique.statements.closing import FINITE, closing
from communique.statements.cuts import content_end
from communique.statements.frames import CLAUSE, ORDER, QUOTE, verbs, words
from communique.statements.spans import LONG, TITLE, before, quote_after, region, thing
from communique.statements.story import DASHES, SUBJECTS, Story

TIMED = ("DATE", "TIME")


def content_ahead(story: Story, cue: int, first: int, last: int, comp: Token | None) -> list[Span]:
    """Content before the cue, where the cue ends or interrupts the sentence."""
    if comp is not None and story.tokens[comp.i].dep == "ccomp" and not story.closes(first - 1):
        return []
    if comp is not None and any(m.text.lower() == "that" for m in story.parse.children(comp.i, "mark")):
        return []
    tokens = story.tokens
    if tokens[cue].dep == "relcl":
        return []
    after = tokens[last] if last < len(tokens) else None
    ends = (
        after is None
        or after.sentence != tokens[cue].sentence
        or after.text in (",", ".", ":", ";", *DASHES)
        or after.tag == "IN"
        or after.pos == "PUNCT"
    )
    if _does(story, cue):
        return []
    marked = first > 0 and (story.closes(first - 1) or (tokens[first - 1].text in (",", *DASHES) and story.closes(first - 2)))
    if marked:
        closing = first - 1 if story.closes(first - 1) else first - 2
        if _titled(story, closing, comp):
            return []
        full = tokens[first - 2].text == "." and first == story.sentence(cue).first
        follows = comp is not None or quote_after(story, last) is not None
        return [] if full and follows else before(story, first, whole=_retold(story, cue, first))
    hangs = tokens[cue].dep in ("ROOT", "parataxis", "ccomp", "dep") or bool([c for c in story.parse.children(cue, "ccomp") if c.i < cue])
    plain = first > 0 and tokens[first - 1].text == "," and ends and hangs and comp is None and not _acts(story, cue)
    left = [c for c in story.parse.children(cue, "ccomp", "parataxis", "dep") if c.i < first and story.parse.children(c.i, *SUBJECTS)]
    inserted = tokens[cue].dep in ("parataxis", "ccomp", "dep") and tokens[cue].head != cue
    said = any(t.tag in ("VBD", "VBZ", "VBP", "MD") for t in tokens[story.sentence(cue).first : first])
    plain = plain and not _opens_without_subject(story, first)
    return before(story, first) if plain and (said or inserted) and (left or inserted or _closes_sentence(story, cue, first, last)) else []


def resumed(story: Story, cue: int, last: int) -> tuple[list[Span], int]:
    """Content that goes on after an inserted cue in the same sentence: “A,” he said, “B”; the talks, he said, were hard."""
    tokens = story.tokens
    sentence = story.sentence(cue)
    if last < sentence.last and tokens[last].text in (",", *DASHES):
        opening = quote_after(story, last)
        if opening is not None and _title_of(story, cue, opening):
            return [], last
        if opening is not None and tokens[opening].sentence == tokens[cue].sentence:
            content, _, tail = quoted(story, cue, opening)
            return content, tail
        later = _after_aside(story, last, sentence.last)
        if later is not None:
            content, _, tail = quoted(story, cue, later)
            return content, tail
        inserted = tokens[cue].dep in ("parataxis", "ccomp", "dep") and tokens[cue].head > last
        if inserted:
            ending = closing(story, sentence)
            end = story.last_word(sentence) if ending is None or ending.cue == cue or ending.first <= last else ending.first - 1
            return region(story, last + 1, end, cue) if end > last + 1 else [], end
        if _hangs_before(story, cue, last):
            end = story.last_word(sentence)
            return region(story, last + 1, end, cue), end
    return [], last


def _hangs_before(story: Story, cue: int, last: int) -> bool:
    """True for "He would like, he said, if A" and "The plan is good, he said, but B": a condition, or a clause with a subject of its own, that
    goes on with the words before the cue."""
    tokens = story.tokens
    above = tokens[cue].head
    if last + 2 >= len(tokens) or tokens[last].text != "," or tokens[cue].dep not in ("parataxis", "ccomp", "dep") or not above < cue:
        return False
    first = tokens[last + 1]
    if first.text.lower() in ("if", "unless", "because"):
        return first.dep == "mark" and tokens[first.head].head == above
    more = [c for c in story.parse.children(above, "conj") if c.i > last]
    joined = first.tag == "CC" and first.head == above and bool(more) and not story.opens(last + 2)
    return joined and bool(story.parse.children(more[0].i, *SUBJECTS)) and not (more[0].lemma in verbs() and more[0].tag in FINITE)


def quoted(story: Story, cue: int, opening: int) -> tuple[list[Span], str, int]:
    """The quotation that opens at token `opening`, with unquoted words that its clause goes on with."""
    tokens = story.tokens
    end = opening
    while end < len(tokens) and story.inside[end] == story.inside[opening]:
        end += 1
    quote = story.quotes[story.inside[opening]]
    stop = story.last_word(story.parse.sentences[tokens[end - 1].sentence])
    more = (
        end < stop
        and tokens[end].text not in (*",;:", *DASHES, "and", "but", "while", "as", "when", "after", "before")
        and tokens[end - 2].text not in ".?!,"
    )
    coordinated = end + 1 < stop and tokens[end].text in ("and", "but") and (tokens[end + 1].text.lower() == "that" or story.opens(end + 1))
    if not more and not coordinated:
        return list(quote.parts), QUOTE, end
    below = story.parse.edges(cue)[1]
    far = content_end(story, cue, opening, min(stop, below) if below > end else stop)
    return region(story, opening, far, cue), QUOTE, far


def _retold(story: Story, cue: int, first: int) -> bool:
    """True when the speaker of `cue` closes a sentence in which another speaks: She urged them to “wait”, her office said."""
    ending = closing(story, story.sentence(cue))
    if ending is None or ending.cue != cue:
        return False
    told = story.tokens[story.sentence(cue).first : first]
    return any(t.lemma in verbs() and t.tag in FINITE and story.inside[t.i] < 0 and story.parse.children(t.i, *SUBJECTS) for t in told)


def _does(story: Story, cue: int) -> bool:
    """True for "With the vote near, Lind claimed the nomination": a verb with its subject and a thing that it is done to, no words."""
    held = thing(story, cue)
    frame = verbs().get(story.tokens[cue].lemma)
    written = held is not None and any(held.lemma.lower() in words(name) for name in ("documents.txt", "issued.txt"))
    plain = frame is None or ORDER in frame.shapes or written or held is None or held.pos not in ("NOUN", "PROPN") or held.ent in TIMED
    return not plain and any(c.i < cue for c in story.parse.children(cue, *SUBJECTS))


def _acts(story: Story, cue: int) -> bool:
    """True for ", reported it to the police,": a deed with its object, said of what the sentence tells."""
    held = thing(story, cue) or next((c for c in story.parse.children(cue, "dobj") if c.text.lower() == "it" and c.i == cue + 1), None)
    return held is not None and not any(c.i < cue for c in story.parse.children(cue, *SUBJECTS))


def _opens_without_subject(story: Story, first: int) -> bool:
    """True for "Asked about the vote, she said": the words before the cue are a participle's."""
    lead = story.tokens[story.first_word(story.sentence(first))]
    return lead.dep == "advcl" and lead.tag in ("VBN", "VBD", "VBG") and lead.i < first and not story.parse.children(lead.i, *SUBJECTS)


def _closes_sentence(story: Story, cue: int, first: int, last: int) -> bool:
    """True for ", the mayor said." at the end of a sentence that begins with a clause of its own, whatever the parser makes of that clause."""
    sentence = story.sentence(cue)
    begin = story.first_word(sentence)
    clause = any(story.parse.children(t.i, "nsubj", "nsubjpass", "expl") for t in story.tokens[begin:first])
    return last >= story.last_word(sentence) and clause and story.tokens[begin].pos != "SCONJ" and story.tokens[cue].dep == "ROOT"


def _titled(story: Story, closing: int, comp: Token | None) -> bool:
    """True when the quotation that ends at token `closing` is a title in a phrase before the cue, and what is said comes after."""
    opening = closing
    while opening > 0 and story.inside[opening - 1] == story.inside[closing]:
        opening -= 1
    lead = story.tokens[story.parse.sentences[story.tokens[opening].sentence].first : opening]
    short = len(lead) > 2 and closing - opening < TITLE
    finite = any(t.tag in ("VBD", "VBZ", "VBP", "MD") for t in lead)
    return short and (comp is not None or (not finite and any(t.pos == "ADP" for t in lead)))


def _title_of(story: Story, cue: int, opening: int) -> bool:
    """True for “…,” she wrote in her memoir, “Hard Choices.”: a name of a work beside the noun that stands before the comma."""
    before = story.tokens[opening - 2]
    inner = [t for t in story.tokens[opening + 1 : opening + TITLE] if story.inside[t.i] == story.inside[opening] and t.pos != "PUNCT"]
    placed = before.dep == "pobj" and story.tokens[story.tokens[before.head].head].i == cue
    return placed and all(t.text[:1].isupper() for t in inner if len(t.text) > LONG)


def _after_aside(story: Story, last: int, stop: int) -> int | None:
    """The quotation that goes on after “A,” she said, smiling broadly, “B”, when no other cue stands between."""
    for k in range(last + 1, stop):
        if story.opens(k):
            return k if story.tokens[k - 1].text == "," else None
        if story.tokens[k].pos == "VERB" and story.tokens[k].lemma in verbs() and CLAUSE in verbs()[story.tokens[k].lemma].shapes:
            return None
    return None
