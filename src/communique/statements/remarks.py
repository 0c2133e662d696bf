"""What the reporter adds behind the words that he tells: an explanation, a fact of his own, where it was said."""

from __future__ import annotations

from communique.model.parse import Token
from communique.statements.closing import FINITE
from communique.statements.frames import words
from communique.statements.story import DASHES, Story

PRESENT = ("VBZ", "VBP")
SHIFTED = ("would", "could", "might", "had")
RELATIVE = ("WDT", "WP", "WRB", "WP$")
ARTICLES = ("a", "an", "the")
REACH = 5  # words between the comma and the noun that explains: "the latter an apparent reference to"


def begins_remark(story: Story, cue: int, start: int, k: int) -> bool:
    """Whether token `k` of content from token `start` begins a remark of the reporter's: an explanation (data/asides.txt), a relative clause that
    keeps the present where what was said is told in the past, or the place of the saying behind a quotation."""
    before = story.tokens[k - 1]
    inner = story.closes(k - 1) is not None and story.tokens[k - 2].text == ","
    paused = before.text == "," or inner or (before.text in DASHES and before.start > story.tokens[k - 2].end)
    if story.inside[k] >= 0:
        return False
    return (paused and (_explains(story, k) or _of_today(story, cue, start, k))) or _behind_quotation(story, k)


def _explains(story: Story, k: int) -> bool:
    """ ", referring to the vote", ", the latter an apparent reference to the vote"."""
    token = story.tokens[k]
    if token.tag == "VBG":
        return token.lemma in words("asides.txt") and token.dep in ("advcl", "acl", "prep")
    for noun in story.tokens[k : k + REACH]:
        if noun.tag == "NN" and noun.lemma in words("asides.txt"):
            behind = story.tokens[noun.i + 1 : noun.i + 2]
            return any(t.text.lower() in ARTICLES for t in story.tokens[k : noun.i]) and behind != () and behind[0].text.lower() in ("to", "on", "at")
        if noun.tag in FINITE or noun.pos == "PUNCT":
            return False
    return False


def _of_today(story: Story, cue: int, start: int, k: int) -> bool:
    """True for ", which is closed today" after "said he had gone to the port": what is told stands in the past, so the present is the reporter's."""
    token = story.tokens[k]
    if token.tag not in RELATIVE or story.tokens[cue].tag != "VBD" or any(story.inside[j] >= 0 for j in range(start, k)):
        return False
    verb = _finite(story, story.tokens[token.head] if token.head > k else token)
    told = [_finite(story, c) for c in story.parse.children(cue, "ccomp") if c.i < k]
    shifted = any(t is not None and (t.tag == "VBD" or t.text.lower() in SHIFTED) for t in told)
    return shifted and verb is not None and verb.i > k and (verb.tag in PRESENT or verb.text.lower() in ("will", "can"))


def _finite(story: Story, verb: Token) -> Token | None:
    """The finite part of a verb: its auxiliary, or itself."""
    parts = [verb, *story.parse.children(verb.i, "aux", "auxpass")]
    if verb.pos not in ("VERB", "AUX"):
        above = story.tokens[verb.head]
        parts = [above, *story.parse.children(above.i, "aux", "auxpass")]
    return next((t for t in sorted(parts, key=lambda t: t.i) if t.tag in FINITE or t.tag == "MD"), None)


def _behind_quotation(story: Story, k: int) -> bool:
    """True for "in an interview" in 'said it was “nonsense,” in an interview on Sunday': the comma in the quotation ends what was said."""
    tokens = story.tokens
    closed = story.closes(k - 1) is not None and tokens[k - 2].text == ","
    placed = closed and tokens[k].pos == "ADP" and tokens[k].text.lower() in ("in", "during", "on", "at")
    where = [o.lemma.lower() for o in story.parse.children(k, "pobj")] if placed else []
    return any(noun in words(name) for noun in where for name in ("issued.txt", "documents.txt", "mediums.txt"))
