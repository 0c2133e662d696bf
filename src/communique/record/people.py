"""Actors across articles: one id for each, and whatever every page says of them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from communique.actors.folding import bare, family_agree, fold, given_agree, given_forms_agree, is_initial
from communique.actors.gazetteer import state_names
from communique.actors.ordering import has_middles, middles_agree, ordered
from communique.model.actors import LocalActor
from communique.model.analysis import Analysis
from communique.model.ids import content_id
from communique.model.record import RecordActor, RecordJoin, RecordMention, RecordRole
from communique.model.reviews import ActorReview
from communique.record.joins import joins_of
from communique.record.same_person import regroup

OFFICIAL = ("GOV", "MIL", "SPY", "COP", "LEG", "JUD")  # PLOVER sectors of bodies that belong to one state
BLOCK = 3  # letters of the folded family name that two persons must share to be compared


@dataclass(frozen=True, slots=True)
class _Local:
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


@dataclass(frozen=True, slots=True)
class _Cluster:
    """Actors of several pages that are one, and what their id is made of."""

    kind: str
    ident: tuple[str, ...]
    locals: tuple[_Local, ...]
    joins: tuple[RecordJoin, ...] = ()
    """Why a person says that they are one."""
    own: tuple[_Local, ...] = ()
    """Those of them that the rules put together; nothing where they did with all."""

    @property
    def id(self) -> str:
        return content_id("a", self.kind, *self.ident)


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
    held = sorted((_Local(a.page.id, actor) for a in analyses for actor in a.actors), key=lambda x: x.key)
    clusters = _followed(_cluster(held, copies or {}), reviews)
    ids = {x.key: c.id for c in clusters for x in c.locals}
    together: dict[str, list[_Cluster]] = defaultdict(list)
    for cluster in clusters:
        together[cluster.id].append(cluster)
    actors = [_with_joins(_record(i, [x for c in each for x in c.locals], ids), each) for i, each in together.items()]
    return ids, tuple(_told_apart(_with_holders(sorted(actors, key=lambda a: a.id))))


def _followed(clusters: list[_Cluster], reviews: Iterable[object]) -> list[_Cluster]:
    """`clusters` as people decided. Of what the rules had put together the part with most articles keeps its identity."""
    decided = [r for r in reviews if isinstance(r, ActorReview)]
    if not decided:
        return clusters
    locals_ = {x.key: x for c in clusters for x in c.locals}
    of = {x.key: n for n, c in enumerate(clusters) for x in c.locals}
    groups = regroup([[(x.page, x.actor) for x in c.locals] for c in clusters], decided)
    keys = [[(page, actor.key) for page, actor in g.members] for g in groups]
    shares = [Counter(of[k] for k in held) for held in keys]
    heirs = {n: max(range(len(groups)), key=lambda g: (shares[g][n], -g)) for n in range(len(clusters))}
    found = []
    for number, (group, held) in enumerate(zip(groups, keys, strict=True)):
        main = min(shares[number], key=lambda n: (-shares[number][n], clusters[n].ident))
        kind, ident = clusters[main].kind, clusters[main].ident
        if heirs[main] != number:
            ident = (*ident, "apart", *min(held))
        mixed = len(shares[number]) > 1
        own = tuple(locals_[k] for k in held if of[k] == main) if mixed else ()
        found.append(_Cluster(kind, ident, tuple(locals_[k] for k in held), group.joins, own))
    return found


def _with_joins(actor: RecordActor, clusters: Sequence[_Cluster]) -> RecordActor:
    """`actor` with the joins that people decided; the rules say nothing of names that they would not have put together."""
    decided = tuple(j for c in clusters for j in c.joins)
    if not decided:
        return actor
    own = [(x.page, x.actor) for c in clusters for x in (c.own or c.locals)]
    ruled = joins_of(own, actor.name) if actor.kind == "person" and any(a.name == actor.name for _, a in own) else ()
    return replace(actor, joins=(*ruled, *decided))


def _cluster(held: list[_Local], copies: Mapping[str, str]) -> list[_Cluster]:
    people = [x for x in held if x.actor.kind == "person" and x.named]
    return [*_people(people, copies), *_others([x for x in held if not (x.actor.kind == "person" and x.named)], copies)]


def _others(held: list[_Local], copies: Mapping[str, str]) -> list[_Cluster]:
    """Clusters of everything but named persons, by an identity that each tells by itself."""
    countries: dict[tuple[str, str], set[str]] = defaultdict(set)
    for x in held:
        if x.actor.country:
            countries[_family(x), _plain(x)].add(x.actor.country)
    found: dict[tuple[str, ...], list[_Local]] = defaultdict(list)
    originals = _originals(held, copies)
    for x in held:
        found[_identity(originals.get(x.key, x), countries[_family(x), _plain(x)])].append(x)
    return [_Cluster(ident[0], ident[1:], tuple(found[ident])) for ident in sorted(found)]


def _originals(held: list[_Local], copies: Mapping[str, str]) -> dict[tuple[str, str], _Local]:
    """For each unnamed actor of a copy the one of the original that the same words describe: the first by the first, the second by the second."""
    alike: dict[tuple[str, str, str], list[_Local]] = defaultdict(list)
    for x in sorted(held, key=lambda x: (min((m.start for m in x.actor.mentions), default=0), x.key)):
        if not x.named:
            alike[x.page, x.actor.kind, _plain(x)].append(x)
    found = {}
    for (page, kind, plain), mine in sorted(alike.items()):
        theirs = alike.get((copies.get(page, page), kind, plain), []) if page in copies else []
        found.update({x.key: y for x, y in zip(mine, theirs, strict=False)})
    return found


def _identity(x: _Local, known: set[str]) -> tuple[str, ...]:
    actor = x.actor
    if actor.kind == "state" and actor.country:
        return "state", actor.country
    country = actor.country or (next(iter(known)) if len(known) == 1 else "")
    if x.named or (country and not actor.anonymous and actor.kind in ("group", "armed_force", "organisation", "media")):
        return _family(x), _plain(x), country
    return actor.kind, _plain(x), x.page, actor.key


def _family(x: _Local) -> str:
    """Kind, with those that one outlet may take for another put together."""
    return "body" if x.actor.kind in ("organisation", "media", "armed_force") else x.actor.kind


def _plain(x: _Local) -> str:
    return " ".join(w for w in bare(x.actor.name).replace("'s", "").split() if w not in ("the", "a", "an"))


@dataclass(frozen=True, slots=True)
class _Form:
    """A name (given names first) and country that any number of pages give a person."""

    words: tuple[str, ...]
    country: str | None
    locals: tuple[_Local, ...]


def _people(held: list[_Local], copies: Mapping[str, str]) -> list[_Cluster]:
    names = ordered((x.words, x.actor.country) for x in held)
    alike: dict[tuple[tuple[str, ...], str | None], list[_Local]] = defaultdict(list)
    for x in held:
        alike[names[x.words, x.actor.country], x.actor.country].append(x)
    blocks: dict[str, list[_Form]] = defaultdict(list)
    for (words, country), found in sorted(alike.items(), key=lambda item: (item[0][0], item[0][1] or "")):
        blocks[fold(words[-1])[:BLOCK]].append(_Form(words, country, tuple(found)))
    return [c for name in sorted(blocks) for c in _block(blocks[name], copies)]


def _block(held: list[_Form], copies: Mapping[str, str]) -> list[_Cluster]:
    """Persons of one block: the fullest names first, then those that say less, where only one fits; bare family names last."""
    sure: list[list[_Form]] = []
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


def _fullness(x: _Form) -> tuple[bool, bool, bool]:
    """Sorts those that tell most first: a given name, a country, middle names."""
    return is_initial(x.words[0]), not x.country, not has_middles(x.words)


def _homes(group: list[_Form], sure: list[list[_Form]]) -> list[list[_Form]]:
    """The persons among `sure` of whom each form in `group` can be a name."""
    return [s for s in sure if all(any(_one_person(x, y) for y in s) and not any(_against(x, y) for y in s) for x in group)]


def _against(x: _Form, y: _Form) -> bool:
    return bool(x.country and y.country and x.country != y.country)


def _by_page(x: _Form, copies: Mapping[str, str]) -> list[list[_Form]]:
    """A bare family name apart for each page, copies with their original: nothing says that two pages mean one person."""
    pages: dict[str, list[_Local]] = defaultdict(list)
    for local in x.locals:
        pages[copies.get(local.page, local.page)].append(local)
    return [[_Form(x.words, x.country, tuple(pages[p]))] for p in sorted(pages)]


def _linked(held: list[_Form]) -> list[list[_Form]]:
    """Connected groups of forms of which each pair of neighbours can be one person. Bare family names of two countries stay apart."""
    groups: list[list[_Form]] = []
    for x in held:
        near = [any(_one_person(x, y) for y in g) for g in groups]
        joined = [y for g, is_near in zip(groups, near, strict=True) if is_near for y in g]
        groups = [g for g, is_near in zip(groups, near, strict=True) if not is_near]
        groups.append([*joined, x])
    return groups


def _one_person(x: _Form, y: _Form) -> bool:
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


def _named(people: list[list[_Form]]) -> list[_Cluster]:
    """Each person with the shortest identity that tells it from the others: family name and initial, given name, country, page."""
    steps = [_identities(forms) for forms in people]
    found = []
    for n, forms in enumerate(people):
        ident = next((i for k, i in enumerate(steps[n]) if all(i != other[k] for m, other in enumerate(steps) if m != n)), steps[n][-1])
        found.append(_Cluster("person", ident, tuple(sorted((x for form in forms for x in form.locals), key=lambda x: x.key))))
    return found


def _identities(forms: list[_Form]) -> tuple[tuple[str, ...], ...]:
    held = [(form.words, x) for form in forms for x in form.locals]
    family = _commonest(fold(name[-1]) for name, _ in held)
    givens = [fold(name[0]) for name, _ in held if len(name) > 1]
    given = _commonest(g for g in givens if len(g) > 1) if any(len(g) > 1 for g in givens) else (min(givens) if givens else "")
    country = _commonest(x.actor.country for _, x in held if x.actor.country) if any(x.actor.country for _, x in held) else ""
    first = min(x.page for _, x in held)
    return (family, given[:1]), (family, given), (family, given, country), (family, given, country, first, min(x.actor.key for _, x in held))


def _commonest(values: Iterable[str]) -> str:
    counts = Counter(values)
    return min(counts, key=lambda v: (-counts[v], v))


def _known(values: Iterable[str | None]) -> str | None:
    """The commonest of those of `values` that are known."""
    known = [v for v in values if v]
    return _commonest(known) if known else None


def _record(id: str, held: list[_Local], ids: Mapping[tuple[str, str], str]) -> RecordActor:
    name = _best_name(held)
    known = {a for x in held for a in (x.actor.name, *x.actor.aliases)}
    told = [x for x in held if x.actor.reference] or held  # what the user says of an actor wins over what a page lets us infer
    members = {ids[x.page, m] for x in held for m in x.actor.members if (x.page, m) in ids}
    roles = {RecordRole(r.role, ids.get((x.page, r.of)) if r.of else None, x.page, r.start, r.end, r.raw) for x in held for r in x.actor.roles}
    mentions = {RecordMention(x.page, m.start, m.end, m.raw) for x in held for m in x.actor.mentions}
    grounds = {RecordMention(x.page, m.start, m.end, m.raw) for x in held for m in x.actor.grounds}
    named = all(x.named and x.actor.kind == "person" for x in held)
    return RecordActor(
        id=id,
        name=name,
        kind=_commonest(x.actor.kind for x in told),
        country=_known(x.actor.country for x in told) or _known(x.actor.country for x in held),
        sector=_known(x.actor.sector for x in told) or _known(x.actor.sector for x in held),
        members=tuple(sorted(members - {id})),
        aliases=tuple(sorted(known - {name})),
        roles=tuple(sorted(roles, key=lambda r: (r.page, r.start, r.end, r.role))),
        mentions=tuple(sorted(mentions, key=lambda m: (m.page, m.start, m.end))),
        reference=told[0].actor.reference,
        anonymous=any(x.actor.anonymous for x in held),
        grounds=tuple(sorted(grounds, key=lambda m: (m.page, m.start, m.end))),
        joins=joins_of([(x.page, x.actor) for x in held], name) if named else (),
    )


def _best_name(held: list[_Local]) -> str:
    """The full name that most pages use; of equals the longest, then the first in the alphabet. A given name before an initial."""
    counts = Counter(x.actor.name for x in held)
    return min(counts, key=lambda n: (len(n.split()) == 1, is_initial(n.split()[0]), -counts[n], -len(n), n))


def _with_holders(actors: list[RecordActor]) -> list[RecordActor]:
    """A state's body of which no page tells the country is of that of those who hold an office of it, where they all are of one."""
    held: dict[str, set[str]] = defaultdict(set)
    for a in actors:
        if a.kind == "person" and a.country:
            for role in a.roles:
                held[role.of or ""].add(a.country)
    return [replace(a, country=min(held[a.id])) if _open_body(a) and len(held.get(a.id, ())) == 1 else a for a in actors]


def _open_body(a: RecordActor) -> bool:
    return a.kind == "organisation" and not a.country and a.sector in OFFICIAL


def _told_apart(actors: list[RecordActor]) -> list[RecordActor]:
    """Bodies of the same name in different countries get the country's name behind theirs ("Ministry of Defence (Kenya)")."""
    named = [a for a in actors if a.kind not in ("person", "state") and not a.anonymous]
    counts = Counter(a.name for a in named)
    doubtful = {a.id for a in named if a.country and counts[a.name] > 1}
    return [_with_country(a) if a.id in doubtful else a for a in actors]


def _with_country(a: RecordActor) -> RecordActor:
    name = f"{a.name} ({state_names().get(a.country or '', a.country)})"
    return replace(a, name=name)
