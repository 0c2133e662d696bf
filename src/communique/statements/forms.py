"""Direct, indirect or mixed; and the speech act, where the words change it."""

from __future__ import annotations

from collections.abc import Sequence

from communique.model.parse import Token
from communique.model.spans import Span, trim
from communique.statements.drafts import Draft
from communique.statements.frames import words
from communique.statements.story import Story

COPULAS = ("be", "seem", "appear", "look", "remain", "prove", "feel", "become", "sound")
POINTERS = ("it", "they", "this", "that", "these", "those", "there", "we")
FUTURE = ("will", "'ll", "wo", "would", "shall")
FIRST = ("i", "we")
FINITE = ("VBD", "VBZ", "VBP", "VBN")
SHORT = 3  # words after the noun in a headline without a verb


def form_of(story: Story, draft: Draft) -> str:
    """``direct`` when all words of the content stand between quotation marks, ``mixed`` when some do, else ``indirect``."""
    if draft.form is not None:
        return draft.form
    around = story.quote_of(draft.at)
    held = [[p for q, p in story.near(span) if q is not around and (q.outer or around)] for span in draft.content]
    pairs = list(zip(draft.content, held, strict=True))
    if all(any(_within(story, span, part) for part in marks) for span, marks in pairs):
        return "direct"
    return "mixed" if any(span.covers(part) or part.overlap(span) > 2 for span, marks in pairs for part in marks) else "indirect"


def _within(story: Story, span: Span, part: Span) -> bool:
    return part.covers(trim(story.text, span, also=".,;:?!"))


def act_of(story: Story, draft: Draft) -> str:
    """The speech act of the cue; plain assertions about the future are predictions, or promises when the speaker speaks of himself, and
    those that call talks or their outcome good or bad are assessments."""
    if draft.act != "assert" or draft.polarity == "negative":
        return draft.act
    if _judges(story, draft):
        return "assess"
    if _wants(story, draft):
        return "demand"
    for span in draft.content:
        for token in story.parse.within(span):
            if token.dep in ("ROOT", "ccomp", "conj") and token.pos in ("VERB", "AUX"):
                if not any(c.text.lower() in FUTURE for c in story.parse.children(token.i, "aux")):
                    return draft.act
                subject = next((c.text.lower() for c in story.parse.children(token.i, "nsubj")), "")
                return "promise" if subject in FIRST else "predict"
    return draft.act


def _wants(story: Story, draft: Draft) -> bool:
    """True for "insisted that Chad withdraw its troops": the bare verb of the clause tells what shall be."""
    for comp in story.parse.children(draft.at, "ccomp"):
        subject = story.parse.children(comp.i, "nsubj", "nsubjpass")
        bare = comp.tag == "VB" or any(c.tag == "VB" for c in story.parse.children(comp.i, "auxpass"))
        helped = any(c.dep == "aux" or c.tag == "TO" for c in story.parse.children(comp.i, "aux"))
        plain = bool(subject) and draft.content[0].covers(comp.span) and draft.content[0].start > story.tokens[draft.at].end
        if bare and plain and not helped and story.tokens[draft.at].lemma in words("wanting.txt"):
            return True
    return False


def _judges(story: Story, draft: Draft) -> bool:
    """True when the first clause of the content calls talks or an outcome something: the talks were tough; it was a good start; talks
    ‘difficult’; the session went well."""
    tokens = [t for span in draft.content for t in story.parse.within(span)]
    main = next((t for t in tokens if t.tag in FINITE and t.dep in ("ROOT", "ccomp", "parataxis") and t.pos in ("VERB", "AUX")), None)
    subject = next(iter(story.parse.children(main.i, "nsubj")), None) if main is not None else None
    if main is None or subject is None or not any(s.covers(main.span) for s in draft.content):
        return _verbless(tokens)
    if any(c.tag == "MD" for c in story.parse.children(main.i, "aux")) or not (_is_judged(subject) or subject.text.lower() in POINTERS):
        return False
    if main.lemma == "go":
        return any(c.text.lower() in ("well", "badly", "smoothly") for c in story.parse.children(main.i, "advmod"))
    return main.lemma in COPULAS and any(_judgement(story, c) for c in story.parse.children(main.i, "acomp", "attr", "oprd"))


def _judgement(story: Story, token: Token) -> bool:
    """True for "tough", "tough but useful", "a good start"."""
    near = [token, *story.parse.children(token.i, "amod", "conj")]
    return any(t.lemma.lower() in words("judgements.txt") for t in near)


def _verbless(tokens: Sequence[Token]) -> bool:
    """True for "Talks ‘difficult’": a headline that leaves out the verb."""
    plain = [t for t in tokens if t.pos != "PUNCT"]
    judged = [k for k, t in enumerate(plain) if _is_judged(t)]
    short = [t.lemma.lower() for t in plain[judged[0] + 1 :]] if judged else []
    verbless = not any(t.pos in ("VERB", "AUX") and t.tag != "VBG" for t in plain)
    return 0 < len(short) <= SHORT and verbless and short[-1] in words("judgements.txt")


def _is_judged(token: Token) -> bool:
    return token.lemma.lower() in words("judged.txt") or token.text.lower() in words("judged.txt")
