"""The classes of expressions that a record of talks hangs on, each in sentences of its own."""

from __future__ import annotations

import pytest

from communique.times import find_times

DAY = "1999-03-17"  # a Wednesday
CLASSES: list[tuple[str, str, str, str | None, str | None, str | None]] = [
    # ranges of days
    ("Envoys will meet May 3 to 7.", "7", "DATE", "1999-05-07", "1999-05-03", "1999-05-07"),
    ("It runs from the ninth to the twelfth of April 1999.", "the ninth", "DATE", "1999-04-09", "1999-04-09", "1999-04-12"),
    ("The round of April 9th through 17th was calm.", "17th", "DATE", "1999-04-17", "1999-04-09", "1999-04-17"),
    ("The truce held from November to February 1999.", "November", "DATE", "1998-11", "1998-11-01", "1999-02-28"),
    # N to N units
    ("The talks took five to six hours.", "six hours", "DURATION", "PT6H", None, None),
    ("They need two or three days.", "three days", "DURATION", "P3D", None, None),
    ("Between ten and twelve weeks went by.", "twelve weeks", "DURATION", "P12W", None, None),
    # lengths with a hyphen
    ("A three-hour session ended.", "three-hour", "DURATION", "PT3H", None, None),
    ("The nine-month siege is over.", "nine-month", "DURATION", "P9M", None, None),
    ("They signed a 30-day truce.", "30-day", "DURATION", "P30D", None, None),
    # halves
    ("He spoke for five and a half hours.", "five and a half hours", "DURATION", "PT5H30M", None, None),
    ("A year and a half of war", "A year and a half", "DURATION", "P1Y6M", None, None),
    ("It took two and a half years.", "two and a half years", "DURATION", "P2Y6M", None, None),
    # parts of a month, a year
    ("They met late last month.", "late last month", "DATE", "1999-02", "1999-02-21", "1999-02-28"),
    ("It began early this year.", "early this year", "DATE", "1999", "1999-01-01", "1999-05-01"),
    ("They left in mid-January.", "mid-January", "DATE", "1999-01", "1999-01-11", "1999-01-20"),
    ("Earlier this month they met.", "Earlier this month", "DATE", "1999-03", "1999-03-01", "1999-03-17"),
    ("They will meet later this month.", "later this month", "DATE", "1999-03", "1999-03-17", "1999-03-31"),
    ("A vote is due later this year.", "later this year", "DATE", "1999", "1999-03-17", "1999-12-31"),
    # decades
    ("The dispute of the 1960s goes on.", "the 1960s", "DATE", "196", "1960-01-01", "1969-12-31"),
    ("It was so in the late 1980s.", "the late 1980s", "DATE", "198", "1986-09-02", "1989-12-31"),
    ("The war of the nineties", "the nineties", "DATE", "199", "1990-01-01", "1999-12-31"),
    # the one or the other end of a month, a year
    ("He fell ill in the last week of January.", "the last week of January", "DATE", "1999-01", "1999-01-25", "1999-01-31"),
    ("The first two weeks of 1997 were calm.", "The first two weeks", "DURATION", "P2W", "1997-01-01", "1997-01-14"),
    ("In the last month of last year they met.", "the last month of last year", "DATE", "1998", "1998-12-01", "1998-12-31"),
    ("It fell in the final three days of 1995.", "1995", "DATE", "1995", "1995-12-29", "1995-12-31"),
    # days of an event
    ("On the second day of talks they ate together.", "the second day", "DATE", None, None, None),
    ("It was the twelfth day of the siege.", "the twelfth day", "DATE", None, None, None),
    ("The talks went into a third day.", "a third day", "DATE", None, None, None),
    # counted from an event that the words name
    ("He left a day after the strike.", "a day", "DURATION", "P1D", None, None),
    ("Two days before the summit, he flew out.", "Two days", "DURATION", "P2D", None, None),
    ("The day after the vote was calm.", "The day", "DATE", None, None, None),
    # counted from a day that the words name
    ("They signed it three days after January 12.", "three days", "DURATION", "P3D", "1999-01-15", "1999-01-15"),
    ("It was two weeks before Christmas.", "two weeks", "DATE", "1998-12-11", "1998-12-11", "1998-12-11"),
    ("They will meet a week from Friday.", "a week", "DURATION", "P1W", "1999-03-26", "1999-03-26"),
    # counters of named series
    ("Siege of the harbour: day 45", "day 45", "DATE", None, None, None),
    ("Border war, day 1,455: what we know", "day 1,455", "DATE", None, None, None),
    ("Hostage crisis enters day 100", "day 100", "DATE", None, None, None),
    # what recurs
    ("They meet every Friday.", "every Friday", "SET", "XXXX-WXX-5", None, None),
    ("Shells fall each night.", "each night", "SET", "P1NI", None, None),
    ("The joint body meets twice a month.", "twice a month", "SET", "P1M", None, None),
    ("It reports every six months.", "every six months", "SET", "P6M", None, None),
    # weeks named by another word
    ("They meet on Tuesday of next week.", "Tuesday of next week", "DATE", "1999-03-23", "1999-03-23", "1999-03-23"),
    ("The vote is next week on Friday.", "next week on Friday", "DATE", "1999-03-26", "1999-03-26", "1999-03-26"),
    ("He comes the week after next.", "the week after next", "DATE", "1999-W13", "1999-03-29", "1999-04-04"),
    # holidays with their year and weekend
    ("It was signed on Good Friday 1998.", "Good Friday 1998", "DATE", "1998-04-10", "1998-04-10", "1998-04-10"),
    ("They met on Christmas Day, 1995.", "Christmas Day, 1995", "DATE", "1995-12-25", "1995-12-25", "1995-12-25"),
    ("They met over Labor Day weekend.", "Labor Day weekend", "DATE", "1998-W36-WE", "1998-09-05", "1998-09-07"),
    # fiscal years and quarters
    ("Aid grew in the last fiscal year.", "the last fiscal year", "DATE", "1998", "1997-01-01", "1998-12-31"),
    ("Output fell in the past two quarters.", "the past two quarters", "DURATION", "P2Q", "1998-09-17", "1999-03-17"),
    ("Output fell in the current quarter.", "the current quarter", "DATE", "1999-Q1", "1999-01-01", "1999-03-31"),
]


@pytest.mark.parametrize("case", CLASSES, ids=lambda case: case[1])
def test_classes(case: tuple[str, str, str, str | None, str | None, str | None]) -> None:
    text, raw, *wanted = case
    found = {t.raw: t for t in find_times(text, published=DAY)}
    assert raw in found
    assert [found[raw].type, found[raw].value, found[raw].from_, found[raw].to] == wanted


@pytest.mark.parametrize(
    "text",
    [
        "Three-quarters of the town is in ruins.",
        "About three quarters of its food is imported.",
        "Call 138-2010-2015.",
        "Earth Hour and Start in the Morning",
    ],
)
def test_numbers_that_are_no_times(text: str) -> None:
    assert [t for t in find_times(text, published=DAY) if t.type != "TIME"] == []
