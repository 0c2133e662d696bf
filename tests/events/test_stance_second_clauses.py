"""What else is demanded, who is asked, and whose wish a clause tells, in sentences of our own."""

from __future__ import annotations

import pytest

from communique.analysing import read_text
from communique.codebooks.loading import load
from communique.codebooks.model import Codebook

SETTING = "\nPeace talks between the army and the rebels went on. A ceasefire was in force last year, and prisoners and refugees were discussed."


@pytest.fixture(scope="module")
def book() -> Codebook:
    return load("peace-talks")


def held(text: str, book: Codebook) -> list[tuple[str, str, str]]:
    """Party, stance and issue of the positions of `text`."""
    told = read_text(text + SETTING, codebook=book)
    names = {a.key: a.name for a in told.actors}
    return [(names[p.party], p.stance, p.issue) for p in told.positions if p.end <= len(text)]


@pytest.mark.parametrize(
    ("text", "issues"),
    [
        ("Kenya demanded that Uganda withdraw its troops and that it release all prisoners.", ["withdrawal", "prisoners"]),
        ("Kenya insisted that the rebels sign a ceasefire and that they release all hostages.", ["ceasefire", "hostages"]),
        ("Chad demands a ceasefire, the release of prisoners and that Sudan withdraw its troops.", ["ceasefire", "prisoners", "withdrawal"]),
        ("Peru insists that the rebels disarm and that they must free all hostages.", ["disarmament", "hostages"]),
    ],
)
def test_a_second_clause_is_demanded_too(book: Codebook, text: str, issues: list[str]) -> None:
    assert [(stance, issue) for _, stance, issue in held(text, book)] == [("demands", issue) for issue in issues]


@pytest.mark.parametrize(
    ("text", "issue"),
    [
        ("Kenya urged NATO to stop handing over prisoners.", "prisoners"),
        ("Kenya asked NATO to lift the embargo.", "sanctions_relief"),
        ("Sudan wants NATO to withdraw its troops from the border.", "withdrawal"),
    ],
)
def test_who_is_asked_is_not_what_is_asked(book: Codebook, text: str, issue: str) -> None:
    assert [(stance, what) for _, stance, what in held(text, book)] == [("demands", issue)]


def test_an_alliance_that_is_wanted_is_an_issue(book: Codebook) -> None:
    assert held("Kenya wants to join NATO.", book) == [("Kenya", "demands", "nato_membership")]


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Kenya has accused Uganda of arming the militia and wants the Ugandan troops withdrawn.", "Kenya"),
        ("Chad blamed Sudan for backing the rebels and demands a ceasefire.", "Chad"),
        ("Peru suspected Chile of helping the guerrillas and rejects a ceasefire.", "Peru"),
    ],
)
def test_who_accuses_is_who_wants(book: Codebook, text: str, party: str) -> None:
    assert [name for name, _, _ in held(text, book)] == [party]


@pytest.mark.parametrize(
    "text",
    [
        "Kenya's rebels refused to take part in the negotiations.",
        "Kenya has ruled out joining the talks.",
        "Kenya refused to attend talks in Arusha.",
    ],
)
def test_staying_away_from_talks_is_a_stance_on_them(book: Codebook, text: str) -> None:
    assert [(stance, issue) for _, stance, issue in held(text, book)] == [("rejects", "pace_of_talks")]


@pytest.mark.parametrize(
    "text",
    [
        "Kenya's president suggested that the ceasefire could be extended.",
        "Chad's minister suggested that the prisoners might be freed soon.",
        "Peru's envoy is seeking clarification on the sanctions.",
        "Chad said it would retaliate if sanctions were imposed.",
        "Sudan said it would attack if the prisoners were not freed.",
    ],
)
def test_guesses_questions_and_threats_are_no_stances(book: Codebook, text: str) -> None:
    assert not held(text, book)


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Israel wants to withdraw its troops from Lebanon.", "open_to"),
        ("Norway wants to pull its peacekeepers out of Mali.", "open_to"),
        ("Chad seeks to release 40 prisoners before the talks.", "open_to"),
        ("Kenya wants Uganda to withdraw its troops.", "demands"),
        ("Kenya suggested extending the ceasefire.", "offers"),
    ],
)
def test_who_wants_to_give_demands_nothing(book: Codebook, text: str, stance: str) -> None:
    assert {told for _, told, _ in held(text, book)} == {stance}


@pytest.mark.parametrize(
    ("text", "issues"),
    [
        ("Chad rejected the truce during peace talks in Doha.", ["ceasefire"]),
        ("Sudan demanded a truce at talks on refugees.", ["ceasefire"]),
        ("Kenya sought a truce by offering to free 30 prisoners.", ["ceasefire", "prisoners"]),
    ],
)
def test_where_it_is_refused_and_by_what_it_is_sought_is_not_what(book: Codebook, text: str, issues: list[str]) -> None:
    assert [issue for _, _, issue in held(text, book)] == issues


@pytest.mark.parametrize(
    "text",
    [
        "The minister said he was not optimistic that Kenya would hold talks with Uganda in May.",
        "Kenya has not said when it will hold talks with Uganda.",
        "The envoy does not expect that Chad will sign the accord in June.",
    ],
)
def test_what_is_not_hoped_or_said_is_not_foreseen(book: Codebook, text: str) -> None:
    assert not [e for e in read_text(text + SETTING, codebook=book).expectations if e.end <= len(text)]


@pytest.mark.parametrize(
    "text",
    [
        "The UN called for strong action by NATO forces in the south.",
        "Kenya urged NATO countries to do more.",
        "Kenya called on Chad to use its influence with the rebels to agree to the deployment of peacekeepers.",
    ],
)
def test_troops_of_an_alliance_are_not_its_membership_nor_is_a_means_a_stance(book: Codebook, text: str) -> None:
    assert not held(text, book)


def test_what_somebody_will_have_to_do_is_no_promise(book: Codebook) -> None:
    told = read_text("Any government will have to sign the peace accord with Chad, the minister said." + SETTING, codebook=book)
    assert not told.expectations


@pytest.mark.parametrize(
    "text",
    [
        "The State Department says the delegation will be led by Senators John Lund and Mary Berg. The team meets Kenyans.",
        "The ministry said the mission will be led by Generals Otto Dahl and Ivan Holm. It plans to discuss the truce.",
    ],
)
def test_those_who_lead_a_group_of_their_own_are_read(book: Codebook, text: str) -> None:
    assert read_text(text + SETTING, codebook=book).sentences
