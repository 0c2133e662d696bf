"""What a person sees: honest values, references that open, and page words that cannot steer the terminal."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from rich.console import Console

from communique.errors import StoreError
from communique.model.record import Event, EventField, Record, Scalar
from communique.model.spans import Span
from communique.model.times import DateRange
from communique.model.wording import say_days
from communique.showing.lines import say_event, say_when
from communique.showing.saying import plural, say_number, say_value
from communique.showing.view import View
from communique.showing.words import clean
from communique.terminal.opening import open_thing
from communique.terminal.page import show_page
from communique.terminal.refs import living_id
from communique.terminal.summary import NOTHING, show_summary
from sample_talks import ONE, RECORD, TWO, value

LINES = {page.id: tuple(Span(*m.span()) for m in re.finditer(r"[^\n]+", page.text)) for page in RECORD.pages}


def view_of(record: Record = RECORD) -> View:
    return View(record, lambda page: LINES.get(page, ()))


def printed(show: Callable[..., None], record: Record = RECORD, *given: str, width: int = 120) -> str:
    out = io.StringIO()
    console = Console(file=out, width=width, markup=False, emoji=False, highlight=False)
    show(console, view_of(record), *given)
    return "\n".join(line.rstrip() for line in out.getvalue().split("\n"))


def test_the_summary() -> None:
    assert (
        printed(show_summary, width=160)
        == """
3 articles, 1 of them a copy, 3 events, 1 statement · as of 4 March 2031
3 March 2031 · The Harbour Post · Norland and Sudland agree to swap 40 prisoners  [d-pos]
↳ copied by Daily Copy  [d-cop]
4 March 2031 · Inland Times · Lakeville talks end with [bold]exchange[/bold] deal  [d-tim]

Talks
3 March 2031  talks in Lakeville: Norland, Sudland · concluded · 6 hours  [e-tal]

Agreed
reported 3 March 2031  exchange · agreed · 40 prisoners — Ada Vance says or 45 prisoners — Sudland says  [e-swa]

On the ground
reported 3 March 2031  attack in Portside · at least 4 killed — Norland says  [e-str]

Disagreements
reported 3 March 2031  exchange: 40 prisoners — Ada Vance says (The Harbour Post) · 45 prisoners — Sudland says (Inland Times)  [e-swa]

Promised or expected, still open
open  Ada Vance: meet again next week · due 10–16 March 2031  [x-aga]

Not read: 1 page
page        code  why
broken.txt  C104  the page has no text. Save it again.
"""
    )


def test_many_copies_take_one_line() -> None:
    copies = tuple(replace(RECORD.articles[0], id=f"d-copy{n}", page=f"p-{n}", outlet=f"Copy {n % 5}") for n in range(9))
    shown = printed(show_summary, replace(RECORD, articles=(*copies, *RECORD.articles[1:])))
    assert "\n↳ copied 9 times, by Copy 0, Copy 1, Copy 2 and 2 more" in shown


def test_the_page_has_its_parts_in_order() -> None:
    page = printed(show_page, width=200)
    parts = ["Articles", "Timeline", "3 March 2031 · talks in", "Disagreements", "Who said what", "Positions", "Promised or expected"]
    places = [page.index(f"\n{part}") for part in parts]
    assert places == sorted(places)
    assert "Ada Vance (envoy, Norland)  [a-ada]\n3 March 2031  “We will meet again next week,” (promise) · The Harbour Post  [s-aga]" in page
    assert "territory  Sudland demands (journalist's account): “Sudland insists that Norland give up the river valley” · The Harbour Post" in page


def test_every_line_of_the_page_ends_in_a_reference_that_opens() -> None:
    refs = set(re.findall(r"\[([a-z]+-[a-z0-9]+)\]", printed(show_page)))
    view = view_of()
    assert len(refs) == 10
    for ref in refs:
        (name,) = (n for n in view.things if n.startswith(ref))
        assert "⟦" in printed(open_thing, RECORD, name) or name.startswith("d-")


def test_a_statement_opens_as_its_sentence_with_the_words_marked() -> None:
    shown = printed(open_thing, RECORD, "x-again")
    assert "· The Harbour Post · Norland and Sudland agree to swap 40 prisoners\n  “⟦We will meet again next week⟧,” Ms. Vance said." in shown


def test_an_event_opens_with_its_reports_side_by_side() -> None:
    shown = printed(open_thing, RECORD, "e-swap")
    (row,) = (line for line in shown.split("\n") if "⟦45⟧" in line)
    assert "⟦40⟧" in row
    assert "conflict  count: 40 prisoners — Ada Vance says or 45 prisoners — Sudland says" in shown


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("a\x1b[31mred\x1b[0m", "ared"),
        ("\x1b]0;title\x07x", "x"),
        ("\x1b]8;;http://bad\x1b\\link", "link"),
        ("\x9b2Jx", "x"),
        ("a\x00\x07\x7fb", "ab"),
        ("\u202egnp.exe", "gnp.exe"),
        ("two\nlines\tand\xa0more", "two lines and more"),
        ("[link=http://bad]x[/link] :warning:", "[link=http://bad]x[/link] :warning:"),
        ("می\u200cروم", "می\u200cروم"),
    ],
)
def test_words_of_a_page_cannot_steer_the_terminal(words: str, shown: str) -> None:
    assert clean(words) == shown


def test_hostile_words_are_shown_as_they_are_everywhere() -> None:
    evil = replace(RECORD, actors=tuple(replace(a, name="\x1b[2J[red]Evil[/red]") for a in RECORD.actors))
    for text in (printed(show_page, evil), printed(show_summary, evil), printed(open_thing, evil, "d-times")):
        assert "\x1b" not in text
    assert "[red]Evil[/red]" in printed(show_page, evil)


@pytest.mark.parametrize("show", [show_page, show_summary])
def test_a_record_without_talks_says_so(show: Callable[..., None]) -> None:
    bare = replace(RECORD, events=(), positions=(), expectations=(), reports=(), statements=(), links=())
    assert NOTHING in printed(show, bare, width=200)
    assert "Talks\n" not in printed(show, bare)


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (DateRange("2031-03-03", "2031-03-03"), "3 March 2031"),
        (DateRange("2031-03-03", "2031-03-05"), "3–5 March 2031"),
        (DateRange("2031-03-01", "2031-03-31"), "March 2031"),
        (DateRange("2031-01-01", "2031-12-31"), "2031"),
        (DateRange("2030-01-01", "2031-12-31"), "2030–2031"),
        (DateRange("2031-03-30", "2031-04-02"), "30 March 2031 to 2 April 2031"),
        (DateRange("2031-03-03", None), "from 3 March 2031"),
        (DateRange(None, "2031-03-03"), "until 3 March 2031"),
        (DateRange(None, None), ""),
        (None, ""),
    ],
)
def test_dates_show_how_precise_they_are(days: DateRange | None, said: str) -> None:
    assert say_days(days) == said


@pytest.mark.parametrize(
    ("number", "qualifier", "raw", "said"),
    [
        (4, "at_least", "at least four", "at least 4"),
        (100, "at_most", "up to 100", "at most 100"),
        (5.5, "about", "five and a half", "about 5.5"),
        ((5.0, 6.0), "range", "five to six", "5–6"),
        (250000, "exact", "250,000", "250,000"),
        (None, "vague", "dozens", "“dozens”"),
        (0, "exact", "no", "0"),
    ],
)
def test_numbers_show_their_qualifier_and_vague_ones_their_words(number: Scalar, qualifier: str, raw: str, said: str) -> None:
    assert say_number(number, qualifier, raw) == said


@pytest.mark.parametrize(
    ("one", "many"),
    [("prisoner", "prisoners"), ("prisoner of war", "prisoners of war"), ("person", "people"), ("party", "parties"), ("troops", "troops")],
)
def test_plurals(one: str, many: str) -> None:
    assert plural(one) == many


def test_one_is_not_many() -> None:
    assert say_value("count", value("40", 1, what="prisoner"), name=str) == "1 prisoner"


def test_what_is_not_known_is_not_shown_as_nought() -> None:
    bare = Event("e-bare", "attack", "happened", None, (), {})
    assert say_event(bare, view_of()) == "attack"
    assert say_when(bare, view_of()) == "date unknown"


def test_a_status_that_is_not_plain_fact_is_said() -> None:
    place = EventField("Lakeville", "x", "single", 1, 1, (value("Lakeville", "Lakeville"),))
    event = Event("e-x", "talks", "denied", None, ("r-talks",), {"place": place})
    assert say_event(event, view_of()) == "talks in Lakeville · denied"


def test_references_grow_only_as_far_as_they_must() -> None:
    events = tuple(replace(RECORD.events[0], id=f"e-abc{tail}") for tail in ("defg", "dxyz", "q"))
    view = view_of(replace(RECORD, events=events))
    assert [view.ref(e.id) for e in events] == ["e-abcde", "e-abcdx", "e-abcq"]
    assert view.ref("s-again") == "s-aga"


KNOWN = ("e-abc", "e-abcd", "e-abx", "e-old")


@pytest.mark.parametrize(("ref", "name"), [("e-abc", "e-abc"), ("e-abx", "e-abx"), ("e-abcd", "e-abcd"), ("e-o", "e-abx")])
def test_a_reference_opens_one_thing(ref: str, name: str) -> None:
    known = [k for k in KNOWN if k.startswith(ref)]
    assert living_id(ref, known=known, living=set(KNOWN) - {"e-old"}, forwarded=lambda _: "e-abx") == name


@pytest.mark.parametrize(("ref", "message"), [("e-ab", "stands for 3 things"), ("e-zz", "has no reference e-zz"), ("e-old", "no longer in")])
def test_a_reference_that_opens_nothing_says_why(ref: str, message: str) -> None:
    known = [k for k in KNOWN if k.startswith(ref)]
    with pytest.raises(StoreError, match=f"C403: .*{message}"):
        living_id(ref, known=known, living=set(KNOWN) - {"e-old"}, forwarded=lambda _: None)


def test_words_far_apart_are_shown_without_what_is_between() -> None:
    report = replace(RECORD.reports[1], fields={"count": (value("40", 40),), "place": (value("Lakeville", "Lakeville"),)})
    shown = printed(open_thing, replace(RECORD, reports=(report,)), report.id, width=300)
    assert "met in ⟦Lakeville⟧ on Monday for six hours. … They agreed to exchange ⟦40⟧ prisoners" in shown


def test_sentences_are_lines_where_none_are_known() -> None:
    bare = View(RECORD, lambda _: ())
    start = ONE.text.rindex("40")
    found = bare.sentence(ONE.id, Span(start, start + 2))
    assert ONE.text[found.start : found.end] == "They agreed to exchange 40 prisoners, said Ada Vance, the Norland envoy."
    assert bare.sentence(TWO.id, Span(0, len(TWO.text))).end <= len(TWO.text)
