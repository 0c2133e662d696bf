"""Which reports are put together, on hand-made talks and strikes."""

from __future__ import annotations

import pytest
from handmade import Story, days, grouped, record

BOTH = ["Peru", "Ecuador"]


def first_day() -> Story:
    story = Story("Daily Post", "1994-05-03")
    story.tell("Peru and Ecuador opened talks in Oslo on Monday.", "talks", stage="opened", date="1994-05-02", place="Oslo", participants=BOTH)
    story.tell("The negotiations lasted six hours on Monday.", "talks", date="1994-05-02", duration_hours=6)
    story.tell("The talks were tense.", "talks")
    return story


def second_day() -> Story:
    story = Story("Evening Star", "1994-05-04")
    story.tell(
        "Negotiators from Peru and Ecuador ended a second day of talks in the Norwegian capital on Tuesday.",
        "talks", stage="concluded", date="1994-05-03", place="the Norwegian capital", participants=BOTH, day_of_round=2,
    )  # fmt: skip
    return story


def later_round() -> Story:
    story = Story("Evening Star", "1994-06-15")
    story.tell(
        "Negotiators from Peru and Ecuador ended a second day of talks in Nairobi on Tuesday.",
        "talks", stage="concluded", date="1994-06-14", place="Nairobi", participants=BOTH, day_of_round=2,
    )  # fmt: skip
    story.tell("The talks lasted six hours on Monday.", "talks", date="1994-06-13", duration_hours=6)
    story.tell(
        "They followed two rounds of negotiations in Norway in April and May.", "talks", date=["1994-04", "1994-05"], place="Norway",
        count=(2, "exact", "rounds"),
    )  # fmt: skip
    return story


def test_days_of_one_round_are_one_event_and_rounds_stay_apart() -> None:
    groups = grouped(record(first_day(), second_day(), later_round()))
    assert [len(g) for g in groups] == [2, 4, 1]
    assert any("the Norwegian capital" in s for s in groups[1])


def test_the_second_day_gives_the_first() -> None:
    made = record(second_day())
    date = made.events[0].fields["date"]
    assert [v.rule for v in date.values if v.kind == "derived"] == ["day_of_round"]
    assert (*days(date.value), date.rule) == ("1994-05-02", "1994-05-03", "first_to_last_day")


def test_a_numbered_day_without_a_date_takes_it_from_the_round() -> None:
    story = Story("Daily Post", "1994-05-04")
    story.tell("Peru and Ecuador wrapped up a second day of talks in Oslo.", "talks", place="Oslo", participants=BOTH, day_of_round=2)
    story.tell("The talks lasted six hours on Monday.", "talks", date="1994-05-02")
    story.tell("Tuesday's talks were shorter.", "talks", date="1994-05-03")
    made = record(story)
    assert len(made.events) == 1
    lead = next(r for r in made.reports if "second day" in r.raw)
    assert [days(v.value) for v in lead.fields["date"]] == [("1994-05-02", "1994-05-03")]


def test_a_set_of_rounds_refers_to_each_of_them() -> None:
    april = Story("Daily Post", "1994-04-20")
    april.tell("Peru and Ecuador held talks in Oslo on Tuesday.", "talks", date="1994-04-19", place="Oslo", participants=BOTH)
    elsewhere = Story("Daily Post", "1994-04-28")
    elsewhere.tell("Peru and Ecuador held talks in Nairobi on Tuesday.", "talks", date="1994-04-26", place="Nairobi", participants=BOTH)
    made = record(april, elsewhere, first_day(), later_round())
    raw = {r.id: r.raw for r in made.reports}
    words = {e.id: raw[e.reports[0]] for e in made.events}
    assert len([link for link in made.links if link.relation == "refers_to"]) == 2
    assert not any("Nairobi" in words[link.to] for link in made.links if link.relation == "refers_to")
    assert all("two rounds" in words[link.from_] for link in made.links if link.relation == "refers_to")
    assert len([link for link in made.links if link.relation == "follows"]) == 3


def test_a_month_joins_the_one_round_that_fits_and_none_of_two() -> None:
    may = Story("Weekly", "1994-06-01")
    may.tell("Peru and Ecuador met for talks in Oslo in May.", "talks", date="1994-05", place="Oslo", participants=BOTH)
    assert len(record(first_day(), may).events) == 1
    again = Story("Daily Post", "1994-05-25")
    again.tell("Peru and Ecuador held talks in Oslo on Tuesday.", "talks", date="1994-05-24", place="Oslo", participants=BOTH)
    assert len(record(first_day(), again, may).events) == 3


def strikes() -> Story:
    story = Story("Daily Post", "1994-05-05")
    peru = {"actor": "Peru", "target": "Ecuador"}
    story.tell("Peru fired 20 rockets on Tuesday night.", "attack", date="1994-05-03", weapons=(20, "exact", "rockets"), **peru)
    story.tell("Peru fired 7 rockets on Wednesday.", "attack", date="1994-05-04", weapons=(7, "exact", "rockets"), **peru)
    story.tell("A rocket killed three people in Loja.", "attack", date="1994-05-04", place="Loja", fatalities=3, **peru)
    story.tell("Two others died in a Peruvian raid on Cuenca.", "attack", place="Cuenca", fatalities=2, **peru)
    return story


def test_strikes_of_one_article_stay_apart() -> None:
    assert len(record(strikes()).events) == 4


def test_strikes_meet_their_like_in_another_article() -> None:
    other = Story("Evening Star", "1994-05-05")
    other.tell(
        "Four people died when a Peruvian rocket hit Loja on Wednesday.", "attack", date="1994-05-04", place="the town of Loja", actor="Peru",
        fatalities=(4, "exact"),
    )  # fmt: skip
    other.tell("About 20 rockets were fired on Tuesday by Peru.", "attack", date="1994-05-03", actor="Peru", weapons=(20, "about", "rocket"))
    made = record(strikes(), other)
    assert len(made.events) == 4
    loja = next(e for e in made.events if "place" in e.fields and "Loja" in str(e.fields["place"].values))
    assert loja.fields["fatalities"].agreement == "conflict"
    assert any(link.relation == "contradicts" and link.reasons[0] in ("fatalities: 3 and 4", "fatalities: 4 and 3") for link in made.links)


def test_the_other_way_round_is_another_strike() -> None:
    other = Story("Evening Star", "1994-05-05")
    other.tell("Ecuador fired 20 rockets at Peru.", "attack", date="1994-05-03", actor="Ecuador", target="Peru", weapons=(20, "exact", "rockets"))
    assert len(record(strikes(), other).events) == 5


def test_a_strike_is_part_of_its_barrage_and_a_side_meeting_of_its_talks() -> None:
    story = first_day()
    story.people["Ana Rey"] = "PER"
    outer = story.tell("Peru fired 20 rockets on Monday.", "attack", date="1994-05-02", actor="Peru", weapons=(20, "exact", "rockets"))
    story.tell("One of them killed two people in Loja.", "attack", date="1994-05-02", place="Loja", fatalities=2, within=outer)
    story.tell("Ana Rey met the Ecuadorean side in Oslo.", "meeting", date="1994-05-02", place="Oslo", participants=["Ana Rey", "Ecuador"])
    made = record(story)
    raw = {r.id: r.raw for r in made.reports}
    words = {e.id: raw[e.reports[0]][:4] for e in made.events}
    parts = {words[link.from_] for link in made.links if link.relation == "part_of"}
    assert parts == {"One ", "Ana "}


def test_an_exchange_is_the_result_of_the_talks_of_its_article() -> None:
    story = second_day()
    story.tell("Peru and Ecuador agreed to swap 40 prisoners.", "exchange", stage="agreed", participants=BOTH, count=(40, "exact", "prisoners"))
    made = record(story, first_day())
    link = next(link for link in made.links if link.relation == "result_of")
    assert any(r.startswith("parties in both: Ecuador, Peru") for r in link.reasons)


def test_invasion_is_known_by_its_parties() -> None:
    one, two = Story("A", "1994-05-03"), Story("B", "1994-05-09")
    one.tell("Since Peru's invasion the border is closed.", "invasion", status="historical", actor="Peru")
    two.tell("Peru began its 1993 invasion of Ecuador at dawn.", "invasion", status="historical", actor="Peru", target="Ecuador", date="1993-02")
    assert len(record(one, two).events) == 1


def test_talks_of_other_parties_on_the_same_day_stay_apart() -> None:
    other = Story("Evening Star", "1994-05-03")
    other.tell("Kenya and Brazil held talks on Monday.", "talks", date="1994-05-02", participants=["Kenya", "Brazil"])
    other.tell("Peru and Chile spoke about fish on Monday.", "talks", date="1994-05-02", participants=["Peru", "Chile"])
    assert len(record(first_day(), other).events) == 3


def test_two_names_of_one_rebel_side_meet_where_the_place_is_the_same() -> None:
    one, two = Story("Daily Post", "1994-05-03"), Story("Evening Star", "1994-05-03")
    one.tell("Peru met the Andean Front in Oslo on Monday.", "talks", date="1994-05-02", place="Oslo", participants=["Peru", "Andean Front"])
    two.tell("Peru met the Front in Norway on Monday.", "talks", date="1994-05-02", place="Norway", participants=["Peru", "The Front"])
    assert len(record(one, two).events) == 1
    three = Story("Sun", "1994-05-03")
    three.tell("Peru met the River League on Monday.", "talks", date="1994-05-02", participants=["Peru", "River League"])
    assert len(record(one, three).events) == 2


def test_an_undated_aside_gives_no_stage() -> None:
    story = second_day()
    story.tell("Earlier talks had collapsed.", "talks", stage="collapsed")
    assert record(story).events[0].stage == "concluded"


@pytest.mark.parametrize(
    ("place", "sides", "part"),
    [("the Maritime Palace", ["Peru", "Ecuador"], True), ("the old customs house", [], True), ("Oslo", ["Peru", "Kenya"], False)],
)
def test_an_undated_meeting_is_part_of_the_only_talks_of_its_article(place: str, sides: list[str], part: bool) -> None:
    story = Story("A", "1994-05-02")
    story.tell("Talks were held in Guayaquil on Monday.", "talks", date="1994-05-02", place="Guayaquil", participants=["Peru", "Ecuador"])
    story.tell("A meeting behind closed doors took an hour.", "meeting", place=place, participants=sides)
    made = record(story)
    assert len(made.events) == 1 or any(link.relation == "part_of" for link in made.links) is part


@pytest.mark.parametrize("led", [["Ana Ruiz, head of delegation"], [], ["Ana Ruiz, head of delegation", "Luz Paz, head of delegation"]])
@pytest.mark.parametrize("meeting", [0, 1])
def test_who_heads_a_delegation_does_not_part_a_telling_of_talks_from_the_talks(led: list[str], meeting: int) -> None:
    story, told = Story("A", "1994-05-02"), "The sides spoke of borders; two envoys led the teams."
    held = "Talks were held in Guayaquil on Monday."
    story.tell(held, "talks", date="1994-05-02", place="Guayaquil", participants=["Peru", "Ecuador"])
    for n in range(2):
        if n == meeting:
            story.tell("A meeting behind closed doors took four hours.", "meeting", duration_hours=4)
        else:
            story.tell(told, "talks", agenda="borders", participants=["Peru", "Ecuador", *led])
    assert any({held, told} <= set(event) for event in grouped(record(story)))


def test_a_meeting_of_named_persons_is_not_the_talks_of_others() -> None:
    story = Story("A", "1994-05-02")
    story.tell("Envoys of both sides held talks in Guayaquil, led by Ana Ruiz.", "talks", place="Guayaquil", participants=["Peru", "Ecuador"])
    story.tell("Luz Paz met Eva Mora.", "meeting", participants=["Luz Paz", "Eva Mora"])
    assert len(record(story).events) == 2


@pytest.mark.parametrize(("town", "country"), [("Bergen", "Norway"), ("Mombasa", "Kenya"), ("Arequipa", "Peru")])
def test_talks_in_a_town_are_those_in_its_country(town: str, country: str) -> None:
    made = record(*(told_in(place, outlet) for place, outlet in ((town, "Daily Post"), (country, "Evening Star"))))
    (event,) = made.events
    assert (event.fields["place"].value, event.fields["place"].agreement) == (town, "compatible")


def told_in(place: str, outlet: str) -> Story:
    story = Story(outlet, "1994-05-04")
    story.tell(f"Envoys of Peru and Ecuador talked in {place} on Tuesday.", "talks", date="1994-05-03", place=place, participants=BOTH)
    return story
