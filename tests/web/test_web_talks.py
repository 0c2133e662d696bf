"""The ledger of talks, and the page of a round."""

from dataclasses import replace

import pytest
from pages_kit import TALKS, dated, person, role, shown, site, stand, with_, words

from communique.model.record import CitedValue, EventField, Link, RecordStatement
from communique.model.times import DateRange
from communique.showing.delegations import delegations, served
from communique.web.site import Site
from sample_talks import ACTORS, EVENTS, ONE, RECORD, REPORTS, span, value

ENVOY = ACTORS[0]


def seated(*more: CitedValue) -> Site:
    """The talks with more participants than the two states."""
    held = TALKS.fields["participants"]
    event = replace(TALKS, fields={**TALKS.fields, "participants": replace(held, values=(*held.values, *more))})
    return site(with_(events=(*(e for e in EVENTS if e.id != TALKS.id), event)))


def people(of: Site) -> list[tuple[str, list[str], list[str]]]:
    """Each participant of the talks with those who sat there for it and those who are only called its negotiators."""
    found = delegations(of.view.things["e-talks"], of.view, serving=of.index.serving)
    return [(d.actor, [m.actor for m in d.members], [m.actor for m in d.named]) for d in found]


def test_the_ledger_has_a_row_for_each_round_and_says_what_is_not_told() -> None:
    tree = shown("talks.html", site())
    assert tree.xpath("//tbody/tr/@id") == ["e-talks"]
    titles = words(tree, "//thead//th")
    cells = dict(zip(titles, words(tree, "//tbody/tr/*"), strict=True))
    assert (cells["Days"], cells["Parties"], cells["Venue"], cells["Hours"]) == ("3 March 2031", "Norland, Sudland", "Lakeville", "6 hours")
    assert "Mediators, hosts" not in titles
    assert "Agenda" not in titles
    assert "Of none is told: mediators or hosts, agenda, outcome, next meeting." in tree.text_content()


def test_a_side_meeting_stands_under_its_round() -> None:
    late, side = dated("e-late", "2031-03-20", "2031-03-20", kind="talks"), dated("e-side", "2031-03-21", "2031-03-21", kind="meeting")
    record = with_(events=(*EVENTS, late, side), links=(Link("e-side", "e-talks", "part_of", ("same place: Lakeville",)),))
    tree = shown("talks.html", site(record))
    assert tree.xpath("//tbody/tr/@id") == ["e-talks", "e-side", "e-late"]
    assert tree.xpath("//tr[@class='part']/@id") == ["e-side"]
    assert "has as a part 21 March 2031 · meeting since same place: Lakeville" in words(shown("events/e-talks.html", site(record)), "//li")
    assert "part of 3 March 2031" in " ".join(words(shown("events/e-side.html", site(record)), "//li"))


def test_two_meetings_that_are_part_of_each_other_are_both_shown() -> None:
    one, two = dated("e-one", "2031-03-20", "2031-03-20", kind="meeting"), dated("e-two", "2031-03-21", "2031-03-21", kind="meeting")
    record = with_(events=(one, two), links=(Link("e-one", "e-two", "part_of", ()), Link("e-two", "e-one", "part_of", ())))
    assert sorted(shown("talks.html", site(record)).xpath("//tbody/tr/@id")) == ["e-one", "e-two"]


def test_a_person_sits_with_the_party_that_he_serves() -> None:
    of = seated(value("Ada Vance", "a-adavance"))
    assert people(of) == [
        ("a-norland", ["a-adavance"], []), ("a-sudland", [], []),
    ]  # fmt: skip


def test_an_envoy_whom_nobody_seats_is_only_named() -> None:
    assert people(site()) == [("a-norland", [], ["a-adavance"]), ("a-sudland", [], [])]
    text = " ".join(words(shown("events/e-talks.html", site()), "//*[@class='card']"))
    assert "not said to have been there" in text
    assert "Ada Vance envoy, Norland" in text


def test_one_whose_role_is_another_is_not_named_as_a_negotiator() -> None:
    other = person("Bo Lind", role("finance minister", "a-norland", "the Norland envoy"))
    assert people(site(with_(actors=(*ACTORS, other))))[0] == ("a-norland", [], ["a-adavance"])


def test_the_leader_of_a_delegation_stands_for_its_party() -> None:
    team = replace(person("Norland delegation"), kind="group", members=("a-norland",))
    leader = person("Cy Marsh", role("leader", team.id, "the Norland envoy"))
    both = person("Di Holt", role("leader", "a-both", "the Norland envoy"))
    pair = replace(person("the delegations"), id="a-both", kind="group", members=("a-norland", "a-sudland"))
    of = site(with_(actors=(*ACTORS, team, leader, both, pair)))
    assert people(of) == [("a-norland", [], ["a-adavance", leader.id]), ("a-sudland", [], [])]
    assert served(leader.roles[0], of.view.things) == (team.id, "a-norland")
    assert served(both.roles[0], of.view.things) == ("a-both",)


def test_a_mediator_is_no_party() -> None:
    of = seated(value("Ada Vance", "a-adavance", role="mediator"))
    found = delegations(of.view.things["e-talks"], of.view, serving=of.index.serving)
    assert [(d.actor, d.role) for d in found] == [("a-norland", "party"), ("a-sudland", "party"), ("a-adavance", "mediator")]
    cells = dict(zip(words(shown("talks.html", of), "//thead//th"), words(shown("talks.html", of), "//tbody/tr/*"), strict=True))
    assert cells["Parties"] == "Norland, Sudland"


def test_the_head_of_a_delegation_sits_with_its_party() -> None:
    of = seated(value("Ada Vance", "a-adavance", role="head of delegation"))
    assert people(of) == [("a-norland", ["a-adavance"], []), ("a-sudland", [], [])]


def test_the_head_of_a_delegation_of_whom_no_side_is_known_is_no_mediator() -> None:
    head = person("Cy Marsh")
    event = seated(value("Ada Vance", head.id, role="head of delegation")).view.things["e-talks"]
    of = site(with_(actors=(*ACTORS, head), events=(*(e for e in EVENTS if e.id != TALKS.id), event)))
    tree = shown("talks.html", of)
    cells = dict(zip(words(tree, "//thead//th"), words(tree, "//tbody/tr/*"), strict=True))
    assert cells["Parties"] == "Norland, Sudland, Cy Marsh (head of delegation)"
    assert "Mediators, hosts" not in cells


def test_the_round_asks_every_question_of_the_ledger() -> None:
    tree = shown("events/e-talks.html", site())
    facts = dict(zip(words(tree, "//section[@aria-label='Ledger']//dt"), words(tree, "//section[@aria-label='Ledger']//dd"), strict=True))
    assert facts == {
        "days": "3 March 2031", "venue": "Lakeville", "format": "– not told", "hours": "6 hours", "agenda": "– not told", "outcome": "– not told",
        "next meeting": "– not told",
    }  # fmt: skip
    assert all(a.startswith("../articles/d-post.html#w-") for a in tree.xpath("//section[@aria-label='Ledger']//dd//a/@href"))


def test_each_side_calls_it_in_its_own_words() -> None:
    said = tuple(
        RecordStatement(
            name, ONE.id, "speech", "indirect", speaker, None, None, (span(cited),), raw, None, (), None, DateRange("2031-03-03", "2031-03-03"),
            "assess", "positive", None,
        )
        for name, speaker, cited, raw in (
            ("s-one", "a-adavance", "met in Lakeville on Monday", "the talks were constructive"),
            ("s-two", "a-sudland", "for six hours", "the talks were a failure"),
            ("s-three", None, "in Lakeville", "the meeting was tense"),
        )
    )  # fmt: skip
    tree = shown("events/e-talks.html", site(with_(statements=said)))
    section = "//section[h2='How each side called it']"
    assert words(tree, f"{section}/h3") == ["Norland", "Sudland", "Others"]
    assert [len(ul.findall("li")) for ul in tree.xpath(f"{section}/ul")] == [1, 1, 1]


def test_positions_in_the_days_of_a_round_are_told_with_it() -> None:
    held = (stand("q-in", "demands", "2031-03-03"), stand("q-out", "demands", "2031-03-05"))
    tree = shown("events/e-talks.html", site(with_(positions=held)))
    assert tree.xpath("//li[starts-with(@id, 'q-')]/@id") == ["q-in"]


def test_hours_of_each_day_stand_under_the_day() -> None:
    tree = shown("events/e-talks.html", site())
    assert words(tree, "//section[h2='Day by day']//li") == ["3 March 2031 concluded · 6 hours"]


@pytest.mark.parametrize("status", ["expected", "cancelled", "historical"])
def test_talks_that_were_not_held_say_so(status: str) -> None:
    tree = shown("talks.html", site(with_(events=(replace(TALKS, status=status),))))
    assert ("told as history" if status == "historical" else status) in words(tree, "//tbody/tr/td")[0]


def test_a_conflict_in_the_ledger_shows_both() -> None:
    fields = {**TALKS.fields, "place": EventField(None, "modal", "conflict", 2, 2, (value("Lakeville", "Lakeville"), value("Portside", "Portside")))}
    tree = shown("talks.html", site(with_(events=(replace(TALKS, fields=fields),))))
    assert "Lakeville or Portside" in words(tree, "//tbody/tr/td")


def test_a_record_without_talks_says_so() -> None:
    tree = shown("talks.html", site(replace(RECORD, events=(), reports=REPORTS)))
    assert "No page tells of talks" in tree.text_content()


def test_what_an_article_tells_twice_in_the_same_words_stands_once_in_its_cell() -> None:
    strike, *others = RECORD.reports
    again = replace(strike, id="r-again", fields={"place": (value("Portside", "Portside"), value("Lakeville", "Lakeville"))})
    event = replace(next(e for e in RECORD.events if e.id == "e-strike"), reports=("r-strike", "r-again"))
    events = tuple(event if e.id == "e-strike" else e for e in RECORD.events)
    tree = shown("events/e-strike.html", site(with_(reports=(strike, again, *others), events=events)))
    assert words(tree, "//tr[th='place']/td[2]/div") == ["Portside", "Lakeville"]
