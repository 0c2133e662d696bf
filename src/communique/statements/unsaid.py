"""What looks like a statement and tells of none: idioms, what is only safe or too early to say, and the outlet's notes on its own story."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from functools import cache

from communique.actors.anonymity import grounds_in, kind_of_noun
from communique.actors.wordlists import offices
from communique.model.parse import Token
from communique.model.spans import Span, trim
from communique.statements.drafts import Draft
from communique.statements.frames import words
from communique.statements.story import Story
from communique.tables import load_table

IDIOMS = {"told": "all", "said": "that"}  # "All told, …", "That said, …"
OUTER_STEPS = 3
WHOEVER = ("those", "people", "anyone", "anybody", "everyone", "everybody", "voters")


def tells_of_speech(story: Story, draft: Draft) -> bool:
    """False for a cue in an idiom, in a judgement on what may be said, in an editor's note, by which nobody at all speaks, or that says how a
    thing is called, whose side is taken, or that a source wants no name."""
    at = draft.at
    idle = _idiom(story, at) or _judged(story, at) or _in_note(story, at) or _by_nobody(story, draft)
    return not (idle or _about_name(story, draft) or _by_name(story, at) or _backs(story, at) or _official(story, at))


def without_name_notes(story: Story, draft: Draft) -> Draft:
    """`draft` less what its sentence says of the speaker's name: "said that A, speaking on condition of anonymity"."""
    cue = story.tokens[draft.at]
    sentence = story.sentence(draft.at)
    last = draft.content[-1]
    for ground in grounds_in(story.text, Span(sentence.start, sentence.end)):
        first = next((t.i for t in story.parse.of_sentence(sentence) if t.start >= ground.start), draft.at)
        first -= story.tokens[first - 1].lemma in ("speak", "talk")
        cut = story.tokens[first].start
        if cue.end < last.start < cut < last.end and story.tokens[first - 1].text == "," and story.quote_of(first) is story.quote_of(draft.at):
            return replace(draft, content=[*draft.content[:-1], trim(story.text, Span(last.start, cut), also=",;:")])
    return draft


def _by_name(story: Story, cue: int) -> bool:
    """True for "a blog called the Feed", "the 475 pledged delegates": a participle that says what a thing is called or of what kind it is."""
    token = story.tokens[cue]
    counted = all(s.tag == "CD" and s.i == cue - 1 for s in story.parse.children(cue, "nsubj"))
    if token.tag not in ("VBN", "VBD") or not counted or story.parse.children(cue, "agent", "nsubjpass", "aux", "auxpass"):
        return False
    called = token.lemma in words("naming.txt") and token.dep == "acl"
    before, after = story.tokens[cue - 1], story.tokens[min(cue + 1, len(story.tokens) - 1)]
    kind = after.tag == "NNS" and (before.tag == "CD" or token.dep == "amod") and before.sentence == after.sentence
    return called or kind


def _backs(story: Story, cue: int) -> bool:
    """True for "endorsed NAME": a side is taken, and nothing is said."""
    token = story.tokens[cue]
    who = story.parse.children(cue, "dobj") if token.lemma in words("backing.txt") else ()
    return bool(who) and all(t.ent == "PERSON" or t.text.lower() in ("him", "her", "them", "me", "us") for t in who)


def _official(story: Story, cue: int) -> bool:
    """True for "dismissed Lind as deputy head", "confirmed the judges", "was denied bail" (data/deeds.tsv): done, not said."""
    acts = deeds().get(story.tokens[cue].lemma)
    whom = story.parse.children(cue, "dobj", "dative", "nsubjpass", "oprd") if acts is not None else ()
    if acts is None or not whom:
        return False
    given = story.tokens[cue].lemma == "deny" and story.parse.children(cue, "auxpass") and story.parse.children(cue, "dobj")
    if given or any(t.lemma.lower() in acts[1] for t in whom):
        return True
    named = whom[0].ent == "PERSON" or whom[0].text.lower() in ("him", "her", "them")
    person = named or whom[0].lemma.lower() in offices() or kind_of_noun(whom[0]) == "person"
    called = any(c.text.lower() in ("a", "an") for c in _after_as(story, cue))
    return acts[0] and person and not called


def _after_as(story: Story, cue: int) -> tuple[Token, ...]:
    """The articles of the as-phrases below the verb `cue` and below its objects."""
    held = [cue, *(c.i for c in story.parse.children(cue, "dobj"))]
    phrases = [p for i in held for p in story.parse.children(i, "prep") if p.text.lower() == "as"]
    return tuple(d for p in phrases for o in story.parse.children(p.i, "pobj") for d in story.parse.children(o.i, "det"))


@cache
def deeds() -> dict[str, tuple[bool, frozenset[str]]]:
    """Per verb of data/deeds.tsv: whether it is an act with a person, and the nouns with which it is one."""
    return {r["lemma"]: (r["person"] == "1", frozenset(r["objects"].split())) for r in load_table(__package__, "deeds.tsv")}


def _about_name(story: Story, draft: Draft) -> bool:
    """True for a speaker who asks not to be named, and for one who is not allowed to speak: that is told of a statement, and is none."""
    sentence = story.sentence(draft.at)
    return any(g.covers(story.tokens[draft.at].span) for g in grounds_in(story.text, Span(sentence.start, sentence.end)))


def _by_nobody(story: Story, draft: Draft) -> bool:
    """ "the risk of telling voters that", "it is worth noting that", "stopped them from claiming that"; "those who say" a thing, whoever they are."""
    cue = story.tokens[draft.at]
    if cue.tag == "VBG" and cue.dep == "pcomp" and story.tokens[cue.head].text.lower() == "from" and not _in_marks(story, draft):
        return True
    if draft.head is None:
        return cue.tag == "VBG" and not _in_marks(story, draft)
    who = story.tokens[draft.head].text.lower() in WHOEVER and any(c.tag == "WP" for c in story.parse.children(draft.at, "nsubj"))
    return who and cue.dep == "relcl"


def _in_marks(story: Story, draft: Draft) -> bool:
    return any(part.overlap(span) for span in draft.content for _, part in story.near(span))


def _idiom(story: Story, cue: int) -> bool:
    """ "All told, forty died"; "That said, the talks go on"; "Only time will tell whether"."""
    if story.tokens[cue].lemma == "tell" and any(s.text.lower() == "time" for s in story.parse.children(cue, "nsubj")):
        return True
    before = IDIOMS.get(story.tokens[cue].text.lower())
    after = story.tokens[cue + 1 : cue + 2]
    return before is not None and cue == story.sentence(cue).first + 1 and story.tokens[cue - 1].text.lower() == before and after[:1] != () and (
        after[0].text == ","
    )  # fmt: skip


def _judged(story: Story, cue: int) -> bool:
    """ "It is too early to say whether", "a race too close to call", "it is safe to say that", "the aim is to call for talks"."""
    token = story.tokens[cue]
    if token.tag != "VB" or token.dep not in ("xcomp", "ccomp", "advcl", "acl") or not any(c.tag == "TO" for c in story.parse.children(cue, "aux")):
        return False
    for _ in range(OUTER_STEPS):
        token = story.tokens[token.head]
        if any(c.text.lower() == "too" for c in story.parse.children(token.i, "advmod")) and token.pos in ("ADJ", "ADV"):
            return True
        subjects = story.parse.children(token.i, "nsubj", "expl")
        if subjects or token.lemma == "be":
            thing = bool(subjects) and subjects[-1].text.lower() in ("it", "this", "that", "there")
            return token.lemma == "be" and (thing or any(c.i == cue for c in story.parse.children(token.i, "xcomp", "ccomp")))
    return False


def _in_note(story: Story, cue: int) -> bool:
    """True in a paragraph that begins like an editor's note or a correction (data/notes.txt)."""
    start = story.tokens[cue].start
    k = bisect_right(story.starts, start) - 1
    head = story.text[story.starts[k] : start].lower().replace("’", "'").lstrip("*_[( ") if k >= 0 else ""
    return head.startswith(tuple(words("notes.txt")))
