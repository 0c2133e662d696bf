"""The main job from page files to JSON: pure, cached, cited, and quiet about pages that are about something else."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from citing import check_citations
from communique.building import build as build_record
from communique.building.working import worker_count
from communique.exports.json_export import export_json
from communique.store.book import Store

CORPUS = Path(str(files("communique").joinpath("demo", "corpus")))
OTHER = Path(__file__).with_name("pages")


def build(*given: Any, **options: Any) -> Any:
    return build_record(*given, **{"processes": 1} | options)


def exported(place: Path, *, with_text: bool = False) -> str:
    with Store.open(place) as store:
        return export_json(store.read_record(), with_text=with_text)


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("demo") / "talks.db"
    build([CORPUS], place)
    return place


def test_the_pages_in_another_order_and_two_processes_give_the_same_bytes(tmp_path: Path) -> None:
    """Eight pages, so that the second build really uses two processes (see `worker_count`)."""
    pages = [*CORPUS.iterdir(), *OTHER.iterdir()]
    assert worker_count(len(pages), wanted=2) == 2
    build(sorted(pages), tmp_path / "one.db")
    build(sorted(pages, reverse=True), tmp_path / "two.db", processes=2)
    assert exported(tmp_path / "two.db") == exported(tmp_path / "one.db")


def test_from_the_cache_the_same_bytes(demo: Path) -> None:
    before = exported(demo)
    build([CORPUS], demo)
    assert exported(demo) == before


def test_a_second_build_reads_no_language_and_costs_a_fifth(tmp_path: Path) -> None:
    """CPU seconds of whole processes, start-up included."""
    code = "import sys; from pathlib import Path; from communique.building import build; build([Path(sys.argv[1])], Path(sys.argv[2]), processes=1); "
    code += "print('spacy' in sys.modules)"

    def run() -> tuple[float, str]:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        done = subprocess.run([sys.executable, "-c", code, CORPUS, tmp_path / "talks.db"], capture_output=True, text=True, check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, done.stdout.strip()

    first, second = run(), run()
    assert (first[1], second[1]) == ("True", "False")
    assert second[0] < first[0] / 5


def test_every_citation_of_the_demo_is_its_words(demo: Path) -> None:
    assert check_citations(exported(demo, with_text=True)) > 100


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_every_citation_holds_on_awkward_text(tmp_path: Path, ending: str) -> None:
    """Astral characters, combining marks, joiners, NBSP and both line ends, in a story that yields statements and reports."""
    lines = [
        "Envoys 😊 of Chad Meet in Libreville",
        "March 4, 2019",
        "Negotiators from Chad and Sudan held talks in Libreville on\u00a0Monday, and the mediator said they had agreed to swap 40\u00a0prisoners.",
        "“The talks were use\u0301ful 👩\u200d⚖️,” Foreign Minister Amina Saleh of Chad told reporters on Monday 😊.",
        "Sudan said that rebels had fired 12 rockets at the town of Adre\u0301, killing at least three people.",
    ]
    (tmp_path / "page.txt").write_bytes((ending * 2).join(lines).encode("utf-8"))
    build([tmp_path / "page.txt"], tmp_path / "talks.db")
    export = exported(tmp_path / "talks.db", with_text=True)
    assert check_citations(export) > 5
    assert json.loads(export)["statements"]


@pytest.mark.parametrize(
    ("dateline", "names"),
    [
        ("GENEVA, Switzerland, Nov 3 (Reuters) - ", {"Switzerland", "Reuters"}),
        ("NEW DELHI (Press Wire) — ", {"India", "Press Wire", "Press"}),
        ("NEW YORK (AP) — ", {"United States", "AP", "Associated Press"}),
    ],
)
def test_nobody_acts_in_a_dateline(tmp_path: Path, dateline: str, names: set[str]) -> None:
    story = "Negotiators from Chad and Sudan ended two days of talks on Sunday, and both sides said that they would meet again in the spring."
    more = "The foreign minister of Chad said that the delegations had agreed on a list of prisoners, and that the mediators would keep it."
    (tmp_path / "page.txt").write_text(f"Chad and Sudan End Talks\n\n{dateline}{story}\n\n{more}\n", encoding="utf-8")
    build([tmp_path / "page.txt"], tmp_path / "talks.db")
    actors = {actor["name"] for actor in json.loads(exported(tmp_path / "talks.db"))["actors"]}
    assert {"Chad", "Sudan"} <= actors
    assert not actors & names


@pytest.mark.parametrize("page", ["football.txt", "recipe.txt", "business.txt"])
def test_pages_about_something_else_give_no_talks(tmp_path: Path, page: str) -> None:
    build([OTHER / page], tmp_path / "talks.db")
    record = json.loads(exported(tmp_path / "talks.db"))
    assert len(record["articles"]) == 1
    assert [record[kind] for kind in ("reports", "events", "positions", "expectations")] == [[], [], [], []]


def test_a_broken_page_is_a_row_and_not_a_crash(tmp_path: Path) -> None:
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "empty.txt").write_bytes(b"")
    (folder / "noise.bin").write_bytes(bytes(range(256)) * 20)
    (folder / "good.txt").write_bytes((OTHER / "recipe.txt").read_bytes())
    (folder / "again.txt").write_bytes((OTHER / "recipe.txt").read_bytes())
    report = build([folder, tmp_path / "nowhere"], tmp_path / "talks.db")
    assert {(u.path, u.code) for u in report.unread} == {
        ("empty.txt", "C104"), ("noise.bin", "C103"), ("good.txt", "C108"), ("nowhere", "C101")
    }  # fmt: skip


def test_the_record_holds_exactly_the_pages_given(demo: Path, tmp_path: Path) -> None:
    place = tmp_path / "talks.db"
    build([CORPUS, OTHER], place)
    build([CORPUS], place)
    assert exported(place) == exported(demo)
