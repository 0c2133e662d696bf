"""Short forms in brackets behind the names that they stand for: "the Harvest Workers' Union (HWU)", "House of Elders (HoE)"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from communique.actors.gazetteer import Known
from communique.actors.naming import BodyName
from communique.actors.wordlists import bodies, groups, words
from communique.model.parse import Parse, Token

SMALL = frozenset(("of", "for", "the", "and", "on", "in", "to", "de", "&"))
LETTERS = (2, 8)  # of a short form: one letter is a middle initial or a mark, more are words in capitals
LONG_ENOUGH = 4  # letters of a short form that is no word's initials and still a name's
REACH = 20  # tokens in the longest name that is looked for


def short_forms(parse: Parse, known: Iterable[Known]) -> list[BodyName]:
    """The names of bodies that the story gives a short form in brackets, and each place where that form stands, as names of bodies; what is
    among `known` is left to it.

    The initials of the words before the bracket are those of the short form; or the parser takes them for an organisation, and the letters are
    in another language ("(FARC)").
    """
    whole = {i: k for k in known for i in range(k.first, k.last)}
    found: dict[int, BodyName] = {}
    shorts = set[str]()
    for i in brackets(parse):
        if i + 1 in whole:
            continue
        first = _beginning(parse, i)
        known_before = whole.get(i - 1)
        official = known_before is not None and known_before.entry.how == "organisation" and (first is None or known_before.first <= first)
        if first is None and not official:
            first = _phrase_before(parse, i)
        if first is not None and not official:
            found[first] = BodyName(first, i - 2 if _inside_state(parse, i) else i)
        elif not (official or _organisation(parse, i)):
            continue
        shorts.add(parse.tokens[i + 1].text)
    held = {k for name in found.values() for k in range(name.first, name.last)}
    for token in parse.tokens if shorts else ():
        if token.text in shorts and token.i not in whole and token.i not in held and not _in_longer(parse, token):
            found[token.i] = BodyName(token.i, token.i + 1)
    return [found[i] for i in sorted(found)]


def forms_of_papers(parse: Parse) -> frozenset[int]:
    """The tokens that are short forms of what is agreed, passed or measured, as the brackets behind it say ("the Border Trade Law (BTL)")."""
    shorts = {parse.tokens[i + 1].text for i in brackets(parse) if _paper_before(parse, i)}
    if ", or " in parse.text:
        shorts |= {t.text for t in parse.tokens if t.text.isupper() and _or_short(parse, t.i) and _paper_before(parse, t.i - 2)}
    return frozenset(t.i for t in parse.tokens if t.text in shorts) if shorts else frozenset()


def _or_short(parse: Parse, i: int) -> bool:
    """Whether token `i` is the short form in "the Joint Plan of Action, or JPOA,"."""
    tokens, short = parse.tokens, parse.tokens[i].text
    return i > 2 and len(short) >= LETTERS[0] and short.isupper() and tokens[i - 1].text == "or" and tokens[i - 2].text == ","


def _paper_before(parse: Parse, i: int) -> bool:
    """Whether the name that ends before token `i` is a paper's: "the Border Trade Law", "the Plan of Action"."""
    tokens, papers = parse.tokens, words("papers.txt")
    of = next((k for k in range(i - 1, max(i - 5, 1), -1) if tokens[k].text == "of"), i)
    return tokens[i - 1].text.lower() in papers or (tokens[of - 1].text.lower() in papers and all(t.text[:1].isupper() for t in tokens[of + 1 : i]))


def brackets(parse: Parse) -> Iterator[int]:
    """The opening brackets that hold nothing but a short form."""
    tokens = parse.tokens
    for token in (t for t in tokens[1 : len(tokens) - 2] if t.text == "("):
        short = tokens[token.i + 1].text
        held = tokens[token.i + 2].text == ")" and short.isalpha()
        if held and LETTERS[0] <= len(short) <= LETTERS[1] and sum(c.isupper() for c in short) > 1 and short[0].isupper():
            yield token.i


def _beginning(parse: Parse, i: int) -> int | None:
    """First token of the name before the bracket at token `i` whose initials its short form has; None where they do not agree, or where the name
    is no body's ("the Basic Law (BL)")."""
    tokens, letters = parse.tokens, parse.tokens[i + 1].text
    start = max(parse.sentences[tokens[i].sentence].first, i - REACH)
    if not _called_a_body(tokens[start:i], i):
        return None
    for wanted in (letters, "".join(c for c in letters if c.isupper())):
        k, left = i - 1, len(wanted)
        while left and k >= start:
            word = tokens[k].text
            if word[:1].upper() == wanted[left - 1].upper() and (word[:1].isupper() or wanted[left - 1].islower()):
                left -= 1
            elif word.lower() not in SMALL and word not in ("-", "'s", "'"):
                break
            k -= 1
        if not left and tokens[k + 1].text[:1].isupper() and any(_a_body(t) for t in tokens[k + 1 : i]):
            return k + 1
    return None


def _called_a_body(tokens: tuple[Token, ...], i: int) -> bool:
    return bool(tokens) and tokens[-1].i == i - 1 and tokens[-1].text.lower() not in words("papers.txt") and any(_a_body(t) for t in tokens)


def _a_body(token: Token) -> bool:
    low = token.text.lower()
    return token.text[:1].isupper() and (low in bodies() or low in groups() or token.lemma.lower() in groups())


def _organisation(parse: Parse, i: int) -> bool:
    """Whether the parser takes what stands before the bracket for an organisation, a country behind it apart ("the Council … in Peru (CNP)")."""
    tokens = parse.tokens
    k = i - 3 if _inside_state(parse, i) or (i > 2 and tokens[i - 1].ent == "GPE" and tokens[i - 2].text == "of") else i - 1
    return tokens[k].ent == "ORG" and tokens[k].text.lower() not in words("papers.txt") and tokens[i + 1].text.isupper()


def _inside_state(parse: Parse, i: int) -> bool:
    """Whether "in COUNTRY" stands before the bracket at token `i`."""
    return i > 2 and parse.tokens[i - 1].ent == "GPE" and parse.tokens[i - 2].text == "in"


def _phrase_before(parse: Parse, i: int) -> int | None:
    """First token of a long name whose letters are another language's: from a word for a body and its capitals in front over nouns, prepositions and
    articles to the bracket ("the Council for the Renewal of the State of Law (CRED)"); None where there is no such name."""
    tokens, start = parse.tokens, max(parse.sentences[parse.tokens[i].sentence].first, i - REACH)
    letters, k = tokens[i + 1].text, i - 1
    if not letters.isupper() or len(letters) < LONG_ENOUGH:
        return None
    while k >= start and tokens[k].pos in ("PROPN", "NOUN", "ADP", "DET", "CCONJ", "ADJ") and tokens[k].text not in ("by", "with", "from", "to"):
        if _a_body(tokens[k]) and any(t.text in ("for", "of") for t in tokens[k + 1 : i]) and tokens[k].tag not in ("NNS", "NN"):
            while k > start and tokens[k - 1].pos in ("PROPN", "ADJ") and tokens[k - 1].text[:1].isupper():
                k -= 1
            return k
        k -= 1
    return None


def _in_longer(parse: Parse, token: Token) -> bool:
    """Whether a short form is but a part of a longer name or word ("GNC-led" is not, "GNC Tower" is)."""
    behind = parse.tokens[token.i + 1] if token.i + 1 < len(parse.tokens) else None
    return behind is not None and behind.pos == "PROPN" and behind.ent == token.ent == "ORG" and behind.text[:1].isupper()
