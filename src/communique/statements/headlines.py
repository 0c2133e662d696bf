"""Headlines that name the speaker before a colon: "Lind: talks ‘difficult’"."""

from __future__ import annotations

from communique.model.parse import Sentence
from communique.model.spans import trim
from communique.statements.drafts import Draft
from communique.statements.story import Story

HEADLINES = ("title", "standfirst", "subhead")
MOST_WORDS_OF_A_NAME = 5


def headline_drafts(story: Story) -> list[Draft]:
    """A draft for each headline of the shape "NAME: words", where NAME is a person, or a body and the words hold a quotation.

    A place before a colon is more often the subject than the speaker ("Syria: dozens killed"), so places never count.
    """
    found = []
    for sentence in story.parse.sentences:
        if sentence.role in HEADLINES:
            draft = _draft(story, sentence)
            if draft:
                found.append(draft)
    return found


def _draft(story: Story, sentence: Sentence) -> Draft | None:
    tokens = story.tokens
    colon = next((t.i for t in tokens[sentence.first : sentence.last] if t.text == ":"), None)
    if colon is None or not 0 < colon - sentence.first <= MOST_WORDS_OF_A_NAME or colon + 2 >= sentence.last:
        return None
    name = tokens[sentence.first : colon]
    kinds = {t.ent for t in name if t.pos == "PROPN"}
    quoted = any(story.inside[k] >= 0 for k in range(colon + 1, sentence.last))
    if any(t.pos not in ("PROPN", "PUNCT") for t in name) or not (kinds == {"PERSON"} or (kinds == {"ORG"} and quoted)):
        return None
    span = story.parse.span(colon + 1, sentence.last)
    content = trim(story.text, span, also=".,;:")
    return Draft(name[-1].i, tokens[colon].span, name[-1].i, story.span(sentence.first, colon), [content], "assert", tail=sentence.last)
