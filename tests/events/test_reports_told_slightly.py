"""Events that a sentence tells slightly: by a noun with a day and a place, without a party, by a word of the family; and mentions kept apart."""

from __future__ import annotations

import pytest
from reports_kit import first_block, raws

from communique.codebooks.loading import load
from communique.codebooks.model import Codebook
from communique.model.reports import Report


@pytest.fixture(scope="module")
def book() -> Codebook:
    return load("peace-talks")


def told(text: str, book: Codebook, kind: str) -> list[Report]:
    return [r for r in first_block(text, book) if r.type == kind]


@pytest.mark.parametrize(
    ("text", "kind", "stage", "fields"),
    [
        ("Marathon talks aimed at ending the war collapsed early on Friday without a deal.", "talks", "collapsed", {"date": {"Friday"}}),
        ("Negotiations on the conflict opened in Lima on Monday.", "talks", "opened", {"date": {"Monday"}, "place": {"Lima"}}),
        ("Nobody has spoken to the other since a truce broke down 20 months ago.", "ceasefire", "expired", {"date": {"20 months ago"}}),
        ("Talks to end decades of war in the south resumed on February 6.", "talks", "opened", {"date": {"February 6"}}),
        ("A deal was signed in Lusaka in 1994.", "agreement", "signed", {"place": {"Lusaka"}, "date": {"1994"}}),
    ],
)
def test_how_far_and_when_stand_for_the_parties(book: Codebook, text: str, kind: str, stage: str, fields: dict[str, set[str]]) -> None:
    assert [(r.stage, raws(r, fields)) for r in told(text, book, kind)] == [(stage, fields)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A deal could be reached by Monday.", "agreement"),
        ("Chad is under pressure to reach a deal by Monday.", "agreement"),
        ("Talks are difficult in Lima.", "talks"),
        ("The truce is to be followed by negotiations between the presidents of Chad and Niger in Peru.", "talks"),
    ],
)
def test_what_only_might_be_is_none(book: Codebook, text: str, kind: str) -> None:
    assert told(text, book, kind) == []


@pytest.mark.parametrize(
    ("text", "kind", "fields"),
    [
        (
            "Hopes were not dimmed by the latest clash in Bunia between government troops and the rebels.",
            "fighting",
            {"place": {"Bunia"}, "participants": {"government troops", "the rebels"}},
        ),
        ("Lind travelled home after discussions with President Bo Berg in Lima.", "talks", {"place": {"Lima"}, "participants": {"Lind", "Bo Berg"}}),
        (
            "The visit followed the assassination of the foreign minister last Friday.",
            "attack",
            {"date": {"last Friday"}, "target": {"the foreign minister"}},
        ),
        ("India struck camps linked to last month's massacre of tourists.", "attack", {"date": {"last month"}, "target": {"tourists"}}),
        (
            "Ann Lind and Chad's envoy Bo Berg reported progress during four-day negotiations held outside Oslo a month ago.",
            "talks",
            {"place": {"Oslo"}, "date": {"a month ago"}},
        ),
    ],
)
def test_nouns_that_say_enough(book: Codebook, text: str, kind: str, fields: dict[str, set[str]]) -> None:
    assert fields in [raws(r, fields) for r in told(text, book, kind)]


@pytest.mark.parametrize(
    ("text", "kind", "stage"),
    [
        ("The sixth cycle of peace negotiations between Peru and the rebels began on Monday in Havana.", "talks", "opened"),
        ("The government and the rebels returned to the negotiating table on Monday.", "talks", "opened"),
        ("The rebels left the negotiating table on Monday.", "talks", "suspended"),
        ("The rebels issued a declaration of ceasefire on Monday.", "ceasefire", "in_principle"),
        ("The army announced a suspension of military operations on Monday.", "ceasefire", "in_principle"),
        ("President Bo Berg and the rebel leader penned a pact in Lima on Thursday.", "agreement", "signed"),
        ("The rebels will extend their truce until May.", "ceasefire", "extended"),
        ("The hostages were freed on Wednesday in a rural area of Peru.", "exchange", "carried_out"),
        ("The government has so far released 902 rebel fighters.", "exchange", "carried_out"),
        ("Forty girls were freed on Saturday in exchange for detained rebels.", "exchange", "carried_out"),
        ("More than 100 prisoners of war will be sent home on Saturday.", "exchange", "proposed"),
        ("Several thousand prisoners of war are expected to be released by Chad on Monday.", "exchange", "proposed"),
        ("The army talked the rebels into releasing 15 hostages.", "exchange", "carried_out"),
    ],
)
def test_words_of_the_family(book: Codebook, text: str, kind: str, stage: str) -> None:
    assert [r.stage for r in told(text, book, kind)] == [stage]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The boy made eye contact with the president.", "talks"),
        ("The court released two soldiers on bail.", "exchange"),
        ("The couple sat down at the table.", "talks"),
        ("A gas explosion rocked the capital on Saturday.", "attack"),
        ("They battle for greater autonomy from the state.", "fighting"),
    ],
)
def test_near_misses(book: Codebook, text: str, kind: str) -> None:
    assert told(text, book, kind) == []


def test_other_talks_of_which_the_words_tell_all(book: Codebook) -> None:
    text = "Chad holds informal talks with Niger on a truce. Chad and Niger agreed last December at talks in Oslo to swap prisoners."
    found = {tuple(v.raw for v in r.values("place")): {v.raw for v in r.values("date")} for r in told(text, book, "talks")}
    assert found == {(): set(), ("Oslo",): {"last December"}}


def test_those_talks_are_the_last_that_were_told_of(book: Codebook) -> None:
    text = "Chad and Niger opened talks in Lima on Monday. In June, Qatar hosted talks between Oslo and Lima, but those talks collapsed."
    assert [(r.stage, {v.raw for v in r.values("date")}) for r in told(text, book, "talks")] == [("opened", {"Monday"}), ("collapsed", {"June"})]


def test_meetings_that_are_counted_are_not_one(book: Codebook) -> None:
    text = "The second meeting between Chad and the rebels ended on Friday. The first meeting was held in Oslo on January 20."
    assert [{v.raw for v in r.values("date")} for r in told(text, book, "meeting")] == [{"Friday"}]


@pytest.mark.parametrize(
    "text",
    [
        "The envoys of Chad and Niger met in Lima on Tuesday to hold another round of negotiations on the map.",
        "Chad and Niger resumed talks in Lima on Monday to continue discussions on the map.",
    ],
)
def test_talks_that_people_meet_for_are_the_same(book: Codebook, text: str) -> None:
    assert [r.type for r in first_block(text, book) if r.type in ("talks", "meeting")] == ["talks"]


def test_what_another_thing_was_brokered_by(book: Codebook) -> None:
    text = "Two days of talks in Astana between Chad and the rebels to extend a truce brokered in December by Niger opened on Monday."
    assert "Niger" not in {v.raw for r in told(text, book, "talks") for v in r.values("participants")}


def test_an_accord_that_ends_a_war_has_not_ended(book: Codebook) -> None:
    text = "Chad and the rebels signed an accord in Lima on Monday. The accord, signed in Lima, ends a war that has killed thousands."
    assert [r.stage for r in told(text, book, "agreement")] == ["signed"]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Chad and Niger agreed this month to end their long proxy war.", {"this month"}),
        ("The two sides, Peru and the rebels, have agreed on the disarmament of the militias.", set()),
        ("On Friday the envoys of Chad, Niger and Mali agreed on the institutions of a future state.", {"Friday"}),
    ],
)
def test_what_two_sides_settle_is_agreed_on(book: Codebook, text: str, date: set[str]) -> None:
    assert [(r.stage, {v.raw for v in r.values("date")}) for r in told(text, book, "agreement")] == [("in_principle", date)]


@pytest.mark.parametrize(
    "text",
    [
        "Chad and Niger agreed that the war had lasted too long.",
        "Chad agreed to open the road to the rebels' camp.",
        "Chad and Niger agreed to swap 30 prisoners.",
        "Chad and Niger agreed to meet again in May.",
    ],
)
def test_what_is_thought_promised_or_told_by_its_own_words_is_not(book: Codebook, text: str) -> None:
    assert told(text, book, "agreement") == []


def test_what_was_agreed_on_at_talks_is_announced(book: Codebook) -> None:
    text = "Chad and the rebels agreed at talks in Lima last month to free 80 prisoners."
    assert [(r.status, {v.raw for v in r.values("count")}) for r in told(text, book, "exchange")] == [("announced", {"80 prisoners"})]


def test_what_is_agreed_on_is_its_outcome_told_once(book: Codebook) -> None:
    text = "Chad and Niger have agreed to reopen their embassies, following four days of talks in Lima. The two sides agreed to share the water."
    (report,) = told(text, book, "agreement")
    assert [v.raw for v in report.values("outcome")] == ["to reopen their embassies", "to share the water"]


@pytest.mark.parametrize(
    ("text", "raw", "town"),
    [
        ("Chad and Niger met in the Chinese capital on Monday.", "the Chinese capital", "Beijing"),
        ("Chad and Niger met in Kenya's capital on Monday.", "Kenya's capital", "Nairobi"),
        ("Chad and Niger met in the capital of Kenya on Monday.", "the capital of Kenya", "Nairobi"),
        ("Chad and Niger met in the South African capital Pretoria on Monday.", "Pretoria", "Pretoria"),
    ],
)
def test_the_capital_of_a_state(book: Codebook, text: str, raw: str, town: str) -> None:
    assert [[(v.raw, v.words) for v in r.values("place")] for r in told(text, book, "meeting")] == [[(raw, town)]]


def test_a_state_of_two_seats_leaves_it_open(book: Codebook) -> None:
    assert [r.values("place") for r in told("Chad and Niger met in the Yemeni capital on Monday.", book, "meeting")] == [()]


def test_where_talks_are_held_and_what_they_are_about(book: Codebook) -> None:
    text = "Chad's envoys and the rebels met on Monday. The talks, held in Kuala Lumpur, discussed recent fighting in Mindanao."
    assert [v.raw for r in first_block(text, book) if r.type in ("talks", "meeting") for v in r.values("place")] == ["Kuala Lumpur"]


def test_an_accord_of_a_day_that_is_to_be_kept(book: Codebook) -> None:
    text = "Chad and Niger agreed on the implementation of the security agreement signed on April 1, 2001."
    assert [(r.status, r.stage) for r in told(text, book, "agreement") if r.values("date")] == [("happened", "signed")]


@pytest.mark.parametrize(
    ("text", "kind", "stage"),
    [
        ("The warring factions have agreed to begin disarming on May 14.", "agreement", "in_principle"),
        ("The talks in Tripoli have yielded a provisional deal between Chad and the rebels.", "agreement", "in_principle"),
        ("The peace talks led to a ceasefire in August 2006.", "ceasefire", "in_principle"),
        ("On August 1 the rebel delegation withdrew from the peace talks.", "talks", "suspended"),
    ],
)
def test_sides_unnamed_and_what_talks_lead_to(book: Codebook, text: str, kind: str, stage: str) -> None:
    assert [r.stage for r in told(text, book, kind) if r.stage == stage] == [stage]


def test_steps_to_keep_an_accord_do_not_make_it_new(book: Codebook) -> None:
    text = "Chad and the rebels discussed steps to implement the peace accord signed on March 4."
    assert {r.status for r in told(text, book, "agreement")} <= {"happened"}
