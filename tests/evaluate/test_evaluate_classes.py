"""Classes of verdicts over invented stories: lengths beside dates, who sat at which round."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from communique.building import build
from communique.evaluate.scoring import evaluate
from communique.store.book import Store

MARCH = """Norway and Kenya Resume Talks

OSLO, March 9, 2031 — Envoys of Norway and Kenya met in Oslo on Sunday, March 9, 2031. This round of talks began with two days of
negotiations between Norway and Kenya in Nairobi on February 11, 2031. The conflict has lasted three years. The Kenyan delegation was led by
Peter Otieno, the deputy foreign minister.
"""
APRIL = """Third Round Opens in Lima

LIMA, April 20, 2031 — Envoys of Norway and Kenya met in Lima on Sunday, April 20, 2031. They had held two rounds of negotiations in February and
March 2031. The war between Kenya and Norway began in 2028. Kenya's chief negotiator, Amina Wanjiru, led the Kenyan delegation in Lima.
"""
LATER = """Talks End

LIMA, April 22, 2031 — Nearly three years of war have cost thousands of lives, officials said. The siege has gone on for more than 18 months.
"""


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("classes")
    for name, story in (("march.txt", MARCH), ("april.txt", APRIL), ("later.txt", LATER)):
        (folder / name).write_text(story, "utf-8")
    build(sorted(folder.glob("*.txt")), folder / "talks.db", processes=1)
    return folder / "talks.db"


def verdict(place: Path, tmp_path: Path, name: str, *claims: tuple[str, str]) -> bool:
    texts = {"march": MARCH, "april": APRIL, "later": LATER}
    spans = [{"doc": doc, "start": texts[doc].index(words), "end": texts[doc].index(words) + len(words), "text": words} for doc, words in claims]
    gold: dict[str, Any] = {"documents": [{"id": doc, "file": f"{doc}.txt"} for doc in texts]}
    gold |= {"entities": [], "dates": [], "links": [], "traps": [], "facts": [{"id": "F", "verdict": name, "claims": [{"span": s} for s in spans]}]}
    (tmp_path / "gold.json").write_text(json.dumps(gold), encoding="utf-8")
    with Store.open(place) as store:
        return evaluate(store.read_record(), tmp_path / "gold.json").scores["crossdoc.verdicts"].right == 1


@pytest.mark.parametrize(
    ("one", "two", "fits"),
    [
        (("march", "lasted three years"), ("april", "began in 2028"), True),
        (("march", "lasted three years"), ("later", "Nearly three years of war"), True),
        (("april", "began in 2028"), ("later", "Nearly three years of war"), True),
        (("later", "more than 18 months"), ("april", "began in 2028"), False),
        (("march", "February 11, 2031"), ("april", "April 20, 2031"), False),
    ],
)
def test_lengths_and_dates_of_one_beginning(one: tuple[str, str], two: tuple[str, str], fits: bool, place: Path, tmp_path: Path) -> None:
    assert verdict(place, tmp_path, "agree_rounding", one, two) is fits


def test_who_sat_at_different_rounds_changed_over_time(place: Path, tmp_path: Path) -> None:
    assert verdict(place, tmp_path, "changed_over_time", ("march", "The Kenyan delegation"), ("april", "Kenya's chief negotiator"))
    assert not verdict(place, tmp_path, "changed_over_time", ("march", "The Kenyan delegation"), ("march", "Peter Otieno"))
