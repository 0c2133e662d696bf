"""Rows of statements, the same on every page that has them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from communique.model.record import RecordStatement
from communique.showing.lines import say_statement_day
from communique.showing.quoting import say_cue, say_words
from communique.showing.saying import say_reader
from communique.web.indexes import SPEECH
from communique.web.items import LIMIT
from communique.web.paging import cut, parts_of
from communique.web.rejected import rejected
from communique.web.site import Bit, Site


@dataclass(frozen=True, slots=True)
class Said:
    """A statement: when, its words and where they stand, what kind of statement, through and to whom, and who prints it.

    `act` is the speech act, `cue` the page's own word for it; `negative` says that it was withheld, or that somebody did not say it; `mark` is what
    people decided on it.
    """

    id: str
    when: str
    words: str
    href: str | None
    form: str
    act: str
    cue: str
    channel: str
    via: list[Bit]
    to: Bit | None
    within: Bit | None
    negative: bool
    printed: str
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody with what he or she said: in `speech`, and as the reporters tell it in their own voice (`told`)."""

    name: str
    href: str | None
    speech: list[Said]
    told: list[Said]
    id: str = ""

    @property
    def number(self) -> int:
        return len(self.speech) + len(self.told)


def said(statement: RecordStatement, site: Site) -> Said:
    """A row for `statement`."""
    view = site.view
    around = _within(statement, site)
    via = [bit for name in statement.via if (bit := site.actor(name))]
    return Said(
        id=statement.id,
        when=say_statement_day(statement, view),
        words=say_words(statement, view),
        href=site.words(statement.page, *statement.content[0]),
        form=statement.form,
        act=(statement.act or "").replace("_", " "),
        cue=say_cue(statement, view),
        channel=(statement.channel or "").replace("_", " "),
        via=via,
        to=site.actor(statement.addressee),
        within=None if around and around.words in {bit.words for bit in via} else around,
        negative=statement.polarity == "negative",
        printed=view.told_by(statement) + say_reader(statement.reader),
        mark=site.decisions.mark(statement.id),
    )


def _within(statement: RecordStatement, site: Site) -> Bit | None:
    """The statement in which this one is told, by its speaker: "Vance said that Moor had refused"."""
    around = site.view.things.get(statement.nested_in or "")
    if not isinstance(around, RecordStatement):
        return None
    return Bit(site.view.name(around.speaker) if around.speaker else "a speaker not named", site.href(around.id))


def speaker(name: str, statements: Iterable[RecordStatement], site: Site) -> Speaker:
    """The speaker with id `name` (``""`` for those who are not named) and `statements`."""
    held = list(statements)
    rows = [said(s, site) for s in held if s.tier == SPEECH]
    told = [said(s, site) for s in held if s.tier != SPEECH]
    return Speaker(site.view.name(name) if name else "Speaker not named", site.href(name) if name else None, rows, told, name or "nameless")


def statements_page(site: Site, part: int = 1) -> dict[str, Any]:
    """What the template ``statements.html`` needs: speakers by name, the nameless last. Of a large record the named are links only, and those of
    speakers not named stand in parts."""
    held, many = site.index.said, site.index.many_said
    ordered = sorted(held, key=lambda name: (not name, site.view.name(name).casefold(), name))
    nameless, paged = cut(held.get("", []) if many else [], "statements.html", part)
    named = [_Named(name, held[name], site) for name in ordered if name]
    speakers = [] if many else [speaker(n.id, n.held, site) for n in named]
    speakers += [speaker("", nameless if many else held[""], site)] if "" in held else []
    number = sum(n.speech for n in named) + _speech(held.get("", []))
    return {
        "speakers": speakers,
        "letters": _letters(named) if many and part == 1 else [],
        "number": number,
        "speaking": sum(bool(n.speech) for n in named),
        "nameless": _speech(held.get("", [])),
        "told": sum(map(len, held.values())) - number,
        "long": number > LIMIT,
        "paged": paged,
        "struck": rejected(site, RecordStatement) if part == 1 else [],
    }


def statement_parts(site: Site) -> int:
    """In how many parts the page of statements stands."""
    return parts_of(len(site.index.said.get("", ()))) if site.index.many_said else 1


class _Named:
    """A speaker whose statements stand on a page of his own."""

    def __init__(self, name: str, held: Sequence[RecordStatement], site: Site) -> None:
        self.id, self.held = name, held
        self.name, self.href = site.view.name(name), site.href(name)
        self.number, self.speech = len(held), _speech(held)


def _speech(held: Iterable[RecordStatement]) -> int:
    return sum(s.tier == SPEECH for s in held)


def _letters(speakers: Iterable[_Named]) -> list[tuple[str, list[_Named]]]:
    """`speakers`, who are in order, under the letters with which their names begin."""
    held: dict[str, list[_Named]] = {}
    for one in speakers:
        held.setdefault(_letter(one.name), []).append(one)
    return list(held.items())


def _letter(name: str) -> str:
    """The letter of the alphabet under which `name` stands, without marks: E for "Ébène"; # for what begins with no letter."""
    first = unicodedata.normalize("NFKD", name[:1].upper())[:1]
    return first if first.isalpha() else "#"
