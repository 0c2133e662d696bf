"""The shown number by the rule that a user picks; the rule stands beside it."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from handmade import Story, record

from communique.record.ruling import known_rule, parse_rules


def story(outlet: str, count: int | Sequence[object], day: str = "1994-05-03") -> Story:
    told = Story(outlet, day)
    told.tell(f"Shells hit the market in Loja on Monday, {outlet} counts {count}.", "attack", date="1994-05-02", place="Loja", fatalities=count)
    return told


def shown(rule: str, *stories: Story) -> tuple[object, str]:
    made = record(*stories, rules={"fatalities": rule})
    fields = [e.fields["fatalities"] for e in made.events]
    assert len(fields) == 1
    return fields[0].value, fields[0].rule


FOUR = [story("Daily Post", 4), story("Evening Star", 9), story("Morning Sun", 9, "1994-05-04"), story("Lake Courier", 12)]


@pytest.mark.parametrize(
    ("rule", "value"),
    [("lowest", 4), ("acled", 4), ("ucdp_low", 4), ("highest", 12), ("ucdp_high", 12), ("median", 9), ("modal", 9), ("ucdp_best", 9), ("latest", 9)],
)
def test_each_rule(rule: str, value: int) -> None:
    assert shown(rule, *FOUR) == (value, rule)


def test_the_median_of_two_lies_between() -> None:
    assert shown("median", story("Daily Post", 4), story("Evening Star", 9)) == (6.5, "median")


def test_bounds_and_ranges_give_their_ends() -> None:
    stories = [story("Daily Post", (4, "at_least")), story("Evening Star", ((5.0, 6.0), "range"))]
    assert (shown("lowest", *stories)[0], shown("highest", *stories)[0]) == (4, 6.0)
    assert shown("most_precise", *stories) == (4, "most_precise")


def test_a_number_of_one_origin_counts_once() -> None:
    quoted = [story(o, (9, "exact", None, "officials")) for o in ("Daily Post", "Evening Star", "Morning Sun")]
    named = [story(o, (9, "exact", None, "Norway")) for o in ("Daily Post", "Evening Star", "Morning Sun")]
    assert shown("modal", *named, story("Lake Courier", 4), story("River Gazette", 4))[0] == 4
    assert shown("modal", *quoted, story("Lake Courier", 4))[0] == 9


def test_preferred_origins_in_their_order() -> None:
    assert shown("preferred:Hill Herald;Evening Star", *FOUR) == (9, "preferred Evening Star")
    assert shown("preferred:Norway", story("Daily Post", (7, "exact", None, "Norway")), story("Evening Star", 9)) == (7, "preferred Norway")
    assert shown("preferred:Hill Herald", *FOUR) == (9, "latest")


def test_acled_has_numbers_for_vague_words() -> None:
    dozens = Story("Daily Post", "1994-05-03")
    dozens.tell("Shells killed dozens in the market in Loja on Monday.", "attack", date="1994-05-02", place="Loja", fatalities=(40, "vague"))
    few = story("Evening Star", 15)
    assert shown("acled", dozens, few)[0] == 12
    assert shown("lowest", dozens, few)[0] == 15


def test_rules_are_read_and_refused_clearly() -> None:
    assert parse_rules(["fatalities=lowest", "injured=preferred:Reuters"]) == {"fatalities": "lowest", "injured": "preferred:Reuters"}
    assert not known_rule("preferred:")
    assert not known_rule("highest of all")
    with pytest.raises(ValueError, match="Write FIELD=RULE"):
        parse_rules(["fatalities=biggest"])
