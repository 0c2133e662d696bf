"""One actor of the record as its pages tell of it, one after the other: what they have in common is in memory, what each of them adds is not, since a
state is named on nearly every page."""

from __future__ import annotations

import pickle
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import Any, NamedTuple

from communique.actors.folding import is_initial
from communique.model.actors import LocalActor, Mention
from communique.model.record import RecordActor, RecordRole
from communique.record.joins import joins_with


class Said(NamedTuple):
    """What `page` says of one of its actors, whose key there is `key`; members and those whom its roles serve by their ids in the record. `left`
    where it has left an office. `names` are its mentions by name, as start, end and words."""

    page: str
    key: str
    name: str
    kind: str
    country: str | None
    sector: str | None
    reference: str | None
    anonymous: bool
    aliases: tuple[str, ...]
    members: tuple[str, ...]
    roles: tuple[tuple[str, str | None, int, int, str], ...]
    names: tuple[tuple[int, int, str], ...]
    left: bool

    @property
    def is_person(self) -> bool:
        """True for a person with a name."""
        return self.kind == "person" and bool(self.names)

    @property
    def local(self) -> LocalActor:
        """The actor of the page, with as much of it as `communique.record.joins` asks for."""
        return LocalActor(self.key, self.name, self.kind, self.country, mentions=tuple(Mention(*name) for name in self.names))


def said_of(page: str, actor: LocalActor, names: Mapping[str, str], *, left: bool) -> Said:
    """What `page` says of `actor`; `names` are the ids in the record of its actors, by key."""
    return Said(
        page=page,
        key=actor.key,
        name=actor.name,
        kind=actor.kind,
        country=actor.country,
        sector=actor.sector,
        reference=actor.reference,
        anonymous=actor.anonymous,
        aliases=actor.aliases,
        members=tuple(names[m] for m in actor.members if m in names),
        roles=tuple((r.role, names.get(r.of) if r.of else r.of, r.start, r.end, r.raw) for r in actor.roles),
        names=tuple((m.start, m.end, m.raw) for m in actor.mentions if m.kind == "name"),
        left=left,
    )


def pack(said: Said) -> bytes:
    """`said` as bytes, for `unpack`."""
    return pickle.dumps(tuple(said), pickle.HIGHEST_PROTOCOL)


def unpack(packed: bytes) -> Said:
    """What `pack` made `packed` from."""
    return Said(*pickle.loads(packed))


@dataclass(frozen=True, slots=True)
class Headed:
    """An actor without its words, of which `offices` are the ids of those whom it serves ('' for nobody known); `left` where some page says that it
    has left an office."""

    actor: RecordActor
    offices: tuple[str, ...]
    left: bool


class Head:
    """What the pages say of one actor: `add` each of them, then ask for the `headed` actor."""

    def __init__(self) -> None:
        self._every, self._told = _Votes(), _Votes()
        self._names: Counter[str] = Counter()
        self._first: dict[str, Said] = {}  # by name
        self._aliases, self._members, self._offices = set[str](), set[str](), set[str]()
        self._reference: str | None = None
        self._anonymous = self._left = False
        self._persons = True

    def add(self, x: Said) -> None:
        """Take in what a page says."""
        self._every.add(x)
        if x.reference:
            self._told.add(x)
            self._reference = self._reference or x.reference
        self._names[x.name] += 1
        self._first[x.name] = min(self._first.get(x.name, x), x, key=attrgetter("page", "key"))
        self._aliases.update(x.aliases)
        self._members.update(x.members)
        self._offices.update(of or "" for _, of, *_ in x.roles)
        self._anonymous, self._left = self._anonymous or x.anonymous, self._left or x.left
        self._persons = self._persons and x.is_person

    @property
    def name(self) -> str:
        """The full name that most pages use; of equals the longest, then the first in the alphabet. A given name before an initial."""
        return min(self._names, key=lambda n: (len(n.split()) == 1, is_initial(n.split()[0]), -self._names[n], -len(n), n))

    @property
    def first(self) -> Said | None:
        """The first that says the name: of a person, where no page says that it is none."""
        return self._first[self.name] if self._persons else None

    def headed(self, id: str) -> Headed:
        """The actor; what the user says of it wins over what a page lets us infer."""
        told, every, name = self._told if self._reference else self._every, self._every, self.name
        actor = RecordActor(
            id=id,
            name=name,
            kind=_commonest(told.kinds) or "",
            country=_commonest(told.countries) or _commonest(every.countries),
            sector=_commonest(told.sectors) or _commonest(every.sectors),
            members=tuple(sorted(self._members - {id})),
            aliases=tuple(sorted({*self._names, *self._aliases} - {name})),
            roles=(),
            mentions=(),
            reference=self._reference,
            anonymous=self._anonymous,
        )
        return Headed(actor, tuple(sorted(self._offices)), self._left)


class _Votes:
    """How many pages say what of an actor."""

    def __init__(self) -> None:
        self.kinds, self.countries, self.sectors = (Counter[str | None]() for _ in range(3))

    def add(self, x: Said) -> None:
        self.kinds[x.kind] += 1
        self.countries[x.country] += 1
        self.sectors[x.sector] += 1


def _commonest(votes: Mapping[str | None, int]) -> str | None:
    return min((v for v in votes if v), key=lambda v: (-votes[v], v), default=None)


def page_words(said: Iterable[Said], first: Said | None) -> Iterator[tuple[str, Any]]:
    """What `said`, page by page, adds to an actor, each with its part: its roles, and why its names are one person's, who is called as on `first`
    (None: it is no person)."""
    for page, held in groupby(said, key=attrgetter("page")):
        each = list(held)
        roles = {RecordRole(role, of, page, start, end, raw) for x in each for role, of, start, end, raw in x.roles}
        yield from (("roles", role) for role in sorted(roles, key=lambda r: (r.start, r.end, r.role, r.of or "", r.raw)))
        if first is not None:
            yield from (("joins", join) for join in joins_with([(page, x.local) for x in each], (first.page, first.local)))
