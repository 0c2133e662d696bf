"""Builds with a second reader: asked once, within a budget, resumed after anything, and the same record each time."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from llm_kit import STORY, faithful
from scripted_endpoint import Does, Script, Served, article_of, scripted

from citing import check_citations
from commands import Run
from communique.building import build
from communique.building.flow import BuildReport
from communique.building.keeping import add, forget
from communique.building.second import last_spend, totals
from communique.building.verifying import verify
from communique.exports.json_export import export_json
from communique.llm import endpoint as module
from communique.llm.asking import Estimate, Spend
from communique.model.asking import KEY, SecondReader
from communique.record.readers import differences
from communique.settings import Settings
from communique.store.book import Store

SECRET = "sk-secret-0123456789"
NAMES = ("Kenya", "Uganda"), ("Ghana", "Togo"), ("Peru", "Chile"), ("Laos", "Nepal"), ("Mali", "Niger"), ("Oman", "Yemen")


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "FIRST_WAIT", 0.0)
    monkeypatch.delenv(KEY, raising=False)


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    """Six pages of one story with other states."""
    folder = tmp_path / "pages"
    folder.mkdir()
    for n, (one, two) in enumerate(NAMES):
        words = STORY.replace("Kenyan", f"{one} ").replace("Kenya", one).replace("Uganda", two)
        (folder / f"story-{n}.txt").write_text(f"Envoys Meet Again {n}\n\n" + words.replace("\n", "\n\n"), "utf-8")
    return folder


def faithful_to(body: dict[str, Any], _: int = 0) -> Does:
    """A reply that quotes the article which the request shows."""
    shown = article_of(body)
    one, two = next(names for names in NAMES if names[1] in shown)
    text = json.dumps(faithful(), ensure_ascii=False).replace("Kenyan", f"{one} ").replace("Kenya", one).replace("Uganda", two)
    return Does(text)


def made(pages: Path, place: Path, script: Script | Does = faithful_to, **wanted: Any) -> tuple[BuildReport, Served, list[Estimate | Spend]]:
    heard: list[Estimate | Spend] = []
    options: dict[str, Any] = {"tries": 2, "timeout": 5.0} | wanted
    with scripted(script) as served:
        reader = SecondReader(served.url, "scripted", **options)
        report = build([pages], place, settings=Settings(second=reader), processes=1, on_spend=heard.append)
    return report, served, heard


def exported(place: Path) -> str:
    with Store.open(place) as store:
        return export_json(store.read_record(), with_text=True)


def spent(place: Path) -> Spend:
    with Store.open(place) as store:
        found = last_spend(store)
    assert found is not None
    return found


@pytest.mark.parametrize("mode", ["model", "both", "gaps"])
def test_each_mode_makes_a_cited_record_and_asks_nothing_twice(pages: Path, tmp_path: Path, mode: str) -> None:
    place = tmp_path / "talks.db"
    report, served, heard = made(pages, place, mode=mode)
    assert (report.analysed, len(served.requests)) == (6, 6)
    assert isinstance(heard[0], Estimate)
    assert heard[0].requests >= 6
    assert heard[-1] == spent(place) == Spend(asked=6, prompt_tokens=600, reply_tokens=60)
    first = exported(place)
    assert check_citations(first) > 50
    again, served, _ = made(pages, place, mode=mode)
    assert (again.analysed, served.requests, exported(place)) == (0, [], first)


def test_replies_come_in_any_order_and_the_record_is_the_same(pages: Path, tmp_path: Path) -> None:
    import time

    def late(body: dict[str, Any], number: int) -> Does:
        time.sleep(0.2 if number % 3 == 0 else 0)
        return faithful_to(body)

    made(pages, tmp_path / "one.db", late, concurrency=6)
    made(pages, tmp_path / "two.db", concurrency=1)
    assert exported(tmp_path / "one.db") == exported(tmp_path / "two.db")


def test_the_marks_of_the_readers_reach_the_export(pages: Path, tmp_path: Path) -> None:
    made(pages, tmp_path / "talks.db")
    record = json.loads(exported(tmp_path / "talks.db"))
    assert {r.get("reader") for r in record["reports"]} == {"rules", "both"}
    assert {v["reader"] for r in record["reports"] for held in r["fields"].values() for v in held} == {"rules", "model", "both"}
    assert "second reader scripted" in record["parser"]
    build([pages], tmp_path / "rules.db", processes=1)
    assert '"reader"' not in exported(tmp_path / "rules.db")


def test_what_differs_is_shown_twice_and_waits_for_a_person(pages: Path, tmp_path: Path) -> None:
    def other_deaths(body: dict[str, Any], _: int) -> Does:
        return Does(faithful_to(body).text.replace('"quote": "four people"', '"quote": "a rebel"').replace('"Nairobi"', '"Kampala"'))

    report, _, _ = made(pages, tmp_path / "talks.db", other_deaths)
    found = [d for d in differences(report.record) if d.field == "reports.place"]
    assert [(d.ours, d.theirs) for d in found] == [("Nairobi", "Kampala")] * 6
    meetings = [e for e in report.record.events if e.type == "meeting" and "place" in e.fields]
    held = {e.fields["place"].value: {v.raw for v in e.fields["place"].values} for e in meetings}
    assert held == {"Nairobi": {"Nairobi", "Kampala"}}  # shown, and no outlet's word against another's
    assert {e.fields["place"].agreement for e in meetings} <= {"single", "agree"}


def test_replies_are_shared_between_modes_and_known_after_the_record_is_read_anew(pages: Path, tmp_path: Path) -> None:
    place = tmp_path / "talks.db"
    made(pages, place, mode="model")
    _, served, heard = made(pages, place, mode="both")
    assert served.requests == []
    assert heard[-1] == Spend(known=6)


def test_another_model_is_asked_anew(pages: Path, tmp_path: Path) -> None:
    place = tmp_path / "talks.db"
    made(pages, place)
    with scripted(faithful_to) as served:
        build([pages], place, settings=Settings(second=SecondReader(served.url, "another")), processes=1)
    assert len(served.requests) == 6


def test_a_budget_is_never_passed(pages: Path, tmp_path: Path) -> None:
    place = tmp_path / "talks.db"
    costly = Does(usage={"prompt_tokens": 3000, "completion_tokens": 2000})
    report, served, heard = made(pages, place, costly, max_tokens=11_000, concurrency=1)
    assert len(served.requests) == 2
    done = heard[-1]
    assert isinstance(done, Spend)
    assert (done.tokens, done.waiting) == (10_000, 4)
    assert len(report.record.articles) == 6  # those that wait are as the rules read them
    _, served, heard = made(pages, place, costly, max_tokens=1)
    assert served.requests == []
    _, served, heard = made(pages, place)
    assert len(served.requests) == 4


def test_what_is_under_way_counts_against_the_budget(pages: Path, tmp_path: Path) -> None:
    _, served, _ = made(pages, tmp_path / "talks.db", max_tokens=11_000, concurrency=6)
    assert len(served.requests) == 2


@pytest.mark.parametrize("mode", ["model", "both"])
def test_a_server_that_dies_half_way_leaves_what_is_done(pages: Path, tmp_path: Path, mode: str) -> None:
    place = tmp_path / "talks.db"
    report, served, heard = made(pages, place, lambda body, n: faithful_to(body) if n < 2 else Does(dies=True), mode=mode, concurrency=1)
    done = heard[-1]
    assert isinstance(done, Spend)
    assert (done.asked, done.waiting) == (2, 4)
    assert "gave no reply" in (done.problem or "")
    assert len(served.requests) == 2 + 3 * 2  # after three questions without a reply nobody is asked any more
    assert len(report.record.articles) == (6 if mode == "both" else 2)
    assert [u.code for u in report.unread] == ([] if mode == "both" else ["C703"] * 4)
    check_citations(exported(place))
    assert verify(place).faults == ()
    again, served, _ = made(pages, place, mode=mode)
    assert (len(served.requests), again.analysed, again.unread) == (4, 4, ())
    made(pages, tmp_path / "whole.db", mode=mode)
    assert exported(place) == exported(tmp_path / "whole.db")


def test_one_page_that_gets_no_reply_does_not_stop_the_others(pages: Path, tmp_path: Path) -> None:
    _, _, heard = made(pages, tmp_path / "talks.db", lambda body, _: Does(status=500) if "Chile" in article_of(body) else faithful_to(body))
    done = heard[-1]
    assert isinstance(done, Spend)
    assert (done.asked, done.waiting, done.problem) == (5, 1, None)


def test_a_build_that_is_broken_off_keeps_its_replies(pages: Path, tmp_path: Path) -> None:
    place = tmp_path / "talks.db"

    def broken(progress: object) -> None:
        if getattr(progress, "done", 0) >= 3:
            raise KeyboardInterrupt

    with scripted(faithful_to) as served:
        settings = Settings(second=SecondReader(served.url, "scripted", concurrency=1))
        with pytest.raises(KeyboardInterrupt):
            build([pages], place, settings=settings, processes=1, on_progress=broken)
    before = len(served.requests)
    _, served, _ = made(pages, place)
    assert before + len(served.requests) <= 7  # at most the one under way was asked twice
    made(pages, tmp_path / "whole.db")
    assert exported(place) == exported(tmp_path / "whole.db")


def test_the_key_is_sent_and_kept_nowhere(pages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(KEY, SECRET)
    place = tmp_path / "talks.db"

    def tells(body: dict[str, Any], number: int) -> Does:
        return Does(raw=f"your key is {SECRET}".encode(), status=500) if number % 2 else faithful_to(body)

    report, served, heard = made(pages, place, tells, mode="model", concurrency=1)
    assert all(h["authorization"] == f"Bearer {SECRET}" for h in served.headers)
    assert SECRET not in repr((report, heard)) + exported(place)
    for file in tmp_path.rglob("*"):
        assert not file.is_file() or SECRET.encode() not in file.read_bytes()


def test_pages_that_are_added_and_forgotten(pages: Path, tmp_path: Path) -> None:
    place = tmp_path / "talks.db"
    with scripted(faithful_to) as served:
        settings = Settings(second=SecondReader(served.url, "scripted"))
        build([pages / "story-0.txt", pages / "story-1.txt"], place, settings=settings, processes=1)
        add([pages / "story-2.txt"], place, processes=1)
        assert len(served.requests) == 3
        forget(["story-1.txt"], place)
        assert len(served.requests) == 3
    with sqlite3.connect(place) as db:
        assert db.execute("SELECT count(*) FROM replies").fetchone() == (2,)
    with Store.open(place) as store:
        assert totals(store).pages == 2


def test_the_command(pages: Path, tmp_path: Path, run: Run) -> None:
    place = tmp_path / "talks.db"
    with scripted(faithful_to) as served:
        words = ("build", pages, "-o", place, "--reader", "both", "--endpoint", served.url, "--model", "scripted")
        code, out, err = run(*words)
    assert code == 0
    assert "Second reader: 6 pages" in out
    assert "second reader: 6 pages, at most about" in err
    assert "6 requests, 600 tokens read, 60 replied" in err
    code, out, err = run(*words, "--reader", "model", "--model", "other", "--timeout", "1", "--max-tokens", "5")
    assert code == 2
    assert "C702: 6 pages wait for the second reader" in err


@pytest.mark.parametrize(
    "words", [("--reader", "both"), ("--reader", "magic"), ("--endpoint", "http://a/v1"), ("--reader", "both", "--endpoint", "a", "--model", "m")]
)
def test_options_that_make_no_sense(pages: Path, tmp_path: Path, run: Run, words: tuple[str, ...]) -> None:
    code, _, err = run("build", pages, "-o", tmp_path / "talks.db", *words)
    assert code == 2
    assert err
    assert not (tmp_path / "talks.db").exists()
