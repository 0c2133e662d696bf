"""Who is who across articles: which names are one person's, which bodies are one, and whatever all pages say of each."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from communique.actors.folding import bare, family_agree, fold, given_agree, given_forms_agree, is_initial
from communique.actors.gazetteer import state_names
from communique.actors.ordering import has_middles, middles_agree
from communique.model.actors import LocalActor
from communique.model.record import RecordActor
from communique.record.bodies import body_name

OFFICIAL = ("GOV", "MIL", "SPY", "COP", "LEG", "JUD")  # PLOVER sectors of bodies that belong to one state
BLOCK = 3  # letters of the folded family name that two persons must share to be compared

Ident = tuple[str, ...]
"""What tells an actor from all others, its kind first; its id is a hash of this."""


@dataclass(frozen=True, slots=True)
class Local:
    """An actor of one page."""

    page: str
    actor: LocalActor

    @property
    def key(self) -> tuple[str, str]:
        return self.page, self.actor.key

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(self.actor.name.split())

    @property
    def named(self) -> bool:
        return any(m.kind == "name" for m in self.actor.mentions)

    @property
    def is_person(self) -> bool:
        """True for a person with a name."""
        return self.actor.kind == "person" and self.named


@dataclass(slots=True)
class Tally:
    """How many actors of pages there are of some sort, and the least page and key among them."""

    size: int = 0
    page: str = ""
    key: str = ""

    def add(self, page: str, key: str, size: int = 1) -> None:
        """Count `size` more, the least of which are `page` and `key`."""
        self.page, self.key = (min(self.page, page), min(self.key, key)) if self.size else (page, key)
        self.size += size


@dataclass(frozen=True, slots=True)
class Form:
    """A name (given names first) and country that any number of pages give a person; of a bare family name, which pages (`pages`)."""

    words: tuple[str, ...]
    country: str | None
    tally: Tally
    pages: Mapping[str, Tally] = field(default_factory=dict)


def originals(held: Iterable[Local], theirs: Iterable[Local]) -> dict[str, Local]:
    """For each unnamed actor among `held`, which are of a copy, the one among `theirs`, which are of its original, that the same words describe: the
    first by the first, the second by the second. By the key on the copy."""
    there = _unnamed(theirs)
    return {x.actor.key: y for alike, mine in _unnamed(held).items() for x, y in zip(mine, there.get(alike, []), strict=False)}


def _unnamed(held: Iterable[Local]) -> dict[tuple[str, str], list[Local]]:
    alike: dict[tuple[str, str], list[Local]] = defaultdict(list)
    for x in sorted(held, key=lambda x: (min((m.start for m in x.actor.mentions), default=0), x.key)):
        if not x.named:
            alike[x.actor.kind, plain(x)].append(x)
    return alike


def identity(x: Local, known: Iterable[str]) -> Ident:
    """What tells `x`, which is no person with a name, from all others; `known` are the countries that pages give what is called so."""
    actor, countries = x.actor, set(known)
    if actor.kind == "state" and actor.country:
        return "state", actor.country
    country = actor.country or (next(iter(countries)) if x.named and len(countries) == 1 else "")
    standing = actor.kind in ("group", "armed_force", "organisation", "media") and not actor.anonymous and not _of_a_town(x)
    if x.named or (country and standing):
        return family(x), plain(x), country
    return actor.kind, plain(x), x.page, actor.key


def _of_a_town(x: Local) -> bool:
    """Police whom no word but their own names: as often a town's as their country's, so that those of two pages may be two."""
    first, *rest = x.actor.name.removeprefix("the ").removeprefix("The ").split()
    return x.actor.sector == "COP" and (not rest or first.islower()) and all(w.islower() for w in rest)


def family(x: Local) -> str:
    """Kind, with those that one outlet may take for another put together."""
    return "body" if x.actor.kind in ("organisation", "media", "armed_force") else x.actor.kind


def plain(x: Local) -> str:
    """The name for comparing: without case, articles and possessive; of a state's body without the state's name (`body_name`)."""
    name = " ".join(w for w in bare(x.actor.name).replace("'s", "").split() if w not in ("the", "a", "an"))
    return body_name(name, x.actor.country) if family(x) == "body" else name


def persons(forms: Iterable[Form], copies: Mapping[str, str]) -> Iterator[tuple[Ident, list[Form]]]:
    """The persons that `forms` are names of, each with its identity; `copies` leads from the page of a copy to that of its original."""
    blocks: dict[str, list[Form]] = defaultdict(list)
    for form in sorted(forms, key=lambda f: (f.words, f.country or "")):
        blocks[fold(form.words[-1])[:BLOCK]].append(form)
    for name in sorted(blocks):
        yield from _block(blocks[name], copies)


def _block(held: list[Form], copies: Mapping[str, str]) -> Iterator[tuple[Ident, list[Form]]]:
    """Persons of one block: the fullest names first, then those that say less, where only one fits; bare family names last."""
    sure: list[list[Form]] = []
    for step in sorted({_fullness(x) for x in held if len(x.words) > 1}):
        homes = [(g, _homes(g, sure)) for g in _linked([x for x in held if len(x.words) > 1 and _fullness(x) == step])]
        for group, fit in homes:
            if len(fit) == 1:
                fit[0].extend(group)
            else:
                sure.append(group)
    bare_names = [x for x in held if len(x.words) == 1]
    homes = [([x], _homes([x], sure)) for x in bare_names]
    for group, fit in homes:
        if len(fit) == 1:
            fit[0].extend(group)
    same_state = _linked([g[0] for g, fit in homes if not fit and g[0].country])
    open_names = [g[0] for g, fit in homes if len(fit) > 1 or (not fit and not g[0].country)]
    return _named([*sure, *same_state, *(p for x in open_names for p in _by_page(x, copies))])


def _fullness(x: Form) -> tuple[bool, bool, bool]:
    """Sorts those that tell most first: a given name, a country, middle names."""
    return is_initial(x.words[0]), not x.country, not has_middles(x.words)


def _homes(group: list[Form], sure: list[list[Form]]) -> list[list[Form]]:
    """The persons among `sure` of whom each form in `group` can be a name."""
    return [s for s in sure if all(any(_one_person(x, y) for y in s) and not any(_against(x, y) for y in s) for x in group)]


def _against(x: Form, y: Form) -> bool:
    return bool(x.country and y.country and x.country != y.country)


def _by_page(x: Form, copies: Mapping[str, str]) -> list[list[Form]]:
    """A bare family name apart for each page, copies with their original: nothing says that two pages mean one person."""
    pages: dict[str, dict[str, Tally]] = defaultdict(dict)
    for page, tally in x.pages.items():
        pages[copies.get(page, page)][page] = tally
    return [[Form(x.words, x.country, _sum(pages[p].values()), pages[p])] for p in sorted(pages)]


def _sum(tallies: Iterable[Tally]) -> Tally:
    total = Tally()
    for t in tallies:
        total.add(t.page, t.key, t.size)
    return total


def _linked(held: list[Form]) -> list[list[Form]]:
    """Connected groups of forms of which each pair of neighbours can be one person. Bare family names of two countries stay apart."""
    groups: list[list[Form]] = []
    for x in held:
        near = [any(_one_person(x, y) for y in g) for g in groups]
        joined = [y for g, is_near in zip(groups, near, strict=True) if is_near for y in g]
        groups = [g for g, is_near in zip(groups, near, strict=True) if not is_near]
        groups.append([*joined, x])
    return groups


def _one_person(x: Form, y: Form) -> bool:
    """Whether nothing in names and countries stands against it: a bare family name fits any given name."""
    if x.country and y.country and x.country != y.country:
        return False
    if not family_agree(x.words[-1], y.words[-1]):
        return False
    if len(x.words) == 1 or len(y.words) == 1:
        return True
    same_state = x.country is not None and x.country == y.country
    given = given_agree(x.words[0], y.words[0]) or (same_state and given_forms_agree(x.words[0], y.words[0]))
    return given and middles_agree(x.words, y.words)


def _named(people: list[list[Form]]) -> Iterator[tuple[Ident, list[Form]]]:
    """Each person with the shortest identity that tells it from the others: family name and initial, given name, country, page."""
    steps = [_identities(forms) for forms in people]
    counts = [Counter(step) for step in zip(*steps, strict=True)]
    for forms, idents in zip(people, steps, strict=True):
        ident = next((i for i, held in zip(idents, counts, strict=True) if held[i] == 1), idents[-1])
        yield ("person", *ident), forms


def _identities(forms: list[Form]) -> tuple[tuple[str, ...], ...]:
    family = _commonest((fold(f.words[-1]), f.tally.size) for f in forms)
    givens = [(fold(f.words[0]), f.tally.size) for f in forms if len(f.words) > 1]
    whole = [(g, size) for g, size in givens if len(g) > 1]
    given = _commonest(whole) if whole else min(g for g, _ in givens) if givens else ""
    countries = [(f.country, f.tally.size) for f in forms if f.country]
    country = _commonest(countries) if countries else ""
    every = _sum(f.tally for f in forms)
    return (family, given[:1]), (family, given), (family, given, country), (family, given, country, every.page, every.key)


def _commonest(values: Iterable[tuple[str, int]]) -> str:
    counts: Counter[str] = Counter()
    for value, size in values:
        counts[value] += size
    return min(counts, key=lambda v: (-counts[v], v))


class Others:
    """What an actor's row takes from those of others: the country of the persons who hold its offices, the names of other bodies."""

    def __init__(self) -> None:
        self._held: dict[str, set[str]] = defaultdict(set)
        self._names: Counter[str] = Counter()

    def add(self, a: RecordActor, offices: Iterable[str]) -> None:
        """Note what the row `a` says of others; `offices` are the ids of those whom it serves."""
        if a.kind == "person" and a.country:
            for office in offices:
                self._held[office].add(a.country)
        if _is_body(a):
            self._names[a.name] += 1

    def complete(self, a: RecordActor) -> RecordActor:
        """`a` with what all rows say: a state's body of which no page tells the country is of that of those who hold an office of it, where they
        all are of one; bodies of one name in different countries get the country's name behind theirs ("Ministry of Defence (Kenya)")."""
        held = self._held.get(a.id, ())
        if _open_body(a) and len(held) == 1:
            a = replace(a, country=min(held))
        if _is_body(a) and a.country and self._names[a.name] > 1:
            a = replace(a, name=f"{a.name} ({state_names().get(a.country or '', a.country)})")
        return a


def _is_body(a: RecordActor) -> bool:
    return a.kind not in ("person", "state") and not a.anonymous


def _open_body(a: RecordActor) -> bool:
    return a.kind == "organisation" and not a.country and a.sector in OFFICIAL
