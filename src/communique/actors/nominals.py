"""Whom do "the head of the Russian delegation", "the president", "both sides", "officials" stand for?"""

from __future__ import annotations

from communique.actors.acting import acts
from communique.actors.board import Board, Draft
from communique.actors.describing import Describer, inside_offices
from communique.actors.pairs import both_sides, is_both
from communique.actors.phrases import Phrase
from communique.actors.presenting import counterpart, fits_then, presented
from communique.actors.roles import RoleFinder, of_pronoun
from communique.actors.sectors import sector_of
from communique.actors.sharing import counted_people
from communique.actors.wordlists import bodies, groups, narrower, words
from communique.model.parse import Token

HEADS = frozenset(("head", "chair", "leader", "secretary_general", "director", "commander"))  # who may be called the chief of a body
SINGLE = ("head_of_state", "head_of_government", "monarch", "foreign_minister", "defence_minister")  # offices of one holder in a state


def resolve_nominals(board: Board, describer: Describer, roles: RoleFinder) -> None:
    """Put on the board every phrase for a group and every office phrase that stands beside no name.

    A definite office phrase stands for the one person of the article who holds that office; otherwise for an unnamed person. "Both sides"
    comes last, since a headline says it before the story names them. Victims and quantities are nobody.
    """
    inside = inside_offices(describer)
    late: list[Phrase] = []
    for token in describer.heads():
        phrase = describer.phrase(token.i)
        if phrase is None or token.i in roles.used or token.i in inside or board.at(token.i) is not None:
            continue
        if phrase.office is not None and of_pronoun(board, token) is not None:
            continue  # "He is the envoy": whose role it is `RoleFinder.complete` says, once "he" is known
        if phrase.office is not None:
            describe_person(board, describer, phrase)
        elif is_both(board, phrase):
            late.append(phrase)
        elif (people := counted_people(board, phrase)) is not None:
            board.mention(people, phrase.first, phrase.last, "nominal")
            board.point(token.i, people)
        elif acts(board.parse, phrase):
            describer.group(phrase)
    for phrase in late:
        _of_both(board, phrase, both_sides(board, phrase))


def _of_both(board: Board, phrase: Phrase, sides: Draft) -> None:
    """Give "negotiators from both sides" the two as members."""
    tokens = board.parse.tokens
    if phrase.first < 2 or tokens[phrase.first - 1].text.lower() not in ("from", "of", "for", "on"):
        return
    group = board.at(phrase.first - 2)
    if group is not None and group is not sides and group.kind == "group" and not (group.named or group.members or group.country):
        group.members = [m for m in sides.members if m != group.key]


def resolve_bodies(board: Board, describer: Describer) -> None:
    """Point "the group", "the Islamist movement" at the body that is meant, before offices ask whose they are."""
    common, bodily = words("common_nouns.txt"), bodies()
    for token in board.parse.tokens:
        if token.tag == "NN" and token.text in bodily and board.at(token.i) is None:
            _take_up(board, token)
        if token.pos == "PUNCT" or token.text.lower() not in common or board.at(token.i) is not None:
            continue
        head = board.parse.tokens[token.head]
        if token.dep == "compound" and token.i < head.i and head.text.islower() and board.at(head.i) is None and describer.phrase(head.i) is None:
            continue  # "the front door"
        phrase = describer.phrase(token.i)
        if phrase is not None and (called := _by_word(board, phrase)) is not None:
            board.mention(called, phrase.first, phrase.last, "nominal")
            board.point(token.i, called)
            continue
        start = phrase.first if phrase is not None else _article_before(board, token.i)
        if start is None or (phrase is not None and (phrase.owners or phrase.last != token.i + 1 or not phrase.definite)):
            continue
        body = _body_meant(board, token.i, start)
        if body is not None:
            board.mention(body, start, token.i + 1, "nominal")
            board.point(token.i, body)


def _by_word(board: Board, phrase: Phrase) -> Draft | None:
    """The only rebel body with a word in its name by which "the Adaran army", "the Adaran rebel group" call it; None for a state's word."""
    tokens, first = board.parse.tokens, phrase.first
    if phrase.group is None or not phrase.definite or phrase.last != phrase.head + 1:
        return None
    said = [t for t in tokens[first : phrase.head] if t.pos in ("PROPN", "ADJ") and t.text[:1].isupper() and t.i > first]
    if len(said) != 1 or ((draft := board.at(said[0].i)) is not None and draft.kind == "state"):
        return None
    held = [d for d in board.drafts() if d.named and d.sector == "REB" and d.kind in ("armed_force", "organisation")]
    called = [d for d in held if any(said[0].text in name.split() for name in (d.name, *d.aliases))]
    return called[0] if len(called) == 1 else None


def _take_up(board: Board, token: Token) -> None:
    """Let "the union", "the ministry" stand for the only body named before it that is called so: "the Harbour Workers' Union"."""
    tokens = board.parse.tokens
    behind = tokens[token.i + 1 : token.i + 2]
    plain = token.i > 0 and tokens[token.i - 1].text.lower() == "the" and token.dep not in ("compound", "nmod")
    if not plain or (behind and (behind[0].text.lower() in ("of", "for") or behind[0].tag == "POS" or behind[0].text == "-")):
        return
    start = tokens[token.i - 1].start
    named = [d for d in board.drafts() if d.named and d.kind in ("organisation", "armed_force") and any(m.start < start for m in d.mentions)]
    short = {d.key for t in tokens[2 : token.i] if tokens[t.i - 1].text == "(" and tokens[t.i - 2].text == token.text and (d := board.at(t.i))}
    called = [d for d in named if d.key in short or any(token.text in name.lower().split() for name in (d.name, *d.aliases))]
    if not called and token.text == "union":
        called = [d for d in named if d.sector == "SOC"]  # "the Teachers' Association"
    if len(called) == 1:
        board.mention(called[0], token.i - 1, token.i + 1, "nominal")
        board.point(token.i, called[0])


def _article_before(board: Board, i: int) -> int | None:
    """The "the" right before token `i`, or before an adjective before it."""
    tokens = board.parse.tokens
    for k in (i - 1, i - 2):
        if k >= 0 and tokens[k].text.lower() == "the" and tokens[k].sentence == tokens[i].sentence and all(t.pos == "ADJ" for t in tokens[k + 1 : i]):
            return k
    return None


def _body_meant(board: Board, head: int, start: int) -> Draft | None:
    """The only armed group or organisation that is no government's, named up to one sentence before; None where two are.

    "The rebels" and the like may also be the only armed group of the story so far.
    """
    token = board.parse.tokens[head]
    if token.text.lower() in ("army", "forces", "agency"):
        return None
    first = board.parse.sentences[max(0, token.sentence - 1)].first
    noun = groups().get(token.text.lower())
    between = {t.text.lower() for t in board.parse.tokens[start:head]}
    armed = (noun is not None and noun.kind == "armed_force") or bool(between & words("local_modifiers.txt") - {"opposition"})
    so_far = [(t.i, d) for t in board.parse.tokens[:start] if (d := board.at(t.i)) is not None]
    held = [(i, d) for i, d in so_far if _is_movement(d, token.text.lower(), armed=armed)]
    near = {d.key: d for i, d in held if i >= first}
    if not near and armed:
        near = {d.key: d for _, d in held}
    return next(iter(near.values())) if len(near) == 1 else None


def _is_movement(draft: Draft, noun: str, *, armed: bool) -> bool:
    """Whether `draft` can be called `noun`: rebels are armed, a movement is no union of states, none is a government's."""
    if not draft.named or draft.kind not in ("armed_force", "organisation"):
        return False
    if armed:
        return draft.sector == "REB" or (draft.kind == "armed_force" and draft.sector not in ("MIL", "UNO", "IGO", "COP"))
    official = ("GOV", "MIL", "LEG", "JUD", "COP", "SPY", "BUS")
    return draft.sector not in (
        official if noun in ("bloc", "alliance", "organisation", "organization", "body") else (*official, "UNO", "IGO", "EUR")
    )


def describe_person(board: Board, describer: Describer, phrase: Phrase) -> Draft:
    """The person of the article who holds the office of `phrase`, else a new unnamed person with that role and country."""
    holder = _holder(board, describer, phrase) if phrase.definite or _of_headline(board, describer, phrase) else None
    holder = holder or presented(board, describer, phrase) or counterpart(board, describer, phrase)
    draft = holder or _unnamed(board, describer, phrase)
    if holder is not None and not holder.country and (country := describer.country(phrase)):
        holder.country = country
        holder.roles.append(describer.role(phrase))
    board.mention(draft, phrase.first, phrase.last, "nominal")
    board.point(phrase.head, draft)
    return draft


def _of_headline(board: Board, describer: Describer, phrase: Phrase) -> bool:
    """Headlines leave articles out: "Kenyan president seeks talks" is of the one whom the story names."""
    role = board.parse.sentences[board.parse.tokens[phrase.head].sentence].role
    bare = board.parse.tokens[phrase.first].text.lower() not in ("a", "an", "one", "another")
    return role in ("title", "standfirst") and bare and describer.office_class(phrase) in SINGLE


def _holder(board: Board, describer: Describer, phrase: Phrase) -> Draft | None:
    """The only person with the office's class and, where the phrase gives one, its country."""
    klass, country = describer.office_class(phrase), describer.country(phrase)
    owner = describer.owner(phrase)
    if (again := _told_of(board, phrase)) is not None:
        return again
    plain = all(board.parse.tokens[k].pos == "DET" or k in phrase.owners for k in range(phrase.first, phrase.head))
    bare = plain and phrase.last == phrase.head + 1
    classes = {klass} | (narrower().get(klass, frozenset()) if bare else frozenset())
    fit = [d for d in board.drafts() if d.kind == "person" and classes.intersection(d.classes) and klass != "kin"]
    if country:
        open_ = [d for d in fit if d.named and not (d.country or d.faint) and not _beside(board, d, phrase)]
        fit = [d for d in fit if (d.country or d.faint) == country] or (open_ if len(fit) == 1 else [])
    if owner is not None and owner.kind != "state" and (not country or len(fit) > 1):
        served = [d for d in fit if any(r.of == owner.key for r in d.roles)]
        fit = served if served or not country else fit
    named = [d for d in fit if d.named]
    fit = [d for d in named or fit if fits_then(board, phrase, d, klass)]
    told = [d for d in fit if min((m.start for m in d.mentions), default=0) < board.parse.tokens[phrase.first].start]
    fit = told if len(fit) > 1 and told else fit
    if not fit and owner is not None and owner.kind != "state":
        fit = _serving(board, owner, klass)
    return fit[0] if len(fit) == 1 else None


def _serving(board: Board, owner: Draft, klass: str) -> list[Draft]:
    """The named persons who serve the body `owner` and may be called its official, its chief or, of a state's office that the story gives to one
    person without a state, its minister."""
    named = [d for d in board.drafts() if d.kind == "person" and d.named]
    if klass in SINGLE:
        return [d for d in named if klass in d.classes and not (d.country or d.faint) and all(r.of is None for r in d.roles)]
    held = [d for d in named if any(r.of == owner.key for r in d.roles)]
    return held if klass == "official" else [d for d in held if klass in HEADS and HEADS.intersection(d.classes)]


def _told_of(board: Board, phrase: Phrase) -> Draft | None:
    """The unnamed person of the sentence or two before whom "the diplomat" takes up: "A Western diplomat said A. “B,” the diplomat said."."""
    head = board.parse.tokens[phrase.head]
    if phrase.last != phrase.head + 1 or phrase.first != phrase.head - 1:
        return None
    first = board.parse.sentences[max(0, head.sentence - 2)].first
    for t in reversed(board.parse.tokens[first : phrase.first]):
        draft = board.at(t.i) if t.lemma.lower() == head.lemma.lower() and t.tag == "NN" else None
        if draft is not None:
            article = board.parse.tokens[board.parse.edges(t.i)[0]].text.lower()
            return draft if not draft.named and draft.kind == "person" and article in ("a", "an", "one", "another") else None
    return None


def _beside(board: Board, draft: Draft, phrase: Phrase) -> bool:
    """Whether the sentence of `phrase` names `draft` too: "President A spoke with the president of Ukraine" tells of two."""
    sentence = board.parse.sentences[board.parse.tokens[phrase.head].sentence]
    return any(sentence.span.covers(m.span) for m in draft.mentions)


def _unnamed(board: Board, describer: Describer, phrase: Phrase) -> Draft:
    assert phrase.office is not None
    span = board.parse.span(phrase.first, phrase.last)
    role = describer.role(phrase)
    draft = board.new(_bare(board.parse.text[span.start : span.end]), "person", named=False)
    draft.country = describer.country(phrase)
    draft.roles.append(role)
    draft.classes.append(describer.office_class(phrase))
    draft.gender, draft.sector = phrase.office.gender, sector_of(board, phrase, role)
    return draft


def _bare(text: str) -> str:
    head, _, tail = text.partition(" ")
    return " ".join((tail if head.lower() in ("the", "a", "an", "one") and tail else text).split())
