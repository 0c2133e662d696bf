"""A large record under load: ten readers and one reviewer at once, on loopback.

    python bench/serving.py [--articles 20000] [--readers 10] [--seconds 60] [--pause 1.0]

A generated record (``tests/generated.py``) behind ``communique serve --review``, a process of its own. Each reader opens a page, waits as long as
a person who skims (between nothing and twice `--pause` seconds), and opens another: three of four times an event or an article that hardly anybody
has asked for before, else one of the long lists or a search. The reviewer decides on one item after the other. Every list is asked for once before
the clock starts. Wall time of whole answers; at most `--requests` of each person.
"""

from __future__ import annotations

import argparse
import http.client
import os
import re
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from random import Random
from statistics import median
from urllib.parse import urlencode

from communique import __version__
from communique.store.book import Store

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from checking import VALUES_AN_EVENT, made, say

from serving_kit import serving

LISTS = ("", "timeline.html", "days.html", "places.html", "articles.html", "people.html", "about.html", "check", "search?q=shelled")
EVENTS_AN_ARTICLE = 0.86  # about, with the generator's own shares
Times = dict[str, list[float]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=20_000)
    parser.add_argument("--record", type=Path, help="A record file to take instead of a generated one; decisions are appended to it.")
    parser.add_argument("--readers", type=int, default=10)
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--pause", type=float, default=1.0)
    parser.add_argument("--requests", type=int, default=2000, help="At most so many of each person.")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        place = given.record or made(int(given.articles * EVENTS_AN_ARTICLE * VALUES_AN_EVENT), Path(folder) / "talks.db")
        run(place, given)


def run(place: Path, given: argparse.Namespace) -> None:
    with Store.open(place) as store:
        record, before = store.read_record(), len(store.reviews())
    load = os.getloadavg()[0]
    print(f"data: {say(record)}; metric: milliseconds of an answer, wall; communique {__version__}; {os.cpu_count()} cores, load before {load:.1f}")
    singles = [f"events/{e.id}.html" for e in record.events] + [f"articles/{a.id}.html" for a in record.articles]
    with serving(place, "--review", "ada") as (process, port):
        began = time.perf_counter()
        for where in LISTS:
            ask(port, where, seconds=300)
        print(f"ready after {time.perf_counter() - began:.0f} s")
        del record
        spent, end = cpu(process), time.perf_counter() + given.seconds
        with ThreadPoolExecutor(given.readers + 1) as pool:
            jobs = [pool.submit(read, port, singles, n, end, given) for n in range(given.readers)] + [pool.submit(check, port, end, given)]
            found = [job.result() for job in jobs]
        spent = cpu(process) - spent
    times, errors, decided = merged(found)
    for kind, held in sorted(times.items()):
        print(f"{kind}: {of(held)}")
    pages = [t for kind, held in times.items() if kind != "decision" for t in held]
    print(f"all pages: {of(pages)}; errors: {errors}; the server's CPU: {spent:.0f} of {given.seconds:.0f} s")
    with Store.open(place) as store:
        kept = len(store.reviews()) - before
    print(f"decisions: {decided} made, {kept} in the file, {decided - kept} lost")


def read(port: int, singles: list[str], number: int, end: float, given: argparse.Namespace) -> tuple[Times, int, int]:
    """A reader."""
    random, times, errors = Random(number), defaultdict(list), 0
    for _ in range(given.requests):
        if time.perf_counter() > end:
            break
        single = random.random() < 0.75
        where = random.choice(singles) if single else random.choice(LISTS)
        began = time.perf_counter()
        status, _, _ = ask(port, where)
        times["an event or article" if single else where or "index.html"].append(time.perf_counter() - began)
        errors += status != 200
        time.sleep(random.random() * 2 * given.pause)
    return times, errors, 0


def check(port: int, end: float, given: argparse.Namespace) -> tuple[Times, int, int]:
    """The reviewer: confirm, reject, and on to the next item."""
    times, errors, decided = defaultdict(list), 0, 0
    status, text, _ = ask(port, "check")
    item = re.findall(r'href="check/([^"?]+)" data-key="n"', text)[0]
    for turn in range(given.requests):
        if time.perf_counter() > end:
            break
        began = time.perf_counter()
        status, text, _ = ask(port, f"check/{item}")
        times["the next item"].append(time.perf_counter() - began)
        errors += status != 200
        form = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', text)) | {"decision": ("confirmed", "rejected")[turn % 2]}
        began = time.perf_counter()
        status, _, to = ask(port, f"check/{item}", form=form)
        times["decision"].append(time.perf_counter() - began)
        decided, errors, item = decided + (status == 303), errors + (status != 303), to.removeprefix("/check/") or item
        time.sleep(given.pause)
    return times, errors, decided


def ask(port: int, where: str, *, form: dict[str, str] | None = None, seconds: float = 30.0) -> tuple[int, str, str]:
    """Status, text and address to go on to."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=seconds)
    try:
        headers = {"content-type": "application/x-www-form-urlencoded", "origin": f"http://127.0.0.1:{port}"} if form else {}
        connection.request("POST" if form else "GET", f"/{where}", body=urlencode(form) if form else None, headers=headers)
        answer = connection.getresponse()
        return answer.status, answer.read().decode("utf-8"), answer.headers.get("location", "")
    except OSError as error:
        return 0, str(error), ""
    finally:
        connection.close()


def cpu(process: subprocess.Popen[str]) -> float:
    """Seconds of CPU that the server has used (Linux; 0 elsewhere)."""
    try:
        fields = Path(f"/proc/{process.pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def merged(found: list[tuple[Times, int, int]]) -> tuple[Times, int, int]:
    times: Times = defaultdict(list)
    for held, _, _ in found:
        for kind, seconds in held.items():
            times[kind] += seconds
    return times, sum(errors for _, errors, _ in found), sum(decided for _, _, decided in found)


def of(seconds: list[float]) -> str:
    """Number, median, 95th percentile and maximum."""
    held = sorted(1000 * s for s in seconds)
    return f"{len(held)} answers, median {median(held):.0f}, p95 {held[int(0.95 * (len(held) - 1))]:.0f}, max {held[-1]:.0f} ms"


if __name__ == "__main__":
    main()
