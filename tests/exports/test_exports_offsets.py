"""Offsets survive every format that has them, whatever stands before the words: characters beyond 16 bits, joined ones, odd line ends."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from odd_talks import CASES, ODD, PAGES, SOURCE, place_of

from communique.exports.formats import make
from communique.exports.made import Source
from communique.exports.tables import typed_columns

TEXTS = {p.path: p.text for p in SOURCE.record.pages}
CITING = {table: [c.name.removesuffix("_quote") for c in shape if c.name.endswith("_quote")] for table, shape in typed_columns().items()}


def cited(rows: list[dict[str, Any]], table: str) -> Iterator[tuple[str, str, int, int]]:
    """Words, page, start and end of each citation of rows."""
    for row in rows:
        for prefix in CITING[table]:
            if row[f"{prefix}_page"]:
                yield row[f"{prefix}_quote"] or "", row[f"{prefix}_page"], int(row[f"{prefix}_start"]), int(row[f"{prefix}_end"])


def check(rows: list[dict[str, Any]], table: str, *, apostrophe: bool = False) -> int:
    found = list(cited(rows, table))
    for words, path, start, end in found:
        held = TEXTS[path][start:end]
        assert words == held or (apostrophe and words == f"'{held}")
    return len(found)


def test_csv_and_data_package() -> None:
    for name in ("csv", "datapackage"):
        files = make(name, SOURCE).files
        held = {t: list(csv.DictReader(io.StringIO(files[f"{t}.csv"].decode(), newline=""))) for t in CITING}
        assert sum(check(rows, t, apostrophe=True) for t, rows in held.items()) > 100


def test_json_lines_one_object_a_line_for_every_reader() -> None:
    files = make("jsonl", SOURCE).files
    for table in CITING:
        text = files[f"{table}.jsonl"].decode()
        assert len(text.splitlines()) == text.count("\n")
        check([json.loads(line) for line in text.splitlines()], table)
    assert "six\\nseven" in files["article_body.jsonl"].decode()


def test_sqlite(tmp_path: Path) -> None:
    (tmp_path / "record.sqlite").write_bytes(make("sqlite", SOURCE).files["record.sqlite"])
    with closing(sqlite3.connect(tmp_path / "record.sqlite")) as db:
        db.row_factory = sqlite3.Row
        assert sum(check([dict(row) for row in db.execute(f"SELECT * FROM {table}")], table) for table in CITING) > 100
        assert db.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []


def test_json() -> None:
    (held,) = make("json", Source(ODD, with_text=True)).files.values()
    record = json.loads(held)
    texts = {p["id"]: p["text"] for p in record["pages"]}
    for report in record["reports"]:
        assert texts[report["page"]][report["start"] : report["end"]] == report["raw"]


@pytest.mark.parametrize("name", CASES)
def test_web_annotations_by_position_and_by_quotation(name: str) -> None:
    (held,) = make("webannotation", SOURCE).files.values()
    page, span = PAGES[name], place_of(name)
    own = [t for t in _targets(json.loads(held)) if t["source"] in (page.url, f"urn:sha256:{page.sha256_text}")]
    places = set()
    for target in own:
        position, quote = target["selector"]
        assert page.text[position["start"] : position["end"]] == quote["exact"]
        around = quote["prefix"] + quote["exact"] + quote["suffix"]
        assert page.text[position["start"] - len(quote["prefix"]) :].startswith(around)
        places.add((position["start"], position["end"]))
    assert tuple(span) in places


def _targets(whole: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for item in whole["first"]["items"]:
        yield from item["target"] if isinstance(item["target"], list) else [item["target"]]


@pytest.mark.parametrize("name", CASES)
def test_label_studio_counts_code_points(name: str) -> None:
    tasks = json.loads(make("labelstudio", SOURCE).files["tasks.json"])
    (task,) = (t for t in tasks if t["data"]["path"] == f"{name}.txt")
    assert task["data"]["text"] == CASES[name][0]
    for region in task["predictions"][0]["result"]:
        if region["type"] == "labels":
            assert task["data"]["text"][region["value"]["start"] : region["value"]["end"]] == region["value"]["text"]


def test_geojson_and_plover() -> None:
    (held,) = make("geojson", SOURCE).files.values()
    words = [w for f in json.loads(held)["features"] for w in f["properties"]["reported"]]
    assert len(words) >= len(CASES)
    assert all(TEXTS[w["page"]][w["start"] : w["end"]] == w["quote"] for w in words)
    by_id = {p.id: p.text for p in SOURCE.record.pages}
    for line in make("plover", SOURCE).files["plover.jsonl"].decode().splitlines():
        for told in json.loads(line)["text_info"]:
            assert by_id[told["sequence"]][told["start"] : told["end"]] == told["text_story"]


@pytest.mark.parametrize("name", CASES)
def test_uima_counts_in_utf_16_units(name: str) -> None:
    page, span = PAGES[name], place_of(name)
    root = ElementTree.fromstring(make("uima", SOURCE).files[f"{page.id}.xmi"])
    (sofa,) = (e for e in root if e.get("sofaString") is not None)
    text = (sofa.get("sofaString") or "").encode("utf-16-le")
    found = {text[int(e.get("begin") or 0) * 2 : int(e.get("end") or 0) * 2].decode("utf-16-le") for e in root if e.get("label") == "place"}
    assert found == {page.text[span.start : span.end].replace("\x0b", "\ufffd")}
