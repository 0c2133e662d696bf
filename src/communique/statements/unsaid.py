"""What looks like a statement and tells of none: idioms, what is only safe or too early to say, and the outlet's notes on its own story."""

from __future__ import annotations

from bisect import bisect_right

from communique.statements.drafts import Draft
from communique.statements.frames import words
from communique.statements.story import Story

IDIOMS = {"told": "all", "said": "that"}  # "All told, …", "That said, …"
OUTER_STEPS = 3
WHOEVER = ("those", "people", "anyone", "anybody", "everyone", "everybody", "voters")


def tells_of_speech(story: Story, draft: Draft) -> bool:
    """False for a cue in an idiom, in a judgement on what may be said, in an editor's note, or by which nobody at all speaks."""
    return not (_idiom(story, draft.at) or _judged(story, draft.at) or _in_note(story, draft.at) or _by_nobody(story, draft))


def _by_nobody(story: Story, draft: Draft) -> bool:
    """ "the risk of telling voters that", "it is worth noting that"; and "those who say" a thing, whoever they are."""
    cue = story.tokens[draft.at]
    if draft.head is None:
        plain = not any(any(part.overlap(span) for _, part in story.near(span)) for span in draft.content)
        return cue.tag == "VBG" and plain
    who = story.tokens[draft.head].text.lower() in WHOEVER and any(c.tag == "WP" for c in story.parse.children(draft.at, "nsubj"))
    return who and cue.dep == "relcl"


def _idiom(story: Story, cue: int) -> bool:
    """ "All told, forty died"; "That said, the talks go on"."""
    before = IDIOMS.get(story.tokens[cue].text.lower())
    after = story.tokens[cue + 1 : cue + 2]
    return before is not None and cue == story.sentence(cue).first + 1 and story.tokens[cue - 1].text.lower() == before and after[:1] != () and (
        after[0].text == ","
    )  # fmt: skip


def _judged(story: Story, cue: int) -> bool:
    """ "It is too early to say whether", "it is safe to say that", "the aim is to call for talks"."""
    token = story.tokens[cue]
    if token.tag != "VB" or token.dep not in ("xcomp", "ccomp", "advcl", "acl") or not any(c.tag == "TO" for c in story.parse.children(cue, "aux")):
        return False
    for _ in range(OUTER_STEPS):
        token = story.tokens[token.head]
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
