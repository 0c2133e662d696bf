"""Finding the actors of an article."""

from __future__ import annotations

from collections.abc import Iterable

from communique.actors.abbreviations import forms_of_papers, short_forms
from communique.actors.board import Board, Draft
from communique.actors.book import ActorBook
from communique.actors.describing import Describer
from communique.actors.domestic import settle_domestic
from communique.actors.doubtful import without_doubtful
from communique.actors.gazetteer import Entry, Known, find_known, organisations, state_names
from communique.actors.given import given_persons, settle_given
from communique.actors.governments import join_governments
from communique.actors.initials import join_initials
from communique.actors.joining import join_appositions, join_forces
from communique.actors.longnames import long_names
from communique.actors.mapped import mapped_places
from communique.actors.ministries import join_armies, join_ministries
from communique.actors.mistaken import without_mistaken
from communique.actors.naming import BodyName, PersonName, find_names
from communique.actors.nationality import put_nationalities
from communique.actors.nominals import resolve_bodies, resolve_nominals
from communique.actors.outerbodies import whole_bodies, written
from communique.actors.outlets import join_acronyms, join_bynames, name_media
from communique.actors.peoples import People, find_peoples
from communique.actors.persons import Persons
from communique.actors.places import HALVES, place_tokens, put_divided, put_halves
from communique.actors.press import press_names
from communique.actors.pronouns import resolve_pronouns
from communique.actors.proven import put_unproven_aside
from communique.actors.representing import spread_sides
from communique.actors.roles import RoleFinder
from communique.actors.ruling import point_sides, settle_heads, settle_locals
from communique.actors.sharing import share_offices
from communique.actors.spreading import spread_countries
from communique.actors.states import acts_as_government, stands_for_state
from communique.actors.towns import put_towns
from communique.actors.wordlists import bodies, words
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
    short = short_forms(parse, known)
    short = [*short, *(n for n in press_names(parse, known) if not any(s.first < n.last and n.first < s.last for s in short))]
    told = {i for name in short for i in range(name.first, name.last)}
    long = [*short, *(n for n in long_names(parse, known) if not told.intersection(range(n.first, n.last)))]
    inside = {i for name in long for i in range(name.first, name.last)}
    known = [k for k in known if k.first not in inside]
    called = [k for k in called if k.first not in inside]
    living = {i for name in called for i in range(name.first, name.last)}
    peoples = find_peoples(parse, known, apart=inside | living)
    for folk in peoples:
        board.places.update(dict.fromkeys(range(folk.first, folk.last), folk.code))
    known = [k for k in known if k.first not in board.places]
    mapped = {i: told for i, told in mapped_places(parse, known).items() if i not in inside | living}
    apart = place_tokens(parse) | forms_of_papers(parse)
    people, others = find_names(parse, known, skip=apart | inside | set(board.places) | set(mapped), given=called)
    _put_mapped(board, mapped)
    people, others = without_mistaken(parse, people, others)
    known, others = whole_bodies(parse, known, sorted([*others, *long], key=lambda name: name.first))
    _put_known(board, known)
    put_halves(board, known)
    put_divided(board)
    _put_bodies(board, others)
    persons = Persons(board)
    persons.add_all(people)
    settle_given(board, given)
    named: tuple[Known | PersonName | BodyName | People, ...] = (*known, *people, *others, *peoples)
    halves = [(t.i, t.i + 1) for t in parse.tokens if t.text in HALVES and board.at(t.i) is not None]
    ranges = _ranges([*halves, *((name.first, name.last) for name in named)])
    describer = Describer(board, ranges)
    name_media(board, article)
    join_acronyms(board)
    join_governments(board)
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
    join_ministries(board)
    join_armies(board)
    resolve_pronouns(board, early=False)
    roles.complete()
    put_nationalities(board, spans)
    put_towns(board)
    settle_locals(board)
    settle_domestic(board)
    spread_countries(board)
    settle_given(board, given)
    put_unproven_aside(board, others)
    return ActorBook(parse, board=board, describer=describer)


def _put_mapped(board: Board, mapped: dict[int, tuple[str, bool]]) -> None:
    """Note on `board` the countries of provinces and towns."""
    for i, (code, area) in mapped.items():
        (board.places if area else board.towns).setdefault(i, code)


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
        first, last = inside.get(k.first, (_given_before(parse, k), k.last))
        longer = (first == k.first and last > k.last and not _of_before_name(parse, k, last)) or first < k.first
        person = longer and k.entry.how in ("name", "capital", "organisation", "media", "region", "platform") and last - first <= 3
        cut = k.entry.how in ("organisation", "media") and (_inside_longer(parse, k) or _of_a_day(parse, k))
        cut = cut or _of_family(parse, k)
        if not person and not cut and not (k.entry.how == "media" and _ends_a_name(parse, k)) and not _behind_prefix(parse, k):
            kept.append(k)
    return kept


def _of_before_name(parse: Parse, known: Known, last: int) -> bool:
    """Whether a place's or body's name stands between "of" and a whole name of a person ("leader of the republic of Ruritania Ana Lind")."""
    first = known.first - (known.first > 0 and parse.tokens[known.first - 1].text.lower() == "the")
    return first > 0 and parse.tokens[first - 1].text == "of" and last - known.last > 1


def _given_before(parse: Parse, known: Known) -> int:
    """First token of the given names right before a name that is somebody's family name too ("José Peru"); the name's own where there are none."""
    head, first = parse.tokens[known.first], known.first
    if head.ent != "PERSON" or known.last != known.first + 1 or known.entry.how not in ("name", "capital", "region"):
        return first
    while first > 0 and parse.tokens[first - 1].ent == "PERSON" and parse.tokens[first - 1].head == known.first:
        first -= 1
    return first


def _behind_prefix(parse: Parse, known: Known) -> bool:
    """Whether a name is but a part of a hyphened word: "Euro-Atlantic" is no paper, "the ex-Soviet country" not the Soviet Union."""
    tokens, first = parse.tokens, known.first
    glued = first > 1 and tokens[first - 1].text == "-" and tokens[first - 2].end + 1 == tokens[first].start
    gone = known.entry.code == "SUN" or known.entry.how == "media"
    return glued and gone and tokens[first - 2].text.lower() in words("prefixes.txt")


def _of_family(parse: Parse, known: Known) -> bool:
    """Whether a movement's name is the end of the family name of somebody of that family ("Amin al-Houthi")."""
    tokens, first = parse.tokens, known.first
    glued = first > 1 and tokens[first - 1].text == "-" and tokens[first - 1].end == tokens[first].start == tokens[first - 2].end + 1
    return glued and known.last == first + 1 and tokens[first - 2].text.lower() in words("particles.txt")


def _ends_a_name(parse: Parse, known: Known) -> bool:
    """Whether the one word that a paper is called is the last of another name ("Libya Dawn")."""
    token = parse.tokens[known.first]
    before = parse.tokens[known.first - 1] if known.first else None
    word = known.last == known.first + 1 and token.text.istitle() and token.ent in ("ORG", "PERSON")
    return word and before is not None and before.pos == "PROPN" and before.head == token.i and before.ent == token.ent


def _of_a_day(parse: Parse, known: Known) -> bool:
    """Whether the name of a paper begins that of a holiday or an event ("Liberation Day")."""
    behind = parse.tokens[known.last] if known.last < len(parse.tokens) else None
    return behind is not None and behind.pos == "PROPN" and parse.tokens[known.first].ent == behind.ent and behind.ent in ("DATE", "EVENT")


def _inside_longer(parse: Parse, known: Known) -> bool:
    """Whether a name is the end of a longer name of an organisation ("National Security Council" is not the Security Council)."""
    before = parse.tokens[known.first - 1] if known.first else None
    if before is not None and before.text in words("creeds.txt"):
        return False  # "the Protestant Democratic Party" is the Democratic Party
    if before is not None and before.text == "and" and before.ent == "ORG" and known.first > 1 and parse.tokens[known.first].dep == "conj":
        before = parse.tokens[known.first - 2]  # "the Defence and Security Council"
        return before.ent == "ORG" and before.i == parse.tokens[known.first].head and before.dep in ("nmod", "compound")
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
        if all(board.at(i) is not None for i in range(name.first, name.last)):
            continue  # "the North", which is a state by now
        said = written(board.parse, name)
        owner = _owner_before(board, name.first)
        country = name.code or (owner.country if owner else None)
        sector = (organisations()[name.union].sector if name.union else None) or _sector(said)
        kind = "media" if sector == "JRN" else "organisation"
        same = [d for d in board.drafts() if d.kind == kind and d.name == said and (not country or d.country in (None, country))]
        draft = same[0] if same else _long_form(board, said) or board.new(said, kind)
        draft.country = draft.country or country
        draft.sector = draft.sector or sector
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
    """The only organisation so far whose longer name ends in this single word ("the Tigers" after "the Tamil Tigers"), or has it in the plural
    anywhere ("the Liberation Tigers of Tamil Eelam")."""
    if " " in said:
        return None
    bodies_so_far = [d for d in board.drafts() if d.kind in ("organisation", "armed_force")]
    start = 1 if said[-1] == "s" else -1
    found = [d for d in bodies_so_far if any(said in n.split()[start:] for n in (d.name, *d.aliases) if " " in n)]
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
    if (len(held) > 1 and held[-1] in words("press_words.txt")) or (said[0].isupper() and held[-1].endswith("news")):
        return "JRN"
    if len(held) > 1 and words("rebel_names.txt").intersection(held):
        return "REB"
    if "council" not in held and any(w in ("defence", "defense", "army", "military", "armed") for w in held):
        return "MIL"
    if "council" in held and words("state_councils.txt").intersection(held):
        return "GOV"
    return next((s for w in reversed(held) if (s := bodies().get(w))), None)
