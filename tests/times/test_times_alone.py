"""The room by itself: `from communique.times import find_times`."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import FrozenInstanceError
from datetime import date, datetime
from pathlib import Path

import pytest

from communique.times import TimeExpression, find_times

ALONE = """
import sys, time
before = set(sys.modules)
begin = time.process_time()
from communique.times import find_times
found = find_times("They met on Tuesday.", published="2031-02-20")
spent = time.process_time() - begin
assert [t.value for t in found] == ["2031-02-18"]
new = sorted(m for m in set(sys.modules) - before if m.split(".")[0] not in {"communique", *sys.stdlib_module_names})
rooms = sorted(m for m in sys.modules if m.startswith("communique.") and m.split(".")[1] not in ("times", "model", "tables"))
print(new, rooms)
print(spent)
"""


def test_it_loads_the_standard_library_alone_and_starts_at_once(tmp_path: Path) -> None:
    given = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"} | {"PYTHONPYCACHEPREFIX": str(tmp_path)}
    runs = [subprocess.run([sys.executable, "-c", ALONE], capture_output=True, text=True, check=True, env=given).stdout for _ in range(3)]
    assert {run.splitlines()[0] for run in runs} == {"[] []"}
    assert min(float(run.splitlines()[1]) for run in runs) < 0.1  # bench/times_speed.py says how long; twice that for a busy machine


def test_what_comes_out() -> None:
    text = "Envoys met for six hours on Tuesday night and will meet again early next month."
    found = find_times(text, published="2031-02-20")
    assert found == (
        TimeExpression(15, 24, "six hours", "DURATION", "PT6H", None, None, None),
        TimeExpression(28, 41, "Tuesday night", "TIME", "2031-02-18TNI", None, "2031-02-18", "2031-02-18"),
        TimeExpression(62, 78, "early next month", "DATE", "2031-03", "START", "2031-03-01", "2031-03-10"),
    )
    assert all(text[t.start : t.end] == t.raw for t in found)
    with pytest.raises(FrozenInstanceError):
        found[0].start = 1  # type: ignore[misc]  # frozen: this is the test


def test_without_a_date_what_hangs_on_it_is_not_known() -> None:
    found = find_times("On Tuesday they recalled 5 May 1999.")
    assert [(t.raw, t.value, t.from_) for t in found] == [("Tuesday", None, None), ("5 May 1999", "1999-05-05", "1999-05-05")]


@pytest.mark.parametrize("day", ["2031-02-20", date(2031, 2, 20), datetime(2031, 2, 20, 23, 5)])
def test_the_day_comes_as_words_or_as_a_date(day: date | str) -> None:
    assert [t.value for t in find_times("yesterday", published=day)] == ["2031-02-19"]


def test_no_day_is_an_error() -> None:
    with pytest.raises(ValueError, match="2031"):
        find_times("yesterday", published="2031-02-30")


def test_timex3() -> None:
    (found,) = find_times("R&D rose late last month.", published="2031-02-20")
    assert found.timex3 == '<TIMEX3 type="DATE" value="2031-01" mod="END">late last month</TIMEX3>'
