"""No input raises, and every span lies in its page."""

from hypothesis import given, settings
from hypothesis import strategies as st
from quoting_kit import read

WORDS = st.sampled_from(
    [
        "said",
        "Lind",
        "“",
        "”",
        '"',
        "‘",
        "’",
        ",",
        ".",
        ":",
        "that",
        "according",
        "to",
        "told",
        "reporters",
        "\n",
        "-",
        "was",
        "quoted",
        "as",
        "saying",
        "the",
        "talks",
    ]
)


MARKS = st.text(alphabet="abAB .,:'’\"“”«»„‘‚‹›「」『』—-–\n\u00a0\u200b\U0001f600é0", max_size=80)


@settings(max_examples=60, deadline=None)
@given(st.one_of(st.lists(WORDS, min_size=1, max_size=25).map(" ".join), MARKS, st.lists(st.one_of(WORDS, MARKS), max_size=12).map(" ".join)))
def test_any_words_give_spans_in_the_page(text: str) -> None:
    for said in read(text):
        statement = said.statement
        assert statement.content
        spans = [*statement.content, *(s for s in (statement.cue, statement.source, statement.addressee) if s)]
        assert all(0 <= a < b <= len(text) for a, b in spans)


def test_an_empty_story_has_no_statements() -> None:
    assert read("\n \n") == []


def test_the_same_text_gives_the_same_statements() -> None:
    text = "“We won,” Lind said on Monday. “Go home.” Chad said its army had left, according to Reuters."
    assert [s.statement for s in read(text)] == [s.statement for s in read(text)]
