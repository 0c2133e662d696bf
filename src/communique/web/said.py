"""Rows of statements, the same on every page that has them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from communique.model.record import RecordStatement
from communique.showing.lines import say_statement_day
from communique.showing.quoting import say_cue, say_words
from communique.showing.saying import say_reader
from communique.web.items import LIMIT
from communique.web.site import Bit, Site

SPEECH = "speech"
MANY = 1000
"""Statements of a record beyond which their page lists the speakers, whose own pages hold their statements."""


@dataclass(frozen=True, slots=True)
class Said:
    """A statement: when, its words and where they stand, what kind of statement, through and to whom, and who prints it.

    `act` is the speech act, `cue` the page's own word for it; `negative` says that it was withheld, or that somebody did not say it.
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


def statements_page(site: Site) -> dict[str, Any]:
    """What the template ``statements.html`` needs: speakers by name, the nameless last. Of a large record the named are links only."""
    held = site.index.spoken
    ordered = sorted(held, key=lambda name: (not name, site.view.name(name).casefold(), name))
    speakers = [speaker(name, held[name], site) for name in ordered]
    number = sum(len(s.speech) for s in speakers)
    many = number > MANY
    return {
        "speakers": [s for s in speakers if not (many and s.href)],
        "letters": _letters(s for s in speakers if s.href) if many else [],
        "number": number,
        "speaking": sum(bool(s.speech and s.href) for s in speakers),
        "nameless": sum(len(s.speech) for s in speakers if not s.href),
        "told": sum(len(s.told) for s in speakers),
        "long": number > LIMIT,
    }


def _letters(speakers: Iterable[Speaker]) -> list[tuple[str, list[Speaker]]]:
    """`speakers`, who are in order, under the letters with which their names begin."""
    held: dict[str, list[Speaker]] = {}
    for one in speakers:
        held.setdefault(_letter(one.name), []).append(one)
    return list(held.items())


def _letter(name: str) -> str:
    """The letter of the alphabet under which `name` stands, without marks: E for "Ébène"; # for what begins with no letter."""
    first = unicodedata.normalize("NFKD", name[:1].upper())[:1]
    return first if first.isalpha() else "#"
