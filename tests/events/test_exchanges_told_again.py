"""One exchange told in many words: sides, counts, mediators and what sets another apart. Sentences of our own."""

from __future__ import annotations

import pytest
from reports_kit import first_block

from communique.codebooks.loading import load
from communique.codebooks.model import Codebook


@pytest.fixture(scope="module")
def book() -> Codebook:
    return load("peace-talks")


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("Chad and Niger exchanged prisoners on Monday. Forty soldiers have been freed.", [["Forty soldiers"]]),
        (
            "Peru freed 30 captured rebels. In return, 12 Peruvian prisoners were released by the rebels.",
            [["30 captured rebels", "12 Peruvian prisoners"]],
        ),
        (
            "Kenya and Uganda completed a prisoner swap. Kenya said each side had received 40 soldiers, while Uganda said it had got 50 people back.",
            [["40 soldiers", "50 people"]],
        ),
        ("Chad will free 30 prisoners of war, while Niger will release two soldiers in exchange.", [["30 prisoners", "two soldiers"]]),
        ("In January, 248 prisoners were returned to Chad and 230 Kenyans returned home.", [["248 prisoners", "230 Kenyans"]]),
        ("Chad and Niger exchanged 103 prisoners. In August, Chad and Niger exchanged 115 prisoners.", [["103 prisoners"], ["115 prisoners"]]),
        ("Chad and Niger exchanged 103 prisoners. The Red Cross oversaw another exchange of 20 hostages between Peru and the rebels.",
         [["103 prisoners"], ["20 hostages"]]),
        ("The rebels freed two hostages a day after Chad freed three prisoners.", [["two hostages"], ["three prisoners"]]),
        ("Chad and Niger agreed to exchange 600 bodies. The two countries also agreed to exchange prisoners of war.", [["600 bodies"], []]),
    ],
)  # fmt: skip
def test_one_exchange_however_told(book: Codebook, text: str, counts: list[list[str]]) -> None:
    told = [r for r in first_block(text, book) if r.type == "exchange"]
    assert [[v.raw for v in r.values("count")] for r in told] == counts


@pytest.mark.parametrize(
    ("text", "parties", "mediators"),
    [
        ("Oman succeeded in mediating the release of 100 Chadian prisoners in exchange for 90 from Niger.", {"Chadian"}, {"Oman"}),
        ("A swap of prisoners between Peru and Chile took place under Omani mediation.", {"Peru", "Chile"}, {"Omani"}),
        ("Peru and Chile exchanged 40 prisoners. The swap was facilitated by Oman.", {"Peru", "Chile"}, {"Oman"}),
        ("Oman's mediation led to an exchange of 40 captives between Peru and Chile.", {"Peru", "Chile"}, {"Oman"}),
        (
            "Peru said it had secured the release of 15 Peruvian soldiers with the help of Omani mediators in return for 15 Chilean troops.",
            {"Peru", "Chilean"},
            {"Omani"},
        ),
    ],
)
def test_sides_and_mediators_of_an_exchange(book: Codebook, text: str, parties: set[str], mediators: set[str]) -> None:
    told = [v for r in first_block(text, book) if r.type == "exchange" for v in r.values("participants")]
    assert {v.raw for v in told if ("role", "mediator") in v.tags} == mediators
    assert {v.raw for v in told if ("role", "party") in v.tags} == parties


@pytest.mark.parametrize(
    "text",
    [
        "The soldiers returned home after the parade in Lima.",
        "The winners each received 40 soldiers made of lead.",
        "An exchange of fire followed, and the exchange was loud.",
        "Forty people came home from the fair in Oslo.",
    ],
)
def test_words_that_only_tell_more_tell_no_exchange_alone(book: Codebook, text: str) -> None:
    assert [r for r in first_block(text, book) if r.type == "exchange"] == []


def test_what_a_swap_ranks_among_is_not_its_day(book: Codebook) -> None:
    for text in (
        "Peru and Chile have exchanged prisoners, in the fourth swap of the year.",
        "Peru and Chile have exchanged 40 prisoners, their second exchange this year.",
        "The rebels freed 12 soldiers in the largest release of the month.",
    ):
        assert [r.values("date") for r in first_block(text, book) if r.type == "exchange"] == [()]
