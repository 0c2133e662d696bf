"""The floors under the two seed pages: what the record must at least be. They rise with the work and are never lowered silently."""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from citing import check_citations
from communique.exports.json_export import export_json
from communique.store.book import Store

FLOORS = json.loads(Path(__file__).with_name("floors.json").read_text(encoding="utf-8"))


def test_the_inputs_are_those_that_the_floors_were_measured_on(shared: Path) -> None:
    total = hashlib.sha256()
    for file in sorted([*(shared / "seeds").glob("*.txt"), *(shared / "gold" / "seeds").iterdir()]):
        total.update(file.read_bytes())
    assert total.hexdigest() == FLOORS["sha256_of_inputs"]


def test_the_record_of_the_seeds(shared: Path, seeds: dict[str, Any], tmp_path: Path) -> None:
    """The shared scorer's own figures: entries found of 64, slots right, objects that match nothing."""
    out = tmp_path / "record.json"
    out.write_text(json.dumps(seeds), encoding="utf-8")
    done = subprocess.run([sys.executable, shared / "tools" / "record_score.py", out, "-v"], capture_output=True, text=True, check=True)
    found = re.search(r"seeds: (\d+) of 64 entries found, (\d+) of \d+ slots right .*, (\d+) extra", done.stdout)
    assert found, done.stdout
    entries, slots, extra = map(int, found.groups())
    assert (entries >= FLOORS["entries"], slots >= FLOORS["slots"], extra <= FLOORS["extra"]) == (True, True, True), done.stdout


@pytest.mark.parametrize("task", ["body", "statements", "statements_speaker", "times_value"])
def test_f1(shared: Path, seeds_store: Path, task: str) -> None:
    """Our own scorer, whose figures equal those of the shared tools."""
    from communique.evaluate.scoring import evaluate
    from communique.store.book import Store

    with Store.open(seeds_store) as store:
        figures = evaluate(store.read_record(), shared / "gold" / "seeds")
    assert figures.f1(task) >= FLOORS[task]


@pytest.mark.parametrize("task", ["dates", "entities", "links", "verdicts", "traps"])
def test_what_people_noted_over_both_pages(shared: Path, seeds_store: Path, task: str) -> None:
    """How many dates, shared entities, links and verdicts the record has, and how many traps it keeps out of."""
    from communique.evaluate.scoring import evaluate
    from communique.store.book import Store

    with Store.open(seeds_store) as store:
        figures = evaluate(store.read_record(), shared / "gold" / "seeds" / "crossdoc.json")
    assert figures.scores[f"crossdoc.{task}"].right >= FLOORS["crossdoc"][task], figures.misses


def test_the_undated_page_is_dated_rightly_or_not_at_all(seeds: dict[str, Any]) -> None:
    article = next(a for a in seeds["articles"] if a["published_basis"] != "stated")
    assert article.get("published") in (None, "2026-02-18")


def test_nothing_is_quoted_from_the_furniture(shared: Path, seeds: dict[str, Any]) -> None:
    gold = [json.loads(line) for line in (shared / "gold" / "seeds" / "quotes.jsonl").read_text(encoding="utf-8").splitlines()]
    pages = {p["path"]: p["id"] for p in seeds["pages"]}
    for quote in (q for q in gold if q["tier"] == "boilerplate"):
        for statement in (s for s in seeds["statements"] if s["page"] == pages[quote["file"]]):
            for start, end in statement["content"]:
                assert all(end <= c["start"] or c["end"] <= start for c in quote["content"]), statement["raw"]


def test_every_citation_is_its_words(seeds_store: Path) -> None:
    with Store.open(seeds_store) as store:
        assert check_citations(export_json(store.read_record(), with_text=True)) > 300
