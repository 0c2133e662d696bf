"""The record must come from reading: pages whose persons and towns have other names give the same record, up to the names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

NAMES_FILE = Path(__file__).with_name("names.tsv")


def names() -> dict[str, str]:
    """Name on the page → name in its place, from names.tsv."""
    rows = [line.split("\t") for line in NAMES_FILE.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    return {row[0]: row[1] for row in rows}


def swapped(text: str) -> str:
    """`text` with every whole word (or words) of the table replaced, longest first, in one pass."""
    table = names()
    pattern = re.compile(r"\b(?:" + "|".join(map(re.escape, sorted(table, key=len, reverse=True))) + r")\b")
    return pattern.sub(lambda m: table[m.group()], text)


@pytest.fixture(scope="module")
def other(shared: Path, build: Any, export: Any, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """The record of the swapped pages."""
    folder = tmp_path_factory.mktemp("swapped")
    for page in sorted((shared / "seeds").glob("*.txt")):
        (folder / page.name).write_bytes(swapped(page.read_bytes().decode("utf-8")).encode("utf-8"))
    return dict(export(build(folder)))


def name_of(record: dict[str, Any], actor: str | None) -> str | None:
    return next((a["name"] for a in record["actors"] if a["id"] == actor), None)


def shapes(record: dict[str, Any], kind: str) -> Counter[str]:
    """What the objects of `kind` say, free of ids and offsets."""
    shape = SHAPES[kind]
    return Counter(shape(record, o) for o in record[kind])


def value_shape(record: dict[str, Any], name: str, v: dict[str, Any]) -> str:
    return f"{name}={name_of(record, v.get('value')) if isinstance(v.get('value'), str) else v.get('value')} {v['qualifier']} “{v['raw']}”"


def report_shape(record: dict[str, Any], o: dict[str, Any]) -> str:
    values = [value_shape(record, n, v) for n, vs in sorted(o["fields"].items()) for v in sorted(vs, key=lambda v: (v["start"], v["end"]))]
    return f"{o['type']} {o['status']} {o.get('stage')} “{o['raw']}” {values}"


SHAPES: dict[str, Callable[[dict[str, Any], dict[str, Any]], str]] = {
    "articles": lambda _, o: f"{o['title']} {o.get('published')} {o.get('published_basis')} {o.get('outlet')} {o.get('authors')}",
    "statements": lambda r, o: f"{o['tier']} {o['form']} {name_of(r, o.get('speaker'))} {o.get('channel')} {o.get('act')} “{o['raw']}”",
    "reports": report_shape,
    "positions": lambda r, o: f"{name_of(r, o['party'])} {o['stance']} {o['issue']} “{o['raw']}”",
    "expectations": lambda r, o: f"{name_of(r, o.get('by'))} {o['status']} {o.get('expects')} “{o['raw']}”",
    "times": lambda _, o: f"{o['type']} {o.get('value')} “{o['raw']}”",
}  # fmt: skip


@pytest.mark.parametrize("kind", sorted(SHAPES))
def test_other_names_same_record(seeds: dict[str, Any], other: dict[str, Any], kind: str) -> None:
    expected = Counter({swapped(shape): n for shape, n in shapes(seeds, kind).items()})
    found = shapes(other, kind)
    assert sorted((found - expected).elements()) == sorted((expected - found).elements()) == []


def test_the_library_names_nobody_of_the_pages() -> None:
    """No word of a person's name or of a town from the pages stands in the code or data of the library (the talks' states may)."""
    library = Path(__file__).parents[2] / "src" / "communique"
    table = sorted(set(names()) - {"Daniel", "Alexander", "Ivan", "Donald", "Steve", "Geneva", "Vladimir", "Dmitri"})
    pattern = re.compile(r"\b(?:" + "|".join(map(re.escape, table)) + r")\b")
    files = [f for f in library.rglob("*") if f.suffix in {".py", ".yaml", ".tsv", ".txt"} and "demo" not in f.parts]
    hits = [f"{f.name}: {m.group()}" for f in files for m in pattern.finditer(f.read_text(encoding="utf-8"))]
    assert hits == []
