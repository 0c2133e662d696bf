"""Classes of events that pages on other talks showed when they were read a second time, in sentences of our own."""

from __future__ import annotations

import pytest
from reports_kit import first_block

from communique.codebooks.loading import load
from communique.codebooks.model import Codebook
from communique.model.reports import Report


@pytest.fixture(scope="module")
def book() -> Codebook:
    return load("peace-talks")


def of_type(book: Codebook, text: str, kind: str) -> list[Report]:
    """The reports of `kind` in the first paragraph `text`."""
    return [r for r in first_block(text, book) if r.type == kind]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("The war between Chad and the rebels has left more than 9,000 people dead.", 9000),
        ("The insurgency in Chad has claimed 6,500 lives.", 6500),
        ("The civil war claimed the lives of at least 30,000 people.", 30000),
        ("About 70,000 people were killed in the war and 800 children have died of hunger and disease.", 70000),
    ],
)
def test_what_a_war_cost(book: Codebook, text: str, number: int) -> None:
    assert number in [v.number for r in of_type(book, text, "casualties") for v in r.values("fatalities")]


@pytest.mark.parametrize("text", ["The flood left nine dead in Chad.", "The crash claimed nine lives.", "Nine were killed and six hurt in a crash."])
def test_what_something_else_cost(book: Codebook, text: str) -> None:
    assert not of_type(book, text, "casualties")


@pytest.mark.parametrize(
    ("text", "kind", "stage"),
    [
        ("The Sudanese army and the rebels signed off on a seven-day ceasefire in Juba.", "ceasefire", "signed"),
        ("Chad and Niger inked a peace accord in Geneva on Monday.", "agreement", "signed"),
        ("Peace talks between Chad and Niger crashed in Geneva in July.", "talks", "collapsed"),
        ("Chad's president and the rebels agreed to cease all military operations on Friday.", "ceasefire", "in_principle"),
    ],
)
def test_other_words_for_signing_and_failing(book: Codebook, text: str, kind: str, stage: str) -> None:
    assert [r.stage for r in of_type(book, text, kind)] == [stage]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Peace talks between Chad and the rebels ended without an agreement in Geneva.", "Geneva"),
        ("The talks between Kenya and Uganda ended in Oslo without a breakthrough.", "Oslo"),
        ("Negotiations between Chad and Niger concluded without progress in Nairobi on Friday.", "Nairobi"),
    ],
)
def test_a_place_behind_the_outcome_is_where_it_was(book: Codebook, text: str, place: str) -> None:
    told = of_type(book, text, "talks")
    assert [{v.raw for v in r.values("place")} for r in told] == [{place}]
    assert all(place not in v.raw for r in told for v in r.values("outcome"))


@pytest.mark.parametrize(
    "text",
    [
        "Kenya's delegation held talks in Oslo with a rebel group led by Moses Okello.",
        "Uganda will hold talks in Juba with a team of the rebels chaired by Amina Otieno.",
        "A delegation led by Amina Otieno met the rebels in Juba on Monday.",
    ],
)
def test_who_leads_a_delegation_is_no_mediator(book: Codebook, text: str) -> None:
    told = [v for r in first_block(text, book) for v in r.values("participants")]
    assert told
    assert not [v for v in told if ("role", "mediator") in v.tags]


def test_who_leads_the_talks_is_one(book: Codebook) -> None:
    told = of_type(book, "Kenya and Uganda held peace talks in Juba on Monday, led by the United Nations.", "talks")
    assert [v.raw for r in told for v in r.values("participants") if ("role", "mediator") in v.tags] == ["United Nations"]


@pytest.mark.parametrize(
    "text",
    [
        "The rebels did not attend the last round of peace talks in Geneva in September.",
        "Chad's delegation has not joined the peace talks with the rebels in Oslo on Monday.",
    ],
)
def test_talks_that_somebody_stayed_away_from_are_not_denied(book: Codebook, text: str) -> None:
    assert not of_type(book, text, "talks")


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("Chad and Niger have held their first talks since a war between the two in 2020.", []),
        ("Chad and Niger held talks in Geneva in 2020.", ["2020"]),
        ("The war in Chad, now in its seventh year, has left 400,000 dead.", []),
    ],
)
def test_the_year_of_what_was_before_is_not_theirs(book: Codebook, text: str, dates: list[str]) -> None:
    assert [v.raw for r in first_block(text, book) for v in r.values("date")] == dates


def test_those_who_gather_for_talks_hold_them(book: Codebook) -> None:
    told = of_type(book, "Delegations of Kenya and Uganda gathered near Oslo on Friday for peace talks.", "talks")
    assert [({v.raw for v in r.values("place")}, len(r.values("participants"))) for r in told] == [({"Oslo"}, 2)]


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("The talks between Chad and Niger in Geneva have not been wrapped up.", "opened"),
        ("Peace talks between Kenya and the rebels in Oslo did not collapse.", "opened"),
        ("Negotiations between Chad and Niger have not ended, officials said.", "opened"),
    ],
)
def test_talks_that_are_not_over_go_on(book: Codebook, text: str, stage: str) -> None:
    assert [(r.status, r.stage) for r in of_type(book, text, "talks")] == [("ongoing", stage)]


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("A ceasefire between Chad and the rebels came two days before the visit on Monday.", None),
        ("The ceasefire between Chad and the rebels came into force on Monday.", "in_force"),
        ("The ceasefire between Chad and the rebels goes into effect on Monday.", "in_force"),
    ],
)
def test_what_comes_is_in_force_only_where_it_says_so(book: Codebook, text: str, stage: str | None) -> None:
    assert {r.stage for r in of_type(book, text, "ceasefire")} <= {stage}


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("The Kenyan army suffered a bomb attack in Garissa on Monday.", "The Kenyan army"),
        ("A police patrol came under attack in Adre on Monday.", "A police patrol"),
        ("Peacekeepers survived a rocket attack in Goma on Friday.", "Peacekeepers"),
    ],
)
def test_who_suffers_an_attack_is_its_target(book: Codebook, text: str, target: str) -> None:
    told = of_type(book, text, "attack")
    assert [({v.raw for v in r.values("target")}, r.values("actor")) for r in told] == [({target}, ())]


@pytest.mark.parametrize(
    "text",
    [
        "Rebels killed nine soldiers in Adre on the eve of peace talks with Chad.",
        "The rebels attacked a barracks in Goma on the eve of an election.",
    ],
)
def test_the_eve_is_no_target(book: Codebook, text: str) -> None:
    assert not [v for r in of_type(book, text, "attack") for v in r.values("target") if "eve" in v.raw]


def test_on_behalf_is_no_outcome(book: Codebook) -> None:
    told = of_type(book, "Amina Otieno signed a peace agreement with the rebels in Juba on behalf of the Kenyan government.", "agreement")
    assert told
    assert not [v for r in told for v in r.values("outcome")]


def test_what_should_be_studied_was_not_discussed(book: Codebook) -> None:
    text = "The session gave the rebels an opportunity to study and discuss the draft with Chad."
    assert not [r for r in of_type(book, text, "talks") if r.status == "happened"]


def test_talks_late_into_the_night_were_held(book: Codebook) -> None:
    told = of_type(book, "Talks between Chad and Niger went late into the night on Monday.", "talks")
    assert [r.status for r in told] == ["happened"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Rebels staged a raid on a barracks in Goma on Monday.", "attack"),
        ("Protesters staged a demonstration in Geneva against the airstrikes.", "protest"),
        ("The prisoner swap between the army and the rebels was postponed on Wednesday.", "exchange"),
    ],
)
def test_what_is_staged_or_postponed(book: Codebook, text: str, kind: str) -> None:
    assert of_type(book, text, kind)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Dozens were injured when a stand collapsed in Medellin.", "casualties"),
        ("Nine people were killed when two trains crashed near Goma.", "casualties"),
        ("The minister of transport held talks with the airline on ticket prices.", "talks"),
    ],
)
def test_accidents_and_trade_are_none(book: Codebook, text: str, kind: str) -> None:
    assert not of_type(book, text, kind)


def test_those_killed_in_a_raid_are_told_of_when_something_burnt(book: Codebook) -> None:
    assert of_type(book, "Nine people were killed when rebels shelled a market and a fire broke out.", "casualties") or of_type(
        book, "Nine people were killed when rebels shelled a market and a fire broke out.", "attack"
    )


def test_talks_that_came_before_did_not_agree(book: Codebook) -> None:
    text = "Following ten-hour talks in Moscow, Azerbaijan and Armenia agreed on a ceasefire in Karabakh from noon on 10 October."
    assert [(r.status, r.values("agenda"), r.values("date")) for r in of_type(book, text, "talks")] == [("happened", (), ())]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Ten years ago, on the night of October 3, 2015, rebels bombed a hospital in Kunduz.", "the night of October 3, 2015"),
        ("Two days earlier, on May 22, rebels attacked a barracks in Goma.", "May 22"),
    ],
)
def test_a_day_says_which_years_ago(book: Codebook, text: str, date: str) -> None:
    assert [[v.raw for v in r.values("date")] for r in of_type(book, text, "attack")] == [[date]]


def test_the_beginning_of_an_invasion_has_not_the_invasion_as_target(book: Codebook) -> None:
    told = of_type(book, "The talks were the first since the beginning of Norland's invasion of Chad.", "invasion")
    assert [v.raw for r in told for v in r.values("target")] in ([], ["Chad"])


def test_a_meeting_on_the_tenth_has_no_agenda(book: Codebook) -> None:
    told = of_type(book, "The presidents of Chad and Niger met in Geneva on the 10th.", "meeting")
    assert [r.values("agenda") for r in told] == [()]


def test_who_convenes_a_meeting_does_not_mediate(book: Codebook) -> None:
    told = [v for r in first_block("Chad's president convened a meeting of the warring parties in Adre.", book) for v in r.values("participants")]
    assert not [v for v in told if ("role", "mediator") in v.tags]


@pytest.mark.parametrize(
    "text",
    [
        "A rocket attack killed nine people in Adre on Monday. The rebels accused Chad's government of staging the attack.",
        "A bombing killed nine people in Goma on Monday. Uganda accused Kenya of carrying out the bombing.",
    ],
)
def test_who_is_only_accused_is_not_the_one_who_did_it(book: Codebook, text: str) -> None:
    assert not [r for r in first_block(text, book) if r.values("fatalities") and r.values("actor")]


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("The rebels say they are ready to resume peace talks with Chad, which began on October 30.", []),
        ("Chad and Niger will now hold peace talks in Geneva.", []),
        ("The rebels on Saturday announced they were suspending negotiations with Chad.", ["Saturday"]),
        ("Chad announced on Saturday that it would hold peace talks with the rebels.", []),
        ("Chad and Niger will hold peace talks in Geneva on Friday.", ["Friday"]),
    ],
)
def test_which_day_is_that_of_the_talks(book: Codebook, text: str, dates: list[str]) -> None:
    assert [v.raw for r in of_type(book, text, "talks") for v in r.values("date")] == dates


@pytest.mark.parametrize(
    ("text", "numbers", "sides"),
    [
        ("Peru freed 300 prisoners and Chile 250 on Monday.", [300, 250], 2),
        ("Chad returned 90 bodies and Niger 27.", [90, 27], 2),
        ("Armenia released 32 prisoners and Azerbaijan two.", [32, 2], 2),
        ("Peru freed 300 prisoners and 250 hostages on Monday.", [300, 250], 1),
        ("Chad freed 30 prisoners on Monday.", [30], 1),
    ],
)
def test_how_many_each_side_freed(book: Codebook, text: str, numbers: list[int], sides: int) -> None:
    told = of_type(book, text, "exchange")
    assert [v.number for r in told for v in r.values("count")] == numbers
    assert [len(r.values("participants")) for r in told] == [sides]


@pytest.mark.parametrize(
    ("text", "mediators"),
    [
        ("Chad and Niger held indirect talks in Geneva through Norwegian mediators.", 1),
        ("Israel and Hamas are holding indirect talks via Qatar.", 1),
        ("Chad and Niger held talks in Geneva through Friday.", 0),
        ("Indirect talks between Kenya and Uganda, mediated by Oman, ended in Juba on Friday.", 1),
    ],
)
def test_indirect_talks_go_through_somebody(book: Codebook, text: str, mediators: int) -> None:
    told = [v for r in of_type(book, text, "talks") for v in r.values("participants")]
    assert len([v for v in told if ("role", "mediator") in v.tags]) == mediators
    assert len([v for v in told if ("role", "party") in v.tags]) == 2
