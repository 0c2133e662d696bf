"""What keeps a large record short, and small things that a reader would trip over."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from rich.console import Console

from communique.model.page import Unread
from communique.model.record import CitedValue, Event, EventField, Record
from communique.showing.lines import say_position, say_when
from communique.showing.saying import say_value
from communique.showing.view import View
from communique.terminal.summary import show_summary
from communique.terminal.unread import show_unread, unread_rows
from sample_talks import RECORD, value


def view(record: Record = RECORD) -> View:
    return View(record, lambda _page: ())


def console() -> Console:
    return Console(file=io.StringIO(), width=100, markup=False, emoji=False, highlight=False)


def text(of: Console) -> str:
    assert isinstance(of.file, io.StringIO)
    return of.file.getvalue()


def test_of_many_articles_the_newest_are_listed() -> None:
    many = tuple(
        replace(RECORD.articles[0], id=f"d-{n:02}", copy_of=None, published=day, published_from=day, published_to=day)
        for n in range(1, 31)
        for day in (f"2031-03-{n:02}",)
    )
    out = console()
    show_summary(out, view(replace(RECORD, articles=many)), place="talks.db")
    shown = text(out).splitlines()
    assert shown[2].startswith("30 March 2031")
    assert "… and 18 older ones: `communique show talks.db` has them all" in shown


def test_of_many_events_the_last_are_listed() -> None:
    talks = next(e for e in RECORD.events if e.type == "talks")
    out = console()
    show_summary(out, view(replace(RECORD, events=tuple(replace(talks, id=f"e-{n:02}") for n in range(20)))))
    assert "… and 8 earlier: `communique show RECORD` has them all" in text(out)


def test_a_reason_does_not_say_the_name_of_its_page_again() -> None:
    rows = unread_rows([Unread("a/x.html", None, "C105", "a/x.html: no article was found."), Unread("y.txt", None, "C104", "y.txt is empty.")])
    assert rows == [("a/x.html", "C105", "no article was found."), ("y.txt", "C104", "it is empty.")]


def test_pages_of_one_language_share_a_row() -> None:
    italian = [Unread(f"{n}.html", None, "C106", f"{n}.html: the story is in Italian.") for n in range(9)]
    same = [Unread(f"s{n}.html", None, "C108", f"it is the same page as {n}.html.") for n in range(5)]
    one = Unread("z.html", None, "C106", "z.html: the story is in Greek.")
    rows = unread_rows([*italian, one, *same])
    assert [row[0] for row in rows] == ["0.html and 8 more", "z.html", "s0.html and 4 more"]
    assert rows[2][2].startswith("each is the same page")


def test_a_long_table_of_unread_pages_is_cut() -> None:
    out = console()
    show_unread(out, [Unread(f"{n}.html", None, "C103", f"reason {n}") for n in range(25)], place="talks.db")
    assert "… and 5 more: `communique export talks.db --format csv -o DIR` has them all (unread.csv)" in text(out)
    assert "19.html" in text(out)
    assert "20.html" not in text(out)


def test_the_weekday_of_an_undated_article_is_shown_in_its_words() -> None:
    article = replace(RECORD.articles[0], published=None, published_from=None, published_to=None)
    report = replace(RECORD.reports[0], id="r-u", page=article.page)
    monday = EventField(None, "most_precise", "single", 1, 1, (replace(value("40", None), raw="Monday"),))
    event = Event("e-u", "talks", "happened", None, ("r-u",), {"date": monday})
    undated = replace(RECORD, articles=(article,), reports=(report,), events=(event,))
    assert say_when(event, view(undated)) == "“Monday” of an undated article"
    assert say_when(event, view(replace(undated, articles=RECORD.articles[:1]))).startswith("reported")


@pytest.mark.parametrize(
    ("field", "number", "what", "said"),
    [
        ("duration_hours", 1, None, "1 hour"),
        ("duration_hours", 5, None, "5 hours"),
        ("abducted", 250, "student", "250 abducted"),
        ("count", 21, "day", "21 days"),
        ("count", 1, "week", "1 week"),
        ("intercepted", 2, "anti - ship missile", "2 anti-ship missiles intercepted"),
    ],
)
def test_numbers_and_what_they_count(field: str, number: int, what: str | None, said: str) -> None:
    assert say_value(field, value("40", number, what=what), name=str) == said


@pytest.mark.parametrize(
    ("stance", "condition", "said"),
    [
        ("rejects_unless", "paid first", "rejects unless paid first"),
        ("rejects_unless", "unless it is paid first", "rejects unless it is paid first"),
        ("accepts_if", "if paid first", "accepts if paid first"),
        ("accepts_if", "paid", "accepts if paid"),
        ("open_to", "asked", "open to if asked"),
    ],
)
def test_a_condition_follows_its_word_once(stance: str, condition: str, said: str) -> None:
    position = replace(RECORD.positions[0], stance=stance, condition=condition)
    assert f" {said}" in say_position(position, view())


@pytest.mark.parametrize(
    ("field", "number", "unit", "raw", "said"),
    [
        ("expected_hours", 240.0, "hours", "ten days", "expected to last ten days"),
        ("expected_hours", (3.0, 4.0), "hours", "three to four hours", "expected to last three to four hours"),
        ("cost", 7e9, "USD", "more than $7 billion", "damage of more than $7 billion"),
    ],
)
def test_lengths_foreseen_and_money_are_said_in_the_words_of_the_page(
    field: str, number: float | tuple[float, float], unit: str, raw: str, said: str
) -> None:
    value = CitedValue(number, "cited", raw, "exact", unit, "p-1", 0, len(raw), None)
    assert say_value(field, value, name=str) == said
