"""Checking: what is asked first, what each decision does to the file and to the site, and whom the server believes."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from asgi_kit import ask
from checking_kit import ITEMS, Coder
from site_kit import stored

from communique.building.known import read_decided
from communique.model.times import DateRange
from communique.store.book import Store
from communique.store.reviews import Review
from communique.web.serving import application
from sample_talks import ONE, RECORD, at


@pytest.fixture
def ada(tmp_path: Path) -> Coder:
    return Coder.of(tmp_path)


def test_the_queue_begins_with_what_is_in_conflict_and_copies_come_last(ada: Coder) -> None:
    items = re.findall(r'<td><a class="v words" href="check/([^"]+)"', ada.see())
    assert set(items[:2]) == {ITEMS["count"], ITEMS["other"]}
    assert "reports are in conflict; key field" in ada.see()
    assert len(items) == len(set(items)) == 17


def test_one_decision_leads_to_the_next_and_is_appended_with_who_when_and_why(ada: Coder) -> None:
    answer = ada.decide(ITEMS["count"], "confirmed", why="heard it")
    (review,) = ada.reviews()
    assert (review.decision, review.who, review.why, review.value) == ("confirmed", "ada", "heard it", None)
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", review.at)
    assert (answer.status, answer.headers["location"]) == (303, f"/check/{ITEMS['other']}")
    assert "1 of 17" in ada.see()
    assert "confirmed by ada" in ada.see(ITEMS["count"])


def test_a_corrected_number_lies_over_the_site_at_once(ada: Coder) -> None:
    assert "41 prisoners" not in ada.page("events/e-swap.html")
    ada.decide(ITEMS["count"], "corrected", value="41")
    assert "41 prisoners" in ada.page("events/e-swap.html")
    assert "corrected by ada" in ada.page("events/e-swap.html")
    with Store.open(ada.place) as store:
        assert 41 in [f.value for e in read_decided(store).record.events if e.id == "e-swap" for f in e.fields.values()]


@pytest.mark.parametrize(("typed", "kept"), [("41", 41), ("1,200", 1200), ("40.5", 40.5), ("40–45", [40, 45]), ("40 to 45", [40, 45])])
def test_numbers_as_people_write_them(typed: str, kept: object, ada: Coder) -> None:
    assert ada.decide(ITEMS["count"], "corrected", value=typed).status == 303
    assert json.loads(ada.reviews()[0].value or "") == kept


@pytest.mark.parametrize(
    ("item", "fields", "says"),
    [
        ("count", {"value": "forty"}, "is no number"),
        ("count", {"value": "45-40"}, "write the lower number first"),
        ("count", {}, "Nothing is changed"),
        ("count", {"value": "²"}, "is no number"),
        ("count", {"words": "46"}, "does not stand on the page"),
        ("day", {"from_": "yesterday"}, "is no day"),
        ("day", {"from_": "2031-03-05", "to": "2031-03-04"}, "after the last"),
        ("count", {"why": "x" * 2001}, "2000 characters"),
    ],
)
def test_what_is_no_decision_is_said_and_what_was_typed_stays(item: str, fields: dict[str, str], says: str, ada: Coder) -> None:
    answer = ada.decide(ITEMS[item], "corrected", **fields)
    assert (answer.status, ada.reviews()) == (422, [])
    assert says in answer.text
    assert all(f'value="{typed}"' in answer.text for typed in fields.values())


def test_days_are_corrected(ada: Coder) -> None:
    ada.decide(ITEMS["day"], "corrected", from_="2031-03-02", to="2031-03-02")
    with Store.open(ada.place) as store:
        talks = next(e for e in read_decided(store).record.events if e.id == "e-talks")
    assert talks.fields["date"].value == DateRange("2031-03-02", "2031-03-02")


def test_an_actor_is_chosen_by_name_or_from_the_list(ada: Coder) -> None:
    item = f"{ONE.id}.{'-'.join(map(str, at('Norland')[1:3]))}.reports.participants"
    assert "the record has no actor of this name" in ada.decide(item, "corrected", value="Eastland").text
    ada.decide(item, "corrected", value="ada vance")
    ada.decide(item, "corrected", value="Sudland [a-sudland]")
    assert [json.loads(r.value or "") for r in ada.reviews()] == ["a-adavance", "a-sudland"]


def test_other_words_are_cited_and_counted_in_code_points(ada: Coder) -> None:
    ada.decide(ITEMS["place"], "corrected", words="the  river valley", value="the river valley")
    held = json.loads(ada.reviews()[0].value or "")
    assert ONE.text[held["start"] : held["end"]] == held["raw"] == "the river valley"
    with Store.open(ada.place) as store:
        record = read_decided(store, standing=True).record
    (value,) = next(r for r in record.reports if r.id == "r-strike").fields["place"]
    assert (value.start, value.end, value.raw, value.value) == (held["start"], held["end"], "the river valley", "the river valley")
    assert f'#w-{held["start"]}-{held["end"]}' in ada.page("events/e-strike.html")


def test_rejected_and_undone(ada: Coder) -> None:
    ada.decide(ITEMS["place"], "rejected")
    assert "<s>" in ada.page("events/e-strike.html")
    answer = ada.decide(ITEMS["place"], "undone")
    assert answer.headers["location"] == f"/check/{ITEMS['place']}"
    assert "<s>" not in ada.page("events/e-strike.html")
    assert [r.decision for r in ada.reviews()] == ["rejected", "undone"]
    assert "0 of 17" in ada.see()


def test_statements_positions_and_types_are_decided_on_too(ada: Coder) -> None:
    for name in re.findall(r'href="check/([^"]+(?:content|stance|what|type))"', ada.see()):
        assert ada.decide(name, "confirmed").status == 303
    assert {r.field for r in ada.reviews()} == {"statements.content", "positions.stance", "expectations.what", "reports.type"}


def test_the_queue_is_narrowed_and_stays_so(ada: Coder) -> None:
    query = "field=reports.count"
    assert "2 items" in ada.see(query=query)
    answer = ada.send(ITEMS["count"], ada.form(ITEMS["count"]) | {"decision": "confirmed"}, query=query)
    assert answer.headers["location"] == f"/check/{ITEMS['other']}?{query}"
    last = ada.send(ITEMS["other"], ada.form(ITEMS["other"]) | {"decision": "confirmed"}, query=query)
    assert last.headers["location"] == f"/check?{query}"
    assert "Nothing here waits for a decision" in ada.see(query=query)
    assert "2 items" in ada.see(query="field=reports.count&state=decided")


def test_two_who_decide_at_once_both_hear_of_it(ada: Coder) -> None:
    bo = Coder(ada.place, "bo")
    before = bo.form(ITEMS["count"])
    ada.decide(ITEMS["count"], "rejected", why="misread")
    answer = bo.send(ITEMS["count"], before | {"decision": "confirmed", "why": "fine"})
    assert answer.status == 409
    assert "rejected by ada" in answer.text
    assert 'value="fine"' in answer.text
    assert [r.who for r in ada.reviews()] == ["ada"]
    assert bo.decide(ITEMS["count"], "confirmed").status == 303
    assert [r.who for r in ada.reviews()] == ["ada", "bo"]
    assert ">1 item;" in ada.see(query="state=differ")


def test_a_button_pressed_twice_decides_once(ada: Coder) -> None:
    form = ada.form(ITEMS["count"]) | {"decision": "confirmed"}
    assert [ada.send(ITEMS["count"], form).status for _ in range(3)] == [303] * 3
    assert len(ada.reviews()) == 1


def test_who_works_blind_is_not_told_and_not_stopped(tmp_path: Path) -> None:
    place = stored(tmp_path / "talks.db", RECORD)
    ada, bo = Coder(place, "ada"), Coder(place, "bo", blind=True)
    before = bo.form(ITEMS["count"])
    ada.decide(ITEMS["count"], "corrected", value="41", why="my secret")
    pages = [bo.see(ITEMS["count"]), bo.see(), bo.see("agreement")]
    pages += [bo.page(where) for where in ("events/e-swap.html", "about.html", f"articles/{RECORD.articles[1].id}.html")]
    assert not [p for p in pages if "ada" in p.replace("Ada", "").replace("adavance", "") or "secret" in p or "41 prisoners" in p or ">41" in p]
    assert bo.send(ITEMS["count"], before | {"decision": "confirmed"}).status == 303
    assert "my secret" in bo.see(ITEMS["count"])
    assert "0 %" in bo.see("agreement")


@pytest.mark.parametrize(
    ("headers", "token"),
    [
        ((("origin", "http://evil.example"),), True),
        ((("origin", "null"),), True),
        ((("sec-fetch-site", "cross-site"),), True),
        ((("sec-fetch-site", "same-site"),), True),
        ((), False),
    ],
)
def test_forms_of_other_sites_are_refused(headers: tuple[tuple[str, str], ...], token: bool, ada: Coder) -> None:
    form = ada.form(ITEMS["count"]) | {"decision": "confirmed"} | ({} if token else {"token": "guessed"})
    assert ada.send(ITEMS["count"], form, headers=headers).status == 403
    assert ada.reviews() == []


def test_only_known_names_and_small_forms(ada: Coder) -> None:
    form = ada.form(ITEMS["count"])
    assert ask(ada.app, f"/check/{ITEMS['count']}", method="POST", host="evil.example", body=b"x").status == 421
    assert ada.send(ITEMS["count"], form | {"why": "x" * 70_000}).status == 413
    for name in ("p-none.1-2.reports.count", "../index.html", "x", f"{ONE.id}.0-3.reports.count"):
        assert ask(ada.app, f"/check/{name}").status == 404
        assert ada.send(name, form).status == 404
    assert ask(ada.app, "/index.html", method="POST", body=b"x").status == 405
    assert ask(ada.app, "/check", method="DELETE").status == 405


def test_without_a_reviewer_nothing_can_be_decided(tmp_path: Path) -> None:
    app = application(stored(tmp_path / "talks.db", RECORD), name="x")
    assert ask(app, "/check").status == 404
    assert ask(app, f"/check/{ITEMS['count']}", method="POST", body=b"decision=confirmed").status == 405
    assert ">Check<" not in ask(app, "/").text


def test_pages_of_checking_take_forms_of_this_server_only_and_are_not_kept(ada: Coder) -> None:
    headers = ask(ada.app, "/check").headers
    assert "form-action 'self'" in headers["content-security-policy"]
    assert headers["cache-control"] == "no-store"
    assert "form-action 'none'" in ask(ada.app, "/index.html").headers["content-security-policy"]


def test_what_people_write_stays_words(ada: Coder) -> None:
    evil = "<script>alert(1)</script>\u202e>{{7*7}}"
    ada.decide(ITEMS["count"], "corrected", value="41", why=evil)
    ada.decide(ITEMS["place"], "corrected", value=evil)
    for text in (ada.see(ITEMS["count"]), ada.see(ITEMS["place"]), ada.see(), ada.page("events/e-swap.html"), ada.page("events/e-strike.html")):
        assert "<script>alert" not in text
        assert "\u202e" not in text
        assert ">49" not in text


def test_orphans_are_shown(ada: Coder) -> None:
    with Store.create(ada.place) as store:
        store.append_review(Review(ONE.id, 1, 3, "reports.count", "rejected", None, "cy", "2031-06-03T08:00:00Z", "misread"))
    assert "reports.count: rejected by cy (misread)" in ada.see()


def test_a_build_meanwhile_is_seen(ada: Coder) -> None:
    ada.decide(ITEMS["count"], "confirmed")
    stored(ada.place, replace(RECORD, reports=RECORD.reports[1:], events=tuple(e for e in RECORD.events if e.id != "e-strike")))
    assert "1 of 14" in ada.see()
    assert ask(ada.app, f"/check/{ITEMS['place']}").status == 404


def test_what_is_left_of_a_rejected_thing_is_not_asked(tmp_path: Path) -> None:
    ada = Coder.of(tmp_path)
    kind = next(name for name in _listed(ada) if name.endswith("reports.type") and _words(ada, name).startswith("At least 4"))
    before = len(_listed(ada))
    assert ITEMS["place"] in _listed(ada)
    ada.decide(kind, "rejected")
    assert ITEMS["place"] not in _listed(ada)
    assert len(_listed(ada)) == before - 3, "the type, the place and the dead"
    assert "3 of 17" in ada.see()
    assert len(_listed(ada, "state=all")) == before
    assert "your last" in ada.see(ITEMS["count"])
    ada.decide(kind, "undone")
    assert ITEMS["place"] in _listed(ada)
    assert "0 of 17" in ada.see()


def _listed(coder: Coder, query: str = "") -> list[str]:
    return [name.partition("?")[0] for name in re.findall(r'<td><a class="v words" href="check/([^"]+)"', coder.see(query=query))]


def _words(coder: Coder, name: str) -> str:
    return str(re.findall(r'<mark class="k-value"[^>]*>([^<]*)', coder.see(name))[0])
