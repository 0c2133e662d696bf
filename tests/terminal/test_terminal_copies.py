"""What a copy repeats is shown once, with who copied it; disagreements say whose each value is; rounds show days and judgements."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace

import pytest
from rich.console import Console

from communique.model.record import CitedValue, Event, EventField, Link, Record, RecordPosition, RecordReport, RecordStatement
from communique.model.times import DateRange
from communique.showing.lines import main_parties, say_conflict, say_event, say_position
from communique.showing.saying import say_field
from communique.showing.view import View
from communique.terminal.opening import open_thing
from communique.terminal.page import show_page
from communique.terminal.rounds import show_rounds
from communique.terminal.summary import show_summary
from sample_talks import ACTORS, COPY, ONE, RECORD, TWO, at, span, value


def printed(show: Callable[..., None], record: Record, *given: str, width: int = 160) -> str:
    out = io.StringIO()
    show(Console(file=out, width=width, markup=False, emoji=False, highlight=False), View(record, lambda _: ()), *given)
    return out.getvalue()


def with_repeats() -> Record:
    said, held, foreseen = RECORD.statements[0], RECORD.positions[0], RECORD.expectations[0]
    links = tuple(Link(f"{x}copy", x, "repeats", ("the same words",)) for x in (said.id, held.id, foreseen.id))
    return replace(
        RECORD,
        statements=(said, replace(said, id=f"{said.id}copy", page=COPY.id)),
        positions=(held, replace(held, id=f"{held.id}copy", page=COPY.id)),
        expectations=(foreseen, replace(foreseen, id=f"{foreseen.id}copy", page=COPY.id)),
        links=(*RECORD.links, *links),
    )


def test_what_a_copy_repeats_is_shown_once() -> None:
    page = printed(show_page, with_repeats())
    assert page.count("We will meet again next week") == page.count("meet again next week,”") == 1
    assert "(promise) · The Harbour Post, copied by Daily Copy  [s-again]" in page
    assert page.count("river valley") == 1
    assert page.count("Ada Vance: meet again next week") == 1


def test_statements_on_copies_are_counted_apart() -> None:
    assert "2 statements, 1 of them on copies" in printed(show_summary, with_repeats())


@pytest.mark.parametrize(("ref", "words"), [("s-again", "copied by  Daily Copy"), ("s-againcopy", "copied from  The Harbour Post  [s-again]")])
def test_a_repeated_statement_names_the_other(ref: str, words: str) -> None:
    assert words in printed(open_thing, with_repeats(), ref)


def conflict(*values: CitedValue) -> Event:
    place = EventField("Portside", "x", "single", 1, 1, (value("Portside", "Portside"),))
    dead = EventField(4, "latest", "conflict", 2, 2, values)
    return Event("e-hit", "attack", "happened", None, (), {"fatalities": dead, "place": place})


def test_a_disagreement_says_whose_each_value_is() -> None:
    first = value("At least 4", 4, qualifier="at_least", by="a-norland", what="people")
    copied = replace(first, page=COPY.id)
    other = value("45", 3, source=TWO)
    assert say_conflict("fatalities", conflict(first, copied, other), View(RECORD, lambda _: ())) == (
        "attack in Portside: at least 4 killed — Norland says (The Harbour Post, copied by Daily Copy) · 3 killed (Inland Times)"
    )


def test_whose_word_a_place_is_stands_only_where_no_page_says_it_itself() -> None:
    told = value("Portside", "Portside", by="a-norland")
    own = replace(told, attributed_to=None, page=TWO.id)
    names = View(RECORD, lambda _: ()).name
    assert say_field("place", EventField("Portside", "all", "single", 1, 1, (told,)), name=names) == "Portside — Norland says"
    assert say_field("place", EventField("Portside", "all", "agree", 2, 2, (told, own)), name=names) == "Portside"
    dead = tuple(replace(v, value=4, unit=None) for v in (told, own))
    assert say_field("fatalities", EventField(4, "all", "agree", 2, 2, dead), name=names) == "4 killed — Norland says"


def test_a_person_is_named_by_the_country_that_takes_part() -> None:
    party = [value("Norland", a, role="party") for a in ("a-norland", "a-sudland", "a-adavance")]
    country = tuple(replace(a, country="NOR") if a.id in ("a-norland", "a-adavance") else a for a in ACTORS)
    view = View(replace(RECORD, actors=country), lambda _: ())
    assert main_parties(party, view) == ["a-norland", "a-sudland"]
    assert main_parties(party[1:], view) == ["a-sudland", "a-adavance"]


def test_a_mediator_is_told_from_the_parties() -> None:
    held = tuple(value("Norland", a, role=r) for a, r in (("a-norland", "party"), ("a-sudland", "mediator")))
    event = Event("e-m", "talks", "happened", None, (), {"participants": EventField(None, "union", "single", 1, 1, held)})
    assert say_event(event, View(RECORD, lambda _: ())) == "talks: Norland, Sudland (mediator)"


def test_the_words_for_who_was_killed_are_no_target() -> None:
    dead = value("At least 4", 4, qualifier="at_least")
    fields = {n: EventField(v.value, "x", "single", 1, 1, (v,)) for n, v in (("fatalities", dead), ("target", replace(dead, value="4 people")))}
    fields["target"] = replace(fields["target"], value=None)
    assert say_event(Event("e-k", "attack", "happened", None, (), fields), View(RECORD, lambda _: ())) == "attack · at least 4 killed"


def test_several_of_a_party_stand_with_a_plural_verb() -> None:
    actors = tuple(replace(a, name="rebel leaders") if a.id == "a-sudland" else a for a in ACTORS)
    held = RecordPosition("q-x", "a-sudland", "territory", "open_to", None, "self", None, *at("the river valley"))
    said = say_position(held, View(replace(RECORD, actors=actors), lambda _: ()))
    assert said.startswith("rebel leaders open to: “")
    assert say_position(replace(held, stance="rejects"), View(replace(RECORD, actors=actors), lambda _: ())).startswith("rebel leaders reject: ")


def judged(words: str, act: str, name: str) -> RecordStatement:
    held: RecordStatement = RECORD.statements[0]
    return replace(held, id=name, content=(span("met in Lakeville"),), raw=words, act=act)


def test_a_round_shows_its_days_and_who_called_it_what() -> None:
    day = DateRange("2031-03-04", "2031-03-04")
    first = RECORD.reports[3]
    second = RecordReport(
        "r-two", TWO.id, "talks", {}, "happened", "concluded", 0, 5, "talks",
        {"date": (value("45", day, source=TWO),), "duration_hours": (value("45", (5, 6), source=TWO, by="a-adavance"),)},
    )  # fmt: skip
    talks = replace(RECORD.events[2], reports=("r-talks", "r-two"))
    said = (
        judged("the talks were constructive", "assert", "s-one"),
        judged("to break off the talks if there was no progress", "threaten", "s-two"),
        judged("the talks as “tense”", "assess", "s-three"),
    )
    record = replace(RECORD, events=(talks,), reports=(first, second), statements=said)
    shown = printed(show_rounds, record, width=100)
    assert shown == (
        "\n3 March 2031 · talks in Lakeville [e-tal]\n"
        "between       Norland, Sudland\n"
        "3 March 2031  concluded · 6 hours\n"
        "4 March 2031  concluded · 5–6 hours — Ada Vance says\n"
        "called        the talks as “tense” — Ada Vance (The Harbour Post)  [s-thr]\n"
        "              the talks were constructive — Ada Vance (The Harbour Post)  [s-one]\n"
    )


@pytest.mark.parametrize(
    ("words", "act"),
    [
        ("there had been a meaningful discussion at the talks", "assert"),
        ("some progress was made in this round", "assert"),
        ("“It was a frank and useful exchange of views on what each side needs for a lasting peace in the valley,”", "assess"),
        ("“useful.”", "assess"),
        ("the opening of talks as a step towards peace", "assess"),
        ("tense talks went on until midnight", "assert"),
        ("talks between the army and the militia in Jena, which began last week, have made some progress", "assert"),
    ],
)
def test_judgements_of_talks(words: str, act: str) -> None:
    assert _called(words, act)


@pytest.mark.parametrize(
    ("words", "act"),
    [
        ("the two sides agreed to start substantive talks on the border", "assert"),
        ("both groups agreed to discuss the substantive agenda on the next round of talks", "assert"),
        ("the union stands ready to support successful negotiations", "assert"),
        ("both groups would take up the important question of who guards the bridge before the next round of talks", "assert"),
        ("the best outcome of the talks would be a whole accord", "predict"),
        ("villagers, who live nearest to the river and its mines, were not asked who would be best for the office", "assess"),
        ("the chief delegate, an aide to the president, claimed that Sudland had promised to take serious action", "assess"),
        ("the envoy asked the militia to send delegates to peace talks in Jena as the shaky truce of last month neared collapse", "assert"),
        ("the harbour was reopened", "assert"),
    ],
)
def test_what_is_no_judgement_of_talks(words: str, act: str) -> None:
    assert not _called(words, act)


def _called(words: str, act: str) -> bool:
    record = replace(RECORD, events=(replace(RECORD.events[2], reports=("r-talks",)),), statements=(judged(words, act, "s-one"),))
    return "called" in printed(show_rounds, record, width=100)


def test_hostile_titles_are_harmless_in_every_view() -> None:
    title = "\x1b]0;owned\x07[red]Deal[/red]\x1b[2J :bomb:"
    evil = replace(RECORD, articles=tuple(replace(a, title=title, outlet="\x1b[5mPost[/]") for a in RECORD.articles))
    shown = printed(show_page, evil) + printed(show_summary, evil)
    shown += "".join(printed(open_thing, evil, i) for i in [*(a.id for a in evil.articles), *(e.id for e in evil.events)])
    assert "\x1b" not in shown
    assert "\x07" not in shown
    assert "[red]Deal[/red] :bomb:" in shown


def test_an_article_opens_with_what_it_tells_of() -> None:
    shown = printed(open_thing, RECORD, next(a.id for a in RECORD.articles if a.page == ONE.id))
    assert shown.index(ONE.path) < shown.index("It tells of") < shown.index("talks in Lakeville: Norland, Sudland · concluded · 6 hours  [e-tal]")
