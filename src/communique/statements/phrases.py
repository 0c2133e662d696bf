"""Content that is a phrase, not a clause: "described A as B", "called it a lie", "urged both sides to stop", "accused A of B"."""

from __future__ import annotations

from communique.model.parse import Token
from communique.model.spans import Span
from communique.statements.agents import can_speak
from communique.statements.cuts import content_end
from communique.statements.frames import AS, CLAUSE, NAME, OBJECT, ORDER, Frame, verbs
from communique.statements.spans import region
from communique.statements.story import Story

LINKS = ("who", "that", "which", "of")
REACH = 4
Shaped = tuple[list[Span], str, int]


def phrase(story: Story, cue: int, frame: Frame) -> Shaped | None:
    """Content of verb `cue`, the name of its shape, and the token after it; None when no shape of `frame` is there."""
    skip = ("punct", "cc", "conj", "advmod", "prt", "neg")
    right = [c for c in story.parse.children(cue) if c.i > cue and c.dep not in skip]
    objects = [c for c in right if c.dep in ("dobj", "nsubj", "ccomp", "oprd", "attr")]
    if AS in frame.shapes:
        shaped = _as_phrase(story, cue)
        if shaped:
            return shaped[0], AS, shaped[1]
    if NAME in frame.shapes and _names(story, cue):
        start = max(min(story.parse.edges(c.i)[0] for c in objects), cue + 1) if objects else cue + 1
        end = content_end(story, cue, start, max([story.parse.edges(c.i)[1] for c in objects] or [0]), told=True)
        return region(story, start, (end := _with_quotes(story, end)), cue), NAME, end
    if ORDER in frame.shapes and objects:
        ordered = [c for c in right if c.dep in ("xcomp", "ccomp", "advcl") and _infinitive(story, c)]
        ordered = ordered or _stray(story, cue, objects[0])
        if ordered:
            return _between(story, cue, objects[0], ordered[-1], ORDER)
    return (
        _gerund(story, cue, frame, right)
        or _accused(story, cue, frame, objects)
        or _after_preposition(story, cue, frame, right)
        or _object(story, cue, frame, right)
    )


def _stray(story: Story, cue: int, heard: Token) -> list[Token]:
    """The infinitive right after the object `heard` that the parser hung on a verb after it: asked them to “wait”, her office wrote."""
    k = story.parse.edges(heard.i)[1]
    to = story.tokens[k] if k < len(story.tokens) else None
    verb = story.tokens[to.head] if to is not None and to.tag == "TO" else None
    loose = verb is not None and verb.tag == "VB" and verb.i < verb.head != cue and verb.sentence == heard.sentence
    return [verb] if verb is not None and loose else []


def _between(story: Story, cue: int, first: Token, last: Token, shape: str) -> Shaped:
    start = max(story.parse.edges(first.i)[0], cue + 1)
    end = content_end(story, cue, start, story.parse.edges(last.i)[1], told=True)
    return region(story, start, end, cue), shape, end


def _gerund(story: Story, cue: int, frame: Frame, right: list[Token]) -> Shaped | None:
    """ "suggested leaving early"."""
    gerund = next((c for c in right if c.tag == "VBG" and c.dep in ("xcomp", "dobj", "pcomp", "ccomp")), None)
    return _between(story, cue, gerund, gerund, "ing") if gerund is not None and "ing" in frame.shapes else None


def _accused(story: Story, cue: int, frame: Frame, objects: list[Token]) -> Shaped | None:
    """ "accused A of B": speech, for the charge is told."""
    if "of" not in frame.shapes or not objects or objects[0].i != next((t.i for t in objects), -1) or frame.act != "accuse":
        return None
    heads = (cue, objects[0].i)
    of = next((c for c in story.parse.subtree(cue) if c.text.lower() == "of" and c.i > objects[0].i and c.head in heads), None)
    return _between(story, cue, objects[0], of, CLAUSE) if of is not None else None


def _after_preposition(story: Story, cue: int, frame: Frame, right: list[Token]) -> Shaped | None:
    """ "called for talks", "pushes for the army to leave", "called on Ann to resign"."""
    for child in right:
        if any(o.ent in ("DATE", "TIME") for o in story.parse.children(child.i, "pobj")):
            continue
        if child.dep in ("prep", "mark") and child.text.lower() in frame.shapes and all(t.pos == "ADV" for t in story.tokens[cue + 1 : child.i]):
            start = child.i + 1
            if all(t.pos in ("PUNCT", "SPACE") for t in story.tokens[start : story.last_word(story.sentence(cue))]):
                continue
            end = content_end(story, cue, start, story.parse.edges(child.i)[1], told=True)
            end = _to_do(story, cue, end) if child.text.lower() == "on" else end
            return region(story, start, end, cue), "prep", end
    for child in right:
        first = story.parse.edges(child.i)[0]
        if child.dep in ("advcl", "ccomp", "xcomp") and story.tokens[first].text.lower() == "for" and "for" in frame.shapes and first < child.i:
            end = content_end(story, cue, first + 1, story.parse.edges(child.i)[1], told=True)
            return region(story, first + 1, end, cue), "prep", end
    return None


def _object(story: Story, cue: int, frame: Frame, right: list[Token]) -> Shaped | None:
    """ "rejected the plan"."""
    direct = next((c for c in right if c.dep == "dobj" or _what(story, c)), None)
    if direct is not None and frame.lemma == "cite" and can_speak(story, direct.i):
        return None
    if direct is not None and frame.act == "agree" and (direct.ent == "PERSON" or direct.tag == "PRP"):
        return None
    if direct is not None and any(c.text.lower() == "no" for c in story.parse.children(direct.i, "det")):
        return None
    return _between(story, cue, direct, _hyphened(story, cue, direct), OBJECT) if direct is not None and OBJECT in frame.shapes else None


def _hyphened(story: Story, cue: int, first: Token) -> Token:
    """The last part of an object that the parser cut at a hyphen: "endorsed the re-election of the speaker"."""
    tokens, last = story.tokens, first
    while last.i + 2 < len(tokens) and tokens[last.i + 1].text == "-" and last.end == tokens[last.i + 1].start and tokens[last.i + 2].head == cue:
        last = tokens[last.i + 2]
    return last


def _what(story: Story, token: Token) -> bool:
    """ "denounced what he called a trap": the clause stands for a thing."""
    first = story.tokens[story.parse.edges(token.i)[0]]
    return token.dep == "ccomp" and first.tag == "WP" and first.text.lower() == "what"


def _infinitive(story: Story, token: Token) -> bool:
    return token.tag == "VB" and any(c.tag == "TO" for c in story.parse.children(token.i, "aux"))


def _names(story: Story, cue: int) -> bool:
    """ "called it a lie": an object and what it is called; "called the police" is no statement."""
    for child in story.parse.children(cue):
        if child.i < cue:
            continue
        if child.dep == "oprd" and child.ent == "PERSON":
            continue  # "called the King of X, NAME": by telephone
        if child.dep == "oprd" or (child.dep == "ccomp" and child.pos in ("NOUN", "ADJ", "PROPN", "VERB") and story.parse.children(child.i, "nsubj")):
            return True
        if child.dep == "dobj" and any(story.opens(k) for k in range(child.i + 1, min(story.parse.edges(child.i)[1] + 2, len(story.tokens)))):
            return True
    return False


def _as_phrase(story: Story, cue: int) -> tuple[list[Span], int] | None:
    """ "described A as 'C'": from the object to the end of the as-phrase, or to the end of the quotation in it."""
    tokens, parse = story.tokens, story.parse
    stop = story.last_word(story.sentence(cue))
    below = parse.edges(cue)[1]
    for k in range(cue + 1, min(below, stop)):
        if tokens[k].text.lower() != "as" or tokens[k].dep not in ("prep", "mark", "advmod") or k + 1 >= stop:
            continue
        if tokens[tokens[k].head].dep in ("relcl", "acl"):
            continue
        if any(t.tag == "VBG" and t.lemma in verbs() and tokens[t.i - 1].text == "," for t in tokens[cue + 2 : k]):
            break
        opening = next((j for j in range(k + 1, min(k + 5, stop)) if story.opens(j)), None)
        if opening is not None:
            end = opening
            while end < len(tokens) and story.inside[end] == story.inside[opening]:
                end += 1
            if end < stop and tokens[end].text.lower() in LINKS:
                end = max(end, min(parse.edges(k)[1], stop))
        else:
            end = parse.edges(k)[1]
        end = _with_quotes(story, end) if opening is not None else end
        if end <= k + 1:
            return None
        subject = parse.children(cue, "nsubjpass")
        start = cue + 1 if k > cue + 1 and not subject else k
        spans = region(story, start, end, cue)
        if start == k:
            spans = region(story, k + 1, end, cue)
            if subject:
                spans = [*region(story, *parse.edges(subject[0].i), cue), *spans]
        return spans, end
    return None


def _with_quotes(story: Story, end: int) -> int:
    """`end` moved over a quotation that follows at once, or after "and a": the parser often ties it to nothing."""
    tokens = story.tokens
    for _ in range(3):
        near = range(end, min(end + REACH, len(tokens)))
        k = next((j for j in near if story.opens(j)), None)
        if k is None or any(t.pos not in ("CCONJ", "DET", "ADJ") for t in tokens[end:k]) or tokens[k].sentence != tokens[end - 1].sentence:
            break
        inside = story.inside[k]
        while k < len(tokens) and story.inside[k] == inside:
            k += 1
        end = k
        if end < len(tokens) and tokens[end].text in ("of", "to", "for") and tokens[end].sentence == tokens[end - 1].sentence:
            end = min(story.parse.edges(end)[1], story.last_word(story.sentence(end)))
    return end


def _to_do(story: Story, cue: int, end: int) -> int:
    """`end` moved over the infinitive of "called on Ann to resign", which the parser hangs on the cue or above it."""
    tokens = story.tokens
    k = end + 1 if end < len(tokens) and tokens[end].text == "," else end
    if k < len(tokens) and tokens[k].tag == "TO" and tokens[tokens[k].head].head in (cue, tokens[cue].head):
        return min(story.parse.edges(tokens[k].head)[1], story.last_word(story.sentence(cue)))
    return end
