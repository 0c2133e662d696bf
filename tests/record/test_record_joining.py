"""Reports that say little by themselves find their event: in the same sentence, by what they look back on, or in the paper of another day."""

from __future__ import annotations

from dataclasses import replace

import pytest
from handmade import Story, record

from communique.model.record import CitedValue, Event, Record, RecordExpectation, RecordStatement
from communique.model.times import DateRange

BOTH = ["Peru", "Ecuador"]


def only(made: Record, type_: str) -> Event:
    (event,) = (e for e in made.events if e.type == type_)
    return event


def days(values: tuple[CitedValue, ...]) -> list[tuple[str | None, str | None]]:
    return [(v.value.from_, v.value.to) for v in values if isinstance(v.value, DateRange)]


@pytest.mark.parametrize(
    ("hit", "harm"),
    [
        ("On Tuesday mortar shells hit the market in Loja", "and killed nine people."),
        ("Rockets struck a school in Loja on Tuesday", "wounding nine pupils."),
        ("A truck bomb went off outside the barracks in Loja on Tuesday", "leaving nine soldiers dead."),
    ],
)
def test_an_attack_and_what_it_did_in_one_sentence_are_one_event(hit: str, harm: str) -> None:
    story = Story("Daily Post", "1994-05-05")
    story.tell(f"{hit} {harm}")
    story.also(hit, "attack", date="1994-05-03", place="Loja", weapons="rockets")
    story.also(harm, "casualties", fatalities=9)
    assert len(record(story).events) == 2, "they cite nothing in common"
    told, done = story.reports
    story.reports[1] = replace(done, fields=(*done.fields, *(pair for pair in told.fields if pair[0] == "weapons")))
    (event,) = record(story).events
    assert {"date", "place", "fatalities"} <= event.fields.keys()


def market(outlet: str, day: str, killed: int, who: str, *, words: str = "Mortar shells hit the market in Loja") -> Story:
    story = Story(outlet, day)
    told = {"date": "1994-05-03", "place": "Loja", "target": "the market", "weapons": "mortar shells"}
    story.tell(f"{words} on Tuesday and killed {killed} people, {who} said.", "attack", **told, fatalities=(killed, "exact", "people", who))
    story.tell(" ".join(f"Filler words of {outlet} number {n} stand here." for n in range(20)))
    return story


def test_two_tolls_are_one_event_in_conflict_and_a_copy_is_no_origin() -> None:
    one, two = market("Daily Post", "1994-05-04", 37, "officials"), market("Evening Star", "1994-05-05", 43, "residents")
    made = record(one, two, two.copy("Morning Copy", "1994-05-06"))
    dead = only(made, "attack").fields["fatalities"]
    assert (dead.agreement, dead.origins, len(dead.values)) == ("conflict", 2, 3)


def test_a_later_paper_that_counts_more_tells_of_the_same_attack() -> None:
    first = market("Daily Post", "1994-05-04", 5, "officials")
    later = Story("Weekly", "1994-05-06")
    later.tell("At least six people died when a bomb tore through a market in the old town of Loja.", "attack", date="1994-05-03",
               target="a market in the old town", fatalities=(6, "at_least", "people"))  # fmt: skip
    assert len(record(first, later).events) == 1
    elsewhere = Story("Weekly", "1994-05-06")
    elsewhere.tell("At least six people died when a bomb tore through a market in Cuenca.", "attack", date="1994-05-03", place="Cuenca",
                   target="a market", fatalities=(6, "at_least", "people"))  # fmt: skip
    assert len(record(first, elsewhere).events) == 2


@pytest.mark.parametrize(
    ("blame", "one_event"),
    [
        ("Peru had fired the shells, witnesses said.", True),
        ("Investigators said that Peru was behind the attack.", True),
        ("Peru carried out this bombardment, a study found.", True),
        ("Peru had fired on other towns, witnesses said.", False),
    ],
)
def test_who_did_it_goes_to_the_attack_told_before(blame: str, one_event: bool) -> None:
    story = market("Daily Post", "1994-05-04", 5, "officials")
    story.text, story.sentences = story.text.split("\n")[0] + "\n", story.sentences[:1]
    story.tell(blame, "attack", actor="Peru")
    assert (len(record(story).events) == 1) == one_event


def opening(*, stage: str = "opened") -> Story:
    story = Story("Daily Post", "1994-05-03")
    story.tell("Peru and Ecuador met in Oslo on Monday.", "talks", stage=stage, date="1994-05-02", place="Norway", participants=BOTH)
    return story


@pytest.mark.parametrize(
    ("stage", "sentence", "joins"),
    [
        ("concluded", "The delegations in Oslo had been expected to talk about the river.", True),
        ("concluded", "The sides were due to discuss prisoners in Oslo.", True),
        ("opened", "The envoys are expected to discuss the border.", True),
        ("concluded", "The envoys are expected to discuss the border.", False),
        ("opened", "The envoys are expected to meet again.", False),
        ("concluded", "Further talks were expected soon.", False),
        ("opened", "The next round is expected to be shorter.", False),
        ("opened", "The two sides will hold talks in Bergen.", False),
    ],
)
def test_what_was_expected_of_a_round_belongs_to_it(stage: str, sentence: str, joins: bool) -> None:
    story = opening(stage=stage)
    story.tell(sentence, "talks", status="expected", stage="scheduled", agenda="the border")
    made = record(story)
    assert (len(made.events) == 1) == joins
    if joins:
        assert (made.events[0].status, made.events[0].stage) == ("happened", stage)
        assert "agenda" in made.events[0].fields


def test_the_more_precise_place_is_shown() -> None:
    story = opening(stage="concluded")
    story.tell("The delegations in Oslo had been expected to talk.", "talks", status="expected", place="Oslo")
    place = record(story).events[0].fields["place"]
    assert (place.value, place.agreement) == ("Oslo", "single")


@pytest.mark.parametrize(
    ("sentence", "shift", "day"),
    [
        ("Two days later Ecuador shelled Loja.", "+2", "1994-05-04"),
        ("The next day Ecuador shelled Loja.", "+1", "1994-05-03"),
        ("A day earlier Ecuador had shelled Loja.", "-1", "1994-05-01"),
    ],
)
def test_days_count_from_the_event_told_before(sentence: str, shift: str, day: str) -> None:
    first = Story("Evening Star", "1994-05-04")
    first.tell("Peru and Ecuador signed a truce in Oslo on Monday.", "agreement", stage="signed", date="1994-05-02", place="Oslo", participants=BOTH)
    story = Story("Weekly", "1994-05-08")
    story.tell("Peru and Ecuador signed a truce in Oslo.", "agreement", stage="signed", place="Oslo", participants=BOTH)
    story.tell(sentence, "attack", actor="Ecuador", target="Peru", place="Loja", date=shift)
    made = record(first, story)
    date = only(made, "attack").fields["date"]
    assert days(date.values) == [(day, day)]
    assert [v.rule for v in date.values if v.kind == "derived"] == ["event_shift"]
    assert [t.value for t in made.times if t.raw == sentence] == [day]


def test_days_that_count_from_nothing_known_stay_unknown() -> None:
    story = Story("Weekly", "1994-05-08")
    story.tell("Two days later Ecuador shelled Loja.", "attack", actor="Ecuador", place="Loja", date="+2")
    assert days(only(record(story), "attack").fields["date"].values) == []


@pytest.mark.parametrize(
    ("agreed", "kind"),
    [
        ("Peru and Ecuador signed a pact on Friday", "agreement"),
        ("They struck a truce on Friday", "ceasefire"),
        ("They swapped 9 men on Friday", "exchange"),
    ],
)
def test_talks_that_ended_with_something_agreed_ended_that_day(agreed: str, kind: str) -> None:
    story = Story("Daily Post", "1994-05-14")
    ended = "ending five days of talks that nearly failed the night before"
    story.tell(f"{agreed}, {ended}.")
    story.also(agreed, kind, stage="signed", date="1994-05-13", participants=BOTH)
    story.also(ended, "talks", stage="concluded", participants=BOTH)
    at = story.text.index("five days")
    story.times.append(type(story.times[0])(at, at + 9, "five days", "DURATION", "duration", ("P5D", 5, "day"), hours=(120.0, 120.0)))
    date = only(record(story), "talks").fields["date"].value
    assert isinstance(date, DateRange)
    assert (date.from_, date.to) == ("1994-05-09", "1994-05-13")


def test_steps_of_an_agreement_follow_each_other() -> None:
    first, second, other = Story("Daily Post", "1994-05-22"), Story("Daily Post", "1994-06-15"), Story("Daily Post", "1994-06-20")
    first.tell("Peru and Ecuador initialed a treaty on Saturday.", "agreement", stage="in_principle", date="1994-05-21", participants=BOTH)
    second.tell("Peru and Ecuador signed the treaty on Tuesday.", "agreement", stage="signed", date="1994-06-14", participants=BOTH)
    other.tell("Peru and Chile signed a fishing pact on Sunday.", "agreement", stage="signed", date="1994-06-19", participants=["Peru", "Chile"])
    made = record(first, second, other)
    (link,) = (k for k in made.links if k.relation == "follows")
    dates = {e.id: days(e.fields["date"].values)[0][0] for e in made.events}
    assert (dates[link.from_], dates[link.to]) == ("1994-06-14", "1994-05-21")


def test_every_link_has_reasons() -> None:
    made = record(market("Daily Post", "1994-05-04", 5, "officials"), market("Evening Star", "1994-05-05", 6, "residents"), opening())
    assert made.links
    assert all(link.reasons and all(link.reasons) for link in made.links)


def test_what_a_copy_says_again_is_linked_to_the_original() -> None:
    story = market("Daily Post", "1994-05-04", 5, "officials")
    story.say("The river is ours.", "Peru")
    story.expect("The sides will meet soon.", "talks", by="Peru")
    copy = story.copy("Evening Star", "1994-05-05")
    copy.text, copy.sentences, copy.statements = story.text, list(story.sentences), list(story.statements)
    copy.say("We shall see.", "Ecuador")
    made = record(story, copy)
    said: list[RecordStatement | RecordExpectation] = [*made.statements, *made.expectations]
    words = {x.id: x.raw for x in said}
    repeats = [k for k in made.links if k.relation == "repeats"]
    assert sorted((words[k.from_], words[k.to]) for k in repeats) == [("The river is ours.",) * 2, ("The sides will meet soon.",) * 2]
    pages = {a.page for a in made.articles if a.copy_of}
    assert all(next(x for x in said if x.id == k.from_).page in pages for k in repeats)


def test_days_of_a_round_meet_through_the_days_between() -> None:
    first, third, week = opening(), Story("Evening Star", "1994-05-04"), Story("Weekly", "1994-05-09")
    third.tell("Talks between Peru and Ecuador in Oslo were broken off on Wednesday, the third day.", "talks", stage="suspended",
               date="1994-05-04", place="Oslo", participants=BOTH, day_of_round=3)  # fmt: skip
    week.tell("Peru and Ecuador met in Oslo last Wednesday.", "talks", date="1994-05-04", participants=BOTH)
    week.tell("The talks of Peru and Ecuador opened last Monday.", "talks", stage="opened", date="1994-05-02", participants=BOTH)
    (event,) = record(first, third, week).events
    assert event.stage == "suspended", "what is told of the last day, though a later paper looks back on the first"
    date = event.fields["date"].value
    assert isinstance(date, DateRange)
    assert (date.from_, date.to) == ("1994-05-02", "1994-05-04")
    far = Story("Weekly", "1994-05-09")
    far.tell("Peru and Ecuador met in Oslo on Saturday.", "talks", date="1994-05-07", participants=BOTH)
    assert len(record(first, third, far).events) == 2


@pytest.mark.parametrize(("one", "two", "conflict"), [("civilians", "people", True), ("others", "", True), ("soldiers", "people", False)])
def test_people_at_large_are_counted_together(one: str, two: str, conflict: bool) -> None:
    stories = []
    for outlet, count, tag in (("Daily Post", 14, one), ("Evening Star", 17, two)):
        stories.append(Story(outlet, "1994-05-04"))
        stories[-1].tell(f"An air strike on a bus in Loja killed {count} {tag} on Tuesday.", "attack", date="1994-05-03", place="Loja",
                         target="a bus", fatalities=(count, "exact", tag))  # fmt: skip
    (event,) = record(*stories).events
    assert (event.fields["fatalities"].agreement == "conflict") == conflict


@pytest.mark.parametrize(("place", "count", "joins"), [("Loja", (3, "at_least", "people"), True), ("Loja", (30, "at_least", "people"), False),
                                                       ("Cuenca", (3, "at_least", "people"), False)])  # fmt: skip
def test_an_attack_is_recalled_by_its_place_and_its_dead(place: str, count: tuple[int, str, str], joins: bool) -> None:
    later = Story("Weekly", "1994-05-12")
    later.tell(f"The talks stopped after an attack that killed several people in {place}.", "attack", place=place, fatalities=count)
    assert (len(record(market("Daily Post", "1994-05-04", 5, "officials"), later).events) == 1) == joins


@pytest.mark.parametrize(("target", "joins"), [("the town of Loja", True), ("Loja", True), ("the town of Cuenca", False)])
def test_a_town_that_was_attacked_is_one_whatever_it_is_taken_for(target: str, joins: bool) -> None:
    one, two = Story("Daily Post", "1994-05-04"), Story("Evening Star", "1994-05-05")
    one.tell("Gunmen attacked Loja on Tuesday.", "attack", date="1994-05-03", target="Loja")
    two.tell(f"Men with rifles stormed {target} on Tuesday and killed 9 people.", "attack", date="1994-05-03", target=f"in {target}", fatalities=9)
    assert (len(record(one, two).events) == 1) == joins
