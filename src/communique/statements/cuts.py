"""Where content after a cue ends: over what hangs loosely on the cue, and before the next cue, relay or remark."""

from __future__ import annotations

from communique.model.parse import Token
from communique.statements.agents import can_speak
from communique.statements.frames import CLAUSE, INF, verbs, words
from communique.statements.spans import BREAKS, complement, quote_after, that_after
from communique.statements.story import DASHES, SUBJECTS, Story

ASIDES = ("as", "while", "though", "although", "whereas")


def content_end(story: Story, cue: int, start: int, last: int) -> int:
    """Token after the content that begins at `start` and runs at least to `last` by the parse: extended over what hangs loosely on the
    cue, cut before the next cue that carries the source on."""
    tokens = story.tokens
    stop = story.last_word(story.sentence(cue))
    end = min(last, stop) if last > start else stop
    for child in story.parse.children(cue):
        edge, far = story.parse.edges(child.i)
        if edge < end or child.dep in ("punct", "cc"):
            continue
        if child.dep == "conj" and tokens[edge - 1].text == "and" and tokens[edge - 2].text != "," and _states(story, child):
            end = max(end, min(far, stop))
            continue
        if child.dep in ("conj", "parataxis") or (edge and tokens[edge - 1].text in (*BREAKS, "and", "but", "while")):
            break
        if child.dep in SUBJECTS:
            break
        end = max(end, min(far, stop))
    quote = story.quote_of(end - 1)
    while quote and story.inside[cue] != story.inside[end - 1] and end < stop and story.inside[end] == story.inside[end - 1]:
        end += 1
    cut = _carry_on(story, cue, start, end)
    end = cut if cut is not None else end
    while end - 1 > start and tokens[end - 1].tag == "CC" and story.inside[end - 1] == story.inside[cue]:
        end -= 1
    return _closing(story, end)


def _states(story: Story, verb: Token) -> bool:
    """True for a clause with a subject of its own that reports nothing itself."""
    return verb.lemma not in verbs() and bool(story.parse.children(verb.i, "nsubj", "nsubjpass", "expl"))


def _closing(story: Story, end: int) -> int:
    """`end` moved over a closing mark that follows."""
    while end < len(story.tokens) and story.closes(end) and story.inside[end] == story.inside[end - 1]:
        end += 1
    return end


def _carry_on(story: Story, cue: int, start: int, end: int) -> int | None:
    """Where another cue of the same speaker, a relay ("according to") or a withheld detail ("without saying") cuts the content."""
    tokens = story.tokens
    for k in range(start + 1, end):
        token = tokens[k]
        if story.inside[k] >= 0 and story.inside[k] != story.inside[cue]:
            continue
        inner = story.closes(k - 1) is not None and tokens[k - 2].text == ","
        comma, here = tokens[k - 1].text == "," or inner, k if inner else k - 1
        if comma and token.text.lower() == "according" and story.inside[k] < 0:
            return here
        if token.text.lower() == "without" and any(c.lemma in words("withheld.txt") for c in story.parse.children(k, "pcomp")):
            return here if comma else k
        if token.text.lower() == "while" and k + 1 < end and tokens[k + 1].tag == "VBG" and tokens[k + 1].lemma in verbs():
            return here if comma else k
        if comma and (carries(story, k) or _other_clause(story, k)):
            return here
        if token.text in DASHES and _gloss(story, start, k, end):
            return k
        if tokens[k - 1].tag == "CC" and _second_cue(story, cue, k):
            return k - 2 if tokens[k - 2].text == "," else k - 1
        if _other_speaker(story, k, start):
            edge = story.parse.edges(k)[0]
            return edge - 2 if tokens[edge - 2].text == "," else edge - 1
    return None


def _other_clause(story: Story, k: int) -> bool:
    """True when token `k` begins ", as Y put it" or ", while Y said …": another cue with a subject of its own."""
    token = story.tokens[k]
    verb = story.tokens[token.head]
    if token.dep != "mark" or token.text.lower() not in ASIDES or verb.i < k:
        return False
    return bool(story.parse.children(verb.i, "nsubj")) and (verb.lemma in verbs() or verb.lemma == "put")


def _gloss(story: Story, start: int, k: int, end: int) -> bool:
    """True when the dash at token `k` begins the reporter's own remark: a single one, set off by spaces, after quoted words or before a cue."""
    tokens = story.tokens
    spaced = tokens[k].start > tokens[k - 1].end and k + 1 < len(tokens) and tokens[k + 1].start > tokens[k].end
    if not spaced or any(t.text in DASHES and t.start > tokens[t.i - 1].end for t in tokens[k + 1 : end]):
        return False
    quoted = any(story.inside[j] >= 0 and story.inside[j] != story.inside[k] for j in range(start, k)) and not any(
        story.opens(j) for j in range(k, end)
    )
    ahead = next((j for j in range(k + 1, min(k + 3, end)) if tokens[j].pos != "ADV"), k)
    return quoted or carries(story, ahead)


def _second_cue(story: Story, cue: int, k: int) -> bool:
    """True when `k` is a cue joined by "and" to a clause whose subject cannot speak, so that its words are those of the speaker of `cue`:
    "X said attacks had killed two and claimed to have …"."""
    token = story.tokens[k]
    frame = verbs().get(token.lemma)
    if frame is None or token.dep != "conj" or token.tag != story.tokens[cue].tag or story.parse.children(k, *SUBJECTS):
        return False
    takes_object = frame.shapes & {"as", "name", "object", "order"} and story.parse.children(k, "dobj", "ccomp", "oprd")
    if complement(story, k, frame.shapes) is None and quote_after(story, k + 1) is None and not takes_object:
        return False
    subjects = story.parse.children(token.head, *SUBJECTS)
    return bool(subjects) and (not can_speak(story, subjects[-1].i) or subjects[-1].text.lower() in ("he", "she"))


def _other_speaker(story: Story, k: int, start: int) -> bool:
    """True when coordinated verb `k` is a cue with a subject and a clause of its own: "A said X, and B said Y"."""
    token = story.tokens[k]
    if token.dep != "conj" or token.lemma not in verbs() or CLAUSE not in verbs()[token.lemma].shapes:
        return False
    edge = story.parse.edges(k)[0]
    joined_by_comma = edge - 2 > start and story.tokens[edge - 1].tag == "CC" and story.tokens[edge - 2].text == ","
    subject = story.parse.children(k, "nsubj")
    return joined_by_comma and bool(subject) and subject[0].pos != "PRON" and complement(story, k, frozenset({CLAUSE})) is not None


def carries(story: Story, k: int) -> bool:
    """True when token `k` is a participle such as "adding", with words of its own, after a comma."""
    token = story.tokens[k]
    frame = verbs().get(token.lemma) if token.tag == "VBG" else None
    if frame is None:
        return False
    if token.dep == "advcl" and frame.shapes & {"as", "order", "object", "name"} and story.parse.children(k, "dobj", "ccomp", "oprd"):
        return True
    if not frame.shapes & {CLAUSE, INF}:
        return False
    return complement(story, k, frame.shapes) is not None or quote_after(story, k + 1) is not None or that_after(story, k) is not None
