"""What people decided, in the terminal: a rejected value says so, a corrected one shows both."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

import pytest
from rich.console import Console
from typer.testing import CliRunner

from communique.cli import app
from communique.model.record import RecordReport
from communique.record.reviewing import lay_over
from communique.record.standing import told_otherwise
from communique.showing.view import View
from communique.store.book import Store
from communique.store.reviews import Review, by_citation, holding
from communique.terminal.opening import open_thing
from sample_talks import RECORD

STRIKE: RecordReport = next(r for r in RECORD.reports if r.id == "r-strike")
DEAD = STRIKE.fields["fatalities"][0]


def review(decision: str, value: str | None = None, *, field: str = "reports.fatalities", why: str = "") -> Review:
    start, end = (DEAD.start, DEAD.end) if field == "reports.fatalities" else (STRIKE.start, STRIKE.end)
    return Review(STRIKE.page, start, end, field, decision, value, "Ada", "2031-03-05T10:00:00", why)


def shown(*reviews: Review, name: str = "r-strike") -> str:
    out = io.StringIO()
    over = lay_over(RECORD, holding(reviews)).record
    open_thing(Console(file=out, width=200), View(over, lambda _: (), by_citation(reviews), told_otherwise(RECORD, over)), name)
    return out.getvalue()


@pytest.mark.parametrize(
    ("reviews", "words"),
    [
        ([], "at least 4 killed — Norland says · “At least 4”\n"),
        ([review("rejected", why="twice")], "REJECTED: at least 4 killed — Norland says · “At least 4” · rejected by Ada on 5 March 2031 (twice)"),
        ([review("corrected", "6")], "6 killed — Norland says · “At least 4” · corrected by Ada on 5 March 2031: was at least 4 killed"),
        ([review("confirmed")], "at least 4 killed — Norland says · “At least 4” · confirmed by Ada on 5 March 2031"),
        ([review("rejected"), review("undone")], "at least 4 killed — Norland says · “At least 4” · undone by Ada on 5 March 2031; before that"),
    ],
)
def test_a_value_shows_what_people_decided(reviews: Sequence[Review], words: str) -> None:
    assert words in shown(*reviews).replace(" \n", "\n").replace("  ", " ")


def test_a_corrected_type_shows_both() -> None:
    retyped = " ".join(shown(review("corrected", '"fighting"', field="reports.type")).split())
    assert "fighting · happened" in retyped
    assert "type corrected by Ada on 5 March 2031: was attack" in retyped
    assert "REJECTED: rejected by Ada" in shown(review("rejected", field="reports.type"))


def test_positions_statements_and_promises_show_theirs() -> None:
    for things, field in ((RECORD.positions, "positions.stance"), (RECORD.expectations, "expectations.what")):
        thing = things[0]
        held = Review(thing.page, thing.start, thing.end, field, "rejected", None, "Ada", "2031-03-05", "")
        assert "rejected by Ada on 5 March 2031" in shown(held, name=thing.id)
    said = RECORD.statements[0]
    span = said.content[0]
    held = Review(said.page, span.start, span.end, "statements.content", "rejected", None, "Ada", "2031-03-05", "")
    assert "rejected by Ada on 5 March 2031" in shown(held, name=said.id)


def test_who_decided_cannot_steer_the_terminal() -> None:
    held = Review(STRIKE.page, DEAD.start, DEAD.end, "reports.fatalities", "corrected", '"\\u001b[31m6"', "A\x1b[2Jda", "2031-03-05", "\x1b]0;x\x07")
    assert "\x1b" not in shown(held)


def test_the_command_shows_decisions(tmp_path: Path) -> None:
    place = tmp_path / "talks.db"
    with Store.create(place) as store:
        store.write_record(RECORD)
        store.append_review(review("corrected", "6"))
    out = CliRunner().invoke(app, ["show", str(place), "e-strike"]).output
    assert "was at least 4 killed" in " ".join(out.split())


def test_the_page_lists_what_was_rejected(tmp_path: Path) -> None:
    place, said = tmp_path / "talks.db", RECORD.statements[0]
    with Store.create(place) as store:
        store.write_record(RECORD)
        store.append_review(Review(said.page, *said.content[0], "statements.content", "rejected", None, "Ada", "2031-03-05", ""))
        store.append_review(review("rejected", field="reports.type"))
    out = " ".join(CliRunner().invoke(app, ["show", str(place)]).output.split())
    page, _, gone = out.partition("Rejected by people")
    assert "We will meet again" in gone
    assert "overnight strike on Portside" in gone
    assert "Who said what" not in page
    opened = CliRunner().invoke(app, ["show", str(place), said.id]).output
    assert "REJECTED: rejected by Ada" in " ".join(opened.split())
