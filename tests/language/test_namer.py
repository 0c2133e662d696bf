"""Names found with the lock held are spaCy's own."""

from functools import cache
from typing import Any

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Span

from communique.language.models import find_model, load
from communique.language.namer import FACTORY, factory

TEXTS = [
    "President Idriss Deby of Chad met Mahamat Nouri in Libreville on Monday, the African Union said.",
    "Gabon's foreign ministry, the U.N. and Kenya's William Ruto asked for $5 million by 12 March 2031.",
    "  Juba \n\n (AP) -- South Sudan.  Riek Machar\n",
    "no names here at all",
    "Chad",
    " ",
    "",
]
WORDS = st.sampled_from([*" ".join(TEXTS).split(), "\n\n", "of", "the", "United", "Nations", "Bank", "Tuesday", "."])


@cache
def both() -> tuple[Language, Language]:
    return spacy.load(find_model().folder, exclude=["senter"]), load(find_model())


def names(nlp: Language, texts: list[str]) -> list[Any]:
    docs = nlp.pipe(texts, batch_size=8)
    return [([(e.start, e.end, e.label_) for e in doc.ents], [t.ent_iob_ for t in doc]) for doc in docs]


def test_the_pipeline_has_the_finder() -> None:
    kinds = [type(nlp.get_pipe("ner")).__name__ for nlp in both()]
    assert kinds == ["EntityRecognizer", "Namer"]


def test_many_texts_at_once_have_the_names_that_spacy_finds() -> None:
    own, ours = both()
    assert names(ours, TEXTS) == names(own, TEXTS)
    assert [len(found) for found, _ in names(ours, TEXTS)][3:] == [0, 1, 0, 0]


@pytest.mark.parametrize("text", TEXTS)
def test_so_has_each_text_alone(text: str) -> None:
    own, ours = both()
    assert names(ours, [text]) == names(own, [text])


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(WORDS, max_size=12).map(" ".join), min_size=1, max_size=6))
def test_so_have_words_in_any_order(texts: list[str]) -> None:
    own, ours = both()
    assert names(ours, texts) == names(own, texts)


def test_names_that_were_set_before_are_kept() -> None:
    found = []
    for nlp in both():
        doc = nlp.make_doc("Talks in Port Sudan ended.")
        doc.ents = (Span(doc, 2, 4, label="FAC"),)
        found.append([(e.text, e.label_) for e in nlp.get_pipe("ner")(doc).ents])
    assert found[0] == found[1]
    assert ("Port Sudan", "FAC") in found[1]


def test_it_is_made_known_to_spacy_once() -> None:
    assert factory() == factory() == FACTORY
    assert Language.has_factory(FACTORY)
