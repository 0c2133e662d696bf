"""Whose is "President NAME" whom no word calls of a country, when what is done around him is the inner life of one?

"Opposition groups in Peru demand that President Quispe resign", "President Quispe extended the curfew in Lima": the only country of the sentence,
tied to a parliament, court, opposition, rebels, protesters, a curfew or an election. What goes beyond a country ("threatened sanctions against
Peru") tells nothing, and in a story that names the United States their president may be meant, whom many outlets name without a country.
"""

from __future__ import annotations

from collections.abc import Iterator

from communique.actors.board import Board, Draft
from communique.actors.wordlists import words
from communique.model.parse import Sentence, Token

HEADS = frozenset(("head_of_state", "head_of_government", "deputy_head", "minister", "monarch"))
HOME = frozenset(("REB", "OPP", "PTY", "LEG", "JUD", "COP"))
LAW = frozenset(("JUD", "COP"))
FOLLOWERS = frozenset(("supporter", "opponent", "follower", "loyalist", "government", "regime"))
AMERICAN = "USA"
TURNS = 3  # "began a strike to protest against the refusal": from the deed up to whoever does it


def settle_domestic(board: Board) -> None:
    """Give heads of state and government, and groups set against the authorities, the country of the inner life they are told in (`faint`)."""
    if any(AMERICAN in (d.country, d.faint) for d in board.drafts() if d.mentions):
        return
    by_sentence = _by_sentence(board)
    for sentence in board.parse.sentences:
        open_ = [(d, t) for d, t in by_sentence.get(sentence.i, []) if _is_open(board, d)]
        for draft, token in open_:
            draft.faint = draft.faint or _before_the_law(board, token)
        country = _only_country(board, sentence) if open_ else None
        if country is None or any(t.text.lower() in words("away.txt") for t in board.parse.of_sentence(sentence)):
            continue
        for draft, token in open_:
            if _told_at_home(board, sentence, token, person=draft.kind == "person") and not _held_by_other(board, draft, country):
                draft.faint = draft.faint or country


def _by_sentence(board: Board) -> dict[int, list[tuple[Draft, Token]]]:
    """The drafts that have the heads of their phrases in each sentence, with these heads."""
    held: dict[int, list[tuple[Draft, Token]]] = {}
    for token in board.parse.tokens:
        draft = board.at(token.i)
        if draft is not None and (token.head == token.i or board.at(token.head) is not draft):
            held.setdefault(token.sentence, []).append((draft, token))
    return held


def _before_the_law(board: Board, token: Token) -> str | None:
    """The country of the police or court that arrests, tries or disperses the one at `token`."""
    for verb in _verbs_above(board, token):
        if verb.lemma.lower() in words("law_verbs.txt") and token.i in {t.i for t in board.parse.subtree(verb.i)}:
            for subject in _subjects(board, verb):
                draft = board.at(subject.i)
                if draft is not None and subject.i != token.i and (draft.sector in LAW or {"judge", "prosecutor", "police"} & set(draft.classes)):
                    return draft.country or draft.faint
    return None


def _is_open(board: Board, draft: Draft) -> bool:
    if draft.country or draft.faint:
        return False
    if draft.kind == "person":
        return bool(HEADS.intersection(draft.classes)) and all(r.of is None for r in draft.roles)
    return not draft.named and not any(board.get(m).country for m in draft.members) and draft.klass in words("local_groups.txt") | {"prisoners"}


def _held_by_other(board: Board, draft: Draft, country: str) -> bool:
    """Whether another person of the story holds that office of that country."""
    offices = HEADS.intersection(draft.classes) - {"minister"}
    return any(d is not draft and d.named and d.country == country and offices.intersection(d.classes) for d in board.drafts())


def _only_country(board: Board, sentence: Sentence) -> str | None:
    held = {code for t in board.parse.of_sentence(sentence) if (code := _code(board, t))}
    return held.pop() if len(held) == 1 else None


def _code(board: Board, token: Token) -> str | None:
    draft = board.at(token.i)
    here = draft.country or draft.faint if draft is not None and draft.kind != "media" else None
    return here or board.places.get(token.i) or board.towns.get(token.i)


def _told_at_home(board: Board, sentence: Sentence, token: Token, *, person: bool) -> bool:
    tokens = board.parse.of_sentence(sentence)
    if person and any(t.lemma.lower() in words("leaving_verbs.txt") for t in tokens if t.i in _around(board, token)):
        return True
    for verb in _verbs_above(board, token):
        lemma = verb.lemma.lower()
        below = {t.i for t in board.parse.subtree(verb.i)}
        if person and lemma in words("ruling_verbs.txt") | words("home_verbs.txt") and _is_doer(board, token, verb) and _home_things(board, below):
            return True
        doers = [s for s in _subjects(board, verb) if s.i != token.i and _is_home_actor(board, s)]
        if lemma in words("home_demands.txt") and token.i in below and (doers or (person and _by_followers(board, token, verb))):
            return True
    return False


def _by_followers(board: Board, token: Token, verb: Token) -> bool:
    """ "supporters of President NAME blocked roads": whether followers, opponents or the government of the one at `token` do what `verb` says."""
    parse = board.parse
    chain = [parse.tokens[token.head], *parse.ancestors(parse.tokens[token.head].i)] if token.dep in ("pobj", "poss") else []
    return any(t.lemma.lower() in FOLLOWERS and t.dep == "nsubj" and t.head == verb.i for t in chain[:2])


def _around(board: Board, token: Token) -> set[int]:
    """The words of the clauses above `token`, up to the root."""
    return {t.i for t in board.parse.ancestors(token.i)} | {c.i for t in board.parse.ancestors(token.i) for c in board.parse.children(t.i)}


def _verbs_above(board: Board, token: Token) -> Iterator[Token]:
    yield from (t for t in board.parse.ancestors(token.i) if t.pos in ("VERB", "AUX"))
    for above in board.parse.ancestors(token.i):
        if above.pos == "VERB":
            yield from (c for c in board.parse.subtree(above.i) if c.pos == "VERB" and c.dep in ("xcomp", "ccomp", "conj", "advcl", "acl"))
            return


def _is_doer(board: Board, token: Token, verb: Token) -> bool:
    """Whether `token` is the subject of `verb`, or of the verb that `verb` completes ("has promised to extend")."""
    for _ in range(TURNS):
        subjects = _subjects(board, verb)
        if subjects:
            below = {t.i for s in subjects for t in board.parse.subtree(s.i)}
            return token.i in below or any(s.pos == "PRON" for s in subjects)
        verb = board.parse.tokens[verb.head]
    return False


def _subjects(board: Board, verb: Token) -> tuple[Token, ...]:
    return board.parse.children(verb.i, "nsubj", "nsubjpass")


def _home_things(board: Board, below: set[int]) -> bool:
    tokens = board.parse.tokens
    return any(tokens[i].lemma.lower() in words("home_nouns.txt") or _is_home_actor(board, tokens[i]) for i in sorted(below))


def _is_home_actor(board: Board, token: Token) -> bool:
    """Whether `token` heads a phrase for rebels, a court, a parliament, protesters … of the country."""
    return any(_is_home(d) or (d.kind == "state" and t.tag == "NNPS") for t in _of_whom(board, token) if (d := board.at(t.i)) is not None)


def _of_whom(board: Board, token: Token) -> Iterator[Token]:
    """`token`, and whom "tens of thousands of students" counts."""
    yield token
    for _ in range(TURNS):
        behind = [o for p in board.parse.children(token.i, "prep") if p.text == "of" for o in board.parse.children(p.i, "pobj")]
        if not behind:
            return
        token = behind[0]
        yield token


def _is_home(draft: Draft) -> bool:
    if not (draft.country or draft.faint) or draft.kind == "state":
        return False
    return draft.sector in HOME or draft.klass in words("local_groups.txt") or bool(words("local_offices.txt").intersection(draft.classes))
