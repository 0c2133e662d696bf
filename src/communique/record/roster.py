"""The reports of a merge as linking knows them: a few numbers of each in memory, which tell what concerns it, and its profile on a shelf.

A step of linking goes through the profiles of those reports that it is about, one after the other, and holds numbers of reports:
``for p in held.of(STRIKE | EXACT, but=BACKGROUND)``.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from zlib import crc32

from communique.model.times import DateRange
from communique.record.blocking import is_vague_news, months_in, news, sides_told, sought, stated
from communique.record.campaigns import is_series
from communique.record.matching import may_be_weighed
from communique.record.names import HALF, MASK, Listing, Names, in_order
from communique.record.packing import pack, unpack
from communique.record.profiles import PLANNED, REAL, Profile
from communique.record.shelves import Shelf
from communique.record.tolls import is_harm_alone

LATELY = 3000  # profiles that stay in memory, about 5 KB each: those of the same days and stories are asked for together

FLAGS = tuple(1 << n for n in range(18))
(
    EXACT, DATED, STATED, NEWS, WEIGHED, BACKGROUND, COPY, STRIKE, ACT, ISREAL, ISPLANNED, PLACED, ONCE, SERIES, HARM, BARE, INSIDE, VAGUE,
) = FLAGS  # fmt: skip
"""What a report is: dated to within a few days, at all, roughly, by its article (`blocking`); an attack that may be weighed (`matching`); told with
others; on a copy; of which kind and standing; with a place; of a kind that happens once, with an actor; a series of attacks; harm alone; who did it,
and no more; inside of another report; by its article, and without a place."""


class Roster(Mapping[str, Profile]):
    """`profiles`, each of another report, in whatever order they come; they lie on `shelf`. A report's number is its place in the order of the ids.

    The columns say of each what it is (`flags`), its `family`, `type`, `page` and `story` by their numbers in `families`, `types` and `pages`,
    where it begins on its page, and the `first` and `last` day (``date.toordinal``; 0: none) in which it is looked for. All of it is about 80 bytes.
    `pages` are the ids of the pages of reports and stories, and maybe others (None: what the profiles say).
    """

    def __init__(self, profiles: Iterable[Profile], shelf: Shelf[bytes], *, pages: Names | None = None) -> None:
        self.flags, self.page, self.story, self.start, self.first, self.last = (array("I") for _ in range(6))
        self.family, self.type = array("H"), array("H")
        self.families, self.types = Words(), Words()
        self._sided: dict[tuple[int, str], array[int]] = {}
        self._shelf, self._anew, self._changed = shelf, shelf, bytearray()
        self._look = lru_cache(maxsize=LATELY)(self._read)
        if pages is None:
            profiles = list(profiles)
            pages = Names(sorted({page for p in profiles for page in (p.page, p.story)}))
        self.pages, ids = pages, Listing()
        for number, p in enumerate(profiles):
            ids.add(p.id)
            shelf.put(p.id, pack(p))
            row = self._row(p, pages.at(p.page), pages.at(p.story))
            for column, value in zip(self._columns, row, strict=True):
                column.append(value)
            self._find_by_side(number, p)
        self.names = self._order(ids)
        self._changed.extend(bytes(len(ids)))
        self.at: Callable[[str], int] = lru_cache(maxsize=LATELY)(self.names.at)

    def change(self, profiles: Iterable[Profile], shelf: Shelf[bytes]) -> None:
        """Put `profiles` in the place of those with their ids; they lie on `shelf`."""
        self._anew = shelf
        for p in profiles:
            number = self.at(p.id)
            self._changed[number] = 1
            shelf.put(p.id, pack(p))
            row = self._row(p, self.pages.at(p.page), self.pages.at(p.story))
            for column, value in zip(self._columns, row, strict=True):
                column[number] = value
            self._find_by_side(number, p)
        self._sort_sided()
        self._look.cache_clear()

    def __getitem__(self, name: str) -> Profile:
        return self._look(self.at(name))

    def __iter__(self) -> Iterator[str]:
        return iter(self.names)

    def __len__(self) -> int:
        return len(self.names)

    def number(self, number: int) -> Profile:
        """The profile of the report with this number."""
        return self._look(number)

    def all(self, flags: int = 0, *, but: int = 0) -> Chosen:
        """All reports with all of `flags` and none of `but`."""
        return Chosen(self, array("I", range(len(self)))).of(flags, but=but)

    def on_page(self, page: str) -> list[int]:
        """The numbers of the reports that stand on `page`, in order."""
        if page not in self.pages:
            return []
        wanted = self.pages.at(page)
        first = bisect_left(self._by_page, wanted, key=self.page.__getitem__)
        return list(self._by_page[first : bisect_left(self._by_page, wanted + 1, first, key=self.page.__getitem__)])

    @cached_property
    def _by_page(self) -> array[int]:
        return in_order(range(len(self)), key=self.page.__getitem__, typecode="I")

    def beside(self, p: Profile, dates: DateRange, asked: Sequence[int]) -> Iterator[Profile]:
        """The reports, if they are `asked` for (1 at their numbers), of the family of `p` that are looked for in days of `dates` and, where both name
        their sides, share one with `p`: two of which each names its sides, and other ones, are never of one event."""
        sides, family, (first, last) = sides_told(p), self.families.of(p.kind.family), _ordinals(dates)
        held = (n for month in months_in(dates) for n in self._with_sides(family, month, sides))
        for number in sorted({n for n in held if asked[n] and self.first[n] and self.first[n] <= last and first <= self.last[n]}):
            other = self.number(number)
            told = sides_told(other)
            if not sides or not told or sides & told:  # two sides may have one key
                yield other

    def _with_sides(self, family: int, month: str, sides: frozenset[str]) -> Iterator[int]:
        held = self._sided.get((family, month), array("Q"))
        if not sides:
            return (entry & MASK for entry in held)
        ends = ((bisect_left(held, key << HALF), bisect_left(held, key + 1 << HALF)) for key in map(_key, (*sides, "")))
        return (entry & MASK for first, last in ends for entry in held[first:last])

    def _read(self, number: int) -> Profile:
        shelf = self._anew if self._changed[number] else self._shelf
        return unpack(Profile, shelf[self.names[number]])

    @property
    def _columns(self) -> tuple[array[int], ...]:
        return self.flags, self.family, self.type, self.page, self.story, self.start, self.first, self.last

    def _row(self, p: Profile, page: int, story: int) -> tuple[int, ...]:
        return _flags(p), self.families.of(p.kind.family), self.types.of(p.type), page, story, p.start, *_ordinals(sought(p))

    def _find_by_side(self, number: int, p: Profile) -> None:
        family = self.families.of(p.kind.family)
        for month in months_in(sought(p)):
            held = self._sided.setdefault((family, month), array("Q"))
            held.extend(_key(side) << HALF | number for side in sides_told(p) or ("",))

    def _sort_sided(self, place: Sequence[int] | None = None) -> None:
        for key, held in self._sided.items():
            moved = held if place is None else (entry >> HALF << HALF | place[entry & MASK] for entry in held)
            self._sided[key] = array("Q", sorted(moved))

    def _order(self, ids: Listing) -> Names:
        """Number the reports, which stand as they came, in the order of `ids`."""
        order = ids.sorted()
        for column in self._columns:
            column[:] = array(column.typecode, map(column.__getitem__, order))
        self._sort_sided(_places(order))
        return Names(map(ids.__getitem__, order))


@dataclass(frozen=True, slots=True)
class Chosen:
    """The reports of `roster` with these `numbers`: their profiles one after the other, by id."""

    roster: Roster
    numbers: array[int]

    def __iter__(self) -> Iterator[Profile]:
        return map(self.roster.number, self.numbers)

    def __len__(self) -> int:
        return len(self.numbers)

    def of(self, flags: int, *, but: int = 0) -> Chosen:
        """Those of them with all of `flags` and none of `but`."""
        held = self.roster.flags
        return self.where(lambda n: held[n] & flags == flags and not held[n] & but)

    def where(self, wanted: Callable[[int], object]) -> Chosen:
        """Those of them with a number that is `wanted`."""
        return Chosen(self.roster, array("I", filter(wanted, self.numbers)))

    def by(self, key: Callable[[int], int]) -> Chosen:
        """The same in the order of `key`, below 2 ** 32, then of the ids."""
        return Chosen(self.roster, array("I", (entry & MASK for entry in in_order(key(n) << HALF | n for n in self.numbers))))

    def piles(self, key: Callable[[int], int]) -> Iterator[Chosen]:
        """Those with the same `key`, below 2 ** 32, together, pile by pile in the order of their first ones."""
        held = in_order(key(n) << HALF | n for n in self.numbers)
        starts = (at for at in range(len(held)) if not at or held[at] >> HALF != held[at - 1] >> HALF)
        for begin in in_order((held[at] & MASK) << HALF | at for at in starts):
            first = begin & MASK
            last = bisect_left(held, (held[first] >> HALF) + 1 << HALF, first)
            yield Chosen(self.roster, array("I", (entry & MASK for entry in held[first:last])))


class Words:
    """Words by number, in the order in which they are first asked for.

    >>> words = Words()
    >>> words.of("talks"), words.of("attack"), words.of("talks"), list(words)
    (0, 1, 0, ['talks', 'attack'])
    """

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def of(self, word: str) -> int:
        """The number of `word`."""
        return self._numbers.setdefault(word, len(self._numbers))

    def __iter__(self) -> Iterator[str]:
        return iter(self._numbers)


def _places(order: Sequence[int]) -> array[int]:
    """At each number its place in `order`."""
    places = array("I", bytes(4 * len(order)))
    for place, number in enumerate(order):
        places[number] = place
    return places


def _ordinals(dates: DateRange | None) -> tuple[int, int]:
    """The first and the last day; 0 for none and for those that are open."""
    if dates is None or dates.from_ is None or dates.to is None:
        return 0, 0
    return date.fromisoformat(dates.from_).toordinal(), date.fromisoformat(dates.to).toordinal()


def _key(side: str) -> int:
    return crc32(side.encode("utf-8", "surrogatepass"))


def _flags(p: Profile) -> int:
    said = (
        p.exact, p.when, stated(p), news(p), may_be_weighed(p), p.background, p.page != p.story, p.kind.kind == "strike", p.kind.kind == "act",
        p.standing == REAL, p.standing == PLANNED, p.places, p.kind.once and p.actor, is_series(p), is_harm_alone(p), p.vague and p.actor, p.within,
        is_vague_news(p),
    )  # fmt: skip
    return sum(flag for flag, true in zip(FLAGS, said, strict=True) if true)
