"""The actors of all pages put together: a page at a time, with what is known of each name in memory and what each page says on shelves.

In memory are the names of persons and bodies with their countries, each once however many pages have it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain, groupby
from operator import itemgetter

from communique.actors.ordering import ordered
from communique.model.actors import LocalActor
from communique.model.analysis import Analysis
from communique.model.ids import content_id
from communique.model.pieces import Piece, whole, with_words
from communique.model.record import RecordActor, RecordJoin
from communique.model.reviews import ActorReview
from communique.record.heads import Head, Headed, pack, page_words, said_of, unpack
from communique.record.joins import joins_of
from communique.record.parties import has_left
from communique.record.people import Form, Ident, Local, Others, Tally, family, identity, originals, persons, plain
from communique.record.same_person import regroup
from communique.record.shelves import InMemory, Pack, Shelf, Shelves
from communique.record.slimming import ByName, Words, slim, words_named

LATELY = 8192  # ids of actors that stay in memory
WORDS = ("mentions", "grounds")
Name = tuple[tuple[str, ...], str | None]
"""The words of a person's name as a page has them, and the country that it gives."""


@dataclass(frozen=True, slots=True)
class Listed:
    """The actors of `page`, in the order of its analysis, and the keys of those who have `left` an office."""

    page: str
    actors: tuple[LocalActor, ...]
    left: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Listing:
    """The actors of `page` as a row for a shelf, with what is asked of them at once: the names of persons, with the key of each, and the countries
    of the others by their family and their plain name."""

    page: str
    row: object
    persons: tuple[tuple[Name, str], ...]
    countries: tuple[tuple[tuple[str, str], str], ...]


def listing(page: str, actors: Sequence[LocalActor], *, whole: bool, pack: Pack, text: str = "") -> Listing:
    """What `Cast` takes in of the actors of `page`, which has this `text`: all their mentions where they are to be `whole`, else the first of each
    name."""
    held = tuple(actors if whole else map(slim, actors))
    found = [Local(page, actor) for actor in held]
    persons = tuple(((x.words, x.actor.country), x.actor.key) for x in found if x.is_person)
    countries = tuple(((family(x), plain(x)), x.actor.country) for x in found if not x.is_person and x.actor.country)
    left = tuple(actor.key for actor in held if actor.roles and has_left(actor, text))
    return Listing(page, pack(Listed(page, held, left)), persons, countries)


@dataclass(frozen=True, slots=True)
class _Decided:
    """Actors of pages that are one after people decided, and what their id is made of."""

    ident: Ident
    locals: tuple[Local, ...]
    joins: tuple[RecordJoin, ...] = ()
    """Why a person says that they are one."""
    own: tuple[Local, ...] = ()
    """Those of them that the rules put together; nothing where they did with all."""


def merge_actors(
    analyses: Iterable[Analysis], *, copies: Mapping[str, str] | None = None, reviews: Iterable[object] = ()
) -> tuple[Mapping[tuple[str, str], str], tuple[RecordActor, ...]]:
    """Actor id by (page id, local key), and the actors of the record, sorted by id. Independent of the order of `analyses`.

    States are one by their code. Persons are one when family and given names are spellings of the same and no two countries stand against
    it; a bare family name or an initial joins the only person whom it fits, and bare family names that fit none or several are one only where
    their country is (none fits) or on a page and its copies. Organisations are one by name and country; delegations and
    forces by what they are and country; other groups, unnamed people and sources stay within their page, or are one on an original and its copies
    (`copies`: page id → page id of the original) where both describe them in the same words and order. What people decided on names
    (`reviews`, in the order in which they were made) goes before all that.
    """
    held = {a.page.id: a.actors for a in analyses}
    cast = Cast(InMemory(), whole=held)
    for page in sorted(held):
        cast.add(page, held[page])
    cast.settle(copies=copies or {}, reviews=reviews)
    ids, words = dict[tuple[str, str], str](), InMemory()(Words)
    for page, names in cast.ids():
        here = {a.key: name for a, name in zip(held[page], names, strict=True)}
        ids.update(((page, key), name) for key, name in here.items())
        for name, said in words_named(page, held[page], here.get).items():
            words.put(name, said)
    return ids, tuple(whole(cast.pieces(words)))


class Cast:
    """The actors of a corpus: `add` each page, in the order of their ids, then `settle` who is one, then go through the `ids`, then the `heads`, and
    the `pieces` when the words of all pages are there.

    Of the pages `whole` all mentions of an actor count, of others the first of each name.
    """

    def __init__(self, shelves: Shelves, *, whole: Collection[str] = ()) -> None:
        self._whole, self._pack = whole, shelves.pack
        self._listed: Shelf[Listed] = shelves(Listed)
        self._copied: Shelf[Listed] = shelves(Listed)
        self._said: Shelf[bytes] = shelves(bytes)
        self._firsts: Shelf[bytes] = shelves(bytes)
        self._heads: Shelf[Headed] = shelves(Headed)
        self._names: dict[Name, Tally] = defaultdict(Tally)
        self._alone: dict[Name, dict[str, Tally]] = defaultdict(lambda: defaultdict(Tally))
        self._countries: dict[tuple[str, str], set[str]] = defaultdict(set)
        self._persons: dict[Name, Ident] = {}
        self._on_page: dict[tuple[Name, str], Ident] = {}
        self._moved: dict[tuple[str, str], Ident] = {}
        self._joined: dict[str, list[_Decided]] = {}
        self._copies: Mapping[str, str] = {}
        self._others = Others()
        self._id = lru_cache(maxsize=LATELY)(lambda ident: content_id("a", *ident))

    def add(self, page: str, actors: Sequence[LocalActor]) -> None:
        """Take in the actors of `page`."""
        self.take(listing(page, actors, whole=page in self._whole, pack=self._pack))

    def take(self, found: Listing) -> None:
        """The same, of what `listing` gave for a page."""
        self._listed.put_row(found.page, found.row)
        for name, key in found.persons:
            self._names[name].add(found.page, key)
            if _is_alone(name[0]):
                self._alone[name][found.page].add(found.page, key)
        for called, country in found.countries:
            self._countries[called].add(country)

    def settle(self, *, copies: Mapping[str, str], reviews: Iterable[object] = ()) -> None:
        """Decide who is one (see `merge_actors`)."""
        self._copies = copies
        for page in sorted(set(copies.values())):
            self._copied.put(page, self._listed[page])
        found = ordered(self._names)
        same: dict[Name, list[Name]] = defaultdict(list)
        for name, words in found.items():
            same[words, name[1]].append(name)
        decided = [r for r in reviews if isinstance(r, ActorReview)]
        order = list[Ident]()
        for ident, forms in persons((self._form(key, names) for key, names in same.items()), copies):
            for form in forms:
                self._settle(ident, form, same[form.words, form.country])
            if decided:
                order.append(ident)
        if decided:
            self._follow(decided, {ident: n for n, ident in enumerate(order)})
        del self._names, self._alone

    def _form(self, key: Name, names: Sequence[Name]) -> Form:
        tally, pages = Tally(), defaultdict[str, Tally](Tally)
        for name in names:
            held = self._names[name]
            tally.add(held.page, held.key, held.size)
            for page, on in self._alone.get(name, {}).items():
                pages[page].add(page, on.key, on.size)
        return Form(*key, tally, pages if len(key[0]) == 1 else {})

    def _settle(self, ident: Ident, form: Form, names: Iterable[Name]) -> None:
        """Note that `names`, whose form is `form`, are those of the person `ident`: everywhere, or on the form's pages."""
        for name in names:
            if form.pages and form.tally.size < sum(self._names[n].size for n in names):
                self._on_page.update({(name, page): ident for page in form.pages})
            else:
                self._persons[name] = ident

    def _idents(self, page: str, actors: Sequence[LocalActor]) -> dict[str, Ident]:
        """What each of `actors`, all those of `page`, is, by key, before anybody decides."""
        held = [Local(page, a) for a in actors]
        stands_for = originals(held, self._original(page)) if page in self._copies else {}
        return {x.actor.key: self._ident(x, stands_for.get(x.actor.key, x)) for x in held}

    def _original(self, page: str) -> list[Local]:
        original = self._copied[self._copies[page]]
        return [Local(original.page, a) for a in original.actors]

    def _ident(self, x: Local, original: Local) -> Ident:
        if x.is_person:
            name = (x.words, x.actor.country)
            return self._persons.get(name) or self._on_page[name, x.page]
        return identity(original, self._countries.get((family(x), plain(x)), ()))

    def ids(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Each page with the ids of its actors, in the order of its analysis."""
        for listed in self._listed:
            page, idents = listed.page, self._idents(listed.page, listed.actors)
            names = {key: self._id(self._moved.get((page, key), ident)) for key, ident in idents.items()}
            for actor in sorted(listed.actors, key=lambda a: a.key):
                self._said.put(names[actor.key], pack(said_of(page, actor, names, left=actor.key in listed.left)))
            yield page, tuple(names[a.key] for a in listed.actors)
        self._put_heads()

    def _put_heads(self) -> None:
        for name, held in groupby(self._said.items(), key=itemgetter(0)):
            head = Head()
            for _, packed in held:
                head.add(unpack(packed))
            headed = head.headed(name)
            headed = replace(headed, actor=_with_joins(headed.actor, self._joined.get(name, ())))
            if head.first is not None and not headed.actor.joins:
                self._firsts.put(name, pack(head.first))
            self._others.add(headed.actor, headed.offices)
            self._heads.put(name, headed)

    def heads(self) -> Iterator[Headed]:
        """The actors of the record without their words, sorted by id."""
        return (replace(headed, actor=self._others.complete(headed.actor)) for headed in self._heads)

    def pieces(self, words: Shelf[Words]) -> Iterator[Piece]:
        """The actors of the record, sorted by id, in pieces; `words` lie by actor id, page by page."""
        said, named, firsts = ByName(self._said.items()), ByName(words.items()), ByName(self._firsts.items())
        for actor in (headed.actor for headed in self.heads()):
            first = next(map(unpack, firsts.of(actor.id)), None)
            cited = ((part, word) for held in named.of(actor.id) for part in WORDS for word in getattr(held, part))
            decided = (("joins", join) for join in actor.joins)
            yield from with_words(replace(actor, joins=()), chain(cited, page_words(map(unpack, said.of(actor.id)), first), decided))

    def _follow(self, decided: Sequence[ActorReview], rank: Mapping[Ident, int]) -> None:
        """Put together and keep apart what people decided on, and leave all others as they are; `rank` gives the order of persons."""
        touched = {ident for page in {n.page for r in decided for n in (r.one, r.two)} for ident in self._on(page)}
        held: dict[Ident, list[Local]] = defaultdict(list)
        for listed in self._listed:
            idents = self._idents(listed.page, listed.actors)
            for actor in sorted(listed.actors, key=lambda a: a.key):
                if idents[actor.key] in touched:
                    held[idents[actor.key]].append(Local(listed.page, actor))
        order = sorted(held, key=lambda ident: (rank.get(ident, len(rank)), ident))
        followed = _followed([_Decided(ident, tuple(held[ident])) for ident in order], decided)
        self._moved = {x.key: each.ident for each in followed for x in each.locals}
        for each in followed:
            self._joined.setdefault(self._id(each.ident), []).append(each)

    def _on(self, page: str) -> Iterable[Ident]:
        try:
            listed = self._listed[page]
        except KeyError:  # decided on a page that the record has no longer
            return ()
        return self._idents(page, listed.actors).values()


@lru_cache(maxsize=LATELY)
def _is_alone(words: tuple[str, ...]) -> bool:
    """True for a family name without a given name."""
    return len(ordered([(words, None)])[words, None]) == 1


def _followed(clusters: Sequence[_Decided], decided: Sequence[ActorReview]) -> list[_Decided]:
    """`clusters` as people decided. Of what the rules had put together the part with most articles keeps its identity."""
    locals_ = {x.key: x for c in clusters for x in c.locals}
    of = {x.key: n for n, c in enumerate(clusters) for x in c.locals}
    groups = regroup([[(x.page, x.actor) for x in c.locals] for c in clusters], decided)
    keys = [[(page, actor.key) for page, actor in g.members] for g in groups]
    shares = [Counter(of[k] for k in held) for held in keys]
    heirs = {n: max(range(len(groups)), key=lambda g: (shares[g][n], -g)) for n in range(len(clusters))}
    found = []
    for number, (group, held) in enumerate(zip(groups, keys, strict=True)):
        main = min(shares[number], key=lambda n: (-shares[number][n], clusters[n].ident[1:]))
        ident = clusters[main].ident
        if heirs[main] != number:
            ident = (*ident, "apart", *min(held))
        mixed = len(shares[number]) > 1
        own = tuple(locals_[k] for k in held if of[k] == main) if mixed else ()
        found.append(_Decided(ident, tuple(locals_[k] for k in held), group.joins, own))
    return found


def _with_joins(actor: RecordActor, clusters: Sequence[_Decided]) -> RecordActor:
    """`actor` with the joins that people decided; the rules say nothing of names that they would not have put together."""
    decided = tuple(j for c in clusters for j in c.joins)
    if not decided:
        return actor
    own = [(x.page, x.actor) for c in clusters for x in (c.own or c.locals)]
    ruled = joins_of(own, actor.name) if actor.kind == "person" and any(a.name == actor.name for _, a in own) else ()
    return replace(actor, joins=(*ruled, *decided))
