"""The calendar as the icalendar library reads it."""

from __future__ import annotations

from datetime import date

import icalendar
from odd_talks import CASES, SOURCE

from communique.exports.formats import make


def test_entries_come_back_with_days_status_and_words() -> None:
    calendar = icalendar.Calendar.from_ical(make("ics", SOURCE).files["talks.ics"])
    held = {str(e["UID"]).split("@")[0]: e for e in calendar.walk("VEVENT")}
    assert len(held) == len(CASES) + 1
    entry = held["e-talks"]
    assert (entry.decoded("DTSTART"), entry.decoded("DTEND"), str(entry["STATUS"])) == (date(2031, 3, 3), date(2031, 3, 4), "CONFIRMED")
    assert str(held["e-sql"]["LOCATION"]) == CASES["sql"][1]
    assert str(held["e-joined"]["LOCATION"]) == "157 each"
    assert "What it does not carry" in str(calendar["DESCRIPTION"])
