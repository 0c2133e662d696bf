"""Lines that the pages of a site share."""

from __future__ import annotations

from itertools import permutations

from communique.model.page import Page, page_id
from communique.pages.survey import survey


def made(path: str, text: str, url: str | None = None) -> Page:
    return Page(page_id(sha256_text=text, url=url), path, url, None, "", "", "text/1", text)


PAGES = tuple(made(f"x/{i}.txt", f"Gazette\n  Subscribe today  \n---\nStory number {i}.\n") for i in range(3))
OTHER = made("x/9.txt", "Lantern\nSubscribe today\nStory of another paper.\n")


def test_lines_that_three_pages_of_a_site_hold_are_repeated() -> None:
    facts = survey([*PAGES, OTHER])
    assert facts[PAGES[0].id].repeated == ("Gazette", "Subscribe today")
    assert facts[OTHER.id].repeated == ()


def test_two_pages_share_what_stands_between_the_same_lines() -> None:
    top, below = "Gazette\nMenu\nIslands\nBy Ana Berg\n5 March 2031\n", "\nMost read\nFerry fares rise\nBridge opens\nTerms of use\n"
    pages = [made("x/1.txt", f"{top}Bridge opens\nThe bridge is open.{below}"), made("x/2.txt", f"{top}Ferry fares rise\nThe fares are up.{below}")]
    facts = survey(pages)
    assert facts[pages[0].id].repeated == ("Ferry fares rise", "Gazette", "Islands", "Menu", "Most read", "Terms of use")
    assert facts[pages[1].id].repeated == ("Bridge opens", "Gazette", "Islands", "Menu", "Most read", "Terms of use")


def test_a_line_that_two_pages_share_by_itself_is_not_enough() -> None:
    pages = [made(f"{i}.txt", f"Story {i}\nHe gave no details.\nThe end of {i}\n", url=f"https://news.example/{i}") for i in range(2)]
    assert all(not facts.repeated for facts in survey(pages).values())


def test_the_address_tells_the_site() -> None:
    pages = [made(f"{i}.txt", f"Line {i}\nOur standards\n", url=f"https://{'www.' * (i % 2)}news.example/{i}") for i in range(3)]
    assert all(facts.repeated == ("Our standards",) for facts in survey(pages).values())


def test_the_order_of_the_pages_does_not_matter() -> None:
    results = [survey(order) for order in permutations((*PAGES, OTHER))]
    assert all(result == results[0] for result in results)


def test_the_same_page_twice_counts_once() -> None:
    assert not survey([PAGES[0], PAGES[0]])[PAGES[0].id].repeated


SENTENCES = tuple(f"The envoys of the republic number {n} said that they would meet again in the old hall on the next day." for n in range(4))


def test_a_story_saved_three_times_keeps_its_text() -> None:
    pages = [made(f"x/{i}.txt", "Gazette\nEnvoys meet\n" + "\n".join(SENTENCES) + f"\nHe gave no details.\nUpdate {i}.\n") for i in range(4)]
    assert all(not facts.repeated for facts in survey(pages).values())


def test_versions_of_one_story_count_as_one_page() -> None:
    versions = [made(f"x/{i}.txt", "Gazette\n" + "\n".join(SENTENCES[:3]) + f"\nHe gave no details.\nUpdate {i}.\n") for i in range(3)]
    facts = survey([*versions, *PAGES[:2]])
    assert all(facts[v.id].repeated == ("Gazette",) for v in versions)


def test_long_sentences_are_no_furniture() -> None:
    pages = [made(f"x/{i}.txt", f"Gazette\n{SENTENCES[0]}\nStory {i}.\n") for i in range(3)]
    assert all(SENTENCES[0] not in facts.repeated for facts in survey(pages).values())
