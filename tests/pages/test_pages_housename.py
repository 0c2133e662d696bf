"""The outlet of a page saved as text, told from its menus, banners and footers. All made up."""

from __future__ import annotations

import pytest

from communique.model.page import Page, SiteFacts, page_id
from communique.pages.finding import find_article

TITLE = "Third day of strait talks ends without a text"
STORY = (
    "Delegates from the two island republics ended a third day of talks on Friday without a text that both could sign.",
    "The mediator, a former judge, told reporters that the sides had moved closer on fishing rights but not on the strait.",
    "Neither delegation would say what had been offered, and both asked for the maps to be drawn again by the engineers.",
    "The talks are to go on in the spring, a spokeswoman for the hosts said, though no day has been set for them so far.",
)
LEAD = ("Skip to content", "Log in", TITLE, "6 March 1998")


def outlet(*above: str, below: tuple[str, ...] = (), story: tuple[str, ...] = STORY) -> str | None:
    text = "\n".join((*above, *story, *below))
    named = find_article(Page(page_id(sha256_text=text, url=None), "a.txt", None, None, "", "", "text/1", text), SiteFacts()).outlet
    assert named is None or text[named.start : named.end] == named.raw
    return named.value if named else None


@pytest.mark.parametrize(
    ("below", "name"),
    [
        (("Subscribe to The Lantern", "© 1998 The Lantern. All rights reserved."), "The Lantern"),
        (("About Lantern", "Follow Lantern on Facebook", "Copyright 1998 Lantern Media Group"), "Lantern"),
        (("Osthaven Now newsletter", "Download the Osthaven Now app", "© 1998 Bright Holdings"), "Osthaven Now"),
        (
            (
                "Mira Solvang is a reporter for IslandBeat, covering the strait.",
                "news@islandbeat.example.org",
                "More from IslandBeat",
                "© IslandBeat",
            ),
            "IslandBeat",
        ),
        (("Welcome to Mid-Sea Times", "Mid-Sea Times uses cookies"), None),
        (("© 1998 Brightwater Media Group. All rights reserved.",), None),
        (("Subscribe to our newsletter", "Follow us on Twitter", "Get the app"), None),
        (("Sign up for The Morning Tide newsletter", "Sign up to The Morning Tide"), None),
        (("Subscribe to The Lantern", "Follow The Lantern on X", "Subscribe to The Beacon", "Follow The Beacon on X"), None),
    ],
)
def test_furniture_names_the_outlet_in_two_ways_or_it_does_not(below: tuple[str, ...], name: str | None) -> None:
    assert outlet(*LEAD, below=below) == name


@pytest.mark.parametrize(
    ("top", "name"),
    [
        (f"{TITLE} | The Lantern", "The Lantern"),
        (f"{TITLE} – Osthaven Now", "Osthaven Now"),
        (f"{TITLE} - Channel 5 Osthaven", "Channel 5 Osthaven"),
        (f"{TITLE} - what we know so far", None),
        ("Sport | Football", None),
    ],
)
def test_the_end_of_the_headline(top: str, name: str | None) -> None:
    assert outlet(top, *LEAD) == name


def test_an_agency_that_a_paper_takes_stories_from_is_not_its_name() -> None:
    told = (*STORY[:3], "“We are not done,” a delegate told The Associated Press.")
    below = ("Copyright 1998 The Associated Press. All rights reserved.",)
    assert outlet(*LEAD, below=below, story=told) is None
    assert outlet(*LEAD, below=(*below, "About The Associated Press", "Follow The Associated Press on X"), story=told) == "The Associated Press"


@pytest.mark.parametrize(
    ("above", "story", "name"),
    [
        (("The Strait Observer | News you can use", "Menu", TITLE, "6 March 1998"), STORY, "The Strait Observer"),
        (("GULF TELEGRAPH", "Menu", TITLE, "6 March 1998, 12.01am, The Gulf Telegraph"), STORY, "The Gulf Telegraph"),
        (("Mid Sea Wire", "Menu", TITLE, "6 March 1998"), (f"OSTHAVEN (MSW) - {STORY[0]}", *STORY[1:]), "Mid Sea Wire"),
        (("Mid Sea Wire", "Menu", TITLE, "6 March 1998"), (f"OSTHAVEN (XYZ) - {STORY[0]}", *STORY[1:]), None),
        (("Sea Weather Today", "Menu", TITLE, "6 March 1998"), STORY, None),
        (("The", "Menu", "The", TITLE, "6 March 1998"), STORY, None),
    ],
)
def test_the_first_line_of_the_page(above: tuple[str, ...], story: tuple[str, ...], name: str | None) -> None:
    assert outlet(*above, story=story) == name
