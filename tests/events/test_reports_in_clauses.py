"""Classes of sentences that one clause, or one coordination, tells as one event. All sentences and people are invented."""

from __future__ import annotations

import pytest
from reports_kit import first_block, raws

from communique.codebooks.loading import load
from communique.codebooks.model import Codebook

Expected = dict[str, set[str]]


@pytest.fixture(scope="module")
def book() -> Codebook:
    return load("peace-talks")


ONE_ATTACK: list[tuple[str, Expected]] = [
    (
        "On March 3, rockets hit a school in Aleppo and killed nine pupils.",
        {"date": {"March 3"}, "place": {"Aleppo"}, "target": {"a school"}, "weapons": {"rockets"}, "fatalities": {"nine pupils"}},
    ),
    (
        "Rebels stormed an army base near Agadez on Friday and killed 14 soldiers.",
        {"actor": {"Rebels"}, "target": {"an army base"}, "fatalities": {"14 soldiers"}, "date": {"Friday"}},
    ),
    (
        "The militia ambushed a convoy near Goma in May, leaving five peacekeepers dead.",
        {"target": {"a convoy"}, "place": {"Goma"}, "fatalities": {"five peacekeepers"}},
    ),
    (
        "Separatist gunmen killed eight soldiers and abducted four others in the May 2 attack near Buenaventura.",
        {"fatalities": {"eight soldiers"}, "abducted": {"four others"}, "date": {"May 2"}, "place": {"Buenaventura"}, "target": set()},
    ),
    (
        "Two peacekeepers were killed and seven wounded in a mortar attack near Kidal.",
        {"fatalities": {"Two peacekeepers"}, "injured": {"seven"}, "weapons": {"mortar"}, "place": {"Kidal"}},
    ),
    (
        "The Turkish army said it bombed a rebel command post in a former school near Kobani.",
        {"actor": {"The Turkish army"}, "target": {"a rebel command post"}, "place": {"Kobani"}},
    ),
    (
        "A car bomb in Omagh killed two soldiers in March.",
        {"place": {"Omagh"}, "fatalities": {"two soldiers"}, "date": {"March"}},
    ),
]


@pytest.mark.parametrize(("text", "fields"), ONE_ATTACK)
def test_violence_told_by_joined_verbs_is_one_attack(book: Codebook, text: str, fields: Expected) -> None:
    [report] = first_block(text, book)
    assert report.type == "attack"
    assert raws(report, fields) == fields


@pytest.mark.parametrize(
    "text",
    [
        "Rebels shelled Juba on Monday and killed two soldiers in Bor on Tuesday.",
        "A car bomb in Omagh killed two soldiers in March, and gunmen shot dead a taxi driver in Belfast on Tuesday.",
        "Israeli jets bombed Beirut, while Hezbollah fighters killed two soldiers near Haifa.",
    ],
)
def test_violence_in_two_places_or_by_two_sides_is_two_attacks(book: Codebook, text: str) -> None:
    assert [r.type for r in first_block(text, book)] == ["attack", "attack"]


TRUCES: list[tuple[str, str, str | None, dict[str, str], set[str]]] = [
    ("A cease-fire mediated by Algeria took effect on May 23.", "happened", "in_force", {"state:DZA": "mediator"}, {"May 23"}),
    ("The ELN declared a unilateral cease-fire on Friday.", "happened", "in_principle", {"a1": "party"}, {"Friday"}),
    ("Chad and Libya agreed to extend the truce by two weeks.", "announced", "extended", {"state:TCD": "party", "state:LBY": "party"}, set()),
    ("Pakistan accused India of breaching the 2003 ceasefire.", "happened", "violated", {"state:IND": "party"}, set()),
    ("Serbia blamed Croatia for violating the 1992 truce.", "happened", "violated", {"state:HRV": "party"}, set()),
]


@pytest.mark.parametrize(("text", "status", "stage", "roles", "dates"), TRUCES)
def test_truces(book: Codebook, text: str, status: str, stage: str | None, roles: dict[str, str], dates: set[str]) -> None:
    [report] = first_block(text, book)
    assert (report.type, report.status, report.stage) == ("ceasefire", status, stage)
    assert {v.actor: dict(v.tags)["role"] for v in report.values("participants")} == roles
    assert {v.raw for v in report.values("date")} == dates


def test_who_is_accused_is_attributed_to_the_accuser(book: Codebook) -> None:
    [report] = first_block("Pakistan accused India of breaching the 2003 ceasefire.", book)
    assert {v.attributed_to for v in report.values("participants")} == {"state:PAK"}


@pytest.mark.parametrize(
    ("text", "stage", "fields"),
    [
        (
            "The presidents of Chad and Libya initialled a peace agreement on Friday at Merowe Airport near Khartoum.",
            "in_principle",
            {"participants": {"Chad", "Libya"}, "date": {"Friday"}, "place": {"Merowe Airport near Khartoum"}},
        ),
        (
            "Serbia and Kosovo said on Tuesday that they had reached a deal on border crossings.",
            "in_principle",
            {"participants": {"Serbia", "Kosovo"}, "date": {"Tuesday"}},
        ),
        (
            "Nepal's government and Maoist rebels signed the text in Kathmandu on Monday.",
            "signed",
            {"date": {"Monday"}, "place": {"Kathmandu"}},
        ),
        ("The formal signing will take place in Oslo in late May.", "in_principle", {"date": {"late May"}, "place": {"Oslo"}}),
        ("The leaders signed the peace accord for Bougainville in Arawa on Thursday.", "signed", {"date": {"Thursday"}}),
    ],
)
def test_agreements(book: Codebook, text: str, stage: str, fields: Expected) -> None:
    [report] = first_block(text, book)
    assert (report.type, report.stage) == ("agreement", stage)
    assert raws(report, fields) == fields


def test_talks_that_an_agreement_ends_have_its_day_place_and_parties(book: Codebook) -> None:
    text = "Chad and Libya signed an accord on Monday in Tunis, ending nine days of talks that had nearly collapsed the week before."
    accord, talks = first_block(text, book)
    assert (accord.type, talks.type, talks.stage) == ("agreement", "talks", "concluded")
    names: Expected = {"date": {"Monday"}, "place": {"Tunis"}, "participants": {"Chad", "Libya"}}
    assert raws(talks, names) == names
    [count] = talks.values("count")
    assert (count.number, count.tags) == (9, (("what", "day"),))


def test_mediators_are_no_parties(book: Codebook) -> None:
    text = "Mediators from Kenya and Uganda opened indirect talks between Sudan and South Sudan in Nairobi on Monday."
    [report] = first_block(text, book)
    roles = {v.actor: dict(v.tags)["role"] for v in report.values("participants")}
    assert roles == {"state:KEN": "mediator", "state:UGA": "mediator", "state:SDN": "party", "state:SSD": "party"}
    assert raws(report, {"format": set(), "place": set()}) == {"format": {"indirect"}, "place": {"Nairobi"}}


@pytest.mark.parametrize(
    ("text", "stage", "target"),
    [
        ("On Monday the European Union suspended its oil embargo against Serbia.", "suspended", {"Serbia"}),
        ("The Security Council agreed to lift the sanctions on Libya.", "lifted", {"Libya"}),
        ("Washington eased its sanctions against Myanmar on Friday.", "lifted", {"Myanmar"}),
    ],
)
def test_sanctions_undone(book: Codebook, text: str, stage: str, target: set[str]) -> None:
    [report] = first_block(text, book)
    assert (report.type, report.stage) == ("sanction", stage)
    assert {v.raw for v in report.values("target")} == target


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Kenya's envoy will stay until the rebels and the army reach an agreement.", "expected"),
        ("The rebels asked the United Nations to deliver aid to Sudan.", "demanded"),
        ("The Security Council voted to impose an arms embargo on Liberia.", "happened"),
        ("The refusal prompted Iraq to attack an army base near Basra.", "happened"),
    ],
)
def test_what_is_only_meant_or_awaited_is_not_told_as_done(book: Codebook, text: str, status: str) -> None:
    [report] = first_block(text, book)
    assert report.status == status


def test_a_test_of_a_missile_is_no_attack(book: Codebook) -> None:
    assert first_block("North Korea test-fired two short-range missiles off its coast on Friday.", book) == []
    [report] = first_block("Iran fired two short-range missiles at Erbil on Friday.", book)
    assert [dict(v.tags) for v in report.values("weapons")] == [{"weapon": "missile"}]


def test_a_time_counted_from_an_event_is_not_its_date(book: Codebook) -> None:
    text = "The Taliban freed two hostages a day after the Afghan government freed three prisoners."
    assert [len(r.values("date")) for r in first_block(text, book)] == [0, 0]


@pytest.mark.parametrize(
    ("words", "hours", "qualifier"),
    [("more than six hours", 6, "at_least"), ("less than two hours", 2, "at_most"), ("nearly three hours", 3, "about"), ("two hours", 2, "exact")],
)
def test_lengths_keep_their_bounds(book: Codebook, words: str, hours: int, qualifier: str) -> None:
    [report] = first_block(f"Talks between Serbia and Croatia lasted {words} on Monday.", book)
    assert [(v.number, v.qualifier) for v in report.values("duration_hours")] == [(hours, qualifier)]


@pytest.mark.parametrize(
    "text",
    [
        "The rebel envoys will fly to Doha on Sunday to discuss a truce.",
        "A UN delegation travelled to Kinshasa on Monday to discuss the ceasefire.",
        "Foreign Minister Asha Pillai flew to Colombo on Friday to discuss the truce.",
    ],
)
def test_what_a_visit_is_for_is_its_agenda(book: Codebook, text: str) -> None:
    [report] = first_block(text, book)
    assert report.type == "visit"
    assert len(report.values("agenda")) == 1


def test_each_topic_of_a_list_is_a_value(book: Codebook) -> None:
    [report] = first_block("Negotiators from Serbia and Croatia will discuss the border, the status of Vukovar and the return of property.", book)
    assert [v.raw for v in report.values("agenda")] == ["the border", "the status of Vukovar", "the return of property"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("In April, rebels killed 11 soldiers near Cali.", "In April, rebels killed 11 soldiers near Cali"),
        ("Peru said that its envoy would fly to Quito on Friday to meet rebels.", "its envoy would fly to Quito on Friday to meet rebels"),
        ("Sudan recalled the sanctions that the European Union imposed in 1994.", "the sanctions that the European Union imposed in 1994"),
    ],
)
def test_a_report_begins_and_ends_with_a_phrase(book: Codebook, text: str, words: str) -> None:
    assert words in {text[r.start : r.end] for r in first_block(text, book)}
