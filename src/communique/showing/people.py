"""Actors in words: what they are, and whom they serve."""

from __future__ import annotations

from collections.abc import Sequence

from communique.model.record import RecordActor, RecordJoin, RecordRole
from communique.showing.view import View
from communique.showing.words import clean
from communique.tables import load_table


def say_role(role: RecordRole, view: View) -> str:
    """The role with whom it serves, unless its words name that already: ``envoy, Norland``."""
    words, of = clean(role.role), view.name(role.of) if role.of else ""
    return words if of.casefold() in words.casefold() else f"{words}, {of}"


def distinct_roles(actor: RecordActor, view: View) -> dict[str, list[RecordRole]]:
    """The actor's roles under what they say, in the order of the record; without those that another says with whom they serve."""
    whole = {clean(role.role).casefold() for role in actor.roles if role.of}
    first: dict[str, str] = {}
    held: dict[str, list[RecordRole]] = {}
    for role in actor.roles:
        if role.of or clean(role.role).casefold() not in whole:
            said = say_role(role, view)
            held.setdefault(first.setdefault(said.casefold(), said), []).append(role)
    return held


def distinct_joins(actor: RecordActor) -> dict[str, list[RecordJoin]]:
    """Why names are taken for one person's, a line for each pair of names and rule: ``“Kadhafi”, “Muammar Gaddafi”: spellings of one name``."""
    held: dict[str, list[RecordJoin]] = {}
    for join in actor.joins:
        names = list(dict.fromkeys(clean(m.raw) for m in (join.one, join.other)))
        words = ", ".join(f"“{name}”" for name in names)
        held.setdefault(f"{words}: {say_rule(join)}", []).append(join)
    return held


def say_rule(join: RecordJoin | str) -> str:
    """Why two names are taken for one person's: the rule of a `join`, or named by itself, in words."""
    rule = join if isinstance(join, str) else join.rule
    return next((row["words"] for row in load_table(__package__, "joins.tsv") if row["rule"] == rule), rule.replace("_", " "))


def with_unnamed(actor: RecordActor, words: str) -> str:
    """The `words` for the kind of `actor`, or that it is not named: ``unnamed person``."""
    return f"unnamed {words}" if actor.anonymous else words


def withheld(actor: RecordActor) -> Sequence[str]:
    """The words that say why a source is not named, each once."""
    return list(dict.fromkeys(clean(g.raw) for g in actor.grounds))


def kind_words(kind: str) -> tuple[str, str]:
    """What one and what many actors of a kind are called: ``("state", "states")``."""
    row = next((row for row in load_table(__package__, "kinds.tsv") if row["kind"] == kind), None)
    return (row["one"], row["many"]) if row else (kind.replace("_", " "), kind.replace("_", " ") + "s")


def kinds() -> list[str]:
    """The kinds of actors in the order in which they are shown."""
    return [row["kind"] for row in load_table(__package__, "kinds.tsv")]
