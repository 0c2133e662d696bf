"""From files to the record file: cached, resumable, and never stopped by a page."""

from __future__ import annotations

import json
import subprocess
import sys
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from communique.building import Progress, build
from communique.building.caching import ANALYSING, analysis_key, known_codebook, model_state
from communique.building.working import Task, attempt, work, worker_count
from communique.codebooks.loading import load
from communique.errors import PageError, ParserError
from communique.model.analysis import Analysis
from communique.model.article import Article, Block
from communique.model.page import Mark, Page, SiteFacts, Unread
from communique.settings import Settings
from communique.store.book import Store

STORY = "Norland and Sudland met\nThe Harbour Post\nMarch 3, 2031\nNegotiators from Norland and Sudland met in Lakeville on Monday for six hours.\n"
pytestmark = pytest.mark.usefixtures("calls")


def fake(page: Page, *_: object) -> Analysis:
    """Reads a page without a language model; refuses and breaks on demand."""
    if "no article" in page.text:
        raise PageError("C105", "no article was found. Leave the page out.")
    if "broken" in page.text:
        raise ZeroDivisionError("oh")
    if "parserless" in page.text:
        raise ParserError("C201", "no parser model is installed. Install one.")
    start = page.text.index("\n") + 1
    article = Article(page.id, (Block(start, len(page.text), "body"),), None, None, None, None, None, (), (), "en")
    return Analysis(page, article, (), (), (), (), (), (), ((start, len(page.text)),), "by hand", 1)


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Paths of the pages that were analysed; the parser's label costs nothing."""
    seen: list[str] = []

    def analyse(page: Page, *given: object) -> Analysis:
        seen.append(page.path)
        return fake(page, *given)

    monkeypatch.setattr("communique.analysing.analyse", analyse)
    monkeypatch.setattr("communique.building.caching.parser_label", lambda wanted: f"{wanted} 1.0")
    return seen


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    folder = tmp_path / "pages"
    folder.mkdir()
    for name, extra in (("a.txt", "one"), ("b.txt", "two")):
        (folder / name).write_text(STORY + extra + "\n", encoding="utf-8")
    return folder


def test_what_is_known_is_not_read_again(pages: Path, tmp_path: Path, calls: list[str]) -> None:
    first = build([pages], tmp_path / "talks.db")
    second = build([pages], tmp_path / "talks.db")
    assert (first.analysed, first.cached, second.analysed, second.cached) == (2, 0, 0, 2)
    assert sorted(calls) == ["a.txt", "b.txt"]
    assert first.record == second.record


def test_only_a_new_page_is_read_and_one_not_given_goes(pages: Path, tmp_path: Path, calls: list[str]) -> None:
    build([pages], tmp_path / "talks.db")
    calls.clear()
    (pages / "c.txt").write_text(STORY + "three\n", encoding="utf-8")
    (pages / "a.txt").unlink()
    report = build([pages], tmp_path / "talks.db")
    assert calls == ["c.txt"]
    assert {p.path for p in report.record.pages} == {"b.txt", "c.txt"}
    with Store.open(tmp_path / "talks.db") as store:
        assert {p.path for p in store.read_record().pages} == {"b.txt", "c.txt"}


def test_a_page_that_fails_is_a_row_and_the_others_are_read(pages: Path, tmp_path: Path, calls: list[str]) -> None:
    (pages / "c.txt").write_text(STORY + "no article\n", encoding="utf-8")
    (pages / "d.txt").write_text(STORY + "broken\n", encoding="utf-8")
    record = build([pages], tmp_path / "talks.db").record
    assert [(u.path, u.code) for u in record.unread] == [("c.txt", "C105"), ("d.txt", "C109")]
    assert record.unread[1].reason == "ZeroDivisionError: oh. Please report this page."
    calls.clear()
    build([pages], tmp_path / "talks.db")
    assert calls == ["d.txt"], "a refusal is known, a failure is tried again"


def test_the_same_page_twice_is_read_once(pages: Path, tmp_path: Path, calls: list[str]) -> None:
    (pages / "z.txt").write_bytes((pages / "a.txt").read_bytes())
    record = build([pages], tmp_path / "talks.db").record
    assert [(u.path, u.code) for u in record.unread] == [("z.txt", "C108")]
    assert sorted(calls) == ["a.txt", "b.txt"]


def test_halves_of_characters_are_refused(tmp_path: Path) -> None:
    (tmp_path / "odd.jsonl").write_text(json.dumps({"text": STORY + "\ud800"}), encoding="utf-8")
    record = build([tmp_path / "odd.jsonl"], tmp_path / "talks.db").record
    assert [u.path for u in record.unread] == ["odd.jsonl"]


def test_progress_counts_every_page_once(pages: Path, tmp_path: Path) -> None:
    seen: list[Progress] = []
    build([pages], tmp_path / "talks.db", on_progress=seen.append)
    assert seen == [Progress(0, 2, 0), Progress(1, 2, 0), Progress(2, 2, 0)]
    seen.clear()
    build([pages], tmp_path / "talks.db", on_progress=seen.append)
    assert seen == [Progress(2, 2, 2)]


def test_an_interrupted_build_goes_on_where_it_was(pages: Path, tmp_path: Path) -> None:
    def interrupt(progress: Progress) -> None:
        if progress.done == 1:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build([pages], tmp_path / "talks.db", on_progress=interrupt)
    assert build([pages], tmp_path / "talks.db").cached == 1


def test_a_text_once_rendered_stays(pages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A newer renderer may give another text for the same bytes; citations point into the one that the record holds."""
    held = build([pages], tmp_path / "talks.db").record.pages
    changed = [replace(p, id=f"{p.id}x", text=p.text + "rendered anew", renderer="html/2") for p in held]
    monkeypatch.setattr("communique.pages.reading.read_pages", lambda *_: iter(changed))
    assert build([pages], tmp_path / "talks.db").record.pages == held


def test_without_a_parser_nothing_is_built_and_no_file_is_left(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY + "parserless\n", encoding="utf-8")
    with pytest.raises(ParserError, match="C201"):
        build([tmp_path / "a.txt"], tmp_path / "talks.db")
    assert not (tmp_path / "talks.db").exists()


def test_a_mistyped_path_does_not_empty_the_record(pages: Path, tmp_path: Path) -> None:
    build([pages], tmp_path / "talks.db")
    with pytest.raises(PageError, match="C101"):
        build([tmp_path / "pagse"], tmp_path / "talks.db")
    with Store.open(tmp_path / "talks.db") as store:
        assert len(store.pages()) == 2


PAGE = Page("p-1", "a.txt", None, None, "0", "1", "text/1", STORY)


@pytest.mark.parametrize(
    "changed",
    [
        {"page": replace(PAGE, sha256="2")},
        {"page": replace(PAGE, path="b.txt")},
        {"page": replace(PAGE, url="https://harbour.example/a")},
        {"page": replace(PAGE, member="1")},
        {"page": replace(PAGE, marks=(Mark(0, 5, "h1"),))},
        {"site": SiteFacts(("Subscribe",))},
        {"settings": Settings(copy_threshold=0.9)},
        {"parser": "other 1.0"},
    ],
)
def test_the_key_changes_with_every_argument(changed: dict[str, Any]) -> None:
    given: dict[str, Any] = {"page": PAGE, "site": SiteFacts(), "settings": Settings(), "parser": "one 1.0", "codebook": load()}
    assert _key(given) == _key(dict(given))
    assert _key(given) != _key(given | changed)


def _key(given: dict[str, Any]) -> str:
    return analysis_key(given["page"], given["site"], **{k: v for k, v in given.items() if k not in ("page", "site")})


def test_the_key_covers_every_room_that_analyses() -> None:
    home = Path(sys.modules["communique"].__file__ or "").parent
    assert [name for name in ANALYSING if not (home / name).exists()] == []


def test_a_codebook_is_known_by_its_files(tmp_path: Path) -> None:
    with Store.create(tmp_path / "talks.db") as store:
        assert known_codebook(store, "peace-talks") == known_codebook(store, "peace-talks") == load()


def test_the_state_of_a_model_is_found_without_importing_it() -> None:
    code = "import sys; from communique.building.caching import model_state; print(len(model_state('auto')), 'spacy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["64", "False"]
    assert model_state("no_such_model") == model_state("nor_this")


@pytest.mark.parametrize(("tasks", "wanted", "count"), [(7, 4, 1), (8, 4, 2), (100, 3, 3), (100, 1, 1), (0, None, 1), (39, None, 1)])
def test_few_pages_are_read_in_one_process(tasks: int, wanted: int | None, count: int) -> None:
    assert worker_count(tasks, wanted=wanted) == count


def test_a_refusal_keeps_its_code(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("communique.analysing.analyse", fake)
    page = replace(PAGE, text=STORY + "no article")
    outcome = attempt(Task("k", page, SiteFacts()), load(), Settings())
    assert outcome == Unread("a.txt", None, "C105", "no article was found. Leave the page out.")


class Pool:
    """A pool of processes, here: one that breaks on the page that it is told to break on."""

    def __init__(self, broken: str) -> None:
        self.broken = broken

    def __enter__(self) -> Pool:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def submit(self, _: object, tasks: list[Task]) -> Future[list[Analysis]]:
        done: Future[list[Analysis]] = Future()
        if any(task.key == self.broken for task in tasks):
            done.set_exception(BrokenProcessPool())
        else:
            done.set_result([fake(task.page) for task in tasks])
        return done


@pytest.mark.parametrize("broken", ["k0", "k5", "k49", "none"])
def test_a_page_that_kills_its_process_is_the_only_one_lost(broken: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("communique.building.working.pool", lambda *_, **__: Pool(broken))
    tasks = [Task(f"k{n}", replace(PAGE, path=f"{n}.txt"), SiteFacts()) for n in range(50)]
    outcomes = list(work(iter(tasks), total=50, codebook=load(), settings=Settings(), processes=2))
    assert [task for task, _ in outcomes] == tasks
    assert [task.key for task, outcome in outcomes if isinstance(outcome, Unread)] == [key for key in (broken,) if key != "none"]
