"""The compiled gazetteer: names looked up block by block, nothing scanned.

``data/gazetteer.bin``: `MAGIC`, the length of the header (four bytes, little endian), the header (JSON, deflated), blocks (deflated). The header has
countries ([alpha-2, alpha-3, geonameid, name]), areas ([name, country, area around it or -1, geonameid]) and for each block its first name,
the number of its first place, offset and size. A block has folded names in order, each with the places whose main name it is and the numbers of
others that are called so too; then the places, column by column (``tools/gazetteer.py``).
"""

from __future__ import annotations

import json
import struct
import sys
import zlib
from array import array
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate
from typing import Any, NamedTuple

from communique.places.folding import fold

MAGIC = b"CPG1"
TOWN, AREA = 0, 1
HELD = 256  # blocks kept in memory, about 40 KB each
COLUMNS = "BBIIhhBhhBBB"


class Entry(NamedTuple):
    """A town or an area as the file has it; `country`, `area` and `part` are numbers in the header's lists (`part` of an area is its own)."""

    id: int
    name: str
    kind: int
    country: int
    area: int
    part: int
    lat: float
    lon: float
    people: int
    radius: int
    primary: bool


@dataclass(frozen=True, slots=True)
class Header:
    """What the file says before its blocks; `at` is where these begin."""

    countries: list[list[Any]]
    areas: list[list[Any]]
    firsts: list[str]
    numbers: list[int]
    places: list[tuple[int, int]]
    facts: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Block:
    """A block: the number of each name; the first of its own places and of its `refs` to others by that number, and where the last ends; and the
    places, each made when it is asked for. No list for each name: those cost more to throw away than to read."""

    names: dict[str, int]
    own: tuple[int, ...]
    other: tuple[int, ...]
    refs: array[int]
    columns: tuple[array[int], ...]
    titles: list[str]
    owners: list[str]


@cache
def _data() -> tuple[bytes, Header]:
    loader = sys.modules[__package__].__loader__
    raw: bytes = loader.get_data(f"{sys.modules[__package__].__path__[0]}/data/gazetteer.bin")  # type: ignore[union-attr]  # a package always has a loader
    (size,) = struct.unpack_from("<I", raw, len(MAGIC))
    begin = len(MAGIC) + 4
    facts = json.loads(zlib.decompress(raw[begin : begin + size]))
    blocks = facts.pop("blocks")
    at = begin + size
    places = [(at + offset, length) for _, _, offset, length in blocks]
    return raw, Header(facts.pop("countries"), facts.pop("areas"), [b[0] for b in blocks], [b[1] for b in blocks], places, facts)


def header() -> Header:
    """What the gazetteer says of itself: its source, how many names and places, countries and areas."""
    return _data()[1]


def entries(name: str) -> list[Entry]:
    """All towns and areas that are called `name`, in any spelling that the gazetteer has; most people first.

    >>> [(e.name, e.lat, e.lon) for e in entries("Kharkov")][0]
    ('Kharkiv', 49.98, 36.25)
    """
    key = fold(name)
    head = header()
    number = bisect_right(head.firsts, key) - 1
    block = _block(number) if key and number >= 0 else None
    at = block.names.get(key) if block is not None else None
    if block is None or at is None:
        return []
    found = [_entry(number, n, primary=True) for n in range(block.own[at], block.own[at + 1])]
    for n in block.refs[block.other[at] : block.other[at + 1]]:
        home = bisect_right(head.numbers, n) - 1
        found.append(_entry(home, n - head.numbers[home], primary=False))
    return sorted(found, key=lambda e: (-e.people, e.id))


def _entry(block: int, n: int, *, primary: bool) -> Entry:
    held = _block(block)
    ids, lats, lons, countries, areas, parts, kinds, sizes, radii = held.columns
    return Entry(
        id=ids[n], name=held.titles[n] or held.owners[n].title(), kind=kinds[n], country=countries[n], area=areas[n], part=parts[n],
        lat=lats[n] / 100, lon=lons[n] / 100, people=round(10 ** (sizes[n] / 10)) - 1, radius=radii[n] * 10, primary=primary,
    )  # fmt: skip


@lru_cache(maxsize=HELD)
def _block(number: int) -> Block:
    raw, head = _data()
    at, size = head.places[number]
    data = zlib.decompress(raw[at : at + size])
    lengths = struct.unpack_from(f"<{len(COLUMNS) + 2}I", data)
    ends, parts = 4 * len(lengths), []
    for length in lengths:
        parts.append(data[ends : ends + length])
        ends += length
    counts, others, refs, *columns = (_column(kind, part) for kind, part in zip(COLUMNS, parts[2:], strict=True))
    names = {name: n for n, name in enumerate(_names(parts[0].decode()))}
    owners = [name for name, count in zip(names, counts, strict=True) for _ in range(count)]
    own, other = tuple(accumulate(counts, initial=0)), tuple(accumulate(others, initial=0))
    return Block(names, own, other, refs, tuple(columns), parts[1].decode().split("\n"), owners)


def _names(coded: str) -> list[str]:
    held, before = [], ""
    for line in coded.split("\n"):
        before = before[: ord(line[0]) - 32] + line[1:]
        held.append(before)
    return held


def _column(kind: str, planes: bytes) -> array[int]:
    column = array(kind)
    size, count = column.itemsize, len(planes) // column.itemsize
    raw = bytearray(len(planes))
    for i in range(size):
        raw[i::size] = planes[i * count : (i + 1) * count]
    column.frombytes(bytes(raw))
    if sys.byteorder == "big":
        column.byteswap()
    return column
