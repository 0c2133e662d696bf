"""Names that stand for a movement in one country and for something else in all others: IRA (a pension), MEND, FACT, Northern Alliance."""

from __future__ import annotations

from collections.abc import Sequence

from communique.actors.gazetteer import Known
from communique.actors.wordlists import groups, words
from communique.model.actors import GivenActor
from communique.model.parse import Parse

ARMED = ("REB", "PRM")
SIDES = {"REB": ARMED, "PRM": ARMED, "PTY": ("PTY", "LEG", "OPP"), "OPP": ("PTY", "LEG", "OPP", *ARMED)}


def without_doubtful(parse: Parse, known: Sequence[Known], given: Sequence[GivenActor] = ()) -> list[Known]:
    """`known` less the short forms of movements and parties of which the story tells nothing else: neither a longer name, nor their country,
    nor rebels, fighters, a party or a parliament. What the user has `given` is never in doubt."""
    sure = {actor.name for actor in given}
    doubtful = [k for k in known if _in_doubt(parse, k) and k.entry.name not in sure]
    if not doubtful:
        return list(known)
    longer = {k.entry.name for k in known if not _in_doubt(parse, k)}
    countries = {k.entry.code for k in known if k.entry.kind == "state" or k.entry.how == "region"}
    sure |= longer | {k.entry.name for k in doubtful if k.entry.code in countries or (not _plain(parse, k) and _for_its_cause(parse, k))}
    return [k for k in known if k not in doubtful or k.entry.name in sure]


def _for_its_cause(parse: Parse, known: Known) -> bool:
    """Whether the sentence of a name, or one beside it, tells of the cause that its movement fights or stands for."""
    number = parse.tokens[known.first].sentence
    near = parse.sentences[max(0, number - 1) : number + 2]
    told = {s for sentence in near for t in parse.of_sentence(sentence) for s in _cause(t.text.lower())}
    return bool(told.intersection(SIDES[known.entry.sector or ""]))


def _cause(word: str) -> tuple[str | None, ...]:
    """The sectors that a word of the story speaks for."""
    noun = groups().get(word)
    armed = ARMED if word in words("warfare.txt") or (noun is not None and noun.kind == "armed_force") else ()
    return (*armed, noun.sector) if noun is not None else armed


def _plain(parse: Parse, known: Known) -> bool:
    """Whether the name is made of plain words, so that bodies of several countries may bear it ("Northern Alliance")."""
    return " ".join(t.text for t in parse.tokens[known.first : known.last]) in words("plain_names.txt")


def _in_doubt(parse: Parse, known: Known) -> bool:
    short = (known.last == known.first + 1 and parse.tokens[known.first].text in words("doubtful.txt")) or _plain(parse, known)
    return short and known.entry.how == "organisation" and known.entry.code is not None and known.entry.sector in SIDES
