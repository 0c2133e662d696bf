"""Order and counting in lists: nothing of unknown date stands as news, and no count names more than it counts."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pages_kit import dated, shown, site, with_, words

from communique.model.record import CitedValue, Event, RecordActor, RecordExpectation
from communique.showing.saying import is_many
from communique.web import indexes
from communique.web.items import event_items
from sample_talks import ACTORS, EVENTS, RECORD, REPORTS, STATEMENTS, at, value


def undated(name: str, report: str) -> Event:
    return Event(name, "attack", "happened", None, (report,), {})


def test_the_newest_are_those_whose_own_day_is_told() -> None:
    """An event of which only the report's day is known comes after those with a date; one of which nothing is known last of all."""
    record = with_(
        events=(
            undated("e-nothing", "r-none"), undated("e-reported", "r-swap2"), dated("e-new", "2031-03-02", "2031-03-02"),
            dated("e-old", "1990-01-01", None),
        ),
    )
    of = site(record)
    assert [i.href for i in event_items(record.events, of, newest=True)] == [f"events/e-{n}.html" for n in ("new", "old", "reported", "nothing")]
    assert [i.href for i in event_items(record.events, of)] == [f"events/e-{n}.html" for n in ("old", "new", "reported", "nothing")]


def test_speakers_who_only_stand_in_a_reporters_words_are_not_counted() -> None:
    own = replace(STATEMENTS[0], id="s-told", tier="report", speaker="a-norland")
    nameless = replace(STATEMENTS[0], id="s-nobody", speaker=None)
    hint = words(shown("statements.html", site(with_(statements=(*STATEMENTS, own)))), "//p[@class='hint']")[0]
    assert hint.startswith("1 statement by 1 named speaker, and 1 place")
    hint = words(shown("statements.html", site(with_(statements=(*STATEMENTS, nameless)))), "//p[@class='hint']")[0]
    assert hint.startswith("2 statements by 1 named speaker and 1 by speakers not named.")


def test_of_very_many_statements_the_page_lists_the_speakers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(indexes, "MANY", 1)
    nameless = replace(STATEMENTS[0], id="s-nobody", speaker=None)
    other = replace(STATEMENTS[0], id="s-other", speaker="a-ébène")
    record = with_(statements=(*STATEMENTS, nameless, other), actors=(*ACTORS, RecordActor("a-ébène", "Ébène", "person", None, None, (), (), (), ())))
    tree = shown("statements.html", site(record))
    assert tree.xpath("//ul[@class='names']//a/@href") == ["people/a-adavance.html", "people/a-ébène.html"]
    assert words(tree, "//h2") == ["A", "E", "Speaker not named 1"]
    assert tree.xpath("//li/@id") == ["s-nobody"]  # what has no other page stands here


def test_groups_of_one_name_are_named_once() -> None:
    names = ("two sides", "Two sides", "allies")
    groups = [replace(ACTORS[1], id=f"a-both{n}", name=name, kind="group", members=("a-norland",)) for n, name in enumerate(names)]
    tree = shown("people/a-norland.html", site(with_(actors=(*ACTORS, *groups))))
    assert "two sides (2) · allies" in words(tree, "//dd")
    assert tree.xpath("//dd/a[text()='(2)']/@href") == ["../people/a-both1.html"]


@pytest.mark.parametrize("name", ["the two delegations", "both sides", "delegations", "warring parties", "The negotiators"])
def test_words_for_all_parties_are_no_party_beside_them(name: str) -> None:
    talks = next(e for e in EVENTS if e.id == "e-talks")
    held = talks.fields["participants"]
    event = replace(talks, fields={**talks.fields, "participants": replace(held, values=(*held.values, value("Negotiators", "a-all")))})
    group = RecordActor("a-all", name, "group", None, None, (), (), (), ())
    of = site(with_(events=(event,), actors=(*ACTORS, group)))
    assert words(shown("events/e-talks.html", of), "//div[@class='card']/h3") == ["Norland", "Sudland"]
    named = site(with_(events=(event,), actors=(*ACTORS, replace(group, name="aid agencies"))))
    assert words(shown("events/e-talks.html", named), "//div[@class='card']/h3") == ["Norland", "Sudland", "aid agencies"]


def test_what_came_after_its_time_says_when_it_came() -> None:
    late = RecordExpectation("x-late", "a-norland", "release 40", "overdue", "2031-03-01", "2031-03-02", None, "e-talks", *at("40 prisoners"))
    row = next(w for w in words(shown("expectations.html", site(with_(expectations=(late,)))), "//li") if "elease 40" in w)
    assert "came 3 March 2031 · talks in Lakeville" in row
    kept = replace(late, status="kept")
    assert "→ 3 March 2031" in " ".join(words(shown("expectations.html", site(with_(expectations=(kept,)))), "//li"))


@pytest.mark.parametrize(
    "name",
    ["Norland and Sudland", "Hamas and Islamic Jihad", "Norland and the Harbour Republic", "the Lake Guard and Sudland", "police"],
)  # fmt: skip
def test_two_who_are_named_say(name: str) -> None:
    assert is_many(name)


@pytest.mark.parametrize(
    "name",
    ["Bosnia and Herzegovina", "Organization for Security and Cooperation in Europe", "Food and Agriculture Organization", "Trinidad and Tobago",
     "Ministry of Women and Children", "Norland", "the United States", "Ada Vance"],
)  # fmt: skip
def test_one_says(name: str) -> None:
    assert not is_many(name)


def test_whose_word_a_column_is_stands_once() -> None:
    """A claimant of most of an article's values stands at the head; a value of the page itself, or of another, says so."""
    strike = next(e for e in EVENTS if e.id == "e-strike")
    fields: dict[str, tuple[CitedValue, ...]] = {
        "fatalities": (value("At least 4", 4, qualifier="at_least", by="a-norland", unit="people"),),
        "place": (value("Portside", "Portside", by="a-norland"),),
        "actor": (value("Sudland", "a-sudland"),),
    }
    report = replace(REPORTS[0], fields=fields)
    event = replace(strike, fields={n: replace(strike.fields["place"], value=v[0].value, values=v) for n, v in fields.items()})
    of = site(with_(events=(event,), reports=(report, *REPORTS[1:])))
    rows = dict(zip(words(shown("events/e-strike.html", of), "//tbody//th"), words(shown("events/e-strike.html", of), "//tbody//td[2]"), strict=True))
    assert rows["whose word unless a cell says otherwise"] == "Norland"
    assert (rows["place"], rows["actor"]) == ("Portside", "Sudland — the page's own words")
    assert rows["fatalities"] == "at least 4 killed “At least 4”"


def test_the_record_as_it_is_has_no_word_on_voices() -> None:
    assert "whose word" not in " ".join(words(shown("events/e-talks.html", site(RECORD)), "//tbody//th"))
