"""Does a group do anything in the story, or is it only counted, hit or freed?"""

from __future__ import annotations

from communique.actors.phrases import Phrase
from communique.actors.wordlists import words
from communique.model.parse import Parse, Token

PARTIES = frozenset(("delegation", "mediators", "envoys", "government", "ministry", "parliament", "party", "both"))


def acts(parse: Parse, phrase: Phrase) -> bool:
    """Whether the group of `phrase` is an actor of the story: it does something, is spoken with or dealt with.

    Bodies and delegations always are. A number of people ("11 soldiers", "some 1,200 people") and bystanders are not where they are only
    killed, freed, counted or lived among; nor is a thing of a group ("rebel camps").
    """
    assert phrase.group is not None
    token = parse.tokens[phrase.head]
    if phrase.group.klass == "camp":
        return token.tag in ("NN", "NNP") and bool(phrase.owners)
    if phrase.group.klass == "countries" and not phrase.group.plural and not phrase.definite:
        return False
    bystanders = phrase.group.klass in words("bystanders.txt")
    if not (phrase.group.plural or bystanders) or phrase.group.klass in PARTIES:
        return True
    if not bystanders and not _counted(parse, phrase):
        return True
    return does(parse, token) and not _is_object(parse, phrase)


def _is_object(parse: Parse, phrase: Phrase) -> bool:
    """Whether the phrase stands right behind a verb that is none of speaking or dealing: its object, whatever the parser makes of it."""
    before = parse.tokens[phrase.first - 1] if phrase.first > parse.sentences[parse.tokens[phrase.head].sentence].first else None
    lemma = before.lemma.lower() if before is not None and before.pos == "VERB" else ""
    return bool(lemma) and lemma not in words("speech.txt") and lemma not in words("dealing.txt")


def _counted(parse: Parse, phrase: Phrase) -> bool:
    held = parse.tokens[phrase.first : phrase.head]
    numbers = [t.text.lower() for t in held if t.tag == "CD"]
    before = parse.tokens[phrase.first - 1] if phrase.first else None
    part_of = before is not None and before.text == "of" and parse.tokens[before.head].lemma.lower() in words("amounts.txt")
    return bool(numbers and numbers != ["two"]) or part_of


def does(parse: Parse, token: Token) -> bool:
    """Whether what `token` heads does something, or is spoken or dealt with."""
    above = parse.tokens[token.head]
    if token.dep == "conj" and above.i != token.i:
        return does(parse, above)
    if token.dep == "nsubj":
        return above.lemma.lower() not in words("undergoing.txt") and above.pos == "VERB"
    if token.dep == "pobj":
        lemma, over = above.text.lower(), parse.tokens[above.head]
        if above.dep == "agent" or (lemma in ("between", "with", "to") and over.lemma.lower() in words("dealing.txt")):
            return True
        return lemma == "of" and over.lemma.lower() in words("amounts.txt") and does(parse, over)
    if token.dep in ("dobj", "dative"):
        return above.lemma.lower() in words("dealing.txt")
    return False
