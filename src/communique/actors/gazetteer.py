"""Names that the data files know: states, their peoples, capitals and seats, organisations, media."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from communique.actors.folding import bare
from communique.actors.wordlists import words
from communique.model.actors import GivenActor
from communique.model.parse import Parse, Sentence
from communique.tables import load_table

FIRST = re.compile(r"\w+")
SHORTEST_SLIP = 6  # letters of a word that may be a misspelt state: shorter ones are often other words
LIVING = ("person", "state")
LONGEST = 9  # tokens of the longest name looked for


@dataclass(frozen=True, slots=True)
class Entry:
    """What a name stands for. `how`: name, adjective, people, capital, seat, organisation, media; region and platform, which are no
    actors, decoy (a name that is no actor's), and person (of the user's only). `party` is the organisation that a region stands for where it acts."""

    how: str
    name: str
    kind: str
    code: str | None = None
    sector: str | None = None
    party: str | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """Tokens ``[first, last)`` that stand for `entry`."""

    first: int
    last: int
    entry: Entry


@cache
def state_names() -> dict[str, str]:
    """Common name of each state and territory by alpha-3 code."""
    return {r["code"]: r["name"] for r in load_table(__package__, "states.tsv")}


@cache
def codes_by_name() -> dict[str, str]:
    """Alpha-3 code of each state by its common name."""
    return {name: code for code, name in state_names().items()}


@cache
def adjective_of() -> dict[str, str]:
    """The commonest adjective of each state by its code, where it has one."""
    return {r["code"]: r["adjectives"].split(";")[0] for r in load_table(__package__, "states.tsv") if r["adjectives"]}


@cache
def capital_of() -> dict[str, str]:
    """The capital of each state by its code, where it has one: its first name in ``states.tsv``."""
    return {r["code"]: r["capitals"].split(";")[0] for r in load_table(__package__, "states.tsv") if r["capitals"]}


def ways_to_call(code: str) -> tuple[str, ...]:
    """The names and adjectives of the state `code` in lower case without marks on letters, the longest first."""
    return _called().get(code, ())


@cache
def _called() -> dict[str, tuple[str, ...]]:
    held: dict[str, set[str]] = {}
    for name, entry in _states():
        if entry.code and entry.how in ("name", "adjective"):
            held.setdefault(entry.code, set()).add(bare(name))
    return {code: tuple(sorted(names, key=lambda name: (-len(name), name))) for code, names in held.items()}


def find_known(parse: Parse, given: tuple[GivenActor, ...] = ()) -> tuple[Known, ...]:
    """The known names in `parse`, longest first where they overlap, in order. Decoys are left out. Those that the user has `given` win over ours.

    Case counts ("us" is not "US"), except in sentences that are all capitals.
    """
    found: list[Known] = []
    written, shouted = _index(False, given), _index(True, given)
    for sentence in parse.sentences:
        loud = parse.text[sentence.start : sentence.end].isupper()
        found.extend(_in_sentence(parse, sentence, *(shouted if loud else written)))
    return tuple(k for k in found if k.entry.how != "decoy")


def _in_sentence(parse: Parse, sentence: Sentence, entries: dict[str, Entry], starts: frozenset[str]) -> list[Known]:
    found: list[Known] = []
    i = sentence.first
    while i < sentence.last:
        first = FIRST.match(parse.tokens[i].text)
        known = _longest(parse, i, sentence.last, entries) if first and first[0] in starts else None
        known = known or _misspelt(parse, i)
        if known is None:
            i += 1
        else:
            found.append(known)
            i = known.last
    return found


def _longest(parse: Parse, i: int, limit: int, entries: dict[str, Entry]) -> Known | None:
    written, best = "", None
    for j in range(i, min(i + LONGEST, limit)):
        token = parse.tokens[j]
        written += (" " if j > i and token.start > parse.tokens[j - 1].end else "") + token.text
        if written in entries:
            best = Known(i, j + 1, entries[written])
    return best


def _misspelt(parse: Parse, i: int) -> Known | None:
    """A state or nationality with a letter too many or too few inside ("Afganistan", "Phillippine"), where the parser sees a place or people."""
    token = parse.tokens[i]
    if token.ent not in ("GPE", "NORP", "ORG") or len(token.text) < SHORTEST_SLIP or not token.text.isalpha() or token.text in _index(False)[0]:
        return None
    if any(parse.tokens[k].ent and parse.tokens[k].pos == "PROPN" for k in (i - 1, i + 1) if 0 <= k < len(parse.tokens)):
        return None
    entry = _slips().get(token.text) or _by_extra_letter(token.text)
    return None if entry is None else Known(i, i + 1, entry)


def _by_extra_letter(written: str) -> Entry | None:
    found = {name: e for k in range(1, len(written) - 1) if (e := _spelt().get(name := written[:k] + written[k + 1 :])) is not None}
    return next(iter(found.values())) if len({e.code for e in found.values()}) == 1 else None


@cache
def _spelt() -> dict[str, Entry]:
    """Names and adjectives of states that are one word of five letters or more."""
    return {name: e for name, e in reversed(_entries()) if e.how in ("name", "adjective") and name.isalpha() and len(name) >= SHORTEST_SLIP - 1}


@cache
def _slips() -> dict[str, Entry]:
    """The same with one letter inside left out; none that two states share."""
    held: dict[str, dict[str | None, Entry]] = {}
    for name, entry in _spelt().items():
        for k in range(1, len(name) - 1):
            held.setdefault(name[:k] + name[k + 1 :], {})[entry.code] = entry
    return {slip: next(iter(by_code.values())) for slip, by_code in held.items() if len(by_code) == 1}


@cache
def _index(loud: bool, given: tuple[GivenActor, ...] = ()) -> tuple[dict[str, Entry], frozenset[str]]:
    held = (*_of_user(given), *_entries())
    entries = {(name.upper() if loud else name): entry for name, entry in reversed(held)}
    return entries, frozenset(m[0] for name in entries if (m := FIRST.match(name)))


@cache
def _entries() -> tuple[tuple[str, Entry], ...]:
    """Every spelling with its entry; an earlier one wins over a later one of the same spelling."""
    held = [(name, Entry("decoy", name, "")) for name in sorted(words("decoys.txt"))]
    held += _states()
    for r in load_table(__package__, "organisations.tsv"):
        entry = Entry("organisation", r["name"], r["kind"], r["country"] or None, r["sector"] or None)
        held += [(name, entry) for given in _spellings(r["name"], r["aliases"]) for name in _of_unions(given)]
    for r in load_table(__package__, "media.tsv"):
        entry = Entry("media", r["name"], "media", r["country"] or None, "JRN")
        held += [(name, entry) for name in _spellings(r["name"], r["aliases"])]
    for r in load_table(__package__, "regions.tsv"):
        held += [(name, Entry("region", r["name"], "", r["code"] or None, party=r["party"] or None)) for name in _spellings(r["name"], r["aliases"])]
    held += [(name, Entry("platform", name, "")) for name in sorted(words("platforms.txt"))]
    return tuple(held)


def _of_user(given: tuple[GivenActor, ...]) -> list[tuple[str, Entry]]:
    """The spellings of the actors that the user has given. One by a name of ours is ours with what the user says, by all of its names."""
    return [(name, entry) for actor in given for entry in (_as_entry(actor),) for name in (*spellings(actor), *_names_of(_ours(actor)))]


def _as_entry(actor: GivenActor) -> Entry:
    how = {"person": "person", "media": "media", "state": "name"}.get(actor.kind, "organisation")
    if actor.kind == "state":
        return Entry(how, state_names()[actor.country or ""], "state", actor.country, "GOV")
    ours = _ours(actor)
    code, sector = (ours.code, ours.sector) if ours else (None, None)
    return Entry(how, actor.name, actor.kind, actor.country or code, actor.sector or sector)


def _ours(actor: GivenActor) -> Entry | None:
    """The organisation or outlet of our tables that has the name of `actor` among its names."""
    bare = spellings(actor)[0]
    return next((e for name, e in _entries() if name == bare and e.how in ("organisation", "media")), None) if actor.kind not in LIVING else None


def _names_of(ours: Entry | None) -> list[str]:
    return [name for name, entry in _entries() if entry == ours]


def spellings(actor: GivenActor) -> list[str]:
    """The names by which `actor` is looked for, first its own: apostrophes straight, as tokens have them, and without a leading article."""
    return _spellings(actor.name.replace("’", "'"), ";".join(actor.aliases).replace("’", "'"))


@cache
def organisations() -> dict[str, Entry]:
    """The organisations of the table by their common names."""
    return {e.name: e for _, e in _entries() if e.how == "organisation"}


def _of_unions(name: str) -> list[str]:
    """A name, and for one that begins with "United Nations" or "European" those with the short forms that news put there."""
    if name.startswith("United Nations "):
        rest = name.removeprefix("United Nations ")
        return [name, f"UN {rest}", f"U.N. {rest}"]
    rest = name.removeprefix("European ")
    return [name, f"EU {rest}", f"E.U. {rest}"] if rest in ("Commission", "Council", "Parliament") else [name]


def _states() -> list[tuple[str, Entry]]:
    held: list[tuple[str, Entry]] = []
    for r in load_table(__package__, "states.tsv"):
        code, name = r["code"], r["name"]
        held += [(n, Entry("name", name, "state", code, "GOV")) for n in _spellings(name, r["aliases"])]
        for adjective in filter(None, r["adjectives"].split(";")):
            held.append((adjective, Entry("adjective", name, "state", code, "GOV")))
            if adjective.endswith(("an", "i")):
                held.append((adjective + "s", Entry("people", name, "state", code, "GOV")))
        for how, cell in (("people", r["people"]), ("capital", r["capitals"]), ("seat", r["seats"])):
            held += [(n, Entry(how, name, "state", code, "GOV")) for n in _spellings("", cell)]
    return held


def _spellings(name: str, aliases: str) -> list[str]:
    """Names without a leading article (which is no part of the match), each once."""
    plain = (re.sub(r"^(?:the|The) ", "", n) for n in [name, *aliases.split(";")] if n)
    return list(dict.fromkeys(plain))
