"""What the builders of symbolic times work with: a match with its words, and the readings that many rules share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from communique.times.clock import clock_code
from communique.times.grammar import Found
from communique.times.lexicon import Words, values

Arg = str | int | float | None


@dataclass(frozen=True, slots=True)
class Draft:
    """A symbolic time over the words ``[first, last)``.

    `wants` says what it counts from: "" (the article's date), "back" (the last date told before), "near" (a date in its sentence,
    or told after "into"), "quarter" (the last quarter told).
    """

    first: int
    last: int
    type: str
    op: str
    args: tuple[Arg, ...] = ()
    mod: str | None = None
    hours: tuple[float, float] | None = None
    wants: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """A rule's match with its words at hand."""

    words: Words
    found: Found

    def __contains__(self, name: str) -> bool:
        return name in self.found.parts

    def get(self, *names: str) -> list[str]:
        """Words of the first of the parts `names` that matched; [] when none did."""
        for name in names:
            if name in self.found.parts:
                first, last = self.found.parts[name]
                return list(self.words.lower[first:last])
        return []

    def first(self, *names: str) -> str:
        return (self.get(*names) or [""])[0]

    def text(self, *names: str) -> str:
        return " ".join(self.get(*names))

    def before(self) -> str:
        """The word before the match; "" at the beginning."""
        return self.words.lower[self.found.first - 1] if self.found.first else ""

    def after(self, skip: int = 0) -> str:
        """The word after the match and `skip` more; "" at the end."""
        place = self.found.last + skip
        return self.words.lower[place] if place < len(self.words.lower) else ""

    def among_figures(self) -> bool:
        """True in a number with hyphens that is no date: "138-2010-15", "32-2015"."""
        words = self.words.lower
        before, after = words[max(0, self.found.first - 2) : self.found.first], words[self.found.last : self.found.last + 2]
        figures = (before[:1], after[1:])
        return any(len(side) == 2 and "-" in side and figure[0].isdigit() for side, figure in zip((before, after), figures, strict=True))

    def event_follows(self, skip: int = 0) -> bool:
        """True when the words after the match and `skip` more name what it counts from ("a day after the strike"): no sign, no preposition."""
        word = self.after(skip)
        return word[:1].isalnum() and word not in values("OPENER")

    def draft(self, type_: str, op: str, *args: Arg, mod: str | None = None, wants: str = "", hours: tuple[float, float] | None = None) -> Draft:
        return Draft(self.found.first, self.found.last, type_, op, args, mod, hours, wants)

    def begin_at(self, draft: Draft, name: str) -> Draft:
        """`draft`, beginning with the part `name`."""
        return replace(draft, first=self.found.parts[name][0])


def month_of(m: Match, name: str = "m") -> int:
    table = values("MONTH") | values("MONTHA") | values("MONTHB")
    return int(table[m.first(name)])


def weekday_of(m: Match, *names: str) -> int:
    table = values("DOW") | values("DOWA") | values("DOWS")
    return int(table[m.first(*names)])


def mod_of(m: Match, *names: str) -> str | None:
    for name in names or ("mod", "mod2"):
        for word in m.get(name):
            found = values("EARLY").get(word) or values("PORTION").get(word)
            if found:
                return found
    return None


def amount_mod(words: Sequence[str]) -> str | None:
    """What the words before an amount say of it (TimeML 1.2.1, attribute mod): "nearly" is LESS_THAN."""
    table = values("AMOUNT")
    return next((table[w] for w in words if w in table and not (w == "more" and "no" in words)), None)


def direction_of(m: Match) -> str:
    """last, next, this, or "" when nothing is said."""
    words = m.get("dir", "dir2")
    if not words:
        return ""
    return "last" if set(values("LAST")) & set(words) else "next" if set(values("NEXT")) & set(words) else "this"


def part_of(m: Match, *names: str) -> str | None:
    word = m.first(*(names or ("part", "part2")))
    if not word:
        return None
    if word in values("FIXED"):
        return f"T{values('FIXED')[word]}"
    code = (values("PART") | values("PARTS")).get(word)
    return f"T{code}" if code else None


def time_of_day(m: Match) -> str | None:
    """Time of day: a clock time before a part of the day."""
    return clock_code(m.get("clock"), part=part_of(m)) if "clock" in m else part_of(m)


def kind_of(tod: str | None) -> str:
    return "TIME" if tod else "DATE"


def unit_of(m: Match, *names: str) -> str:
    table = values("UNIT1") | values("UNITS") | values("UNITQ1") | values("UNITQ")
    return table[m.first(*(names or ("unit",)))]
