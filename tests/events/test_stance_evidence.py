"""What must stand before a position is shown: one side's own stance, on what the words govern, told by whom; in sentences of our own."""

from __future__ import annotations

import pytest
from setting_kit import positions, told

from communique.codebooks.loading import load
from communique.codebooks.model import Codebook


@pytest.fixture(scope="module")
def book() -> Codebook:
    return load("peace-talks")


def held(text: str, book: Codebook) -> list[tuple[str, str, str]]:
    """Party, stance and issue of the positions of `text`."""
    return [(party, p.stance, p.issue) for party, p in positions(text, book)]


@pytest.mark.parametrize(
    "text",
    [
        "Colombia's government and ELN rebels have agreed to a ceasefire after months of talks.",
        "In Nepal, the government and Maoist rebels have agreed to a ceasefire.",
        "Warring factions in Chad agreed to a nationwide ceasefire.",
        "Armenia, Azerbaijan agree on ceasefire",
        "Ethiopia and Eritrea signed an accord and pledged to release all prisoners.",
        "Both armies accepted the truce on Monday.",
        "Libya's joint military commission agreed on the terms of a ceasefire.",
        "Chad and Sudan met in Doha, where they agreed to a ceasefire.",
    ],
)
def test_what_sides_agree_together_is_no_stance_of_one(book: Codebook, text: str) -> None:
    assert [p for p in held(text, book) if p[1] in ("accepts", "offers")] == []


@pytest.mark.parametrize(
    ("text", "position"),
    [
        ("The Tamil Tigers agreed to a ceasefire.", ("accepts", "ceasefire")),
        ("Chad's president agreed to the withdrawal of foreign troops.", ("accepts", "withdrawal")),
        ("Kenya pledged to release all prisoners.", ("offers", "prisoners")),
    ],
)
def test_what_one_side_agrees_to_is_its_stance(book: Codebook, text: str, position: tuple[str, str]) -> None:
    assert position in [p[1:] for p in held(text, book)]


@pytest.mark.parametrize(
    "text",
    [
        "Such things must remain secret at this stage of mediation, Kenya's minister said.",
        "Chad made a proposal in order to pave the way for a resumption of negotiations.",
        "Peru offered the best chance to take the country towards elections.",
        "Sudan rejected a statement about plans to hold peace talks.",
        "Kenya demanded answers about the clashes on the island.",
        "Troops killed a rebel wanted by the International Criminal Court over the prisoners.",
    ],
)
def test_what_only_stands_near_is_not_what_is_wanted(book: Codebook, text: str) -> None:
    assert [p for p in held(text, book) if p[2] != "other"] == []


@pytest.mark.parametrize(
    ("text", "position"),
    [
        ("Ethiopia has rejected a binding legal framework.", ("Ethiopia", "rejects", "other")),
        ("Kosovo's premier refused to accept a draft statute for the municipalities.", ("Kosovo", "rejects", "other")),
        ("Norway called on all parties to renounce violence.", ("Norway", "demands", "other")),
        ("Egypt wants the meetings to be held only in Oslo.", ("Egypt", "demands", "other")),
        ("Kenya demanded the simultaneous departure of both commanders.", ("Kenya", "demands", "other")),
        ("Chad opposes a wider role for Libya in the region.", ("Chad", "rejects", "other")),
    ],
)
def test_clear_demands_and_refusals_on_no_issue_are_kept(book: Codebook, text: str, position: tuple[str, str, str]) -> None:
    assert held(text, book) == [position]


@pytest.mark.parametrize(
    "text",
    [
        "Kenya urged its neighbours to do more.",
        "Chad urged the delegations to seize this opportunity.",
        "Peru rejected the proposal.",
        "Norway was asked to postpone the parade.",
        "Chad rejected the claim of the miners.",
        "The union of Peruvian cooks opposes higher prices for bread.",
        "Sudan is demanding concessions and its three envoys did not attend the ceremony.",
    ],
)
def test_what_says_nothing_definite_is_not(book: Codebook, text: str) -> None:
    assert held(text, book) == []


@pytest.mark.parametrize(
    "text",
    [
        "Chad is determined to continue the peace talks.",
        "Peru wants to resume peace talks with the rebels.",
        "Kenya's president said his government was determined to salvage the peace talks.",
    ],
)
def test_who_is_determined_to_talk_is_open_to_it(book: Codebook, text: str) -> None:
    assert [p[1:] for p in held(text, book)] == [("open_to", "pace_of_talks")]


def test_a_condition_of_another_clause_is_none(book: Codebook) -> None:
    read = told("Kenya demanded the resignation of the president, warning of more violence if the siege goes on.", book)
    assert [p.condition for p in read.positions] == [None] * len(read.positions)


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        ("Armenia's foreign minister, Aram Davtyan, said Azerbaijan rejected a ceasefire.", "opponent"),
        ("Chad and Sudan want a truce. Chad's foreign minister, Idris Bello, said Sudan rejected a partition.", "ally"),
        ("The United Nations said Sudan had rejected a ceasefire.", "other"),
        ("Chad's foreign minister, Idris Bello, said Chad rejected a ceasefire.", "self"),
        ("Chad has rejected a ceasefire.", "journalist"),
    ],
)
def test_whose_account_it_is(book: Codebook, text: str, voice: str) -> None:
    assert {p.attributed_by for p in told(text, book).positions if p.stance == "rejects"} == {voice}


def test_his_country_is_the_side_of_who_speaks(book: Codebook) -> None:
    read = told("Chad's president, Idris Bello, said his country was prepared to accept a ceasefire.", book)
    assert [(p.party, p.stance, p.attributed_by) for p in read.positions] == [("state:TCD", "open_to", "self")]


@pytest.mark.parametrize(
    ("text", "positions"),
    [
        ("Norway's demand for a Chadian pledge to free all prisoners was repeated.", [("Norway", "demands", "prisoners")]),
        ("Chad rejected on Monday a proposal that it had received from international mediators.", [("Chad", "rejects", "other")]),
        ("Peru handed its altered proposal to mediators in Lima.", []),
        ("Norway's minister, Ola Berg, insisted that Norway could not accept the demand for a wider role.", [("Norway", "rejects", "other")]),
        ("Chad asked the army of Sudan and its many allies in the south to withdraw.", [("Chad", "demands", "withdrawal")]),
        ("Sudan demanded the withdrawal of a letter on the pact.", [("Sudan", "demands", "other")]),
        ("Kenya insisted that it will go on with new ideas.", []),
        ("Kenya's foreign minister, Ali Bello, said that no foreign troops should be deployed.", [("Kenya", "rejects", "peacekeepers")]),
        ("Peru has demanded a referendum - a proposal rejected by Chile.", [("Peru", "demands", "elections"), ("Chile", "rejects", "elections")]),
        ("Chad insists that any meeting on the territory should focus on autonomy.", [("Chad", "demands", "autonomy")]),
        ("Agreeing on a truce is hard, Kenya's minister said.", []),
        ("Chad backs the mediators' truce.", [("Chad", "accepts", "ceasefire")]),
        ("Kenya demanded guarantees that Sudan will not attack.", [("Kenya", "demands", "security_guarantees")]),
        ("Egypt rejects an agreement on the dam.", [("Egypt", "rejects", "water")]),
        ("Peru refuses to sit at the negotiating table.", [("Peru", "rejects", "pace_of_talks")]),
        ("Norway is refusing to open meetings on Kenya's new proposals.", [("Norway", "rejects", "other")]),
        ("Invading forces must withdraw from Sudan and return to their bases, Kenya's minister said.", [("Kenya", "demands", "withdrawal")]),
        ("The Turkish side insists that the 1960 guarantees remain.", [("Turkey", "demands", "security_guarantees")]),
        ("Chad refused to remove its army from the occupied area.", [("Chad", "rejects", "withdrawal")]),
        ("Armenia is ready to ask the council to disband the monitors' club.", [("Armenia", "open_to", "other")]),
        ("A Kenyan minister, Ali Bello, ruled out any meetings with the exiled leaders.", [("Kenya", "rejects", "other")]),
    ],
)
def test_whose_stance_and_on_what(book: Codebook, text: str, positions: list[tuple[str, str, str]]) -> None:
    assert held(text, book) == positions


def test_a_condition_in_the_last_of_several_demands_is_its_own(book: Codebook) -> None:
    read = told("Kenya wants a withdrawal of foreign troops, a truce and the release of prisoners in exchange for all hostages.", book)
    assert [(p.issue, p.condition is not None) for p in read.positions] == [("withdrawal", False), ("ceasefire", False), ("prisoners", True)]


def test_a_group_that_speaks_tells_the_stance_of_its_members(book: Codebook) -> None:
    read = told("Cyprus and Greece insist that the guarantees should be terminated.", book)
    assert {(p.party, p.attributed_by) for p in read.positions} <= {("state:CYP", "self"), ("state:GRC", "self")}
    assert len(read.positions) == 2


def test_a_day_of_another_verb_is_not_that_of_the_demand(book: Codebook) -> None:
    read = told("Kenyan envoys returned on Sunday without an answer to Chad's demand for a ceasefire.", book)
    assert [(p.party, p.on) for p in read.positions] == [("state:TCD", None)]
