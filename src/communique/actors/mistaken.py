"""Names that the parser takes for persons' and that are none: two family names with a hyphen, the party that somebody is the president of."""

from __future__ import annotations

from collections.abc import Sequence

from communique.actors.folding import fold
from communique.actors.naming import BodyName, PersonName
from communique.actors.pieces import LONGEST, words_of_name
from communique.actors.wordlists import bodies, groups, offices, titles, words
from communique.model.parse import Parse

DASHES = ("-", "--", "–", "—")
OVER_BODIES = frozenset(("head_of_state", "deputy_head", "chair", "secretary_general"))  # offices that are of a body or state, and of no person


def without_mistaken(parse: Parse, people: Sequence[PersonName], others: Sequence[BodyName]) -> tuple[list[PersonName], list[BodyName]]:
    """`people` and `others`, where "the Adan-Duale talks" names two persons of the story and "president of Sawa Nuru" a body."""
    families = {fold(p.words[-1]) for p in people if len(p.words) > 1}
    kept, rest = list[PersonName](), list[BodyName]()
    for body in others:
        inside = _person_inside(parse, body) or _holder(parse, body)
        if inside is not None:
            kept.append(inside)
        elif not (_opens_office(parse, body.first, body.last) or any(test(parse, body) for test in (_prefix, _dateline, _topic, _calling))):
            rest.append(body)
    families |= {fold(p.words[-1]) for p in kept if len(p.words) > 1}
    kept += [p for body in rest if (p := _family(parse, body, families)) is not None]
    taken = {p.first for p in kept}
    rest = [body for body in rest if body.first not in taken]
    for name in people:
        if _is_over(parse, name):
            rest.append(BodyName(name.first, name.last))
        elif not _pair(name, families) and not _opens_office(parse, name.first, name.last):
            kept.append(_without_topic(parse, name))
    return sorted(kept, key=lambda p: p.first), sorted(rest, key=lambda b: b.first)


def _holder(parse: Parse, body: BodyName) -> PersonName | None:
    """The person whose family name is a word for a body ("Bob Church"), as a calling before it or an office behind it shows."""
    tokens, k = parse.tokens, body.first
    calling = next((i for i in range(body.last - 2, k - 1, -1) if tokens[i].text.islower() and tokens[i].text in offices()), None)
    if calling is not None and tokens[calling].tag == "NN":
        return _written(parse, calling + 1, body.last)
    if body.last - k != 2 or tokens[k].text.lower() in bodies() or (k > 0 and tokens[k - 1].pos == "DET"):
        return None
    behind = tokens[body.last + 1 : body.last + 5] if body.last < len(tokens) and tokens[body.last].text == "," else ()
    held = next((t for t in behind if t.pos not in ("DET", "ADJ")), None)
    holds = held is not None and held.tag == "NN" and held.text.lower() in offices() and tokens[k].text.istitle()
    return _written(parse, k, body.last) if holds else None


def _written(parse: Parse, first: int, last: int) -> PersonName | None:
    held = parse.tokens[first:last]
    named = 2 <= len(held) <= LONGEST and all(t.text[:1].isupper() for t in held)
    return PersonName(first, last, tuple(words_of_name(held)), None) if named else None


def _family(parse: Parse, body: BodyName, families: set[str]) -> PersonName | None:
    """A person of the story by the family name alone, hyphened ("Samba-Panza") or a word for a body too ("Church")."""
    held = parse.tokens[body.first : body.last]
    written = tuple(words_of_name(held))
    alone = len(written) == 1 and fold(written[0]) in families and (body.first == 0 or parse.tokens[body.first - 1].pos != "DET")
    return PersonName(body.first, body.last, written, None) if alone and ("-" in written[0] or len(held) == 1) else None


def _topic(parse: Parse, body: BodyName) -> bool:
    """Whether a supposed body is what somebody is minister or secretary of ("Minister of Justice and …", "Secretary of State for Trade")."""
    tokens, first = parse.tokens, body.first
    behind = first > 1 and tokens[first - 1].text in ("of", "for") and tokens[first - 2].text.lower() in offices()
    last = body.last
    while behind and last < len(tokens) and tokens[last].text[:1].isupper() and tokens[last].sentence == tokens[first].sentence:
        last += 1
    return behind and any(t.text.lower() in words("topics.txt") for t in tokens[body.last - 1 : last])


def _calling(parse: Parse, body: BodyName) -> bool:
    """Whether a supposed body begins with an office or people, and whose they are ("Head of Public Service", "Negotiators for Lind")."""
    tokens, first = parse.tokens, body.first
    if body.last - first < 3 or tokens[first + 1].text not in ("of", "for"):
        return False
    single, people = tokens[first].text.lower(), groups().get(tokens[first].text.lower())
    return single in offices() or single.removesuffix("s") in offices() or (people is not None and people.plural)


def _dateline(parse: Parse, body: BodyName) -> bool:
    """Whether a supposed body is the town that opens a paragraph in capitals before a dash ("KARLA — ")."""
    tokens, last = parse.tokens, body.last
    opens = tokens[body.first].text.isupper() and body.first == parse.sentences[tokens[body.first].sentence].first
    return opens and last < len(tokens) and tokens[last].text in DASHES


def _without_topic(parse: Parse, name: PersonName) -> PersonName:
    """`name` without the affairs that it is minister for, which the parser took for given names ("Minister for Trade Issues NAME")."""
    tokens = parse.tokens
    before = tokens[name.first - 1].text if name.first > 1 else ""
    joined = before == "and" and tokens[name.first - 2].text.lower() in words("topics.txt")
    if name.title or not (joined or before in ("for", "of", "on", "the")):
        return name
    topics = [k for k in range(name.first, name.last - 1) if tokens[k].text.lower() in words("topics.txt")]
    if not topics or topics[-1] == name.last - 2 > name.first:  # "spokeswoman for Crisis Management Initiative"
        return name
    return _named(parse, topics[-1] + 1, name.last) or name


def _person_inside(parse: Parse, body: BodyName) -> PersonName | None:
    """The person whom a supposed body is: behind ranks ("Brig-Gen NAME"), behind an office for something ("Minister for Trade Affairs NAME"), or
    with a particle in lower case in front ("de NAME")."""
    tokens, k = parse.tokens, body.first
    while k < body.last and (tokens[k].text.lower() in titles() or (tokens[k].text == "-" and k > body.first)):
        k += 1
    if k == body.first and tokens[k].text in words("particles.txt") and tokens[k].text.islower():
        return _named(parse, body.first, body.last) if body.last - body.first > 1 else None
    if k == body.first:
        k = _past_office_for(parse, body) if tokens[k].text.lower() in offices() else _past_portfolio(parse, body)
    return _named(parse, k, body.last) if body.first < k < body.last and tokens[k - 1].text != "-" else None


def _past_office_for(parse: Parse, body: BodyName) -> int:
    """The token behind "Minister for AFFAIRS" at the head of a supposed body; its first where it begins otherwise."""
    tokens = parse.tokens
    link = next((k for k in range(body.first + 1, min(body.first + 4, body.last)) if tokens[k].text in ("for", "of")), None)
    if link is None or tokens[link - 1].text.lower() not in offices():
        return body.first
    topics = [k for k in range(link + 1, body.last) if tokens[k].text.lower() in words("topics.txt")]
    return topics[-1] + 1 if topics else body.first


def _past_portfolio(parse: Parse, body: BodyName) -> int:
    """The token behind the affairs of an office, with which a supposed body begins ("Minister for the Peace Process NAME"); else its first."""
    tokens, k = parse.tokens, body.first - 1
    k -= k > 0 and tokens[k].text.lower() == "the"
    if k < 1 or tokens[k].text not in ("for", "of", "and", ",") or not _holds_office(parse, k):
        return body.first
    topics = [i for i in range(body.first, body.last) if tokens[i].text.lower() in words("topics.txt")]
    return topics[-1] + 1 if topics and topics[-1] < body.last - 2 else body.first


def _holds_office(parse: Parse, k: int) -> bool:
    """Whether "OFFICE of" or "OFFICE for" with other affairs behind it leads up to token `k`."""
    tokens = parse.tokens
    while k > 1 and tokens[k].text not in ("for", "of"):
        if not (tokens[k].text in (",", "and") or tokens[k].text.lower() in words("topics.txt") or tokens[k].dep in ("compound", "amod")):
            return False
        k -= 1
    return tokens[k - 1].text.lower() in offices()


def _named(parse: Parse, first: int, last: int) -> PersonName | None:
    tokens = parse.tokens
    held = tokens[first:last]
    written = all(t.text[:1].isupper() or t.i == first or t.text == "-" for t in held)
    if not (written and 0 < last - first <= LONGEST) or any(t.text.lower() in bodies() for t in held):
        return None
    before = tokens[first - 1].text.lower() if first else ""
    return PersonName(first, last, tuple(words_of_name(held)), before if before in titles() else None)


def _opens_office(parse: Parse, first: int, last: int) -> bool:
    """Whether a supposed name is a minister's affairs ("Internal Affairs" before "Minister"), or its one word the first of an office behind it
    ("UN Special" before "Envoy", "US Defence" before "Secretary")."""
    tokens = parse.tokens
    if last >= len(tokens) or tokens[last].sentence != tokens[first].sentence:
        return False
    if tokens[last - 1].text.lower() in words("topics.txt") and tokens[last].text.lower() in offices():
        return True
    if last - first > 1:
        return False
    return f"{tokens[first].text} {tokens[last].text}".lower() in offices()


def _prefix(parse: Parse, body: BodyName) -> bool:
    """Whether a supposed body is the first part of a hyphened word ("Inter-Korean")."""
    tokens, last = parse.tokens, body.last
    glued = last < len(tokens) and tokens[last].text == "-" and tokens[last].start == tokens[last - 1].end
    return glued and body.last - body.first == 1 and tokens[body.first].text.lower() in words("prefixes.txt")


def _pair(name: PersonName, families: set[str]) -> bool:
    """Whether one hyphened word is made of the family names of two persons of the story."""
    parts = name.words[0].split("-") if len(name.words) == 1 else []
    return len(parts) == 2 and all(fold(part) in families for part in parts)


def _is_over(parse: Parse, name: PersonName) -> bool:
    """Whether the name is what somebody is the president, chair or secretary-general of."""
    tokens = parse.tokens
    if name.title or name.first < 2 or tokens[name.first - 1].text != "of" or tokens[name.first - 2].sentence != tokens[name.first].sentence:
        return False
    before = tokens[name.first - 2]
    two = f"{tokens[name.first - 3].text} {before.text}".lower() if name.first > 2 else ""
    office = offices().get(two) or offices().get(before.text.lower())
    owns = name.last < len(tokens) and tokens[name.last].tag == "POS"
    return office is not None and office.klass in OVER_BODIES and before.dep != "pobj" and not owns
