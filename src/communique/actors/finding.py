"""Finding the actors of an article."""

from __future__ import annotations

from collections.abc import Iterable

from communique.actors.board import Board, Draft
from communique.actors.book import ActorBook
from communique.actors.describing import Describer
from communique.actors.domestic import settle_domestic
from communique.actors.doubtful import without_doubtful
from communique.actors.gazetteer import Entry, Known, find_known, organisations, state_names
from communique.actors.given import given_persons, settle_given
from communique.actors.initials import join_initials
from communique.actors.joining import join_appositions, join_forces
from communique.actors.longnames import long_names
from communique.actors.naming import BodyName, PersonName, find_names
from communique.actors.nationality import put_nationalities
from communique.actors.nominals import resolve_bodies, resolve_nominals
from communique.actors.outerbodies import whole_bodies, written
from communique.actors.outlets import join_acronyms, join_bynames, name_media
from communique.actors.peoples import People, find_peoples
from communique.actors.persons import Persons
from communique.actors.places import place_tokens, put_divided, put_halves
from communique.actors.pronouns import resolve_pronouns
from communique.actors.representing import spread_sides
from communique.actors.roles import RoleFinder
from communique.actors.ruling import point_sides, settle_heads, settle_locals
from communique.actors.sharing import share_offices
from communique.actors.spreading import spread_countries
from communique.actors.states import acts_as_government, stands_for_state
from communique.actors.towns import put_towns
from communique.actors.wordlists import bodies
from communique.model.actors import GivenActor
from communique.model.article import Article
from communique.model.page import Page
from communique.model.parse import Parse


def find_actors(page: Page, article: Article, parse: Parse, given: tuple[GivenActor, ...] = ()) -> ActorBook:
    """The book of actors of `article` on `page`, from the names, titles, offices and pronouns of `parse`; the story's words only.

    `given` are the actors that the user tells of: they are found by their names, and what is said of them wins over what we know or infer.
    """
    assert parse.text == page.text
    board = Board(parse)
    known = _without_persons(parse, without_doubtful(parse, find_known(parse, given), given))
    called, known = given_persons(parse, known)
    long = long_names(parse, known)
    inside = {i for name in long for i in range(name.first, name.last)}
    known = [k for k in known if k.first not in inside]
    called = [k for k in called if k.first not in inside]
    living = {i for name in called for i in range(name.first, name.last)}
    peoples = find_peoples(parse, known, apart=inside | living)
    for folk in peoples:
        board.places.update(dict.fromkeys(range(folk.first, folk.last), folk.code))
    known = [k for k in known if k.first not in board.places]
    people, others = find_names(parse, known, skip=place_tokens(parse) | inside | set(board.places), given=called)
    known, others = whole_bodies(parse, known, sorted([*others, *long], key=lambda name: name.first))
    _put_known(board, known)
    put_halves(board, known)
    put_divided(board)
    _put_bodies(board, others)
    persons = Persons(board)
    persons.add_all(people)
    settle_given(board, given)
    named: tuple[Known | PersonName | BodyName | People, ...] = (*known, *people, *others, *peoples)
    ranges = _ranges([(name.first, name.last) for name in named])
    describer = Describer(board, ranges)
    name_media(board, article)
    join_acronyms(board)
    join_initials(board)
    join_bynames(board)
    spans = [(p.first, p.last) for p in people]
    roles = RoleFinder(board, describer, spans)
    resolve_bodies(board, describer)
    resolve_pronouns(board, early=True)
    point_sides(board)
    _settle_bodies(board, others)
    join_appositions(board, describer)
    roles.run()
    persons.settle()
    roles.offices()
    share_offices(board, describer, roles)
    spread_sides(board, describer)
    spread_countries(board)
    settle_heads(board)
    resolve_nominals(board, describer, roles)
    join_forces(board)
    resolve_pronouns(board, early=False)
    roles.complete()
    put_nationalities(board, spans)
    put_towns(board)
    settle_locals(board)
    settle_domestic(board)
    spread_countries(board)
    settle_given(board, given)
    return ActorBook(parse, board=board, describer=describer)


def _ranges(spans: Iterable[tuple[int, int]]) -> dict[int, tuple[int, int]]:
    """For each token of a name, the name's tokens."""
    return {i: (first, last) for first, last in spans for i in range(first, last)}


def _without_persons(parse: Parse, known: Iterable[Known]) -> list[Known]:
    """`known` less what is a part of a person's longer name ("Chad Ortiz", "Jordan Reyes")."""
    inside = {
        i: (e.first, e.last)
        for e in parse.entities
        if e.label == "PERSON" and all(t.text[:1].isupper() and t.text.isalpha() for t in parse.tokens[e.first : e.last])
        for i in range(e.first, e.last)
    }
    kept = []
    for k in known:
        first, last = inside.get(k.first, (k.first, k.last))
        longer = (first == k.first and last > k.last) or first < k.first
        person = longer and k.entry.how in ("name", "capital", "organisation", "media", "region", "platform") and last - first <= 3
        if not person and not (k.entry.how in ("organisation", "media") and (_inside_longer(parse, k) or _of_a_day(parse, k))):
            kept.append(k)
    return kept


def _of_a_day(parse: Parse, known: Known) -> bool:
    """Whether the name of a paper begins that of a holiday or an event ("Liberation Day")."""
    behind = parse.tokens[known.last] if known.last < len(parse.tokens) else None
    return behind is not None and behind.pos == "PROPN" and parse.tokens[known.first].ent == behind.ent and behind.ent in ("DATE", "EVENT")


def _inside_longer(parse: Parse, known: Known) -> bool:
    """Whether a name is the end of a longer name of an organisation ("National Security Council" is not the Security Council)."""
    before = parse.tokens[known.first - 1] if known.first else None
    if before is None or before.ent != "ORG" or parse.tokens[known.first].ent != "ORG":
        return False
    return before.pos == "PROPN" and before.text[:1].isupper() and len(before.text) > 2


def _put_known(board: Board, known: Iterable[Known]) -> None:
    for k in known:
        how = k.entry.how
        if how in ("organisation", "media"):
            _put_body(board, k, k.entry)
        elif how == "region" and k.entry.party and acts_as_government(board.parse, k):
            _put_body(board, k, organisations()[k.entry.party])
        elif k.entry.kind == "state" and stands_for_state(board.parse, k):
            _put_state(board, k)
        elif how in ("region", "capital") and k.entry.code:
            board.places.update(dict.fromkeys(range(k.first, k.last), k.entry.code))


def _put_body(board: Board, known: Known, entry: Entry) -> None:
    draft = next((d for d in board.drafts() if d.name == entry.name and d.kind == entry.kind), None)
    if draft is None:
        draft = board.new(entry.name, entry.kind)
        draft.country, draft.sector = entry.code, entry.sector
    span = board.mention(draft, known.first, known.last)
    draft.aliases.append(board.parse.text[span.start : span.end])


def _put_state(board: Board, known: Known) -> None:
    code = known.entry.code or ""
    draft = board.state(code, state_names()[code])
    span = board.mention(draft, known.first, known.last)
    if known.entry.how in ("name", "capital", "seat"):
        draft.aliases.append(board.parse.text[span.start : span.end])


def _put_bodies(board: Board, others: Iterable[BodyName]) -> None:
    """Organisations that no data file knows: one draft per name and country of what stands before it."""
    for name in others:
        said = written(board.parse, name)
        owner = _owner_before(board, name.first)
        country = name.code or (owner.country if owner else None)
        same = [d for d in board.drafts() if d.kind == "organisation" and d.name == said and (not country or d.country in (None, country))]
        draft = same[0] if same else _long_form(board, said) or board.new(said, "organisation")
        draft.country = draft.country or country
        draft.sector = draft.sector or (organisations()[name.union].sector if name.union else None) or _sector(said)
        span = board.mention(draft, name.first, name.last)
        draft.aliases.append(board.parse.text[span.start : span.end])


def _settle_bodies(board: Board, others: Iterable[BodyName]) -> None:
    """Give the bodies the country of a possessor that is known only now ("the country's Security Council"), and their full phrase as an alias."""
    for name in others:
        draft, owner = board.at(name.first), _owner_before(board, name.first)
        if draft is None or owner is None:
            continue
        draft.country = draft.country or owner.country
        if board.parse.tokens[name.first - 1].tag == "POS" and owner.country == draft.country:
            k = name.first - 2
            while k > 0 and board.at(k - 1) is owner:
                k -= 1
            span = board.parse.span(k, name.last)
            draft.aliases.append(board.parse.text[span.start : span.end])


def _long_form(board: Board, said: str) -> Draft | None:
    """The only organisation so far whose longer name ends in this single word ("the Tigers" after "the Tamil Tigers")."""
    if " " in said:
        return None
    bodies_so_far = [d for d in board.drafts() if d.kind in ("organisation", "armed_force")]
    found = [d for d in bodies_so_far if any(n.split()[-1] == said for n in (d.name, *d.aliases) if " " in n)]
    return found[0] if len(found) == 1 else None


def _owner_before(board: Board, first: int) -> Draft | None:
    """The state that stands before a name as possessor or adjective ("Sudan's Ministry of Health", "Kenyan Red Cross")."""
    tokens = board.parse.tokens
    k = first - 1
    start = board.parse.sentences[tokens[first].sentence].first
    while k >= start and (tokens[k].tag == "POS" or (tokens[k].pos == "ADJ" and board.at(k) is None)):
        k -= 1
    draft = board.at(k) if k >= start else None
    return draft if draft is not None and draft.kind == "state" and (k < first - 1 or tokens[k].pos in ("ADJ", "PROPN")) else None


def _sector(said: str) -> str | None:
    """The sector that the words of a name tell: the last that tells one, "defence" or "army" above all but in a council's."""
    held = [w.lower() for w in said.split()]
    if "council" not in held and any(w in ("defence", "defense", "army", "military", "armed") for w in held):
        return "MIL"
    return next((s for w in reversed(held) if (s := bodies().get(w))), None)
