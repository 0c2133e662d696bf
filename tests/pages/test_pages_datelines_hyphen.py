"""A place in capitals before a single hyphen opens a story, as before a dash."""

from __future__ import annotations

import pytest

from communique.pages.datelines import dateline_of


@pytest.mark.parametrize("text", ["OSLO - The envoys met.", "VIENTIANE - Rebels and envoys met.", "SAN SALVADOR - Two envoys met."])
def test_a_hyphen_is_a_dash(text: str) -> None:
    found = dateline_of(text, 0, len(text))
    assert found is not None
    assert text[found.body :] == text.split(" - ")[1]


@pytest.mark.parametrize("text", ["Oslo - The envoys met.", "NATO - a pact of states - met in Oslo.", "UPDATE - Envoys meet.", "A-10 - a jet."])
def test_no_place_alone(text: str) -> None:
    assert dateline_of(text, 0, len(text)) is None
