"""Classes of sentences from wire stories: ellipsis, shares of a salvo, quotations, means, dates beside hours. All are invented."""

from __future__ import annotations

import pytest
from reports_kit import first_block, raws

from communique.codebooks.loading import load
from communique.codebooks.model import Codebook

Expected = dict[str, set[str]]


@pytest.fixture(scope="module")
def book() -> Codebook:
    return load("peace-talks")


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        (
            "Three villagers were killed and at least 12 injured in Marib, the governor said.",
            {"fatalities": {"Three villagers"}, "injured": {"at least 12"}, "place": {"Marib"}},
        ),
        (
            "Eight soldiers were killed and 15 others injured in Kandahar on Monday.",
            {"fatalities": {"Eight soldiers"}, "injured": {"15 others"}, "place": {"Kandahar"}, "date": {"Monday"}},
        ),
        ("Twelve civilians were killed and two dozen wounded in Aden.", {"injured": {"two dozen"}, "place": {"Aden"}}),
        ("Dozens were killed in Gaza on Sunday, medics said.", {"fatalities": {"Dozens"}, "place": {"Gaza"}}),
        ("Four civilians died and 20 were wounded in shelling near Goma.", {"fatalities": {"Four civilians"}, "injured": {"20"}}),
    ],
)
def test_killed_and_hurt_of_one_sentence_are_one_report(book: Codebook, text: str, fields: Expected) -> None:
    [report] = first_block(text, book)
    assert report.type == "casualties"
    assert raws(report, fields) == fields


def test_an_accident_is_none_where_only_the_joined_verb_names_it(book: Codebook) -> None:
    assert first_block("Five people were killed and several injured in a car crash near Goma.", book) == []


@pytest.mark.parametrize(
    ("text", "number", "weapon"),
    [
        ("Iran attacked Israel with 180 missiles, of which 150 were intercepted.", 150, "missile"),
        ("The rebels launched 12 rockets, 9 of which were shot down.", 9, "rocket"),
        ("Israel fired 40 drones at Beirut on Monday; 31 of them were shot down.", 31, "drone"),
        ("Hezbollah fired 30 rockets at Haifa. The army said it intercepted 24 of them.", 24, "rocket"),
    ],
)
def test_a_share_of_a_salvo_is_an_interception(book: Codebook, text: str, number: int, weapon: str) -> None:
    attack, interception = first_block(text, book)
    assert (attack.type, interception.type) == ("attack", "interception")
    assert [(v.number, dict(v.tags)["weapon"]) for v in interception.values("intercepted")] == [(number, weapon)]


def test_a_weapon_is_named_as_the_page_spells_it(book: Codebook) -> None:
    [report] = first_block("The Saudi navy shot down two anti-ship missiles and an anti-tank missile near Jizan.", book)
    assert [dict(v.tags)["weapon"] for v in report.values("intercepted")] == ["anti-ship missile", "anti-tank missile"]


@pytest.mark.parametrize(
    ("text", "agenda"),
    [
        ('The delegations discussed the "parameters for ending the war" and left.', 'the "parameters for ending the war"'),
        ('The envoys discussed "steps toward a lasting truce" in Muscat on Friday.', "steps toward a lasting truce"),
        ("The two delegations discussed a mechanism for releasing prisoners.", "a mechanism for releasing prisoners"),
        ("The delegations discussed ways of monitoring the truce.", "ways of monitoring the truce"),
    ],
)
def test_topics_are_cut_neither_in_a_quotation_nor_before_a_gerund(book: Codebook, text: str, agenda: str) -> None:
    assert [v.raw for r in first_block(text, book) for v in r.values("agenda")] == [agenda]


@pytest.mark.parametrize(
    ("text", "actor", "weapons", "target"),
    [
        ("Chad used 17 drones to strike rebel camps in the desert and the far north.", "Chad", {17}, {"rebel camps"}),
        ("The rebels used mortars to attack an army base near Bunia on Monday.", "The rebels", {None}, {"an army base"}),
        ("The Houthis used three missiles and a drone to hit a tanker in the Red Sea.", "Houthis", {3, 1}, {"a tanker"}),
        ("Israel used drones to bomb two bridges near Tyre on Friday.", "Israel", {None}, {"two bridges"}),
    ],
)
def test_who_uses_weapons_to_strike_is_the_actor(book: Codebook, text: str, actor: str, weapons: set[int | None], target: set[str]) -> None:
    [report] = first_block(text, book)
    assert [v.raw for v in report.values("actor")] == [actor]
    assert {v.number for v in report.values("weapons")} == weapons
    assert raws(report, {"target": target}) == {"target": target}


@pytest.mark.parametrize(
    ("text", "date", "target"),
    [
        ("Israel launched 72 drones at Beirut overnight into Sunday, the highest total of the war.", "Sunday", "Beirut"),
        ("Rebels attacked the base overnight on Monday.", "Monday", "the base"),
        ("Rebels attacked the base at 4 a.m. local time on Saturday.", "4 a.m. local time on Saturday", "the base"),
    ],
)
def test_the_day_is_the_date_and_what_adds_to_the_clause_no_target(book: Codebook, text: str, date: str, target: str) -> None:
    [report] = first_block(text, book)
    assert [v.raw for v in report.values("date")] == [date]
    assert [v.raw for v in report.values("target")] == [target]


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ('"We agreed to return 6,000 for 6,000 bodies of fallen soldiers," the envoy of Chad said.', {6000}),
        ("Serbia and Bosnia returned 300 for 300 bodies of soldiers on Friday.", {300}),
        ("Eritrea and Ethiopia agreed to release 40 prisoners and hand over the remains of 12 soldiers.", {40, 12}),
        ("The bodies of 200 fallen fighters were handed over to Armenia on Tuesday.", {200}),
    ],
)
def test_the_dead_are_exchanged_too(book: Codebook, text: str, counts: set[int]) -> None:
    [report] = first_block(text, book)
    assert report.type == "exchange"
    assert {v.number for v in report.values("count")} == counts


def test_the_bodies_of_others_are_no_exchange(book: Codebook) -> None:
    assert first_block("The bodies of three climbers were returned to their families on Tuesday.", book) == []


@pytest.mark.parametrize(
    "text",
    [
        "Georgia and Chad said at talks in Oslo on Monday that they would release 40 prisoners.",
        "Libya and Chad agreed at talks in Oslo on Monday that they would exchange 40 prisoners.",
        "India and Pakistan said during talks in Oslo on Monday they would swap 40 prisoners.",
    ],
)
def test_what_both_sides_say_at_talks_is_agreed_and_the_talks_are_theirs(book: Codebook, text: str) -> None:
    talks, exchange = first_block(text, book)
    assert (talks.type, talks.status, len(talks.values("participants"))) == ("talks", "happened", 2)
    assert (exchange.type, exchange.status, exchange.stage) == ("exchange", "expected", "agreed")


@pytest.mark.parametrize(
    ("text", "hours", "qualifier", "rounds"),
    [
        ("The negotiators met for just over two hours in Doha, the third round of talks this year.", 2, "at_least", [3]),
        ("Delegations of Chad and Libya met for barely an hour at the Palm Palace, their second such round of negotiations.", 1, "about", [2]),
        ("Envoys of Chad and Libya met for less than an hour in Tunis on Friday.", 1, "at_most", []),
    ],
)
def test_how_long_they_met_and_for_which_round(book: Codebook, text: str, hours: int, qualifier: str, rounds: list[int]) -> None:
    [report] = first_block(text, book)
    assert [(v.number, v.qualifier) for v in report.values("duration_hours")] == [(hours, qualifier)]
    assert [v.number for v in report.values("round")] == rounds


@pytest.mark.parametrize(
    ("text", "place", "agenda"),
    [
        ("Chad and Libya opened talks on border demarcation in the Georgian capital, Tbilisi, on Monday.", "Tbilisi", "border demarcation"),
        ("Chad and the rebels held talks on a truce in the Kenyan capital, Nairobi, on Monday.", "Nairobi", "a truce"),
        ("Serbia and Kosovo began talks on missing persons in the Belgian capital, Brussels.", "Brussels", "missing persons"),
    ],
)
def test_the_capital_where_they_talk_is_not_what_they_talk_about(book: Codebook, text: str, place: str, agenda: str) -> None:
    [report] = first_block(text, book)
    assert [v.raw for v in report.values("place")] == [place]
    assert [v.raw for v in report.values("agenda")] == [agenda]


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("It was the largest release since May 2019, when more than 300 prisoners were exchanged.", "May 2019"),
        ("The sides last met in June 2003, when Chad and Libya swapped 40 prisoners.", "June 2003"),
        ("The prison was built in 1998, when Eritrea released 70 prisoners of war.", "1998"),
    ],
)
def test_a_time_that_a_clause_tells_about_is_its_date(book: Codebook, text: str, when: str) -> None:
    [report] = [r for r in first_block(text, book) if r.type == "exchange" and r.values("count")]
    assert [v.raw for v in report.values("date")] == [when]
    assert report.values("previous") == ()


@pytest.mark.parametrize(
    "text",
    [
        "The European Union proposed an arms embargo against Sudan on Monday.",
        "Washington has proposed sanctions on the leaders of the militia.",
        "Canada proposed a new package of sanctions against Russian oil exporters.",
    ],
)
def test_proposed_sanctions(book: Codebook, text: str) -> None:
    [report] = first_block(text, book)
    assert (report.type, report.status, report.stage) == ("sanction", "announced", "proposed")
    assert report.values("target")


@pytest.mark.parametrize(
    "text",
    ["Britain proposed lifting the sanctions against Serbia.", "Hungary said it would veto it.", "Twenty homes were hit by floods, causing damage."],
)
def test_nothing_of_the_kind(book: Codebook, text: str) -> None:
    assert first_block(text, book) == []


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("The agency said 41 planes were hit, causing $7 billion in damage.", "41 planes"),
        ("Three tankers were struck near Hodeidah, causing damage to their hulls.", "Three tankers"),
        ("Two warships were hit by missiles on Monday.", "Two warships"),
    ],
)
def test_what_was_hit_by_nobody_named(book: Codebook, text: str, target: str) -> None:
    [report] = first_block(text, book)
    assert (report.type, [v.raw for v in report.values("target")]) == ("attack", [target])


@pytest.mark.parametrize(
    ("text", "mediators"),
    [
        ("Chad and Libya have begun talks. The negotiations, co-chaired by the United Nations, are expected to last 10 days.", {"United Nations"}),
        ("Chad and Libya opened talks in Oslo. The talks, mediated by Norway, are expected to last five hours.", {"Norway"}),
        ("Chad and Libya have begun talks in Oslo. The talks are expected to continue for a week.", set()),
    ],
)
def test_talks_that_have_begun_are_those_expected_to_last(book: Codebook, text: str, mediators: set[str]) -> None:
    [report] = first_block(text, book)
    assert (report.status, report.values("duration_hours")) == ("happened", ())
    assert {v.raw for v in report.values("participants") if ("role", "mediator") in v.tags} == mediators
