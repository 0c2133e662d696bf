"""From an article's own keys to ids, words and dates."""

from __future__ import annotations

from dataclasses import replace

from handmade import CODEBOOK, Story

from communique.codebooks.model import Codebook
from communique.model.analysis import Analysis
from communique.model.record import CitedValue, RecordPosition, RecordReport, RecordTime
from communique.model.reports import Position
from communique.model.spans import Span
from communique.model.statements import Statement
from communique.model.times import Time
from communique.record.merging import merge
from communique.settings import Settings

SENTENCE = "“We want the valley back if they leave,” Ana Rey said on Monday, according to Radio Uno."


def analysis() -> Analysis:
    story = Story("Daily Post", "1994-05-04")
    story.tell(SENTENCE, "talks", participants=["Peru"])
    made = story.analysis()
    person = replace(made.actors[0], key="ana", name="Ana Rey", kind="person")
    inner = Statement("s1", "speech", "direct", (span("We want the valley back if they leave"),), span("said"), span("Ana Rey"), "ana", said_on=0)
    outer = Statement("s0", "speech", "indirect", (span(SENTENCE),), None, None, "nobody", via=("ana", "nobody"))
    monday = Time(*span("on Monday"), "on Monday", "DATE", "date", (1994, 5, 2, "", None))
    position = Position("p0", "Peru", "territory", "demands", span("if they leave"), "self", 0, *span("We want the valley back"), statement="s1")
    lost = replace(position, key="p1", party="nobody")
    statements = (outer, replace(inner, nested_in="s0"))
    return replace(made, actors=(*made.actors, person), times=(monday,), statements=statements, positions=(position, lost))


def span(words: str) -> Span:
    return Span(SENTENCE.index(words), SENTENCE.index(words) + len(words))


def test_statements_and_positions_keep_their_words_and_find_each_other() -> None:
    made = merge([analysis()], codebook=CODEBOOK, settings=Settings())
    inner = next(s for s in made.statements if s.form == "direct")
    outer = next(s for s in made.statements if s.form == "indirect")
    names = {a.id: a.name for a in made.actors}
    assert (inner.raw, names[inner.speaker or ""], inner.nested_in) == ("We want the valley back if they leave", "Ana Rey", outer.id)
    assert inner.said_on is not None
    assert (inner.said_on.from_, inner.said_on.to) == ("1994-05-02", "1994-05-02")
    assert outer.speaker is None
    assert [names[v] for v in outer.via] == ["Ana Rey"]
    (position,) = made.positions
    assert (position.raw, position.condition, position.statement) == ("We want the valley back", "if they leave", inner.id)


def test_every_citation_holds_its_words() -> None:
    made = merge([analysis()], codebook=CODEBOOK, settings=Settings())
    text = made.pages[0].text
    cited: list[RecordTime | RecordPosition | RecordReport | CitedValue] = [*made.times, *made.positions, *made.reports]
    cited += [v for r in made.reports for values in r.fields.values() for v in values]
    assert all(text[x.start : x.end] == x.raw for x in cited)


def test_ids_do_not_hang_on_keys() -> None:
    one, two = analysis(), analysis()
    two = replace(two, reports=tuple(replace(r, key="other") for r in two.reports))
    ids = [[r.id for r in merge([a], codebook=CODEBOOK, settings=Settings()).reports] for a in (one, two)]
    assert ids[0] == ids[1]


def test_the_same_page_twice_is_one_page() -> None:
    assert len(merge([analysis(), analysis()], codebook=CODEBOOK, settings=Settings()).pages) == 1


def test_nothing_gives_an_empty_record() -> None:
    made = merge([], codebook=Codebook(name="hand", version="1"), settings=Settings())
    assert (made.as_of, made.pages, made.events) == (None, (), ())


