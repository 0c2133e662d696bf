"""Pairing quotation marks: styles, nesting, apostrophes, odd numbers, paragraphs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.model.spans import Span
from communique.statements.quotes import find_quotes


def blocks_of(text: str) -> list[Span]:
    blocks, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Span(at, at + len(line)))
        at += len(line) + 1
    return blocks


def outer(text: str) -> list[str]:
    return [" ".join(text[a:b] for a, b in q.parts) for q in find_quotes(text, blocks_of(text)) if q.outer]


@pytest.mark.parametrize(
    "text",
    [
        "“The road is open,” she said.",
        '"The road is open," she said.',
        "‘The road is open,’ she said.",
        "'The road is open,' she said.",
        "„Die Straße ist offen“, sagte sie.",
        "«La route est ouverte», a-t-elle dit.",
        "« La route est ouverte », a-t-elle dit.",
        "»Vejen er åben«, sagde hun.",
        "”Vägen är öppen”, sade hon.",
        "„Droga jest otwarta”, powiedziała.",
        "„Die Straße ist offen”, sagte sie.",
        "「道は開いている」と彼女は言った。",
        "‚Die Straße ist offen‘, sagte sie.",
        "''The road is open,'' she said.",
        "``The road is open,'' she said.",
    ],
)
def test_marks_of_many_styles(text: str) -> None:
    found = outer(text)
    assert len(found) == 1
    assert text.startswith(found[0])
    assert not found[0][-1].isalnum()


def test_nested_marks_have_one_outer_quotation() -> None:
    text = "“I told them, ‘Go home,’ and they went,” he said."
    assert outer(text) == ["“I told them, ‘Go home,’ and they went,”"]
    assert [text[q.span.start : q.span.end] for q in find_quotes(text, blocks_of(text)) if not q.outer] == ["‘Go home,’"]


@pytest.mark.parametrize(
    "text",
    ["The farmers’ market isn’t open in the ’90s style.", "It's 6 o'clock, and the workers' hall is shut.", 'The pipe is 6" wide.', "Rock 'n' roll"],
)
def test_apostrophes_and_inches_quote_nothing(text: str) -> None:
    assert [q for q in outer(text) if len(q) > 4] == []


def test_apostrophes_inside_single_marks() -> None:
    assert outer("‘We won’t accept the generals’ plan,’ she said.") == ["‘We won’t accept the generals’ plan,’"]


def test_paragraphs_that_open_again_go_on_with_the_quotation() -> None:
    text = "“The first day went well.\n“The second did not.\n“The third was lost,” she said."
    quotes = [q for q in find_quotes(text, blocks_of(text)) if q.outer]
    assert len(quotes) == 1
    assert [text[a:b] for a, b in quotes[0].parts] == ["“The first day went well.", "“The second did not.", "“The third was lost,”"]


def test_a_missing_closing_mark_ends_with_its_paragraph() -> None:
    text = "He said: “We are done.\nThe next day it rained.\n“Fine,” she said."
    assert outer(text) == ["“We are done.", "“Fine,”"]


@given(st.text(alphabet="ab s.,\n\"'“”‘’„«»", max_size=80))
def test_any_marks_give_spans_in_the_page(text: str) -> None:
    for quote in find_quotes(text, blocks_of(text)):
        assert all(0 <= a < b <= len(text) for a, b in quote.parts)
        assert all("\n" not in text[a:b] for a, b in quote.parts)
