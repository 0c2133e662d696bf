"""Classes of positions and expectations that the demo corpus showed, in sentences of our own."""

from __future__ import annotations

import pytest

from communique.actors.finding import find_actors
from communique.codebooks.loading import load
from communique.codebooks.model import Codebook
from communique.events.expectations import find_expectations
from communique.events.positions import find_positions
from communique.language.reading import read_story
from communique.pages.plain import plain_story
from communique.statements.finding import find_statements
from communique.times.stories import story_times

SETTING = "\nPeace talks between the army and the rebels went on. A ceasefire was in force last year, and prisoners and refugees were discussed."


@pytest.fixture(scope="module")
def book() -> Codebook:
    return load("peace-talks")


def held(text: str, book: Codebook) -> tuple[list[tuple[str, str, str, str]], list[tuple[str | None, str | None]]]:
    """Positions as (party, stance, issue, by whom) and expectations as (type, words of the time) of `text`."""
    page, article = plain_story(text + SETTING, path="page.txt")
    parse = read_story(page, article)
    times = story_times(page, article)
    actors = find_actors(page, article, parse)
    statements = find_statements(page, article, parse, actors, times)
    positions = find_positions(page, article, parse, actors, times, statements, book)
    foreseen = find_expectations(page, article, parse, actors, times, statements, book)
    names = {a.key: a.name for a in actors.freeze()}
    wanted = [(names[p.party], p.stance, p.issue, p.attributed_by) for p in positions if p.end <= len(text)]
    return wanted, [(e.expects, times[e.due].raw if e.due is not None else None) for e in foreseen if e.end <= len(text)]


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("The leaders of the Tamil Tigers accepted the peace plan on Monday.", "accepts"),
        ("The leaders of the Houthis accepted the peace agreement on Friday.", "accepts"),
        ("The leaders of Chad accepted the peace plan on Monday.", "accepts"),
    ],
)
def test_people_of_one_side_hold_its_stance(book: Codebook, text: str, stance: str) -> None:
    [(_, found, issue, _)], _ = held(text, book)
    assert (found, issue) == (stance, "peace_plan")


@pytest.mark.parametrize("text", ["The leaders accepted the peace plan on Monday.", "The two sides accepted the peace plan in Oslo."])
def test_sides_that_accept_together_made_an_agreement(book: Codebook, text: str) -> None:
    assert held(text, book)[0] == []


@pytest.mark.parametrize(
    "text",
    [
        "The United States has ruled out any change to the agreement.",
        "Norway rejected a revision of the peace plan.",
        "Kenya opposes any renegotiation of the accord.",
    ],
)
def test_who_refuses_a_change_does_not_refuse_the_plan(book: Codebook, text: str) -> None:
    assert held(text, book)[0] == []


@pytest.mark.parametrize(
    "text",
    [
        "Jonas Lind, the speaker of the rebel assembly, told reporters that the rebels had not accepted the peace plan.",
        "Chad's foreign minister said that Chad had not accepted the peace plan.",
        "The Sudanese envoy, Omar Said, said that Sudan has not accepted the peace plan.",
    ],
)
def test_what_a_side_had_not_accepted_it_rejects(book: Codebook, text: str) -> None:
    [(_, stance, issue, _)], _ = held(text, book)
    assert (stance, issue) == ("rejects", "peace_plan")


@pytest.mark.parametrize(
    ("text", "position"),
    [
        ("President Omar Said of Sudan dropped his demand for a divided capital on Saturday.", ("withdraws", "territory")),
        ("The rebels had opposed a strong central government.", ("rejects", "autonomy")),
        ("Chad demanded free passage for its convoys.", ("demands", "humanitarian_access")),
    ],
)
def test_words_for_issues(book: Codebook, text: str, position: tuple[str, str]) -> None:
    assert [p[1:3] for p in held(text, book)[0]] == [position]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The army and the rebels have agreed to a truce that is to begin on May 3, President Rey announced on Thursday.", ("ceasefire", "May 3")),
        ("Delegates prepared for talks that are to open in Oslo on June 9.", ("talks", "June 9")),
        ("The envoy praised a ceasefire that will take effect on Friday.", ("ceasefire", "Friday")),
        ("Ms. Rey said that both armies would send delegations to Lima for talks, which would begin on July 5.", ("talks", "July 5")),
    ],
)
def test_what_a_relative_clause_foresees(book: Codebook, text: str, expected: tuple[str, str]) -> None:
    assert expected in held(text, book)[1]
