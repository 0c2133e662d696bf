"""The timeline: every event once, under the month that is told, and drawn over the days that are known."""

from datetime import date
from itertools import pairwise

import pytest
from pages_kit import dated, shown, site, with_, words

from communique.model.page import Page
from communique.model.record import RecordTime
from communique.model.times import DateRange
from communique.showing.lines import is_loose
from communique.web.axis import CUT, axis, gap_words, ticks
from communique.web.days import told
from communique.web.indexes import heading
from communique.web.strip import strip
from sample_talks import COPY, ONE, TWO, at

LANES = (("talks", "Talks"), ("ground", "On the ground"))


@pytest.mark.parametrize(
    ("first", "last", "words_", "name"),
    [
        ("2031-03-03", "2031-03-03", "March 2031", "m-2031-03"),
        ("2031-03-28", "2031-04-02", "March 2031", "m-2031-03"),
        ("2031-01-01", "2031-12-31", "2031, no month told", "m-2031"),
        ("2029-01-01", "2031-12-31", "2029–2031, no month told", "m-2029-2031"),
        (None, "2031-03-03", "March 2031", "m-2031-03"),
        ("2031-03-03", None, "March 2031", "m-2031-03"),
    ],
)
def test_an_event_stands_under_what_is_told_of_its_month(first: str | None, last: str | None, words_: str, name: str) -> None:
    assert heading(DateRange(first, last)) == (words_, name)


def test_every_event_has_one_row_and_the_undated_a_list_of_their_own() -> None:
    tree = shown("timeline.html", site())
    assert sorted(tree.xpath("//li[@data-lane]/@id")) == ["e-strike", "e-swap", "e-talks"]
    assert tree.xpath("//section[h2/@id='undated']//li/@id") == ["e-strike", "e-swap"]
    assert all(w.startswith("reported ") for w in words(tree, "//section[h2/@id='undated']//*[@class='when']"))


def test_history_is_marked() -> None:
    old = dated("e-old", "2020-01-01", "2020-12-31", status="historical", precision="year")
    record = with_(events=(old, dated("e-new", "2031-03-03", "2031-03-03")))
    tree = shown("timeline.html", site(record))
    assert "told as history" in words(tree, "//li[@id='e-old']")[0]
    assert tree.xpath("//li[@id='e-old']/@class") == ["past"]
    assert "past" in tree.xpath("//*[local-name()='a'][@href='#e-old']/*[local-name()='rect']/@class")[0]


def test_a_bar_covers_the_days_and_leads_to_its_row() -> None:
    events = (dated("e-a", "2031-03-01", "2031-03-01"), dated("e-b", "2031-03-01", "2031-03-20"), dated("e-c", "2031-03-31", "2031-03-31"))
    drawn = strip(events, LANES, site(with_(events=events)))
    assert drawn is not None
    bars = {bar.href.removeprefix("#"): bar for lane in drawn.lanes for bar in lane.bars}
    assert bars["e-a"].x == bars["e-b"].x == drawn.left
    assert bars["e-a"].width < bars["e-b"].width < drawn.width
    assert bars["e-a"].y != bars["e-b"].y
    assert bars["e-c"].x > bars["e-b"].x + bars["e-b"].width
    assert bars["e-c"].x + bars["e-c"].width <= drawn.width


@pytest.mark.parametrize(
    ("first", "last", "precision", "kind"),
    [
        ("2031-03-03", "2031-03-03", "day", ""),
        ("2031-03-03", "2031-03-09", "range", ""),
        ("2031-03-01", "2031-03-31", "month", "loose"),
        ("2031-03-01", "2031-03-10", "month-part", "loose"),
        ("2031-03-03", None, "open", "open loose"),
        (None, "2031-03-03", "open", "open loose"),
    ],
)
def test_a_bar_says_how_exact_the_days_are(first: str | None, last: str | None, precision: str, kind: str) -> None:
    event = dated("e-a", first, last, precision=precision)
    assert is_loose(event) == ("loose" in kind)
    drawn = strip((event, dated("e-z", "2031-04-01", "2031-04-01")), LANES, site(with_(events=(event,))))
    assert drawn is not None
    assert next(bar.kind for lane in drawn.lanes for bar in lane.bars if bar.href == "#e-a") == kind


def test_there_is_no_picture_of_a_single_day() -> None:
    assert strip((dated("e-a", "2031-03-01", "2031-03-01"),), LANES, site()) is None


def test_a_long_silence_is_cut_out_and_said() -> None:
    days = [(date(2029, 1, 1), date(2029, 1, 3)), (date(2031, 3, 1), date(2031, 3, 4)), (date(2031, 3, 20), date(2031, 3, 20))]
    scale = axis(days, width=1000.0)
    assert [(s.first, s.last) for s in scale.stretches] == [(date(2029, 1, 1), date(2029, 1, 3)), (date(2031, 3, 1), date(2031, 3, 20))]
    assert [said for _, said in scale.cuts] == ["2 years"]
    x, width = scale.place(*days[0])
    assert (x, round(width + CUT, 6)) == (0.0, round(scale.place(*days[1])[0], 6))
    assert [t.label for t in ticks(scale)][:2] == ["Jan 2029", "Mar 2031"]


def test_places_on_the_scale_keep_the_order_of_days() -> None:
    days = [date(2030, 12, 1), date(2031, 1, 5), date(2031, 1, 6), date(2031, 8, 1), date(2031, 8, 2)]
    scale = axis([(d, d) for d in days], width=900.0)
    at = [scale.place(d, d) for d in days]
    assert all(x + width <= next_x + 1e-6 for (x, width), (next_x, _) in pairwise(at))
    assert at[-1][0] + at[-1][1] == pytest.approx(900.0)


def test_labels_never_meet() -> None:
    scale = axis([(date(2028, 1, 1), date(2031, 12, 31)), *((date(y, 3, 1), date(y, 3, 2)) for y in (2020, 2022, 2024))], width=1000.0)
    labelled = [t.x for t in ticks(scale) if t.label]
    assert all(b - a >= 30 for a, b in pairwise(labelled))


def test_how_long_nothing_is_told() -> None:
    assert [gap_words(n) for n in (61, 30, 365, 1000)] == ["2 months", "1 month", "12 months", "3 years"]


def mention(words_: str, day: str, source: Page = ONE, *, last: str | None = None) -> RecordTime:
    return RecordTime(*at(words_, source), "DATE", day, None, day, last or day)


def test_days_are_ranked_by_the_articles_that_name_them() -> None:
    """Each article counts once, a copy not at all, a month is no day; of equals the later comes first."""
    times = (
        mention("on Monday", "2031-03-03"), mention("sides", "2031-03-03", TWO),
        mention("next week", "2031-03-10"), mention("overnight", "2031-03-10"), mention("40 prisoners", "2031-03-11"),
        mention("on Monday", "2031-03-11", COPY), mention("Portside", "2031-03-01", last="2031-03-31"),
    )  # fmt: skip
    of = site(with_(times=times))
    assert [(d.day, d.number) for d in told(of.index.days, of)] == [("2031-03-03", 2), ("2031-03-11", 1), ("2031-03-10", 1)]
    tree = shown("days.html", of)
    assert tree.xpath("//li[@id]/@id") == ["d-2031-03-03", "d-2031-03-11", "d-2031-03-10"]
    assert [float(w) for w in tree.xpath("//*[@class='some']/@width")] == [100.0, 50.0, 50.0]
    assert shown("timeline.html", of).xpath("//ol/li/@id") == ["d-2031-03-03"]  # what one article names stands out in nothing
    first = words(tree, "//li[@id='d-2031-03-03']")[0]
    assert "2 articles" in first
    assert "talks in Lakeville" in first
    assert "named by The Harbour Post, Inland Times" in first
    drawn = strip((dated("e-a", "2031-03-01", "2031-03-01"), dated("e-b", "2031-03-20", "2031-03-20")), LANES, of)
    assert drawn is not None
    assert [(bar.href.rpartition("#d-")[2], bar.height) for bar in drawn.days] == [("2031-03-03", 30.0), ("2031-03-10", 15.0), ("2031-03-11", 15.0)]
    assert all(round(bar.y + bar.height, 1) == drawn.floor for bar in drawn.days)


def test_a_day_in_a_cut_has_no_bar() -> None:
    events = (dated("e-a", "1990-01-01", "1990-01-01"), dated("e-b", "2031-03-20", "2031-03-20"))
    drawn = strip(events, LANES, site(with_(times=(mention("on Monday", "2011-03-03"), mention("next week", "2031-03-20")))))
    assert drawn is not None
    assert [bar.href.rpartition("#d-")[2] for bar in drawn.days] == ["2031-03-20"]


def test_no_day_is_named() -> None:
    tree = shown("days.html", site(with_(times=())))
    assert "No article names a single day." in tree.text_content()
    assert shown("timeline.html", site(with_(times=()))).xpath("//a[@href='days.html']")


def test_what_the_timeline_can_be_narrowed_by() -> None:
    """Who takes part (not who only says so), where, and who tells it; each row has the keys of its entries."""
    tree = shown("timeline.html", site())
    lists = {s.get("name"): [o.text for o in s.iter("option")] for s in tree.iter("select")}
    assert lists == {
        "who": ["any", "Norland (1)", "Sudland (1)"],
        "place": ["any", "Lakeville (1)", "Portside (1)"],
        "outlet": ["any", "Inland Times (1)", "The Harbour Post (3)"],
    }
    row = tree.xpath("//li[@id='e-talks']")[0]
    assert (row.get("data-who"), row.get("data-place"), row.get("data-outlet")) == ("a-norland a-sudland", "lakeville", "the-harbour-post")
    assert tree.xpath("//li[@id='e-swap']")[0].get("data-outlet") == "inland-times the-harbour-post"
    for name, held in {s.get("name"): s for s in tree.iter("select")}.items():
        for key in held.xpath("option/@value")[1:]:
            assert [li for li in tree.xpath(f"//li[@data-{name}]") if key in li.get(f"data-{name}").split(" ")], key
