"""Words worked out once are the words that the whole pipeline gives."""

from functools import cache
from typing import Any

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from communique.language.models import find_model, load
from communique.language.wording import Wording, wording

TEXTS = [
    "The envoys of Chad met the rebels in Libreville on Monday, and there is no date for the next round.",
    "They're gonna walk out; we've gotta stop it. Let's go, y'all, it ain't over. C'mon!",
    "There were 40 dead, and you did what I asked you: you've nothing but that which they had.",
    "He got to Juba. All that is known was theirs; the U.N.'s envoy gets what he got before.",
    "  Two  spaces \n\n and a line. ",
    "Nothin' doin', said the nothing-to-lose miners; the mice and the oxen, better fed, were the wolves' leavings. They ain't n't.",
    "",
]
PARTS = st.sampled_from([*" ".join(TEXTS).split(), "there", "is", "'s", "it", "all", "y'", "Y'all", "gon", "na", "ai", "n't", "let", "are", "this"])


@cache
def both() -> tuple[Language, Language, Wording]:
    quick = load(find_model())
    return spacy.load(find_model().folder, exclude=["senter"]), quick, wording(quick)


def told(text: str) -> tuple[list[Any], list[Any]]:
    whole, quick, words = both()
    expected, doc = whole(text), quick(text)
    as_it_was = [(t.text, t.lemma_, t.pos_, t.tag_) for t in expected if not t.is_space]
    return as_it_was, [tuple(w) for w in words(doc) if not w.text.isspace()]


@pytest.mark.parametrize("text", TEXTS)
def test_words_are_those_of_the_whole_pipeline(text: str) -> None:
    expected, found = told(text)
    assert found == expected


@settings(max_examples=60, deadline=None)
@given(st.lists(PARTS, min_size=1, max_size=12).map(" ".join))
def test_so_are_those_of_words_in_any_order(text: str) -> None:
    expected, found = told(text)
    assert found == expected


def test_names_and_the_tree_stay_as_they_are() -> None:
    whole, quick, _ = both()
    for text in TEXTS:
        one, two = whole(text), quick(text)
        assert [(t.head.i, t.dep_, t.ent_type_) for t in one if not t.is_space] == [(t.head.i, t.dep_, t.ent_type_) for t in two if not t.is_space]


def test_a_pipeline_with_other_parts_is_left_alone() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    words = wording(nlp)
    assert nlp.pipe_names == ["sentencizer"]
    assert [w.text for w in words(nlp("Talks resume."))] == ["Talks", "resume", "."]


def test_a_rule_of_another_form_leaves_the_pipeline_alone() -> None:
    nlp = load(find_model())
    ruler: Any = nlp.get_pipe("attribute_ruler")
    ruler.add([[{"LOWER": "peace"}, {"OP": "*"}, {"LOWER": "talks"}]], {"POS": "NOUN"})
    wording(nlp)
    assert "attribute_ruler" in nlp.pipe_names
