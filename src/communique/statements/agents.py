"""Who can speak at all: people, bodies and papers, not events."""

from __future__ import annotations

from communique.actors.book import ActorBook
from communique.actors.wordlists import bodies, groups
from communique.statements.frames import words
from communique.statements.story import Story

NAMED = ("PERSON", "NORP", "ORG", "GPE", "FAC")
PRONOUNS = ("i", "we", "you", "he", "she", "they", "who", "everyone", "everybody", "someone", "somebody", "nobody", "anyone", "one")
VAGUE = ("some", "many", "most", "others", "few", "both", "several", "all", "those", "these", "none", "neither", "either", "another", "two", "three")


def can_speak(story: Story, head: int) -> bool:
    """True when the noun phrase of token `head` names what can say something; no for "the results" and "the attack"."""
    token = story.tokens[head]
    lower = token.text.lower()
    if token.pos == "PRON" or lower in VAGUE:
        return lower in PRONOUNS or lower in VAGUE or token.tag == "WP"
    if token.ent in NAMED or (token.pos == "PROPN" and token.ent not in ("EVENT", "DATE", "LAW")):
        return True
    if token.tag in ("CD", "JJ", "VBN", "JJR", "JJS"):
        return True
    lemma = token.lemma.lower()
    listed = any(lemma in words(name) or lower in words(name) for name in ("speakers.txt", "documents.txt", "mediums.txt"))
    return (
        listed
        or lemma.endswith(tuple(words("speaker_endings.txt")))
        or any(c.dep == "appos" and c.ent == "PERSON" for c in story.parse.children(head))
    )


def is_somebody(story: Story, head: int, book: ActorBook) -> bool:
    """Whether the noun phrase of token `head` stands for an actor: one that is known, or one that can speak and is no paper, share or pronoun."""
    if book.for_token(head) is not None:
        return True
    token = story.tokens[head]
    if token.pos == "PRON" or token.text.lower() in VAGUE or token.tag in ("CD", "JJR", "JJS", "VBN", "WDT", "WP", "DT"):
        return False
    body = token.lemma.lower() in bodies() or token.lemma.lower() in groups()
    return (body or can_speak(story, head)) and token.lemma.lower() not in words("documents.txt")
