"""Headlines that name the speaker in the shapes of their own: "Lind: talks ‘difficult’", "Envoy says talks ‘useful’", "Rebels ‘ready’ - envoy"."""

from __future__ import annotations

from collections.abc import Sequence

from communique.model.parse import Sentence, Token
from communique.model.spans import trim
from communique.statements.agents import can_speak
from communique.statements.drafts import Draft
from communique.statements.frames import CLAUSE, verbs
from communique.statements.story import DASHES, Story

HEADLINES = ("title", "standfirst", "subhead")
MOST_WORDS_OF_A_NAME = 5
NAMING = ("PROPN", "NOUN", "ADJ", "DET")


def headline_drafts(story: Story, told: Sequence[Draft]) -> list[Draft]:
    """A draft for each headline whose speaker is named in a headline's way. `told` are the drafts of cue verbs: what they have found stands.

    A place before a colon is more often the subject than the speaker ("Syria: dozens killed"), so places never count there.
    """
    found = []
    heard = {story.tokens[d.at].sentence for d in told if d.tier == "speech"}
    for sentence in story.parse.sentences:
        if sentence.role in HEADLINES:
            draft = _before_colon(story, sentence)
            if draft is None and sentence.i not in heard:
                draft = _after_dash(story, sentence) or _says_rest(story, sentence) or _says_last(story, sentence)
            if draft is not None:
                found.append(draft)
    return found


def _draft(story: Story, cue: Token, head: int, source: tuple[int, int], content: tuple[int, int]) -> Draft:
    words = trim(story.text, story.parse.span(*content), also=".,;:–—-")
    act = verbs()[cue.lemma].act if cue.lemma in verbs() else "assert"
    return Draft(cue.i, cue.span, head, story.span(*source), [words], act, tail=max(source[1], content[1]))


def _quotes(story: Story, first: int, last: int) -> bool:
    return any(story.inside[k] >= 0 for k in range(first, last))


def _before_colon(story: Story, sentence: Sentence) -> Draft | None:
    """A person, or a body or an office where the words hold a quotation: "Ana Lind: …", "UN envoy: talks ‘difficult’"."""
    tokens = story.tokens
    colon = next((t for t in tokens[sentence.first : sentence.last] if t.text == ":"), None)
    if colon is None or not 0 < colon.i - sentence.first <= MOST_WORDS_OF_A_NAME or colon.i + 2 >= sentence.last:
        return None
    name = tokens[sentence.first : colon.i]
    kinds = {t.ent for t in name if t.pos == "PROPN"}
    quoted = _quotes(story, colon.i + 1, sentence.last)
    proper = all(t.pos in ("PROPN", "PUNCT") for t in name) and (kinds == {"PERSON"} or (kinds == {"ORG"} and quoted))
    office = quoted and all(t.pos in NAMING for t in name) and name[-1].pos == "NOUN" and can_speak(story, name[-1].i)
    if not (proper or office):
        return None
    return _draft(story, colon, name[-1].i, (sentence.first, colon.i), (colon.i + 1, sentence.last))


def _after_dash(story: Story, sentence: Sentence) -> Draft | None:
    """ "Rebels ‘ready to talk’ - envoy": a quotation before a dash, and nothing but a speaker after it."""
    tokens = story.tokens
    dash = next((t for t in reversed(tokens[sentence.first : sentence.last]) if t.text in DASHES), None)
    if dash is None or not 0 < sentence.last - 1 - dash.i <= MOST_WORDS_OF_A_NAME or not _quotes(story, sentence.first, dash.i):
        return None
    name = tokens[dash.i + 1 : sentence.last]
    spaced = dash.start > tokens[dash.i - 1].end and name[0].start > dash.end
    person = all(t.pos == "PROPN" for t in name) and name[-1].ent == "PERSON"
    office = all(t.pos in NAMING for t in name) and name[-1].pos == "NOUN" and name[-1].text.islower() and can_speak(story, name[-1].i)
    if not spaced or not (person or office):
        return None
    return _draft(story, dash, name[-1].i, (dash.i + 1, sentence.last), (sentence.first, dash.i))


def _cue(token: Token) -> bool:
    frame = verbs().get(token.lemma)
    return frame is not None and CLAUSE in frame.shapes and token.text.lower() in (frame.lemma, frame.lemma + "s", frame.lemma + "es", "said")


def _speaker(story: Story, first: int, last: int) -> bool:
    """True when the tokens ``[first, last)`` are a short phrase whose last word can speak."""
    phrase = story.tokens[first:last]
    return 0 < len(phrase) <= MOST_WORDS_OF_A_NAME and all(t.pos in NAMING and story.inside[t.i] < 0 for t in phrase) and can_speak(story, last - 1)


def _says_rest(story: Story, sentence: Sentence) -> Draft | None:
    """ "Envoy says talks ‘useful’": a speaker, a verb of saying, and words that hold a quotation."""
    cue = next((t for t in story.tokens[sentence.first : sentence.last] if _cue(t)), None)
    if cue is None or not _quotes(story, cue.i + 1, sentence.last):
        return None
    first = next((t.i + 1 for t in story.tokens[sentence.first : cue.i] if t.text == ":"), sentence.first)
    return _draft(story, cue, cue.i - 1, (first, cue.i), (cue.i + 1, sentence.last)) if _speaker(story, first, cue.i) else None


def _says_last(story: Story, sentence: Sentence) -> Draft | None:
    """ "Ceasefire to hold, minister says": the attribution after the only comma."""
    tokens = story.tokens
    last = story.last_word(sentence)
    commas = [t.i for t in tokens[sentence.first : last] if t.text == "," and story.inside[t.i] < 0]
    if not commas or commas[0] - sentence.first < 2 or len(commas) > 1 or not _cue(tokens[last - 1]):
        return None
    if not _speaker(story, commas[0] + 1, last - 1):
        return None
    return _draft(story, tokens[last - 1], last - 2, (commas[0] + 1, last - 1), (sentence.first, commas[0]))
