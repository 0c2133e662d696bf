"""Where content after a cue ends: over what hangs loosely on the cue, and before the next cue, relay or remark."""

from __future__ import annotations

from communique.model.parse import Token
from communique.statements.agents import can_speak
from communique.statements.closing import FINITE, closing
from communique.statements.frames import CLAUSE, INF, verbs, words
from communique.statements.remarks import begins_remark
from communique.statements.spans import BREAKS, complement, quote_after, that_after
from communique.statements.story import DASHES, SUBJECTS, Story
from communique.statements.subjects import resumes

CIRCUMSTANCES = ("during", "through", "via", "following", "after", "before", "amid", "despite")
ASIDES = ("as", "while", "though", "although", "whereas")
NOMINAL = ("DET", "ADP", "ADJ", "NOUN")
LATER = ("after", "before", "when")


def content_end(story: Story, cue: int, start: int, last: int, *, told: bool = False) -> int:
    """Token after the content that begins at `start` and runs at least to `last` by the parse: extended over what hangs loosely on the
    cue, cut before the next cue that carries the source on. `told`: the content is a phrase, so a clause that follows is the reporter's.
    """
    tokens = story.tokens
    if start >= len(tokens):  # the story breaks off
        return start
    stop = story.last_word(story.sentence(cue))
    ending = closing(story, story.sentence(cue)) if tokens[start].sentence == tokens[cue].sentence else None
    if ending is not None and cue < ending.first - 1 and start < ending.first - 1:
        stop = min(stop, ending.first - 1)
    end = min(last, stop) if last > start else stop
    for child in story.parse.children(cue):
        edge, far = story.parse.edges(child.i)
        if edge < end or child.dep in ("punct", "cc", "agent"):
            continue
        if told and _circumstance(story, child):
            break
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
    end = _but_rather(story, start, _and_that(story, end, stop), stop)
    end = end if told else _same_subject(story, cue, start, end, stop)
    cut = _carry_on(story, cue, start, end, told=told)
    end = cut if cut is not None else end
    while end - 1 > start and tokens[end - 1].tag == "CC" and story.inside[end - 1] == story.inside[cue]:
        end -= 1
    return _closing(story, end)


def _circumstance(story: Story, child: Token) -> bool:
    """When, where and through whom something is said, not what: "announced her candidacy last week", "denied it through a lawyer"."""
    if child.ent in ("DATE", "TIME") or child.dep in ("npadvmod", "advcl"):
        return child.dep != "advcl" or child.tag != "VB"
    said_in = child.dep == "prep" and child.text.lower() in CIRCUMSTANCES
    held = story.parse.children(child.i, "pobj") if child.dep == "prep" else ()
    return said_in or any(o.ent in ("DATE", "TIME") for o in held)


def _and_that(story: Story, end: int, stop: int) -> int:
    """`end` moved over ", and that B" after "said that A"."""
    tokens = story.tokens
    while end + 2 < stop and tokens[end].text == "," and tokens[end + 1].tag == "CC" and tokens[end + 2].text.lower() == "that":
        if tokens[end + 2].dep != "mark":
            break
        end = max(end + 3, min(story.parse.edges(tokens[end + 2].head)[1], stop))
    return end


def _but_rather(story: Story, start: int, end: int, stop: int) -> int:
    """`end` moved over ", but B" after "not A": the one is said together with the other."""
    tokens = story.tokens
    if end + 2 >= stop or tokens[end].text != "," or tokens[end + 1].text.lower() != "but" or tokens[end + 2].pos not in NOMINAL:
        return end
    denied = any(t.text.lower() in ("not", "n't") and story.inside[t.i] == story.inside[end] for t in tokens[start:end])
    finite = any(t.tag in FINITE or t.tag == "MD" for t in tokens[end + 2 : stop])
    return stop if denied and not finite else end


def _same_subject(story: Story, cue: int, start: int, end: int, stop: int) -> int:
    """`end` moved over ", but she knows B" after "said she hopes A": the clause has the pronoun and the tense that the content began with."""
    tokens = story.tokens
    if end + 3 >= stop or tokens[end].text != "," or tokens[end + 1].tag != "CC" or tokens[start].pos != "PRON":
        return end
    again = tokens[end + 2]
    verb, first = tokens[again.head], tokens[tokens[start].head]
    alike = again.text.lower() == tokens[start].text.lower() and again.dep in SUBJECTS and verb.tag == first.tag and verb.i > again.i
    if not alike or verb.lemma in verbs() or verb.tag == tokens[cue].tag == "VBD":
        return end
    return min(max(story.parse.edges(verb.i)[1], end), stop)


def _states(story: Story, verb: Token) -> bool:
    """True for a clause with a subject of its own that reports nothing itself."""
    return verb.lemma not in verbs() and bool(story.parse.children(verb.i, "nsubj", "nsubjpass", "expl"))


def _closing(story: Story, end: int) -> int:
    """`end` moved over a closing mark that follows."""
    while end < len(story.tokens) and story.closes(end) and story.inside[end] == story.inside[end - 1]:
        end += 1
    return end


def _carry_on(story: Story, cue: int, start: int, end: int, *, told: bool) -> int | None:
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
        if token.text.lower() in ("while", "whereas") and _other_clause(story, k):
            return k
        if comma and token.tag == "WDT" and _disowned(story, k):
            return here
        if begins_remark(story, cue, start, k):
            return k - 1 if tokens[k - 1].text in (",", *DASHES) else k
        if tokens[k - 1].text == "," and token.text.lower() == "compared" and tokens[min(k + 1, end)].text.lower() in ("with", "to"):
            return here
        if token.text in DASHES and _gloss(story, start, k, end):
            return k
        if tokens[k - 1].tag == "CC" and tokens[k - 2].text in DASHES and carries(story, k):
            return k - 2
        if comma and token.text.lower() == "even" and k + 1 < end and tokens[k + 1].text.lower() == "as":
            return here
        if tokens[k - 1].tag == "CC" and (_second_cue(story, cue, k) or _withholds(story, k) or _back_to_cue(story, cue, k)):
            return k - 2 if tokens[k - 2].text == "," else k - 1
        if _other_speaker(story, k, start) or (told and _new_clause(story, k, start)):
            edge = story.parse.edges(k)[0]
            return edge - 2 if tokens[edge - 2].text == "," else edge - 1
    return None


def _other_clause(story: Story, k: int) -> bool:
    """True when token `k` begins ", as Y put it", ", while Y said …" or ", after Y said so": another cue with a subject of its own."""
    token = story.tokens[k]
    verb = story.tokens[token.head]
    if token.dep != "mark" or verb.i < k or verb.tag not in FINITE:
        return False
    aside = token.text.lower() in ASIDES and (verb.lemma in verbs() or verb.lemma == "put")
    after = token.text.lower() in LATER and CLAUSE in (verbs()[verb.lemma].shapes if verb.lemma in verbs() else ())
    return bool(story.parse.children(verb.i, "nsubj")) and (aside or after)


def _disowned(story: Story, k: int) -> bool:
    """True for ", which they deny" and ", a charge that Y rejects": what the other side says of it."""
    verb = story.tokens[story.tokens[k].head]
    frame = verbs().get(verb.lemma)
    own = story.parse.children(verb.i, "nsubj")
    return verb.i > k and frame is not None and frame.act in ("deny", "reject") and bool(own) and own[0].i != k


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
    takes_object = bool(frame.shapes & {"as", "name", "object", "order"} and story.parse.children(k, "dobj", "ccomp", "oprd"))
    prompted = any(c.text.lower() in frame.shapes for c in story.parse.children(k, "prep"))
    if complement(story, k, frame.shapes) is None and quote_after(story, k + 1) is None and not (takes_object or prompted):
        return False
    subjects = story.parse.children(token.head, *SUBJECTS)
    return bool(subjects) and (not can_speak(story, subjects[-1].i) or subjects[-1].text.lower() in ("he", "she"))


def _withholds(story: Story, k: int) -> bool:
    """True for the verb in "but gave no details" and "but did not elaborate": what the speaker left unsaid is told by the reporter."""
    token = story.tokens[k]
    verb = story.tokens[token.head] if token.tag in ("VBD", "VBZ", "VBP", "MD") and token.pos == "AUX" else token
    if verb.dep != "conj" or verb.lemma not in words("withheld.txt") or story.parse.children(verb.i, *SUBJECTS):
        return False
    none = any(c.text.lower() in ("no", "any", "few") for o in story.parse.children(verb.i, "dobj") for c in story.parse.children(o.i, "det", "amod"))
    return none or bool(story.parse.children(verb.i, "neg"))


def _back_to_cue(story: Story, cue: int, k: int) -> bool:
    """True for a finite verb that is coordinated with the cue though the parser ties it to an infinitive or to what was said: "vowed to
    fight and called the plan a trap", "said it was a drill, and quoted a spokesman as saying …"."""
    token = story.tokens[k]
    if resumes(story, token) == cue:
        return True
    if token.dep != "conj" or token.tag != story.tokens[cue].tag or token.tag not in FINITE or story.parse.children(k, *SUBJECTS):
        return False
    if _other_tense(story, token):
        return True
    quoting = token.lemma in ("quote", "cite") and any(t.text.lower() == "as" for t in story.parse.subtree(k))
    return quoting or (story.tokens[token.head].tag == "VB" and token.lemma in verbs())


def _other_tense(story: Story, token: Token) -> bool:
    """True for "said he is willing but took issue with it": a past tense cannot go on with a clause in the present or with "would"."""
    first = story.tokens[token.head]
    modal = first.tag == "VB" and any(c.tag == "MD" for c in story.parse.children(first.i, "aux"))
    return token.tag == "VBD" and (first.tag in ("VBZ", "VBP") or modal)


def _other_speaker(story: Story, k: int, start: int) -> bool:
    """True when coordinated verb `k` is a cue with a subject and a clause of its own: "A said X, and B said Y", "and B vowed to do Z"."""
    token = story.tokens[k]
    if token.dep != "conj" or token.lemma not in verbs() or not verbs()[token.lemma].shapes & {CLAUSE, INF}:
        return False
    edge = story.parse.edges(k)[0]
    joined_by_comma = edge - 2 > start and story.tokens[edge - 1].tag == "CC" and story.tokens[edge - 2].text == ","
    subject = story.parse.children(k, "nsubj")
    return (
        joined_by_comma
        and bool(subject)
        and (subject[0].pos != "PRON" or subject[0].text in ("he", "she"))
        and complement(story, k, frozenset({CLAUSE, INF})) is not None
    )


def _new_clause(story: Story, k: int, start: int) -> bool:
    """True when finite verb `k` has a subject of its own right after ", and": no part of the phrase before the comma."""
    token = story.tokens[k]
    if token.dep not in ("conj", "ccomp", "parataxis", "ROOT") or token.pos not in ("VERB", "AUX"):
        return False
    edge = story.parse.edges(k)[0]
    subject = next((s for s in story.parse.children(k, "nsubj", "nsubjpass", "expl") if s.i < k), None)
    if subject is None or subject.tag in ("WDT", "WP") or edge - 2 <= start:
        return False
    own = min(story.parse.edges(subject.i)[0], edge)
    pause = edge - 3 if story.closes(edge - 2) else edge - 2
    return own == edge and story.tokens[edge - 1].tag == "CC" and story.tokens[pause].text == ","


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
