import re

import pytest

from communique.pages.languages import plainly_other
from communique.pages.openings import LENGTH, may_begin, openings_of
from communique.pages.phrases import phrase_role, phrase_roles
from communique.tables import load_table

LINES = tuple(
    """Menu
share this article
12 comments
• list 1 of 3
Photo: Ida Holm/AFP
© 1998 The Harbour Gazette
Ida Holm is a reporter in Osthaven.
All rights reserved.
kommentare
İstanbul
ſhare
\u212a
x
(Reporting by Ida Holm)
<1 min read
Read more: Ferry fares rise
3 hours ago
Θέμα
Ferry fares rise again before the …
file photo of the ferry
Undated photo of the quay
Sources: AFP
“Why now?”
…""".splitlines()
)


@pytest.mark.parametrize(
    ("pattern", "fits", "not_fits"),
    [
        ("^(?:the )?harbour", ("the harbour", "harbour"), ("a harbour",)),
        (r"^\d+ ago|^just now", ("3 ago", "just now"), ("now",)),
        ("^[-•]* ?list", ("list", "•list", "- list"), ("mist",)),
        ("^colou?rs?$", ("color", "colours"), ("dolor",)),
        ("news", ("old news",), ()),
    ],
)
def test_what_a_pattern_fits_begins_with_one_of_its_openings(pattern: str, fits: tuple[str, ...], not_fits: tuple[str, ...]) -> None:
    openings = openings_of(pattern)
    assert all(may_begin(openings, text[:LENGTH]) for text in fits)
    assert not any(may_begin(openings, text[:LENGTH]) for text in not_fits)


def test_a_line_has_the_role_of_the_first_pattern_that_is_on_it() -> None:
    rows = load_table("communique.pages", "phrases.tsv")

    def slowly(line: str) -> str | None:
        needed = (row for row in rows if not row["needs"] or any(need in line.lower() for need in row["needs"].split("|")))
        return next((row["role"] for row in needed if re.search(row["pattern"], line, re.IGNORECASE)), None)

    assert phrase_roles(LINES) == [slowly(line) for line in LINES] == [phrase_role(line) for line in LINES]


def test_a_page_plainly_in_another_language_is_refused_without_looking_for_its_story() -> None:
    german = "Die Delegationen haben sich in der Nacht auf einen Text geeinigt, und sie treffen sich am Montag mit dem Minister wieder. " * 3
    english = "The delegations agreed on a text in the night, and they will meet the minister again on Monday. " * 3
    assert plainly_other(german) == "de"
    assert plainly_other(english) is None
    assert plainly_other(german + english) is None
    assert plainly_other("y " * 400) is None
    assert plainly_other("12:30 | 14:00") is None
