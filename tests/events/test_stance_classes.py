"""More classes of positions: red lines, judgements of an object, "but not", terms, issues inside a deal, demands without an issue."""

from __future__ import annotations

import pytest
from stance_kit import story

Stances = list[tuple[str, str, str]]

UNMOVED: list[tuple[str, Stances]] = [
    ("Belgrade called the partition unacceptable.", [("Serbia", "rejects", "independence")]),
    ("Khartoum described the proposed ceasefire as unacceptable.", [("Sudan", "rejects", "ceasefire")]),
    ("Baku denounced the amnesty as a mistake.", [("Azerbaijan", "rejects", "accountability")]),
    ("For Yerevan, the recognition of the annexation is a red line.", [("Armenia", "rejects", "recognition_of_territorial_gains")]),
    ("A handover of power is a red line for Khartoum.", [("Sudan", "rejects", "power_sharing")]),
    ("Ankara made clear that its right to intervene was not negotiable.", [("Turkey", "demands", "security_guarantees")]),
    ("Rabat made clear that any truce must include the release of prisoners.", [("Morocco", "demands", "prisoners")]),
    ("Doha insists the siege must end.", [("Qatar", "demands", "humanitarian_access")]),
    ("Serbia will under no circumstances accept independence for the province.", [("Serbia", "rejects", "independence")]),
    (
        "Ankara agreed to a federation but not to the withdrawal of its troops.",
        [("Turkey", "accepts", "autonomy"), ("Turkey", "rejects", "withdrawal")],
    ),
    ("Rabat is prepared to discuss autonomy, but not independence.", [("Morocco", "open_to", "autonomy"), ("Morocco", "rejects", "independence")]),
    (
        "Khartoum is open to international monitors but not to a peacekeeping force.",
        [("Sudan", "open_to", "peacekeepers"), ("Sudan", "rejects", "peacekeepers")],
    ),
    ("Nicosia rejects any deal without security guarantees.", [("Cyprus", "demands", "security_guarantees")]),
    ("Hamas insists that none of its commanders stand trial.", [("Hamas", "rejects", "accountability")]),
]
BESIDE: list[tuple[str, Stances]] = [
    ("Algiers denies arming the rebels and has called for an end to the bombing.", [("Algeria", "demands", "ceasefire")]),
    ("Khartoum doubts the figures and demands the withdrawal of all troops.", [("Sudan", "demands", "withdrawal")]),
    ("Baku fears a new offensive but rejects international monitors.", [("Azerbaijan", "rejects", "peacekeepers")]),
    (
        "Doha opposed the siege. Egypt rejected the Houthi demand for a presidency council.",
        [("Qatar", "rejects", "humanitarian_access"), ("Egypt", "rejects", "power_sharing")],
    ),
]
GENTLER: list[tuple[str, Stances]] = [
    ("Pyongyang would welcome the lifting of sanctions.", [("Pyongyang", "open_to", "sanctions_relief")]),
    ("Seoul would consider a freeze on joint exercises.", [("Seoul", "open_to", "military_aid")]),
    ("Bogotá would welcome international observers.", [("Colombia", "open_to", "peacekeepers")]),
    ("Baku accepted in principle a prisoner exchange.", [("Azerbaijan", "accepts", "prisoners")]),
    ("The guerrillas promised to disarm.", [("guerrillas", "accepts", "disarmament")]),
    ("Yerevan is seeking security guarantees from its neighbours.", [("Armenia", "demands", "security_guarantees")]),
]
SPECIFIC: list[tuple[str, Stances]] = [
    ("Israel rejected any deal that would leave Hamas in power, and a ceasefire remained far off.", [("Israel", "rejects", "governance")]),
    ("Khartoum rejected a plan for a transitional government.", [("Sudan", "rejects", "power_sharing")]),
    ("The ELN accepted a proposal to free its hostages despite the blockade.", [("ELN", "accepts", "hostages")]),
    ("Pristina turned down the plan despite the truce and the blockade.", [("Kosovo", "rejects", "peace_plan")]),
    ("Yerevan insists on security and rights for the ethnic Armenians who live there.", [("Armenia", "demands", "rights_of_peoples")]),
    ("Nicosia demanded that the island be reunited.", [("Cyprus", "demands", "autonomy")]),
    ("The RSF is ready to discuss a longer pause.", [("RSF", "open_to", "ceasefire")]),
]
TERMS: list[tuple[str, str, str, str, str]] = [
    (
        "Pyongyang conditioned denuclearization on the lifting of sanctions.",
        "Pyongyang",
        "accepts_if",
        "nuclear_programme",
        "on the lifting of sanctions",
    ),
    ("Hamas made the release of hostages conditional on a ceasefire.", "Hamas", "accepts_if", "hostages", "on a ceasefire"),
    ("Yemen tied the release of prisoners to an end to the siege.", "Yemen", "accepts_if", "prisoners", "to an end to the siege"),
    (
        "Algiers would back an arms embargo unless the army halts its offensive.",
        "Algeria",
        "accepts_if",
        "sanctions",
        "unless the army halts its offensive",
    ),
    ("Hamas refuses to disarm before a final settlement.", "Hamas", "rejects_unless", "disarmament", "before a final settlement"),
    ("Khartoum will accept a truce once foreign troops leave.", "Sudan", "accepts_if", "ceasefire", "once foreign troops leave"),
    (
        "Nicosia accepts international monitors, as long as they are not armed.",
        "Cyprus",
        "accepts_if",
        "peacekeepers",
        "as long as they are not armed",
    ),
    (
        "Seoul would accept a summit on the nuclear programme only if the tests stop.",
        "Seoul",
        "accepts_if",
        "nuclear_programme",
        "only if the tests stop",
    ),
]
UNLISTED: list[tuple[str, Stances]] = [
    ("Baku refused to postpone the parade.", [("Azerbaijan", "rejects", "other")]),
    ("The RSF demanded that its fighters wear their uniforms.", [("RSF", "demands", "other")]),
    ("Eritrean diplomats left. Ethiopia demanded that its neighbours treat it as an equal.", [("Ethiopia", "demands", "other")]),
    ("Baku refused to say who would speak.", []),
    ("Osman refused to postpone the parade.", [("Sudan", "rejects", "other")]),
    ("Seoul refused talks.", []),
    ("Cairo was asked to postpone the parade.", []),
]


@pytest.mark.parametrize(("text", "want"), UNMOVED + BESIDE + GENTLER + SPECIFIC)
def test_stances(text: str, want: Stances) -> None:
    assert story(text).stances() == want


@pytest.mark.parametrize(("text", "party", "stance", "issue", "condition"), TERMS)
def test_terms(text: str, party: str, stance: str, issue: str, condition: str) -> None:
    read = story(text)
    (found,) = read.positions()
    assert read.stances() == [(party, stance, issue)]
    assert found.condition is not None
    assert text[found.condition.start : found.condition.end] == condition


@pytest.mark.parametrize(("text", "want"), UNLISTED)
def test_clear_demands_without_an_issue_are_kept_in_their_own_words(text: str, want: Stances) -> None:
    """Only a side's demand or refusal in a clause of its own, on a page that is about talks."""
    page = f"{text}\nThe ceasefire held, the siege went on and 20 prisoners of war were exchanged."
    assert story(page).stances() == want
    assert story(text).stances() == []
