"""A real model reads, far too small to be right: what it invents never reaches the record."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from llm_kit import STORY, codebook

from citing import check_citations
from communique.building import build
from communique.building.second import last_spend, totals
from communique.codebooks.model import Codebook
from communique.exports.json_export import export_json
from communique.llm.locating import Locator
from communique.llm.parsing import parse_reply
from communique.llm.replies import Reply
from communique.model.asking import SecondReader
from communique.model.spans import Span
from communique.settings import Settings
from communique.store.book import Store

SERVER = Path(__file__).parents[2] / "bench" / "small_model.py"
OTHER = """Rebels Free Hostages

OSLO, May 3, 2031 — Rebels of the Northern Front freed 12 hostages near Kitale on Saturday, the Kenyan army said.

“We have kept our word,” a spokesman of the front told reporters. Fighting killed three soldiers on Friday.
"""


@pytest.fixture(scope="module")
def endpoint() -> Iterator[str]:
    """The address of the model's server."""
    with subprocess.Popen([sys.executable, SERVER], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as server:
        assert server.stdin is not None
        assert server.stdout is not None
        address = server.stdout.readline().strip()
        assert address.startswith("http://127.0.0.1:")
        yield f"{address}/v1"
        server.stdin.close()


@pytest.fixture(scope="module")
def small_codebook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two types, three issues: a short prompt."""
    whole = codebook()
    types = {name: whole.types[name].model_copy(update={"part_of": ()}) for name in ("meeting", "attack")}
    issues, stances = whole.issues[:3], whole.stances[:3]
    small = Codebook(name="small", version="1", classes=whole.classes, common=whole.common, types=types, issues=issues, stances=stances)
    place = tmp_path_factory.mktemp("codebook") / "small.yaml"
    place.write_text(json.dumps(small.model_dump(mode="json", by_alias=True, exclude_defaults=True)), "utf-8")  # JSON is YAML
    return place


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pages")
    (folder / "story.txt").write_text("Envoys Meet in Nairobi\n\nNAIROBI, May 2, 2031 — " + STORY.replace("\n", "\n\n"), "utf-8")
    (folder / "other.txt").write_text(OTHER, "utf-8")
    return folder


@pytest.mark.parametrize("mode", ["model", "both", "gaps"])
def test_none_of_its_inventions_reaches_the_record(mode: str, endpoint: str, small_codebook: Path, pages: Path, tmp_path: Path) -> None:
    place = tmp_path / "talks.db"
    reader = SecondReader(endpoint, "smollm2-135m", mode=mode, reply_tokens=160, timeout=240.0, concurrency=1)
    build([pages], place, codebook=small_codebook, settings=Settings(second=reader), processes=1)
    with Store.open(place) as store:
        record, spend, came = store.read_record(), last_spend(store), totals(store)
    assert spend is not None
    assert (spend.waiting, spend.asked > 0, spend.reply_tokens > 0) == (0, True, True)
    assert came.accepted + sum(number for _, number in came.rejected) > 0
    export = export_json(record, with_text=True)
    assert check_citations(export) > 0
    held = [v for r in record.reports for values in r.fields.values() for v in values] + [s for s in record.statements if s.reader == "model"]
    texts = {p.id: p.text for p in record.pages}
    assert all(v.raw in texts[v.page] for v in held)
    said = {v.raw for v in held}
    assert not said & inventions(place, texts)


def inventions(place: Path, texts: dict[str, str]) -> set[str]:
    """All that the model quoted and that stands on no page."""
    with sqlite3.connect(place) as db:
        replies = [Reply(text) for (text,) in db.execute("SELECT text FROM replies")]
    quotes = {quote for reply in replies for quote in quotes_of(parse_reply(reply).data)}
    places = [Locator(text, (Span(0, len(text)),)) for text in texts.values()]
    return {quote for quote in quotes if all(locator.find(quote) == "not_found" for locator in places)}


def quotes_of(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        yield from (v for v in node.values() if isinstance(v, str))
        for value in node.values():
            yield from quotes_of(value)
    elif isinstance(node, list):
        for value in node:
            yield from quotes_of(value)
