"""The actors of an article while they are being made: drafts by key, and whom each token stands for."""

from __future__ import annotations

from dataclasses import dataclass, field

from communique.model.actors import LocalActor, Mention, Role
from communique.model.parse import Parse
from communique.model.spans import Span


@dataclass(slots=True)
class Draft:
    """An actor in the making. `named` is False for those that only a description or pronoun stands for; `klass` is the class of a group noun.

    `classes` are the office classes held, `gender` m or f and `plural` what agreement needs, `faint` a country that only membership gives.
    """

    key: str
    name: str
    kind: str
    country: str | None = None
    sector: str | None = None
    named: bool = True
    plural: bool = False
    gender: str | None = None
    klass: str | None = None
    faint: str | None = None
    aliases: list[str] = field(default_factory=list)
    classes: list[str] = field(default_factory=list)
    roles: list[Role] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    members: list[str] = field(default_factory=list)
    reference: str | None = None
    anonymous: bool = False
    grounds: list[Mention] = field(default_factory=list)

    def frozen(self) -> LocalActor:
        """The finished actor: mentions in page order, aliases without the name itself."""
        return LocalActor(
            self.key,
            self.name,
            self.kind,
            country=self.country or self.faint,
            sector=self.sector,
            aliases=tuple(a for a in dict.fromkeys(self.aliases) if a != self.name),
            roles=tuple(dict.fromkeys(sorted(self.roles, key=lambda r: (r.start, r.end)))),
            mentions=tuple(sorted(set(self.mentions), key=lambda m: (m.start, m.end))),
            members=tuple(dict.fromkeys(self.members)),
            reference=self.reference,
            anonymous=self.anonymous,
            grounds=tuple(sorted(set(self.grounds), key=lambda m: (m.start, m.end))),
        )


class Board:
    """Drafts of one article. Keys are never taken back: one that was merged into another still finds it.

    `places` gives, for the tokens of a region, of a people, or of a capital that is a place only, the code of its state; `towns` the same for
    other towns, where the story may merely happen.
    """

    def __init__(self, parse: Parse) -> None:
        self.parse = parse
        self.places: dict[int, str] = {}
        self.towns: dict[int, str] = {}
        self._drafts: dict[str, Draft] = {}
        self._moved: dict[str, str] = {}
        self._by_token: dict[int, str] = {}
        self._count = 0

    def new(self, name: str, kind: str, *, named: bool = True) -> Draft:
        """A fresh draft with a key of its own."""
        self._count += 1
        return self.put(Draft(f"{kind[0]}{self._count}", name, kind, named=named))

    def put(self, draft: Draft) -> Draft:
        """Hold `draft` under its key, in place of one that has the same."""
        self._drafts[draft.key] = draft
        self._moved.pop(draft.key, None)
        return draft

    def get(self, key: str) -> Draft:
        """The draft with `key`, or the one that it was merged into; KeyError when there is none."""
        while key in self._moved:
            key = self._moved[key]
        return self._drafts[key]

    def has(self, key: str) -> bool:
        """Whether a draft has this key, or took it over."""
        return key in self._drafts or key in self._moved

    def drafts(self) -> list[Draft]:
        """All drafts, in the order in which they were made."""
        return list(self._drafts.values())

    def at(self, i: int) -> Draft | None:
        """Whom token `i` stands for; None when nobody is known."""
        key = self._by_token.get(i)
        return None if key is None else self.get(key)

    def point(self, i: int, draft: Draft) -> None:
        """Let token `i` stand for `draft`, unless it stands for somebody."""
        self._by_token.setdefault(i, draft.key)

    def mention(self, draft: Draft, first: int, last: int, kind: str = "name") -> Span:
        """Note that tokens ``[first, last)`` mention `draft`. A name's tokens all stand for it; of other phrases only what `point` says."""
        span = self.parse.span(first, last)
        raw = self.parse.text[span.start : span.end]
        draft.mentions.append(Mention(span.start, span.end, raw, kind))
        if kind == "name":
            for i in range(first, last):
                self.point(i, draft)
        return span

    def merge(self, gone: Draft, into: Draft) -> Draft:
        """Make `gone` and `into` one; what `into` knows wins."""
        if gone is into or gone.key not in self._drafts:
            return into
        into.mentions += gone.mentions
        into.aliases += [gone.name, *gone.aliases] if gone.named else []
        into.roles += gone.roles
        into.classes += gone.classes
        into.members += [m for m in gone.members if m not in into.members]
        into.country = into.country or gone.country
        into.sector = into.sector or gone.sector
        into.gender = into.gender or gone.gender
        into.reference = into.reference or gone.reference
        into.anonymous = (into.anonymous or gone.anonymous) and not into.named
        into.grounds += gone.grounds
        del self._drafts[gone.key]
        self._moved[gone.key] = into.key
        return into

    def state(self, code: str, name: str) -> Draft:
        """The draft of the state `code`, made when it is not there."""
        key = f"state:{code}"
        if not self.has(key):
            self.put(Draft(key, name, "state", country=code, sector="GOV"))
        return self.get(key)
