"""The timeline as a picture: a lane for each kind of event, a bar over the days that are known."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from communique.model.record import Event
from communique.model.times import DateRange
from communique.model.wording import say_days
from communique.showing.lines import event_days, event_head, is_loose, say_when
from communique.showing.pieces import say
from communique.showing.words import counted, shorten
from communique.web.axis import Axis, Tick, axis, days_of, ticks
from communique.web.days import day_address
from communique.web.site import Site

WIDTH, LEFT, TOP = 1160.0, 110.0, 8.0
LANE, LEAST = 8.0, 5.0
"""Space between two lanes; width of a bar that it has at least, so that a single day can be seen."""
HIGHEST, LOWEST, ALL = 13.0, 2.0, 280.0
"""Height of a row of bars with its gap, which shrinks from the first to the second so that all rows together stay about as high as the third."""
TALLEST, NARROWEST = 30.0, 1.5
"""Height of the bar of the day that most articles name; width of the bar of a day that it has at least."""
FILLED = 0.77
"""How much of a row's height its bars fill."""
TITLE = 160
MANY = 1500
"""Events of which each still has a bar of its own; and days of which each has one, those that most articles name."""
Days = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Bar:
    """An event in the picture, or a month of many, and where it stands. `kind` says ``open`` where one side of its days is not known,
    ``loose`` where it was some time within them, and ``past`` where it is told as history."""

    href: str
    x: float
    y: float
    width: float
    height: float
    title: str
    kind: str


@dataclass(frozen=True, slots=True)
class Lane:
    """A kind of events with its bars, from `y` on."""

    section: str
    words: str
    y: float
    height: float
    bars: list[Bar]


@dataclass(frozen=True, slots=True)
class DayBar:
    """In how many articles a day is named: a bar that stands on the `floor` of the picture's first lane."""

    href: str
    x: float
    y: float
    width: float
    height: float
    title: str


@dataclass(frozen=True, slots=True)
class Strip:
    """The picture: how often each day is named, lanes, labels of the scale, and where it is cut; lengths in user units of an SVG of `width`
    and `height`."""

    lanes: list[Lane]
    ticks: list[Tick]
    cuts: list[tuple[float, str]]
    width: float
    height: float
    left: float
    days: list[DayBar]
    floor: float


def strip(events: Sequence[Event], sections: Iterable[tuple[str, str]], site: Site, months: Mapping[str, str] = {}) -> Strip | None:
    """The picture of those of `events` whose days are known; None where there are fewer than two. `sections` are the lanes with their words. Of
    more than `MANY` each month is one bar, which leads to where `months` says."""
    held = [(event, known) for event in events if (days := event_days(event)) and (known := days_of(days))]
    if len(held) < 2:
        return None
    scale = axis((days for _, days in held), width=WIDTH - LEFT - LEAST)
    if len(held) > MANY:
        return _coarse(held, sections, scale, site, months)
    packed = [(section, words, _packed([row for row in held if site.view.section(row[0]) == section], scale)) for section, words in sections]
    packed = [lane for lane in packed if lane[2]]
    high = max(LOWEST, min(HIGHEST, ALL / sum(_rows(places) for _, _, places in packed)))
    named_days = _day_bars(scale, site)
    lanes: list[Lane] = []
    y = TOP + (TALLEST + LANE if named_days else 0)
    for section, words, places in packed:
        height = _rows(places) * high
        lanes.append(Lane(section, words, round(y, 1), round(height, 1), [_bar(place, y, high, site) for place in places]))
        y += max(height, HIGHEST) + LANE
    labels = [Tick(round(LEFT + tick.x, 1), tick.label) for tick in ticks(scale)]
    return Strip(lanes, labels, [(round(LEFT + x, 1), words) for x, words in scale.cuts], WIDTH, round(y + 18, 1), LEFT, named_days, TOP + TALLEST)


def _coarse(
    held: Sequence[tuple[Event, Days]], sections: Iterable[tuple[str, str]], scale: Axis, site: Site, months: Mapping[str, str]
) -> Strip:  # fmt: skip
    """A bar for each month of a lane, as high as it has many events."""
    found: dict[tuple[str, str], list[date]] = {}
    for event, (first, _) in held:
        found.setdefault((site.index.sections[event.type], site.index.months[event.id][1]), []).append(first)
    words = {anchor: said for said, anchor in site.index.months.values()}
    most = max(map(len, found.values()))
    days = _day_bars(scale, site)
    lanes: list[Lane] = []
    y = TOP + (TALLEST + LANE if days else 0)
    for section, name in sections:
        bars = []
        for (where, anchor), firsts in found.items():
            if where == section:
                x, width = scale.place(min(firsts), max(firsts))
                height = round(max(LOWEST, TALLEST * len(firsts) / most), 1)
                title, left, wide = f"{words[anchor]}: {counted(len(firsts), 'event')}", round(LEFT + x, 1), round(max(LOWEST, width), 1)
                bars.append(Bar(months.get(anchor, f"#{anchor}"), left, round(y + TALLEST - height, 1), wide, height, title, ""))
        if bars:
            lanes.append(Lane(section, name, round(y, 1), TALLEST, bars))
            y += TALLEST + LANE
    labels = [Tick(round(LEFT + tick.x, 1), tick.label) for tick in ticks(scale)]
    return Strip(lanes, labels, [(round(LEFT + x, 1), said) for x, said in scale.cuts], WIDTH, round(y + 18, 1), LEFT, days, TOP + TALLEST)


def _day_bars(scale: Axis, site: Site) -> list[DayBar]:
    """A bar for each day on the scale that an article names."""
    told = [(day, len(site.index.named[day])) for day in site.index.days[:MANY]]
    held = {day: number for day, number in told if (known := days_of(DateRange(day, day))) and scale.has(known[0])}
    most = max(held.values(), default=0)
    bars = []
    for day, number in sorted(held.items()):
        x, width = scale.place(*(date.fromisoformat(day),) * 2)
        height = round(TALLEST * number / most, 1)
        title = f"{say_days(DateRange(day, day))}: named in {counted(number, 'article')}"
        left, wide = round(LEFT + x, 1), round(max(NARROWEST, width - 0.5), 1)
        bars.append(DayBar(day_address(day, site), left, round(TOP + TALLEST - height, 1), wide, height, title))
    return bars


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the bar of an event is drawn: its left edge, its width, and the row of its lane."""

    event: Event
    x: float
    width: float
    row: int


def _packed(held: Iterable[tuple[Event, Days]], scale: Axis) -> list[_Place]:
    """Places in as few rows as keep the bars apart."""
    ends: list[float] = []
    places = []
    for event, (first, last) in sorted(held, key=lambda row: (row[1], row[0].id)):
        x, width = scale.place(first, last)
        width = max(LEAST, width)
        row = next((n for n, end in enumerate(ends) if end < x), len(ends))
        ends[row : row + 1] = [x + width + 1]
        places.append(_Place(event, x, width, row))
    return places


def _rows(places: Iterable[_Place]) -> int:
    return max(place.row for place in places) + 1


def _bar(place: _Place, top: float, high: float, site: Site) -> Bar:
    event = place.event
    return Bar(
        href=f"#{event.id}",
        x=round(LEFT + place.x, 1),
        y=round(top + place.row * high, 1),
        width=round(place.width, 1),
        height=round(high * FILLED, 1),
        title=shorten(f"{say_days(event_days(event)) or say_when(event, site.view)}: {say(event_head(event, site.view))}", TITLE),
        kind=_kind(event),
    )


def _kind(event: Event) -> str:
    days = event_days(event)
    bounded = bool(days and days.from_ and days.to)
    told = [name for name, holds in (("open", not bounded), ("loose", is_loose(event)), ("past", event.status == "historical")) if holds]
    return " ".join(told)
