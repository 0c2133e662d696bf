"""Positions: words of stance, parties, issues and conditions, in sentences of our own on several conflicts."""

from __future__ import annotations

import pytest
from stance_kit import Told, story

from communique.events.stance_algebra import combine, on_condition

Stances = list[tuple[str, str, str]]

DEMANDS: list[tuple[str, Stances]] = [
    ("Khartoum demanded that the rebels disarm before any vote.", [("Sudan", "demands", "disarmament")]),
    ("Serbia is pushing for an association of Serb municipalities with broad autonomy.", [("Serbia", "demands", "autonomy")]),
    (
        "The FARC insisted on land reform and the release of imprisoned fighters.",
        [("FARC", "demands", "rural_reform"), ("FARC", "demands", "prisoners")],
    ),
    ("Baku has repeatedly called on Yerevan to withdraw its troops from the enclave.", [("Azerbaijan", "demands", "withdrawal")]),
    ("Nicosia repeated its demand for the withdrawal of Turkish troops.", [("Cyprus", "demands", "withdrawal")]),
    ("Pyongyang's demand for the lifting of sanctions has not changed.", [("Pyongyang", "demands", "sanctions_relief")]),
    ("Yerevan's main demand is the release of all prisoners of war.", [("Armenia", "demands", "prisoners")]),
    (
        "Among Polisario's demands are a referendum and the withdrawal of Moroccan troops.",
        [("Polisario", "demands", "elections"), ("Polisario", "demands", "withdrawal")],
    ),
    ("While demanding reparations, Yemen agreed to a prisoner exchange.", [("Yemen", "demands", "reparations"), ("Yemen", "accepts", "prisoners")]),
    ("Khartoum insists Juba withdraw its troops from the oil fields and drop its bid to join the bloc.", [("Sudan", "demands", "withdrawal")]),
    ("Baku demands that Yerevan withdraw its troops from the enclave and scrap its claims.", [("Azerbaijan", "demands", "withdrawal")]),
    (
        "Cyprus wants Turkey to withdraw its troops from the island and drop its demand for a separate state.",
        [("Cyprus", "demands", "withdrawal")],
    ),
    (
        "Hamas wants a complete Israeli withdrawal, an end to the war and the release of prisoners.",
        [("Hamas", "demands", "withdrawal"), ("Hamas", "demands", "ceasefire"), ("Hamas", "demands", "prisoners")],
    ),
]
REJECTS: list[tuple[str, Stances]] = [
    ("Pristina refuses any partition of the north.", [("Kosovo", "rejects", "independence")]),
    ("Morocco has ruled out independence for the territory.", [("Morocco", "rejects", "independence")]),
    ("The ELN would not accept a unilateral ceasefire.", [("ELN", "rejects", "ceasefire")]),
    ("Seoul is opposed to sanctions relief for the North.", [("Seoul", "rejects", "sanctions_relief")]),
    ("Yerevan was unwilling to recognise the annexation of the province.", [("Armenia", "rejects", "recognition_of_territorial_gains")]),
    ("Ankara's opposition to NATO membership for the island is well known.", [("Turkey", "rejects", "nato_membership")]),
    ("Rabat has made clear that it will not discuss independence.", [("Morocco", "rejects", "independence")]),
    ("Algiers vowed never to recognise the annexation.", [("Algeria", "rejects", "recognition_of_territorial_gains")]),
    ("Yerevan insists there can be no exchange of land.", [("Armenia", "rejects", "territory")]),
    ("Serbia and Turkey oppose sanctions.", [("Serbia", "rejects", "sanctions"), ("Turkey", "rejects", "sanctions")]),
    ("A ceasefire was rejected by the rebels on Friday.", [("rebels", "rejects", "ceasefire")]),
    ("A partition, which Nicosia rejects, would need a ceasefire first.", [("Cyprus", "rejects", "independence")]),
    ("Sudan is not willing to discuss power sharing.", [("Sudan", "rejects", "power_sharing")]),
]
SOFTER: list[tuple[str, Stances]] = [
    ("Nicosia is ready to discuss a rotating presidency.", [("Cyprus", "open_to", "power_sharing")]),
    ("Colombia said it was open to a bilateral ceasefire.", [("Colombia", "open_to", "ceasefire")]),
    ("Kosovo signalled its willingness to consider a special status for the monastery.", [("Kosovo", "open_to", "autonomy")]),
    ("Khartoum did not rule out a federal system.", [("Sudan", "open_to", "autonomy")]),
    ("Rabat refused to rule out a referendum.", [("Morocco", "open_to", "elections")]),
    ("Khartoum accepted humanitarian corridors into the besieged towns.", [("Sudan", "accepts", "humanitarian_access")]),
    ("The FARC agreed to lay down their weapons.", [("FARC", "accepts", "disarmament")]),
    ("Seoul is in favour of an end to the war.", [("Seoul", "accepts", "ceasefire")]),
    ("Bogotá offered an amnesty to fighters who come forward.", [("Colombia", "offers", "accountability")]),
    ("Morocco proposed autonomy for the territory.", [("Morocco", "offers", "autonomy")]),
    ("Baku put forward a proposal for border demarcation.", [("Azerbaijan", "offers", "borders")]),
]
CHANGES: list[tuple[str, Stances]] = [
    ("The guerrillas dropped their demand for a constituent assembly.", [("guerrillas", "withdraws", "elections")]),
    ("Khartoum has abandoned its opposition to an African Union force.", [("Sudan", "withdraws", "peacekeepers")]),
    ("Serbia no longer demands the partition of the north.", [("Serbia", "withdraws", "independence")]),
    ("Turkey will not back down from its demand for security guarantees.", [("Turkey", "demands", "security_guarantees")]),
    (
        "Rabat seems unwilling to move away from its main demands, including the return of refugees and for Polisario to lay down its arms.",
        [("Morocco", "demands", "refugees"), ("Morocco", "demands", "disarmament")],
    ),
]
CONDITIONS: list[tuple[str, str, str, str, str]] = [
    (
        "Nicosia would accept a federation only if Turkish troops left the island.",
        "Cyprus",
        "accepts_if",
        "autonomy",
        "only if Turkish troops left the island",
    ),
    ("The ELN is ready to release its hostages if the army halts its offensive.", "ELN", "accepts_if", "hostages", "if the army halts its offensive"),
    (
        "Belgrade could accept European monitors if the embargo is lifted and sanctions end.",
        "Serbia",
        "accepts_if",
        "peacekeepers",
        "if the embargo is lifted and sanctions end",
    ),
    ("If the siege ends, Khartoum would accept a truce.", "Sudan", "accepts_if", "ceasefire", "If the siege ends"),
    (
        "Serbia will not accept Kosovo's independence unless the association is formed.",
        "Serbia",
        "rejects_unless",
        "independence",
        "unless the association is formed",
    ),
    (
        "Pyongyang refuses to give up its nuclear weapons until sanctions are lifted.",
        "Pyongyang",
        "rejects_unless",
        "nuclear_programme",
        "until sanctions are lifted",
    ),
    (
        "Khartoum agreed to a truce on condition that the rebels leave the capital.",
        "Sudan",
        "accepts_if",
        "ceasefire",
        "on condition that the rebels leave the capital",
    ),
]
ECHOES: list[tuple[str, Stances]] = [
    (
        "Baku demanded a corridor through the south, with no checkpoints. Yerevan rejected the demand.",
        [("Azerbaijan", "demands", "borders"), ("Armenia", "rejects", "borders")],
    ),
    ("Bogotá offered a six-month ceasefire.\nThe ELN turned down the offer.", [("Colombia", "offers", "ceasefire"), ("ELN", "rejects", "ceasefire")]),
    (
        "Morocco put forward autonomy under its flag. Polisario rejected it.",
        [("Morocco", "offers", "autonomy"), ("Polisario", "rejects", "autonomy")],
    ),
    ("Khartoum rejected the rebels' demand for autonomy.", [("Sudan", "rejects", "autonomy"), ("rebels", "demands", "autonomy")]),
]
NOTHING = [
    "Khartoum insisted that the referendum was illegal, and the ceasefire holds.",
    "Baku insists that the prisoners are in good health.",
    "Yerevan insisted its troops have left the enclave under the ceasefire.",
    "Nicosia will not sit with people who break every truce.",
    "Khartoum rejected the demand of the miners. Sudan's truce holds.",
    "Washington agreed to lift the arms embargo in stages.",
    "Doha agreed to release 40 prisoners of war.",
    "Ankara decided on a plan while the ceasefire held.",
    "Khartoum pushed for a deal while the ceasefire held and the blockade went on.",
    "Khartoum has not demanded autonomy for the region, and a ceasefire holds.",
    "Sudan may reject a ceasefire, diplomats fear.",
    "If the rebels refuse to disarm, the army will attack.",
    "Will Pyongyang accept nuclear inspectors?",
    "The two sides agreed to a ceasefire on Sunday.",
    "Armenia and Azerbaijan agreed to exchange prisoners.",
    "Ankara declined to comment on the withdrawal.",
    "Rabat rejected claims that it had attacked humanitarian convoys.",
    "Khartoum failed to agree on a ceasefire.",
    "Washington expects Seoul to accept sanctions relief.",
    "The ceasefire collapsed after rebels attacked a convoy.",
    "Pressure on Nicosia to accept a federation is growing.",
    "Sudan discussed a ceasefire with the rebels.",
    "Germany wants cheaper gas and lower taxes.",
    "The club rejected an offer for its striker and demanded a penalty.",
    "Add the oil, then accept that the sauce needs water.",
]
SAID: list[tuple[str, Told, Stances]] = [
    (
        "“Armenia must withdraw from the occupied districts,” Mamedov said.",
        Told("Mamedov", "Armenia must withdraw from the occupied districts", "direct"),
        [("Azerbaijan", "demands", "withdrawal")],
    ),
    (
        "Osman said the rebels should hand over their heavy weapons.",
        Told("Osman", "the rebels should hand over their heavy weapons"),
        [("Sudan", "demands", "disarmament")],
    ),
    (
        "Petrou said Turkish security guarantees were unacceptable.",
        Told("Petrou", "Turkish security guarantees were unacceptable"),
        [("Cyprus", "rejects", "security_guarantees")],
    ),
    (
        "Berisha said that a partition was out of the question.",
        Told("Berisha", "a partition was out of the question"),
        [("Kosovo", "rejects", "independence")],
    ),
    (
        "“It is not fair that foreign troops remain on the island,” said Petrou.",
        Told("Petrou", "It is not fair that foreign troops remain on the island", "direct"),
        [("Cyprus", "rejects", "peacekeepers")],
    ),
    (
        "“Serbia will never recognise Kosovo's independence,” Vukovic said.",
        Told("Vukovic", "Serbia will never recognise Kosovo's independence", "direct"),
        [("Serbia", "rejects", "recognition_of_territorial_gains")],
    ),
    (
        "Petrou said there would be no Turkish military base on the island.",
        Told("Petrou", "there would be no Turkish military base on the island"),
        [("Cyprus", "rejects", "withdrawal")],
    ),
    (
        "Osman said it was unfair that Cairo kept urging Khartoum to make concessions under pressure.",
        Told("Osman", "it was unfair that Cairo kept urging Khartoum to make concessions under pressure"),
        [("Sudan", "rejects", "third_party_pressure")],
    ),
    (
        "“Armenia had better return to the negotiating table soon,” Mamedov said.",
        Told("Mamedov", "Armenia had better return to the negotiating table soon", "direct"),
        [("Azerbaijan", "demands", "pace_of_talks")],
    ),
    (
        "Rojas said Bogotá was ready to consider an amnesty, but would not withdraw its troops before a settlement.",
        Told("Rojas", "Bogotá was ready to consider an amnesty, but would not withdraw its troops before a settlement"),
        [("Colombia", "open_to", "accountability"), ("Colombia", "rejects_unless", "withdrawal")],
    ),
    (
        "Haddad said the occupation must end.",
        Told("Haddad", "the occupation must end"),
        [],
    ),
    (
        "Osman said the sanctions should be lifted at once.",
        Told("Osman", "the sanctions should be lifted at once"),
        [("Sudan", "demands", "sanctions_relief")],
    ),
    (
        "“A deal without security guarantees is unacceptable,” Petrou said.",
        Told("Petrou", "A deal without security guarantees is unacceptable", "direct"),
        [("Cyprus", "demands", "security_guarantees")],
    ),
    (
        "Osman said Khartoum would lift the siege only after the rebels had left.",
        Told("Osman", "Khartoum would lift the siege only after the rebels had left"),
        [("Sudan", "accepts_if", "humanitarian_access")],
    ),
    ("Rojas said the rebels would not lay down their arms.", Told("Rojas", "the rebels would not lay down their arms"), []),
    ("Miller said Morocco should accept autonomy.", Told("Miller", "Morocco should accept autonomy"), []),
]


@pytest.mark.parametrize(("text", "want"), DEMANDS + REJECTS + SOFTER + CHANGES + ECHOES)
def test_stances(text: str, want: Stances) -> None:
    assert story(text).stances() == want


@pytest.mark.parametrize(("text", "party", "stance", "issue", "condition"), CONDITIONS)
def test_conditions(text: str, party: str, stance: str, issue: str, condition: str) -> None:
    read = story(text)
    found = read.positions()
    assert read.stances() == [(party, stance, issue)]
    held = found[0].condition
    assert held is not None
    assert text[held.start : held.end] == condition


@pytest.mark.parametrize("text", NOTHING)
def test_no_position(text: str) -> None:
    assert story(text).stances() == []


@pytest.mark.parametrize(("text", "told", "want"), SAID)
def test_said(text: str, told: Told, want: Stances) -> None:
    assert story(text, told).stances() == want


def test_words_are_cited() -> None:
    text = "The FARC insisted on land reform and the release of imprisoned fighters."
    assert [text[p.start : p.end] for p in story(text).positions()] == ["insisted on land reform", "the release of imprisoned fighters"]


def test_attribution() -> None:
    """Self in its own words, opponent in another party's, journalist in the reporter's; mediators and allies where the page calls them so."""
    own = "Petrou said Nicosia rejected a partition."
    accused = "Mamedov accused Armenia of refusing to discuss border demarcation."
    ally = "Algiers, an ally of Polisario, said Polisario wanted a referendum."
    broker = "In Doha, Qatar mediated the talks. Qatar said Hamas wanted a withdrawal."
    assert story(own, Told("Petrou", "Nicosia rejected a partition")).positions()[0].attributed_by == "self"
    assert story(accused, Told("Mamedov", "Armenia of refusing to discuss border demarcation")).positions()[0].attributed_by == "opponent"
    assert story("Nicosia rejected a partition.").positions()[0].attributed_by == "journalist"
    assert story(ally, Told("DZA", "Polisario wanted a referendum")).positions()[0].attributed_by == "ally"
    assert story(broker, Told("QAT", "Hamas wanted a withdrawal")).positions()[0].attributed_by == "mediator"


def test_date_of_the_saying() -> None:
    text = "On Monday, Khartoum rejected a ceasefire."
    read = story(text)
    on = read.positions()[0].on
    assert on is not None
    assert read.times[on].raw == "Monday"


def test_title_gives_way_to_body() -> None:
    text = "Khartoum rejects ceasefire\nKhartoum has rejected a ceasefire."
    assert [p.start for p in story(text, roles=("title",)).positions()] == [text.index("has rejected")]


@pytest.mark.parametrize(
    ("chain", "stance"),
    [
        (["rejects", "rejects"], "open_to"),
        (["rejects", "withdraws", "demands"], "demands"),
        (["withdraws", "demands"], "withdraws"),
        (["not", "accepts"], "rejects"),
        (["not", "demands"], None),
        (["demands", "accepts"], "demands"),
    ],
)
def test_algebra(chain: list[str], stance: str | None) -> None:
    assert combine(chain) == stance


def test_conditions_change_stances() -> None:
    assert on_condition("open_to", negative=False) == "accepts_if"
    assert on_condition("rejects", negative=True) == "rejects_unless"
    assert on_condition("demands", negative=False) == "demands"
