"""Classes of events that newswire stories of many talks and wars showed, in sentences of our own."""

from __future__ import annotations

import pytest
from reports_kit import first_block

from communique.codebooks.loading import load
from communique.codebooks.model import Codebook


@pytest.fixture(scope="module")
def book() -> Codebook:
    return load("peace-talks")


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Kenya demanded that Uganda release all prisoners.", "demanded"),
        ("Kenya demanded that Uganda withdraw and that it free 30 prisoners.", "demanded"),
        ("The rebels asked on Monday that the army release 12 hostages.", "demanded"),
        ("Norland insisted that the guerrillas free 40 hostages.", "demanded"),
        ("The rebels insist that the army freed 40 prisoners in May.", "happened"),
        ("Colombia's army freed 40 prisoners on Monday.", "happened"),
    ],
)
def test_what_should_be_is_not_what_was_done(book: Codebook, text: str, status: str) -> None:
    told = [r.status for r in first_block(text, book) if r.type == "exchange"]
    assert told == [status] * max(len(told), 1)


@pytest.mark.parametrize(
    "text",
    [
        "The army fired no missiles at Goma on Monday.",
        "Rebels released no prisoners in May.",
        "No prisoners were released by the rebels in May.",
    ],
)
def test_none_of_them_is_a_denial(book: Codebook, text: str) -> None:
    assert all(r.status == "denied" for r in first_block(text, book))


@pytest.mark.parametrize(
    "text",
    [
        "The two sides have expressed hope of signing a peace accord with Chad in May.",
        "Sudan's government voiced optimism about reaching a peace agreement with the rebels by Friday.",
        "The president said his country was close to signing a peace agreement with the rebels on Friday.",
    ],
)
def test_hopes_are_no_agreements(book: Codebook, text: str) -> None:
    assert not [r for r in first_block(text, book) if r.type == "agreement" and r.status == "happened"]


@pytest.mark.parametrize(
    "text",
    [
        "The minister announced the plan after meeting with the rebels in Juba on Sunday.",
        "Kenya's envoy made the offer after meeting his Ugandan counterpart in Juba on Sunday.",
        "Sudan's president promised elections after meeting with Chad's president in Juba on Sunday.",
    ],
)
def test_what_is_promised_after_a_meeting_says_nothing_of_the_meeting(book: Codebook, text: str) -> None:
    [report] = [r for r in first_block(text, book) if r.type == "meeting"]
    assert (report.status, report.stage) == ("happened", None)


@pytest.mark.parametrize(
    ("text", "fatalities", "place"),
    [
        ("The death toll from Thursday's bomb attack on a market in Mosul has risen to 50.", 50, "Mosul"),
        ("The death toll from a militant attack on a hotel in Nairobi climbed to at least 31 on Monday.", 31, "Nairobi"),
        ("The death toll in an air strike on a school in Idlib reached 22, medics said.", 22, "Idlib"),
    ],
)
def test_a_toll_counts_the_dead_of_its_attack(book: Codebook, text: str, fatalities: int, place: str) -> None:
    [report] = first_block(text, book)
    assert report.type == "attack"
    assert [v.number for v in report.values("fatalities")] == [fatalities]
    assert [v.raw for v in report.values("place")] == [place]


def test_a_toll_belongs_to_the_attack_told_just_before(book: Codebook) -> None:
    [report] = first_block("A bomb killed nine people in Bunia. The death toll later rose to at least 14.", book)
    assert [v.number for v in report.values("fatalities")] == [9, 14]
    far = first_block("Rebels killed nine people in Bunia. It rained. Schools stayed shut. The death toll of the war has reached 31,000.", book)
    assert [r.type for r in far] == ["attack", "casualties"]


@pytest.mark.parametrize(
    "text",
    [
        "The death toll from the earthquake rose to 300.",
        "Drivers paid a toll of 30 euros on the bridge.",
        "The long drought took its toll on the two envoys.",
    ],
)
def test_other_tolls_are_nothing(book: Codebook, text: str) -> None:
    assert not first_block(text, book)


@pytest.mark.parametrize(
    "text",
    [
        "Three guards were killed on Saturday during a raid on a police post in Maiduguri.",
        "Two soldiers were wounded during an ambush near Kidal on Tuesday.",
        "Nine villagers died during a rebel attack in Bunia on Monday.",
    ],
)
def test_who_is_hurt_during_an_attack_is_its_victim(book: Codebook, text: str) -> None:
    [report] = first_block(text, book)
    assert report.type == "attack"
    assert report.values("fatalities") or report.values("injured")


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The two sides agreed on a truce during talks in Oslo on Monday.", "happened"),
        ("During last month's six-party talks, Norland agreed to free the envoy.", "happened"),
    ],
)
def test_what_is_agreed_during_talks_does_not_plan_them(book: Codebook, text: str, status: str) -> None:
    assert all(r.status == status for r in first_block(text, book) if r.type == "talks")


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Washington accused Syrian helicopters of bombing a market in Idlib on Tuesday.", "Syrian"),
        ("Chad blamed Sudanese troops for shelling the town of Adre on Monday.", "Sudanese troops"),
        ("The mission suspects the rebels of killing nine villagers in Ituri.", "the rebels"),
    ],
)
def test_who_is_charged_with_a_deed_did_it_by_that_word(book: Codebook, text: str, actor: str) -> None:
    [report] = [r for r in first_block(text, book) if r.type == "attack"]
    assert [v.raw for v in report.values("actor")] == [actor]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Norland criticised Kenya's decision to expel two diplomats.", "announced"),
        ("Chad's threat to expel nine diplomats angered France.", "hypothetical"),
        ("Peru's promise to expel three diplomats was kept quiet.", "promised"),
    ],
)
def test_whose_decision_it_is_is_who_does_it(book: Codebook, text: str, status: str) -> None:
    [report] = first_block(text, book)
    assert (report.type, report.status) == ("expulsion", status)
    assert len(report.values("actor")) == 1


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("The Tigers called off a six-month truce on Tuesday.", "expired"),
        ("The guerrillas cancelled their ceasefire with Colombia's army on Friday.", "expired"),
        ("Rebels in Mindanao ended a unilateral ceasefire on 5 March.", "expired"),
        ("The army and the rebels have repeatedly violated the April truce, officials say.", "violated"),
    ],
)
def test_a_ceasefire_that_is_broken_or_called_off(book: Codebook, text: str, stage: str) -> None:
    [report] = [r for r in first_block(text, book) if r.type == "ceasefire"]
    assert (report.status, report.stage) == ("happened", stage)


def test_what_is_done_as_a_rule_is_no_event(book: Codebook) -> None:
    assert not first_block("The army regularly shells the village of Adre.", book)
    assert not first_block("Militants repeatedly attack oil workers in the delta.", book)


@pytest.mark.parametrize(
    "text",
    [
        "Nine fishermen were kidnapped by North Korean soldiers in the 1970s.",
        "Uganda's army bombed the camps in the late 1980s.",
        "Guerrillas attacked the town in 1987.",
    ],
)
def test_decades_are_history(book: Codebook, text: str) -> None:
    assert [r.status for r in first_block(text, book)] == ["historical"]


@pytest.mark.parametrize(
    "text",
    [
        "The peace accord was signed by the rebels and the government in Khartoum in January.",
        "The guerrillas and the regime in Kabul signed a peace accord in May.",
        "Fighters of the front and the administration in Colombo signed a truce in February.",
    ],
)
def test_the_seat_of_a_government_is_not_where_it_signs(book: Codebook, text: str) -> None:
    [report] = first_block(text, book)
    assert not report.values("place")


@pytest.mark.parametrize(
    "text",
    [
        "Colombia's second-largest rebel group released a soldier on Thursday.",
        "A total of nine soldiers were killed by an armed group in Ituri on Friday.",
        "The EU blacklisted nine Syrian companies on Monday.",
        "Helicopters of the army bombarded the hills on Friday.",
        "Militants ambushed a minibus near Sirnak on Monday.",
        "Militants beheaded two hostages on Monday.",
    ],
)
def test_more_words_for_those_who_fight_and_what_they_hit(book: Codebook, text: str) -> None:
    assert len(first_block(text, book)) == 1


def test_talks_of_six_are_not_those_of_two(book: Codebook) -> None:
    text = "Chad's president held talks with the Sudanese president in Doha. During last month's six-nation talks, Libya promised aid."
    first, *_ = [r for r in first_block(text, book) if r.type == "talks"]
    assert not [*first.values("format"), *first.values("date")]


@pytest.mark.parametrize(
    ("text", "agenda"),
    [
        ("The main sticking point is the fate of the prisoners.", ["the fate of the prisoners"]),
        ("The status of Abyei remains a key sticking point.", ["The status of Abyei"]),
        ("Sticking points include border posts and the return of refugees.", ["border posts", "the return of refugees"]),
        ("There were sticking points.", []),
        ("The talks were a success.", []),
    ],
)
def test_sticking_points_are_what_the_talks_told_of_are_about(book: Codebook, text: str, agenda: list[str]) -> None:
    [report] = first_block(f"Kenya and Uganda held talks in Arusha on Monday. {text}", book)
    assert [v.raw for v in report.values("agenda")] == agenda


def test_a_sticking_point_alone_is_no_talks(book: Codebook) -> None:
    assert not first_block("Kenya and Uganda are at war. The main sticking point is the fate of the prisoners.", book)


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen interrupted a truce with an attack on a military vehicle that wounded an Israeli soldier in Gaza.",
        "Police blamed the rebels for an attack on a convoy that killed two drivers near Goma.",
        "An attack on a checkpoint that injured nine policemen shook Aden on Monday.",
    ],
)
def test_what_was_attacked_may_be_told_with_who_was_hurt(book: Codebook, text: str) -> None:
    reports = [r for r in first_block(text, book) if r.type in ("attack", "casualties")]
    assert [r.type for r in reports] == ["attack"]
    assert reports[0].values("injured") or reports[0].values("fatalities")


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The president called on Kenya to help Ugandan leaders reach a peace agreement with the rebels.", "demanded"),
        ("Norway offered to help Chad and Sudan sign a peace accord in May.", "promised"),
        ("Norway helped the rebels and Sudan reach a peace accord on Monday.", "happened"),
    ],
)
def test_what_somebody_is_to_help_with_is_as_real_as_the_help(book: Codebook, text: str, status: str) -> None:
    assert [r.status for r in first_block(text, book) if r.type == "agreement"] == [status]


@pytest.mark.parametrize(
    "text",
    [
        "The Colombian army killed the number two leader of the guerrillas on Monday.",
        "Rebels killed the army's number three commander in Goma on Friday.",
    ],
)
def test_a_rank_is_no_count(book: Codebook, text: str) -> None:
    [report] = first_block(text, book)
    assert not report.values("fatalities")


@pytest.mark.parametrize(
    "text",
    [
        "A quake hit Sichuan province in 2008, killing close to 90,000 people.",
        "The tsunami killed 38,000 people on the island.",
        "A train derailment near Goma injured nine soldiers.",
    ],
)
def test_who_dies_of_nature_or_by_accident_is_no_casualty_of_a_conflict(book: Codebook, text: str) -> None:
    assert not first_block(text, book)


def test_a_meeting_led_by_mediators_at_a_mission_is_a_meeting_there(book: Codebook) -> None:
    text = "Ann Berg, the Swiss mediator, led the meeting of both delegations at the United States Mission in Geneva."
    [report] = [r for r in first_block(text, book) if r.type == "meeting"]
    assert [v.raw for v in report.values("place")] == ["United States Mission in Geneva"]


def test_who_a_meeting_is_of_takes_part(book: Codebook) -> None:
    [report] = first_block("The planned meeting of the Kenyan and Ugandan presidents in Arusha was cancelled on Sunday.", book)
    assert (report.status, [v.raw for v in report.values("participants")]) == ("cancelled", ["Kenyan", "Ugandan"])


@pytest.mark.parametrize(
    "text",
    [
        "The bombing will go on until the rebels stop attacking the safe areas.",
        "The army agreed to stop shelling the town of Adre.",
        "Norland demanded that the militia cease attacking convoys.",
    ],
)
def test_what_is_to_stop_is_not_to_come(book: Codebook, text: str) -> None:
    assert not [r for r in first_block(text, book) if r.type == "attack"]
