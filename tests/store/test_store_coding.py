"""Whatever the model can hold comes back from JSON equal, and writes the same JSON again."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from communique.model.actors import LocalActor
from communique.model.analysis import Analysis
from communique.model.article import Article
from communique.model.page import Page, Unread
from communique.model.record import CitedValue, Event, RecordStatement
from communique.model.reports import Expectation, Position, Report
from communique.model.statements import Statement
from communique.model.times import Time
from communique.store.coding import decode, decode_analysis, encode, encode_analysis, readable

st.register_type_strategy(float, st.floats(allow_nan=False, allow_infinity=False))  # not a number is no number of a page
QUICK = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


def some(kind: type) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(st.from_type(kind), max_size=1).map(tuple)


ANALYSES = st.builds(
    Analysis, times=some(Time), actors=some(LocalActor), statements=some(Statement), reports=some(Report), positions=some(Position),
    expectations=some(Expectation),
)  # fmt: skip


@QUICK
@given(ANALYSES)
def test_an_analysis_comes_back_with_its_page(analysis: Analysis) -> None:
    text = encode_analysis(analysis)
    again = decode_analysis(text, analysis.page)
    assert again == analysis
    assert encode_analysis(again) == text


@QUICK
@given(st.from_type(CitedValue) | st.from_type(Event) | st.from_type(RecordStatement))
def test_objects_of_the_record_come_back(thing: CitedValue | Event | RecordStatement) -> None:
    text = encode(thing)
    assert decode(type(thing), text) == thing
    assert encode(decode(type(thing), text)) == text


def test_the_text_of_the_page_is_kept_once_elsewhere() -> None:
    page = Page("p-1", "a.txt", None, None, "0", "0", "text/1", "the words of the page")
    article = Article(page.id, (), None, None, None, None, None, (), (), "en")
    analysis = Analysis(page, article, (), (), (), (), (), (), (), "", 0)
    assert "the words of the page" not in encode_analysis(analysis)


def test_a_name_that_is_not_text_is_readable() -> None:
    assert readable(Unread("caf\udce9", "\ud800", "C103", "why")) == Unread("caf\\udce9", "\\ud800", "C103", "why")
