"""What stands beside a name and shows it to be a person's: an office before or behind it, "who", a government or family that is his."""

from __future__ import annotations

from communique.actors.wordlists import offices, titles, words
from communique.model.parse import Parse, Token

RULING = frozenset(("government", "administration", "cabinet", "regime", "presidency"))
PAUSES = (",", "-", "--", "(")


def after_office(parse: Parse, first: int, last: int) -> bool:
    """Whether an office is right before tokens ``[first, last)``: "his counterpart NAME", "the rebels' spokesman, NAME,"."""
    if _singular_office(parse, first - 1):
        return True
    tokens = parse.tokens
    closed = last < len(tokens) and tokens[last].text in (",", ".")
    return closed and last - first > 1 and first > 1 and tokens[first - 1].text == "," and _singular_office(parse, first - 2)


def _singular_office(parse: Parse, i: int) -> bool:
    """An office right before a name: what follows is who holds it."""
    token = parse.tokens[i]
    return token.text.lower() in offices() and token.tag in ("NN", "NNP") and parse.tokens[i + 1].sentence == token.sentence


def followed_by_person_words(parse: Parse, i: int) -> bool:
    """Whether the name that ends before token `i` goes on with ", who …" or ", the/X's … OFFICE": only of persons does one go on so."""
    tokens = parse.tokens
    if i + 1 >= len(tokens) or tokens[i].text != ",":
        return False
    if tokens[i + 1].text.lower() in ("who", "whose"):
        return True
    for token in tokens[i + 1 : i + 10]:
        if token.text in (",", ".", ";") or token.pos == "VERB":
            return False
        if token.text.lower() in offices() and token.tag != "NNS":
            return True
    return False


def beside_office(parse: Parse, first: int, last: int) -> bool:
    """Whether the parser ties the name to an office as one: "NAME - the rebel leader - said"; "the head of the delegation, NAME NAME, left".

    A name of one word behind an office is rather the body that the office is of ("the leader of the party, NAME").
    """
    tokens = parse.tokens
    head = next((t for t in tokens[first:last] if not first <= t.head < last), tokens[last - 1])
    if not all(t.text[:1].isupper() or t.text.lower() in words("particles.txt") for t in tokens[first:last]):
        return False
    behind = last < len(tokens) and tokens[last].text in PAUSES
    if behind and any(c.i > last and _calling(c) and not parse.children(c.i, "poss") for c in parse.children(head.i, "appos")):
        return True
    above = tokens[head.head]
    named = last - first > 1 and not tokens[first].text.isupper() and first > 0 and tokens[first - 1].text == ","
    return named and head.dep == "appos" and _calling(above) and above.i < first and bool(parse.children(above.i, "prep"))


def _calling(token: Token) -> bool:
    return token.tag == "NN" and token.text.lower() in offices() and offices()[token.text.lower()].klass != "member"


def rules(parse: Parse, first: int, last: int) -> bool:
    """Whether a government or a relative is said to be of the name's bearer ("NAME NAME's government", "NAME NAME's wife")."""
    tokens = parse.tokens
    last -= tokens[last - 1].tag == "POS"
    if last + 1 >= len(tokens) or tokens[last].tag != "POS" or last - first < 2 or any(not t.text.istitle() for t in tokens[first:last]):
        return False
    owned = tokens[last + 1]
    office = offices().get(owned.text.lower())
    return owned.text.lower() in RULING or (office is not None and office.klass == "kin")


def descended(parse: Parse, first: int, last: int) -> bool:
    """Whether a word for "son of" or the like stands inside the name, as in persons' names only ("Moussa Ag Saleh")."""
    held = parse.tokens[first:last]
    return len(held) > 2 and any(t.text.lower() in words("descent.txt") for t in held[1:-1]) and not any(t.text.isupper() for t in held)


def body_before(parse: Parse, first: int) -> bool:
    """Whether what the name is of stands right before it, in lower case: "the aid organisation NAME", "the newspaper NAME"."""
    before = parse.tokens[first - 1] if first > 0 else None
    return before is not None and before.tag == "NN" and before.text in words("body_kinds.txt") and before.sentence == parse.tokens[first].sentence


def only_modifies(parse: Parse, same: list[Token]) -> bool:
    """Whether a word, in all places `same` of the story, only says which people somebody is of: "Tuareg rebels", "the Dinka community"."""
    behind = [parse.tokens[t.i + 1] for t in same if t.i + 1 < len(parse.tokens)]
    return len(behind) == len(same) and all(b.text.islower() and b.pos == "NOUN" and b.lemma.lower() in words("folk_nouns.txt") for b in behind)


def is_rank(parse: Parse, i: int) -> bool:
    """Whether token `i` is the first of the ranks before a name, which the parser ties to the force before it ("Army Brig. Gen. NAME")."""
    tokens = parse.tokens
    return tokens[i].text.lower() in titles() and i + 1 < len(tokens) and tokens[i + 1].text.lower() in (".", *titles())


def ends_office(parse: Parse, i: int) -> bool:
    """Whether token `i` is the last word of an office ("secretary of state")."""
    return i > 1 and " ".join(t.text.lower() for t in parse.tokens[i - 2 : i + 1]) in offices()


def titular(parse: Parse, i: int) -> bool:
    """Whether a family name that is a title too ("King" after "Kevin King") stands alone: no article before it, and no name or "of" behind it."""
    tokens = parse.tokens
    low = tokens[i].text.lower()
    before = tokens[i - 1] if i else None
    behind = tokens[i + 1] if i + 1 < len(tokens) else None
    bare = before is None or (before.pos != "DET" and before.tag not in ("PRP$", "POS", "JJ"))
    alone = behind is None or not (behind.text[:1].isupper() or behind.text.lower() in ("of", "and"))
    return (low in titles() or low in offices()) and bare and alone
