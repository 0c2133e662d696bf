"""The attribution that closes a sentence: "…, the ministry said." and "…, the head of the council, Ann Lee, told reporters.".

What stands before it is said by that speaker, other cues and all, so their words end where it begins.
"""

from __future__ import annotations

from dataclasses import dataclass

from communique.model.parse import Sentence
from communique.statements.agents import can_speak
from communique.statements.frames import CLAUSE, verbs
from communique.statements.story import DASHES, Story

FINITE = ("VBD", "VBZ", "VBP")
PHRASE = ("NOUN", "PROPN", "DET", "ADJ", "ADP", "NUM", "PRON", "PART", "SYM")
LEADS = ("NOUN", "PROPN", "DET", "ADJ", "NUM", "PRON")
FARTHEST = 25  # tokens between the cue and the end of its sentence, or of its speaker's phrase; longer ones are no closing remarks


@dataclass(frozen=True, slots=True)
class Closing:
    """Tokens ``[first, last)`` name the speaker, `head` is the name or noun that speaks, `cue` the verb."""

    first: int
    last: int
    head: int
    cue: int


def closing(story: Story, sentence: Sentence) -> Closing | None:
    """The attribution that ends `sentence`, where the speaker stands before the verb and a clause of its own before both."""
    cue = _last_cue(story, sentence)
    if cue is None:
        return None
    last = cue
    while last > sentence.first and story.tokens[last - 1].pos in ("AUX", "ADV") and story.tokens[last - 1].head == cue:
        last -= 1
    found = _after_name(story, sentence, last) or _plain(story, sentence, last)
    if found is None:
        return None
    first, end, head = found
    before = story.tokens[sentence.first : first - 1]
    clause = any(t.tag in (*FINITE, "MD") for t in before) and before[0].pos not in ("SCONJ", "ADP")
    return Closing(first, end, head, cue) if clause else None


def _last_cue(story: Story, sentence: Sentence) -> int | None:
    """The last finite verb of saying in `sentence`, when nothing but circumstances follow it."""
    tokens = story.tokens
    stop = story.last_word(sentence)
    for k in range(stop - 1, max(sentence.first, stop - FARTHEST), -1):
        token = tokens[k]
        opens = token.text.lower() in ("that", "to") and token.dep in ("mark", "aux")
        if story.inside[k] >= 0 or token.text in (":", ";", *DASHES) or opens:
            return None
        if token.tag in FINITE and token.pos in ("VERB", "AUX"):
            frame = verbs().get(token.lemma)
            return k if frame is not None and CLAUSE in frame.shapes and not story.parse.children(k, "auxpass", "mark") else None
    return None


def _phrase_start(story: Story, sentence: Sentence, last: int) -> int | None:
    """First token of the noun phrase that ends at `last`, when a comma or a quotation stands before it."""
    tokens = story.tokens
    k = last
    while k > sentence.first and last - k < FARTHEST and _in_phrase(story, k - 1):
        k -= 1
    if k in (last, sentence.first) or tokens[k].pos not in LEADS:
        return None
    return k if tokens[k - 1].text == "," or story.closes(k - 1) else None


def _in_phrase(story: Story, k: int) -> bool:
    token = story.tokens[k]
    return token.pos in PHRASE and story.inside[k] < 0 and token.tag not in ("WDT", "WP", "WRB")


def _after_name(story: Story, sentence: Sentence, last: int) -> tuple[int, int, int] | None:
    """ "the head of the council, Ann Lee," before the verb at `last`."""
    tokens = story.tokens
    k = last - 1
    if k <= sentence.first or tokens[k].text != ",":
        return None
    while k > sentence.first and tokens[k - 1].pos == "PROPN":
        k -= 1
    if k == last - 1 or k - 1 <= sentence.first or tokens[k - 1].text != ",":
        return None
    first = _phrase_start(story, sentence, k - 1)
    if first is None or tokens[first].pos not in ("DET", "PRON", "PROPN", "ADJ"):
        return None
    if not any(t.pos == "NOUN" and can_speak(story, t.i) for t in tokens[first : k - 1]):
        return None
    return first, last - 1, last - 2


def _plain(story: Story, sentence: Sentence, last: int) -> tuple[int, int, int] | None:
    """ "the head of the council" before the verb at `last`."""
    first = _phrase_start(story, sentence, last)
    if first is None:
        return None
    tops = [t.i for t in story.tokens[first:last] if not first <= t.head < last or t.head == t.i]
    if len(tops) != 1 or not can_speak(story, tops[0]):
        return None
    return first, last, tops[0]
