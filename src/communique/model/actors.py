"""Who acts and speaks, as one article names them."""

from __future__ import annotations

from dataclasses import dataclass

from communique.model.spans import Span

KINDS = ("person", "state", "organisation", "armed_force", "group", "media")
USER_FILE = "user file"


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that stand for an actor: a name, a title with a name, a nominal ("the Kremlin spokesman") or a pronoun."""

    start: int
    end: int
    raw: str
    kind: str = "name"

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Role:
    """An office or function of an actor as the words say it; `of` is the key of the actor it serves, where known."""

    role: str
    of: str | None
    start: int
    end: int
    raw: str


@dataclass(frozen=True, slots=True)
class LocalActor:
    """An actor within one article. `key` is unique in the article only; the Record gives the id that is one across articles.

    `kind` is one of `KINDS`; `country` an ISO 3166 alpha-3 code (reference: the country tables); `sector` a PLOVER sector code;
    `members` are keys of the actors that make up a group, where the words say so; `reference` is `USER_FILE` for one that the user told of.
    `anonymous` is a speaker whom the story describes and does not name; `grounds` are the words that say why.
    """

    key: str
    name: str
    kind: str
    country: str | None = None
    sector: str | None = None
    aliases: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    mentions: tuple[Mention, ...] = ()
    members: tuple[str, ...] = ()
    reference: str | None = None
    anonymous: bool = False
    grounds: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True)
class GivenActor:
    """An actor that the user tells of: found by `name` and `aliases`; what is not None wins over what the program knows (docs/actors.md)."""

    name: str
    kind: str
    country: str | None = None
    sector: str | None = None
    aliases: tuple[str, ...] = ()
