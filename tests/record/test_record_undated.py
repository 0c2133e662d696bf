"""Articles without a date, first sentences without a day, and the number that is shown of several of one day; all invented."""

from __future__ import annotations

from dataclasses import replace

import pytest
from handmade import Story, record

from communique.model.times import DateRange, Time
from communique.model.values import Value

BOTH = ["Peru", "Ecuador"]


def article(outlet: str, printed: str | None) -> Story:
    story = Story(outlet, printed)
    words = f"The {outlet} has long followed the quarrel of Peru and Ecuador over the valley."
    story.tell(words, "territory", status="historical", participants=BOTH)
    return story


def talks(outlet: str, printed: str | None, words: str, **fields: object) -> Story:
    story = article(outlet, printed)
    story.tell(words, "talks", participants=BOTH, **fields)  # type: ignore[arg-type]  # any field
    return story


def of_talks(*stories: Story) -> list[int]:
    return sorted(len(e.reports) for e in record(*stories).events if e.type == "talks")


DATED = talks("Daily Post", "1994-05-04", "Peru and Ecuador held talks in Bergen.", date="1994-05-03", place="Bergen")


@pytest.mark.parametrize(("day", "expected"), [("1994-05-04", [2]), ("1994-04-12", [1, 1]), ("1994-06-20", [1, 1])])
def test_an_article_without_a_date_is_read_as_of_the_newest_day_that_it_tells_of(day: str, expected: list[int]) -> None:
    undated = talks("Evening Star", None, "Envoys of Ecuador and Peru spent hours at a table.", place="Bergen")
    undated.tell(f"A truce began on {day}.", "ceasefire", participants=BOTH, date=day)
    (told,) = undated.times
    undated.times = [replace(told, args=(*told.args[:3], "past", None))]
    assert of_talks(DATED, undated) == expected


def exchange(words: str, *, first: bool, outlet: str = "Daily Post") -> Story:
    story = Story(outlet, "1994-05-04")
    old = ("The last exchange was held in March 1992.", "exchange", {"date": "1992-03"})
    for told, type_, fields in ((words, "exchange", {}), old) if first else (old, (words, "exchange", {})):
        story.tell(told, type_, participants=BOTH, **fields)
    return story


def test_what_an_article_begins_with_is_not_what_it_dates_to_long_before() -> None:
    assert len(record(exchange("Peru and Ecuador have exchanged prisoners.", first=True)).events) == 2


def test_what_is_said_later_of_something_old_still_is_of_it() -> None:
    assert len(record(exchange("The exchange was praised.", first=False)).events) == 1


@pytest.mark.parametrize(("words", "expected"), [("Three months after", [1, 1]), ("Right after", [2])])
def test_what_a_time_is_counted_from_is_no_news(words: str, expected: list[int]) -> None:
    done = "Peru and Ecuador exchanged prisoners"
    one, two = article("Daily Post", "1994-05-04"), article("Evening Star", "1994-05-04")
    one.tell("Ecuador and Peru have handed prisoners over to each other.", "exchange", participants=BOTH, date="1994-05-03")
    two.tell(f"{words} {done}, calm has come.")
    two.also(done, "exchange", participants=BOTH)
    assert sorted(len(e.reports) for e in record(one, two).events if e.type == "exchange") == expected


def attack(outlet: str, *count: object) -> Story:
    story = Story(outlet, "1994-05-04")
    words = {
        "Daily Post": "A bomb went off in the bus station of Loja on Tuesday.",
        "Evening Star": "Buses to the hills had just come in when somebody blew himself up in Loja.",
        "Hill Courier": "Nobody has said who put explosives below a bench at the station.",
        "Lake Mail": "Loja, where few strangers come, mourns travellers who died while waiting.",
    }[outlet]
    story.tell(words, "attack", date="1994-05-03", place="Loja", target="the bus station", fatalities=tuple(count))
    return story


@pytest.mark.parametrize(("counts", "shown"), [
    (((30, "at_least"), (50, "at_least")), 50),
    (((30, "exact"), (39, "exact"), (50, "at_least")), 30),
    (((27, "exact"), (50, "at_least"), (50, "at_least")), 50),
    (((27, "exact"), (52, "exact"), (50, "at_least"), (45, "at_least")), 52),
    (((30, "exact"), (39, "exact")), 30),
])  # fmt: skip
def test_the_number_shown_is_not_below_what_two_know_at_least(counts: tuple[tuple[int, str], ...], shown: int) -> None:
    outlets = ("Daily Post", "Evening Star", "Hill Courier", "Lake Mail")
    (event,) = record(*(attack(outlet, *count, "people") for outlet, count in zip(outlets, counts, strict=False))).events
    assert (event.fields["fatalities"].value, event.fields["fatalities"].rule) == (shown, "latest")


def test_where_a_truce_was_agreed_is_not_where_it_holds() -> None:
    one, two = article("Daily Post", "1994-05-04"), article("Evening Star", "1994-05-04")
    one.tell("Peru and Ecuador signed a truce accord in Bergen.", "agreement", participants=BOTH, place="Bergen", date="1994-05-03", stage="signed")
    two.tell("Peru and Ecuador agreed on a ceasefire in Loja.", "ceasefire", participants=BOTH, place="Loja", date="1994-05-03", stage="signed")
    assert [len(e.reports) for e in record(one, two).events if e.type in ("agreement", "ceasefire")] == [2]


@pytest.mark.parametrize(("words", "status", "expected"), [
    ("Peru and Ecuador have agreed to meet on Friday.", "announced", ("1994-05-06", "coming_weekday")),
    ("Envoys of Peru and Ecuador will sit down for talks on Friday.", "expected", ("1994-05-06", "coming_weekday")),
    ("Peru and Ecuador agreed on Friday to meet again.", "announced", ("1994-04-29", None)),
    ("Peru met Ecuador on Friday.", "happened", ("1994-04-29", None)),
])  # fmt: skip
def test_the_weekday_for_which_something_is_announced_is_the_coming_one(words: str, status: str, expected: tuple[str, str | None]) -> None:
    story = Story("Daily Post", "1994-05-04")
    story.tell(words, "talks", status=status, participants=BOTH)
    at = words.index("Friday")
    story.times.append(Time(at, at + 6, "Friday", "DATE", "weekday", (5, "past", "")))
    (told,) = story.reports
    value = Value(at, at + 6, "Friday", time=0)
    story.reports = [replace(told, fields=(*told.fields, ("date", (value,))))]
    (event,) = record(story).events
    (day,) = event.fields["date"].values
    assert (day.value, day.rule) == (DateRange(expected[0], expected[0]), expected[1])


def test_who_only_talks_names_are_no_other_meeting() -> None:
    one = talks("Daily Post", "1994-05-04", "Ana Ruiz sat opposite Peru at talks in Bergen.", date="1994-05-03", place="Bergen")
    one.also("Ana Ruiz sat opposite Peru at talks in Bergen.", "talks", participants=["Ana Ruiz", *BOTH], date="1994-05-03")
    two = article("Evening Star", "1994-05-04")
    two.tell("Peru and Ecuador met for hours.", "meeting", participants=BOTH, date="1994-05-03")
    assert [len(e.reports) for e in record(one, two).events if e.type == "talks"] == [3]


def struck(outlet: str, target: str, place: str) -> Story:
    story = Story(outlet, "1994-05-04")
    words = {"Daily Post": "A bomb went off on Tuesday.", "Evening Star": "Buses had just come in when somebody blew himself up.",
             "Hill Courier": "Nobody has said who put explosives below a bench."}[outlet]  # fmt: skip
    story.tell(words, "attack", date="1994-05-03", place=place, target=target, fatalities=20)
    return story


def test_areas_that_hold_the_place_of_a_third_report_fit_and_a_target_is_shown_by_its_name() -> None:
    stories = (struck("Daily Post", "the station", "Goma"), struck("Evening Star", "the Goma railway station", "the Congolese town of Goma"))
    (event,) = record(*stories, struck("Hill Courier", "the train station of Goma", "the province of North Kivu")).events
    place, target = event.fields["place"], event.fields["target"]
    assert (place.agreement, target.agreement) == ("compatible", "compatible")
    assert "Goma" in str(target.value)
