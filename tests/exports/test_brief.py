"""The brief: what is of a day, each line with its footnotes, and nothing of a page that Markdown takes for a mark."""

from __future__ import annotations

import re

import pytest
from odd_talks import PLAIN_SOURCE, SOURCE

from communique.exports.brief import escape, make_brief
from communique.exports.made import Source
from sample_talks import RECORD


def text(source: Source, **asked: str) -> str:
    return make_brief(source, **asked).files["brief.md"].decode()


def test_a_brief_has_the_day_in_parts_with_footnotes() -> None:
    shown = text(PLAIN_SOURCE, on="2031-03-03")
    assert shown.startswith("# Key events of 3 March 2031\n")
    assert re.findall(r"^## (.*)$", shown, re.M) == [
        "Talks and meetings",
        "First reported that day, day of the event unknown",
        "Said that day",
        "Not in this list",
    ]
    assert "- Talks in Lakeville: Norland, Sudland · concluded · 6 hours.[^1]\n" in shown
    note = "[^1]: “Negotiators from Norland and Sudland met in Lakeville on Monday for six hours” The Harbour Post, 3 March 2031 (post.txt, "
    assert note in shown


def test_every_mark_has_its_footnote_and_every_footnote_its_mark() -> None:
    for source in (PLAIN_SOURCE, SOURCE):
        shown = text(source, on="2031-03-03")
        body, notes = shown.split("\n## Not in this list")
        marks = {int(n) for n in re.findall(r"\[\^(\d+)\]", body)}
        held = [int(n) for n in re.findall(r"^\[\^(\d+)\]: “", notes, re.M)]
        assert held == list(range(1, len(marks) + 1))
        assert marks == set(held)


def test_both_sides_of_a_disagreement_stand_with_whose_they_are() -> None:
    shown = text(PLAIN_SOURCE, on="2031-03-03")
    assert "40 prisoners — Ada Vance says or 45 prisoners — Sudland says" in shown
    assert "*Reports differ on: count.*" in shown


def test_day_n_counts_from_day_one() -> None:
    assert text(PLAIN_SOURCE, on="2031-03-03", since="2031-03-01").startswith("# List of key events, day 3 (3 March 2031)\n")
    assert text(PLAIN_SOURCE, on="2031-03-01", since="2031-03-01").startswith("# List of key events, day 1 ")
    with pytest.raises(ValueError, match="is before day 1"):
        make_brief(PLAIN_SOURCE, on="2031-02-28", since="2031-03-01")


def test_a_day_of_which_nothing_is_known_and_a_record_without_a_day() -> None:
    assert "The record has nothing of this day." in text(PLAIN_SOURCE, on="1999-01-01")
    with pytest.raises(ValueError, match="isoformat"):
        make_brief(Source(RECORD), on="soon")


def test_what_was_promised_for_the_day() -> None:
    shown = text(PLAIN_SOURCE, on="2031-03-12")
    assert "## Promised or expected for that day\n\n- Ada Vance: meet again next week · due 10–16 March 2031 (open).[^1]" in shown


@pytest.mark.parametrize(
    "words", ["- a", "+ a", "1. a", "1) a", "= a", "# a", "> a", "a *b* _c_ `d`", "[a](b)", "<i>", "a | b", "&amp;", "[^1]", "~~a~~"]
)
def test_words_of_a_page_are_no_marks(words: str) -> None:
    bare = re.sub(r"\\[^a-z0-9\s]", "", escape(words))
    assert not re.search(r"[\\`*_\[\]<>#|~&^]", bare)
    assert not re.match(r"[-+=]|\d+[.)]", bare)


def test_a_brief_of_hostile_pages_shows_them_as_text() -> None:
    shown = text(SOURCE, on="2031-03-03")
    assert "<script" not in shown.replace("\\<script", "")
    assert "\u202e" not in shown
    assert "](javascript" not in shown.replace("\\](javascript", "")
