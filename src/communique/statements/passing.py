"""Speech that is only mentioned in passing: within another's words, what no main clause tells; and what names a saying without its words."""

from __future__ import annotations

from collections.abc import Sequence

from communique.model.parse import Token
from communique.statements.drafts import Draft
from communique.statements.frames import NAME, verbs
from communique.statements.nesting import holds
from communique.statements.story import Story

PASSING = ("relcl", "acl", "advcl", "pcomp")
WIDE = ("some", "many", "most", "others", "people", "everyone", "everybody", "anyone", "anybody", "nobody")
HABIT = ("when", "whenever")
STUBS = ("PRON", "AUX", "VERB", "PART", "PUNCT")
PRESENT = ("VBZ", "VBP")
STEPS = 12


def without_passing(story: Story, drafts: Sequence[Draft]) -> list[Draft]:
    """`drafts` without those of which only a gap is told ("as rich as he says he is"), and without those within another's words that are told
    in passing only; a quotation of its own within the words keeps its statement."""
    told = [d for d in drafts if not _stub(story, d)]
    return [d for d in told if not any(o is not d and holds(story, o, d) and _in_passing(story, o, d) for o in told)]


def _stub(story: Story, draft: Draft) -> bool:
    """ "what he promises to do", "as rich as he says he is": the words stand for something told elsewhere."""
    held = [t for span in draft.content for t in story.parse.within(span)]
    cue = story.tokens[draft.at]
    if len(held) > 2 or not held or any(t.pos not in STUBS for t in held) or story.quote_of(held[0].i) is not story.quote_of(draft.at):
        return False
    return cue.dep in (*PASSING, "ccomp") and draft.polarity == "positive"


def _in_passing(story: Story, outer: Draft, draft: Draft) -> bool:
    cue = story.tokens[draft.at]
    if cue.pos not in ("VERB", "AUX") or cue.text.lower() == "according":
        return False
    if _own_term(story, draft) or (_habit(story, cue) and cue.tag in PRESENT):
        return True
    if _quotes_anew(story, draft):
        return False
    if _reproached(story, outer, cue):
        return False
    if _wide(story, draft) or (cue.tag == "VBG" and not story.parse.children(cue.i, "aux")):
        return True
    unnamed = draft.head is None or story.tokens[draft.head].pos == "PRON"
    if draft.tier != "speech" and draft.polarity == "positive" and unnamed:
        return True
    return _passing(story, outer, cue) and (draft.tier != "speech" or unnamed or _relative(story, cue))


def _reproached(story: Story, outer: Draft, cue: Token) -> bool:
    """ "blamed Lind for saying that": what is reproached with is told as said."""
    return cue.dep == "pcomp" and story.tokens[story.tokens[cue.head].head].i in (outer.at, outer.clause)


def _own_term(story: Story, draft: Draft) -> bool:
    """ "to deal with what he called a trap": the term is the outer speaker's."""
    cue = story.tokens[draft.at]
    named = cue.lemma in verbs() and NAME in verbs()[cue.lemma].shapes
    what = any(c.text.lower() == "what" for c in story.parse.children(cue.i))
    return named and what and draft.head is not None and story.tokens[draft.head].pos == "PRON"


def _habit(story: Story, cue: Token) -> bool:
    """ "I believe him when he says that"."""
    return cue.dep == "advcl" and any(c.text.lower() in HABIT for c in story.parse.children(cue.i, "advmod"))


def _wide(story: Story, draft: Draft) -> bool:
    """ "some have said that he should not": whoever they are."""
    return draft.head is not None and story.tokens[draft.head].text.lower() in WIDE


def _quotes_anew(story: Story, draft: Draft) -> bool:
    """True where a quotation begins within the words and the one around the cue is another or none."""
    for span in draft.content:
        for _quote, part in story.near(span):
            if part.overlap(span) and not part.covers(story.tokens[draft.at].span):
                return True
    return False


def _relative(story: Story, cue: Token) -> bool:
    return cue.dep == "relcl" or any(c.tag in ("WDT", "WP") for s in story.parse.children(cue.i, "nsubj") for c in story.parse.subtree(s.i))


def _passing(story: Story, outer: Draft, cue: Token) -> bool:
    """True where the clause of `cue` hangs below a noun or beside a verb of the words of `outer`."""
    token = cue
    for _ in range(STEPS):
        if token.dep in PASSING:
            return True
        if token.head in (token.i, outer.at) or not any(s.covers(story.tokens[token.head].span) for s in outer.content):
            return False
        token = story.tokens[token.head]
    return False
