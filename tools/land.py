"""Draw the land of the map: ``src/communique/web/static/land.svg``.

    python tools/land.py LAND_50M_JSON -o src/communique/web/static/land.svg

LAND_50M_JSON is land-50m.json of the npm package world-atlas 2.0.2 (ISC; Natural Earth 4.1.0, public domain), whose hash is checked. It holds land
and no country: the map draws no border, since every set of borders takes a side. The same file gives the same bytes.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from communique.web.mapping import HEIGHT, SOUTH, WIDTH, project

SHA256 = "619477ff690c086885e45cb91707d783805561bd75ae8e437b7d4694b0204e0f"
FINE = 20  # steps in a unit of the map: a twentieth of a degree
HALF = 180.0
LEAST = 4  # corners of an outline that is drawn


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("land", type=Path, metavar="LAND_50M_JSON")
    parser.add_argument("-o", "--output", type=Path, required=True)
    given = parser.parse_args()
    data = given.land.read_bytes()
    if hashlib.sha256(data).hexdigest() != SHA256:
        raise SystemExit("this is not land-50m.json of world-atlas 2.0.2")
    path = "".join(map(outline, rings(json.loads(data))))
    style = "path{fill:#e4e1d8;stroke:none}@media (prefers-color-scheme:dark){path{fill:#3a3d42}}"
    given.output.write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}">'
        f'<!-- Land of Natural Earth 4.1.0, public domain, by world-atlas 2.0.2 -->'
        f'<style>{style}</style><path transform="scale({1 / FINE})" fill-rule="evenodd" d="{path}"/></svg>\n',
        encoding="utf-8",
    )
    print(f"{given.output.stat().st_size} bytes")


def rings(topology: dict[str, Any]) -> Iterator[list[tuple[int, int]]]:
    """The outlines of all land, in steps of the map; what lies on both sides of the 180th meridian is drawn at both ends."""
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * sx + tx, y * sy + ty))
        arcs.append(points)
    for geometry in topology["objects"]["land"]["geometries"]:
        polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
        for ring in (ring for polygon in polygons for ring in polygon):
            line = unrolled([point for number in ring for point in (arcs[number] if number >= 0 else reversed(arcs[~number]))])
            lons = [lon for lon, _ in line]
            if abs(lons[0] - lons[-1]) < HALF and max(lat for _, lat in line) > SOUTH:  # the ice around the south pole is left out
                turns = [0.0, *([2 * HALF] if min(lons) < -HALF else []), *([-2 * HALF] if max(lons) > HALF else [])]
                yield from (steps for turn in turns if len(steps := stepped(line, turn)) >= LEAST)


def unrolled(line: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """`line` (longitude, latitude) without a leap where it crosses the 180th meridian: it goes on beyond it."""
    out = [line[0]]
    for lon, lat in line[1:]:
        out.append((lon + 2 * HALF * round((out[-1][0] - lon) / (2 * HALF)), lat))
    return out


def stepped(line: list[tuple[float, float]], turn: float) -> list[tuple[int, int]]:
    """`line`, turned by so many degrees, in steps of the map; neighbours that fall on the same step stand once."""
    out: list[tuple[int, int]] = []
    for lon, lat in line:
        x, y = project(lat, lon + turn)
        step = round(x * FINE), round(y * FINE)
        if not out or out[-1] != step:
            out.append(step)
    return out


def outline(line: list[tuple[int, int]]) -> str:
    (x, y), out = line[0], [f"M{line[0][0]} {line[0][1]}l"]
    for nx, ny in line[1:-1]:
        out.append(f"{' ' if len(out) > 1 and nx - x >= 0 else ''}{nx - x}{' ' if ny - y >= 0 else ''}{ny - y}")
        x, y = nx, ny
    return "".join(out) + "z"


if __name__ == "__main__":
    main()
